package proposition

import (
	"math"
	"slices"
	"strings"

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
	passages [][]held           // of each place, in order of their numbers
	names    map[string]string  // of speakers: the stem of the surname
	called   map[string]string  // what speakers are called, by id
	docs     map[string]float64 // share of the documents whose places hold a stem
	named    map[string]bool    // classes of words that are written as names where the language does not ask for a capital
}

// NewField finds the places of a case and weighs their words.
func NewField(in *Input) *Field {
	f := &Field{In: in, Places: Places(in), weights: term.NewWeights(), postings: map[string][]int32{}, groups: map[int]int{}, names: map[string]string{}, called: map[string]string{}, docs: map[string]float64{}, named: map[string]bool{}}
	for i := range f.Places {
		f.weights.Add(f.Places[i].Own.Stems)
	}
	held := map[string]map[int]bool{}
	for i := range f.Places {
		p := &f.Places[i]
		for _, s := range []*Sense{&p.Own, &p.Framed, &p.Before} {
			f.weigh(s)
		}
		for _, s := range p.Own.Names {
			f.named[s] = true
		}
		for _, s := range p.Own.Stems {
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
	for id, l := range speakerNames(in) {
		f.names[id] = l[0]
	}
	for i := range in.Speakers {
		f.called[in.Speakers[i].ID] = strings.ToLower(in.Speakers[i].Name)
	}
	f.centrality()
	f.holdPassages()
	return f
}

// A held passage is one that stands in a place.
type held struct {
	passage int     // index in Input.Passages, twice that and one more for its other side
	share   float64 // of the place that it covers
}

// holdPassages notes which shared passages stand in which places.
func (f *Field) holdPassages() {
	f.passages = make([][]held, len(f.Places))
	by := map[string][]int{}
	for i := range f.Places {
		id := f.In.Documents[f.Places[i].Document].ID
		by[id] = append(by[id], i)
	}
	for n := range f.In.Passages {
		for k, side := range []hearsay.Side{f.In.Passages[n].A, f.In.Passages[n].B} {
			for _, i := range by[side.Document] {
				all, in := 0, 0
				for _, s := range f.Places[i].Spans {
					all += s.End - s.Start
					in += max(0, min(s.End, side.Span.End)-max(s.Start, side.Span.Start))
				}
				if in > 0 {
					f.passages[i] = append(f.passages[i], held{2*n + k, float64(in) / float64(all)})
				}
			}
		}
	}
}

// shared is how much of two places is one shared passage: of the one that has less
// in it, from 0 to 1.
func (f *Field) shared(i, j int) float64 {
	best := 0.0
	for _, a := range f.passages[i] {
		for _, b := range f.passages[j] {
			if a.passage^1 == b.passage {
				best = max(best, min(a.share, b.share))
			}
		}
	}
	return best
}

func (f *Field) weigh(s *Sense) {
	s.Weight, s.length = 0, 0
	for _, x := range s.Stems {
		w := f.weights.Of(x)
		s.Weight += w
		s.length += w * w
	}
	s.length = math.Sqrt(s.length)
}

// centrality is how much each place says what the case says: the mean over its
// words of the share of the documents that hold them, as a rank in the case.
func (f *Field) centrality() {
	raw := make([]float64, len(f.Places))
	for i := range f.Places {
		s := &f.Places[i].Own
		for _, x := range s.Stems {
			raw[i] += f.docs[x] * f.weights.Of(x)
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

func (f *Field) Alike(a, b *Sense) Likeness {
	var l Likeness
	square := 0.0
	for i, j := 0, 0; i < len(a.Stems) && j < len(b.Stems); {
		switch {
		case a.Stems[i] == b.Stems[j]:
			w := f.weights.Of(a.Stems[i])
			l.Shared += w
			square += w * w
			l.N++
			i++
			j++
		case a.Stems[i] < b.Stems[j]:
			i++
		default:
			j++
		}
	}
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

// share is the weight of the stems in common over that of all of a's.
func (f *Field) share(a, b []string) float64 {
	if len(a) == 0 {
		return 0
	}
	w, _ := f.weights.Shared(a, b)
	return w / max(1e-9, f.weights.Sum(a))
}

// Sense reads a sentence that a person asks, as the places of the case are read.
func (f *Field) Sense(text string) Sense {
	s := read(f.In.Aliases.Words(text, hearsay.Span{End: len(text)}))
	f.weigh(&s)
	return s
}

// Group is a number that statements share which render one utterance, 0 for none
// and for the narrator's words (-1).
func (f *Field) Group(statement int) int { return f.groups[statement] }

// Unnamed is the stems of place i without its speaker's name.
func (f *Field) Unnamed(i int) []string {
	p := &f.Places[i]
	name := f.names[p.Speaker]
	k, ok := slices.BinarySearch(p.Own.Stems, name)
	if !ok {
		return p.Own.Stems
	}
	return slices.Delete(slices.Clone(p.Own.Stems), k, k+1)
}

// Central is how much place i says what the case says, as a rank from 0 to 1.
func (f *Field) Central(i int) float64 { return f.central[i] }

// Share is the weight of the stems that a and b have in common over that of all
// of a's; 0 for none. A stem that no place holds counts a third: the asker's own
// word.
func (f *Field) Share(a, b []string) float64 {
	sum, shared := 0.0, 0.0
	for _, s := range a {
		w := f.weights.Of(s)
		if f.weights.Texts(s) == 0 {
			w /= 3
		}
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
