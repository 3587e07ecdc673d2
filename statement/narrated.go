package statement

import (
	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/polarity"
)

// leastNarrated is how many words a sentence must have outside all attributions,
// and what share of its words, to say something in the outlet's own voice.
const (
	leastNarrated = 4
	ownShare      = 0.5
)

// narrate adds the sentences of the text without its furniture, and what of them the
// outlet says in its own voice. It needs the spans of the statements.
func (p *page) narrate() {
	attributed := make([]bool, len(p.a.Tokens))
	for i := range p.statements {
		s := &p.statements[i]
		for _, span := range spansOf(s) {
			first, end := p.tokens(span)
			for k := first; k < end; k++ {
				attributed[k] = true
			}
		}
	}
	for _, s := range p.a.Sentences {
		span := p.a.Span(s.First, s.End)
		if p.inFurniture(span) {
			continue
		}
		p.sentences = append(p.sentences, span)
		own, all, first := 0, 0, -1
		for k := s.First; k < s.End; k++ {
			if !wordy(p.a.Word(k)) {
				continue
			}
			all++
			if !attributed[k] {
				own++
				if first < 0 {
					first = k
				}
			}
		}
		if own < leastNarrated || float64(own) < ownShare*float64(all) {
			continue
		}
		p.clauses = append(p.clauses, hearsay.Clause{Span: span, Put: put(polarity.Of(p.a, span)), Headline: p.headline(span)})
	}
}

// headline reports whether a sentence stands on a line of its own without a mark
// at its end.
func (p *page) headline(s hearsay.Span) bool {
	text := p.a.Text
	switch text[s.End-1] {
	case '.', '!', '?', '"', ':':
		return false
	}
	return s.End == len(text) || text[s.End] == '\n'
}

// put is a reading as the findings carry it.
func put(r polarity.Reading) hearsay.Reading {
	out := hearsay.Reading{Polarity: polarities[r.Polarity], Negated: r.Negated, Rule: r.Rule}
	if r.Rule != "" && !r.At.Empty() {
		out.At = &r.At
	}
	return out
}

var polarities = [...]hearsay.Polarity{polarity.So: hearsay.So, polarity.Not: hearsay.Not, polarity.Perhaps: hearsay.Perhaps,
	polarity.Asked: hearsay.Asked, polarity.Wished: hearsay.Wished, polarity.Unsaid: hearsay.Unsaid}
