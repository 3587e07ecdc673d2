package table

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

// document is a row.
func document(path, name, text string, o order, get cell) source.Source {
	s := source.Source{Path: path, Name: name, Data: []byte(text), Type: kind(text)}
	value := func(column string) string {
		v := get(column)
		if !utf8.ValidString(v) {
			v, _ = charmap.Windows1252.NewDecoder().String(v)
		}
		if len(v) > 4096 {
			v = strings.ToValidUTF8(v[:4096], "")
		}
		v = source.Line(v)
		switch strings.ToLower(v) {
		case "nan", "none", "null", "n/a": // what programs write for nothing
			return ""
		}
		return v
	}
	if id := value("id"); id != "" && len(id) <= 200 {
		if strings.Trim(id, "0123456789.-") == "" { // a number tells nothing outside the table
			id = strings.TrimSuffix(name, path[strings.LastIndexByte(path, '/')+1:]) + id
		}
		s.Name = id
	}
	s.About.Title = value("title")
	s.About.Outlet = value("outlet")
	if o, ok := outlet.Canonical(s.About.Outlet); ok {
		s.About.Outlet = o
	} else if o, ok := outlet.OfDomain(strings.TrimPrefix(strings.ToLower(s.About.Outlet), "www.")); ok {
		s.About.Outlet = o
	}
	for b := range strings.SplitSeq(value("byline"), ";") {
		b = strings.TrimSpace(b)
		if len(b) > 3 && strings.EqualFold(b[:3], "by ") {
			b = strings.TrimSpace(b[3:])
		}
		if b != "" && !strings.Contains(b, "@") {
			s.About.Bylines = append(s.About.Bylines, b)
		}
	}
	if u, err := url.Parse(value("url")); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		s.About.URL = u.String()
	}
	if d := value("date"); d != "" {
		if s.About.Published = period(d, o); !s.About.Published.Known() {
			s.Warnings = append(s.Warnings, fmt.Sprintf("the table gives the date %q, which cannot be read, or not in one way only: write it as 2006-01-02", d))
		}
	}
	return s
}

// markup is what text of a page holds and other text hardly ever does.
var markup = pattern.New(`(?i)</(?:p|div|span|a|h[1-6]|ul|li|body|html|article|section|em|strong|b|i|td)>|<br ?/?>|<p>`)

// kind is the type of a text: a page, or plain text. That of text in no known encoding
// says nothing of it.
func kind(text string) string {
	k := "text/plain"
	if len(markup.FindAllStringIndex(text, 3)) >= 2 {
		k = "text/html"
	}
	if utf8.ValidString(text) {
		k += "; charset=utf-8"
	}
	return k
}
