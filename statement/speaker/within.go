package speaker

import (
	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/coref"
)

// NamedIn reports whether the words of a span name or describe a speaker, otherwise than
// by a pronoun.
func (b *Book) NamedIn(who int, in hearsay.Span) bool {
	s := &b.who[who]
	for _, m := range s.Mentions {
		if in.Contains(m.Span) {
			return true
		}
	}
	if s.chain < 0 {
		return false
	}
	for _, i := range b.refs.Chains[s.chain].Mentions {
		if m := &b.refs.Mentions[i]; m.Kind != coref.Pronoun && in.Contains(b.a.Span(m.First, m.End)) {
			return true
		}
	}
	return false
}
