package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/polarity"
	"github.com/openhearsay/hearsay/statement/kind"
)

// judge adds what each statement does and how its words are put, and lets the content
// of a refusal begin where it should. It needs the spans and how much is quoted.
func (p *page) judge(m *kind.Model) {
	for i := range p.statements {
		s := &p.statements[i]
		s.Kind = p.kind(s, m)
		p.behindNegation(s)
		s.Own, s.Framed = put(polarity.Of(p.a, s.Contents[0])), put(polarity.Frame(p.a, s.Contents[0]))
	}
}

// kind is what a statement does: by the rule that found it, else by the model.
func (p *sheet) kind(s *hearsay.Statement, m *kind.Model) hearsay.Kind {
	switch {
	case s.Kind != "":
		return s.Kind
	case p.withheld(s):
		return hearsay.NoComment
	}
	return m.Of(p.a, s).Kind
}

// behindNegation lets the content of a refusal begin behind the negation of its cue, so that
// it holds all that was not done: "respond to a request for comment" of "did not
// respond to". Readers mark it with the verb or without; this has half of either.
// Where the verb stands alone, its negation is all that was said.
func (p *sheet) behindNegation(s *hearsay.Statement) {
	if s.Cue == nil || len(s.Contents) != 1 {
		return
	}
	first, end := p.tokens(*s.Cue)
	if s.Kind != hearsay.NoComment && !silences[p.lower(end-1)] && !silences[p.lower(end-2)] {
		return
	}
	content, stop := p.tokens(s.Contents[0])
	if stop-content == 1 && content >= first && content <= end && strings.HasPrefix(p.a.Tags[content], "VB") {
		s.Contents[0].Start = s.Cue.Start // "would not elaborate" is all there is
		return
	}
	if content != end {
		return // something else stands between, or the content before the cue
	}
	for k := first; k < end; k++ {
		from := -1
		switch p.lower(k) {
		case "not", "n't", "n’t", "never", "no":
			from = k + 1
		case "yet":
			if p.lower(k+1) == "to" {
				from = k + 2
			}
		}
		if from > first && from < end {
			s.Contents[0].Start = int(p.a.Tokens[from].Start)
			return
		}
	}
}
