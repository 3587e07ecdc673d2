package statement

import "github.com/openhearsay/hearsay"

// elsewhere reports whether only another item than its own names whoever the source of
// statement i was taken to mean: the stories of a page are read by themselves, and the
// one above an update of a live blog is mostly a later one. What an item has in its own
// words, and what the page says of itself, is not asked about.
func (p *page) elsewhere(i int) bool {
	s := &p.statements[i]
	if s.Item < 0 || s.Item >= len(p.d.Items) || p.who[i].Who < 0 {
		return false
	}
	if s.Source != nil {
		first, end := p.tokens(*s.Source)
		if end-first != 1 || p.tag(first) != "PRP" {
			return false
		}
	}
	who := p.who[i].Who
	return p.book.Speaker(who).Kind != hearsay.OutletSpeaker && !p.book.NamedIn(who, p.d.Items[s.Item].Span)
}
