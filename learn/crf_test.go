package learn

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// twoSpans is a lattice with a state that remembers: at most one span of each of
// two roles, state 0 at rest.
func twoSpans() *Lattice {
	return &Lattice{
		Outputs: 3, States: 3,
		Resting: []bool{true, false, true}, Final: []bool{true, false, true},
		Kinds: []Kind{{}, {Now: []int{0, 1}}, {Now: []int{0}}, {Before: []int{2}}},
		Edges: []Edge{{0, 0, 0}, {0, 1, 1}, {1, 1, 2}, {1, 2, 3}, {2, 2, 0}},
	}
}

// enumerate lists every sequence of l over n tokens with its score and how often
// each output counts in it.
func enumerate(l *Lattice, local []float32, n int, closed []bool) (paths []Path, counts [][]float64) {
	var walk func(t, state int, score float64, states []int, count []float64)
	walk = func(t, state int, score float64, states []int, count []float64) {
		if t == n+1 {
			if l.Final[state] {
				paths = append(paths, Path{score, slices.Clone(states[:n])})
				counts = append(counts, slices.Clone(count))
			}
			return
		}
		for _, e := range l.Edges {
			if e.From != state || (t == n || closed[t]) && !l.Resting[e.To] {
				continue
			}
			c, s := slices.Clone(count), score
			add := func(at, o int) {
				if at >= 0 && at < n {
					c[at*l.Outputs+o]++
					s += float64(local[at*l.Outputs+o])
				}
			}
			for _, o := range l.Kinds[e.Kind].Now {
				add(t, o)
			}
			for _, o := range l.Kinds[e.Kind].Before {
				add(t-1, o)
			}
			walk(t+1, e.To, s, append(slices.Clone(states), e.To), c)
		}
	}
	walk(0, 0, 0, nil, make([]float64, n*l.Outputs))
	return paths, counts
}

func TestChainAgainstEnumeration(t *testing.T) {
	l := twoSpans()
	c := NewChain(l)
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 40 {
		n := round % 7
		local := make([]float32, n*l.Outputs)
		closed := make([]bool, n)
		for i := range local {
			local[i] = float32(random.NormFloat64() * 2)
		}
		for i := range closed {
			closed[i] = random.IntN(4) == 0
		}
		paths, counts := enumerate(l, local, n, closed)
		var sum float64
		want := make([]float64, len(local))
		for i, p := range paths {
			w := math.Exp(p.Score)
			sum += w
			for j, x := range counts[i] {
				want[j] += w * x
			}
		}
		c.Set(local, n, closed)
		got := make([]float32, len(local))
		if z := c.Marginals(got); math.Abs(z-math.Log(sum)) > 1e-6 {
			t.Errorf("n=%d: sum of all sequences %v, want %v", n, z, math.Log(sum))
		}
		for j := range want {
			if math.Abs(float64(got[j])-want[j]/sum) > 1e-5 {
				t.Errorf("n=%d: output %d expected %v times, want %v", n, j, got[j], want[j]/sum)
			}
		}
		slices.SortStableFunc(paths, func(a, b Path) int {
			if a.Score > b.Score {
				return -1
			}
			return 1
		})
		best := c.Best(4, math.Inf(1))
		if len(best) != min(4, len(paths)) {
			t.Fatalf("n=%d: %d best sequences of %d", n, len(best), len(paths))
		}
		for i, b := range best {
			if math.Abs(b.Score-paths[i].Score) > 1e-6 || !slices.Equal(b.States, paths[i].States) {
				t.Errorf("n=%d: sequence %d is %v, want %v", n, i, b, paths[i])
			}
		}
		near := 0
		for _, p := range paths {
			if p.Score >= paths[0].Score-2 {
				near++
			}
		}
		if got := len(c.Best(len(paths), 2)); got != near {
			t.Errorf("n=%d: %d sequences within 2 of the best, want %d", n, got, near)
		}
	}
}

func TestTrainerAndTable(t *testing.T) {
	// Feature 1 speaks for output 0, feature 2 for output 1, feature 3 for neither.
	m := NewTrainer(8, 2)
	for range 200 {
		for _, x := range []struct {
			features []uint32
			right    int
		}{{[]uint32{1, 3}, 0}, {[]uint32{2, 3}, 1}} {
			var s [2]float32
			m.Add(s[:], x.features)
			p := float32(1 / (1 + math.Exp(float64(s[1]-s[0]))))
			g := []float32{p, 1 - p}
			g[x.right]--
			m.Update(x.features, g)
		}
	}
	data := append(m.Table().Marshal(), "rest"...)
	table, rest, err := OpenTable(data)
	if err != nil || string(rest) != "rest" {
		t.Fatalf("OpenTable: rest %q, %v", rest, err)
	}
	for f, right := range map[uint32]int{1: 0, 2: 1} {
		var s [2]float32
		table.Add(s[:], []uint32{f, 3})
		if s[right] <= s[1-right] {
			t.Errorf("feature %d: scores %v, want output %d higher", f, s, right)
		}
	}
	for n := range len(data) - 4 {
		if _, _, err := OpenTable(data[:n]); err == nil {
			t.Fatalf("a table cut to %d of %d bytes was opened", n, len(data)-4)
		}
	}
}
