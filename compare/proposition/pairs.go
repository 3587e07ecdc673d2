package proposition

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"sync"

	"github.com/openhearsay/hearsay/parallel"
)

// A pair is two places that may say the same or the contrary.
type pair struct {
	i, j int // i < j
	Likeness
	rank     int     // the better of the ranks that each has among the other's neighbours, from 1
	relative float64 // the cosine against the largest that either has with a neighbour
}

const (
	few         = 400 // places that may all be compared with each other
	maxPostings = 400 // places of one word that are looked up
	atOnce      = 128 // places whose pairs are worked on at once
)

// A vicinity is for each place of a case those that share its rarer words, the most
// alike first, at most maxNeighbours where there are more than few.
type vicinity struct {
	f    *Field
	near [][]int32 // by place
	of   [][]int32 // by place: those before it that it is near to, in order
	top  []float64 // by place: the cosine with the first of near
}

// vicinity finds the neighbours of all places, on all cores. The time is near-linear in
// the number of places: a word that many places hold finds only the first. It fails
// where ctx ends.
func (f *Field) vicinity(ctx context.Context) (*vicinity, error) {
	n := len(f.Places)
	v := &vicinity{f, make([][]int32, n), make([][]int32, n), make([]float64, n)}
	lengths, documents := make([]float64, n), make([]int32, n)
	for i := range f.Places {
		lengths[i], documents[i] = f.Places[i].Own.length, int32(f.Places[i].Document)
	}
	scratch := sync.Pool{New: func() any {
		return &search{f: f, beside: f.beside(), dots: make([]float64, n), lengths: lengths, documents: documents}
	}}
	done := 0
	for range parallel.Map(ctx, starts(n), func(first int) struct{} {
		s := scratch.Get().(*search)
		defer scratch.Put(s)
		for i := first; i < min(first+atOnce, n); i++ {
			if near := s.neighbours(i); len(near) > 0 {
				v.top[i] = near[0].Cosine
				v.near[i] = make([]int32, len(near))
				for k := range near {
					v.near[i][k] = int32(near[k].place)
				}
			}
		}
		return struct{}{}
	}) {
		done += atOnce
	}
	if done < n {
		return nil, context.Cause(ctx)
	}
	count := make([]int32, n)
	for i, l := range v.near {
		for _, k := range l {
			if i > int(k) {
				count[k]++
			}
		}
	}
	for k, m := range count {
		if m > 0 {
			v.of[k] = make([]int32, 0, m)
		}
	}
	for i, l := range v.near {
		for _, k := range l {
			if i > int(k) {
				v.of[k] = append(v.of[k], int32(i))
			}
		}
	}
	return v, nil
}

// starts are the first of every atOnce of n places.
func starts(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i += atOnce {
		}
	}
}

// pairs appends those of place i, which it puts in b, with places behind it to out, in order.
func (v *vicinity) pairs(b *beside, i int, out []pair) []pair {
	from := len(out)
	b.put(i)
	for rank, j := range v.near[i] {
		if int(j) > i {
			out = append(out, pair{i: i, j: int(j), rank: rank + 1})
		}
	}
	for _, j := range v.of[i] {
		out = append(out, pair{i: i, j: int(j), rank: slices.Index(v.near[j], int32(i)) + 1})
	}
	slices.SortFunc(out[from:], func(a, b pair) int { return cmp.Or(cmp.Compare(a.j, b.j), cmp.Compare(a.rank, b.rank)) })
	out = append(out[:from], slices.CompactFunc(out[from:], func(a, b pair) bool { return a.j == b.j })...)
	for k := from; k < len(out); k++ {
		p := &out[k]
		p.Likeness = b.alike(b.place.Own, inOwn, v.f.Places[p.j].Own)
		if most := max(v.top[i], v.top[p.j]); most > 0 {
			p.relative = p.Cosine / most
		}
	}
	return out
}

