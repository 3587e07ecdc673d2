package learn

import (
	"cmp"
	"iter"
	"slices"
)

// A Link says how likely two things, I and J, belong together. One below 0 keeps
// them apart.
type Link struct {
	I, J  int
	Score float64
}

// Linkage joins n things by average linkage (Sokal and Michener 1958): those two
// groups first whose things are likeliest, on the mean over all their pairs, to
// belong together, down to least, which must be above 0. Pairs without a link
// count 0, a link given twice counts as given last; links is gone through three times.
// Every thing is in one group; groups and their things are in order. The time is near-linear in the number of
// links: the smaller neighbourhood is moved, and a mean that has fallen is set
// right when its turn comes. Two groups that no likely link joins never become one, as no
// mean is above all that it is made of; links that lead from one to the other are passed over.
func Linkage(n int, links iter.Seq[Link], least float64) [][]int {
	c := &linkage{members: make([][]int, n), near: make([]map[int]float64, n), degree: make([]int, n)}
	for i := range n {
		c.members[i] = []int{i}
	}
	put := func(i, j int, score float64) {
		if c.near[i] == nil {
			c.near[i] = make(map[int]float64, c.degree[i])
		}
		c.near[i][j] = score
	}
	part := newParts(n) // which things likely links join, over others or not
	for l := range links {
		if l.Score >= least {
			part.join(l.I, l.J)
		}
	}
	for l := range links {
		if part.of(l.I) == part.of(l.J) {
			c.degree[l.I]++
			c.degree[l.J]++
		}
	}
	for l := range links {
		if part.of(l.I) != part.of(l.J) {
			continue
		}
		put(l.I, l.J, l.Score)
		put(l.J, l.I, l.Score)
		if l.Score >= least {
			c.queue = append(c.queue, merger{min(l.I, l.J), max(l.I, l.J), l.Score})
		}
	}
	for i, near := range c.near {
		c.degree[i] = len(near)
	}
	c.queue.order()
	for len(c.queue) > 0 {
		m := c.queue.pop()
		if c.members[m.a] == nil || c.members[m.b] == nil {
			continue // one of them is part of another group by now
		}
		switch mean := c.mean(m.a, m.b); {
		case mean < least:
		case mean < m.mean:
			c.queue.push(merger{m.a, m.b, mean})
		case mean == m.mean:
			c.merge(m.a, m.b, least)
			if 2*c.spent > len(c.queue) {
				c.tidy(least)
			}
		}
	}
	var out [][]int
	for _, m := range c.members {
		if m != nil {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// parts are things of which some belong together (Galler and Fischer 1964): of each another
// one of its part, itself for one that stands for it.
type parts []int

func newParts(n int) parts {
	p := make(parts, n)
	for i := range p {
		p[i] = i
	}
	return p
}

func (p parts) of(i int) int {
	for p[i] != i {
		p[i] = p[p[i]]
		i = p[i]
	}
	return i
}

func (p parts) join(i, j int) {
	a, b := p.of(i), p.of(j)
	p[max(a, b)] = min(a, b)
}

type linkage struct {
	members [][]int
	near    []map[int]float64 // sums of the links to other groups, and to such as are no more
	degree  []int             // to how many that are there
	queue   mergers
	spent   int // how many of queue are about a group that is no more, about
}

// tidy takes out of the queue what is about groups that are no more, and means that
// have changed since: of a case that repeats itself nearly all.
func (c *linkage) tidy(least float64) {
	kept := c.queue[:0]
	for _, m := range c.queue {
		if c.members[m.a] == nil || c.members[m.b] == nil {
			continue
		}
		if mean := c.mean(m.a, m.b); mean >= least && mean <= m.mean { // a mean that has risen stands in the queue
			kept = append(kept, merger{m.a, m.b, mean})
		}
	}
	c.queue, c.spent = kept, 0
	c.queue.order()
}

func (c *linkage) mean(a, b int) float64 {
	return c.near[a][b] / float64(len(c.members[a])*len(c.members[b]))
}

// merge makes the one of fewer neighbours part of the other.
func (c *linkage) merge(a, b int, least float64) {
	if c.degree[a] < c.degree[b] {
		a, b = b, a
	}
	c.members[a] = append(c.members[a], c.members[b]...)
	moved := c.near[b]
	c.spent += len(moved)
	c.members[b], c.near[b] = nil, nil
	c.degree[a]--
	for k, sum := range moved {
		if k == a || c.members[k] == nil {
			continue
		}
		before, held := c.near[a][k]
		if held {
			c.degree[k]-- // it was near to both
		} else {
			c.degree[a]++
		}
		sum += before
		c.near[a][k], c.near[k][a] = sum, sum
		if m := c.mean(a, k); m >= least {
			c.queue.push(merger{min(a, k), max(a, k), m})
		}
	}
}

// A merger is two groups that may become one.
type merger struct {
	a, b int
	mean float64
}

// before reports whether m comes first: the likelier, then that of the first things.
func (m merger) before(o merger) bool {
	if m.mean != o.mean {
		return m.mean > o.mean
	}
	return m.a < o.a || m.a == o.a && m.b < o.b
}

// mergers are a heap, the first at its top. (BenchmarkLinkage takes twice as long with container/heap: of
// a case that repeats itself there are millions.)
type mergers []merger

func (q mergers) order() {
	for i := len(q)/2 - 1; i >= 0; i-- {
		q.sink(i, q[i])
	}
}

// sink puts m at i or below.
func (q mergers) sink(i int, m merger) {
	for {
		k := 2*i + 1
		if k >= len(q) {
			break
		}
		if k+1 < len(q) && q[k+1].before(q[k]) {
			k++
		}
		if !q[k].before(m) {
			break
		}
		q[i] = q[k]
		i = k
	}
	q[i] = m
}

func (q *mergers) push(m merger) {
	*q = append(*q, m)
	all := *q
	i := len(all) - 1
	for i > 0 {
		up := (i - 1) / 2
		if !m.before(all[up]) {
			break
		}
		all[i] = all[up]
		i = up
	}
	all[i] = m
}

func (q *mergers) pop() merger {
	all := *q
	top, last := all[0], all[len(all)-1]
	*q = all[:len(all)-1]
	if len(*q) > 0 {
		q.sink(0, last)
	}
	return top
}
