package reuse

import (
	"cmp"
	"slices"
)

// A seed is a gram that two texts share: it starts at word a of the one and
// word b of the other and has n words.
type seed struct {
	a, b, n int
	short   bool // of few words, which proves nothing by itself
	count   int  // fingerprints that it stands for
	boiler  int  // how many of them are boilerplate
	holders int  // texts that hold it, where they are too many for a row each; else 0
}

// A segment is an alignment without reordering: runs of equal words with few
// words between.
type segment struct {
	a0, a1, b0, b1 int // words, end exclusive
	runs           []match
	score          int
	matched        int // words
	long           int // words in its longest run
	seeds, boiler  int // seeds that led to it, and how many of them are boilerplate
	holders        int
}

// limits are what makes a passage of an alignment.
type limits struct {
	join     int // words between two segments of one passage, on each side at most
	thinJoin int // the same where little of the passage is matched
	reach    int // words to each side of a passage where more of it is looked for
	accept   int // score from which on a passage stands by itself
	rescue   int // score from which on a segment near another belongs to it
	exact    int // words in a row that are a passage whatever their score
	margin   int // what the last run of an alignment must bring beyond the gap before it
	piece    int // words without a match that part two pieces of a segment
	shortest int // matched words of a passage
}

var (
	wideLimits = limits{join: 50, thinJoin: 12, reach: 60, accept: 36, rescue: 14, exact: SharedRun, margin: 2, piece: 6, shortest: 5}
	caseLimits = limits{join: 6, thinJoin: 3, reach: 12, accept: 20, rescue: 14, exact: 8, margin: 3, piece: 6, shortest: 4}

	// candidateLimits let through what may be a passage and leave the choice to the caller.
	candidateLimits = limits{join: 6, thinJoin: 3, reach: 12, accept: 14, rescue: 10, exact: 6, margin: 3, piece: 0, shortest: 3}
)

// limits are those that the options ask for.
func (o *Options) limits() limits {
	switch {
	case o.Case && o.Candidates:
		return candidateLimits
	case o.Case:
		return caseLimits
	}
	return wideLimits
}

// An aligner finds the passages of pairs of texts.
type aligner struct {
	limits limits
	ext    extender
	mems   []seed
	a, b   []uint32
	table  gramTable
	hits   []match
	failed []match
	astray int64 // seeds of which the two sides differ
}

// align returns the segments that a and b share, each word of either in one
// segment at most, gathered into passages.
func (l *aligner) align(a, b []uint32, seeds []seed) [][]segment {
	l.a, l.b = a, b
	l.mems = l.maximal(seeds)
	var found []segment
	var byA, byB cover
	for _, m := range l.mems {
		if byA.covers(m.a, m.a+m.n) || byB.covers(m.b, m.b+m.n) {
			credit(found, m)
			continue
		}
		s, ok := l.grow(m, &byA, &byB)
		if !ok {
			continue
		}
		byA.add(s.a0, s.a1)
		byB.add(s.b0, s.b1)
		found = append(found, s)
	}
	if len(found) == 0 {
		return nil
	}
	return l.gather(found, &byA, &byB)
}

// credit counts a seed that lies in a segment already.
func credit(found []segment, m seed) {
	for i := range found {
		s := &found[i]
		if s.a0 <= m.a && m.a < s.a1 && s.b0 <= m.b && m.b < s.b1 {
			s.seeds += m.count
			s.boiler += m.boiler
			s.holders = max(s.holders, m.holders)
			return
		}
	}
}