// pairs are the candidates of a case, in order.
func (f *Field) pairs() (all []pair) {
	v, _ := f.vicinity(context.Background()) // which does not end
	b := f.beside()
	for i := range f.Places {
		all = v.pairs(b, i, all)
	}
	return all
}

// A neighbour is a place beside another, with their Likeness.
type neighbour struct {
	place int
	Likeness
}

// A search finds neighbours; one for each goroutine.
type search struct {
	f         *Field
	beside    *beside
	dots      []float64 // by place, 0 between two searches
	lengths   []float64 // by place, those of the places' own words
	documents []int32
	touched   []int32 // those of dots that are not 0
	best      []neighbour
}

func (s *search) neighbours(i int) []neighbour {
	f := s.f
	s.best = s.best[:0]
	s.beside.put(i)
	if len(f.Places) <= few {
		p := &f.Places[i]
		for k := range f.Places {
			if k != i && Apart(p, &f.Places[k]) {
				s.best = append(s.best, neighbour{k, s.beside.alike(p.Own, inOwn, f.Places[k].Own)})
			}
		}
	} else {
		s.nearest(i)
	}
	slices.SortFunc(s.best, closer)
	return s.best
}

// nearest finds the maxNeighbours places whose words are most like those of place i,
// by the words of which not more than maxPostings places are looked up.
func (s *search) nearest(i int) {
	f := s.f
	p := &f.Places[i]
	dots, touched := s.dots, s.touched[:0]
	for _, stem := range p.Own.Stems {
		w := f.lexicon.weights[stem]
		w *= w
		for _, k := range f.postings[stem] {
			if dots[k] == 0 {
				touched = append(touched, k)
			}
			dots[k] += w
		}
	}
	s.touched = touched
	var space [maxNeighbours]likely
	best := space[:0]
	least := 0.0 // a dot over a length that is less is not among the best; a little below the border, for the rounding
	for _, k := range touched {
		dot := dots[k]
		dots[k] = 0
		if dot < least*s.lengths[k] || int(k) == i {
			continue
		}
		x := likely{dot / max(1e-9, p.Own.length*s.lengths[k]), k}
		if len(best) == maxNeighbours && best[maxNeighbours-1].before(x) || s.documents[k] == s.documents[i] && !Apart(p, &f.Places[k]) {
			continue
		}
		if len(best) < maxNeighbours {
			best = append(best, x)
		}
		n := len(best) - 1
		for ; n > 0 && x.before(best[n-1]); n-- {
			best[n] = best[n-1]
		}
		best[n] = x
		if len(best) == maxNeighbours {
			least = best[maxNeighbours-1].cosine * p.Own.length * (1 - 1e-9)
		}
	}
	for _, x := range best {
		s.best = append(s.best, neighbour{place: int(x.place)})
	}
	for n := range s.best {
		s.best[n].Likeness = s.beside.alike(p.Own, inOwn, f.Places[s.best[n].place].Own)
	}
}

// A likely is a place that is among the nearest so far.
type likely struct {
	cosine float64
	place  int32
}

// before reports whether a place is nearer than another, or as near and before it.
func (x likely) before(o likely) bool {
	return x.cosine > o.cosine || x.cosine == o.cosine && x.place < o.place
}

// closer orders neighbours, the most alike first.
func closer(a, b neighbour) int {
	return cmp.Or(cmp.Compare(b.Cosine, a.Cosine), cmp.Compare(a.place, b.place))
}

// leastAlike is the cosine from which two places may have to do with each other.
const leastAlike = 0.15

// Candidates are the pairs of places that share much of their words, with their
// cosine in place of a probability: what may have to do with each other, as far as
// can be told without a model.
func (f *Field) Candidates() (all []Verdict) {
	for _, p := range f.pairs() {
		if p.Cosine >= leastAlike {
			all = append(all, Verdict{A: p.i, B: p.j, P: p.Cosine})
		}
	}
	return all
}
