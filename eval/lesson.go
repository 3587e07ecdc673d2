package eval

import "github.com/openhearsay/hearsay"

// A Spot is a place in a document where something is said: the words, and all of
// them with the source and the cue.
type Spot struct {
	Document string
	Words    []hearsay.Span
	All      []hearsay.Span
}

// A Bearing is what a gold says of the spots of a case: with what stance each
// bears on which of its claims, and which pairs of them it sets against each other.
type Bearing struct {
	Claims   []map[int]hearsay.Stance        // of each spot, by the number of the claim
	Opposite map[[2]int]hearsay.ConflictKind // by pairs of spots on the two sides of a dispute, the lower first
}

// Bearings finds the spots that the claims and conflicts of a gold mean; texts are
// those of the documents by id.
func (g *Gold) Bearings(texts map[string]string, spots []Spot) Bearing {
	s := &caseScorer{gold: g, texts: map[string]*caseText{}}
	for id, text := range texts {
		s.texts[id] = newCaseText(text)
	}
	by := map[string][]int{}
	sides := make([]caseSide, len(spots))
	for i, x := range spots {
		t := s.text(x.Document)
		sides[i] = caseSide{document: x.Document, words: t.spansOf(x.Words...), extent: t.spansOf(x.All...)}
		by[x.Document] = append(by[x.Document], i)
	}
	meant := func(side goldSide) (found []int) {
		for _, i := range by[side.document] {
			if sides[i].near(side) {
				found = append(found, i)
			}
		}
		return found
	}
	b := Bearing{Claims: make([]map[int]hearsay.Stance, len(spots)), Opposite: map[[2]int]hearsay.ConflictKind{}}
	for n, c := range g.Claims {
		for _, x := range c.Places {
			for _, i := range meant(s.anchored(x)) {
				if b.Claims[i] == nil {
					b.Claims[i] = map[int]hearsay.Stance{}
				}
				b.Claims[i][n] = x.Stance
			}
		}
	}
	pairs := s.goldPairs()
	oppose := func(some, others []int, kind string) {
		for _, i := range some {
			for _, j := range others {
				if i != j {
					b.Opposite[[2]int{min(i, j), max(i, j)}] = hearsay.ConflictKind(kind)
				}
			}
		}
	}
	for _, c := range campsOfAll(pairs, disputesOf(pairs)) {
		var sides [2][]int
		for k := range sides {
			for _, x := range c.sides[k] {
				sides[k] = append(sides[k], meant(x)...)
			}
		}
		oppose(sides[0], sides[1], c.kind)
	}
	for _, p := range pairs {
		oppose(meant(p.a), meant(p.b), p.kind)
	}
	return b
}

// Nearest is for each of some spots the one among others that shares most of the
// joint words, at least a half, as an index; -1 for none.
func Nearest(texts map[string]string, some, others []Spot) []int {
	cut := map[string]*caseText{}
	for id, text := range texts {
		cut[id] = newCaseText(text)
	}
	by := map[string][]int{}
	words := make([]wordSet, len(others))
	for i, x := range others {
		if t := cut[x.Document]; t != nil {
			words[i] = t.spansOf(x.Words...)
			by[x.Document] = append(by[x.Document], i)
		}
	}
	out := make([]int, len(some))
	for k, x := range some {
		out[k] = -1
		t := cut[x.Document]
		if t == nil {
			continue
		}
		w, best := t.spansOf(x.Words...), 0.5
		for _, i := range by[x.Document] {
			if v := iou(w, words[i]); v >= best {
				out[k], best = i, v
			}
		}
	}
	return out
}

// Utterances gives for each spot the numbers of the gold's quote groups of which it
// is a rendering. unsure are those that hold a part of a rendering, or more than it.
func (g *Gold) Utterances(texts map[string]string, spots []Spot) (groups [][]int, unsure []bool) {
	s := &caseScorer{gold: g, texts: map[string]*caseText{}}
	for id, text := range texts {
		s.texts[id] = newCaseText(text)
	}
	type rendering struct {
		group int
		words wordSet
	}
	by := map[string][]rendering{}
	for n, q := range g.QuoteGroups {
		for _, r := range q.Renderings {
			by[r.Document] = append(by[r.Document], rendering{n, s.text(r.Document).find(r.Text, r.Nth)})
		}
	}
	groups, unsure = make([][]int, len(spots)), make([]bool, len(spots))
	for i, x := range spots {
		w := s.text(x.Document).spansOf(x.Words...)
		for _, r := range by[x.Document] {
			switch v := iou(w, r.words); {
			case v >= 0.5:
				groups[i] = append(groups[i], r.group)
			case v > 0:
				unsure[i] = true
			}
		}
		unsure[i] = unsure[i] && len(groups[i]) == 0
	}
	return groups, unsure
}
