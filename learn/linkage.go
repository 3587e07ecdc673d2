package learn

import (
	"cmp"
	"container/heap"
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
// count 0, a link given twice counts as given last. Every thing is in one group;
// groups and their things are in order. The time is near-linear in the number of
// links: the smaller neighbourhood is moved, and a mean that has fallen is set
// right when its turn comes.
func Linkage(n int, links []Link, least float64) [][]int {
	c := &linkage{members: make([][]int, n), near: make([]map[int]float64, n)}
	for i := range n {
		c.members[i] = []int{i}
	}
	put := func(i, j int, score float64) {
		if c.near[i] == nil {
			c.near[i] = map[int]float64{}
		}
		c.near[i][j] = score
	}
	for _, l := range links {
		put(l.I, l.J, l.Score)
		put(l.J, l.I, l.Score)
		if l.Score >= least {
			c.queue = append(c.queue, merger{min(l.I, l.J), max(l.I, l.J), l.Score})
		}
	}
	heap.Init(&c.queue)
	for len(c.queue) > 0 {
		m := heap.Pop(&c.queue).(merger)
		if c.members[m.a] == nil || c.members[m.b] == nil {
			continue // one of them is part of another group by now
		}
		switch mean := c.mean(m.a, m.b); {
		case mean < least:
		case mean < m.mean:
			heap.Push(&c.queue, merger{m.a, m.b, mean})
		case mean == m.mean:
			c.merge(m.a, m.b, least)
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

type linkage struct {
	members [][]int
	near    []map[int]float64 // sums of the links to other groups
	queue   mergers
}

func (c *linkage) mean(a, b int) float64 {
	return c.near[a][b] / float64(len(c.members[a])*len(c.members[b]))
}

// merge makes the one of fewer neighbours part of the other.
func (c *linkage) merge(a, b int, least float64) {
	if len(c.near[a]) < len(c.near[b]) {
		a, b = b, a
	}
	c.members[a] = append(c.members[a], c.members[b]...)
	moved := c.near[b]
	c.members[b], c.near[b] = nil, nil
	delete(c.near[a], b)
	for k, sum := range moved {
		if k == a {
			continue
		}
		delete(c.near[k], b)
		c.near[a][k] += sum
		c.near[k][a] = c.near[a][k]
		if m := c.mean(a, k); m >= least {
			heap.Push(&c.queue, merger{min(a, k), max(a, k), m})
		}
	}
}

// A merger is two groups that may become one.
type merger struct {
	a, b int
	mean float64
}

type mergers []merger

func (q mergers) Len() int { return len(q) }
func (q mergers) Less(i, j int) bool {
	if q[i].mean != q[j].mean {
		return q[i].mean > q[j].mean
	}
	return q[i].a < q[j].a || q[i].a == q[j].a && q[i].b < q[j].b
}
func (q mergers) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *mergers) Push(x any)   { *q = append(*q, x.(merger)) }
func (q *mergers) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}
