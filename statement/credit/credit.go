// Package credit finds the places where a document names an outlet as its source.
//
// An outlet's name alone is no credit: it may be the matter of the story. What
// counts is the words around it: a verb of reporting, "according to", a person
// who tells the outlet something, a line that holds nothing but the name.
package credit

import (
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
)

// A Found is one credit with what it does for the document.
type Found struct {
	hearsay.Credit
	// Carries says that words or facts in the document come through the outlet;
	// else the credit is for a picture, a refusal to comment, or names an outlet
	// that confirmed what another had reported.
	Carries bool
	// Line says that the credit stands for the whole item or document before it.
	Line bool
}

// Find returns the credits in a document, in order of place. The outlet's own
// name is no credit. The result depends on the document alone.
func Find(d *hearsay.Document) []Found {
	var out []Found
	own := d.Outlet
	if c, ok := outlet.Canonical(own); ok {
		own = c
	}
	add := func(name string, span hearsay.Span, kind hearsay.CreditKind, carries, line bool) {
		if name == "" || own != "" && same(name, own) {
			return
		}
		name = Name(name)
		out = append(out, Found{hearsay.Credit{Document: d.ID, Item: d.Item(span.Start), Outlet: name, Span: span, Kind: kind}, carries, line})
	}
	matches := append(outlet.Find(d.Text), slashed(d.Text)...)
	sort.SliceStable(matches, func(a, b int) bool { return matches[a].Start < matches[b].Start })
	matches = apart(matches)
	// "The Gazette" after "the Harbour Gazette" means that one, although there is
	// also an outlet of that name alone.
	short := map[string]string{}
	for k := range matches {
		m := &matches[k]
		bare := strings.TrimPrefix(strings.TrimPrefix(m.In(d.Text), "The "), "the ")
		if i := strings.LastIndexByte(bare, ' '); i >= 0 {
			short[bare[i+1:]] = m.Name
		} else if full, ok := short[bare]; ok {
			m.Name = full
		}
	}
	taken := map[int]bool{}
	for i := range d.Items {
		it := &d.Items[i]
		if it.Credit == "" || it.CreditAt == nil {
			continue
		}
		name := it.Credit
		if c, ok := outlet.Canonical(name); ok {
			name = c
		}
		kind := hearsay.CreditLine
		if hatTip(it.CreditAt.In(d.Text)) {
			kind = hearsay.HatTip
		}
		add(name, *it.CreditAt, kind, true, true)
		for k := range matches {
			if it.CreditAt.Overlaps(matches[k].Span) {
				taken[k] = true
			}
		}
	}
	last := "" // the paper that "the newspaper" means
	end := 0
	for k := range matches {
		m := &matches[k]
		for _, g := range generic(d.Text, end, m.Start) {
			if last != "" {
				add(last, g, hearsay.AccordingTo, true, false)
			}
		}
		end = m.End
		if m.Name == "" {
			continue
		}
		if taken[k] {
			continue
		}
		c := classify(d.Text, matches, k)
		if c.kind == "" {
			continue
		}
		if c.kind == hearsay.AccordingTo && !picture(c) {
			last = m.Name
		}
		add(m.Name, c.span, c.kind, c.carries, c.line)
	}
	for _, g := range generic(d.Text, end, len(d.Text)) {
		if last != "" {
			add(last, g, hearsay.AccordingTo, true, false)
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Span.Start < out[b].Span.Start })
	return out
}

// Name is the one name of an outlet: as the list has it, else as printed, without
// its article, which texts print or leave out.
func Name(name string) string {
	if c, ok := outlet.Canonical(name); ok {
		return c
	}
	return strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")
}

func same(a, b string) bool { return a == b || outlet.Same(a, b) }

func hatTip(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "h/t") || strings.Contains(s, "hat tip") || strings.Contains(s, "via")
}

// apart is matches, which are in order, without those that overlap one before.
func apart(matches []outlet.Match) []outlet.Match {
	out := matches[:0]
	for _, m := range matches {
		if k := len(out); k == 0 || out[k-1].End <= m.Start {
			out = append(out, m)
		}
	}
	return out
}

// slashed finds agencies after the slash of a picture credit ("Ann Lee/Harbor News Photos").
func slashed(text string) []outlet.Match {
	var out []outlet.Match
	for from := 0; ; {
		i := strings.IndexByte(text[from:], '/')
		if i < 0 {
			return out
		}
		i += from + 1
		from = i
		end := i
		for end < len(text) && end-i < 60 && !strings.ContainsRune("\n/,;|.()[]", rune(text[end])) {
			end++
		}
		name := strings.TrimSpace(text[i:end])
		start := i + strings.Index(text[i:end], name)
		if i < 2 || text[i-2] == '/' || name == "" || text[i-2] >= '0' && text[i-2] <= '9' || text[i-2] == ' ' {
			continue // an address, a date, "X / Y", which outlet.Find sees
		}
		for n := len(name); n > 0; n = strings.LastIndexByte(name[:n], ' ') {
			if c, ok := outlet.Canonical(name[:n]); ok {
				out = append(out, outlet.Match{Span: hearsay.Span{Start: start, End: start + n}, Name: c, Known: true})
				break
			}
		}
	}
}
