package proposition

import (
	"cmp"
	"slices"
)

// leastJudged is the probability from which what another judge says is told as a
// conflict.
const leastJudged = 0.3

// certainJudged is the probability from which it is told as certain.
const certainJudged = 0.8

// judges are the names of who judged, hearsay's own model where none is named.
func judges(by []string) []string {
	if by == nil {
		return []string{OwnJudge}
	}
	return by
}

// othersSay reports whether a judge other than hearsay's own model is among by.
func othersSay(by []string) bool {
	return slices.ContainsFunc(by, func(name string) bool { return name != OwnJudge })
}

// told are of the clashes that other judges named the ones to show as conflicts: of
// two propositions the likeliest pairs, until everybody who speaks in a document on
// either side stands in one; and the rest. A judge that sets groups against each
// other has not read each pair.
func (f *Field) told(all []clash, of []int) (shown, rest []clash) {
	slices.SortStableFunc(all, func(a, b clash) int {
		return cmp.Or(cmp.Compare(b.p, a.p), cmp.Compare(f.central[b.claim]+f.central[b.denial], f.central[a.claim]+f.central[a.denial]))
	})
	type side struct {
		group, document int
		who             string
	}
	of1 := func(i int) side { return side{of[i], f.Places[i].Document, f.Places[i].Side} }
	type against struct {
		side
		other int // the proposition on the other side
	}
	seen := map[against]bool{}
	for _, c := range all {
		claim, denial := against{of1(c.claim), of[c.denial]}, against{of1(c.denial), of[c.claim]}
		if seen[claim] && seen[denial] {
			rest = append(rest, c)
			continue
		}
		seen[claim], seen[denial] = true, true
		shown = append(shown, c)
	}
	return shown, rest
}
