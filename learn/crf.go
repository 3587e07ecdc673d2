package learn

import "math"

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
