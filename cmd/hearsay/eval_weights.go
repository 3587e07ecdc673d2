package main

import (
	"context"
	"fmt"
	"maps"
	"math"

	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/learn"
)

// fitWrong is the share of wrong answers with which the weights of a judge are
// fitted.
const fitWrong = 0.2

// fitSeeds is how many times the oracle errs anew.
const fitSeeds = 3

// A weighing collects pairs of places with what is said of them and what the gold
// says, for proposition.Weights.
type weighing struct{ same, opposed []learn.Example }

// add adds the pairs of a case that the gold knows. Each case counts as much as any
// other.
func (w *weighing) add(c *goldCase, in compare.Input, m compare.Models) {
	j := compare.Join(in, m.Quotes)
	spots, texts := spotsOf(j.Field)
	l := pairsOf(j.Field, c.gold.Bearings(texts, spots))
	opposite := maps.Clone(l.Opposite)
	for k := range newOracle(c, j, 0, 0).bearing.Opposite {
		opposite[k] = true
	}
	own, _ := m.Pairs.Judge(context.Background(), j.Field, j.Field.All()) // it never fails
	for seed := range fitSeeds {
		h := oracleHeard(c, in, m, oracleVariant{asked: true, wrong: fitWrong, seed: uint64(seed)})
		same, opposed := proposition.Tallies(own, h.Opinions...)
		w.same = append(w.same, examples(same, l.Same, l.Known)...)
		w.opposed = append(w.opposed, examples(opposed, opposite, nil)...)
	}
}

// examples are the pairs of which both places are known to the gold, or that it names;
// where known is nil, all: a gold lists every dispute, but not all that is said twice.
func examples(tallies []proposition.Tally, right map[[2]int]bool, known []bool) (all []learn.Example) {
	for _, t := range tallies {
		is := right[[2]int{min(t.A, t.B), max(t.A, t.B)}]
		if is || known == nil || known[t.A] && known[t.B] {
			all = append(all, learn.Example{Features: t.Features(), Class: count(is)})
		}
	}
	for k := range all {
		all[k].Weight = 1000 / float64(len(all))
	}
	return all
}

// fit is the weights that the pairs speak for.
func (w *weighing) fit() (same, opposed proposition.Weights, err error) {
	if same, err = fitWeights(w.same); err == nil {
		opposed, err = fitWeights(w.opposed)
	}
	return same, opposed, err
}

func fitWeights(examples []learn.Example) (w proposition.Weights, err error) {
	m, err := learn.TrainLogistic([]string{"no", "yes"}, examples, learn.LogisticOptions{L2: 1})
	if err != nil {
		return w, fmt.Errorf("weights: %w", err)
	}
	odds := func(f ...learn.Feature) float64 {
		p := m.Probabilities(f, nil)
		return math.Log(p[1] / p[0])
	}
	base := odds()
	of := func(name string) float64 { return odds(learn.Feature{Name: name, Value: 1}) - base }
	return proposition.Weights{Own: of("own"), Base: base, Yes: of("yes"), Group: of("group"), No: -of("no")}, nil
}

func showWeights(name string, w proposition.Weights) string {
	return fmt.Sprintf("%-8s own %.2f  base %.2f  yes %.2f  group %.2f  no %.2f", name, w.Own, w.Base, w.Yes, w.Group, w.No)
}
