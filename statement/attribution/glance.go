package attribution

import "github.com/openhearsay/hearsay/learn"

// A glance is what a frame sees of token t: what speaks for its being part of the
// source or a content of the cue, beyond what page.still says of it. The features
// are in four groups: one that is new with each token, and three that are the same
// for many tokens, so that the sums of their weights are kept.
type glance struct {
	t            int
	side         uint32
	far          uint32 // how far from the cue
	path, length uint32 // the way in the tree to the cue
	branch       uint32 // the first step down from the cue's own way
	branchTag    uint32
	edge         uint32 // at which ends of the branch t stands

	own, above      uint32 // the cue that holds t, the nearest cue above it in the tree
	between, commas uint32 // what stands between t and the cue
	marks, stops    uint32
	quote, next     uint32 // how t, and the token after it, stand to quotation marks
	same            uint32 // whether t's quotation is the cue's
	ends            uint32 // whether t is the first or last word of its sentence
}

// glance looks at token t.
func (f *frame) glance(t int, side uint32) glance {
	p, r, c := f.p, f.r, f.c
	g := glance{t: t, side: side, quote: p.quoteState(t, f.l), next: p.quoteState(t+1, f.l), ends: p.edgeOfSentence(t)}
	dist := t - c.first
	if t > c.last {
		dist = t - c.last
	}
	g.far = bucket(dist)
	path, rank, branch, length := f.way(t)
	g.path, g.length = path, uint32(length)
	if branch >= 0 {
		g.branch = mix(p.rel[branch], uint32(rank))
		g.branchTag = p.tag[branch]
		g.edge = flag(int(p.left[branch]) == t) | flag(int(p.right[branch]) == t)<<1
		// Punctuation at the edges of a phrase belongs to no one.
		if l := int(p.left[branch]); l < t && l+1 == t && p.kind[l]&isWord == 0 {
			g.edge |= 1
		}
		if x := int(p.right[branch]); x > t && x-1 == t && p.kind[x]&isWord == 0 {
			g.edge |= 2
		}
	}
	if x := r.cueAt[t]; x >= 0 {
		g.own = 1 + flag(r.cues[x].first == t)
	}
	for h, n := t, 0; h >= 0 && n < 12; h, n = int(p.head[h]), n+1 {
		if h == f.head || h >= c.first && h <= c.last {
			g.above = 1
			break
		}
		if r.headOf[h] >= 0 {
			g.above = 2
			break
		}
	}
	gap := &r.gaps[t-f.first]
	g.between, g.commas, g.marks = clip(int(gap.cues), 2), clip(int(gap.commas), 3), gap.marks
	stops := int(p.sentence[t]) - int(f.sentence)
	g.stops = clip(max(stops, -stops), 3)
	if x := p.quote[t]; x >= 0 {
		g.same = 1 + flag(x == f.quote)
	}
	return g
}

// ofToken adds the features that are new with each token.
func (f *frame) ofToken(b *bag, g *glance) {
	p, side := f.p, g.side
	tag, word, before, after := p.tag[g.t], p.lower[g.t], at(p.lower, g.t-1, f.l), at(p.lower, g.t+1, f.l)
	b.one(2000, g.far)
	b.two(2001, g.far, tag)
	b.three(2002, g.far, g.quote, flag(f.quote >= 0))
	b.three(2004, side, f.stem, word)
	b.three(2008, side, f.stem, before)
	b.three(2009, side, f.stem, after)
	b.four(2010, side, f.class, before, tag)
	b.four(2011, side, f.class, after, tag)
	b.one(2020, g.path)
	b.two(2021, g.path, f.stem)
	b.two(2022, g.path, tag)
	b.three(2023, g.path, g.far, flag(g.length < 3))
	b.four(2036, g.branch, g.edge, tag, side)
	b.three(2037, g.branch, word, g.edge)
	b.four(2040, g.branch, g.edge, before, side)
	b.four(2041, g.branch, g.edge, after, side)
	b.three(2053, g.marks, side, tag)
}

// ofTag adds the features that are the same for all tokens of one tag and side.
func (f *frame) ofTag(b *bag, g *glance) {
	side, tag := g.side, f.p.tag[g.t]
	b.three(2003, side, f.stem, tag)
	b.three(2005, side, f.words, tag)
	b.three(2006, side, f.tag, tag)
	b.three(2007, side, f.class, tag)
}

