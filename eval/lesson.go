package eval

import "github.com/openhearsay/hearsay"

// A Spot is a place in a document where something is said: the words, and the
// words with what attributes them.
type Spot struct {
	Document string
	Spans    []hearsay.Span
	Extent   hearsay.Span
}

// Bearing is what a gold says of the places of a case: which it knows, by the
// numbers of its claims that they bear on with their stance, and which pairs it
// opposes.
type Bearing struct {
	Claims   []map[int]string // of each spot: stance by claim
	Opposite map[[2]int]string // pairs of spots, the lower first: kind of conflict
}

// Bearings finds the spots that the claims and conflicts of a gold mean.
func (g *Gold) Bearings(texts map[string]string, spots []Spot) Bearing {
	cut := map[string]*caseText{}
	text := func(id string) *caseText {
		if cut[id] == nil {
			cut[id] = newCaseText(texts[id])
		}
		return cut[id]
	}
	type words struct{ own, all wordSet }
	sets := make([]words, len(spots))
	by := map[string][]int{}
	for i, s := range spots {
		t := text(s.Document)
		sets[i] = words{t.spansOf(s.Spans...), t.span(s.Extent)}
		by[s.Document] = append(by[s.Document], i)
	}
	at := func(document, anchor string, nth int) (found []int) {
		w := text(document).find(anchor, nth)
		if len(w) == 0 {
			return nil
		}
		for _, i := range by[document] {
			for _, x := range []wordSet{sets[i].own, sets[i].all} {
				if n := x.shared(w); 2*n >= min(len(x), len(w)) && n > 0 && iou(x, w) >= 0.2 {
					found = append(found, i)
					break
				}
			}
		}
		return found
	}
	b := Bearing{Claims: make([]map[int]string, len(spots)), Opposite: map[[2]int]string{}}
	for n, c := range g.Claims {
		for _, x := range c.Statements {
			for _, i := range at(x.Document, x.Anchor, x.Nth) {
				if b.Claims[i] == nil {
					b.Claims[i] = map[int]string{}
				}
				b.Claims[i][n] = x.Stance
			}
		}
	}
	for _, c := range g.Conflicts {
		for _, i := range at(c.A.Document, c.A.Anchor, c.A.Nth) {
			for _, j := range at(c.B.Document, c.B.Anchor, c.B.Nth) {
				if i != j {
					b.Opposite[[2]int{min(i, j), max(i, j)}] = c.Kind
				}
			}
		}
	}
	return b
}
