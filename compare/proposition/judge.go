package proposition

import (
	"context"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/parallel"
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
	A, B int
	P    float64 // how likely it is right, 0 to 1
	More *More   // nil for nothing: of most pairs, of which a large case has millions
}

// More is what else there is to say of a pair. It is not changed.
type More struct {
	Kind  hearsay.ConflictKind // of those that are opposed
	Group bool                 // two groups were set against each other, not these two places
	By    []string             // the judges that say so, in order; nil for hearsay's own model
}

var nothing More

// more is what else there is to say of a verdict.
func (v *Verdict) more() *More {
	if v.More == nil {
		return &nothing
	}
	return v.More
}

// by are the judges that say so, in order; nil for hearsay's own model.
func (v *Verdict) by() []string { return v.more().By }

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

// Judge says what the model makes of the places. It fails only where ctx ends.
func (m *Model) Judge(ctx context.Context, f *Field, places []int) (Opinion, error) {
	o := Opinion{Judge: OwnJudge}
	if m == nil {
		return o, nil
	}
	in := make([]bool, len(f.Places))
	for _, i := range places {
		in[i] = true
	}
	apart := func(v Verdict) bool { return !in[v.A] || !in[v.B] }
	v, err := f.vicinity(ctx)
	if err != nil {
		return o, err
	}
	t := f.table(m.scored(ctx, v))
	if err := ctx.Err(); err != nil {
		return o, context.Cause(ctx)
	}
	o.Same = slices.DeleteFunc(t.same(), apart)
	o.Opposed = slices.DeleteFunc(t.clashes(), apart)
	for k := range o.Opposed {
		v := &o.Opposed[k]
		v.P = m.clashes.Probabilities(t.clashFeatures(v.A, v.B), nil)[1]
	}
	return o, nil
}

// scored is what the model says of the pairs of a case by themselves, in their order;
// it works on all cores and stops early where ctx ends.
func (m *Model) scored(ctx context.Context, v *vicinity) iter.Seq[scored] {
	model := m.pairs.Ordered(pairNames)
	scratch := sync.Pool{New: func() any { return v.f.beside() }}
	work := func(first int) (out []scored) {
		var pairs []pair
		b := scratch.Get().(*beside)
		defer scratch.Put(b)
		var x pairValues
		var of [3]float64
		for i := first; i < min(first+atOnce, len(v.f.Places)); i++ {
			pairs = v.pairs(b, i, pairs[:0])
			for k := range pairs {
				p := &pairs[k]
				v.f.describe(b, p, &x)
				says := model.Probabilities(x[:], of[:0])
				out = append(out, scored{p.i, p.j, says[Same], says[Opposite]})
			}
		}
		return out
	}
	return func(yield func(scored) bool) {
		for l := range parallel.Map(ctx, starts(len(v.f.Places)), work) {
			for _, s := range l {
				if !yield(s) {
					return
				}
			}
		}
	}
}

// All are the indices of the places of a field.
func (f *Field) All() []int {
	all := make([]int, len(f.Places))
	for i := range all {
		all[i] = i
	}
	return all
}
