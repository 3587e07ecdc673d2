package statement

import (
	"strings"
)

// sift takes out what the extractor takes for statements and what are none for a
// reader: who is cited for one, the words that tell why a source has no name, and what
// the text says was not said. It needs the spans and which statement holds which; what
// remains keeps both.
func (p *page) sift() {
	p.cited()
	drop := make([]bool, len(p.statements))
	for i := range p.statements {
		drop[i] = p.idle(i)
	}
	p.drop(drop)
}

// idle reports whether statement i is to be dropped.
func (p *page) idle(i int) bool {
	s := &p.statements[i]
	return s.Cue != nil && (p.unsaid(s) || strings.Contains(strings.ToLower(s.Cue.In(p.a.Text)), "anonymity"))
}
