package statement

import (
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/statement/speaker"
)

// A page is a sheet and what has been read of it so far. Each step of reading adds one
// thing, and needs those that were added before; Reader.Read has their order.
type page struct {
	*sheet
	statements []hearsay.Statement // in the order of the text, see order
	extents    []hearsay.Span      // of each statement
	book       *speaker.Book       // who may speak; added by share
	who        []speaker.Answer    // who speaks, by statement; added by answer
	sentences  []hearsay.Span      // outside the furniture
	clauses    []hearsay.Clause    // the narrator's own
}

// order puts the statements in the order of the text, the longer one first.
func (p *page) order() {
	n := len(p.statements)
	extents := make([]hearsay.Span, n)
	index := make([]int, n)
	for i := range p.statements {
		extents[i], index[i] = p.statements[i].Extent(), i
	}
	slices.SortStableFunc(index, func(a, b int) int {
		if extents[a].Start != extents[b].Start {
			return extents[a].Start - extents[b].Start
		}
		return extents[b].End - extents[a].End
	})
	place := make([]int, n)
	sorted := make([]hearsay.Statement, n)
	p.extents = make([]hearsay.Span, n)
	for to, from := range index {
		place[from], sorted[to], p.extents[to] = to, p.statements[from], extents[from]
	}
	for i := range sorted {
		if w := sorted[i].Within; w >= 0 {
			sorted[i].Within = place[w]
		}
	}
	p.statements = sorted
}

// drop takes the marked statements out, before anybody speaks; what they hold goes to
// what holds them.
func (p *page) drop(drop []bool) {
	if !slices.Contains(drop, true) {
		return
	}
	index := make([]int, len(p.statements))
	var kept []hearsay.Statement
	var extents []hearsay.Span
	for i := range p.statements {
		index[i] = -1
		if !drop[i] {
			index[i] = len(kept)
			kept = append(kept, p.statements[i])
			extents = append(extents, p.extents[i])
		}
	}
	for i := range kept {
		w := kept[i].Within
		for n := 0; w >= 0 && drop[w] && n < maxDepth; n++ {
			w = p.statements[w].Within
		}
		if w >= 0 && !drop[w] {
			kept[i].Within = index[w]
		} else {
			kept[i].Within = -1
		}
	}
	p.statements, p.extents = kept, extents
}

// findings numbers the speakers and joins all.
func (p *page) findings() hearsay.Findings {
	keep := map[int]bool{}
	for _, x := range p.who {
		if x.Who >= 0 {
			keep[x.Who] = true
		}
	}
	speakers, id := p.book.Speakers(p.d.ID, keep)
	for i := range p.statements {
		s := &p.statements[i]
		if x := p.who[i]; x.Who >= 0 {
			s.Speaker = id[x.Who]
			if s.Confidence == 0 {
				s.Confidence = 1
			}
		}
	}
	return hearsay.Findings{Speakers: speakers, Statements: p.statements, Sentences: p.sentences, Clauses: p.clauses, Dates: p.dates}
}
