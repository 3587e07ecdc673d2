package attribution

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// signedConfidence is what a signed quotation is given: where the training
// articles have the form, somebody is quoted so.
const signedConfidence = 0.85

// signed adds quotations with a name under them: a paragraph that is one
// quotation, then a dash and a name, in the same line or alone in the next. What
// was found inside such a quotation is no outermost statement and is dropped.
func (p *page) signed(found []finding) []finding {
	var extra []finding
	for i, l := range p.lines {
		at := p.quote[l.first]
		if at < 0 {
			continue
		}
		q := p.quotes[at]
		if q.first != l.first || q.open {
			continue
		}
		content := stretch{q.first + 1, q.last - 1}
		for content.last > content.first && p.kind[content.last]&isWord == 0 {
			content.last--
		}
		if content.last-content.first < 2 || p.kind[content.first]&isWord == 0 {
			continue
		}
		dash := q.last + 1
		if dash >= l.end {
			if i+1 >= len(p.lines) {
				continue
			}
			l = p.lines[i+1]
			dash = l.first
		}
		if name, ok := p.signature(dash, l.end); ok {
			extra = append(extra, finding{relation{stretch{dash, dash}, name, []stretch{content}}, -1, signedConfidence})
		}
	}
	if len(extra) == 0 {
		return found
	}
	taken := make([]bool, p.n)
	for _, e := range extra {
		claim(taken, relation{stretch{e.contents[0].first, e.source.last}, noSource, nil})
	}
	out := extra
	for _, f := range found {
		if claim(taken, f.relation) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b finding) int { return a.cue.first - b.cue.first })
	return out
}

// signature is the name from the dash at token dash to the end of the line: a few
// words, most of them with a capital, no verb that reports among them.
func (p *page) signature(dash, end int) (stretch, bool) {
	if dash+1 >= end || p.lower[dash] != dashMark {
		return stretch{}, false
	}
	name := stretch{dash + 1, end - 1}
	for name.last > name.first && p.kind[name.last]&isWord == 0 {
		name.last--
	}
	words, capitals := 0, 0
	for t := name.first; t <= name.last; t++ {
		if p.kind[t]&isWord == 0 {
			continue
		}
		words++
		if r, _ := utf8.DecodeRuneInString(p.a.Word(t)); unicode.IsUpper(r) {
			capitals++
		}
		if p.kind[t]&isVerb != 0 && p.kind[t]&isReport != 0 {
			return stretch{}, false
		}
	}
	r, _ := utf8.DecodeRuneInString(p.a.Word(name.first))
	return name, words > 0 && words <= 10 && 2*capitals >= words && unicode.IsUpper(r)
}

var dashMark = hash("-")
