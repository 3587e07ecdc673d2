package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// anonymity are the words that tell why a source is not named.
var anonymity = [...]string{
	"on condition of anonymity", "on the condition of anonymity", "on condition that", "on the condition that",
	"condition of anonymity", "requested anonymity", "asked not to be named", "asked not to be identified", "asked to remain anonymous",
	"declined to be named", "declined to be identified", "not to be named", "not to be identified", "who was not authorized", "who were not authorized",
	"who is not authorized", "who are not authorized", "was not authorized to speak", "were not authorized to speak", "not authorized to discuss",
	"not authorised to speak", "not authorised to discuss", "spoke anonymously", "speaking anonymously", "granted anonymity", "insisted on anonymity", "for fear of",
}

// unnamed finds the words that tell why a source is not named, and puts them on
// the statements of the sentence whose speaker has no name, and on the later
// ones of the same speaker.
func (p *page) unnamed() {
	lower := strings.ToLower(p.a.Text)
	if len(lower) != len(p.a.Text) {
		return
	}
	var reasons []hearsay.Span
	for _, w := range anonymity {
		for at := 0; ; {
			k := strings.Index(lower[at:], w)
			if k < 0 {
				break
			}
			start := at + k
			at = start + len(w)
			if w == "for fear of" && !strings.Contains(lower[max(0, start-120):start], "anonym") && !strings.Contains(lower[max(0, start-120):start], "named") {
				continue
			}
			si := p.sentenceAt(start)
			if si < 0 {
				continue
			}
			end := int(p.a.Tokens[p.a.Sentences[si].End-1].End)
			if n := strings.IndexAny(lower[min(at, end):end], ".,;:”\"—–"); n >= 0 {
				end = at + n
			}
			reasons = append(reasons, hearsay.Span{Start: start, End: max(end, at)})
		}
	}
	slices.SortFunc(reasons, func(a, b hearsay.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	last := -1
	for _, r := range reasons {
		if r.Start < last {
			continue // a shorter wording of the same
		}
		last = r.End
		p.placeReason(r)
	}
}

// nearReason is how many bytes around a reason the statements of its source are
// looked for.
const nearReason = 4000

func (p *page) placeReason(r hearsay.Span) {
	si := p.sentenceAt(r.Start)
	sent := p.a.Sentences[si]
	from, to := int(p.a.Tokens[sent.First].Start), int(p.a.Tokens[sent.End-1].End)
	speakers := map[int]bool{}
	near, _ := slices.BinarySearchFunc(p.extents, from-nearReason, func(e hearsay.Span, at int) int { return e.Start - at })
	for i := near; i < len(p.statements) && p.extents[i].Start < to; i++ {
		if x := p.who[i]; x.Who < 0 || p.book.Speaker(x.Who).Named {
			continue
		}
		e := p.extents[i]
		if e.End > from && e.Start < to {
			speakers[p.who[i].Who] = true
		}
	}
	if len(speakers) == 0 {
		for i := near; i < len(p.statements) && p.extents[i].Start < to+nearReason; i++ { // "Nine officials spoke on condition of anonymity. They said …"
			x := p.who[i]
			if x.Who < 0 || p.book.Speaker(x.Who).Named {
				continue
			}
			if p.book.Mentioned(x.Who, hearsay.Span{Start: from, End: r.Start}) {
				speakers[x.Who] = true
			}
		}
	}
	if len(speakers) == 0 {
		return
	}
	for i := range p.statements {
		if x := p.who[i]; x.Who >= 0 && speakers[x.Who] && p.statements[i].Unnamed == nil {
			span := r
			p.statements[i].Unnamed = &span
		}
	}
}
