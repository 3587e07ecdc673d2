package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// fenced ends the content of a noun where the noun's own clause ends: "the rumor that
// the pier fell" of "the rumor that the pier fell is false". What is said of the noun
// is not what it says.
func (p *page) fenced() {
	if len(p.a.Heads) != len(p.a.Tokens) || len(p.a.Tags) != len(p.a.Tokens) {
		return
	}
	for i := range p.statements {
		s := &p.statements[i]
		if s.Cue == nil || s.Contents[0].Start < s.Cue.End {
			continue
		}
		if end := p.fence(s); end > 0 {
			s.Contents = []hearsay.Span{{Start: s.Contents[0].Start, End: end}}
		}
	}
}

// fence is where the content of a statement with a noun for its cue is to end, 0 where
// it is to stay as it is: the word on which the noun hangs stands inside.
func (p *sheet) fence(s *hearsay.Statement) int {
	cue, noun := p.tokens(*s.Cue)
	if noun--; noun < cue || !strings.HasPrefix(p.a.Tags[noun], "NN") {
		return 0
	}
	first, end := p.tokens(s.Contents[0])
	over := false
	for k, n := p.a.Heads[noun], 0; k >= 0 && k < len(p.a.Heads) && n < deepTree; k, n = p.a.Heads[k], n+1 {
		over = over || k >= first && k < end
	}
	if !over || first > noun+2 {
		return 0
	}
	stop := p.lastBelow(noun, first, end)
	if stop-first < leastFenced || stop >= end {
		return 0
	}
	return int(p.a.Tokens[stop-1].End)
}

// leastFenced is how many tokens say something.
const leastFenced = 3
