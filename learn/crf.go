package learn

import (
	"math"
	"slices"
)

// A Lattice is the state graph of a linear-chain conditional random field
// (Lafferty, McCallum and Pereira 2001). A model gives each position a score for
// each output; a kind of edge says which outputs of the position it enters, and
// of the one it leaves, it adds up. Edges of one kind share their score, so that
// states may remember what came before (has a source been found?) at no cost in
// weights.
//
// State 0 is where every sequence starts. A sequence has one position more than
// it has tokens: the last is a sentinel that only edges into resting states enter.
type Lattice struct {
	Outputs int
	States  int    // at most 64
	Resting []bool // states that may stand at a closed position
	Final   []bool // states in which a sequence may end
	Kinds   []Kind
	Edges   []Edge // ordered by To
}

// A Kind lists the outputs that an edge adds up: those of the position that it
// enters (Now) and of the one before (Before).
type Kind struct{ Now, Before []int }

// An Edge leads from one state to another.
type Edge struct{ From, To, Kind int }

// A Chain is the working memory of inference over one lattice. It is not safe
// for concurrent use.
type Chain struct {
	lattice *Lattice
	groups  []group // the edges by the state that they enter
	n       int
	weight  []float64 // of each position and kind, as a factor
	score   []float64 // the same as a logarithm
	closed  []bool
	forward []float64
	back    []float64
	ahead   []float64 // best score from a position and state to the end
	reached []reach
	counts  []int
}

// A group is the edges, from first to end, that enter one state.
type group struct {
	to, first int
	edges     []Edge
	from      uint64 // the states that they leave, a bit each
	resting   bool
}

type reach struct {
	score       float64
	edge, place int32
}

