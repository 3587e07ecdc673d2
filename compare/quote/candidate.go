package quote

import (
	"cmp"
	"math"
	"slices"
)

// Limits of the search: they keep the time near-linear where one speaker is quoted
// thousands of times.
const (
	maxPostings   = 64 // units that a word leads to
	rareStems     = 12 // words of a unit that are looked up, the rarest
	rareRuns      = 6  // three words in a row that are looked up, the rarest
	maxCandidates = 24 // of one unit, the likest
)

// A candidate is a pair of units, i < j, that share rare words.
type candidate struct {
	i, j     int
	likeness float64 // cosine of the weighted words
	rank     int     // of the one among the candidates of the other in that document, the better of both; 0 is the first
	best     bool    // each is the first of the other
}

// candidates pairs up the units that may render one utterance: for each the likest
// of those that share one of its rare words. They are in order.
func (f *Field) candidates() []candidate {
	postings := map[string][]int{}
	length := make([]float64, len(f.all)) // of the stems
	rare := make([][]string, len(f.all))
	for _, i := range f.standing {
		u := &f.all[i]
		length[i] = math.Sqrt(f.squares(i, i))
		rare[i] = append(f.rarest(u.stems, rareStems), f.rarest(u.runs, rareRuns)...)
		for _, s := range rare[i] {
			postings[s] = append(postings[s], i)
		}
	}
	type partner struct {
		i        int
		sum      float64
		likeness float64
	}
	kept := map[[2]int]*candidate{}
	sum := map[int]float64{}
	for _, i := range f.standing {
		clear(sum)
		for _, s := range rare[i] {
			w := f.rarity.Of(s)
			for _, j := range around(postings[s], i) {
				if j != i && !f.overlapping(i, j) {
					sum[j] += w * w
				}
			}
		}
		found := make([]partner, 0, len(sum))
		for j, v := range sum {
			found = append(found, partner{i: j, sum: v})
		}
		slices.SortFunc(found, func(a, b partner) int {
			return cmp.Or(cmp.Compare(b.sum, a.sum), cmp.Compare(a.i, b.i))
		})
		found = found[:min(len(found), 2*maxCandidates)]
		for k := range found { // by all words, not the rare ones alone
			if l := length[i] * length[found[k].i]; l > 0 {
				found[k].likeness = f.squares(i, found[k].i) / l
			}
		}
		slices.SortFunc(found, func(a, b partner) int {
			return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(b.sum, a.sum), cmp.Compare(a.i, b.i))
		})
		perDocument := map[string]int{}
		for _, p := range found[:min(len(found), maxCandidates)] {
			key := [2]int{min(i, p.i), max(i, p.i)}
			rank := perDocument[f.all[p.i].document]
			perDocument[f.all[p.i].document]++
			if c := kept[key]; c != nil {
				c.best = c.rank == 0 && rank == 0
				c.rank = min(c.rank, rank)
				continue
			}
			kept[key] = &candidate{i: key[0], j: key[1], likeness: p.likeness, rank: rank}
		}
	}
	out := make([]candidate, 0, len(kept))
	for _, c := range kept {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b candidate) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) })
	return out
}

// rarest is the n keys that the fewest units have.
func (f *Field) rarest(keys []string, n int) []string {
	keys = slices.Clone(keys)
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(f.rarity.Texts(a), f.rarity.Texts(b)) })
	return keys[:min(n, len(keys))]
}

// around is the at most maxPostings entries of a sorted list that are nearest to i.
func around(list []int, i int) []int {
	if len(list) <= maxPostings {
		return list
	}
	k, _ := slices.BinarySearch(list, i)
	start := max(0, min(k-maxPostings/2, len(list)-maxPostings))
	return list[start : start+maxPostings]
}

// squares is the sum of the squared weights of the words that two units share.
func (f *Field) squares(i, j int) float64 {
	sum := 0.0
	a, b := f.all[i].stems, f.all[j].stems
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] == b[y]:
			w := f.weights.Of(a[x])
			sum += w * w
			x, y = x+1, y+1
		case a[x] < b[y]:
			x++
		default:
			y++
		}
	}
	return sum
}
