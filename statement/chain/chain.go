// Package chain says who carried a statement's words from its speaker to the
// reader: the outlet of the document, the outlet it credits, the person or paper
// that told of it. The first hop is nearest to the reader.
package chain

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/outlet"
)

// An Input is one document as far as it is understood. All slices over
// statements have the same length.
type Input struct {
	Document   *hearsay.Document
	Analysis   *language.Analysis
	Outlets    []outlet.Match      // in order
	Statements []hearsay.Statement // with Item, Source, Cue, Contents and Within
	Speakers   []*hearsay.Speaker  // who each statement's speaker is, nil for unknown
	Agents     []*hearsay.Span     // who spoke on the speaker's behalf, nil for none
	AgentNames []string
}

// Build is the chain of each statement.
func Build(in *Input) [][]hearsay.Hop {
	b := &builder{Input: in, via: make([][]hearsay.Hop, len(in.Statements)), done: make([]bool, len(in.Statements)), alike: map[[2]string]bool{}, home: map[*hearsay.Speaker]bool{}}
	b.venues()
	b.rests()
	for i := range in.Statements {
		b.build(i, 0)
	}
	b.caveats()
	return b.via
}

type builder struct {
	*Input
	via    [][]hearsay.Hop
	done   []bool
	venue  []*hearsay.Hop            // where each statement was made: "told the Post", nil for none
	credit map[int]*hearsay.Hop      // by item, the outlet whose report the text repeats
	alike  map[[2]string]bool        // answers of same
	home   map[*hearsay.Speaker]bool // who spoke to the document's own outlet
}

// maxDepth is how many statements may lie inside one another.
const maxDepth = 8

func (b *builder) build(i, depth int) []hearsay.Hop {
	if b.done[i] || depth > maxDepth {
		return b.via[i]
	}
	b.done[i] = true
	s := &b.Statements[i]
	var hops []hearsay.Hop
	if w := s.Within; w >= 0 && w < len(b.Statements) && w != i && !b.contrary(s) {
		hops = slices.Clone(b.build(w, depth+1))
		if who := b.Speakers[w]; who != nil && who != b.Speakers[i] {
			hops = b.push(hops, hearsay.Hop{Name: who.Name, At: b.Statements[w].Source}, i)
		}
	} else if j := b.goesOn(i); j >= 0 {
		hops = slices.Clone(b.build(j, depth+1))
	} else {
		hops = b.own(i)
	}
	if v := b.venue[i]; v != nil {
		hops = b.push(hops, *v, i)
	}
	if c := b.credit[s.Item]; c != nil && b.relays(i) {
		hops = b.push(hops, *c, i)
	}
	if h := b.carrier(i); h != nil {
		hops = b.push(hops, *h, i)
	}
	if at := b.Agents[i]; at != nil {
		hops = b.push(hops, hearsay.Hop{Name: b.AgentNames[i], At: at}, i)
	}
	b.via[i] = hops
	return hops
}

// goesOn is the statement just before in which an outlet's report already had the
// same speaker's words, and which statement i goes on: "The Gazette reported
// that Hale resigned, saying she was ill. “I am tired,” she said." -1 for none.
func (b *builder) goesOn(i int) int {
	who := b.Speakers[i]
	if who == nil || i == 0 {
		return -1
	}
	for j := i - 1; j >= 0 && j > i-4; j-- {
		w := b.Statements[j].Within
		if b.Speakers[j] != who {
			continue
		}
		if w < 0 || w >= len(b.Statements) || b.Speakers[w] == nil || b.Statements[j].Item != b.Statements[i].Item {
			return -1
		}
		if c := b.Speakers[w]; c.Kind != hearsay.OutletSpeaker && !strings.HasSuffix(c.Name, "agency") {
			return -1
		}
		x, y := b.sentenceAt(b.anchor(&b.Statements[j])), b.sentenceAt(b.anchor(&b.Statements[i]))
		if x >= 0 && y >= 0 && b.Analysis.Sentences[y].Paragraph-b.Analysis.Sentences[x].Paragraph <= 1 {
			return j
		}
		return -1
	}
	return -1
}

// contrary reports whether a statement is set against the one it stands in by
// the narrator ("contrary to statements by Hale"): it did not come through the
// speaker of that one.
func (b *builder) contrary(s *hearsay.Statement) bool {
	if s.Cue == nil {
		return false
	}
	before := strings.Fields(strings.ToLower(b.Analysis.Text[max(0, s.Cue.Start-40):s.Cue.Start]))
	n := len(before)
	for k := n - 1; k >= 0 && k >= n-4; k-- {
		if before[k] == "contrary" || before[k] == "despite" {
			return true
		}
	}
	return strings.HasPrefix(strings.ToLower(s.Cue.In(b.Analysis.Text)), "contrary")
}

// own is the document's own outlet and, on a page of several stories, the one
// that the story is credited to.
func (b *builder) own(i int) []hearsay.Hop {
	var hops []hearsay.Hop
	d := b.Document
	if d.Outlet != "" {
		hops = b.push(hops, hearsay.Hop{Name: d.Outlet, At: d.OutletAt}, i)
	}
	if k := b.Statements[i].Item; k >= 0 && k < len(d.Items) {
		if it := &d.Items[k]; it.Credit != "" && !it.Comment {
			hops = b.push(hops, hearsay.Hop{Name: it.Credit, At: it.CreditAt}, i)
		}
	}
	return hops
}

