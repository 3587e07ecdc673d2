// Package ingest is the one way in: it turns the bytes of a file into a
// document, the article without the page around it, with the outlet, date and
// byline that the page shows. Nothing in a file is executed or fetched.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/archive"
	"github.com/openhearsay/hearsay/ingest/html"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/ingest/table"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/pattern"
)

// ErrEmpty is the error of a file that holds no text: nothing is wrong with it,
// but there is nothing to read.
var ErrEmpty = errors.New("the file is empty: nothing to read")

// Page finds the article in the bytes of a web page, which may be compressed,
// whatever its name. The error names the page.
func Page(path string, data []byte) (html.Article, error) {
	r := NewReader(source.Default(), table.Columns{})
	t, err := r.text(context.Background(), source.Source{Path: path, Data: data, Type: "text/html"})
	if err == nil && !t.HTML {
		err = errors.New("the file is no web page")
	}
	if err != nil {
		return html.Article{}, fmt.Errorf("ingest: %s: %w", path, err)
	}
	a := html.Extract(t.Body)
	a.Text = untailed(a.Text)
	return a, nil
}

// untailed is a text without the furniture at its end: calls to follow and to subscribe,
// notices.
func untailed(text string) string {
	all := strings.Split(text, "\n\n")
	end := len(all)
	for end > 1 {
		if k := measure(all[end-1]).kind; k != chrome && k != teaser {
			break
		}
		end--
	}
	return strings.Join(all[:end], "\n\n")
}

// fromHTML fills d from a page.
func fromHTML(d *hearsay.Document, page string) {
	a := html.Extract(page)
	d.Title, d.URL = a.Title, a.URL
	d.Outlet = siteOf(a)
	if a.Date != "" {
		d.Published = hearsay.Day(a.Date)
	}
	d.Times.Published, d.Section, d.License, d.Gated = a.Time, a.Section, a.License, a.Gated
	if a.Changed != "" {
		d.Updated = hearsay.Day(a.Changed[:len("2006-01-02")])
		if len(a.Changed) > len("2006-01-02") {
			d.Times.Updated = a.Changed
		}
	}
	frame(d, a)
	bylinesOf(d, a)
	fill(d, lines(a.Whole()), true, a.Entries)
	if d.Text == "" {
		d.Text = a.Whole()
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
	fill(d, ls, false, nil)
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
var inline = pattern.New(`[ \t]*[(\[](?:RELATED|ALSO|MORE|READ MORE|ALSO READ|READ ALSO|SEE ALSO|READ|WATCH|VIDEO|PHOTOS|GALLERY)\s*:\s*[^()\[\]\n]{3,200}[)\]]`)

// aside is a sentence in brackets that only points to another page.
var aside = pattern.New(`([.!?”"])[ \t]+\((?:See|Read|Watch|Listen|Also see|Related|Click)\b[^()\n]{3,200}\)`)

// script is a script that follows a paragraph on its line.
var script = pattern.New(`[ \t]{2,}[\w$]+(?:\.[\w$]+)+\(function ?\([^\n]*\)\s*;?[ \t]*(?m:$)`)

// scriptDate matches a script that writes the date of the page.
var scriptDate = pattern.New(`(?i)(?:format\w*_?date|date_?published|pub_?date|update_?time)\w*\W`)

// fill reads what the lines of a page show about its article; bare lines come
// without the page's menus. entries are the stories that its markup shows.
func fill(d *hearsay.Document, ls []line, bare bool, entries []html.Entry) {
	first, last := len(ls), -1
	for i, l := range ls {
		if l.kind == prose && (l.words >= 15 || l.closed && l.words >= 8) {
			first, last = min(first, i), i
		}
	}
	readRelease(ls, first).tell(d)
	top := readHeading(ls, first)
	if top.alone {
		ls[top.line].kind = chrome
	}
	if d.Published == (hearsay.Period{}) {
		published(ls, first, dateOrder(ls, d.Outlet, top.outlet)).tell(d)
	}
	if d.Credit == "" && len(d.Items) == 0 {
		defer creditIn(d, ls, first, last)
	}
	if len(d.Bylines) == 0 {
		var agency string
		d.Bylines, agency = authors(bylines(ls, first, last), d, "")
		if d.Credit == "" {
			d.Credit = agency
		}
	}
	if entries == nil && !bare {
		entries = clocked(ls)
	}
	title := settle(ls, bare || entries != nil)
	var spans []hearsay.Span
	d.Text, spans = assemble(ls)
	if entries != nil {
		d.Items = entered(d, entries, spans)
	} else {
		d.Items = items(ls, spans, d.Text)
	}
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

// Stem is the name of a file up to its extension, the id of its document; the
// extension of a compression counts as none of its own.
func Stem(path string) string {
	name := filepath.Base(filepath.ToSlash(path))
	for _, c := range archive.Compressions() {
		for _, ext := range c.Extensions {
			name = strings.TrimSuffix(name, ext)
		}
	}
	if s := strings.TrimSuffix(name, filepath.Ext(name)); s != "" {
		return strings.ToValidUTF8(s, "_")
	}
	return strings.ToValidUTF8(name, "_")
}
