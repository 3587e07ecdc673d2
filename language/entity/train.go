package entity

import (
	"math/rand/v2"

	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/learn"
)

// A Sample is a sentence with its names, to learn from.
type Sample struct {
	Words  []word.Word
	Tags   []uint8
	Names  []Name // in order, without overlap
	Weight float32
}

// Options steer training; the zero value is what hearsay train uses.
type Options struct {
	Passes int
}

const (
	least   = 4   // updates that a feature must have been in to count
	roundTo = 1.0 // what weights are rounded to
)

// Train learns a name finder. The same samples in the same order give the same
// bytes.
func Train(samples []Sample, o Options, progress func(format string, args ...any)) ([]byte, error) {
	if o.Passes == 0 {
		o.Passes = 6
	}
	p := learn.NewPerceptron(labels, least)
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(7, 8))
	scores := make([]float32, labels)
	var features []uint64
	var gold, guess []uint8
	for pass := range o.Passes {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, all := 0, 0
		for _, n := range order {
			s := &samples[n]
			gold, guess = s.labels(gold[:0]), guess[:0]
			style := styleOf(s.Words)
			before := uint8(outside)
			for i := range s.Words {
				l := uint8(outside)
				if open(before) || candidate(&s.Words[i]) {
					features = appendFeatures(features[:0], s.Words, s.Tags, guess, i, style)
					p.Score(features, scores)
					best := -1
					for k, x := range scores {
						if follows(before, uint8(k)) && (i+1 < len(s.Words) || !open(uint8(k))) && (best < 0 || x > scores[best]) {
							best = k
						}
					}
					want := gold[i]
					if !follows(before, want) { // after a mistake: close the name, then go on
						want = reachable(before, want)
					}
					p.Tick()
					p.Update(features, int(want), best, s.Weight)
					l = uint8(best)
					all++
					if l == want {
						right++
					}
				}
				guess = append(guess, l)
				before = l
			}
		}
		progress("entity: pass %d of %d: %.2f %% right while learning, %d features", pass+1, o.Passes, 100*float64(right)/float64(max(1, all)), p.Features())
	}
	b := p.AppendLinear(nil, roundTo)
	progress("entity: %d bytes", len(b))
	return b, nil
}

// reachable is the label nearest to want that may follow before.
func reachable(before, want uint8) uint8 {
	if open(before) {
		c := Class((before - 1) / 4)
		if want != outside && open(want) {
			return label(c, goesOn)
		}
		return label(c, ends)
	}
	// before is closed, and want is in the midst of a name or at its end
	c := Class((want - 1) / 4)
	if open(want) {
		return label(c, begins)
	}
	return label(c, alone)
}

func (s *Sample) labels(out []uint8) []uint8 {
	for range s.Words {
		out = append(out, outside)
	}
	for _, n := range s.Names {
		if n.End-n.First == 1 {
			out[n.First] = label(n.Class, alone)
			continue
		}
		for i := n.First; i < n.End; i++ {
			out[i] = label(n.Class, goesOn)
		}
		out[n.First], out[n.End-1] = label(n.Class, begins), label(n.Class, ends)
	}
	return out
}
