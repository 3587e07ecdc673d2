package attribution

import (
	"math"
	"slices"

	"github.com/openhearsay/hearsay/learn"
)

// A ranker says how likely each candidate of a cluster is, and that there is
// none: a log-linear model over whole relations, on top of what the two fields
// say. Rescoring whole spans after a model of tokens follows Scheible, Klinger
// and Padó 2016.
type ranker struct {
	model  learn.Scorer
	page   *page
	first  []guess // the best reading of each cluster, by the fields alone, in order
	others []guess
	bag    bag
	spans  map[stretch]spanFacts
	score  [1]float32
}

// A guess is what one cluster most likely is.
type guess struct {
	relation
	head int
	p    float64
}

// spanFacts are what is asked of a content again and again.
type spanFacts struct {
	up, down uint32 // tokens whose head is outside; tokens outside whose head is inside
	head     int
	quoted   uint32
	words    int
}

func newRanker(m learn.Scorer) *ranker {
	return &ranker{model: m, spans: map[stretch]spanFacts{}}
}

// open prepares a page whose clusters have been filled.
func (x *ranker) open(p *page, all []cluster) {
	x.page = p
	x.first = x.first[:0]
	for i := range all {
		k := &all[i]
		if len(k.all) == 0 {
			continue
		}
		c := k.all[0]
		x.first = append(x.first, guess{c.relation, p.headToken(c.relation.cue), k.mass})
	}
}

// judge sets the score of each candidate of k and k.null: logarithms of
// probabilities that sum to one.
func (x *ranker) judge(k *cluster) {
	clear(x.spans)
	f := x.look(k)
	x.bag = x.bag[:0]
	f.none(&x.bag)
	k.null = math.Log1p(-k.mass) + x.points()
	high := k.null
	for i := range k.all {
		x.bag = x.bag[:0]
		f.some(&x.bag, &k.all[i])
		k.all[i].score = k.base(i) + x.points()
		high = max(high, k.all[i].score)
	}
	sum := math.Exp(k.null - high)
	for i := range k.all {
		sum += math.Exp(k.all[i].score - high)
	}
	z := high + math.Log(sum)
	k.null -= z
	for i := range k.all {
		k.all[i].score -= z
	}
}

func (x *ranker) points() float64 {
	x.score[0] = 0
	x.model.Add(x.score[:], x.bag)
	return float64(x.score[0])
}

// base is what the fields say of candidate i, a logarithm.
func (k *cluster) base(i int) float64 {
	c := &k.all[i]
	return math.Log(max(k.cues[c.cue].p, 1e-4)) + c.chance
}

// A view is a cluster as the features see it.
type view struct {
	x           *ranker
	p           *page
	k           *cluster
	l           line
	mass        uint32
	stem, class uint32
	inside      uint32 // how likely the cue lies in another one's content
	holder      uint32 // stem of that other cue
	others      []guess
}

// around gathers the guesses of the other clusters of the paragraph.
func (f *view) around(c stretch) {
	x := f.x
	from, to := max(f.l.first, c.first-2*widest), min(f.l.end, c.last+2*widest)
	i, _ := slices.BinarySearchFunc(x.first, from, func(g guess, first int) int { return g.cue.first - first })
	x.others = x.others[:0]
	for ; i < len(x.first) && x.first[i].cue.first < to; i++ {
		if !x.first[i].cue.overlaps(c) {
			x.others = append(x.others, x.first[i])
		}
	}
	f.others = x.others
}

func level(logp float64) uint32 { return clip(int(-2*logp+0.5), 12) }

func (x *ranker) look(k *cluster) *view {
	p := x.page
	c := k.cues[0].stretch
	h := p.headToken(c)
	f := &view{x: x, p: p, k: k, l: p.lineOf(c.first), stem: p.stem[h], class: p.class[h]}
	f.mass = clip(int(k.mass*10), 9)
	f.around(c)
	for i := range f.others {
		g := &f.others[i]
		for _, s := range g.contents {
			if s.holds(c) {
				if v := 1 + clip(int(g.p*5), 4); v > f.inside {
					f.inside = v
					f.holder = p.stem[g.head]
				}
			}
		}
	}
	return f
}

