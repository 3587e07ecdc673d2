// Package passage reads the direction of shared passages in the light of the
// whole case. Two texts alone cannot tell a copy from two copies of a third; the
// statements around a passage and the other documents that hold it can.
package passage

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/credit"
)

// An Input is what the passages are held against.
type Input struct {
	Documents  []hearsay.Document
	Statements []hearsay.Statement // with the ids of their speakers over the case
	Names      map[string]string   // of the speakers, by id
	Credits    []credit.Found
}

// leastWords is how many words a passage needs before the earlier date alone
// says who copied whom: shorter runs are names and phrases that any two
// articles on one story share.
const leastWords = 20

// Direct gives passages, which are left as they are, the direction that the case
// shows. The rules, the first that fits:
//
//   - where the words came to a document through the other's outlet, as its chain
//     or a credit line says, it copied from that;
//   - where both sides are words of the same speaker, the speaker is the common
//     source;
//   - a document, or an item of one, whose only source is the other's outlet
//     copied from it;
//   - where a third document holds the passage and both sides come from it, it is
//     the common source;
//   - dates alone say nothing of a short passage.
//
// The result depends on the input alone, not on its order.
func Direct(in Input, passages []hearsay.Passage) []hearsay.Passage {
	out := append([]hearsay.Passage(nil), passages...)
	d := newDirector(in)
	var rest []int
	for i := range out {
		p := &out[i]
		if !p.Boilerplate && !d.credited(p, true) && !d.spoken(p) && !d.credited(p, false) {
			rest = append(rest, i)
		}
	}
	d.copies = d.copied(out) // among the directions that hold by now
	for _, i := range rest {
		p := &out[i]
		switch third := d.third(p); {
		case third != "":
			name := d.outlet(third)
			p.From, p.CommonSource, p.Why = hearsay.FromCommon, name, "both have it from "+name
		case (p.From == hearsay.FromA || p.From == hearsay.FromB) && d.words(p) < leastWords:
			p.From, p.Why = hearsay.FromUnknown, "too short for its dates or its form to tell who had it first"
		}
	}
	return out
}

type director struct {
	in         Input
	documents  map[string]*hearsay.Document
	statements map[string][]*hearsay.Statement // by document, in order of their place
	copies     map[string][]copied             // by the document that copied
	credits    map[string][]*credit.Found      // by document
}

func newDirector(in Input) *director {
	d := &director{in, map[string]*hearsay.Document{}, map[string][]*hearsay.Statement{}, nil, map[string][]*credit.Found{}}
	for i := range in.Credits {
		if c := &in.Credits[i]; c.Carries {
			d.credits[c.Document] = append(d.credits[c.Document], c)
		}
	}
	for i := range in.Documents {
		d.documents[in.Documents[i].ID] = &in.Documents[i]
	}
	for i := range in.Statements {
		s := &in.Statements[i]
		d.statements[s.Document] = append(d.statements[s.Document], s)
	}
	return d
}

// outlet is how a person knows a document.
func (d *director) outlet(id string) string {
	if doc := d.documents[id]; doc != nil && doc.Outlet != "" {
		return doc.Outlet
	}
	return id
}

// credited settles a passage of which one side names the other as its source:
// beside says for this very passage, else for the whole document.
func (d *director) credited(p *hearsay.Passage, beside bool) bool {
	a, b := d.follows(p.A, p.B.Document, beside), d.follows(p.B, p.A.Document, beside)
	switch {
	case a && b:
		p.From, p.CommonSource, p.Why = hearsay.FromUnknown, "", "each credits the other"
	case a:
		p.From, p.CommonSource, p.Why = hearsay.FromB, "", "the other credits "+d.outlet(p.B.Document)
	case b:
		p.From, p.CommonSource, p.Why = hearsay.FromA, "", "the other credits "+d.outlet(p.A.Document)
	}
	return a || b
}

// follows reports whether the text around a side names the outlet of another
// document as its source.
func (d *director) follows(s hearsay.Side, of string, beside bool) bool {
	doc, other := d.documents[s.Document], d.documents[of]
	if doc == nil || other == nil || other.Outlet == "" {
		return false
	}
	if beside && d.told(s, other.Outlet) {
		return true
	}
	item := doc.Item(s.Span.Start)
	follows := false
	for _, c := range d.credits[s.Document] {
		if c.Item != item {
			continue
		}
		switch same := outlet.Same(c.Outlet, other.Outlet); {
		case same && (c.Line || !beside):
			follows = true
		case !same && !beside:
			return false // several sources: which one this is from is open
		}
	}
	return follows
}

