// Package mail reads messages as mail programs keep them (RFC 5322, MIME): a
// newsletter or a press release, with what its header shows about it, and mailboxes
// of them (RFC 4155).
package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime"
	netmail "net/mail"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"
	"github.com/jhillyerd/enmime/v2/mediatype"
	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/pattern"
)

// BodyType is the MIME type of a message that Parts has taken apart: it is to be read by
// Text, and not to be taken apart again.
const BodyType = "message/x-hearsay-body"

const (
	// maxMultiparts is how many bodies of several parts a message may hold. Each costs
	// its reader one more look at every byte inside.
	maxMultiparts = 300
	// maxHeader is how many bytes of a field of the header are looked at.
	maxHeader = 4096
)

// Text is a source.TextReader of one message: what its author wrote, without signature
// and without what is quoted below a reply. Of a forwarded message without a word of
// its own it is the forwarded one. Where the HTML part holds more than the plain one,
// it is the text, as a page.
func Text(ctx context.Context, s source.Source, l source.Limits) (source.Text, error) {
	root, err := Parse(ctx, s.Data)
	if err != nil {
		return source.Text{}, err
	}
	var t source.Text
	b := bodies(root)
	t.About = about(root.Header)
	t.Warnings = append(t.Warnings, b.warnings()...)
	if d := root.Header.Get("Date"); !t.About.Published.Known() && strings.TrimSpace(d) != "" {
		t.Warnings = append(t.Warnings, fmt.Sprintf("the message's date, %q, cannot be read", clip(d, 60)))
	}
	if err := b.read(&t, reply(root.Header)); err != nil {
		return source.Text{}, err
	}
	if i := slices.Index(t.Warnings, leftOut); i >= 0 && s.Type == BodyType {
		t.Warnings[i] = "the message that this one forwards is a document of its own"
	}
	if int64(len(t.Body)) > l.Bytes {
		return source.Text{}, fmt.Errorf("the text of the message is larger than %d MB: save it as a .txt file, split into its articles", l.Bytes>>20)
	}
	return t, ctx.Err()
}

// Parse makes the tree of parts. Nothing of it is in an encoding other than UTF-8,
// unless the message says nothing or something wrong about it.
func Parse(ctx context.Context, data []byte) (*enmime.Part, error) {
	data = trimEnvelope(data)
	if !looksLikeHeader(data) {
		return nil, errors.New("this is no mail message: it does not begin with a header (From, Date, Subject); if it is text, name it .txt")
	}
	if multiparts(data) > maxMultiparts {
		return nil, fmt.Errorf("the message nests more than %d bodies of several parts: save its text as a .txt file and add that", maxMultiparts)
	}
	parser := enmime.NewParser(enmime.SkipMalformedParts(true), enmime.MultipartWOBoundaryAsSinglePart(true),
		enmime.DisableTextConversion(true), enmime.DisableCharacterDetection(true), enmime.MaxStoredPartErrors(8),
		enmime.SetReadPartErrorPolicy(enmime.AllowCorruptTextPartErrorPolicy), enmime.SetCustomParseMediaType(mediaType))
	var root *enmime.Part
	err := source.Guard(func() (err error) {
		root, err = parser.ReadParts(source.Reader(ctx, bytes.NewReader(data)))
		return err
	})
	if e := ctx.Err(); e != nil {
		return nil, e
	}
	if err != nil {
		return nil, fmt.Errorf("the message is broken (%w): save its text as a .txt file and add that", err)
	}
	return root, nil
}

// multiparts counts the headers that open a body of several parts. It reads no more than
// the beginnings of lines: there may be millions.
func multiparts(data []byte) int {
	const name, kind = "content-type", "multipart/"
	n := 0
	for len(data) > 0 {
		line := data
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			line, data = data[:i], data[i+1:]
		} else {
			data = nil
		}
		if len(line) < len(name) || line[0]|0x20 != 'c' || !bytes.EqualFold(line[:len(name)], []byte(name)) {
			continue
		}
		_, value, _ := bytes.Cut(line, []byte(":"))
		if value = bytes.TrimSpace(value); len(value) == 0 { // it goes on in the next line
			value = bytes.TrimLeft(data[:min(len(data), 200)], " \t")
		}
		if len(value) >= len(kind) && bytes.EqualFold(value[:len(kind)], []byte(kind)) {
			n++
		}
	}
	return n
}

var (
	bareType     = pattern.New(`^[ \t]*([A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,90})`)
	bareBoundary = pattern.New(`(?i);\s*boundary\s*=\s*"?([^";\s]{1,200})`)
)

// mediaType reads a type (RFC 2045), one that is not in order too. It leaves text whose
// encoding is not told as it is, for Decode to look at.
func mediaType(s string) (string, map[string]string, []string, error) {
	kind, params, invalid, err := mediatype.ParseWithOptions(s, mediatype.ParseOptions{StripMediaTypeInvalidCharacters: true})
	if err != nil {
		kind = "text/plain"
		if m := bareType.FindStringSubmatch(s); m != nil {
			kind = strings.ToLower(m[1])
		}
		params = map[string]string{}
		if m := bareBoundary.FindStringSubmatch(s); m != nil {
			params["boundary"] = m[1]
		}
	}
	if strings.HasPrefix(kind, "text/") {
		switch c := strings.ToLower(params["charset"]); c {
		case "", "us-ascii", "ascii", "unknown-8bit", "x-unknown":
			if params == nil {
				params = map[string]string{}
			}
			params["charset"] = "utf-8"
		}
	}
	return kind, params, invalid, nil
}

