package quote

import (
	"cmp"
	"github.com/openhearsay/hearsay/compare/term"
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
	byStem, byRun := make([][]int32, len(f.rarity.Texts)), map[int32][]int32{}
	length := make([]float64, len(f.all)) // of the stems
	rareStem, rareRun := make([][]int32, len(f.all)), make([][]int32, len(f.all))
	for _, i := range f.standing {
		u := &f.all[i]
		length[i] = math.Sqrt(f.squares(i, i))
		rareStem[i], rareRun[i] = rarest(f.rarity, u.stems, rareStems), rarest(f.runs, u.runs, rareRuns)
		for _, s := range rareStem[i] {
			byStem[s] = append(byStem[s], int32(i))
		}
		// What one unit alone holds leads to none.
		rareRun[i] = slices.DeleteFunc(rareRun[i], func(r int32) bool { return f.runs.Texts[r] < 2 })
		for _, r := range rareRun[i] {
			byRun[r] = append(byRun[r], int32(i))
		}
	}
	var out []candidate // each once or twice: of the one, of the other
	sum := make([]float64, len(f.all))
	var touched []int32 // those of sum that are not 0
	var found []partner
	for _, i := range f.standing {
		add := func(holders []int32, w float64) {
			for _, j := range around(holders, int32(i)) {
				if sum[j] == 0 {
					touched = append(touched, j)
				}
				sum[j] += w * w
			}
		}
		for _, s := range rareStem[i] {
			add(byStem[s], f.rarity.Of[s])
		}
		for _, r := range rareRun[i] {
			add(byRun[r], f.runs.Of[r])
		}
		found = found[:0]
		for _, j := range touched { // the twice maxCandidates that share most stay
			x := partner{i: int(j), sum: sum[j]}
			sum[j] = 0
			full := len(found) == 2*maxCandidates
			if x.i == i || full && !x.before(&found[len(found)-1]) || f.overlapping(i, x.i) {
				continue
			}
			if !full {
				found = append(found, x)
			}
			k := len(found) - 1
			for ; k > 0 && x.before(&found[k-1]); k-- {
				found[k] = found[k-1]
			}
			found[k] = x
		}
		touched = touched[:0]
		for k := range found { // by all words, not the rare ones alone
			if l := length[i] * length[found[k].i]; l > 0 {
				found[k].likeness = f.squares(i, found[k].i) / l
			}
		}
		slices.SortFunc(found, func(a, b partner) int {
			return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(b.sum, a.sum), cmp.Compare(a.i, b.i))
		})
		found = found[:min(len(found), maxCandidates)]
		for k, p := range found {
			rank := 0
			for _, o := range found[:k] {
				if f.all[o.i].number == f.all[p.i].number {
					rank++
				}
			}
			out = append(out, candidate{i: min(i, p.i), j: max(i, p.i), likeness: p.likeness, rank: rank})
		}
	}
	slices.SortFunc(out, func(a, b candidate) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) })
	kept := out[:0]
	for _, c := range out {
		if n := len(kept); n > 0 && kept[n-1].i == c.i && kept[n-1].j == c.j {
			kept[n-1].best = kept[n-1].rank == 0 && c.rank == 0
			kept[n-1].rank = min(kept[n-1].rank, c.rank)
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// A partner is a unit beside another.
type partner struct {
	i        int
	sum      float64 // of what they share of the words that are looked up
	likeness float64
}

// before reports whether a partner shares more than another, or as much and stands before it.
func (p *partner) before(o *partner) bool { return p.sum > o.sum || p.sum == o.sum && p.i < o.i }

// rarest is the n numbers that the fewest texts have.
func rarest(of *term.Counts, numbers []int32, n int) []int32 {
	numbers = slices.Clone(numbers)
	slices.SortStableFunc(numbers, func(a, b int32) int { return cmp.Compare(of.Texts[a], of.Texts[b]) })
	return slices.Clone(numbers[:min(n, len(numbers))])
}

// around is the at most maxPostings entries of a sorted list that are nearest to i.
func around(list []int32, i int32) []int32 {
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
	term.Meet(f.all[i].stems, f.all[j].stems, func(s int32) {
		w := f.weights.Of[s]
		sum += w * w
	})
	return sum
}
