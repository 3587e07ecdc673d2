package reuse

// mostFree is the number of uncovered words on a side up to which more of a
// passage is looked for around it.
const mostFree = 1 << 12

// rescue looks for more of a passage where both texts are free in and around
// it: sentences that were moved, or changed so much that no seed is left. There
// two equal words in a row are reason enough to try an alignment.
func (l *aligner) rescue(g []segment, byA, byB *cover) []segment {
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
	for _, v := range freeA {
		for i := v.start; i+1 < v.end; i++ {
			if byA.holds(i) || byA.holds(i+1) {
				continue
			}
			var best segment
			l.table.each(l.a[i], l.a[i+1], func(j int) {
				if i > v.start && j > 0 && l.a[i-1] == l.b[j-1] && !byB.holds(j-1) && l.a[i-1]&l.a[i]&functionWord == 0 {
					return // tried from the word before
				}
				if byB.holds(j) || byB.holds(j+1) {
					return
				}
				s, ok := l.grow(seed{a: i, b: j, n: 2}, byA, byB)
				if ok && s.score >= l.limits.rescue && s.score > best.score && !apart(s, g, l.limits.join) {
					best = s
				}
			})
			if best.score > 0 {
				byA.add(best.a0, best.a1)
				byB.add(best.b0, best.b1)
				best.seeds = 0
				g = append(g, best)
			}
		}
	}
	return g
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

// each calls f for the places of the two words, from the first on.
func (t *gramTable) each(x, y uint32, f func(j int)) {
	k := key(x, y)
	n := 0
	for i := t.head[slot(k, len(t.head))]; i != 0 && n < mostPlaces; i = t.next[i-1] {
		if t.keys[i-1] == k {
			f(int(t.at[i-1]))
			n++
		}
	}
}
