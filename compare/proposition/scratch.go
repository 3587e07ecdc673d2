package proposition

import (
	"github.com/openhearsay/hearsay/learn"
)

type PairX struct {
	I, J   int
	P      []float64
	Cosine float64
}

func (f *Field) Judge(m *learn.Logistic) []PairX {
	var out []PairX
	for _, p := range f.pairs() {
		out = append(out, PairX{p.i, p.j, m.Probabilities(f.pairFeatures(p.i, p.j, p.Likeness, p.rank), nil), p.Cosine})
	}
	return out
}
