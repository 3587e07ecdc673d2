// Package ingest is the one way in: it turns the bytes of a file into a
// document, the article without the page around it, with the outlet, date and
// byline that the page shows. Nothing in a file is executed or fetched.
package ingest

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/html"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/outlet"
)

// MaxBytes is the most that one document may hold, unpacked.
const MaxBytes = 256 << 20

// ErrEmpty is the error of a file that holds no text: nothing is wrong with it,
// but there is nothing to read.
var ErrEmpty = errors.New("the file is empty: nothing to read")

// Read makes a document of the bytes of a file. The path gives its name, and a
// hint of its format where the bytes leave it open; nothing is opened. The
// result depends on path and data alone. The document's ID is the file's name up
// to its extension. The error names the file and says what to do about it.
func Read(path string, data []byte) (hearsay.Document, error) {
	sum := sha256.Sum256(data)
	d := hearsay.Document{ID: Stem(path), Path: path, SHA256: hex.EncodeToString(sum[:])}
	fail := func(err error) (hearsay.Document, error) {
		return hearsay.Document{}, fmt.Errorf("ingest: %s: %w", path, err)
	}
	data, err := unpack(data)
	if err != nil {
		return fail(err)
	}
	if len(data) > MaxBytes {
		return fail(fmt.Errorf("the file is larger than %d MB: split it into its articles", MaxBytes>>20))
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return fail(ErrEmpty)
	}
	if kind := foreign(data); kind != "" {
		return fail(fmt.Errorf("the file is %s, not text or HTML: save its text as a .txt file and add that", kind))
	}
	if OwnReport(data) {
		return fail(ErrOwnReport)
	}
	isHTML := looksHTML(path, data)
	text, warnings, err := decode(data, isHTML)
	if err != nil {
		return fail(err)
	}
	d.Warnings = warnings
	if isHTML {
		fromHTML(&d, text)
	} else {
		fromText(&d, text)
	}
	if strings.TrimSpace(d.Text) == "" {
		if isHTML {
			return fail(errors.New("no article text was found in the page: open it in a browser and save its text as a .txt file"))
		}
		return fail(ErrEmpty)
	}
	d.Language = Language(d.Text)
	if !d.English() {
		d.Warnings = append(d.Warnings, fmt.Sprintf("the text is not in English (%s): kept and compared for shared passages, not read for statements", languageName(d.Language)))
	}
	return d, nil
}

// Page finds the article in the bytes of a web page, which may be gzip-compressed,
// whatever its name. The error names the page.
func Page(path string, data []byte) (html.Article, error) {
	fail := func(err error) (html.Article, error) {
		return html.Article{}, fmt.Errorf("ingest: %s: %w", path, err)
	}
	data, err := unpack(data)
	if err != nil {
		return fail(err)
	}
	if len(data) > MaxBytes {
		return fail(fmt.Errorf("the page is larger than %d MB: split it into its articles", MaxBytes>>20))
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return fail(ErrEmpty)
	}
	if kind := foreign(data); kind != "" {
		return fail(fmt.Errorf("the file is %s, not HTML", kind))
	}
	page, _, err := decode(data, true)
	if err != nil {
		return fail(err)
	}
	return html.Extract(page), nil
}

// fromHTML fills d from a page.
func fromHTML(d *hearsay.Document, page string) {
	a := html.Extract(page)
	d.Title, d.URL = a.Title, a.URL
	for _, n := range a.Bylines {
		if _, ok := outlet.Canonical(n); !ok { // an agency is no person
			d.Bylines = append(d.Bylines, n)
		}
	}
	d.Outlet = siteOf(a)
	if a.Date != "" {
		d.Published = hearsay.Day(a.Date)
	}
	frame(d, a)
	fill(d, lines(a.Text), true)
	if d.Text == "" {
		d.Text = a.Text
	}
	if a.Teaser {
		d.Warnings = append(d.Warnings, "the page says that it is not free to read, and shows the first lines only: what follows them is missing")
		if s := cutSentence(d.Text); !s.Empty() {
			d.Furniture = append(d.Furniture, s)
			slices.SortFunc(d.Furniture, func(a, b hearsay.Span) int { return a.Start - b.Start })
		}
	}
}