// none adds the features of there being no statement.
func (f *view) none(b *bag) {
	p := f.p
	h := p.headToken(f.k.cues[0].stretch)
	b.one(3000, f.mass)
	b.one(3001, f.stem)
	b.two(3002, f.class, f.mass)
	b.two(3003, f.inside, f.mass)
	b.two(3004, f.inside, f.stem)
	b.three(3005, f.inside, p.rel[h], p.tag[h])
	b.two(3006, p.quoteState(h, f.l), f.class)
	b.two(3007, f.inside, f.holder)
	b.three(3008, f.inside, p.quoteState(h, f.l), f.mass)
	c := f.k.cues[0]
	b.two(3009, p.lower[c.first], p.lower[c.last])
	if len(f.k.all) > 0 {
		b.two(3010, level(f.k.all[0].chance), f.mass)
		b.two(3011, level(f.k.all[0].chance), f.class)
	}
	b.two(3012, clip(f.l.end-f.l.first, 12), f.mass)
}

// some adds the features of candidate c.
func (f *view) some(b *bag, c *candidate) {
	p := f.p
	k := c.relation.cue
	h := p.headToken(k)
	stem, class := p.stem[h], p.class[h]
	lp := level(math.Log(max(f.k.cues[c.cue].p/f.k.mass, 1e-6)))
	b.two(3100, lp, clip(c.cue, 2))
	b.one(3101, level(c.chance))
	b.two(3102, level(c.chance), f.mass)
	b.two(3103, p.lower[k.first], p.lower[k.last])
	b.three(3104, p.tag[k.first], p.tag[k.last], clip(k.last-k.first, 5))
	b.three(3105, at(p.tag, k.first-1, f.l), p.tag[k.first], class)
	b.three(3106, p.tag[k.last], at(p.lower, k.last+1, f.l), class)
	b.two(3107, p.stem[k.last], at(p.lower, k.last+1, f.l))
	b.two(3108, at(p.lower, k.first-1, f.l), p.stem[k.first])

	order, left := f.order(c)
	b.one(3110, order)
	b.two(3111, order, class)
	b.two(3112, order, stem)
	b.two(3113, order, left)
	f.source(b, c, h)
	for i, s := range c.contents {
		f.content(b, c, s, h, uint32(i+10*len(c.contents)))
	}
	if len(c.contents) == 2 {
		u, v := c.contents[0], c.contents[1]
		gap := v.first - u.last - 1
		between := k.first > u.last && k.last < v.first
		b.three(3180, clip(gap, 8), flag(between), class)
		b.three(3181, at(p.lower, u.last+1, f.l), at(p.lower, v.first-1, f.l), flag(between))
		b.four(3182, p.quoteState(u.last, f.l), p.quoteState(v.first, f.l), flag(between), order)
		b.three(3183, p.edgeOfSentence(v.first), p.edgeOfSentence(u.last), flag(between))
	}
}

// order is the sequence of the parts with what stands between them, and how much
// of the cue's sentence is left over.
func (f *view) order(c *candidate) (order, left uint32) {
	p := f.p
	var parts [4]struct {
		s stretch
		k uint32
	}
	n := 0
	put := func(s stretch, k uint32) {
		i := n
		for i > 0 && parts[i-1].s.first > s.first {
			parts[i] = parts[i-1]
			i--
		}
		parts[i].s, parts[i].k = s, k
		n++
	}
	put(c.relation.cue, 1)
	if c.relation.source != noSource {
		put(c.relation.source, 2)
	}
	for i, s := range c.contents {
		if i < 2 {
			put(s, 3)
		}
	}
	for i := range n {
		order = mix(order, parts[i].k)
		if i+1 < n {
			gap := uint32(0)
			from, to := parts[i].s.last+1, parts[i+1].s.first
			for t := from; t < to && t < from+3; t++ {
				if p.kind[t]&isWord == 0 {
					gap = mix(gap, p.lower[t])
				} else {
					gap = mix(gap, 5)
				}
			}
			order = mix(order, gap)
		}
	}
	sent := p.a.Sentences[p.sentence[c.relation.cue.first]]
	rest := 0
	for t := sent.First; t < sent.End; t++ {
		if p.kind[t]&isWord == 0 {
			continue
		}
		in := false
		for i := range n {
			if parts[i].s.first <= t && t <= parts[i].s.last {
				in = true
				break
			}
		}
		if !in {
			rest++
		}
	}
	return order, bucket(rest)
}

