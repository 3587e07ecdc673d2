package question

import (
	"cmp"
	"slices"
)

// PairAsk is the question in words of a list of two places.
const PairAsk = "What have these two places to do with each other?"

// Pairs are lists of two places each: what a person is asked instead of long lists, one at
// a time. They are the pairs that hearsay is least sure of, those first whose answers change
// most, at most so many, without those that the judge has seen beside each other.
func (a *Asking) Pairs(most int) []Question {
	m := newMaker(a.Field)
	seen := m.covered(a.Known)
	all := slices.DeleteFunc(ties(a.Field, a.Own), func(t tie) bool { return seen(t.a, t.b) })
	slices.SortStableFunc(all, func(x, y tie) int { return cmp.Or(cmp.Compare(y.doubt, x.doubt), cmp.Compare(y.weight, x.weight)) })
	var out []Question
	for _, t := range all[:min(len(all), most)] {
		q := Question{Kind: List, Ask: PairAsk, Places: []Place{m.place(t.a), m.place(t.b)}, Worth: t.doubt}
		if q.Places[0].spot() == q.Places[1].spot() {
			continue
		}
		if early, late := q.Places[0].Date, q.Places[1].Date; late != "" && late < early {
			slices.Reverse(q.Places)
		}
		q.identify()
		out = append(out, q)
	}
	return out
}

// Pair reports whether a question is one of Pairs.
func (q *Question) Pair() bool { return q.Kind == List && q.Ask == PairAsk && len(q.Places) == 2 }
