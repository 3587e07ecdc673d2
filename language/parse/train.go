package parse

import (
	"encoding/binary"
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/learn"
)

// A Sample is a sentence with its tree, to learn from. Heads are -1 for the
// root, and Unknown where nothing is to be learnt about a word's head; a
// relation of "" is unknown.
type Sample struct {
	Words     []word.Word
	Tags      []uint8 // as the tagger gives them, not as they should be
	Heads     []int
	Relations []string
	Weight    float32 // 1 for a tree that a person made
}

// Unknown is the head of a word whose head is not known.
const Unknown = -2

// Options steer training; the zero value is what hearsay train uses.
type Options struct {
	Passes int
}

// roundTo is what weights are rounded to.
const roundTo = 1.4

// Train learns a parser with a dynamic oracle and exploration: from the second
// pass on the parser mostly follows its own actions and learns from the best
// that can still be reached. The same samples in the same order give the same
// bytes.
func Train(samples []Sample, o Options, progress func(format string, args ...any)) ([]byte, error) {
	if o.Passes == 0 {
		o.Passes = 10
	}
	set := map[string]bool{"root": true}
	for i := range samples {
		for _, r := range samples[i].Relations {
			if r != "" {
				set[r] = true
			}
		}
	}
	if len(set) > 120 {
		return nil, errors.New("parse: too many relations")
	}
	p := &Parser{labels: slices.Sorted(maps.Keys(set))}
	if err := p.findRoot(); err != nil {
		return nil, err
	}
	l := learner{
		labels:  map[string]uint8{},
		root:    p.root,
		actions: learn.NewPerceptron(int(actions), least),
		arcs:    learn.NewPerceptron(len(p.labels), least),
		scores:  make([]float32, max(int(actions), len(p.labels))),
		random:  rand.New(rand.NewPCG(5, 6)),
	}
	for i, name := range p.labels {
		l.labels[name] = uint8(i)
	}
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	for pass := range o.Passes {
		l.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		l.explore = 0
		if pass > 0 {
			l.explore = 0.9
		}
		l.right, l.words = 0, 0
		for _, n := range order {
			l.learn(&samples[n])
		}
		progress("parse: pass %d of %d: %.2f %% right while learning, %d and %d features", pass+1, o.Passes,
			100*float64(l.right)/float64(max(1, l.words)), l.actions.Features(), l.arcs.Features())
	}
	names := strings.Join(p.labels, " ")
	b := append(binary.AppendUvarint(nil, uint64(len(names))), names...)
	b = l.actions.AppendLinear(b, roundTo)
	b = l.arcs.AppendLinear(b, roundTo)
	progress("parse: %d bytes", len(b))
	return b, nil
}

type learner struct {
	labels        map[string]uint8
	root          uint8
	actions, arcs *learn.Perceptron
	scores        []float32
	random        *rand.Rand
	explore       float64
	right, words  int

	state    state
	units    []unit
	features []uint64
	gold     []int32
}

func (l *learner) learn(x *Sample) {
	n := len(x.Words)
	l.units = units(l.units[:0], x.Words, x.Tags)
	l.gold = l.gold[:0]
	for _, h := range x.Heads {
		if h == -1 {
			h = n
		}
		l.gold = append(l.gold, int32(h))
	}
	s := &l.state
	s.reset(n)
	for !s.done() {
		costs := s.costs(l.gold)
		l.features = appendActions(l.features[:0], s, l.units)
		l.actions.Score(l.features, l.scores)
		guess, best := none, none
		for a := range actions {
			if !s.can(a) {
				continue
			}
			if guess == none || l.scores[a] > l.scores[guess] {
				guess = int(a)
			}
			if best == none || costs[a] < costs[best] || costs[a] == costs[best] && l.scores[a] > l.scores[best] {
				best = int(a)
			}
		}
		l.actions.Tick()
		if costs[guess] > costs[best] {
			l.actions.Update(l.features, best, guess, x.Weight)
		}
		take := action(guess)
		if costs[guess] > costs[best] && l.random.Float64() >= l.explore {
			take = action(best)
		}
		label := uint8(0)
		if take != shift {
			label = l.label(x, take)
		}
		s.do(take, label)
	}
	for i := range x.Words {
		if l.gold[i] < 0 {
			continue
		}
		l.words++
		if s.nodes[i].head == l.gold[i] && s.nodes[i].label == l.labels[x.Relations[i]] {
			l.right++
		}
	}
}

// label labels the arc that a makes, and learns from it where the arc is right.
func (l *learner) label(x *Sample, a action) uint8 {
	h, d := l.state.arc(a)
	if int(h) == l.state.n {
		return l.root
	}
	l.features = appendLabel(l.features[:0], &l.state, l.units, h, d)
	l.arcs.Score(l.features, l.scores)
	guess := learn.BestOf(l.scores[:len(l.labels)])
	if l.gold[d] == h && x.Relations[d] != "" {
		l.arcs.Tick()
		l.arcs.Update(l.features, int(l.labels[x.Relations[d]]), guess, x.Weight)
	}
	return uint8(guess)
}

// least is how many updates a feature must have been in to count.
const least = 6