// push appends a hop unless the chain has it, or it is the speaker itself.
func (b *builder) push(hops []hearsay.Hop, h hearsay.Hop, i int) []hearsay.Hop {
	if h.Name == "" || b.Speakers[i] != nil && b.same(b.Speakers[i].Name, h.Name) {
		return hops
	}
	for _, x := range hops {
		if b.same(x.Name, h.Name) {
			return hops
		}
	}
	return append(hops, h)
}

// same reports whether two names mean the same carrier.
func (b *builder) same(x, y string) bool {
	if x == y {
		return true
	}
	k := [2]string{x, y}
	v, ok := b.alike[k]
	if !ok {
		v = same(x, y)
		b.alike[k] = v
	}
	return v
}

func same(a, b string) bool {
	return strings.EqualFold(strings.TrimPrefix(a, "The "), strings.TrimPrefix(b, "The ")) || outlet.Same(a, b)
}

// relays reports whether a statement comes from the outlet that the document
// rests on: its speaker is an unnamed insider, who spoke to that outlet and not
// to the document's.
func (b *builder) relays(i int) bool {
	who := b.Speakers[i]
	if who == nil || who.Named || b.Statements[i].Within >= 0 || b.home[who] {
		return false
	}
	switch b.Statements[i].Kind {
	case hearsay.Assertion, hearsay.Admission, hearsay.Hedge, hearsay.Opinion:
	default:
		return false // a denial is for all to hear
	}
	name := strings.ToLower(who.Name)
	for _, w := range [...]string{"spokes", "press secretary", "lawyer", "attorney"} {
		if strings.Contains(name, w) {
			return false
		}
	}
	for _, w := range [...]string{"official", "source", "familiar with", "insider", "intercept", "intelligence", "person with knowledge", "people with knowledge", "briefed on"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// rests finds, for the document and each of its stories, the outlet whose report
// the opening credits.
func (b *builder) rests() {
	b.credit = map[int]*hearsay.Hop{}
	seen := map[int]int{}
	for i := range b.Statements {
		s := &b.Statements[i]
		seen[s.Item]++
		if seen[s.Item] > 4 || b.credit[s.Item] != nil || s.Within >= 0 && seen[s.Item] > 2 {
			continue
		}
		who := b.Speakers[i]
		if who == nil || who.Kind != hearsay.OutletSpeaker || b.same(who.Name, b.Document.Outlet) || s.Kind != hearsay.Assertion {
			continue
		}
		if k := s.Item; k >= 0 && k < len(b.Document.Items) && b.Document.Items[k].Comment {
			continue
		}
		if k := s.Item; k >= 0 && k < len(b.Document.Items) && b.same(b.Document.Items[k].Credit, who.Name) {
			continue
		}
		b.credit[s.Item] = &hearsay.Hop{Name: who.Name, At: s.Source}
	}
	b.openings()
}

// opening is how many bytes from its start a story credits what it rests on in.
const opening = 700

// openings looks in the opening of the document and of each story for an outlet
// that the words beside it credit, where no statement has it as its speaker.
func (b *builder) openings() {
	look := func(item, from, to int) {
		if b.credit[item] != nil {
			return
		}
		for k := range b.Outlets {
			m := &b.Outlets[k]
			if m.Start < from || m.End > min(to, from+opening) || m.Name == "" || b.same(m.Name, b.Document.Outlet) {
				continue
			}
			if item >= 0 && b.same(m.Name, b.Document.Items[item].Credit) || !b.credited(m) {
				continue
			}
			span := m.Span
			b.credit[item] = &hearsay.Hop{Name: m.Name, At: &span}
			return
		}
	}
	if len(b.Document.Items) == 0 {
		look(-1, 0, len(b.Analysis.Text))
	}
	for i := range b.Document.Items {
		if it := &b.Document.Items[i]; !it.Comment {
			look(i, it.Span.Start, it.Span.End)
		}
	}
}

// credited reports whether the words beside an outlet's name say that it reported
// what is told.
func (b *builder) credited(m *outlet.Match) bool {
	text := b.Analysis.Text
	before := strings.Fields(strings.ToLower(text[max(0, m.Start-30):m.Start]))
	n := len(before)
	for n > 0 && before[n-1] == "the" {
		n--
	}
	if n > 0 {
		switch before[n-1] {
		case "reported", "reports", "revealed":
			return true
		case "to":
			return n > 1 && before[n-2] == "according"
		case "in", "by":
			return n > 1 && (before[n-2] == "cited" || before[n-2] == "published" || before[n-2] == "reported" || before[n-2] == "report")
		}
	}
	for _, w := range strings.Fields(strings.ToLower(text[m.End:min(len(text), m.End+24)])) {
		switch strings.Trim(w, ",.") {
		case "reported", "reports", "revealed":
			return true
		case "first", "has", "have", "also":
			continue
		}
		break
	}
	return false
}
