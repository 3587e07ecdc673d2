package proposition

import (
	"math"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// A Field is the places of a case made ready for comparison.
type Field struct {
	In     *Input
	Places []Place

	weights  *term.Weights
	postings map[string][]int32 // places by the stems of their words
	central  []float64          // of each place: mean similarity to the others, as a rank 0 to 1
	groups   map[int]int        // quote group of a statement
	docs     map[string]float64 // share of the documents whose places hold a stem
}

// NewField finds the places of a case and weighs their words.
func NewField(in *Input) *Field {
	f := &Field{In: in, Places: Places(in), weights: term.NewWeights(), postings: map[string][]int32{}, groups: map[int]int{}, docs: map[string]float64{}}
	for i := range f.Places {
		f.weights.Add(f.Places[i].own.stems)
	}
	held := map[string]map[int]bool{}
	for i := range f.Places {
		p := &f.Places[i]
		for _, s := range []*sense{&p.own, &p.framed, &p.before} {
			f.weigh(s)
		}
		for _, s := range p.own.stems {
			f.postings[s] = append(f.postings[s], int32(i))
			if held[s] == nil {
				held[s] = map[int]bool{}
			}
			held[s][p.Document] = true
		}
	}
	for s, d := range held {
		f.docs[s] = float64(len(d)) / float64(max(1, len(in.Documents)))
	}
	index := map[string]int{}
	for i := range in.Statements {
		index[in.Statements[i].ID] = i
	}
	for g := range in.Groups {
		for _, r := range in.Groups[g].Renderings {
			if i, ok := index[r.Statement]; ok {
				f.groups[i] = g + 1
			}
		}
	}
	f.centrality()
	return f
}

func (f *Field) weigh(s *sense) {
	s.weight, s.length = 0, 0
	for _, x := range s.stems {
		w := f.weights.Of(x)
		s.weight += w
		s.length += w * w
	}
	s.length = math.Sqrt(s.length)
}

// centrality is how much each place says what the case says: the mean over its
// words of the share of the documents that hold them, as a rank in the case.
func (f *Field) centrality() {
	raw := make([]float64, len(f.Places))
	for i := range f.Places {
		s := &f.Places[i].own
		for _, x := range s.stems {
			raw[i] += f.docs[x] * f.weights.Of(x)
		}
		if s.weight > 0 {
			raw[i] /= s.weight
		}
	}
	f.central = ranks(raw)
}

// ranks is the rank of each value among all, from 0 to 1, equal ones alike.
func ranks(v []float64) []float64 {
	sorted := slices.Clone(v)
	slices.Sort(sorted)
	out := make([]float64, len(v))
	for i, x := range v {
		at, _ := slices.BinarySearch(sorted, x)
		out[i] = float64(at) / float64(max(1, len(v)-1))
	}
	return out
}

// A likeness is how alike two senses are.
type likeness struct {
	cosine float64 // of the weights of their words
	less   float64 // shared weight over that of the lighter one
	shared float64 // weight
	n      int     // shared stems
}

func (f *Field) alike(a, b *sense) likeness {
	var l likeness
	square := 0.0
	for i, j := 0, 0; i < len(a.stems) && j < len(b.stems); {
		switch {
		case a.stems[i] == b.stems[j]:
			w := f.weights.Of(a.stems[i])
			l.shared += w
			square += w * w
			l.n++
			i++
			j++
		case a.stems[i] < b.stems[j]:
			i++
		default:
			j++
		}
	}
	if a.length > 0 && b.length > 0 {
		l.cosine = square / (a.length * b.length)
		l.less = l.shared / min(a.weight, b.weight)
	}
	return l
}

// apart reports whether two places share no text: a statement and one inside it
// are not two places that say the same.
func apart(a, b *Place) bool {
	if a.Document != b.Document {
		return true
	}
	for _, x := range a.Spans {
		for _, y := range b.Spans {
			if x.Overlaps(y) {
				return false
			}
		}
	}
	return true
}

// share is the weight of the stems in common over that of all of a's.
func (f *Field) share(a, b []string) float64 {
	if len(a) == 0 {
		return 0
	}
	w, _ := f.weights.Shared(a, b)
	return w / max(1e-9, f.weights.Sum(a))
}

func contents(spans []hearsay.Span) (n int) {
	for _, s := range spans {
		n += s.Len()
	}
	return n
}
