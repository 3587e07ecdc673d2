package proposition

import "github.com/openhearsay/hearsay/learn"

// A Lesson is a case in which a reader has said which places say the same thing
// and which say the contrary.
type Lesson struct {
	Field    *Field
	Known    []bool          // the places that the reader has put somewhere
	Same     map[[2]int]bool // pairs of places, the lower index first
	Opposite map[[2]int]bool
	Weight   float64 // of each of its pairs; 0 means 1
}

// unknown is of how many pairs one is learnt from where the reader has put only
// one place, or none.
const unknown = 5

// maxNeighbours is how many of the most alike places of each are looked at.
const maxNeighbours = 40

// Train learns the classes of pairs.
func Train(lessons []Lesson, o learn.LogisticOptions) (*learn.Logistic, error) {
	var all []learn.Example
	for _, l := range lessons {
		w := l.Weight
		if w == 0 {
			w = 1
		}
		for _, p := range l.Field.pairs() {
			key := [2]int{p.i, p.j}
			e := learn.Example{Features: l.Field.pairFeatures(p.i, p.j, p.Likeness, p.rank), Weight: w}
			switch {
			case l.Opposite[key]:
				e.Class = Opposite
			case l.Same[key]:
				e.Class = Same
			case !l.Known[p.i] || !l.Known[p.j]:
				if (p.i*31+p.j)%unknown != 0 {
					continue
				}
			}
			all = append(all, e)
		}
	}
	return learn.TrainLogistic(pairClasses, all, o)
}
