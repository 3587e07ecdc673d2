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
	mostCues     = 2    // alternatives of a cluster
	mostReadings = 8    // readings of each
	leastMass    = 0.16 // a cluster less likely is passed over
	leastCue     = 0.25 // an alternative, relative to the best
	leastReading = 4.5  // logarithm, how far below the best
)

// clusters groups overlapping cues, which are in the order of their first tokens,
// in order of the best one of each.
func clusters(all []cue) []cluster {
	var out []cluster
	for i := 0; i < len(all); {
		j, last := i+1, all[i].last
		for j < len(all) && all[j].first <= last {
			last = max(last, all[j].last)
			j++
		}
		out = appendClusters(out, all[i:j])
		i = j
	}
	return out
}

// appendClusters appends the clusters of cues that hang together.
func appendClusters(out []cluster, all []cue) []cluster {
	start := len(out)
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b cue) int { return -cmp.Compare(a.p, b.p) })
	for len(order) > 0 {
		best := order[0]
		k := cluster{}
		rest := order[:0]
		for _, c := range order {
			if !c.overlaps(best.stretch) {
				rest = append(rest, c)
				continue
			}
			k.mass += c.p
			if len(k.cues) < mostCues && c.p >= leastCue*best.p {
				k.cues = append(k.cues, c)
			}
		}
		order = rest
		if k.mass < leastMass {
			continue
		}
		k.mass = min(k.mass, 0.999)
		k.null = math.Log1p(-k.mass)
		out = append(out, k)
	}
	slices.SortFunc(out[start:], func(a, b cluster) int { return a.cues[0].first - b.cues[0].first })
	return out
}

// fill works out the readings of the cluster's cues within the tokens of limit.
func (r *relater) fill(k *cluster, limit line) {
	k.all = k.all[:0]
	for i, c := range k.cues {
		w := r.page.window(c.stretch)
		w = line{max(w.first, limit.first), min(w.end, limit.end)}
		best := r.readings(c.stretch, w, mostReadings, leastReading)
		if len(best) == 0 {
			continue
		}
		total := r.chain.Marginals(nil)
		for _, x := range best {
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
		r.fill(&out[i], line{0, r.page.n})
	}
	return slices.DeleteFunc(out, func(k cluster) bool { return len(k.all) == 0 })
}
