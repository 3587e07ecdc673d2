package attribution

import (
	"errors"
	"fmt"
	"math"

	"github.com/openhearsay/hearsay/learn"
)

// A nester finds what is said inside what is said, and what the outermost
// statements leave: two log-linear models, of whether a word tells of something
// said (told), and of what it introduces (takes).
type nester struct {
	told, takes learn.Scorer
	prior       *nester // what articles alone teach, added to it; nil for none
	bag         bag
}

const nestedMagic = "hearsay nested 1\n"

// openNested reads a model that TrainNested made.
func openNested(data []byte) (told, takes *learn.Table, err error) {
	if len(data) < len(nestedMagic) || string(data[:len(nestedMagic)]) != nestedMagic {
		return nil, nil, errors.New("attribution: not a model of nested statements of this version")
	}
	rest := data[len(nestedMagic):]
	for _, t := range []**learn.Table{&told, &takes} {
		if *t, rest, err = learn.OpenTable(rest); err != nil {
			return nil, nil, fmt.Errorf("attribution: nested: %w", err)
		}
		if n := (*t).Outputs(); n != 1 {
			return nil, nil, fmt.Errorf("attribution: nested: a table with %d outputs where one is needed", n)
		}
	}
	return told, takes, nil
}

// Probabilities from which a spot is taken for a statement.
const (
	innerFloor = 0.5 // inside another one's content
	outerFloor = 0.5 // outside of all
)

// chance is the probability that spot s tells of something said.
func (x *nester) chance(p *page, s *spot, held *finding) float64 {
	x.bag = x.bag[:0]
	p.tells(&x.bag, s, held)
	var score [1]float32
	x.told.Add(score[:], x.bag)
	if x.prior != nil {
		x.prior.told.Add(score[:], x.bag)
	}
	return 1 / (1 + math.Exp(-float64(score[0])))
}

// best is what spot s introduces: the option that half of its words or more are
// most likely shared with the true one, and how likely that is.
func (x *nester) best(p *page, s *spot) (int, float64) {
	n := len(s.options)
	chance := make([]float64, n)
	high := math.Inf(-1)
	for i := range s.options {
		x.bag = x.bag[:0]
		p.takes(&x.bag, s, &s.options[i])
			var score [1]float32
		x.takes.Add(score[:], x.bag)
		if x.prior != nil {
			x.prior.takes.Add(score[:], x.bag)
		}
		chance[i] = float64(score[0])
		high = max(high, chance[i])
	}
	sum := 0.0
	for i := range chance {
		chance[i] = math.Exp(chance[i] - high)
		sum += chance[i]
	}
	best, most, sure := 0, -1.0, 0.0
	for i := range s.options {
		good, exact := 0.0, 0.0
		for j := range s.options {
			v := share(s.options[i].content, s.options[j].content)
			exact += chance[j] / sum * v
			if v >= 0.5 {
				good += chance[j] / sum
			}
		}
		if exact+good > most {
			best, most, sure = i, exact+good, good
		}
	}
	return best, sure
}

// share is how much two stretches have in common, of what they have together.
func share(a, b stretch) float64 {
	both := min(a.last, b.last) - max(a.first, b.first) + 1
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(a.last-a.first+b.last-b.first+2-both)
}

// beside appends to what found has the statements that stand in its contents or
// were left: each as deep as it lies.
func (x *nester) beside(p *page, found []finding, floors [2]float64) []finding {
	spots := p.spots(found)
	n := len(found)
	for i := range spots {
		s := &spots[i]
		var held *finding
		floor := floors[1]
		if s.holder >= 0 {
			held, floor = &found[s.holder], floors[0]
		}
		chance := x.chance(p, s, held)
		if chance < floor {
			continue
		}
		k, sure := x.best(p, s)
		o := &s.options[k]
		f := finding{relation: relation{s.cue, s.source, []stretch{o.content}}, within: s.holder, p: chance * sure}
		if f.p < floor*0.8 {
			continue
		}
		if f.source != noSource && f.source.overlaps(o.content) && o.way != byWhole {
			f.source = noSource
		}
		found = append(found, f)
	}
	_ = n
	return found
}