// ofBranch adds the features that are the same for all inner tokens of one branch.
func (f *frame) ofBranch(b *bag, g *glance) {
	x, edge, side := g.branch, g.edge, g.side
	b.three(2030, x, edge, side)
	b.four(2031, x, edge, side, f.stem)
	b.four(2032, x, edge, side, f.class)
	b.four(2034, x, edge, g.branchTag, side)
	b.four(2035, x, edge, f.kids, side)
	b.four(2038, x, f.rel, f.tag, edge)
	b.four(2039, x, f.passive, f.tag, edge)
	b.four(2042, x, f.up, edge, side)
}

// ofPlace adds the features that are the same for tokens between the same marks
// and cues: other cues between and above, and quotations.
func (f *frame) ofPlace(b *bag, g *glance) {
	side, q := g.side, g.quote
	b.four(2033, g.branch, g.edge, side, q)
	b.four(2050, g.own, g.above, g.between, side)
	b.four(2051, g.above, q, side, g.stops)
	b.four(2052, g.above, g.branch, g.edge, g.between)
	b.three(2054, g.marks, side, q)
	b.three(2055, g.marks, side, g.edge)
	b.four(2056, g.between, g.stops, g.commas, side)
	b.four(2060, f.place, f.quoted, q, side)
	b.four(2061, f.place, f.quoted, side, g.stops)
	b.four(2062, g.same, q, side, f.class)
	b.four(2063, f.before, f.after, q, side)
	b.four(2064, q, g.next, side, f.quoted)
	b.four(2065, f.place, min(g.stops, 2), g.ends, mix(side, q))
	b.four(2066, f.place, f.class, g.ends, side)
	b.four(2067, f.place, f.after, g.edge, side)
}

// learned is where each feature that the four groups add, one group after the
// other, stands in the order of their numbers. Training adds them up in that order:
// in another one the sums of its real numbers would be others.
var learned = [...]uint8{0, 1, 2, 17, 3, 18, 19, 20, 4, 5, 6, 7, 8, 9, 10, 11,
	21, 22, 23, 29, 24, 25, 12, 13, 26, 27, 14, 15, 28,
	30, 31, 32, 16, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43}

// features adds all of them in the order of their numbers.
func (f *frame) features(b *bag, t int, side uint32) {
	g := f.glance(t, side)
	all := f.r.all[:0]
	f.ofToken(&all, &g)
	f.ofTag(&all, &g)
	f.ofBranch(&all, &g)
	f.ofPlace(&all, &g)
	f.r.all = all
	for _, i := range learned {
		*b = append(*b, all[i])
	}
}

// gather makes the sum of the groups of token t that are the same for many tokens. Of
// one that is not kept the features are fetched, and stand in late until settle.
func (f *frame) gather(t int, side uint32, g *glance) (s learn.Sum) {
	r := f.r
	tag := groupKey{uint64(f.p.tag[t]), side}
	branch := groupKey{uint64(g.branch)<<32 | uint64(g.branchTag), g.edge<<2 | side}
	place := groupKey{uint64(g.marks)<<32 | uint64(g.branch), g.own | g.above<<2 | g.between<<4 | g.stops<<6 | g.commas<<8 |
		g.quote<<10 | g.next<<14 | g.same<<18 | g.ends<<20 | g.edge<<22 | side<<24}
	for i, key := range [...]groupKey{tag, branch, place} {
		x := &r.kept[i][(key.a^key.a>>17^uint64(key.b))*0x9e3779b97f4a7c15>>(64-keptBits)]
		if x.cue == r.count && x.key == key {
			s = s.Plus(x.sum)
			continue
		}
		*x = keptSum{key: key, cue: r.count}
		late := &r.late[r.lates]
		late.of, late.bag = x, late.bag[:0]
		switch i {
		case 0:
			f.ofTag(&late.bag, g)
		case 1:
			f.ofBranch(&late.bag, g)
		default:
			f.ofPlace(&late.bag, g)
		}
		r.table.Fetch(late.bag)
		r.lates++
	}
	return s
}

// settle is the sum of what gather left in late, which is kept now.
func (r *relater) settle() (s learn.Sum) {
	for i := range r.late[:r.lates] {
		late := &r.late[i]
		late.of.sum = r.table.Sum(late.bag)
		s = s.Plus(late.of.sum)
	}
	r.lates = 0
	return s
}

// A lateSum is a group of features whose sum is still to be made.
type lateSum struct {
	of  *keptSum
	bag bag
}

// A groupKey is all that tells the features of one group from those of another
// token of the same cue.
type groupKey struct {
	a uint64
	b uint32
}

// A keptSum is the sum of a group of features; another of the same place drives it out.
type keptSum struct {
	key groupKey
	cue int // the count of the cue that it is of
	sum learn.Sum
}

const keptBits = 5

type kept [1 << keptBits]keptSum
