package chain

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay/learn"
)

// A Lesson is a document with the names of those who, as a careful reader has it,
// carried each statement; nil for a statement that the reader does not have.
type Lesson struct {
	*Input
	Case     string     // the story that the document belongs to
	Carriers [][]string // parallel to Input.Statements; empty for none, nil for unknown
	Same     func(a, b string) bool
}

// Train makes a Model, which New opens. What the second look learns from are the
// answers of a first look that has not seen the document's case, where there are others.
func Train(lessons []Lesson) ([]byte, error) {
	l := make([]*lesson, len(lessons))
	for i := range lessons {
		l[i] = prepare(&lessons[i])
	}
	all := func(*lesson) bool { return true }
	for i := range l {
		if i > 0 && l[i].Case == l[i-1].Case {
			l[i].first = l[i-1].first
		} else {
			others := func(o *lesson) bool { return o.Case != l[i].Case }
			if !slices.ContainsFunc(l, others) {
				others = all
			}
			m, err := train(l, others, shrink)
			if err != nil {
				return nil, err
			}
			l[i].first = m
		}
	}
	alone, err := train(l, all, shrink)
	if err != nil {
		return nil, err
	}
	p := make([]float64, 0, 2)
	for i := range l {
		for n := range l[i].examples {
			x := &l[i].examples[n]
			x.p = l[i].first.Probabilities(x.features, p[:0])[1]
		}
		l[i].builder.lookAround(l[i].examples)
	}
	together, err := train(l, all, shrinkTogether)
	if err != nil {
		return nil, err
	}
	return bytes.Join([][]byte{alone.Marshal(), together.Marshal()}, separator), nil
}

// A lesson is a Lesson with its examples.
type lesson struct {
	*Lesson
	builder  *builder
	examples []example
	holds    []int // of each example: 1 that it holds, 0 that it does not, -1 for unknown
	first    *learn.Logistic
}

func prepare(of *Lesson) *lesson {
	l := &lesson{Lesson: of, builder: newBuilder(of.Input)}
	l.examples = l.builder.examples()
	l.holds = make([]int, len(l.examples))
	for n, x := range l.examples {
		if of.Carriers[x.statement] == nil {
			l.holds[n] = -1
		}
		for _, name := range of.Carriers[x.statement] {
			if of.Same(name, l.builder.carrying[x.carrier].name) {
				l.holds[n] = 1
			}
		}
	}
	return l
}

// The weights of the squared weights of the two looks: with a few hundred examples
// that hold, from stories that each have their own ways, strong ones do best on a
// story that was left out.
const shrink, shrinkTogether = 3, 1

// train learns from the examples of those lessons that want holds for.
func train(l []*lesson, want func(*lesson) bool, l2 float64) (*learn.Logistic, error) {
	var all []learn.Example
	for i := range l {
		if !want(l[i]) {
			continue
		}
		for n, x := range l[i].examples {
			if l[i].holds[n] >= 0 {
				all = append(all, learn.Example{Features: x.features, Class: l[i].holds[n]})
			}
		}
	}
	m, err := learn.TrainLogistic([]string{"does not hold", "holds"}, all, learn.LogisticOptions{L2: l2, MinCount: 3})
	if err != nil {
		return nil, fmt.Errorf("chain: %w", err)
	}
	return m, nil
}
