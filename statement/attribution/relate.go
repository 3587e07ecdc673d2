package attribution

import (
	"slices"

	"github.com/openhearsay/hearsay/learn"
)

// A reading is what one cue may introduce: a source, or none (last < first), and
// its contents.
type reading struct {
	source   stretch
	contents []stretch
	score    float64
}

var noSource = stretch{0, -1}

// widest is how far from its cue, in tokens, a source or content may stand.
const widest = 220

// A relater finds what a cue introduces.
type relater struct {
	model  learn.Scorer
	states []relationState
	chain  *learn.Chain
	local  []float32
	closed []bool
	bag    bag
	own    bag       // what was gathered before bag
	sum    learn.Sum // of more features of own's token

	// Of a block of the page at hand, which begins at token base: scores of what
	// does not depend on the cue, for each side of it, and which are known.
	page   *page
	base   int
	cached [4][]float32
	known  [4][]bool

	rank   []int32 // place of a token among the ancestors of the cue, -1 for none
	path   []int32 // the ancestors of the cue, itself first
	marked []int32 // tokens whose rank is set
	cueAt  []int32 // index of the likely cue that holds the token, -1 for none
	headOf []int32 // the same for heads of cues only
	cues   []cue
	gaps   []gap
	hidden []int // likely cues that overlap the one at hand

	// Of the cue at hand, the count-th: features, and sums of groups of them.
	table *learn.Table // the model, nil while it is learning
	all   bag
	count int
	kept  [3]kept
	late  [3]lateSum // of which the first lates are in use
	lates int
}

func newRelater(m learn.Scorer) *relater {
	table, _ := m.(*learn.Table)
	return &relater{model: m, table: table, states: relationStates(), chain: learn.NewChain(relationLattice())}
}

// open prepares a page and the likely cues in it, which are in order and do not overlap.
func (r *relater) open(p *page, cues []cue) {
	r.page = p
	r.rebase(0)
	fill := func(v []int32) []int32 {
		if cap(v) < p.n {
			v = make([]int32, p.n)
		}
		v = v[:p.n]
		for i := range v {
			v[i] = -1
		}
		return v
	}
	r.rank, r.cueAt, r.headOf = fill(r.rank), fill(r.cueAt), fill(r.headOf)
	r.marked = r.marked[:0]
	r.hidden = r.hidden[:0]
	r.cues = cues
	for i := range cues {
		r.show(i, int32(i))
	}
}

// block is how many tokens' scores are kept. Cues are read in their order, so that
// a block is passed over once.
const block = 4 * widest

// rebase makes the block begin at token first.
func (r *relater) rebase(first int) {
	r.base = first
	for i := range r.cached {
		if r.cached[i] == nil {
			r.cached[i] = make([]float32, block*roleOutputs)
			r.known[i] = make([]bool, block)
		}
		clear(r.known[i])
	}
}

// show enters likely cue i in the arrays; with value -1 it takes it out.
func (r *relater) show(i int, value int32) {
	c := r.cues[i]
	for t := c.first; t <= c.last; t++ {
		r.cueAt[t] = value
	}
	r.headOf[r.page.headToken(c.stretch)] = value
}

// headToken is the token of s whose head lies outside it: of several the first
// that is a verb, else the first.
func (p *page) headToken(s stretch) int {
	best := -1
	for t := s.first; t <= s.last; t++ {
		if h := p.head[t]; h < 0 || int(h) < s.first || int(h) > s.last {
			if p.kind[t]&isVerb != 0 {
				return t
			}
			if best < 0 && p.kind[t]&isWord != 0 {
				best = t
			}
		}
	}
	if best < 0 {
		return s.first
	}
	return best
}

// window is the tokens that may belong to a cue: its paragraph, cut where it is long.
func (p *page) window(c stretch) line {
	l := p.lineOf(c.first)
	return line{max(l.first, c.first-widest), min(l.end, c.last+widest+1)}
}

// side tells where token t stands: before or after the cue, in its sentence or not.
func (p *page) side(t int, c stretch) uint32 {
	return flag(t > c.last) | flag(p.sentence[t] != p.sentence[c.first])<<1
}

// still adds the features of token t that depend on nothing of the cue but the side.
func (p *page) still(b *bag, t int, l line, side uint32) {
	p.look(b, t, l, 1000+100*side)
	p.constituents(b, t, l, 1040+100*side)
}

