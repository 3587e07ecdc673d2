package attribution

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/learn"
)

// trainFinder learns to mark cues.
func trainFinder(all []*example, o Options) *learn.Trainer {
	m := learn.NewTrainer(o.CueBits, cueOutputs)
	m.Rate, m.L1, m.L2 = o.Rate, o.L1, o.L2
	chain := learn.NewChain(cueLattice())
	order := rand.New(rand.NewPCG(1, 7))
	var bags []bag
	var local, grad []float32
	for epoch := range o.CueEpochs {
		for _, d := range order.Perm(len(all)) {
			e := all[d]
			where := positions(e)
			for _, s := range e.p.a.Sentences {
				n := s.End - s.First
				local, grad = resize(local, n*cueOutputs), resize(grad, n*cueOutputs)
				l := e.p.lineOf(s.First)
				for i := range n {
					if i >= len(bags) {
						bags = append(bags, nil)
					}
					bags[i] = bags[i][:0]
					e.p.cueFeatures(&bags[i], s.First+i, l)
					bags[i] = o.thin(bags[i], order)
					m.Add(local[i*cueOutputs:(i+1)*cueOutputs], bags[i])
				}
				chain.Set(local, n, nil)
				chain.Marginals(grad)
				for i := range n {
					g := grad[i*cueOutputs : (i+1)*cueOutputs]
					for o := range cueOutputs {
						if where[s.First+i]&(1<<o) != 0 {
							g[o]--
						}
					}
					m.Update(bags[i], g)
				}
			}
		}
		if 2*epoch >= o.CueEpochs {
			m.Keep()
		}
	}
	m.Finish(float32(1 - o.Drop))
	return m
}

// positions tells of each token which outputs of the cue lattice count there.
func positions(e *example) []uint8 {
	where := make([]uint8, e.p.n)
	for _, g := range e.gold {
		for t := g.cue.first; t <= g.cue.last; t++ {
			where[t] = 1 << cueIn
		}
		where[g.cue.first] |= 1 << cueBegin
		where[g.cue.last] |= 1 << cueEnd
	}
	return where
}

// trainRelater learns to mark the source and contents of a cue. likely are the
// cues of each example as a model found them that has not seen it.
func trainRelater(all []*example, likely [][]cue, o Options) *learn.Trainer {
	m := learn.NewTrainer(o.RelationBits, roleOutputs)
	m.Rate, m.L1, m.L2 = o.Rate, o.L1, o.L2
	r := newRelater(m)
	order := rand.New(rand.NewPCG(2, 7))
	var bags []bag
	var grad []float32
	for epoch := range o.RelationEpochs {
		for _, d := range order.Perm(len(all)) {
			e := all[d]
			r.open(e.p, likely[d])
			for _, g := range e.gold {
				if len(g.contents) == 0 || len(g.contents) > 2 {
					continue
				}
				w := e.p.window(g.cue)
				n := w.end - w.first
				grad = resize(grad, n*roleOutputs)
				if !countGold(grad, g, w) {
					continue
				}
				f := r.begin(g.cue, w)
				r.local = resize(r.local, n*roleOutputs)
				if cap(r.closed) < n {
					r.closed = make([]bool, n+n/2)
				}
				r.closed = r.closed[:n]
				for len(bags) < n {
					bags = append(bags, nil)
				}
				for i := range n {
					t := w.first + i
					bags[i] = bags[i][:0]
					r.closed[i] = t >= g.cue.first && t <= g.cue.last
					if r.closed[i] {
						continue
					}
					side := e.p.side(t, g.cue)
					e.p.still(&bags[i], t, f.l, side)
					f.features(&bags[i], t, side)
					bags[i] = o.thin(bags[i], order)
					local := r.local[i*roleOutputs : (i+1)*roleOutputs]
					m.Add(local, bags[i])
					r.bar(local, t)
				}
				r.chain.Set(r.local, n, r.closed)
				r.chain.Marginals(grad)
				for i := range n {
					m.Update(bags[i], grad[i*roleOutputs:(i+1)*roleOutputs])
				}
			}
		}
		if 2*epoch >= o.RelationEpochs {
			m.Keep()
		}
	}
	m.Finish(float32(1 - o.Drop))
	return m
}

// countGold subtracts from grad what relation g counts in window w; it reports whether
// g can be told by the lattice.
func countGold(grad []float32, g relation, w line) bool {
	sub := func(t, o int) { grad[(t-w.first)*roleOutputs+o]-- }
	all := append([]stretch{}, g.contents...)
	if g.source != noSource {
		all = append(all, g.source)
	}
	for i, s := range all {
		if s.first < w.first || s.last >= w.end || s.overlaps(g.cue) {
			return false
		}
		for _, x := range all[:i] {
			if s.overlaps(x) {
				return false
			}
		}
	}
	for i, s := range g.contents {
		for t := s.first; t <= s.last; t++ {
			sub(t, contentIn)
		}
		sub(s.first, contentBegin)
		sub(s.last, contentEnd)
		if i == 1 {
			sub(s.first, contentAgain)
		}
	}
	if s := g.source; s != noSource {
		for t := s.first; t <= s.last; t++ {
			sub(t, sourceIn)
		}
		sub(s.first, sourceBegin)
		sub(s.last, sourceEnd)
	}
	return true
}

