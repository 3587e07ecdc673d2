package passage

import (
	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/reuse"
)

// items reports whether a document of a passage carries several stories.
func (c *chooser) items(p hearsay.Passage) bool {
	return c.several[p.A.Document] != nil || c.several[p.B.Document] != nil
}

// byItem is the matches of a candidate, those of each two stories by themselves: no
// passage goes over the end of an item.
func (c *chooser) byItem(p hearsay.Passage, a, b *reading) [][]match {
	all := matches(a, b, p.Parts)
	if !c.items(p) {
		return [][]match{all}
	}
	type pair struct{ a, b int }
	at := map[pair]int{}
	var out [][]match
	for _, m := range all {
		k := pair{itemAt(c.several[p.A.Document], a, m.a), itemAt(c.several[p.B.Document], b, m.b)}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k], out = i, append(out, nil)
		}
		out[i] = append(out[i], m)
	}
	return out
}

// itemAt is the index of the story that holds a word, -1 for none.
func itemAt(d *hearsay.Document, r *reading, word int) int {
	if d == nil {
		return -1
	}
	return d.Item(r.words[word].span().Start)
}

// hull is the spans from the first to the last matched word of pieces.
func hull(a, b *reading, pieces [][]match) (x, y hearsay.Span) {
	for k, piece := range pieces {
		for _, m := range piece {
			if k == 0 && m == piece[0] {
				x, y = a.words[m.a].span(), b.words[m.b].span()
			}
			x, y = widen(x, a.words[m.a].span()), widen(y, b.words[m.b].span())
		}
	}
	return x, y
}

// byItemDate gives a passage that two documents share, of which one carries several
// stories, the direction that the days of these stories show: the day of the page is not
// theirs.
func (d *director) byItemDate(p *hearsay.Passage) {
	a, b := d.documents[p.A.Document], d.documents[p.B.Document]
	if a == nil || b == nil || len(a.Items)+len(b.Items) == 0 || p.From != hearsay.FromUnknown && p.From != "" {
		return
	}
	reuse.Dated(p, a.PublishedAt(p.A.Span.Start), b.PublishedAt(p.B.Span.Start))
}
