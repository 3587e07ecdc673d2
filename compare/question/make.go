package question

import (
	"cmp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/compare/proposition"
)

// An Asking is what questions are made of.
type Asking struct {
	Field  *proposition.Field
	Own    proposition.Opinion // of hearsay's own model, about all places
	Claims []string            // that a person asks about
	Limits Limits
	Known  []Question // that the judge has answered: what they cover is not asked again
}

// Questions are the questions about a case that are still open, those first whose
// answers change most.
func (a *Asking) Questions() []Question {
	m := newMaker(a.Field)
	l := a.Limits.filled()
	answered := map[string]bool{}
	for i := range a.Known {
		answered[a.Known[i].ID] = true
	}
	all := slices.Concat(
		m.lists(ties(a.Field, a.Own), l, m.covered(a.Known)),
		m.claims(a.Claims, l),
		m.statements(),
	)
	all = slices.DeleteFunc(all, func(q Question) bool { return answered[q.ID] })
	slices.SortStableFunc(all, func(x, y Question) int { return cmp.Or(cmp.Compare(y.Worth, x.Worth), strings.Compare(x.ID, y.ID)) })
	return slices.CompactFunc(all, func(x, y Question) bool { return x.ID == y.ID })
}

// covered says whether two places stand in one of some lists.
func (m *maker) covered(known []Question) func(i, j int) bool {
	lists := map[int][]int{} // by place, in order
	if len(known) > 0 {
		at := m.places()
		for n := range known {
			if known[n].Kind != List {
				continue
			}
			for k := range known[n].Places {
				if i, ok := at[known[n].Places[k].spot()]; ok {
					lists[i] = append(lists[i], n)
				}
			}
		}
	}
	return func(i, j int) bool {
		for _, n := range lists[i] {
			if _, ok := slices.BinarySearch(lists[j], n); ok {
				return true
			}
		}
		return false
	}
}

// Locate is the index in a field of each place of a question, -1 for one that is
// not of the case.
func Locate(f *proposition.Field, q *Question) []int {
	return (&Told{Question: *q}).find(newMaker(f).places())
}

// ControlNumbers are the numbers of the controls in a list, in the order of the
// controls: two places that say the same, one that denies it, and another.
func ControlNumbers(q *Question) []int {
	at := [4]int{}
	for i := range q.Places {
		if k := control(&q.Places[i]); k >= 0 {
			at[k] = q.Places[i].N
		}
	}
	var out []int
	for _, n := range at {
		if n > 0 {
			out = append(out, n)
		}
	}
	return out
}