func (f *view) source(b *bag, c *candidate, h int) {
	p := f.p
	s := c.relation.source
	class := p.class[h]
	if s == noSource {
		b.two(3120, class, p.tag[h])
		b.two(3121, p.stem[h], p.kids[h])
		b.two(3122, p.lower[c.relation.cue.first], p.kids[h])
		return
	}
	sh := p.headToken(s)
	x := f.facts(s)
	d := bucket(s.first - c.relation.cue.last)
	if s.last < c.relation.cue.first {
		d = bucket(s.last - c.relation.cue.first)
	}
	rel := uint32(0)
	if p.head[sh] == int32(h) {
		rel = p.rel[sh]
	} else if p.head[sh] >= 0 && p.head[h] == p.head[sh] {
		rel = mix(1, p.rel[sh])
	} else if p.head[h] == int32(sh) {
		rel = mix(2, p.rel[h])
	}
	b.two(3130, d, p.tag[sh])
	b.two(3131, rel, class)
	b.three(3132, x.up, x.down, clip(x.words, 6))
	b.three(3133, x.up, x.down, rel)
	b.two(3134, p.lower[s.first], p.tag[s.first])
	b.two(3135, p.lower[s.last], p.tag[s.last])
	b.two(3136, at(p.lower, s.first-1, f.l), p.tag[s.first])
	b.two(3137, p.tag[s.last], at(p.lower, s.last+1, f.l))
	b.two(3138, at(p.tag, s.first-1, f.l), p.tag[s.first])
	b.three(3139, p.tag[s.last], at(p.tag, s.last+1, f.l), rel)
	b.two(3140, p.stem[sh], class)
	b.two(3142, clip(x.words, 12), p.tag[sh])
	b.three(3143, rel, p.stem[h], p.tag[sh])
	for i := range f.others {
		g := &f.others[i]
		if g.source == s {
			b.two(3144, 1, bucket(g.cue.first-c.relation.cue.first))
		} else if g.source != noSource && g.source.overlaps(s) {
			b.one(3144, 2)
		}
		for _, y := range g.contents {
			if y.overlaps(s) {
				b.three(3145, flag(y.holds(s)), flag(y.holds(c.relation.cue)), clip(int(g.p*5), 4))
			}
		}
	}
}