// begin prepares the features of one cue and the tokens of window w.
func (r *relater) begin(c stretch, w line) *frame {
	p := r.page
	for _, t := range r.marked {
		r.rank[t] = -1
	}
	r.marked = r.marked[:0]
	r.path = r.path[:0]
	for _, i := range r.hidden {
		r.show(i, int32(i))
	}
	r.hidden = r.hidden[:0]
	i, _ := slices.BinarySearchFunc(r.cues, c.first, func(x cue, first int) int { return x.last - first })
	for ; i < len(r.cues) && r.cues[i].first <= c.last; i++ {
		r.show(i, -1)
		r.hidden = append(r.hidden, i)
	}
	r.count++
	f := &frame{r: r, p: p, c: c, l: p.lineOf(c.first), head: p.headToken(c)}
	for t, d := f.head, 0; t >= 0 && d < 24; t, d = int(p.head[t]), d+1 {
		if r.rank[t] >= 0 {
			break
		}
		r.rank[t] = int32(d)
		r.path = append(r.path, int32(t))
		r.marked = append(r.marked, int32(t))
	}
	f.prepare()
	f.gaps(w)
	return f
}

// score fills local with the scores of the tokens of window w for frame f.
func (r *relater) score(f *frame, w line) {
	r.scoreStill(f, w)
	n := w.end - w.first
	r.local = resize(r.local, n*roleOutputs)
	r.closed = slices.Grow(r.closed[:0], n)[:n]
	last := -1 // whose own features are in r.own and not yet added
	for t := w.first; t < w.end; t++ {
		r.closed[t-w.first] = t >= f.c.first && t <= f.c.last
		if r.closed[t-w.first] {
			continue
		}
		local := r.local[(t-w.first)*roleOutputs:][:roleOutputs]
		side := r.page.side(t, f.c)
		copy(local, r.cached[side][(t-r.base)*roleOutputs:])
		if r.table == nil {
			r.bag = r.bag[:0]
			f.features(&r.bag, t, side)
			r.model.Add(local, r.bag)
			r.bar(local, t)
			continue
		}
		// Those of one token are fetched while those of the one before are added.
		r.bag = r.bag[:0]
		g := f.glance(t, side)
		f.ofToken(&r.bag, &g)
		r.table.Fetch(r.bag)
		r.finish(last, w)
		r.bag, r.own, last = r.own, r.bag, t
		r.sum = f.gather(t, side, &g)
	}
	r.finish(last, w)
}

// finish adds to the scores of token t what was gathered of it; t is -1 for none.
func (r *relater) finish(t int, w line) {
	if t < 0 {
		return
	}
	local := r.local[(t-w.first)*roleOutputs:][:roleOutputs]
	r.table.AddSum(local, r.sum.Plus(r.settle()).Plus(r.table.Sum(r.own)))
	r.bar(local, t)
}

// scoreStill brings into the block what tokens of window w score whatever the cue.
func (r *relater) scoreStill(f *frame, w line) {
	if w.first < r.base || w.end > r.base+block {
		r.rebase(w.first)
	}
	var last []float32 // the place of the scores of r.own
	for t := w.first; t < w.end; t++ {
		side := r.page.side(t, f.c)
		known := &r.known[side][t-r.base]
		if *known || t >= f.c.first && t <= f.c.last {
			continue
		}
		*known = true
		r.bag = r.bag[:0]
		r.page.still(&r.bag, t, f.l, side)
		if r.table != nil {
			r.table.Fetch(r.bag)
		}
		if last != nil {
			r.model.Add(last, r.own)
		}
		last = r.cached[side][(t-r.base)*roleOutputs:][:roleOutputs]
		clear(last)
		r.bag, r.own = r.own, r.bag
	}
	if last != nil {
		r.model.Add(last, r.own)
	}
}

// bar keeps spans from beginning or ending at punctuation.
func (r *relater) bar(local []float32, t int) {
	if r.page.kind[t]&isWord == 0 {
		const never = -40
		local[sourceBegin] = never
		local[sourceEnd] = never
		local[contentBegin] = never
		local[contentEnd] = never
	}
}

// readings returns the k best readings of cue c in window w, best first, none
// whose score lies more than within below the best.
func (r *relater) readings(c stretch, w line, k int, within float64) []reading {
	f := r.begin(c, w)
	r.score(f, w)
	r.chain.Set(r.local, w.end-w.first, r.closed)
	best := r.chain.Best(k, within)
	out := make([]reading, 0, len(best))
	for _, b := range best {
		out = append(out, r.reading(b, w))
	}
	return out
}

func (r *relater) reading(b learn.Path, w line) reading {
	x := reading{source: noSource, score: b.Score}
	for i := 0; i < len(b.States); {
		role := r.states[b.States[i]].role
		j := i
		for j+1 < len(b.States) && b.States[j+1] == b.States[i] {
			j++
		}
		s := stretch{w.first + i, w.first + j}
		switch role {
		case source:
			x.source = s
		case content:
			x.contents = append(x.contents, s)
		}
		i = j + 1
	}
	return x
}