// maximal makes each seed as long as the texts agree, leaves out those that are
// part of another, and sorts the longest first. The seeds are sorted by side a.
func (l *aligner) maximal(seeds []seed) []seed {
	mems := l.mems[:0]
next:
	for _, s := range seeds {
		for k := len(mems) - 1; k >= max(0, len(mems)-8); k-- {
			if mems[k].merge(s) {
				continue next
			}
		}
		if s.a+s.n > len(l.a) || s.b+s.n > len(l.b) || !slices.Equal(l.a[s.a:s.a+s.n], l.b[s.b:s.b+s.n]) {
			l.astray++
			continue // two grams with one hash
		}
		for s.a > 0 && s.b > 0 && l.a[s.a-1] == l.b[s.b-1] {
			s.a, s.b, s.n = s.a-1, s.b-1, s.n+1
		}
		for s.a+s.n < len(l.a) && s.b+s.n < len(l.b) && l.a[s.a+s.n] == l.b[s.b+s.n] {
			s.n++
		}
		mems = append(mems, s)
	}
	slices.SortFunc(mems, func(x, y seed) int {
		return cmp.Or(cmp.Compare(x.a-x.b, y.a-y.b), cmp.Compare(x.a, y.a))
	})
	n := 0
	for _, m := range mems {
		if n == 0 || !mems[n-1].merge(m) {
			mems[n] = m
			n++
		}
	}
	mems = mems[:n]
	slices.SortFunc(mems, func(x, y seed) int {
		return cmp.Or(cmp.Compare(y.n, x.n), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return mems
}

// merge counts s in with m where it is part of it.
func (m *seed) merge(s seed) bool {
	if m.a-m.b != s.a-s.b || s.a < m.a || s.a+s.n > m.a+m.n {
		return false
	}
	m.short = m.short && s.short
	m.holders = max(m.holders, s.holders)
	m.count += s.count
	m.boiler += s.boiler
	return true
}

// grow aligns outwards from an exact run, within what is not covered yet.
func (l *aligner) grow(m seed, byA, byB *cover) (segment, bool) {
	a0, a1 := byA.free(m.a, m.a+m.n, len(l.a))
	b0, b1 := byB.free(m.b, m.b+m.n, len(l.b))
	if m.a < a0 || m.b < b0 { // the start is covered
		d := max(a0-m.a, b0-m.b)
		m.a, m.b, m.n = m.a+d, m.b+d, m.n-d
	}
	if over := max(m.a+m.n-a1, m.b+m.n-b1); over > 0 {
		m.n -= over
	}
	if m.n < 2 {
		return segment{}, false
	}
	left := l.ext.extend(backward(l.a[a0:], m.a-a0), backward(l.b[b0:], m.b-b0))
	runs := make([]match, 0, len(left)+4)
	for k := len(left) - 1; k >= 0; k-- {
		r := left[k]
		runs = append(runs, match{m.a - r.a - r.n, m.b - r.b - r.n, r.n})
	}
	runs = appendRun(runs, match{m.a, m.b, m.n})
	for _, r := range l.ext.extend(forward(l.a[:a1], m.a+m.n), forward(l.b[:b1], m.b+m.n)) {
		runs = appendRun(runs, match{r.a + m.a + m.n, r.b + m.b + m.n, r.n})
	}
	s := l.measure(l.trim(runs))
	s.seeds, s.boiler, s.holders = m.count, m.boiler, m.holders
	return s, true
}

func appendRun(runs []match, m match) []match {
	if k := len(runs); k > 0 && runs[k-1].a+runs[k-1].n == m.a && runs[k-1].b+runs[k-1].n == m.b {
		runs[k-1].n += m.n
		return runs
	}
	return append(runs, m)
}

// gapCost is what lies between two runs costs.
func gapCost(x, y match) int {
	da, db := y.a-x.a-x.n, y.b-x.b-x.n
	cost := costDiffer * min(da, db)
	if d := max(da, db) - min(da, db); d > 0 {
		cost += costOpen + costExtend*(d-1)
	}
	return cost
}

func (l *aligner) worth(m match) int {
	v := 0
	for _, h := range l.a[m.a : m.a+m.n] {
		v += value(h)
	}
	return v
}

// trim cuts off runs at either end that bring hardly more than the gap between
// them and the rest costs: two function words that agree by chance are no
// reason to make a passage longer.
func (l *aligner) trim(runs []match) []match {
	gain := 0
	for k := 0; k < len(runs)-1 && gain < 2*drop; k++ {
		gain += l.worth(runs[k]) - gapCost(runs[k], runs[k+1])
		if gain <= l.limits.margin {
			runs, k, gain = runs[k+1:], -1, 0
		}
	}
	gain = 0
	for k := len(runs) - 1; k > 0 && gain < 2*drop; k-- {
		gain += l.worth(runs[k]) - gapCost(runs[k-1], runs[k])
		if gain <= l.limits.margin {
			runs, gain = runs[:k], 0
			k = len(runs)
		}
	}
	return runs
}

func (l *aligner) measure(runs []match) segment {
	first, last := runs[0], runs[len(runs)-1]
	s := segment{a0: first.a, a1: last.a + last.n, b0: first.b, b1: last.b + last.n, runs: runs}
	for k, r := range runs {
		s.matched += r.n
		s.long = max(s.long, r.n)
		s.score += l.worth(r)
		if k > 0 {
			s.score -= gapCost(runs[k-1], r)
		}
	}
	return s
}

// gather joins segments that lie near each other on both sides, in whatever
// order, looks for more around them and keeps what is a passage.
func (l *aligner) gather(found []segment, byA, byB *cover) [][]segment {
	groups := join(found, l.limits.join)
	for i, g := range groups {
		if !standard(g) { // around boilerplate there is nothing worth looking for
			groups[i] = l.rescue(g, byA, byB)
		}
	}
	if len(groups) > 1 {
		var all []segment
		for _, g := range groups {
			all = append(all, g...)
		}
		groups = join(all, l.limits.join)
	}
	var kept [][]segment
	for _, g := range groups {
		if !thin(g) {
			if l.stands(g) {
				kept = append(kept, g)
			}
			continue
		}
		for _, part := range join(g, l.limits.thinJoin) {
			if l.sure(part) || l.stands(part) && !thin(part) {
				kept = append(kept, part)
			}
		}
	}
	slices.SortStableFunc(kept, func(x, y []segment) int {
		xa, _, xb, _ := extent(x)
		ya, _, yb, _ := extent(y)
		return cmp.Or(cmp.Compare(xa, ya), cmp.Compare(xb, yb))
	})
	return kept
}

// sure reports whether a group holds a run of equal words that is a passage by
// itself.
func (l *aligner) sure(g []segment) bool {
	return slices.ContainsFunc(g, func(s segment) bool { return s.long >= l.limits.exact })
}

// mostStory is how many fingerprints that are not boilerplate a passage of
// boilerplate may hold: more of them are some twelve words of a story.
const mostStory = 4

// standard reports whether a group is boilerplate.
func standard(g []segment) bool {
	seeds, boiler := 0, 0
	for _, s := range g {
		seeds += s.seeds
		boiler += s.boiler
	}
	return 2*boiler > seeds && seeds-boiler <= mostStory
}

// thin reports whether so little of a group is matched that it is not one
// passage.
func thin(g []segment) bool {
	a0, a1, b0, b1 := extent(g)
	matched := 0
	for _, s := range g {
		matched += s.matched
	}
	return float64(matched) < thinnest*float64(max(a1-a0, b1-b0))
}

// thinnest is the least similarity of a passage.
const thinnest = 0.4

func (l *aligner) stands(g []segment) bool {
	score, matched, long := 0, 0, 0
	for _, s := range g {
		score += s.score
		matched += s.matched
		long = max(long, s.long)
	}
	return long >= l.limits.exact || score >= l.limits.accept && matched >= l.limits.shortest
}

// join puts segments into groups: two of a group are at most gap words apart on
// each side. Groups and the segments in them are sorted by side a.
func join(found []segment, gap int) [][]segment {
	if len(found) == 1 {
		return [][]segment{found}
	}
	slices.SortFunc(found, func(x, y segment) int {
		return cmp.Or(cmp.Compare(x.a0, y.a0), cmp.Compare(x.b0, y.b0))
	})
	group := make([]int, len(found))
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i := range found {
		// Segments do not overlap on a, so that they end in the order they start in.
		for j := i + 1; j < len(found) && found[j].a0-found[i].a1 <= gap; j++ {
			x, y := &found[i], &found[j]
			if max(y.a0-x.a1, x.b0-y.b1, y.b0-x.b1) <= gap {
				p, q := root(i), root(j)
				group[max(p, q)] = min(p, q)
			}
		}
	}
	var groups [][]segment
	place := make([]int, len(found)) // of each root, from 1 on
	for i := range found {
		r := root(i)
		if place[r] == 0 {
			groups = append(groups, nil)
			place[r] = len(groups)
		}
		groups[place[r]-1] = append(groups[place[r]-1], found[i])
	}
	return groups
}