// Decode is the text of a part as UTF-8; sure is false where its encoding is a guess.
func Decode(p *enmime.Part) (text string, sure bool) {
	data := bytes.TrimPrefix(p.Content, []byte("\xef\xbb\xbf"))
	sure = true
	if !utf8.Valid(data) {
		data, sure = guess(data, isHTML(p))
	}
	s := strings.ToValidUTF8(string(data), "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.NewReplacer("\r", "\n", "\x00", "\uFFFD").Replace(s), sure
}

// guess decodes a text that is no UTF-8: in the encoding that a page names, else, where
// much of it is beyond ASCII, in the one that its bytes are likest to, else as
// Windows-1252.
func guess(data []byte, page bool) ([]byte, bool) {
	kind := "text/plain"
	if page {
		kind = "text/html"
	}
	enc, name, certain := charset.DetermineEncoding(data, kind)
	if name != "windows-1252" || bytes.Contains(bytes.ToLower(data[:min(len(data), 1024)]), []byte("charset")) {
		certain = true // the page names it
	}
	head := data[:min(len(data), 16<<10)]
	beyond := 0
	for _, c := range head {
		if c >= utf8.RuneSelf {
			beyond++
		}
	}
	if !certain && 5*beyond > len(head) {
		source.Guard(func() error { // no answer is one too
			if r := chardet.Detect(head); r.Confidence > 0.8 {
				if e, _ := charset.Lookup(r.Encoding); e != nil {
					enc = e
				}
			}
			return nil
		})
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return data, false
	}
	return out, certain
}

// binary reports whether a text is none: more than one character in fifty is of those
// that no text uses.
func binary(s string) bool {
	odd := 0
	for _, r := range s {
		if r < 0x20 && r != '\n' && r != '\t' && r != '\f' && r != 0x1b || r >= 0x7f && r < 0xa0 || r == utf8.RuneError {
			odd++
		}
	}
	return 50*odd > len(s)
}

func isHTML(p *enmime.Part) bool { return strings.EqualFold(p.ContentType, "text/html") }

// counted is the first line of a file of Apple Mail: how many bytes the message has.
// What follows it is of the program.
var counted = pattern.New(`^(\d{1,10})[ \t]*\r?\n`)

// trimEnvelope drops what programs put around a message: the line "From …" of a mailbox,
// the count of Apple Mail, and what is blank before it.
func trimEnvelope(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	data = bytes.TrimLeft(data, " \t\r\n")
	if m := counted.FindSubmatch(data[:min(len(data), 40)]); m != nil {
		n, _ := strconv.Atoi(string(m[1]))
		data = data[len(m[0]):]
		return data[:min(n, len(data))]
	}
	if bytes.HasPrefix(data, []byte("From ")) || bytes.HasPrefix(data, []byte(">From ")) {
		if _, rest, ok := bytes.Cut(data, []byte("\n")); ok {
			return rest
		}
	}
	return data
}

// looksLikeHeader reports whether data begins with a field of a header.
func looksLikeHeader(data []byte) bool { return field.Match(data[:min(len(data), 200)]) }

var field = pattern.New(`^[!-9;-~]{1,100}[ \t]*:`)

// about is what the header shows.
func about(h textproto.MIMEHeader) source.About {
	a := source.About{Title: subject(h), Published: sent(header(h, "Date"))}
	if !a.Published.Known() {
		a.Published = loose(header(h, "Date")) // of a release that only begins as messages do
	}
	a.Outlet, a.Bylines = sender(h)
	if u := strings.Trim(header(h, "Archived-At"), "<> "); strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		a.URL = u // RFC 5064
	}
	return a
}

// header is the first value of a field, its encoded words (RFC 2047) read, in one line.
func header(h textproto.MIMEHeader, name string) string {
	v := clip(h.Get(name), maxHeader)
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if s, err := d.DecodeHeader(v); err == nil {
		v = s
	}
	return source.Line(v)
}

// clip is s up to n bytes, on the border of a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

var (
	// replied and forwarded are what mail programs put before a subject, in the
	// languages that are common in mail to English-language newsrooms.
	replied   = pattern.New(`(?i)^(?:re|aw|sv|vs|antw|odp|ref|rif)(?:\[\d+\]|\(\d+\))?\s*[:：]\s*`)
	forwarded = pattern.New(`(?i)^(?:fwd?|wg|tr|vb|doorst|enc|i)(?:\[\d+\]|\(\d+\))?\s*[:：]\s*`)
	listTag   = pattern.New(`^\[([^\[\]]{2,40})\]\s*`)
)

// subject is the title of a message, without what replies, forwarding and lists put
// before it.
func subject(h textproto.MIMEHeader) string {
	s := header(h, "Subject")
	list := squeeze(header(h, "List-Id"))
	for range 8 {
		t := replied.ReplaceAllString(s, "")
		t = forwarded.ReplaceAllString(t, "")
		if m := listTag.FindStringSubmatch(t); m != nil && list != "" && strings.Contains(list, squeeze(m[1])) {
			t = t[len(m[0]):]
		}
		if t == s {
			break
		}
		s = t
	}
	return s
}

// reply reports whether a message answers another one.
func reply(h textproto.MIMEHeader) bool {
	return h.Get("In-Reply-To") != "" || h.Get("References") != "" || replied.MatchString(header(h, "Subject"))
}

// sent is the day of a date (RFC 5322) where its sender was.
func sent(date string) hearsay.Period {
	t, err := netmail.ParseDate(date)
	if err != nil || t.Year() < 1970 || t.Year() > 2100 {
		return hearsay.Period{}
	}
	return hearsay.Day(t.Format("2006-01-02"))
}
