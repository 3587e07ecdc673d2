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
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"
	"github.com/jhillyerd/enmime/v2/mediatype"
	"golang.org/x/net/html/charset"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
)

// BodyType is the MIME type of a message that Parts has taken apart: it is to be read by
// Text, and not to be taken apart again.
const BodyType = "message/x-hearsay-body"

const (
	// maxMultiparts is how many bodies of several parts a message may hold. Each costs
	// its reader one more look at every byte inside.
	maxMultiparts = 100
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
	if n := len(multipart.FindAllIndex(data, maxMultiparts+1)); n > maxMultiparts {
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

// multipart matches where a header opens a body of several parts.
var multipart = regexp.MustCompile(`(?i)\bmultipart/`)

// mediaType leaves text whose encoding is not told as it is, for Decode to look at.
func mediaType(s string) (string, map[string]string, []string, error) {
	kind, params, invalid, err := mediatype.Parse(s)
	if strings.HasPrefix(kind, "text/") {
		switch c := strings.ToLower(params["charset"]); c {
		case "", "us-ascii", "ascii", "unknown-8bit", "x-unknown":
			if params == nil {
				params = map[string]string{}
			}
			params["charset"] = "utf-8"
		}
	}
	return kind, params, invalid, err
}

// Decode is the text of a part as UTF-8; sure is false where its encoding is a guess.
func Decode(p *enmime.Part) (text string, sure bool) {
	data := bytes.TrimPrefix(p.Content, []byte("\xef\xbb\xbf"))
	sure = true
	if !utf8.Valid(data) {
		kind := "text/plain"
		if isHTML(p) {
			kind = "text/html"
		}
		enc, name, certain := charset.DetermineEncoding(data, kind)
		if name != "windows-1252" || bytes.Contains(bytes.ToLower(data[:min(len(data), 1024)]), []byte("charset")) {
			certain = true // the page names it
		}
		out, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			out = data
		}
		data, sure = out, certain && err == nil
	}
	s := strings.ToValidUTF8(string(data), "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.NewReplacer("\r", "\n", "\x00", "\uFFFD").Replace(s), sure
}

func isHTML(p *enmime.Part) bool { return strings.EqualFold(p.ContentType, "text/html") }

// trimEnvelope drops the line "From …" that mailboxes put before a message, and what is
// blank before it.
func trimEnvelope(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	data = bytes.TrimLeft(data, "\r\n")
	if bytes.HasPrefix(data, []byte("From ")) || bytes.HasPrefix(data, []byte(">From ")) {
		if _, rest, ok := bytes.Cut(data, []byte("\n")); ok {
			return rest
		}
	}
	return data
}

// looksLikeHeader reports whether data begins with a field of a header.
func looksLikeHeader(data []byte) bool { return field.Match(data[:min(len(data), 200)]) }

var field = regexp.MustCompile(`^[!-9;-~]{1,100}[ \t]*:`)

// about is what the header shows.
func about(h textproto.MIMEHeader) source.About {
	a := source.About{Title: subject(h), Published: sent(header(h, "Date"))}
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
	replied   = regexp.MustCompile(`(?i)^(?:re|aw|sv|vs|antw|odp|ref|rif)(?:\[\d+\]|\(\d+\))?\s*[:：]\s*`)
	forwarded = regexp.MustCompile(`(?i)^(?:fwd?|wg|tr|vb|doorst|enc|i)(?:\[\d+\]|\(\d+\))?\s*[:：]\s*`)
	listTag   = regexp.MustCompile(`^\[([^\[\]]{2,40})\]\s*`)
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
