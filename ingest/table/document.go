package table

import (
	"fmt"
	netmail "net/mail"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/outlet"
)

// document is a row.
func document(path, name, text string, get cell) source.Source {
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
		if s.About.Published = period(d); !s.About.Published.Known() {
			s.Warnings = append(s.Warnings, fmt.Sprintf("the table gives the date %q, which cannot be read, or not in one way only: write it as 2006-01-02", d))
		}
	}
	return s
}

// markup is what text of a page holds and other text hardly ever does.
var markup = regexp.MustCompile(`(?i)</(?:p|div|span|a|h[1-6]|ul|li|body|html|article|section|em|strong|b|i|td)>|<br ?/?>|<p>`)

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

var (
	isoDay  = regexp.MustCompile(`^((?:1[5-9]|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ,])`)
	compact = regexp.MustCompile(`^((?:1[5-9]|20)\d\d)(\d\d)(\d\d)(?:$|T)`)
	isoPart = regexp.MustCompile(`^(?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$`)
	seconds = regexp.MustCompile(`^1\d{9}(?:\d{3})?(?:\.\d+)?$`)
	slashes = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.]((?:1[5-9]|20)\d\d)(?:$|[T ,])`)
)

// period is the day, month or year that a date names, in the zone that it is in; zero
// where it cannot be read, and where day and month could be exchanged.
func period(s string) hearsay.Period {
	day := func(y, m, d string) hearsay.Period {
		t, err := time.Parse("2006-1-2", y+"-"+strings.TrimLeft(m, "0")+"-"+strings.TrimLeft(d, "0"))
		if err != nil {
			return hearsay.Period{}
		}
		return hearsay.Day(t.Format("2006-01-02"))
	}
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := compact.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if isoPart.MatchString(s) {
		return hearsay.Day(s)
	}
	if seconds.MatchString(s) {
		whole, _, _ := strings.Cut(s, ".")
		n, _ := strconv.ParseInt(whole[:10], 10, 64)
		return hearsay.Day(time.Unix(n, 0).UTC().Format("2006-01-02"))
	}
	if m := slashes.FindStringSubmatch(s); m != nil {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		switch {
		case a > 12 || a == b:
			return day(m[3], m[2], m[1])
		case b > 12:
			return day(m[3], m[1], m[2])
		}
		return hearsay.Period{}
	}
	if t, err := netmail.ParseDate(s); err == nil && t.Year() >= 1500 && t.Year() < 2100 {
		return hearsay.Day(t.Format("2006-01-02"))
	}
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, ",", " ")), " ")
	for _, name := range []string{"Monday ", "Tuesday ", "Wednesday ", "Thursday ", "Friday ", "Saturday ", "Sunday ", "Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "} {
		s = strings.TrimPrefix(s, name)
	}
	w := strings.Fields(s)
	if len(w) < 3 {
		return hearsay.Period{}
	}
	for _, layout := range []string{"January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, strings.Join(w[:3], " ")); err == nil && t.Year() >= 1500 && t.Year() < 2100 {
			return hearsay.Day(t.Format("2006-01-02"))
		}
	}
	return hearsay.Period{}
}
