package proposition

import (
	"fmt"

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
}

// sampled is of how many pairs that say neither one is learnt from, for all.
const sampled = 8

// unknown is of how many pairs one is learnt from where the reader has put only
// one place, or none.
const unknown = 5

// maxNeighbours is how many of the most alike places of each are looked at.
const maxNeighbours = 40

// Examples are the pairs of places of a lesson, to learn from.
func (l *Lesson) Examples() []learn.Example {
	w := l.Weight
	if w == 0 {
		w = 1
	}
	var all []learn.Example
	for _, p := range l.Field.pairs() {
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
		weight := w
		if class == Neither && l.Sampled {
			if (p.i*17+p.j)%sampled != 0 {
				continue
			}
			weight *= sampled
		}
		all = append(all, learn.Example{Features: l.Field.pairFeatures(p.i, p.j, p.Likeness, p.rank), Class: class, Weight: weight})
	}
	return all
}

// Train learns the classes of pairs.
func Train(examples []learn.Example) ([]byte, error) {
	m, err := learn.TrainLogistic(pairClasses, examples, learn.LogisticOptions{L2: 1})
	if err != nil {
		return nil, fmt.Errorf("proposition: %w", err)
	}
	return m.Marshal(), nil
}
