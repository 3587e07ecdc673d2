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

// How the network is made and learns, chosen on EWT's development part.
const (
	units    = 192
	rate     = 0.03
	drop     = 0.5
	often    = 25  // a word seen so often has a row of its own
	forget   = 2   // a word seen so often is taken for an unknown one half of the time
	explore  = 0.9 // how often the parser follows its own action where that is wrong
	averaged = 4   // over how many passes the weights are averaged
)

// Train learns a parser with a dynamic oracle and exploration: from the second
// pass on the parser mostly follows its own actions and learns from those that
// lose least of what can still be reached. The same samples in the same order
// give the same bytes.
func Train(samples []Sample, o Options, progress func(format string, args ...any)) ([]byte, error) {
	if o.Passes == 0 {
		o.Passes = 15
	}
	set, seenWords := map[string]bool{"root": true}, word.Count{}
	for i := range samples {
		seenWords.Add(samples[i].Words)
		for _, r := range samples[i].Relations {
			if r != "" {
				set[r] = true
			}
		}
	}
	if outputs(len(set)) > 255 {
		return nil, errors.New("parse: too many relations")
	}
	p := &Parser{labels: slices.Sorted(maps.Keys(set))}
	if err := p.name(); err != nil {
		return nil, err
	}
	number := map[string]uint8{}
	for i, name := range p.labels {
		number[name] = uint8(i)
	}
	sets := seen(samples, number)
	p.relations = newRelations(sets, len(p.labels))
	p.in = newInputs(word.NewVocabulary(seenWords, often), len(p.labels))
	l := learner{p: p, number: number, seen: seenWords, random: rand.New(rand.NewPCG(5, 6)),
		net: learn.NewNetworkTrainer(p.in.rows, units, outputs(len(p.labels)), rate, drop)}
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	for pass := range o.Passes {
		l.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		l.right, l.words = 0, 0
		for k, n := range order {
			l.net.Rate = rate * (1 - 0.9*float32(pass*len(order)+k)/float32(o.Passes*len(order)))
			l.learn(&samples[n], pass > 0)
		}
		if pass >= o.Passes-averaged {
			l.net.Keep()
		}
		progress("parse: pass %d of %d: %.2f %% right while learning", pass+1, o.Passes, 100*float64(l.right)/float64(max(1, l.words)))
	}
	names := strings.Join(p.labels, " ")
	b := append(binary.AppendUvarint(nil, uint64(len(names))), names...)
	b = appendSets(b, sets)
	b = p.in.words.Append(b)
	b = l.net.Append(b)
	progress("parse: %d bytes", len(b))
	return b, nil
}

type learner struct {
	p            *Parser
	number       map[string]uint8 // of each relation
	seen         word.Count
	net          *learn.NetworkTrainer
	random       *rand.Rand
	right, words int

	state    state
	view     view
	gold     []int32
	possible []action
	outputs  []int
	gradient []float32
}

func (l *learner) learn(x *Sample, exploring bool) {
	n := len(x.Words)
	l.view = view{inputs: l.p.in, state: &l.state, looks: l.p.in.look(l.view.looks[:0], x.Words, x.Tags), rows: l.view.rows}
	for i := range x.Words {
		if w := &x.Words[i]; l.random.Float64() < forget/float64(forget+l.seen[w.Lower]) {
			l.view.looks[i].number = l.p.in.words.Ending(w)
		}
	}
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
		l.possible = s.possible(l.possible[:0])
		if len(l.possible) == 1 && l.possible[0] == shift {
			s.do(shift, 0)
			continue
		}
		l.view.all()
		l.net.Forward(l.view.rows)
		l.outputs, l.gradient = l.outputs[:0], l.gradient[:0]
		a := l.action(x, exploring)
		label := uint8(0)
		if a != shift {
			label = l.label(x, a)
		}
		l.net.Learn(l.outputs, l.gradient)
		s.do(a, label)
	}
	for i := range x.Words {
		if l.gold[i] < 0 {
			continue
		}
		l.words++
		if s.nodes[i].head == l.gold[i] && s.nodes[i].label == l.number[x.Relations[i]] {
			l.right++
		}
	}
}

// score appends outputs from+c for c in some, with their probabilities as the
// gradient, and returns these.
func (l *learner) score(from int, some []uint8) []float32 {
	k := len(l.gradient)
	for _, c := range some {
		l.outputs = append(l.outputs, from+int(c))
		l.gradient = append(l.gradient, l.net.Score(from+int(c)))
	}
	learn.Softmax(l.gradient[k:])
	return l.gradient[k:]
}

// sure is a probability that nothing is to be learnt from any more.
const sure = 0.9995

// action learns the actions that cost least, as a set, and returns the one to
// take.
func (l *learner) action(x *Sample, exploring bool) action {
	costs := l.state.costs(l.gold)
	least := costs[l.possible[0]]
	for _, a := range l.possible {
		least = min(least, costs[a])
	}
	p := l.score(0, l.possible)
	guess, best, good := 0, -1, float32(0)
	for i, a := range l.possible {
		if p[i] > p[guess] {
			guess = i
		}
		if costs[a] == least {
			good += p[i]
			if best < 0 || p[i] > p[best] {
				best = i
			}
		}
	}
	take := l.possible[guess]
	if costs[take] > least && (!exploring || l.random.Float64() >= explore) {
		take = l.possible[best]
	}
	for i, a := range l.possible {
		switch {
		case good > sure:
			p[i] = 0
		case costs[a] == least:
			p[i] = (p[i] - p[i]/max(good, 1e-9)) * x.Weight
		default:
			p[i] *= x.Weight
		}
	}
	return take
}

// label labels the arc that a makes, and learns from it where the arc is right.
func (l *learner) label(x *Sample, a action) uint8 {
	h, d := l.state.arc(a)
	if int(h) == l.state.n {
		return l.p.root
	}
	some := l.p.relations.between(x.Tags, h, d)
	p := l.score(outputOf(a, len(l.p.labels)), some)
	guess := 0
	for i := range p {
		if p[i] > p[guess] {
			guess = i
		}
	}
	right := l.gold[d] == h && x.Relations[d] != ""
	for i, c := range some {
		if right && c == l.number[x.Relations[d]] {
			p[i]--
		}
		if p[i] *= x.Weight; !right || p[i] < 1-sure && p[i] > sure-1 {
			p[i] = 0
		}
	}
	return some[guess]
}
