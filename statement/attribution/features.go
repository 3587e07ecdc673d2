package attribution

// A bag gathers the features of one token: numbers made of a template's number
// and the values it looks at.
type bag []uint32

func (b *bag) one(k, x uint32)           { *b = append(*b, mix(mix(k, x), 1)) }
func (b *bag) two(k, x, y uint32)        { *b = append(*b, mix(mix(mix(k, x), y), 2)) }
func (b *bag) three(k, x, y, z uint32)   { *b = append(*b, mix(mix(mix(mix(k, x), y), z), 3)) }
func (b *bag) four(k, x, y, z, v uint32) { *b = append(*b, mix(mix(mix(mix(mix(k, x), y), z), v), 4)) }

// outside is the value of what would stand before the first or after the last token.
const outside = 0x7fedcba9

// at is v[i], or outside where i does not lie in the line.
func at(v []uint32, i int, l line) uint32 {
	if i < l.first || i >= l.end {
		return outside
	}
	return v[i]
}

// quoteState says how token t stands to quotation marks: 0 outside, 1 inside,
// 2 an opening mark, 3 a closing mark, 4 the first word inside, 5 the last one.
func (p *page) quoteState(t int, l line) uint32 {
	if t < l.first || t >= l.end {
		return 9
	}
	q := p.quote[t]
	if q < 0 {
		return 0
	}
	switch x := &p.quotes[q]; {
	case t == x.First:
		return 2
	case t == x.Last && !x.Open:
		return 3
	case t == x.First+1:
		return 4
	case t == x.Last, t == x.Last-1 && p.kind[x.Last]&isMark != 0,
		t == x.Last-2 && p.kind[t+1]&isMark != 0 && p.kind[x.Last]&isMark != 0:
		return 5
	}
	return 1
}

// bucket puts a distance into one of few classes, keeping its sign.
func bucket(d int) uint32 {
	neg := uint32(0)
	if d < 0 {
		neg, d = 64, -d
	}
	switch {
	case d <= 4:
	case d <= 6:
		d = 5
	case d <= 9:
		d = 6
	case d <= 14:
		d = 7
	case d <= 22:
		d = 8
	case d <= 35:
		d = 9
	case d <= 60:
		d = 10
	default:
		d = 11
	}
	return neg + uint32(d)
}

func flag(x bool) uint32 {
	if x {
		return 1
	}
	return 0
}

func clip(x, high int) uint32 { return uint32(min(max(x, 0), high)) }

// look adds what stands at and around token t; v sets the features of one use
// apart from those of another.
func (p *page) look(b *bag, t int, l line, v uint32) {
	w0, w1, w2 := p.lower[t], at(p.lower, t-1, l), at(p.lower, t+1, l)
	t0, t1, t2 := p.tag[t], at(p.tag, t-1, l), at(p.tag, t+1, l)
	t3, t4 := at(p.tag, t-2, l), at(p.tag, t+2, l)
	q0, q1, q2 := p.quoteState(t, l), p.quoteState(t-1, l), p.quoteState(t+1, l)
	b.one(v+1, 0)
	b.one(v+2, w0)
	b.one(v+3, w1)
	b.one(v+4, w2)
	b.one(v+5, at(p.lower, t-2, l))
	b.one(v+6, at(p.lower, t+2, l))
	b.one(v+7, t0)
	b.two(v+8, t1, t0)
	b.two(v+9, t0, t2)
	b.three(v+10, t1, t0, t2)
	b.three(v+11, t3, t1, t0)
	b.three(v+12, t0, t2, t4)
	b.two(v+13, w1, w0)
	b.two(v+14, w0, w2)
	b.two(v+15, w1, t0)
	b.two(v+16, t0, w2)
	b.two(v+17, t1, w0)
	b.two(v+18, p.shape[t], t0)
	b.one(v+19, p.stem[t])
	b.two(v+20, p.rel[t], t0)
	b.three(v+21, q1, q0, q2)
	b.two(v+22, q0, t0)
	b.three(v+23, q1, q0, w0)
	b.two(v+24, at(p.rel, t-1, l), p.rel[t])
	b.two(v+25, p.rel[t], at(p.rel, t+1, l))
	if h := p.head[t]; h >= 0 {
		b.two(v+28, p.rel[t], p.stem[h])
		b.three(v+29, p.rel[t], p.tag[h], t0)
	} else {
		b.two(v+29, 0, t0)
	}
	b.two(v+30, p.class[t], t0)
	b.one(v+31, p.group[t])
	b.two(v+32, at(p.group, t-1, l), p.group[t])
	b.two(v+33, p.group[t], at(p.group, t+1, l))
	b.two(v+34, p.group[t], p.rel[t])
}

// constituents adds what phrases begin and end at token t.
func (p *page) constituents(b *bag, t int, l line, v uint32) {
	s, e := p.starts[t], p.ends[t]
	var sr, er, sl, el uint32
	if s >= 0 {
		sr, sl = mix(p.rel[s], p.tag[s]), bucket(int(p.right[s])-t)
	}
	if e >= 0 {
		er, el = mix(p.rel[e], p.tag[e]), bucket(t-int(p.left[e]))
	}
	b.two(v+1, sr, sl)
	b.two(v+2, er, el)
	if t+1 < l.end {
		b.two(v+3, er, at(p.lower, t+1, l))
		b.two(v+4, el, flag(p.starts[t+1] >= 0))
	}
	if t > l.first {
		b.two(v+5, sr, at(p.lower, t-1, l))
	}
	sent := p.a.Sentences[p.sentence[t]]
	first, last := sent.First, sent.End-1
	for first < last && p.kind[first]&isMark != 0 {
		first++
	}
	for last > first && p.kind[last]&isMark != 0 {
		last--
	}
	edge := flag(t == first) | flag(t == last)<<1 | flag(t <= l.first+1)<<2 | flag(t >= l.end-3)<<3
	b.two(v+6, edge, p.quoteState(t, l))
	b.two(v+7, edge&3, p.tag[t])
}