// told reports whether the statements over a side came through an outlet.
func (d *director) told(s hearsay.Side, name string) bool {
	for _, st := range d.statements[s.Document] {
		if 2*overlap(st.Contents, s.Span) < s.Span.Len() {
			continue
		}
		for _, hop := range st.Via {
			if outlet.Same(hop.Name, name) {
				return true
			}
		}
	}
	return false
}

// overlap is how many bytes of s lie in spans.
func overlap(spans []hearsay.Span, s hearsay.Span) int {
	n := 0
	for _, c := range spans {
		n += max(0, min(c.End, s.End)-max(c.Start, s.Start))
	}
	return n
}

// spoken settles a passage that is words of one speaker on both sides.
func (d *director) spoken(p *hearsay.Passage) bool {
	a, b := d.speakers(p.A), d.speakers(p.B)
	var same []string
	for id := range a {
		if b[id] && d.in.Names[id] != "" && !d.publishes(id, p.A.Document) && !d.publishes(id, p.B.Document) {
			same = append(same, d.in.Names[id])
		}
	}
	if len(same) == 0 {
		return false
	}
	sort.Strings(same)
	p.From, p.CommonSource = hearsay.FromCommon, same[0]
	p.Why = fmt.Sprintf("both give it as words of %s", same[0])
	return true
}

// speakers are those to whom a document lays at least half of a side.
func (d *director) speakers(s hearsay.Side) map[string]bool {
	covered := map[string]int{}
	for _, st := range d.statements[s.Document] {
		if st.Speaker != "" && st.Within < 0 {
			covered[st.Speaker] += overlap(st.Contents, s.Span)
		}
	}
	out := map[string]bool{}
	for id, n := range covered {
		if 2*n >= s.Span.Len() {
			out[id] = true
		}
	}
	return out
}

// publishes reports whether a speaker is the outlet of a document.
func (d *director) publishes(speaker, document string) bool {
	return outlet.Same(d.in.Names[speaker], d.outlet(document))
}

// third is the earliest document that both sides of p come from, "" for none.
func (d *director) third(p *hearsay.Passage) string {
	theirs := d.sources(p.B)
	for _, c := range d.sources(p.A) {
		if c != p.B.Document && c != p.A.Document && slices.Contains(theirs, c) {
			return c
		}
	}
	return ""
}

// mostSources is how many sources of one side are looked at: of a wire story
// that hundreds carry, the earliest holders are enough.
const mostSources = 20

// sources are the earliest documents that at least half of a side was copied from.
func (d *director) sources(s hearsay.Side) []string {
	var out []string
	for _, c := range d.copies[s.Document] {
		if 2*overlap([]hearsay.Span{c.span}, s.Span) >= s.Span.Len() {
			if out = append(out, c.from); len(out) == mostSources {
				break
			}
		}
	}
	return out
}

// A copied is a stretch of a document that came from another.
type copied struct {
	span hearsay.Span
	from string
}

// copied lists for each document what it copied, the earliest source first.
func (d *director) copied(passages []hearsay.Passage) map[string][]copied {
	out := map[string][]copied{}
	for _, p := range passages {
		if p.Boilerplate {
			continue
		}
		switch p.From {
		case hearsay.FromA:
			out[p.B.Document] = append(out[p.B.Document], copied{p.B.Span, p.A.Document})
		case hearsay.FromB:
			out[p.A.Document] = append(out[p.A.Document], copied{p.A.Span, p.B.Document})
		}
	}
	for _, l := range out {
		sort.SliceStable(l, func(i, j int) bool { return d.earlier(l[i].from, l[j].from) })
	}
	return out
}

func (d *director) earlier(a, b string) bool {
	x, y := d.documents[a].Published.From, d.documents[b].Published.From
	if x != y && x != "" && y != "" {
		return x < y
	}
	return a < b
}

// words is about how many words a passage has on its longer side.
func (d *director) words(p *hearsay.Passage) int {
	n := 0
	for _, s := range []hearsay.Side{p.A, p.B} {
		if doc := d.documents[s.Document]; doc != nil {
			n = max(n, len(strings.Fields(s.Span.In(doc.Text))))
		}
	}
	return n
}
