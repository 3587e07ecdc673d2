package proposition

import (
	"slices"
	"strings"
)

// A Field is the places of a case made ready for comparison.
type Field struct {
	In     *Input
	Places []Place

	lexicon  *lexicon
	postings [][]int32         // the first places that hold a stem, by its number
	central  []float64         // of each place: mean similarity to the others, as a rank 0 to 1
	groups   map[int]int       // quote group of a statement
	passages [][]held          // of each place, in order of their numbers
	names    map[string]string // of speakers: the stem of the surname
	surname  []int32           // of each place: the number of that of whose side it is, -1 for none
	called   map[string]string // what speakers are called, by id
}

// NewField finds the places of a case and weighs their words.
func NewField(in *Input) *Field {
	f := &Field{In: in, groups: map[int]int{}, names: speakerNames(in), called: map[string]string{}}
	f.Places, f.lexicon = places(in)
	f.post()
	f.surname = make([]int32, len(f.Places))
	for i := range f.Places {
		n, ok := f.lexicon.Number(f.names[f.Places[i].Side])
		if !ok {
			n = -1
		}
		f.surname[i] = n
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
	for i := range in.Speakers {
		f.called[in.Speakers[i].ID] = strings.ToLower(in.Speakers[i].Name)
	}
	f.centrality()
	f.holdPassages()
	return f
}

// post notes which places hold a stem, the first maxPostings of each.
func (f *Field) post() {
	l := f.lexicon
	f.postings = make([][]int32, l.Len())
	for s, n := range l.texts {
		f.postings[s] = make([]int32, 0, min(n, maxPostings))
	}
	for i := range f.Places {
		for _, s := range f.Places[i].Own.Stems {
			if len(f.postings[s]) < maxPostings {
				f.postings[s] = append(f.postings[s], int32(i))
			}
		}
	}
}

// centrality is how much each place says what the case says: the mean over its
// words of the share of the documents that hold them, as a rank in the case.
func (f *Field) centrality() {
	raw := make([]float64, len(f.Places))
	for i := range f.Places {
		s := f.Places[i].Own
		for _, x := range s.Stems {
			raw[i] += f.lexicon.share[x] * f.lexicon.weights[x]
		}
		if s.Weight > 0 {
			raw[i] /= s.Weight
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

// A Likeness is how alike two senses are.
type Likeness struct {
	Cosine float64 // of the weights of their words
	Less   float64 // shared weight over that of the lighter one
	Shared float64 // weight
	N      int     // shared stems
}

// Alike is how alike two senses are. It takes no account of their order.
func (f *Field) Alike(a, b *Sense) Likeness {
	var l Likeness
	var square float64
	l.Shared, square, l.N = f.lexicon.shared(a.Stems, b.Stems)
	if a.length > 0 && b.length > 0 {
		l.Cosine = square / (a.length * b.length)
		l.Less = l.Shared / min(a.Weight, b.Weight)
	}
	return l
}

// Apart reports whether two places share no text: a statement and one inside it
// are not two places that say the same.
func Apart(a, b *Place) bool {
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

// Group is a number that statements share which render one utterance, 0 for none
// and for the narrator's words (-1).
func (f *Field) Group(statement int) int { return f.groups[statement] }

// Central is how much place i says what the case says, as a rank from 0 to 1.
func (f *Field) Central(i int) float64 { return f.central[i] }
