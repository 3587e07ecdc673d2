package proposition

import (
	"cmp"
	"container/heap"
	"slices"
)

// A link says how likely two places, i < j, say the same.
type link struct {
	i, j int
	same float64
}

// clusters joins n places by average linkage (Sokal and Michener 1958): those two
// groups first whose places are likeliest, on the mean over all their pairs, to
// say the same, down to least. Pairs without a link count 0. Every place is in one
// group; groups and their places are in order. The time is near-linear in the
// number of links.
func clusters(n int, links []link, least float64) [][]int {
	c := &linkage{members: make([][]int, n), near: make([]map[int]float64, n)}
	for i := range n {
		c.members[i], c.near[i] = []int{i}, map[int]float64{}
	}
	for _, l := range links {
		c.near[l.i][l.j], c.near[l.j][l.i] = l.same, l.same
		if l.same >= least {
			c.queue = append(c.queue, merger{l.i, l.j, l.same})
		}
	}
	heap.Init(&c.queue)
	for len(c.queue) > 0 {
		m := heap.Pop(&c.queue).(merger)
		if c.members[m.a] == nil || c.members[m.b] == nil || c.mean(m.a, m.b) != m.mean {
			continue // one of them is part of another group by now
		}
		c.merge(m.a, m.b, least)
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

// merge makes b part of a.
func (c *linkage) merge(a, b int, least float64) {
	c.members[a] = append(c.members[a], c.members[b]...)
	for k, sum := range c.near[b] {
		if k != a {
			c.near[a][k] += sum
			c.near[k][a] = c.near[a][k]
		}
		delete(c.near[k], b)
	}
	delete(c.near[a], b)
	c.members[b], c.near[b] = nil, nil
	for k := range c.near[a] {
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
