package attribution

import (
	"math"
	"slices"

	"github.com/openhearsay/hearsay/learn"
)

// A stretch is a range of tokens, both ends inside.
type stretch struct{ first, last int }

func (s stretch) overlaps(t stretch) bool { return s.first <= t.last && t.first <= s.last }
func (s stretch) holds(t stretch) bool    { return s.first <= t.first && t.last <= s.last }

// A cue is a stretch that may introduce a statement.
type cue struct {
	stretch
	p float64 // the probability that it is one, of an outermost statement
}

// cueFeatures adds what speaks for and against token t being part of a cue.
func (p *page) cueFeatures(b *bag, t int, l line) {
	p.look(b, t, l, 100)
	stem, tag, class := p.stem[t], p.tag[t], p.class[t]
	b.two(140, stem, tag)
	b.two(141, stem, at(p.tag, t+1, l))
	b.two(142, stem, at(p.lower, t+1, l))
	b.two(143, at(p.stem, t-1, l), stem)
	b.two(144, at(p.stem, t-2, l), stem)
	b.two(145, stem, at(p.stem, t+2, l))
	b.two(146, class, at(p.class, t+1, l))
	b.two(147, at(p.class, t-1, l), class)
	b.one(148, at(p.stem, t-1, l))
	b.one(149, at(p.stem, t+1, l))
	q0 := p.quoteState(t, l)
	b.two(150, q0, stem)
	b.three(151, p.quoteState(t-1, l), q0, class)
	b.two(152, p.kids[t], tag)
	b.two(153, p.kids[t], class)
	b.two(154, p.kids[t], stem)
	for _, c := range p.children(t) {
		side := flag(int(c) > t)
		b.two(155, p.rel[c], side)
		b.three(156, p.rel[c], side, stem)
		b.three(157, p.rel[c], side, class)
		b.three(158, p.rel[c], p.lower[c], tag)
		b.three(159, p.rel[c], p.tag[c], class)
	}
	// The head, its head, and the nearest reporting word above.
	h := p.head[t]
	if h >= 0 {
		b.two(160, p.rel[t], p.class[h])
		b.three(161, p.rel[t], p.stem[h], p.lower[t])
		b.three(162, p.rel[t], p.rel[h], p.stem[h])
		b.two(163, p.rel[t], bucket(t-int(h)))
		b.three(164, p.rel[t], p.class[h], stem)
	}
	top := uint32(0)
	rel := p.rel[t]
	for d := 0; h >= 0 && d < 8; d++ {
		if p.kind[h]&(isReport) != 0 && p.kind[h]&(isVerb|isNoun) != 0 {
			top = mix(rel, p.class[h])
			b.three(165, rel, p.stem[h], clip(d, 3))
			b.three(166, rel, p.class[h], class)
			b.four(167, rel, p.class[h], p.rel[t], stem)
			break
		}
		rel = p.rel[h]
		h = p.head[h]
	}
	b.two(168, top, tag)
	sent := p.a.Sentences[p.sentence[t]]
	reports := int(p.reports[t])
	b.two(169, clip(reports, 3), class)
	b.three(170, clip(reports, 3), class, top)
	b.two(171, bucket(t-sent.First), class)
	b.two(172, bucket(sent.End-t), class)
	// Marks near by: "..." he said; he said: "..."
	before, after := p.near(t, -1, l), p.near(t, 1, l)
	b.three(173, before, after, class)
	b.two(174, before, stem)
	b.two(175, after, stem)
}

// near is what mark stands nearest on one side of token t, within nine tokens.
func (p *page) near(t, step int, l line) uint32 {
	for i, d := t+step, 1; i >= l.first && i < l.end && d < 10; i, d = i+step, d+1 {
		if p.kind[i]&isMark != 0 {
			switch {
			case p.kind[i]&isOpen != 0:
				return 2 + 8*flag(d < 4)
			case p.kind[i]&isClose != 0:
				return 3 + 8*flag(d < 4)
			}
			return mix(p.lower[i], flag(d < 4))
		}
	}
	return 1
}

// A finder finds cues.
type finder struct {
	model learn.Scorer
	table *learn.Table // the model, nil while it is learning
	chain *learn.Chain
	local []float32
	bag   bag
	own   bag // what was gathered before bag
}

func newFinder(m learn.Scorer) *finder {
	table, _ := m.(*learn.Table)
	return &finder{model: m, table: table, chain: learn.NewChain(cueLattice())}
}

// score fills local with the scores of tokens first to end.
func (f *finder) score(p *page, first, end int, l line) {
	f.local = resize(f.local, (end-first)*cueOutputs)
	for t := first; t < end; t++ {
		f.bag = f.bag[:0]
		p.cueFeatures(&f.bag, t, l)
		if f.table != nil {
			f.table.Fetch(f.bag)
		}
		if t > first {
			f.model.Add(f.local[(t-1-first)*cueOutputs:], f.own)
		}
		f.bag, f.own = f.own, f.bag
	}
	if end > first {
		f.model.Add(f.local[(end-1-first)*cueOutputs:], f.own)
	}
}

func resize(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// paths is how many readings of a sentence cues are taken from.
const paths = 10

// find returns the stretches of p that are a cue with at least probability low,
// in order. They may overlap: they are alternatives then.
func (f *finder) find(p *page, low float64) []cue {
	var all []cue
	for s := range p.a.Sentences {
		sent := p.a.Sentences[s]
		l := p.lineOf(sent.First)
		f.score(p, sent.First, sent.End, l)
		f.chain.Set(f.local, sent.End-sent.First, nil)
		best := f.chain.Best(paths, 6)
		if len(best) == 0 {
			continue
		}
		var sum float64
		start := len(all)
		for _, b := range best {
			w := math.Exp(b.Score - best[0].Score)
			sum += w
			for i := 0; i < len(b.States); i++ {
				if b.States[i] == 0 {
					continue
				}
				j := i
				for j+1 < len(b.States) && b.States[j+1] == 1 {
					j++
				}
				x := stretch{sent.First + i, sent.First + j}
				k := slices.IndexFunc(all[start:], func(c cue) bool { return c.stretch == x })
				if k < 0 {
					k = len(all) - start
					all = append(all, cue{x, 0})
				}
				all[start+k].p += w
				i = j
			}
		}
		found := all[start:]
		for i := range found {
			found[i].p /= sum
		}
		found = slices.DeleteFunc(found, func(c cue) bool { return c.p < low })
		slices.SortFunc(found, func(a, b cue) int {
			if a.first != b.first {
				return a.first - b.first
			}
			return a.last - b.last
		})
		all = all[:start+len(found)]
	}
	return all
}

// sure keeps of overlapping cues the likeliest, and of those the ones of at
// least probability low.
func sure(all []cue, low float64) []cue {
	var out []cue
	for _, c := range all {
		if c.p < low {
			continue
		}
		if n := len(out); n > 0 && out[n-1].overlaps(c.stretch) {
			if out[n-1].p < c.p {
				out[n-1] = c
			}
			continue
		}
		out = append(out, c)
	}
	return out
}
