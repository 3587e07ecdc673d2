package proposition

import (
	"context"
	"slices"
	"strings"

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
	Seen    []int     // the places that it saw beside each other in one list, in order; nil for all
	Trust   float64   // of a judge that is not hearsay's own: how much it counts, 0 to 1

	NoSame, NoOpposed bool // it says nothing of which say the same, of which are opposed
}

// A Verdict is about two places of a field, by their indices.
type Verdict struct {
	A, B  int
	Kind  hearsay.ConflictKind // of those that are opposed
	P     float64              // how likely it is right, 0 to 1
	Group bool                 // two groups were set against each other, not these two places
	By    []string             // the judges that say so, in order; nil for hearsay's own model
}

// OwnJudge is the name of the model that hearsay brings.
const OwnJudge = "hearsay"

// personPrefix begins the name of a judge that is a person.
const personPrefix = "person:"

// IsPerson reports whether a judge of that name is a person, who stands above all
// others: "person:ida".
func IsPerson(judge string) bool {
	return strings.HasPrefix(judge, personPrefix) && len(judge) > len(personPrefix)
}

// NearlyPerson reports whether a name may be meant for a person's and is none: "person:",
// "Person:Ida".
func NearlyPerson(judge string) bool {
	return !IsPerson(judge) && strings.HasPrefix(strings.ToLower(judge), personPrefix)
}

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
