package attribution

import "github.com/openhearsay/hearsay/language/quotation"

// What words are next to is told by what a mark does, not by how it is written.
var openMark, closeMark = hash("``"), hash("''")

// findQuotations enters the quotations of the text.
func (p *page) findQuotations() {
	m := quotation.Find(p.a)
	p.quotes, p.quote = m.All, m.At
	for _, q := range p.quotes {
		p.kind[q.First] |= isOpen
		p.lower[q.First] = openMark
		if !q.Open {
			p.kind[q.Last] |= isClose
			p.lower[q.Last] = closeMark
		}
	}
}
