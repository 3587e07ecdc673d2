package attribution

// A frame is a cue with what its sentence looks like from it.
type frame struct {
	r    *relater
	p    *page
	c    stretch
	l    line
	head int

	stem, tag, rel, class uint32
	words                 uint32 // first and last word of the cue
	kids                  uint32 // relations of the head's children
	quote                 int32
	before, after         uint32 // the marks nearest to the cue
	sentence              int32
	place                 uint32 // where the cue stands in its sentence
	up                    uint32 // the cue's relation to its head, and that head
	quoted                uint32 // which of the sentences around have quotations
	passive               uint32
	first                 int // first token of the window
}

func (f *frame) prepare() {
	p := f.p
	h := f.head
	f.stem, f.tag, f.rel, f.class = p.stem[h], p.tag[h], p.rel[h], p.class[h]
	f.words = mix(p.lower[f.c.first], p.lower[f.c.last])
	f.kids = p.kids[h]
	f.quote = p.quote[h]
	f.before, f.after = p.near(f.c.first, -1, f.l), p.near(f.c.last, 1, f.l)
	f.sentence = p.sentence[h]
	sent := p.a.Sentences[f.sentence]
	f.place = flag(f.c.first-sent.First <= 4) | flag(sent.End-f.c.last <= 4)<<1
	if up := p.head[h]; up >= 0 {
		f.up = mix(f.rel, p.stem[up])
	}
	for _, c := range p.children(h) {
		if w := p.lower[c]; w == wordBy || w == wordWas || w == wordBeen || w == wordWere || w == wordIs {
			f.passive = mix(f.passive, w)
		}
	}
	q := uint32(0)
	for t := sent.First; t < sent.End; t++ {
		if p.kind[t]&isOpen != 0 {
			if t < f.c.first {
				q |= 1
			} else {
				q |= 2
			}
		}
	}
	if sent.End < f.l.end && p.quote[sent.End] >= 0 {
		q |= 4
	}
	if sent.First > f.l.first && p.quote[sent.First-1] >= 0 {
		q |= 8
	}
	f.quoted = q
}

var (
	wordBy   = hash("by")
	wordWas  = hash("was")
	wordWere = hash("were")
	wordBeen = hash("been")
	wordIs   = hash("is")
)

// features adds what speaks for token t being part of the source or a content of
// the cue, beyond what page.still says of it.
func (f *frame) features(b *bag, t int, side uint32) {
	p, r, c := f.p, f.r, f.c
	dist := t - c.first
	if t > c.last {
		dist = t - c.last
	}
	d := bucket(dist)
	q := p.quoteState(t, f.l)
	b.one(2000, d)
	b.two(2001, d, p.tag[t])
	b.three(2002, d, q, flag(f.quote >= 0))
	b.three(2003, side, f.stem, p.tag[t])
	b.three(2004, side, f.stem, p.lower[t])
	b.three(2005, side, f.words, p.tag[t])
	b.three(2006, side, f.tag, p.tag[t])
	b.three(2007, side, f.class, p.tag[t])
	b.three(2008, side, f.stem, at(p.lower, t-1, f.l))
	b.three(2009, side, f.stem, at(p.lower, t+1, f.l))
	b.four(2010, side, f.class, at(p.lower, t-1, f.l), p.tag[t])
	b.four(2011, side, f.class, at(p.lower, t+1, f.l), p.tag[t])

	// The way in the tree from the token to the cue.
	path, rank, branch, length := f.way(t)
	b.one(2020, path)
	b.two(2021, path, f.stem)
	b.two(2022, path, p.tag[t])
	b.three(2023, path, d, flag(length < 3))
	var br, edge, bt uint32
	if branch >= 0 {
		br = mix(p.rel[branch], uint32(rank))
		bt = p.tag[branch]
		edge = flag(int(p.left[branch]) == t) | flag(int(p.right[branch]) == t)<<1
		// Punctuation at the edges of a phrase belongs to no one.
		if l := int(p.left[branch]); l < t && l+1 == t && p.kind[l]&isWord == 0 {
			edge |= 1
		}
		if x := int(p.right[branch]); x > t && x-1 == t && p.kind[x]&isWord == 0 {
			edge |= 2
		}
	}
	b.three(2030, br, edge, side)
	b.four(2031, br, edge, side, f.stem)
	b.four(2032, br, edge, side, f.class)
	b.four(2033, br, edge, side, q)
	b.four(2034, br, edge, bt, side)
	b.four(2035, br, edge, f.kids, side)
	b.four(2036, br, edge, p.tag[t], side)
	b.three(2037, br, p.lower[t], edge)
	b.four(2038, br, f.rel, f.tag, edge)
	b.four(2039, br, f.passive, f.tag, edge)
	b.four(2040, br, edge, at(p.lower, t-1, f.l), side)
	b.four(2041, br, edge, at(p.lower, t+1, f.l), side)
	b.four(2042, br, f.up, edge, side)

	// Other cues between and above.
	own, by := uint32(0), uint32(0)
	if x := r.cueAt[t]; x >= 0 {
		own = 1 + flag(r.cues[x].first == t)
	}
	for h, n := t, 0; h >= 0 && n < 12; h, n = int(p.head[h]), n+1 {
		if h == f.head || h >= c.first && h <= c.last {
			by = 1
			break
		}
		if r.headOf[h] >= 0 {
			by = 2
			break
		}
	}
	g := &r.gaps[t-f.first]
	between, commas, marks := int(g.cues), int(g.commas), g.marks
	stops := int(p.sentence[t]) - int(f.sentence)
	if stops < 0 {
		stops = -stops
	}
	b.four(2050, own, by, clip(between, 2), side)
	b.four(2051, by, q, side, clip(stops, 3))
	b.four(2052, by, br, edge, clip(between, 2))
	b.three(2053, marks, side, p.tag[t])
	b.three(2054, marks, side, q)
	b.three(2055, marks, side, edge)
	b.four(2056, clip(between, 2), clip(stops, 3), clip(commas, 3), side)

	// Quotations.
	same := uint32(0)
	if x := p.quote[t]; x >= 0 {
		same = 1 + flag(x == f.quote)
	}
	b.four(2060, f.place, f.quoted, q, side)
	b.four(2061, f.place, f.quoted, side, clip(stops, 3))
	b.four(2062, same, q, side, f.class)
	b.four(2063, f.before, f.after, q, side)
	b.four(2064, q, p.quoteState(t+1, f.l), side, f.quoted)
	b.four(2065, f.place, clip(stops, 2), p.edgeOfSentence(t), mix(side, q))
	b.four(2066, f.place, f.class, p.edgeOfSentence(t), side)
	b.four(2067, f.place, f.after, edge, side)
}

