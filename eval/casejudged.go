package eval

import (
	"slices"

	"github.com/openhearsay/hearsay"
)

// A Judged is one finding of a case, how sure it is said to be, and whether the
// gold has it.
type Judged struct {
	Kind       hearsay.ConflictKind // of a conflict
	Certain    bool                 // of a conflict: shown as certain
	Confidence float64              // as stated, 0 to 1
	Right      bool
}

// JudgeConflicts tells of each conflict that a case names whether the gold has it,
// by the rule of the row "conflicts named that the gold has".
func JudgeConflicts(g *Gold, c *hearsay.Case) (all []Judged) {
	s := newCaseScorer(g, c)
	right := s.rightOpposition(s.goldPairs(), s.opposedByClaims())
	for _, x := range c.Conflicts {
		a, okA := s.side(x.A.Statement, x.A.Place)
		b, okB := s.side(x.B.Statement, x.B.Place)
		if okA && okB {
			all = append(all, Judged{x.Kind, x.Certain, x.Confidence, right(opposition{a, b, string(x.Kind)})})
		}
	}
	return all
}

// JudgeLinks tells of each two places of one proposition that bear on claims of the
// gold whether they bear on the same one. The confidence is that of the proposition.
func JudgeLinks(g *Gold, c *hearsay.Case) (all []Judged) {
	s := newCaseScorer(g, c)
	type known struct {
		goldSide
		claim int
	}
	var golds []known
	for n, x := range g.Claims {
		for _, p := range x.Places {
			golds = append(golds, known{s.anchored(p), n})
		}
	}
	for _, q := range c.Propositions {
		sides, _ := s.sides(q.Places)
		claims := make([][]int, len(sides))
		for i, x := range sides {
			for _, k := range golds {
				if x.near(k.goldSide) {
					claims[i] = append(claims[i], k.claim)
				}
			}
		}
		for i := range sides {
			for j := range i {
				if claims[i] == nil || claims[j] == nil {
					continue
				}
				same := slices.ContainsFunc(claims[i], func(n int) bool { return slices.Contains(claims[j], n) })
				all = append(all, Judged{Confidence: q.Confidence, Right: same})
			}
		}
	}
	return all
}
