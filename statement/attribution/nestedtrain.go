package attribution

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/learn"
)

// A Lesson is a text with the statements that a reader found in it.
type Lesson struct {
	Analysis   *language.Analysis
	Statements []hearsay.Statement // cue and contents are read
	Outermost  bool                // only outermost statements are given, as in PolNeAR
	Partial    bool                // a word that is in no cue may still tell of something said
}

// ArticleLesson is an annotated article as a Lesson.
func ArticleLesson(article *corpus.Article, a *language.Analysis) Lesson {
	l := Lesson{Analysis: a, Outermost: true}
	points := hearsay.NewCodePoints(a.Text)
	span := func(s corpus.Span) hearsay.Span {
		return hearsay.Span{Start: points.Byte(s.Start), End: points.Byte(s.End)}
	}
	for _, q := range article.Quotes {
		if q.Cue == nil {
			continue
		}
		c := span(*q.Cue)
		s := hearsay.Statement{Cue: &c}
		for _, x := range q.Contents {
			s.Contents = append(s.Contents, span(x))
		}
		l.Statements = append(l.Statements, s)
	}
	return l
}

// A drill is one spot with what is true of it.
type drill struct {
	tells  bag       // nil where it is known that something is said
	right  bool      // something is said
	takes  []bag     // of each option, where something is said
	shares []float64 // of each option with the true content
}

// drills are what a lesson teaches.
func (ls *Lesson) drills(x *Extractor) []drill {
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
	var out []drill
	for i := range all {
		for j := range found {
			if found[j].cue.overlaps(all[i].cue) {
				all[i].taken = true
				if d, ok := p.redrill(&found[j], all[i].contents); ok {
					out = append(out, d)
				}
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
	for i := range spots {
		s := &spots[i]
		var d drill
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
		p.tells(&d.tells, s, held)
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

// redrill is what a finding teaches whose cue is right.
func (p *page) redrill(f *finding, truth []stretch) (drill, bool) {
	var d drill
	s, ok := p.again(f)
	if !ok {
		return d, false
	}
	for k := range s.options {
		var b bag
		p.takes(&b, &s, &s.options[k])
		d.takes = append(d.takes, b)
		d.shares = append(d.shares, shareOf(s.options[k].content, truth))
	}
	return d, slices.Max(d.shares) >= 0.5
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

// NestedOptions are the settings of TrainSpots and TrainNested.
type NestedOptions struct {
	Bits     int // tables have 1<<Bits rows
	Epochs   int
	Rate, L2 float32
}

// SpotOptions and DefaultNestedOptions are what the embedded models are trained
// with.
var (
	SpotOptions          = NestedOptions{Bits: 18, Epochs: 6, Rate: 0.03, L2: 5}
	DefaultNestedOptions = NestedOptions{Bits: 17, Epochs: 6, Rate: 0.05, L2: 2}
)

// train learns from drills what to add to prior.
func train(all []drill, prior nester, o NestedOptions) []byte {
	a, b := learn.NewTrainer(o.Bits, 1), learn.NewTrainer(o.Bits, 1)
	a.Rate, a.L2 = o.Rate, o.L2
	b.Rate, b.L2 = o.Rate, o.L2
	tells, takes := append(slices.Clip(prior.tells), a), append(slices.Clip(prior.takes), b)
	order := rand.New(rand.NewPCG(5, 7))
	for epoch := range o.Epochs {
		for _, i := range order.Perm(len(all)) {
			d := &all[i]
			if len(d.takes) > 0 {
				d.learn(b, takes)
			}
			if len(d.tells) == 0 {
				continue
			}
			g := [1]float32{float32(1 / (1 + math.Exp(-tells.score(d.tells))))}
			if d.right {
				g[0]--
			}
			a.Update(d.tells, g[:])
		}
		if 2*epoch >= o.Epochs {
			a.Keep()
			b.Keep()
		}
	}
	a.Finish(1)
	b.Finish(1)
	out := append([]byte(nestedMagic), a.Table().Marshal()...)
	return append(out, b.Table().Marshal()...)
}

// learn moves b, of which takes is the sum with what is known, towards the options
// that share most with the truth.
func (d *drill) learn(b *learn.Trainer, takes sum) {
	const near = 0.02 // an option as good as the best
	chance, goal := make([]float64, len(d.takes)), make([]float64, len(d.takes))
	high, top := math.Inf(-1), slices.Max(d.shares)
	for i, f := range d.takes {
		chance[i] = takes.score(f)
		high = max(high, chance[i])
	}
	var total, goals float64
	for i := range chance {
		chance[i] = math.Exp(chance[i] - high)
		total += chance[i]
		if d.shares[i] >= top-near {
			goal[i] = 1
			goals++
		}
	}
	for i, f := range d.takes {
		b.Update(f, []float32{float32(chance[i]/total - goal[i]/goals)})
	}
}

// TrainSpots learns from articles in which outermost statements are marked, as in
// PolNeAR, how a word tells of something said and what it introduces. The same
// input gives the same bytes.
func (x *Extractor) TrainSpots(lessons []Lesson, o NestedOptions) ([]byte, error) {
	return x.lessons(lessons, nester{}, o)
}

// TrainNested learns from cases, in which statements of any depth are marked, what
// is to be added to spots. The same input gives the same bytes.
func (x *Extractor) TrainNested(spots []byte, lessons []Lesson, o NestedOptions) ([]byte, error) {
	tells, takes, err := openNested(spots)
	if err != nil {
		return nil, err
	}
	return x.lessons(lessons, nester{tells: sum{tells}, takes: sum{takes}}, o)
}

func (x *Extractor) lessons(lessons []Lesson, prior nester, o NestedOptions) ([]byte, error) {
	var all []drill
	for i := range lessons {
		all = append(all, lessons[i].drills(x)...)
	}
	if len(all) == 0 {
		return nil, errors.New("attribution: no statements to learn from")
	}
	return train(all, prior, o), nil
}