// edgeOfSentence tells whether t is the first or last word of its sentence.
func (p *page) edgeOfSentence(t int) uint32 {
	sent := p.a.Sentences[p.sentence[t]]
	first, last := sent.First, sent.End-1
	for first < t && p.kind[first]&isWord == 0 {
		first++
	}
	for last > t && p.kind[last]&isWord == 0 {
		last--
	}
	return flag(first == t) | flag(last == t)<<1
}

// way is the path of relations from t up to the first ancestor that it has in
// common with the cue: a number for it, how far above the cue that ancestor
// stands, the token below it on t's side (-1 where t is the ancestor itself, or
// stands in another sentence) and the length.
func (f *frame) way(t int) (path uint32, rank int, branch, length int) {
	p := f.p
	if p.sentence[t] != f.sentence {
		// In another sentence: how far, and the token's own place under its root.
		d := int(p.sentence[t]) - int(f.sentence)
		return mix(5, bucket(d)), 30 + int(bucket(d)), -1, 30
	}
	branch = -1
	h := t
	path = 1
	for length = 0; length < 20; length++ {
		if x := f.r.rank[h]; x >= 0 {
			rank = int(x)
			for i := 0; i < rank && i < 3; i++ {
				path = mix(path, p.rel[f.r.path[i]]+2)
			}
			return path, min(rank, 4), branch, length + rank
		}
		if length < 3 {
			path = mix(path, p.rel[h])
		} else if length == 3 {
			path = mix(path, 3)
		}
		branch = h
		if p.head[h] < 0 {
			break
		}
		h = int(p.head[h])
	}
	return path, 9, branch, 20
}

// A gap is what stands between a token and the cue: likely cues, commas, and the
// kinds of marks in order.
type gap struct {
	cues, commas, seen int32
	marks              uint32
}

// gaps works out the gap of each token of window w, going outward from the cue.
func (f *frame) gaps(w line) {
	r := f.r
	if n := w.end - w.first; cap(r.gaps) < n {
		r.gaps = make([]gap, n+n/2)
	} else {
		r.gaps = r.gaps[:n]
	}
	r.gaps = r.gaps[:w.end-w.first]
	f.first = w.first
	var g gap
	for t := f.c.last + 1; t < w.end; t++ {
		r.gaps[t-w.first] = g
		f.pass(&g, t)
	}
	g = gap{}
	for t := f.c.first - 1; t >= w.first; t-- {
		r.gaps[t-w.first] = g
		f.pass(&g, t)
	}
}

func (f *frame) pass(g *gap, t int) {
	p := f.p
	if f.r.headOf[t] >= 0 {
		g.cues++
	}
	if p.kind[t]&isWord != 0 {
		return
	}
	k := p.lower[t]
	if k == comma {
		g.commas++
	}
	if p.kind[t]&isOpen != 0 {
		k = 2
	} else if p.kind[t]&isClose != 0 {
		k = 3
	}
	if g.seen < 4 {
		g.marks = mix(g.marks, k)
	} else {
		g.marks = 4
	}
	g.seen++
}

var comma = hash(",")
