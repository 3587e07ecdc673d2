package proposition

import (
	"context"
	"slices"

	"github.com/openhearsay/hearsay"
)

// A Judge says which places of a case say the same and which oppose each other:
// hearsay's own Model, or a better one that reads a list of places at once.
type Judge interface {
	// Judge answers for some of the places of a field, given by their indices. It
	// fails where it can say nothing at all.
	Judge(ctx context.Context, f *Field, places []int) (Opinion, error)
}

// An Opinion is what one judge says of the places of a field. A pair that it does
// not name says neither, as far as it knows.
type Opinion struct {
	Judge   string    // its name
	Same    []Verdict // A < B
	Opposed []Verdict // B says that what A says is not so
}

// A Verdict is about two places of a field, by their indices.
type Verdict struct {
	A, B int
	Kind hearsay.ConflictKind // of those that are opposed
	P    float64              // how likely it is right, 0 to 1
}

// OwnJudge is the name of the model that hearsay brings.
const OwnJudge = "hearsay"

// Judge says what the model makes of the places. It never fails.
func (m *Model) Judge(_ context.Context, f *Field, places []int) (Opinion, error) {
	o := Opinion{Judge: OwnJudge}
	if m == nil {
		return o, nil
	}
	in := make([]bool, len(f.Places))
	for _, i := range places {
		in[i] = true
	}
	apart := func(v Verdict) bool { return !in[v.A] || !in[v.B] }
	t := f.table(f.pairs(), func(p *pair) []float64 {
		return m.pairs.Probabilities(f.pairFeatures(p), nil)
	})
	o.Same = slices.DeleteFunc(t.same(), apart)
	o.Opposed = slices.DeleteFunc(t.clashes(), apart)
	for k := range o.Opposed {
		v := &o.Opposed[k]
		v.P = m.clashes.Probabilities(t.clashFeatures(v.A, v.B), nil)[1]
	}
	return o, nil
}

// All are the indices of the places of a field.
func (f *Field) All() []int {
	all := make([]int, len(f.Places))
	for i := range all {
		all[i] = i
	}
	return all
}
