// Package timeline puts what a case dates in the order of time.
package timeline

import (
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

// Events returns publications, statements whose time the text tells, and the
// other dates in the texts with the sentence that they stand in, earliest first.
// An event without a known time is left out. findings run parallel to docs;
// statements are those of the case.
func Events(docs []hearsay.Document, findings []hearsay.Findings, statements []hearsay.Statement) []hearsay.Event {
	var out []hearsay.Event
	said := map[string]map[hearsay.Span]bool{} // dates that say when something was said
	for i := range statements {
		s := &statements[i]
		if !s.Said.Known() || s.SaidAt == nil {
			continue
		}
		if said[s.Document] == nil {
			said[s.Document] = map[hearsay.Span]bool{}
		}
		said[s.Document][*s.SaidAt] = true
	}
	texts := map[string]string{}
	clocks := map[place]string{} // of the publications of items: their time in UTC
	for i := range docs {
		d := &docs[i]
		texts[d.ID] = d.Text
		if d.Published.Known() {
			what := d.Title
			if what == "" {
				what = line(d.Text)
			}
			out = append(out, hearsay.Event{Time: d.Published, Document: d.ID, What: "Published: " + clip(what)})
		}
		for _, it := range d.Items {
			if !it.Published.Known() || it.Published == d.Published && it.Time == "" {
				continue
			}
			what := it.Headline
			if what == "" {
				what = line(it.Span.In(d.Text))
			}
			shown, clock := clockOf(it.Time)
			clocks[place{d.ID, it.Span}] = clock
			out = append(out, hearsay.Event{Time: it.Published, Document: d.ID, Span: it.Span, What: "Published" + shown + ": " + clip(what)})
		}
		if i < len(findings) {
			out = append(out, dated(d, findings[i].Dates, said[d.ID])...)
		}
	}
	for i := range statements {
		s := &statements[i]
		if !s.Said.Known() || s.SaidAt == nil {
			continue
		}
		out = append(out, hearsay.Event{Time: s.Said, Statement: s.ID, Document: s.Document, Span: *s.SaidAt,
			What: clip(hearsay.Cover(s.Contents).In(texts[s.Document]))})
	}
	sort.SliceStable(out, func(a, b int) bool {
		x, y := &out[a], &out[b]
		if p, q := begin(x.Time), begin(y.Time); p != q {
			return p < q
		}
		if len(x.Time.From) != len(y.Time.From) { // the wider period first
			return len(x.Time.From) < len(y.Time.From)
		}
		if x.Document != y.Document {
			return x.Document < y.Document
		}
		if p, q := clocks[place{x.Document, x.Span}], clocks[place{y.Document, y.Span}]; p != q {
			return p < q // what has no time of day stands first
		}
		return x.Span.Start < y.Span.Start
	})
	return out
}

// A place is where an item stands.
type place struct {
	document string
	span     hearsay.Span
}

// clockOf is a time of RFC 3339 as the timeline shows it, " at 14:05 UTC", and in a form
// whose order is that of time; both are empty for none. Without a zone it is that of the
// outlet.
func clockOf(at string) (shown, clock string) {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		if t, err = time.Parse("2006-01-02T15:04:05", at); err != nil {
			return "", ""
		}
		return t.Format(" at 15:04"), at
	}
	zone := "UTC"
	if _, offset := t.Zone(); offset != 0 {
		zone = t.Format("UTC-07:00")
	}
	return t.Format(" at 15:04 ") + zone, t.UTC().Format("2006-01-02T15:04:05")
}

// dated is the dates of a text that say when something happened.
func dated(d *hearsay.Document, dates []hearsay.DateMention, said map[hearsay.Span]bool) []hearsay.Event {
	if len(dates) == 0 {
		return nil
	}
	tokens := token.Split(d.Text)
	sentences := sentence.Split(d.Text, tokens)
	var out []hearsay.Event
	for _, m := range dates {
		if !m.Period.Known() || said[m.Span] {
			continue
		}
		k := sort.Search(len(sentences), func(i int) bool { return int(tokens[sentences[i].End-1].End) >= m.Span.End })
		what := m.Span.In(d.Text)
		if k < len(sentences) {
			s := sentences[k]
			what = hearsay.Span{Start: int(tokens[s.First].Start), End: int(tokens[s.End-1].End)}.In(d.Text)
		}
		out = append(out, hearsay.Event{Time: m.Period, Document: d.ID, Span: m.Span, Happened: true, What: clip(what)})
	}
	return out
}

func begin(p hearsay.Period) string {
	if p.From != "" {
		return p.From
	}
	return p.To
}

// line is the first line of a text that says something.
func line(text string) string {
	for _, l := range strings.SplitN(text[:min(len(text), 2000)], "\n", 40) {
		if len(strings.Fields(l)) > 2 {
			return l
		}
	}
	return ""
}

// clip is s on one line, of at most 200 bytes.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= 200 {
		return strings.ToValidUTF8(s, "")
	}
	n := 197
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