// cutSentence is the last sentence of a text where it breaks off in its middle; it
// says less than was said.
func cutSentence(text string) hearsay.Span {
	end := len(strings.TrimRight(text, " .…[]"))
	if rest := text[end:]; !strings.Contains(rest, "...") && !strings.Contains(rest, "…") {
		return hearsay.Span{}
	}
	start := strings.LastIndexByte(text[:end], '\n') + 1
	for _, stop := range []string{". ", "? ", "! ", ".” ", ".\" ", "?” ", "!” "} {
		if i := strings.LastIndex(text[start:end], stop); i >= 0 {
			start += i + len(stop)
		}
	}
	return hearsay.Span{Start: start, End: len(text)}
}

// fromText fills d from plain text: an article by itself, or what a program saved
// of a page, with menus, captions and notices around it.
func fromText(d *hearsay.Document, text string) {
	text = unwrap(text)
	if m := leadingDate.FindStringSubmatch(strings.TrimLeft(text, " \t\n")); m != nil && findDate(m[1], date.UnknownOrder) != "" {
		d.Published = hearsay.Day(m[1])
		text = strings.TrimLeft(text, " \t\n")[len(m[0]):]
	}
	if holds(text, []string{"RELATED", "ALSO", "MORE", "READ", "WATCH", "VIDEO", "PHOTOS", "GALLERY"}) {
		text = inline.ReplaceAllString(text, "")
	}
	if holds(text, []string{"(See", "(Read", "(Watch", "(Listen", "(Also see", "(Related", "(Click"}) {
		text = aside.ReplaceAllString(text, "$1")
	}
	scripted := ""
	if strings.Contains(text, "(function") {
		scripted = strings.Join(script.FindAllString(text, -1), " ")
		text = script.ReplaceAllString(text, "")
	}
	ls := lines(text)
	fill(d, ls, false)
	if d.Text == "" {
		d.Text = strings.TrimSpace(text) // nothing but furniture: rather all of it than nothing
	}
	if !d.Published.Known() && scriptDate.MatchString(scripted) {
		if p := findDate(scripted, date.UnknownOrder); p != "" {
			d.Published = hearsay.Day(p)
		}
	}
}

// inline are calls to read more in brackets inside a paragraph.
var inline = regexp.MustCompile(`[ \t]*[(\[](?:RELATED|ALSO|MORE|READ MORE|ALSO READ|READ ALSO|SEE ALSO|READ|WATCH|VIDEO|PHOTOS|GALLERY)\s*:\s*[^()\[\]\n]{3,200}[)\]]`)

// aside is a sentence in brackets that only points to another page.
var aside = regexp.MustCompile(`([.!?”"])[ \t]+\((?:See|Read|Watch|Listen|Also see|Related|Click)\b[^()\n]{3,200}\)`)

// script is a script that follows a paragraph on its line.
var script = regexp.MustCompile(`[ \t]{2,}[\w$]+(?:\.[\w$]+)+\(function ?\([^\n]*\)\s*;?[ \t]*(?m:$)`)

// scriptDate matches a script that writes the date of the page.
var scriptDate = regexp.MustCompile(`(?i)(?:format\w*_?date|date_?published|pub_?date|update_?time)\w*\W`)

