package attribution

import (
	"math"
	"math/rand/v2"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/learn"
)

// A Lesson is a text with the statements that a reader found in it.
type Lesson struct {
	Analysis   *language.Analysis
	Statements []hearsay.Statement // source, cue and contents are read
	Outermost  bool                // only outermost statements are given, as in PolNeAR
	Partial    bool                // a word that is in no cue may still tell of something said
}

// A drill is one spot with what is true of it.
type drill struct {
	told    bag
	right   bool
	takes   []bag
	shares  []float64 // of each option with the true content
	gold    bool
}

// drills are what a lesson teaches.
func (x *Extractor) drills(ls *Lesson) []drill {
	p := newPage(ls.Analysis, x.uses)
	type truth struct {
		cue      stretch
		contents []stretch
		taken    bool
	}
	var all []truth
	inside := make([]bool, p.n)
	for i := range ls.Statements {
		s := &ls.Statements[i]
		var g truth
		g.cue = noSource
		if s.Cue != nil {
			if c, ok := p.stretchOf(*s.Cue); ok {
				g.cue = c
			}
		}
		for _, c := range s.Contents {
			if c, ok := p.stretchOf(c); ok {
				g.contents = append(g.contents, c)
				for t := c.first; t <= c.last; t++ {
					inside[t] = true
				}
			}
		}
		if len(g.contents) > 0 && g.cue != noSource {
			all = append(all, g)
		}
	}
	var found []finding
	if !ls.Outermost {
		w := x.workers.Get().(*worker)
		found = w.outermost(p)
		x.workers.Put(w)
	}
	for i := range all {
		for j := range found {
			if found[j].cue.overlaps(all[i].cue) {
				all[i].taken = true
			}
		}
	}
	spots := p.spots(found)
	best := make([]int, len(all)) // the spot that agrees best with each truth, and 1
	most := make([]float64, len(all))
	of := make([]int, len(spots)) // the truth whose cue holds the spot, and 1
	for i := range spots {
		s := &spots[i]
		for j := range all {
			if g := &all[j]; !g.taken && g.cue.first <= s.at && s.at <= g.cue.last {
				of[i] = j + 1
				for k := range s.options {
					if v := shareOf(s.options[k].content, g.contents); v >= 0.5 && v > most[j] {
						best[j], most[j] = i+1, v
					}
				}
			}
		}
	}
	var out []drill
	for i := range spots {
		s := &spots[i]
		d := drill{gold: !ls.Outermost}
		j := of[i] - 1
		switch {
		case j >= 0 && best[j] == i+1:
			d.right = true
		case j >= 0 && best[j] > 0:
			continue // another word of the same cue
		case j < 0 && ls.Partial, j < 0 && ls.Outermost && inside[s.at]:
			continue
		}
		var held *finding
		if s.holder >= 0 {
			held = &found[s.holder]
		}
		p.tells(&d.told, s, held)
		if d.right {
			for k := range s.options {
				var b bag
				p.takes(&b, s, &s.options[k])
				d.takes = append(d.takes, b)
				d.shares = append(d.shares, shareOf(s.options[k].content, all[j].contents))
			}
		}
		out = append(out, d)
	}
	return out
}

// shareOf is share of a with several stretches taken together.
func shareOf(a stretch, all []stretch) float64 {
	both, size := 0, a.last-a.first+1
	for _, b := range all {
		both += max(0, min(a.last, b.last)-max(a.first, b.first)+1)
		size += b.last - b.first + 1
	}
	return float64(both) / float64(size-both)
}

// NestedOptions are the settings of TrainNested.
type NestedOptions struct {
	Bits     int // tables have 1<<Bits rows
	Epochs   int
	Rate, L2 float32
}

// DefaultNestedOptions are what the embedded model is trained with.
func DefaultNestedOptions() NestedOptions {
	return NestedOptions{Bits: 19, Epochs: 6, Rate: 0.05, L2: 2}
}

// trainDrills learns a model from drills, on top of prior where it is not nil.
func trainDrills(all []drill, prior *nester, o NestedOptions) (told, takes *learn.Table) {
	a, b := learn.NewTrainer(o.Bits, 1), learn.NewTrainer(o.Bits, 1)
	a.Rate, a.L2 = o.Rate, o.L2
	b.Rate, b.L2 = o.Rate, o.L2
	order := rand.New(rand.NewPCG(5, 7))
	for epoch := range o.Epochs {
		for _, i := range order.Perm(len(all)) {
			d := &all[i]
			weight := float32(1)
			var s, g [1]float32
			a.Add(s[:], d.told)
			if prior != nil {
				prior.told.Add(s[:], d.told)
			}
			g[0] = float32(1 / (1 + math.Exp(-float64(s[0]))))
			if d.right {
				g[0]--
			}
			g[0] *= weight
			a.Update(d.told, g[:])
			if d.right {
				learnTakes(b, prior, d, weight)
			}
		}
		if 2*epoch >= o.Epochs {
			a.Keep()
			b.Keep()
		}
	}
	a.Finish(1)
	b.Finish(1)
	return a.Table(), b.Table()
}

// learnTakes moves b towards the options that share most with the truth.
func learnTakes(b *learn.Trainer, prior *nester, d *drill, weight float32) {
	scores := make([]float64, len(d.takes))
	high, top := math.Inf(-1), 0.0
	for i, f := range d.takes {
		var s [1]float32
		b.Add(s[:], f)
		if prior != nil {
			prior.takes.Add(s[:], f)
		}
		scores[i] = float64(s[0])
		high = max(high, scores[i])
		top = max(top, d.shares[i])
	}
	var sum, goals float64
	goal := make([]float64, len(scores))
	for i := range scores {
		scores[i] = math.Exp(scores[i] - high)
		sum += scores[i]
		if d.shares[i] >= top-0.02 {
			goal[i] = 1
			goals++
		}
	}
	for i, f := range d.takes {
		g := [1]float32{weight * float32(scores[i]/sum-goal[i]/goals)}
		b.Update(f, g[:])
	}
}

// TrainNested learns to find nested statements and what x leaves, from lessons.
// The same input gives the same bytes.
func (x *Extractor) TrainNested(lessons []Lesson, o NestedOptions) ([]byte, error) {
	var all []drill
	for i := range lessons {
		all = append(all, x.drills(&lessons[i])...)
	}
	return trainNested(all, o), nil
}

func trainNested(all []drill, o NestedOptions) []byte {
	told, takes := trainDrills(all, nil, o)
	out := append([]byte(nestedMagic), told.Marshal()...)
	return append(out, takes.Marshal()...)
}
