package learn

import (
	"math"
	"slices"
)

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
