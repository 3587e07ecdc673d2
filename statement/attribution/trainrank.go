package attribution

import (
	"math"
	"math/rand/v2"

	"github.com/openhearsay/hearsay/learn"
)

// target is the candidate of k that agrees best with an annotated relation, -1
// for no statement.
func target(k *cluster, gold []relation) int {
	best, at := 0.9, -1
	for i := range k.all {
		for j := range gold {
			if !gold[j].cue.overlaps(k.all[i].relation.cue) {
				continue
			}
			if g := compare(&k.all[i].relation, &gold[j]).all; g > best+1e-9 {
				best, at = g, i
			}
		}
	}
	return at
}

// trainRanker learns to judge clusters, which models made that have not seen the
// articles.
func trainRanker(all []*example, found [][]cluster, o Options) *learn.Trainer {
	m := learn.NewTrainer(o.RankBits, 1)
	m.Rate, m.L1, m.L2 = o.RankRate, o.L1, o.RankL2
	x := newRanker(m)
	order := rand.New(rand.NewPCG(3, 7))
	goals := make([][]int, len(all))
	for d, e := range all {
		for i := range found[d] {
			goals[d] = append(goals[d], target(&found[d][i], e.gold))
		}
	}
	var bags []bag
	for epoch := range o.RankEpochs {
		for _, d := range order.Perm(len(all)) {
			p, ks := all[d].p, found[d]
			x.open(p, ks)
			for i := range ks {
				k := &ks[i]
				x.learn(m, k, goals[d][i], &bags)
			}
		}
		if 2*epoch >= o.RankEpochs {
			m.Keep()
		}
	}
	m.Finish(1)
	return m
}

func (x *ranker) learn(m *learn.Trainer, k *cluster, goal int, bags *[]bag) {
	clear(x.spans)
	f := x.look(k)
	n := len(k.all)
	for len(*bags) < n+1 {
		*bags = append(*bags, nil)
	}
	scores := make([]float64, n+1)
	high := math.Inf(-1)
	for i := range n + 1 {
		b := (*bags)[i][:0]
		if i == n {
			f.none(&b)
			scores[i] = math.Log1p(-k.mass)
		} else {
			f.some(&b, &k.all[i])
			scores[i] = k.base(i)
		}
		(*bags)[i] = b
		x.score[0] = 0
		m.Add(x.score[:], b)
		scores[i] += float64(x.score[0])
		high = max(high, scores[i])
	}
	var sum float64
	for i := range scores {
		scores[i] = math.Exp(scores[i] - high)
		sum += scores[i]
	}
	if goal < 0 {
		goal = n
	}
	var g [1]float32
	for i := range scores {
		g[0] = float32(scores[i] / sum)
		if i == goal {
			g[0]--
		}
		m.Update((*bags)[i], g[:])
	}
}

// fitTrust learns how far what is stated can be trusted: each half of the
// articles is judged by a ranker that learnt from the other half.
func fitTrust(all []*example, found [][]cluster, o Options) *learn.Isotonic {
	var stated []float64
	var right []bool
	for half := range 2 {
		x := newRanker(trainRanker(part(all, 2, half), part(found, 2, half), o))
		for d := half; d < len(all); d += 2 {
			e := all[d]
			x.open(e.p, found[d])
			for i := range found[d] {
				x.judge(&found[d][i])
			}
			for _, f := range e.p.choose(found[d], 0.1, &learn.Isotonic{}) {
				agrees := false
				for i := range e.gold {
					agrees = agrees || compare(&f.relation, &e.gold[i]).soft > 0
				}
				stated = append(stated, f.p)
				right = append(right, agrees)
			}
		}
	}
	return learn.FitIsotonic(stated, right, 24)
}
