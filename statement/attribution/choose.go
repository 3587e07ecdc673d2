package attribution

import (
	"cmp"
	"math"
	"slices"

	"github.com/openhearsay/hearsay/learn"
)

// A gain says how good it is to give one relation where another is the truth.
type gain struct{ soft, all float64 }

// compare weighs found against the truth: the same cue, source and contents, and
// whole relations that agree softly or strictly, one point each.
func compare(found, truth *relation) gain {
	var g gain
	shared, joint := 0, 0
	exact := 0
	for _, a := range found.contents {
		joint += a.last - a.first + 1
		for _, b := range truth.contents {
			if a == b {
				exact++
			}
			if both := min(a.last, b.last) - max(a.first, b.first) + 1; both > 0 {
				shared += both
			}
		}
	}
	for _, b := range truth.contents {
		joint += b.last - b.first + 1
	}
	joint -= shared
	sources := found.source == noSource && truth.source == noSource || found.source != noSource && truth.source != noSource && found.source.overlaps(truth.source)
	if sources && joint > 0 && 2*shared >= joint {
		g.soft = 1
	}
	g.all = g.soft
	if found.cue == truth.cue {
		g.all++
	}
	if found.source == truth.source {
		g.all++
	}
	if n := len(found.contents) + len(truth.contents); n > 0 {
		g.all += 2 * float64(exact) / float64(n)
		if 2*exact == n && found.source == truth.source && found.cue == truth.cue {
			g.all++
		}
	}
	return g
}

// A choice is one candidate with what it is expected to be worth.
type choice struct {
	cluster, candidate int
	soft               float64 // the probability that it agrees softly with the truth
	all                float64
}

// choices are the candidates of judged cluster k, the most promising first
// (minimum Bayes risk over the cluster's own distribution). trust calibrates the
// probability that one is right.
func choices(k *cluster, index int, trust *learn.Isotonic) []choice {
	out := make([]choice, len(k.all))
	chance := make([]float64, len(k.all))
	for i := range k.all {
		chance[i] = math.Exp(k.all[i].score)
	}
	for j := range k.all {
		c := choice{cluster: index, candidate: j}
		for i := range k.all {
			if chance[i] < 1e-4 {
				continue
			}
			g := compare(&k.all[j].relation, &k.all[i].relation)
			c.soft += chance[i] * g.soft
			c.all += chance[i] * g.all
		}
		c.soft = trust.Apply(min(c.soft, 1))
		out[j] = c
	}
	slices.SortStableFunc(out, func(a, b choice) int { return -cmp.Compare(a.all, b.all) })
	return out
}

// choose takes of each cluster at most one candidate: the surest clusters first,
// none that is less likely than low, and none that goes against what was taken
// (a cue inside another one's content, contents that overlap).
func (p *page) choose(all []cluster, low float64, trust *learn.Isotonic) []finding {
	type offer struct {
		best []choice
		low  float64
	}
	var offers []offer
	for i := range all {
		c := choices(&all[i], i, trust)
		if len(c) == 0 {
			continue
		}
		low := low
		if p.silent(&all[i].all[c[0].candidate].relation) {
			low = min(low, unanswered)
		}
		if c[0].soft >= low {
			offers = append(offers, offer{c, low})
		}
	}
	slices.SortStableFunc(offers, func(a, b offer) int { return -cmp.Compare(a.best[0].soft, b.best[0].soft) })
	var out []finding
	taken := make([]bool, p.n) // tokens of cues and contents
	for _, o := range offers {
		for _, c := range o.best {
			if c.soft < o.low {
				continue
			}
			r := all[c.cluster].all[c.candidate].relation
			if !claim(taken, r) {
				inner, ok := p.under(out, r)
				if !ok {
					continue
				}
				for k := len(inner) - 1; k >= 0; k-- {
					unclaim(taken, out[inner[k]].relation)
					out = slices.Delete(out, inner[k], inner[k]+1)
				}
				claim(taken, r)
			}
			out = append(out, finding{relation: r, within: -1, p: c.soft})
			break
		}
	}
	slices.SortStableFunc(out, func(a, b finding) int { return a.cue.first - b.cue.first })
	return out
}

// under are the findings that stand in the way of relation r, where each of them
// lies whole in r's one content and r ends the sentence that the content opens:
// "Hale told the council that …, two officials said". What was taken first is then
// what those officials tell of.
func (p *page) under(out []finding, r relation) ([]int, bool) {
	if len(r.contents) != 1 || r.source == noSource {
		return nil, false
	}
	c := r.contents[0]
	sent := p.a.Sentences[p.sentence[r.cue.first]]
	if c.last > r.cue.first || p.sentence[c.first] != p.sentence[r.cue.first] || p.quote[c.first] >= 0 {
		return nil, false
	}
	first, end := sent.First, max(r.cue.last, r.source.last)+1
	for first < c.first && p.kind[first]&isWord == 0 {
		first++
	}
	for end < sent.End && p.kind[end]&isWord == 0 {
		end++
	}
	if first != c.first || end != sent.End {
		return nil, false
	}
	var inner []int
	for i := range out {
		f := &out[i].relation
		all := append([]stretch{f.cue, f.source}, f.contents...)
		inside, meets := true, false
		for _, s := range all {
			if s == noSource {
				continue
			}
			inside = inside && c.holds(s)
			meets = meets || s.overlaps(c) || s.overlaps(r.cue) || s.overlaps(r.source)
		}
		if meets && !inside {
			return nil, false
		}
		if meets {
			inner = append(inner, i)
		}
	}
	return inner, len(inner) > 0
}

// unclaim gives the tokens of r back.
func unclaim(taken []bool, r relation) {
	for _, s := range append([]stretch{r.cue}, r.contents...) {
		for t := s.first; t <= s.last; t++ {
			taken[t] = false
		}
	}
}

// claim takes the tokens of the cue and contents of r, unless one of them is
// taken already.
func claim(taken []bool, r relation) bool {
	spans := append([]stretch{r.cue}, r.contents...)
	for _, s := range spans {
		if slices.Contains(taken[s.first:s.last+1], true) {
			return false
		}
	}
	for _, s := range spans {
		for t := s.first; t <= s.last; t++ {
			taken[t] = true
		}
	}
	return true
}
