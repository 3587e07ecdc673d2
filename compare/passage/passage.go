// Package passage reads the direction of shared passages in the light of the
// whole case. Two texts alone cannot tell a copy from two copies of a third; the
// statements around a passage and the other documents that hold it can.
package passage

import (
	"fmt"
	"maps"
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
	Named      map[string]bool     // ids of the speakers who have a name, not only a description
	Sides      map[string]string   // of a spokesman's id: that of whom he speaks for
	Credits    []credit.Found
}

// leastWords is how many words a passage needs before the earlier date alone
// says who copied whom: shorter runs are names and phrases that any two
// articles on one story share.
const leastWords = 20

// Direct gives passages, which are left as they are, the direction that the case
// shows. The rules, the first that fits:
//
//   - where both sides lay the words at somebody's door, both have them from the
//     speaker, through whatever outlet: a quotation says nothing of who copied whom;
//   - where the words came to a document through the other's outlet, as its chain, its
//     paragraph or a credit line says, it copied from that;
//   - where a third document holds the passage and both sides come from it, it is
//     the common source;
//   - where the one lays the words at the door of one named speaker and the other at
//     that of another, dates say nothing: lookalike sentences are no copies;
//   - else what the two texts alone showed holds; dates alone say nothing of a short
//     passage.
//
// The result depends on the input alone, not on its order.
func Direct(in Input, passages []hearsay.Passage) []hearsay.Passage {
	out := append([]hearsay.Passage(nil), passages...)
	d := newDirector(in)
	var rest []int
	for i := range out {
		p := &out[i]
		d.byItemDate(p)
		if !p.Boilerplate && !d.spoken(p) && !d.credited(p) {
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
		case d.apart(p) != "":
			p.From, p.CommonSource, p.Why = hearsay.FromUnknown, "", d.apart(p)
		case (p.From == hearsay.FromA || p.From == hearsay.FromB) && d.words(p) < leastWords:
			p.From, p.Why = hearsay.FromUnknown, "too short for its dates to tell who had it first"
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
	outlets    []string                        // of the documents, each once
	publisher  map[string]bool                 // by speaker: whether it is one of them
}

func newDirector(in Input) *director {
	d := &director{in: in, documents: map[string]*hearsay.Document{}, statements: map[string][]*hearsay.Statement{},
		credits: map[string][]*credit.Found{}, publisher: map[string]bool{}}
	for i := range in.Credits {
		if c := &in.Credits[i]; c.Carries {
			d.credits[c.Document] = append(d.credits[c.Document], c)
		}
	}
	for i := range in.Documents {
		d.documents[in.Documents[i].ID] = &in.Documents[i]
		if o := in.Documents[i].Outlet; o != "" {
			d.outlets = append(d.outlets, o)
		}
	}
	slices.Sort(d.outlets)
	d.outlets = slices.Compact(d.outlets)
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

// credited settles a passage for which one side names the other's outlet.
func (d *director) credited(p *hearsay.Passage) bool {
	a, b := d.follows(p.A, p.B.Document), d.follows(p.B, p.A.Document)
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

// follows reports whether a document names the outlet of another one as the source
// of a side: in its chain, in the side's own paragraph, or in a line that stands for
// the whole. A credit elsewhere is for something else, and beside that of a third
// outlet it is open which one the words are from.
func (d *director) follows(s hearsay.Side, of string) bool {
	doc, other := d.documents[s.Document], d.documents[of]
	if doc == nil || other == nil || other.Outlet == "" || outlet.Same(doc.Outlet, other.Outlet) {
		return false
	}
	if d.told(s, other.Outlet) {
		return true
	}
	item, around := doc.Item(s.Span.Start), paragraph(doc.Text, s.Span)
	follows := false
	for _, c := range d.credits[s.Document] {
		if c.Item != item || !c.Line && (c.Quoted || !around.Contains(c.Span)) {
			continue
		}
		if !outlet.Same(c.Outlet, other.Outlet) {
			return false
		}
		follows = true
	}
	return follows
}

// paragraph is s with the rest of the lines that it begins and ends in.
func paragraph(text string, s hearsay.Span) hearsay.Span {
	start, end := strings.LastIndexByte(text[:s.Start], '\n')+1, len(text)
	if i := strings.IndexByte(text[s.End:], '\n'); i >= 0 {
		end = s.End + i
	}
	return hearsay.Span{Start: start, End: end}
}

// told reports whether the statements over a side came through an outlet, or are its
// own.
func (d *director) told(s hearsay.Side, name string) bool {
	for _, st := range d.statements[s.Document] {
		if 2*overlap(st.Contents, s.Span) < s.Span.Len() {
			continue
		}
		if said := d.in.Names[st.Speaker]; said != "" && outlet.Same(said, name) {
			return true
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

// spoken settles a passage that both sides lay at somebody's door: one speaker, or a
// body and who speaks for it, is the common source, and of words in quotation marks
// the one whom one side names and the other does not. Of two names that nothing joins
// only that there is a common source is sure.
func (d *director) spoken(p *hearsay.Passage) bool {
	a, b := d.speakers(p.A), d.speakers(p.B)
	same := map[string]bool{}
	direct := false
	for x, inA := range a {
		for y, inB := range b {
			direct = direct || inA || inB
			if d.side(x) == d.side(y) {
				same[d.in.Names[d.side(x)]] = true
			}
		}
	}
	delete(same, "")
	joined := slices.Sorted(maps.Keys(same))
	inA, inB := d.named(a), d.named(b)
	switch {
	case len(joined) > 0:
		p.CommonSource = joined[0]
		p.Why = "both give it as words of " + joined[0]
	case !direct:
		return false
	case len(inA) > 0 && len(inB) > 0:
		p.CommonSource = ""
		p.Why = fmt.Sprintf("both quote it, one as words of %s, the other of %s", inA[0], inB[0])
	case len(inA)+len(inB) > 0:
		p.CommonSource = append(inA, inB...)[0]
		p.Why = fmt.Sprintf("both quote it; one names %s", p.CommonSource)
	default:
		p.CommonSource, p.Why = "", "both quote it, without a name"
	}
	p.From = hearsay.FromCommon
	for _, x := range [][2]hearsay.Side{{p.A, p.B}, {p.B, p.A}} {
		mine, theirs := d.outlet(x[0].Document), d.documents[x[1].Document]
		if theirs != nil && theirs.Outlet != "" && !outlet.Same(mine, theirs.Outlet) && d.told(x[0], theirs.Outlet) {
			p.Why += fmt.Sprintf("; %s credits %s with it", mine, theirs.Outlet)
		}
	}
	return true
}

// apart says which named speakers the two sides lay a passage at the door of, "" where
// that is not two different ones. It is asked after spoken: they are not one side.
func (d *director) apart(p *hearsay.Passage) string {
	inA, inB := d.named(d.speakers(p.A)), d.named(d.speakers(p.B))
	if len(inA) == 0 || len(inB) == 0 {
		return ""
	}
	return fmt.Sprintf("the one has it as words of %s, the other of %s", inA[0], inB[0])
}

// named is the names of those speakers who have one, sorted.
func (d *director) named(speakers map[string]bool) []string {
	var out []string
	for id := range speakers {
		if d.in.Named[id] && d.in.Names[id] != "" {
			out = append(out, d.in.Names[id])
		}
	}
	slices.Sort(out)
	return out
}

// side is for whom a speaker speaks: another one, or himself.
func (d *director) side(id string) string {
	if of, ok := d.in.Sides[id]; ok {
		return of
	}
	return id
}

// speakers are those to whom a document lays at least half of a side, and whether in
// quotation marks. The outlet of either document is none of them.
func (d *director) speakers(s hearsay.Side) map[string]bool {
	covered, direct := map[string]int{}, map[string]bool{}
	for _, st := range d.statements[s.Document] {
		if st.Within >= 0 {
			continue
		}
		if n := overlap(st.Contents, s.Span); n > 0 {
			covered[st.Speaker] += n
			direct[st.Speaker] = direct[st.Speaker] || st.Quoted == hearsay.Direct
		}
	}
	out := map[string]bool{}
	for id, n := range covered {
		if 2*n >= s.Span.Len() && !d.publishes(id) {
			out[id] = direct[id]
		}
	}
	return out
}

// publishes reports whether a speaker is an outlet of the case.
func (d *director) publishes(speaker string) bool {
	yes, known := d.publisher[speaker]
	if !known {
		name := d.in.Names[speaker]
		yes = slices.ContainsFunc(d.outlets, func(o string) bool { return outlet.Same(name, o) })
		d.publisher[speaker] = yes
	}
	return yes
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
