package attribution

import (
	"cmp"
	"math"
	"slices"
)

// A cluster is one place where a cue may stand: alternatives that overlap, with
// what each may introduce.
type cluster struct {
	cues []cue // best first
	mass float64
	all  []candidate
	null float64 // logarithm of the probability that there is no statement, as the cues have it
}

// A candidate is one cue of a cluster with one of its readings.
type candidate struct {
	relation
	cue    int     // index in the cluster's cues
	chance float64 // logarithm of the reading's probability, the cue given
	score  float64 // logarithm of its probability in the cluster, once judged
}

// Limits of what is looked at.
const (
	mostCues     = 3    // alternatives of a cluster
	mostReadings = 8    // readings of each
	leastMass    = 0.12 // a cluster less likely is passed over
	leastCue     = 0.12 // an alternative, relative to the best
	leastReading = -4.5 // logarithm, relative to the best
)

// clusters groups overlapping cues, in order of their best one.
func clusters(all []cue) []cluster {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return -cmp.Compare(all[a].p, all[b].p) })
	taken := make([]bool, len(all))
	var out []cluster
	for _, i := range order {
		if taken[i] {
			continue
		}
		k := cluster{cues: []cue{all[i]}, mass: all[i].p}
		taken[i] = true
		for _, j := range order {
			if taken[j] || !all[j].overlaps(all[i].stretch) {
				continue
			}
			taken[j] = true
			k.mass += all[j].p
			if len(k.cues) < mostCues && all[j].p >= leastCue*all[i].p {
				k.cues = append(k.cues, all[j])
			}
		}
		if k.mass < leastMass {
			continue
		}
		k.mass = min(k.mass, 0.999)
		k.null = math.Log1p(-k.mass)
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b cluster) int { return a.cues[0].first - b.cues[0].first })
	return out
}

// fill works out the readings of the cluster's cues.
func (r *relater) fill(k *cluster) {
	k.all = k.all[:0]
	for i, c := range k.cues {
		w := r.page.window(c.stretch)
		best := r.readings(c.stretch, w, mostReadings)
		if len(best) == 0 {
			continue
		}
		total := r.chain.Marginals(nil)
		for _, x := range best {
			if x.score < best[0].score+leastReading {
				break
			}
			k.all = append(k.all, candidate{
				relation: relation{c.stretch, x.source, x.contents},
				cue:      i, chance: min(0, x.score-total)})
		}
	}
}

// clusters groups cues of the open page and works out what each may introduce;
// one that introduces nothing is left out.
func (r *relater) clusters(all []cue) []cluster {
	out := clusters(all)
	for i := range out {
		r.fill(&out[i])
	}
	return slices.DeleteFunc(out, func(k cluster) bool { return len(k.all) == 0 })
}
