package proposition

import (
	"math"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// Stems are the numbers of distinct stems that places hold, in the order of the stems.
type Stems []int32

// An Asked is the sense of a sentence that is no place: a claim, a name.
type Asked struct {
	*Sense
	Stems []string // classes of the words of matter, distinct, sorted; also those that no place holds
	Names []string // those of names
}

// Sense reads a sentence that a person asks, as the places of the case are read.
func (f *Field) Sense(text string) *Asked {
	r := senser{lexicon: f.lexicon, fixed: true}
	at := stretch{source: &source{text, f.In.Aliases}, spans: []hearsay.Span{{End: len(text)}}}
	s := r.read(at, "")
	for _, x := range r.stems {
		w, _ := f.lexicon.of(x)
		s.Weight += w
		s.length += w * w
	}
	s.length = math.Sqrt(s.length)
	for _, x := range r.names {
		w, _ := f.lexicon.of(x)
		s.named += w
	}
	return &Asked{Sense: s, Stems: r.stems, Names: r.names}
}

// Strings are the stems of the words of matter of a place, distinct, sorted.
func (f *Field) Strings(s Stems) []string {
	out := make([]string, len(s))
	for i, n := range s {
		out[i] = f.lexicon.String(n)
	}
	return out
}

// Number is the number of a stem; ok is false where no place holds it.
func (f *Field) Number(stem string) (n int32, ok bool) { return f.lexicon.Number(stem) }

// Share is the weight of the stems that a and b have in common over that of all
// of a's; 0 for none. A stem that no place holds counts a third: the asker's own
// word.
func (f *Field) Share(a, b []string) float64 {
	sum, shared := 0.0, 0.0
	for _, s := range a {
		w := f.lexicon.asked(s)
		sum += w
		if _, ok := slices.BinarySearch(b, s); ok {
			shared += w
		}
	}
	if sum == 0 {
		return 0
	}
	return shared / sum
}

// Within is Share of stems that places hold.
func (f *Field) Within(a, b Stems) float64 {
	sum := 0.0
	for _, n := range a {
		sum += f.lexicon.weights[n]
	}
	if sum == 0 {
		return 0
	}
	shared, _, _ := f.lexicon.shared(a, b)
	return shared / sum
}

// A Sought is stems that are looked for in many places.
type Sought struct {
	numbers Stems     // of those that have one
	weights []float64 // of these
	sum     float64   // of all
}

// Seek makes sorted stems ready to be looked for. What its methods say is what Share says,
// to the last bit.
func (f *Field) Seek(stems []string) *Sought {
	q := &Sought{}
	for _, s := range stems {
		w := f.lexicon.asked(s)
		q.sum += w
		if n, ok := f.lexicon.Number(s); ok {
			q.numbers, q.weights = append(q.numbers, n), append(q.weights, w)
		}
	}
	return q
}

// In is how much of what is sought stands among the given stems, 0 to 1.
func (q *Sought) In(stems Stems) float64 { return q.InEither(stems, nil) }

// InEither is how much of it stands among the ones or the others.
func (q *Sought) InEither(a, b Stems) float64 {
	shared := 0.0
	for i, n := range q.numbers {
		for len(a) > 0 && a[0] < n {
			a = a[1:]
		}
		for len(b) > 0 && b[0] < n {
			b = b[1:]
		}
		if len(a) > 0 && a[0] == n || len(b) > 0 && b[0] == n {
			shared += q.weights[i]
		}
	}
	return q.of(shared)
}

func (q *Sought) of(shared float64) float64 {
	if q.sum == 0 {
		return 0
	}
	return shared / q.sum
}

// asked is what a stem weighs in what a person asks.
func (l *lexicon) asked(stem string) float64 {
	w, held := l.of(stem)
	if !held {
		w /= 3
	}
	return w
}

// Unnamed is the stems of place i without its speaker's name.
func (f *Field) Unnamed(i int) Stems {
	p := &f.Places[i]
	n, ok := f.lexicon.Number(f.names[p.Speaker])
	if !ok || !term.Holds(p.Own.Stems, n) {
		return p.Own.Stems
	}
	return slices.DeleteFunc(slices.Clone(p.Own.Stems), func(s int32) bool { return s == n })
}
