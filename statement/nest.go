package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/english"
)

// nest adds to each statement the one that holds it. It needs the spans.
func (p *page) nest() {
	p.enclose()
	for i := range p.statements {
		if w := p.statements[i].Within; w >= 0 && p.denied(i, w) {
			p.statements[i].Within = p.statements[w].Within // not in the words of who denies it
		}
	}
}

// enclose finds the statement whose content holds each one for which the extractor
// did not say: the smallest of them.
func (p *page) enclose() {
	for i := range p.statements {
		s := &p.statements[i]
		if s.Within >= 0 {
			continue
		}
		own := p.extents[i]
		best, size := -1, 0
		for j := max(0, i-reach); j < min(len(p.statements), i+reach); j++ {
			if p.extents[j].Start > own.Start {
				break
			}
			if j == i || p.extents[j].End < own.End || p.within(j, i) {
				continue
			}
			o := &p.statements[j]
			for _, c := range o.Contents {
				if n := hearsay.Cover(o.Contents).Len(); c.Contains(own) && c != s.Contents[0] && (best < 0 || n < size) {
					best, size = j, n
				}
			}
		}
		s.Within = best
	}
}

// denied reports whether statement i is all that statement w denies, by a noun: "Hale
// denied Brook's claim that the pier had fallen". The narrator names it, not Hale.
func (p *page) denied(i, w int) bool {
	s, o := &p.statements[i], &p.statements[w]
	if s.Cue == nil || o.Cue == nil || len(o.Contents) != 1 {
		return false
	}
	first, _ := p.tokens(o.Contents[0])
	noun, end := p.tokens(*s.Cue)
	_, last := p.tokens(s.Contents[len(s.Contents)-1])
	_, limit := p.tokens(o.Contents[0])
	const title = 6 // tokens of "Deputy Mayor Peter Brook's"
	if noun-first > title || noun < first || limit-last > 1 || noun >= end {
		return false
	}
	named := false
	for k := noun; k < end; k++ {
		named = named || strings.HasPrefix(p.tag(k), "NN")
	}
	at, stop := p.tokens(*o.Cue)
	for k := at; k < stop; k++ {
		if english.Reporting(p.a.Stem(k)) == english.Refuse && strings.HasPrefix(p.tag(k), "VB") {
			return named
		}
	}
	return false
}

// within reports whether statement j lies, by what is known so far, inside statement i.
func (p *page) within(j, i int) bool {
	for n := 0; j >= 0 && n < maxDepth; n++ {
		if j == i {
			return true
		}
		j = p.statements[j].Within
	}
	return false
}

// maxDepth is how many statements may lie inside one another.
const maxDepth = 32

// reach is how many statements back one is looked for that holds another or was
// spoken before it; it keeps the time linear in any text.
const reach = 200
