package proposition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/learn"
)

// A Lesson is a case in which a reader has said which places say the same thing
// and which say the contrary.
type Lesson struct {
	Field    *Field
	Known    []bool          // the places that the reader has put somewhere
	Same     map[[2]int]bool // pairs of places, the lower index first
	Opposite map[[2]int]bool
	Weight   float64 // of each of its pairs; 0 means 1
	Sampled  bool    // one of many such: only some pairs that say neither are learnt from

	all []described // once asked for
}

// sampled is of how many pairs that say neither one is learnt from, for all.
const sampled = 8

// unknown is of how many pairs one is learnt from where the reader has put only
// one place, or none; unlike of how many that say neither and share little, for all.
const (
	unknown = 5
	unlike  = 4
	little  = 0.1 // cosine
)

// maxNeighbours is how many of the most alike places of each are looked at.
const maxNeighbours = 40

// A described pair is one with its features.
type described struct {
	pair
	features []learn.Feature
}

// described are all pairs of the lesson's places; found once.
func (l *Lesson) described() []described {
	if l.all == nil {
		var x pairValues
		b, first := l.Field.beside(), -1
		for _, p := range l.Field.pairs() {
			if p.i != first {
				first = p.i
				b.put(first)
			}
			l.Field.describe(b, &p, &x)
			l.all = append(l.all, described{p, learn.Features(pairNames, x[:])})
		}
	}
	return l.all
}

// weight is what an example of the lesson counts.
func (l *Lesson) weight() float64 { return cmp.Or(l.Weight, 1) }

// pairExamples are the pairs of places of a lesson, to learn from.
func (l *Lesson) pairExamples() (all []learn.Example) {
	for _, p := range l.described() {
		key := [2]int{p.i, p.j}
		class := Neither
		switch {
		case l.Opposite[key]:
			class = Opposite
		case l.Same[key]:
			class = Same
		case !l.Known[p.i] || !l.Known[p.j]:
			if (p.i*31+p.j)%unknown != 0 {
				continue
			}
		}
		weight := l.weight()
		if class == Neither && l.Sampled {
			if (p.i*17+p.j)%sampled != 0 {
				continue
			}
			weight *= sampled
		} else if class == Neither && p.Cosine < little {
			if (p.i*13+p.j)%unlike != 0 {
				continue
			}
			weight *= unlike
		}
		all = append(all, learn.Example{Features: p.features, Class: class, Weight: weight})
	}
	return all
}

// clashExamples are the pairs of a lesson that may be opposed, among what a model
// that has not seen it says of all pairs.
func (l *Lesson) clashExamples(pairs *learn.Logistic) (all []learn.Example) {
	t := l.Field.table(func(yield func(scored) bool) {
		var p [3]float64
		for _, x := range l.described() {
			of := pairs.Probabilities(x.features, p[:0])
			if !yield(scored{x.i, x.j, of[Same], of[Opposite]}) {
				return
			}
		}
	})
	for _, v := range t.clashes() {
		x := learn.Example{Features: t.clashFeatures(v.A, v.B), Weight: l.weight()}
		if l.Opposite[[2]int{min(v.A, v.B), max(v.A, v.B)}] {
			x.Class = 1
		}
		all = append(all, x)
	}
	return all
}

// Train learns from lessons. What it learns of clashes rests on what a model of
// pairs says of cases that it has not seen: those are learnt in two halves, each
// for the other. Features whose names begin as one of without are left out, to see
// what they carry.
func Train(lessons []*Lesson, without ...string) ([]byte, error) {
	var halves [2]*learn.Logistic
	for h := range halves {
		var some []*Lesson
		for i, l := range lessons {
			if i%2 != h {
				some = append(some, l)
			}
		}
		if len(some) == 0 {
			some = lessons // a single one has no other half
		}
		var err error
		if halves[h], err = trainPairs(some, without); err != nil {
			return nil, err
		}
	}
	m := &Model{}
	var err error
	if m.pairs, err = trainPairs(lessons, without); err != nil {
		return nil, err
	}
	var clashes []learn.Example
	for i, l := range lessons {
		clashes = append(clashes, l.clashExamples(halves[i%2])...)
	}
	if m.clashes, err = learn.TrainLogistic(clashClasses, leftOut(clashes, without), learn.LogisticOptions{L2: 10}); err != nil {
		return nil, fmt.Errorf("proposition: clashes: %w", err)
	}
	return m.marshal(), nil
}

// leftOut are examples without the features whose names begin as one of without.
func leftOut(all []learn.Example, without []string) []learn.Example {
	if len(without) == 0 {
		return all
	}
	out := slices.Clone(all)
	for i := range out {
		out[i].Features = slices.DeleteFunc(slices.Clone(out[i].Features), func(x learn.Feature) bool {
			return slices.ContainsFunc(without, func(p string) bool { return strings.HasPrefix(x.Name, p) })
		})
	}
	return out
}

func trainPairs(lessons []*Lesson, without []string) (*learn.Logistic, error) {
	var all []learn.Example
	for _, l := range lessons {
		all = append(all, l.pairExamples()...)
	}
	m, err := learn.TrainLogistic(pairClasses, leftOut(all, without), learn.LogisticOptions{L2: 1})
	if err != nil {
		return nil, fmt.Errorf("proposition: pairs: %w", err)
	}
	return m, nil
}
