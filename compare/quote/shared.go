package quote

import "github.com/openhearsay/hearsay"

// A passages is the passages of a case by the documents that share them.
type passages struct {
	by map[[2]string][]*hearsay.Passage
}

func newPassages(all []hearsay.Passage) *passages {
	p := &passages{map[[2]string][]*hearsay.Passage{}}
	for i := range all {
		if x := &all[i]; !x.Boilerplate {
			k := [2]string{x.A.Document, x.B.Document}
			p.by[k] = append(p.by[k], x)
		}
	}
	return p
}

// hold reports whether one passage holds something of both units.
func (p *passages) hold(a, b *unit) bool {
	for _, x := range p.by[[2]string{a.document, b.document}] {
		if x.A.Span.Overlaps(a.spans[0]) && x.B.Span.Overlaps(b.spans[0]) {
			return true
		}
	}
	for _, x := range p.by[[2]string{b.document, a.document}] {
		if x.A.Span.Overlaps(b.spans[0]) && x.B.Span.Overlaps(a.spans[0]) {
			return true
		}
	}
	return false
}