// Options are the settings of training.
type Options struct {
	CueBits, RelationBits     int // tables have 1<<bits rows
	RankBits                  int
	RankEpochs                int
	RankRate, RankL2          float32
	CueEpochs, RelationEpochs int
	Rate, L1, L2              float32
	Drop                      float64 // share of a token's features that each step of training leaves out
	Folds                     int     // parts that the articles are divided into, each read by a model that has not seen it
}

// DefaultOptions are what the embedded model is trained with.
func DefaultOptions() Options {
	return Options{CueBits: 19, RelationBits: 19,
		CueEpochs: 6, RelationEpochs: 5,
		RankBits: 20, RankEpochs: 4, RankRate: 0.15, RankL2: 4,
		Rate: 0.05, L1: 0.02, L2: 0.5, Drop: 0.15, Folds: 3}
}

// thin drops features at random, so that the many that say nearly the same share
// their weight.
func (o *Options) thin(b bag, r *rand.Rand) bag {
	if o.Drop <= 0 {
		return b
	}
	limit := uint32(o.Drop * (1 << 16))
	kept := b[:0]
	for i := 0; i < len(b); i += 4 {
		x := r.Uint64()
		for _, f := range b[i:min(i+4, len(b))] {
			if uint32(x&0xffff) >= limit {
				kept = append(kept, f)
			}
			x >>= 16
		}
	}
	return kept
}

// Train learns a model, as New reads it, from annotated articles and their
// analyses: analyses[i] belongs to articles[i]. progress is told what is being
// done, from several goroutines; it may be nil. The same input gives the same
// bytes, on any number of cores.
func Train(articles []corpus.Article, analyses []*language.Analysis, o Options, progress func(format string, args ...any)) ([]byte, error) {
	if len(articles) != len(analyses) {
		return nil, fmt.Errorf("attribution: %d articles with %d analyses", len(articles), len(analyses))
	}
	if len(articles) < 2*o.Folds {
		return nil, fmt.Errorf("attribution: %d articles are too few to learn from", len(articles))
	}
	if progress == nil {
		progress = func(string, ...any) {}
	}
	uses := partsOf(analyses)
	all := make([]*example, len(articles))
	for i := range articles {
		all[i] = newExample(&articles[i], analyses[i], uses)
	}
	seen, found := jackknife(all, o, progress)
	var cues, relations, ranks *learn.Table
	var trust *learn.Isotonic
	sideBySide(
		func() {
			progress("attribution: sources and contents")
			relations = trainRelater(all, seen, o).Table()
		},
		func() {
			progress("attribution: cues")
			cues = trainFinder(all, o).Table()
		},
		func() {
			progress("attribution: whole statements")
			ranks = trainRanker(all, found, o).Table()
			trust = fitTrust(all, found, o)
		},
	)
	return marshalModel(uses, trust, cues, relations, ranks), nil
}

// jackknife reads each article with models that have not seen it: its likely cues
// and its clusters, as the next models are to meet them.
func jackknife(all []*example, o Options, progress func(format string, args ...any)) (seen [][]cue, found [][]cluster) {
	o.CueEpochs, o.RelationEpochs = max(o.CueEpochs-2, 1), max(o.RelationEpochs-2, 1)
	seen, found = make([][]cue, len(all)), make([][]cluster, len(all))
	raw := make([][]cue, len(all))
	jobs := make([]func(), o.Folds)
	for fold := range jobs {
		jobs[fold] = func() {
			progress("attribution: cues, part %d of %d", fold+1, o.Folds)
			f := newFinder(trainFinder(part(all, o.Folds, fold), o))
			for i := fold; i < len(all); i += o.Folds {
				raw[i] = f.find(all[i].p, offered)
				seen[i] = sure(raw[i], likely)
			}
		}
	}
	sideBySide(jobs...)
	for fold := range jobs {
		jobs[fold] = func() {
			progress("attribution: sources and contents, part %d of %d", fold+1, o.Folds)
			r := newRelater(trainRelater(part(all, o.Folds, fold), part(seen, o.Folds, fold), o))
			for i := fold; i < len(all); i += o.Folds {
				r.open(all[i].p, seen[i])
				found[i] = r.clusters(raw[i])
			}
		}
	}
	sideBySide(jobs...)
	return seen, found
}

// sideBySide runs jobs that do not touch each other's data, on all cores.
func sideBySide(jobs ...func()) {
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	for _, job := range jobs {
		slots <- struct{}{}
		group.Go(func() {
			job()
			<-slots
		})
	}
	group.Wait()
}

// part is all but each item that falls to fold.
func part[T any](all []T, folds, fold int) []T {
	var out []T
	for i, x := range all {
		if i%folds != fold {
			out = append(out, x)
		}
	}
	return out
}