func (f *view) content(b *bag, c *candidate, s stretch, h int, which uint32) {
	p := f.p
	k := c.relation.cue
	x := f.facts(s)
	class, stem := p.class[h], p.stem[h]
	side := flag(s.first > k.last)
	rel := uint32(0)
	if x.head >= 0 {
		switch {
		case p.head[x.head] == int32(h):
			rel = p.rel[x.head]
		case p.head[h] == int32(x.head):
			rel = mix(1, p.rel[h])
		case p.sentence[x.head] != p.sentence[h]:
			rel = 5
		default:
			rel = mix(2, p.rel[x.head])
		}
	}
	firstQ, lastQ := p.quoteState(s.first, f.l), p.quoteState(s.last, f.l)
	before, after := at(p.lower, s.first-1, f.l), at(p.lower, s.last+1, f.l)
	edge := p.edgeOfSentence(s.first) | p.edgeOfSentence(s.last)<<2
	b.three(3150, x.up, x.down, x.quoted)
	b.four(3151, x.up, x.down, rel, side)
	b.three(3152, rel, class, side)
	b.three(3153, rel, stem, side)
	b.two(3154, p.lower[s.first], stem)
	b.two(3155, p.lower[s.first], before)
	b.two(3156, p.lower[s.last], after)
	b.three(3157, p.tag[s.last], after, class)
	b.three(3158, p.tag[s.last], at(p.tag, s.last+1, f.l), rel)
	b.three(3159, before, after, side)
	b.three(3160, firstQ, lastQ, x.quoted)
	b.four(3161, edge, side, x.quoted, class)
	b.three(3162, bucket(x.words), class, side)
	b.three(3163, bucket(x.words), x.quoted, rel)
	b.three(3164, p.tag[s.first], at(p.tag, s.first-1, f.l), class)
	b.three(3165, before, p.tag[s.first], stem)
	spread := int(p.sentence[s.last]) - int(p.sentence[s.first])
	away := int(p.sentence[s.first]) - int(p.sentence[k.first])
	b.four(3166, clip(spread, 4), bucket(away), x.quoted, side)
	b.four(3167, clip(spread, 4), edge, lastQ, side)
	b.two(3168, which, side)
	if side == 1 {
		b.three(3169, clip(s.first-k.last-1, 6), at(p.lower, k.last+1, f.l), class)
	} else {
		b.three(3169, 10+clip(k.first-s.last-1, 6), after, class)
	}
	// What stands right behind the end within the sentence, and what is left of the line.
	b.two(3170, at(p.rel, s.last+1, f.l), p.tag[s.last])
	if e := s.last + 1; e < f.l.end && p.head[e] >= 0 {
		g := int(p.head[e])
		b.three(3171, p.rel[e], flag(g >= s.first && g <= s.last), p.tag[e])
	}
	for i := range f.others {
		g := &f.others[i]
		v := clip(int(g.p*5), 4)
		if s.holds(g.cue) {
			b.three(3172, v, x.quoted, flag(p.quote[g.cue.first] >= 0))
			b.three(3173, v, p.rel[g.head], side)
			if g.source != noSource && !s.holds(g.source) {
				b.two(3174, v, flag(g.source.overlaps(s)))
			}
		}
		for _, y := range g.contents {
			if y.overlaps(s) && !s.holds(g.cue) && !y.holds(k) {
				b.three(3175, v, f.mass, flag(y == s))
			}
		}
	}
}

// facts are the facts of s, worked out once for each cluster.
func (f *view) facts(s stretch) spanFacts {
	if x, ok := f.x.spans[s]; ok {
		return x
	}
	p := f.p
	x := spanFacts{head: -1}
	inside := 0
	for t := s.first; t <= s.last; t++ {
		if p.kind[t]&isWord == 0 {
			continue
		}
		x.words++
		if p.quote[t] >= 0 {
			inside++
		}
		if h := int(p.head[t]); h < s.first || h > s.last {
			x.up++
			if x.head < 0 || p.kind[t]&isVerb != 0 && p.kind[x.head]&isVerb == 0 {
				x.head = t
			}
		}
		for _, c := range p.children(t) {
			if (int(c) < s.first || int(c) > s.last) && p.kind[c]&isWord != 0 {
				x.down++
			}
		}
	}
	x.up, x.down = min(x.up, 3), min(x.down, 2)
	switch {
	case inside == 0:
	case inside == x.words:
		x.quoted = 1
		a, b := p.quote[s.first], p.quote[s.last]
		q, r := p.quotes[a], p.quotes[b]
		if s.first-q.First <= 1 && (r.Last-s.last <= 2 || r.Open && r.Last == s.last) {
			x.quoted = 2
		}
	default:
		x.quoted = 3
		if p.quote[s.first] >= 0 && s.first-p.quotes[p.quote[s.first]].First > 1 {
			x.quoted = 4 // cuts a quotation
		}
		if q := p.quote[s.last]; q >= 0 && p.quotes[q].Last-s.last > 2 {
			x.quoted = 4
		}
	}
	f.x.spans[s] = x
	return x
}