// NewChain returns working memory for inference over l.
func NewChain(l *Lattice) *Chain {
	c := &Chain{lattice: l}
	for i := 0; i < len(l.Edges); {
		j, to := i, l.Edges[i].To
		for j < len(l.Edges) && l.Edges[j].To == to {
			j++
		}
		g := group{to: to, first: i, edges: l.Edges[i:j], resting: l.Resting[to]}
		for _, e := range g.edges {
			g.from |= 1 << e.From
		}
		c.groups = append(c.groups, g)
		i = j
	}
	return c
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// Set prepares inference: local holds Outputs scores for each of n tokens, and
// closed (may be nil) says at which tokens only resting states may stand.
func (c *Chain) Set(local []float32, n int, closed []bool) {
	l := c.lattice
	k := len(l.Kinds)
	c.n = n + 1
	c.score = grow(c.score, c.n*k)
	c.closed = grow(c.closed, c.n)
	for t := 0; t < c.n; t++ {
		c.closed[t] = t == n || closed != nil && closed[t]
		for j := range l.Kinds {
			var s float64
			if t < n {
				for _, o := range l.Kinds[j].Now {
					s += float64(local[t*l.Outputs+o])
				}
			}
			if t > 0 {
				for _, o := range l.Kinds[j].Before {
					s += float64(local[(t-1)*l.Outputs+o])
				}
			}
			c.score[t*k+j] = s
		}
	}
}

// Marginals returns the logarithm of the sum of all sequences' scores and adds
// to expected, for each token and output, how often the output is expected to
// count. No sequence at all gives negative infinity.
func (c *Chain) Marginals(expected []float32) float64 {
	l := c.lattice
	k, m := len(l.Kinds), l.States
	c.weight = grow(c.weight, c.n*k)
	c.forward = grow(c.forward, (c.n+1)*m)
	clear(c.forward)
	total := 0.0
	for t := 0; t < c.n; t++ {
		high := math.Inf(-1)
		for j := 0; j < k; j++ {
			high = max(high, c.score[t*k+j])
		}
		for j := 0; j < k; j++ {
			c.weight[t*k+j] = math.Exp(max(c.score[t*k+j]-high, -200))
		}
		total += high
	}
	c.forward[0] = 1
	for t := 0; t < c.n; t++ {
		now, next := c.forward[t*m:(t+1)*m], c.forward[(t+1)*m:(t+2)*m]
		w := c.weight[t*k : (t+1)*k]
		closed := c.closed[t]
		for i := range c.groups {
			g := &c.groups[i]
			if closed && !g.resting {
				continue
			}
			var sum float64
			for j := range g.edges {
				e := &g.edges[j]
				sum += now[e.From] * w[e.Kind]
			}
			next[g.to] = sum
		}
		var sum float64
		for _, x := range next {
			sum += x
		}
		if sum <= 0 {
			return math.Inf(-1)
		}
		for i := range next {
			next[i] /= sum
		}
		total += math.Log(sum)
	}
	last := c.forward[c.n*m : (c.n+1)*m]
	var end float64
	for i, x := range last {
		if l.Final[i] {
			end += x
		}
	}
	if end <= 0 {
		return math.Inf(-1)
	}
	total += math.Log(end)
	if expected == nil {
		return total
	}
	c.back = grow(c.back, (c.n+1)*m)
	clear(c.back)
	for i := range last {
		if l.Final[i] {
			c.back[c.n*m+i] = 1
		}
	}
	var flow = make([]float64, k)
	for t := c.n - 1; t >= 0; t-- {
		now, next := c.back[t*m:(t+1)*m], c.back[(t+1)*m:(t+2)*m]
		w := c.weight[t*k : (t+1)*k]
		f := c.forward[t*m : (t+1)*m]
		clear(flow)
		var sum, all float64
		for i := range l.Edges {
			e := &l.Edges[i]
			if c.closed[t] && !l.Resting[e.To] {
				continue
			}
			x := w[e.Kind] * next[e.To]
			now[e.From] += x
			x *= f[e.From]
			flow[e.Kind] += x
			all += x
		}
		for _, x := range now {
			sum += x
		}
		if sum > 0 {
			for i := range now {
				now[i] /= sum
			}
		}
		if all <= 0 {
			continue
		}
		for j, x := range flow {
			if x == 0 {
				continue
			}
			p := float32(x / all)
			if t < c.n-1 {
				for _, o := range l.Kinds[j].Now {
					expected[t*l.Outputs+o] += p
				}
			}
			if t > 0 {
				for _, o := range l.Kinds[j].Before {
					expected[(t-1)*l.Outputs+o] += p
				}
			}
		}
	}
	return total
}

// A Path is one sequence of states with its score, a logarithm that is not normalised.
type Path struct {
	Score  float64
	States []int // one for each token
}

// Best returns the k best sequences, best first, fewer where there are fewer or
// where their scores lie more than within below the best. Ties go to the edge
// that stands first in the lattice.
func (c *Chain) Best(k int, within float64) []Path {
	l := c.lattice
	m, kinds := l.States, len(l.Kinds)
	best := c.lookAhead()
	c.reached = grow(c.reached, (c.n+1)*m*k)
	c.counts = grow(c.counts, (c.n+1)*m)
	clear(c.counts)
	if math.IsInf(best, -1) {
		return nil
	}
	c.reached[0] = reach{0, -1, -1}
	c.counts[0] = 1
	reached := uint64(1) // the states at position t that have a way, a bit each
	for t := 0; t < c.n; t++ {
		var next uint64
		for i := range c.groups {
			g := &c.groups[i]
			if g.from&reached == 0 || c.closed[t] && !g.resting {
				continue
			}
			// A way that cannot become part of a sequence that is wanted is left.
			if ahead := c.ahead[(t+1)*m+g.to]; !math.IsInf(ahead, -1) && c.merge(t, g, k, kinds, best-within-slack-ahead) {
				next |= 1 << g.to
			}
		}
		reached = next
	}
	var ends []reach
	for s := 0; s < m; s++ {
		if l.Final[s] {
			at := c.n*m + s
			for r := 0; r < c.counts[at]; r++ {
				ends = append(ends, reach{c.reached[at*k+r].score, int32(s), int32(r)})
			}
		}
	}
	slices.SortStableFunc(ends, func(a, b reach) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	if len(ends) > k {
		ends = ends[:k]
	}
	for len(ends) > 0 && ends[len(ends)-1].score < ends[0].score-within {
		ends = ends[:len(ends)-1]
	}
	paths := make([]Path, len(ends))
	all := make([]int, len(ends)*(c.n-1))
	for i, e := range ends {
		states := all[: c.n-1 : c.n-1]
		all = all[c.n-1:]
		s, r := int(e.edge), int(e.place)
		for t := c.n; t > 0; t-- {
			if t < c.n {
				states[t-1] = s
			}
			x := c.reached[(t*m+s)*k+r]
			s, r = l.Edges[x.edge].From, int(x.place)
		}
		paths[i] = Path{e.score, states}
	}
	return paths
}

// slack is what rounding may take from a score on its way.
const slack = 1e-6

// lookAhead works out the best score with which a sequence can go on from each
// position and state, and returns that of the best sequence.
func (c *Chain) lookAhead() float64 {
	l := c.lattice
	m, kinds := l.States, len(l.Kinds)
	c.ahead = grow(c.ahead, (c.n+1)*m)
	for s := range m {
		c.ahead[c.n*m+s] = math.Inf(-1)
		if l.Final[s] {
			c.ahead[c.n*m+s] = 0
		}
	}
	for t := c.n - 1; t >= 0; t-- {
		now, next := c.ahead[t*m:(t+1)*m], c.ahead[(t+1)*m:(t+2)*m]
		w := c.score[t*kinds : (t+1)*kinds]
		for s := range now {
			now[s] = math.Inf(-1)
		}
		closed := c.closed[t]
		for i := range c.groups {
			g := &c.groups[i]
			to := next[g.to]
			if closed && !g.resting || math.IsInf(to, -1) {
				continue
			}
			for j := range g.edges {
				e := &g.edges[j]
				if x := w[e.Kind] + to; x > now[e.From] {
					now[e.From] = x
				}
			}
		}
	}
	return c.ahead[0]
}

// merge fills the k best ways into the state of g at position t+1 that reach the
// score low, and reports whether there is one.
func (c *Chain) merge(t int, g *group, k, kinds int, low float64) bool {
	m := c.lattice.States
	at := (t+1)*m + g.to
	out := c.reached[at*k : at*k+k]
	scores := c.score[t*kinds : (t+1)*kinds]
	counts := c.counts[t*m : (t+1)*m]
	filled := 0
	for i := range g.edges {
		e := &g.edges[i]
		n := counts[e.From]
		if n == 0 {
			continue
		}
		w := scores[e.Kind]
		from := (t*m + e.From) * k
		for r, x := range c.reached[from : from+n] {
			score := x.score + w
			if score < low || filled == k && score <= out[k-1].score {
				break // the rest of the list is no better
			}
			p := min(filled, k-1)
			for p > 0 && out[p-1].score < score {
				out[p] = out[p-1]
				p--
			}
			out[p] = reach{score, int32(g.first + i), int32(r)}
			filled = min(filled+1, k)
		}
	}
	c.counts[at] = filled
	return filled > 0
}
