package position

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/date"
)

// A calendar knows when statements were said, as far as the case tells.
type calendar struct {
	f     *proposition.Field
	year  string         // of all dated documents, "" where they are of several
	last  int            // the last month of that year in which one was printed
	group map[int]string // of a quote group: when its utterance was said
}

func newCalendar(f *proposition.Field) *calendar {
	c := &calendar{f: f, group: map[int]string{}}
	for i := range f.In.Documents {
		day := f.In.Documents[i].Published.From
		if len(day) < len("2006-01") {
			continue
		}
		if c.year != "" && c.year != day[:4] {
			c.year = "several"
		} else {
			c.year = day[:4]
			month := 0
			fmt.Sscanf(day[5:7], "%d", &month)
			c.last = max(c.last, month)
		}
	}
	if c.year == "several" {
		c.year = ""
	}
	for i := range f.Places {
		p := &f.Places[i]
		if p.Statement < 0 || f.Group(p.Statement) == 0 {
			continue
		}
		s := &f.In.Statements[p.Statement]
		if day, g := cmp.Or(s.Said.From, s.Said.To), f.Group(p.Statement); day != "" && (c.group[g] == "" || day < c.group[g]) {
			c.group[g] = day
		}
	}
	return c
}

// said is when place p was said, in ISO 8601 to the day, the month or the year: as its
// text tells, or as another rendering of the utterance does, or by the month that its
// sentence names, or else when it was printed, which printed tells; "" for unknown.
func (c *calendar) said(p *proposition.Place) (when string, printed bool) {
	s := &c.f.In.Statements[p.Statement]
	if when = cmp.Or(s.Said.From, s.Said.To, c.group[c.f.Group(p.Statement)], c.month(p)); when != "" {
		return when, false
	}
	when = c.f.In.Documents[p.Document].PublishedAt(hearsay.Cover(p.Spans).Start).From
	return when, when != ""
}

// Before reports whether one time in ISO 8601 is known to be before another: a year is
// not before its own months.
func Before(a, b string) bool {
	return a != "" && a < b && !strings.HasPrefix(b, a)
}

// month is the month that the sentence of a statement names outside its content, or the
// sentence before as that of an occasion on which one speaks ("at a hearing in May").
// The year is that of the case, or the one before for a month yet to come.
func (c *calendar) month(p *proposition.Place) string {
	if c.year == "" || c.f.In.Documents[p.Document].Published.Known() {
		return "" // where the document has a date, its text's dates are resolved already
	}
	m := 0
	for _, w := range p.Framed.Words() {
		if w.Name && !slices.ContainsFunc(p.Spans, w.Span.Overlaps) {
			m = cmp.Or(m, date.Month(w.Fold))
		}
	}
	before := p.Before.Words()
	for k := range before {
		w := &before[k]
		if m == 0 && w.Name && date.Month(w.Fold) > 0 && occasion(before[max(0, k-4):k]) {
			m = date.Month(w.Fold)
		}
	}
	if m == 0 {
		return ""
	}
	year := 0
	fmt.Sscanf(c.year, "%d", &year)
	if m > c.last {
		year--
	}
	return fmt.Sprintf("%04d-%02d", year, m)
}

// occasion reports whether one of words is an occasion on which people speak.
func occasion(words []term.Word) bool {
	return slices.ContainsFunc(words, func(w term.Word) bool { return occasions[w.Fold] })
}

var occasions = set(`hearing hearings testimony interview interviews appearance statement speech conference briefing debate letter deposition trial`)
