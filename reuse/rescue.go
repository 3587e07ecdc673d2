package reuse

import (
	"cmp"
	"slices"
)

// mostFree is the number of uncovered words on a side up to which more of a
// passage is looked for around it.
const mostFree = 1 << 12

// rescue looks for more of a passage where both texts are free in and around
// it: sentences that were moved, or changed so much that no seed is left. There
// two equal words in a row are reason enough to try an alignment.
func (l *aligner) rescue(g []segment, byA, byB *cover) []segment {
	l.failed = l.failed[:0] // hits that led to nothing need no second try
	for range 4 {
		a0, a1, b0, b1 := g[0].a0, g[0].a1, g[0].b0, g[0].b1
		for _, s := range g[1:] {
			a0, a1, b0, b1 = min(a0, s.a0), max(a1, s.a1), min(b0, s.b0), max(b1, s.b1)
		}
		reach := l.limits.reach
		freeA := uncovered(byA, max(0, a0-reach), min(len(l.a), a1+reach))
		freeB := uncovered(byB, max(0, b0-reach), min(len(l.b), b1+reach))
		n := len(g)
		g = l.search(g, freeA, freeB, byA, byB)
		if len(g) == n {
			break
		}
	}
	return g
}

// uncovered is the free intervals of at least two words between start and end.
func uncovered(c *cover, start, end int) []interval {
	var free []interval
	for k := c.find(start); start < end; k++ {
		to := end
		if k < len(c.at) {
			to = min(end, c.at[k].start)
		}
		if to-start >= 2 {
			free = append(free, interval{start, to})
		}
		if k >= len(c.at) {
			break
		}
		start = max(start, c.at[k].end)
	}
	return free
}

func total(list []interval) int {
	n := 0
	for _, v := range list {
		n += v.end - v.start
	}
	return n
}

// search adds to g the segments that it finds between the free stretches.
func (l *aligner) search(g []segment, freeA, freeB []interval, byA, byB *cover) []segment {
	na, nb := total(freeA), total(freeB)
	if na < 3 || nb < 3 || na > mostFree || nb > mostFree {
		return g
	}
	l.table.fill(l.b, freeB)
	hits := l.hits[:0]
	for _, v := range freeA {
		for i := v.start; i+1 < v.end; i++ {
			hits = l.table.appendTo(hits, l.a, l.b, i)
		}
	}
	l.hits = hits
	failed := l.failed
	for k, h := range hits {
		if h.n < loneHit && !l.company(hits, k) || byA.holds(h.a) || byB.holds(h.b) {
			continue
		}
		if _, ok := slices.BinarySearchFunc(l.failed, h, compareMatch); ok {
			continue
		}
		s, ok := l.grow(seed{a: h.a, b: h.b, n: h.n}, byA, byB)
		if !ok || s.score < l.limits.rescue {
			failed = append(failed, h)
			continue
		}
		if !apart(s, g, l.limits.join) {
			byA.add(s.a0, s.a1)
			byB.add(s.b0, s.b1)
			s.seeds = 0
			g = append(g, s)
		}
	}
	slices.SortFunc(failed, compareMatch)
	l.failed = failed
	return g
}

func compareMatch(x, y match) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) }

// A hit of fewer equal words in a row than loneHit needs another one at most
// hitReach words further on and hitDrift diagonals away.
const (
	loneHit  = 4
	hitReach = 16
	hitDrift = 5
)

// company reports whether another hit lies near hit k, so that the two may be
// of one alignment.
func (l *aligner) company(hits []match, k int) bool {
	h := hits[k]
	near := func(x match) bool {
		d := (x.a - x.b) - (h.a - h.b)
		return d <= hitDrift && d >= -hitDrift && d != 0 || d == 0 && x.a != h.a
	}
	for i := k - 1; i >= 0 && h.a-hits[i].a <= hitReach; i-- {
		if near(hits[i]) {
			return true
		}
	}
	for i := k + 1; i < len(hits) && hits[i].a-h.a <= hitReach; i++ {
		if near(hits[i]) {
			return true
		}
	}
	return false
}

// apart reports whether s is too far from all of g to be of the same passage.
func apart(s segment, g []segment, gap int) bool {
	for i := range g {
		x := &g[i]
		if max(x.a0-s.a1, s.a0-x.a1) <= gap && max(x.b0-s.b1, s.b0-x.b1) <= gap {
			return false
		}
	}
	return true
}

// A gramTable finds where two words stand next to each other in the free
// stretches of a text.
type gramTable struct {
	head []int32 // by hash: index of the first entry plus one
	keys []uint64
	at   []int32
	next []int32
}

const mostPlaces = 8 // of one pair of words that are tried

func key(x, y uint32) uint64 { return uint64(x)<<32 | uint64(y) }

func slot(k uint64, n int) int { return int(k * 0x9E3779B97F4A7C15 >> 40 % uint64(n)) }

func (t *gramTable) fill(b []uint32, free []interval) {
	size := 64
	for n := total(free); size < 2*n; {
		size *= 2
	}
	if cap(t.head) < size {
		t.head = make([]int32, size)
	}
	t.head = t.head[:size]
	clear(t.head)
	t.keys, t.at, t.next = t.keys[:0], t.at[:0], t.next[:0]
	for f := len(free) - 1; f >= 0; f-- {
		for j := free[f].end - 2; j >= free[f].start; j-- {
			if b[j]&b[j+1]&functionWord != 0 {
				continue // two function words say nothing
			}
			k := key(b[j], b[j+1])
			h := slot(k, size)
			t.keys = append(t.keys, k)
			t.at = append(t.at, int32(j))
			t.next = append(t.next, t.head[h])
			t.head[h] = int32(len(t.keys))
		}
	}
}

// appendTo appends the places where the two words of a from i on stand in b, as
// runs of as many words as agree; a place that continues the run before is part
// of that one.
func (t *gramTable) appendTo(hits []match, a, b []uint32, i int) []match {
	k := key(a[i], a[i+1])
	n := 0
	for x := t.head[slot(k, len(t.head))]; x != 0 && n < mostPlaces; x = t.next[x-1] {
		if t.keys[x-1] != k {
			continue
		}
		n++
		j := int(t.at[x-1])
		if i > 0 && j > 0 && a[i-1] == b[j-1] && a[i-1]&a[i]&functionWord == 0 {
			if continues(hits, i, j) {
				continue
			}
		}
		m := 2
		for i+m < len(a) && j+m < len(b) && a[i+m] == b[j+m] {
			m++
		}
		hits = append(hits, match{i, j, m})
	}
	return hits
}

// continues reports whether one of the last hits holds the words at i and j.
func continues(hits []match, i, j int) bool {
	for k := len(hits) - 1; k >= 0 && i-hits[k].a < maxRun; k-- {
		if h := hits[k]; h.a-h.b == i-j && i < h.a+h.n {
			return true
		}
	}
	return false
}

// maxRun is the longest run of equal words that is expected where no seed is.
const maxRun = 32
