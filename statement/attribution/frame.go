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
