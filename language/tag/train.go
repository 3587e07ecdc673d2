package tag

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/learn"
)

// A Sample is a sentence with its tags, to learn from.
type Sample struct {
	Words     []word.Word
	Tags      []string
	Universal []string // nil where unknown
	Weight    float32  // 1 for one that a person tagged
}

// Options steer training; the zero value is what hearsay train uses.
type Options struct {
	Passes int
}

// Train learns a tagger. The same samples in the same order give the same
// bytes.
func Train(samples []Sample, o Options, progress func(format string, args ...any)) ([]byte, error) {
	if o.Passes == 0 {
		o.Passes = 12
	}
	t := &Tagger{}
	uset := map[string]int{}
	for i := range samples {
		for _, name := range samples[i].Universal {
			uset[name]++
		}
	}
	t.utags = slices.Sorted(maps.Keys(uset))
	unumber := map[string]int{}
	for i, name := range t.utags {
		unumber[name] = i
	}

	counts, seen := map[uint32]count{}, word.Count{}
	gold := make([][]uint8, len(samples))
	for i := range samples {
		s := &samples[i]
		seen.Add(s.Words)
		gold[i] = make([]uint8, len(s.Tags))
		for j, name := range s.Tags {
			n, ok := Number(name)
			if !ok {
				return nil, fmt.Errorf("tag: unknown tag %q in sample %d", name, i)
			}
			gold[i][j] = n
			k := word.Key(&s.Words[j])
			if counts[k] == nil {
				counts[k] = count{}
			}
			counts[k][n] += float64(s.Weight)
		}
	}
	in := newInputs(word.NewVocabulary(seen, often), newLexicon(counts, 3))

	l := learner{in: in, net: learn.NewNetworkTrainer(in.rows, units, len(names), rate, drop), random: rand.New(rand.NewPCG(1, 2)), seen: seen}
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	for pass := range o.Passes {
		l.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		l.right, l.all = 0, 0
		for k, n := range order {
			l.net.Rate = rate * (1 - 0.9*float32(pass*len(order)+k)/float32(o.Passes*len(order)))
			l.learn(&samples[n], gold[n])
		}
		if pass >= o.Passes/2 {
			l.net.Keep()
		}
		progress("tag: pass %d of %d: %.2f %% right while learning", pass+1, o.Passes, 100*float64(l.right)/float64(max(1, l.all)))
	}

	u := learner{in: in, net: learn.NewNetworkTrainer(in.universalRows, universalUnits, max(1, len(t.utags)), rate, 0), random: l.random}
	for range universalPasses {
		l.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			u.learnUniversal(&samples[n], gold[n], unumber)
		}
		u.net.Keep()
	}
	b := appendNames(nil, t.utags)
	b = in.words.Append(b)
	b = in.lexicon.appendBinary(b)
	b = l.net.Append(b)
	b = u.net.Append(b)
	progress("tag: %d known words, %d bytes", in.lexicon.class.Len(), len(b))
	return b, nil
}

// The sizes of the networks and how they learn, chosen on EWT's development part.
const (
	units           = 64
	rate            = 0.05
	drop            = 0.4
	often           = 25 // a word seen so often has a row of its own
	forget          = 2  // a word seen so often is taken for an unknown one half of the time
	universalUnits  = 64
	universalPasses = 3
)

type learner struct {
	in         *inputs
	net        *learn.NetworkTrainer
	random     *rand.Rand
	seen       word.Count
	right, all int

	looks    []look
	rows     learn.Rows
	guess    []uint8
	outputs  []int
	gradient []float32
}

// learn learns from one sentence, each word after the tags that were guessed
// for the words before it.
func (l *learner) learn(s *Sample, gold []uint8) {
	l.looks = l.in.look(l.looks[:0], s.Words)
	for i := range l.looks {
		if w := &s.Words[i]; l.random.Float64() < forget/float64(forget+l.seen[w.Lower]) {
			l.looks[i].number = l.in.words.Ending(w)
			l.looks[i].given = unknown(w)
		}
	}
	l.guess = append(l.guess[:0], gold...)
	for i := range s.Words {
		some := l.in.lexicon.some(l.looks[i].given)
		best := some[0]
		if len(some) > 1 {
			l.in.set(&l.rows, l.looks, l.guess, i)
			l.net.Forward(l.rows.List)
			best = l.step(some, gold[i], s.Weight)
		}
		l.guess[i] = best
		l.all++
		if best == gold[i] {
			l.right++
		}
	}
}

// step learns, after Forward, that gold is the right one of some, if it is one
// of them at all, and returns the one that was best before.
func (l *learner) step(some []uint8, gold uint8, weight float32) uint8 {
	l.outputs, l.gradient = l.outputs[:0], l.gradient[:0]
	best, known := 0, false
	for k, c := range some {
		l.outputs = append(l.outputs, int(c))
		l.gradient = append(l.gradient, l.net.Score(int(c)))
		if l.gradient[k] > l.gradient[best] {
			best = k
		}
		known = known || c == gold
	}
	if !known {
		return some[best]
	}
	learn.Softmax(l.gradient)
	for k, c := range some {
		if c == gold {
			l.gradient[k]--
		}
		l.gradient[k] *= weight
	}
	l.net.Learn(l.outputs, l.gradient)
	return some[best]
}

func (l *learner) learnUniversal(s *Sample, gold []uint8, number map[string]int) {
	if s.Universal == nil {
		return
	}
	all := make([]uint8, len(number))
	for i := range all {
		all[i] = uint8(i)
	}
	l.looks = l.in.look(l.looks[:0], s.Words)
	for i, name := range s.Universal {
		l.in.setUniversal(&l.rows, l.looks, gold, i)
		l.net.Forward(l.rows.List)
		l.step(all, uint8(number[name]), s.Weight)
	}
}