// fill reads what the lines of a page show about its article; bare lines come
// without the page's menus.
func fill(d *hearsay.Document, ls []line, bare bool) {
	first, last := len(ls), -1
	for i, l := range ls {
		if l.kind == prose && (l.words >= 15 || l.closed && l.words >= 8) {
			first, last = min(first, i), i
		}
	}
	top := readHeading(ls, first)
	if top.alone {
		ls[top.line].kind = chrome
	}
	if d.Published == (hearsay.Period{}) {
		if p := published(ls, first, dateOrder(ls, d.Outlet, top.outlet)); p != "" {
			d.Published = hearsay.Day(p)
		}
	}
	if len(d.Bylines) == 0 {
		d.Bylines = bylines(ls, first, last)
	}
	title := settle(ls, bare)
	var spans []hearsay.Span
	d.Text, spans = assemble(ls)
	d.Items = items(ls, spans, d.Text)
	if len(d.Items) == 0 && d.Title == "" && title >= 0 {
		d.Title = strings.TrimLeft(ls[title].text, "# ")
	}
	if d.Outlet == "" {
		d.Outlet, d.OutletAt = publisher(&layout{lines: ls, first: first, last: last, heading: top, text: d.Text, several: len(d.Items) > 0})
	}
	for i, l := range ls {
		if (l.kind == tip || l.kind == credit || l.kind == mark) && !spans[i].Empty() {
			d.Furniture = append(d.Furniture, spans[i])
		}
	}
}

// Stem is the name of a file up to its extension, the id of its document; ".gz"
// counts as no extension of its own.
func Stem(path string) string {
	name := filepath.Base(filepath.ToSlash(path))
	name = strings.TrimSuffix(name, ".gz")
	if s := strings.TrimSuffix(name, filepath.Ext(name)); s != "" {
		return strings.ToValidUTF8(s, "_")
	}
	return strings.ToValidUTF8(name, "_")
}

// unpack undoes gzip, within MaxBytes.
func unpack(data []byte) ([]byte, error) {
	if len(data) < 2 || data[0] != 0x1f || data[1] != 0x8b {
		return data, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the gzip file cannot be unpacked (%w): get an unbroken copy", err)
	}
	out, err := io.ReadAll(io.LimitReader(z, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("the gzip file is broken (%w): get an unbroken copy", err)
	}
	if len(out) > MaxBytes {
		return nil, fmt.Errorf("the gzip file unpacks to more than %d MB: split it into its articles", MaxBytes>>20)
	}
	return out, nil
}

// foreign names the format of data where it is a known one that is not read; ""
// where it may be text.
func foreign(data []byte) string {
	for _, s := range []struct{ magic, name string }{
		{"%PDF-", "a PDF"}, {"PK\x03\x04", "a ZIP archive or an office document"}, {"\xd0\xcf\x11\xe0", "an old office document"},
		{"\x89PNG", "an image"}, {"\xff\xd8\xff", "an image"}, {"GIF8", "an image"}, {"\x7fELF", "a program"}, {"MZ\x90", "a program"},
		{"{\\rtf", "an RTF document"}, {"SQLite format 3", "a database"}, {"ID3", "a sound file"}, {"OggS", "a sound file"},
		{"Rar!", "an archive"}, {"7z\xbc\xaf", "an archive"}, {"BZh", "a compressed file"}, {"\xfd7zXZ", "a compressed file"},
		{"\x28\xb5\x2f\xfd", "a compressed file"}, {"WARC/", "a web archive"},
	} {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return s.name
		}
	}
	return ""
}

// looksHTML tells a page from plain text, by its first bytes or its name.
func looksHTML(path string, data []byte) bool {
	head := bytes.ToLower(bytes.ReplaceAll(data[:min(len(data), 4096)], []byte{0}, nil))
	head = bytes.TrimLeft(bytes.TrimPrefix(bytes.TrimPrefix(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), []byte("\xff\xfe")), []byte("\xfe\xff")), " \t\r\n")
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(head, []byte(p)) {
			return true
		}
	}
	switch strings.ToLower(filepath.Ext(strings.TrimSuffix(path, ".gz"))) {
	case ".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".jsp":
		return bytes.Contains(head, []byte("<"))
	case ".txt", ".text", ".md":
		return false
	}
	return bytes.HasPrefix(head, []byte("<")) && (bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<body")) ||
		bytes.Contains(head, []byte("<p>")) || bytes.Contains(head, []byte("<div")))
}
