package proposition

import (
	"cmp"
	"slices"
)

// A pair is two places that may say the same or the contrary.
type pair struct {
	i, j int // i < j
	Likeness
	rank     int     // the better of the ranks that each has among the other's neighbours, from 1
	relative float64 // the cosine against the largest that either has with a neighbour
}

// pairs are the candidates of a case: for each place those that share its rarer
// words, the most alike first, at most maxNeighbours. The time is near-linear in
// the number of places: a word that many places hold finds only the first.
func (f *Field) pairs() []pair {
	best := map[[2]int]*pair{}
	var order [][2]int
	top := make([]float64, len(f.Places))
	for i := range f.Places {
		for _, n := range f.neighbours(i) {
			top[i] = max(top[i], n.Cosine)
			key := [2]int{min(i, n.place), max(i, n.place)}
			if p := best[key]; p != nil {
				p.rank = min(p.rank, n.rank)
				continue
			}
			best[key] = &pair{i: key[0], j: key[1], Likeness: n.Likeness, rank: n.rank}
			order = append(order, key)
		}
	}
	slices.SortFunc(order, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	out := make([]pair, len(order))
	for k, key := range order {
		out[k] = *best[key]
		if most := max(top[key[0]], top[key[1]]); most > 0 {
			out[k].relative = out[k].Cosine / most
		}
	}
	return out
}

// few is how many places may all be compared with each other.
const few = 400

// maxPostings is how many places of one word are looked up.
const maxPostings = 400

func (f *Field) neighbours(i int) []neighbour {
	p := &f.Places[i]
	var all []neighbour
	if len(f.Places) <= few {
		for k := range f.Places {
			if k != i && Apart(p, &f.Places[k]) {
				all = append(all, neighbour{place: k, Likeness: f.Alike(&p.Own, &f.Places[k].Own)})
			}
		}
		return ranked(all, len(all))
	}
	return ranked(f.nearest(i), maxNeighbours)
}

// nearest are the maxNeighbours places whose words are most like those of place i,
// by the words of which not more than maxPostings places are looked up.
func (f *Field) nearest(i int) []neighbour {
	p := &f.Places[i]
	dots := map[int32]float64{}
	for _, s := range p.Own.Stems {
		l := f.postings[s]
		w := f.weights.Of(s)
		for _, k := range l[:min(len(l), maxPostings)] {
			dots[k] += w * w
		}
	}
	best := make([]neighbour, 0, maxNeighbours+1)
	for k, dot := range dots {
		q := &f.Places[k]
		x := neighbour{place: int(k), Likeness: Likeness{Cosine: dot / max(1e-9, p.Own.length*q.Own.length)}}
		if int(k) == i || len(best) == maxNeighbours && closer(best[maxNeighbours-1], x) < 0 || !Apart(p, q) {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, x, closer)
		best = slices.Insert(best, at, x)
		best = best[:min(len(best), maxNeighbours)]
	}
	for n := range best {
		best[n].Likeness = f.Alike(&p.Own, &f.Places[best[n].place].Own)
	}
	return best
}

// closer orders neighbours, the most alike first.
func closer(a, b neighbour) int {
	return cmp.Or(cmp.Compare(b.Cosine, a.Cosine), cmp.Compare(a.place, b.place))
}

func ranked(all []neighbour, most int) []neighbour {
	slices.SortFunc(all, closer)
	all = all[:min(len(all), most)]
	for r := range all {
		all[r].rank = r + 1
	}
	return all
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
