package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/statement/speaker"
)

// prune drops what the extractor takes for statements and what are none for a
// reader: the words that tell why a source has no name, and what the text says was
// not said.
func (p *page) prune() {
	drop := make([]bool, len(p.statements))
	for i := range p.statements {
		drop[i] = p.idle(i)
	}
	p.drop(drop)
}

// drop takes the marked statements out, and what they hold to what holds them.
func (p *page) drop(drop []bool) {
	if !slices.Contains(drop, true) {
		return
	}
	index := make([]int, len(p.statements))
	var kept []hearsay.Statement
	var extents []hearsay.Span
	var who []speaker.Answer
	for i := range p.statements {
		index[i] = -1
		if !drop[i] {
			index[i] = len(kept)
			kept = append(kept, p.statements[i])
			extents = append(extents, p.extents[i])
			if p.who != nil {
				who = append(who, p.who[i])
			}
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
	p.statements, p.extents, p.who = kept, extents, who
}

// idle reports whether statement i is to be dropped.
func (p *page) idle(i int) bool {
	s := &p.statements[i]
	return s.Cue != nil && (p.unsaid(s) || strings.Contains(strings.ToLower(s.Cue.In(p.a.Text)), "anonymity"))
}
