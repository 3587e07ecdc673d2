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
		o.Passes = 6
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

	counts := map[uint32]count{}
	gold := make([][]uint8, len(samples))
	for i := range samples {
		s := &samples[i]
		gold[i] = make([]uint8, len(s.Tags))
		for j, name := range s.Tags {
			n, ok := Number(name)
			if !ok {
				return nil, fmt.Errorf("tag: unknown tag %q in sample %d", name, i)
			}
			gold[i][j] = n
			k := lexiconKey(&s.Words[j])
			if counts[k] == nil {
				counts[k] = count{}
			}
			counts[k][n] += float64(s.Weight)
		}
	}
	t.lexicon = newLexicon(counts, 3)

	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(1, 2))
	p := learn.NewPerceptron(len(names), least)
	scores := make([]float32, len(names))
	var features, given []uint64
	var guess []uint8
	for pass := range o.Passes {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, all := 0, 0
		for _, n := range order {
			s := &samples[n]
			given = t.lexicon.appendAll(given[:0], s.Words)
			guess = append(guess[:0], gold[n]...)
			for i := range s.Words {
				features = appendFeatures(features[:0], s.Words, given, guess, i)
				p.Score(features, scores)
				best := learn.BestOf(scores)
				p.Update(features, int(gold[n][i]), best, s.Weight)
				p.Tick()
				guess[i] = uint8(best)
				all++
				if best == int(gold[n][i]) {
					right++
				}
			}
		}
		progress("tag: pass %d of %d: %.2f %% right while learning, %d features", pass+1, o.Passes, 100*float64(right)/float64(all), p.Features())
	}

	u := learn.NewPerceptron(len(t.utags), least)
	scores = make([]float32, len(t.utags))
	for range 4 {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			s := &samples[n]
			for i := range s.Universal {
				features = appendUniversal(features[:0], s.Words, gold[n], i)
				u.Score(features, scores)
				u.Update(features, unumber[s.Universal[i]], learn.BestOf(scores), 1)
				u.Tick()
			}
		}
	}
	b := appendNames(nil, t.utags)
	b = t.lexicon.appendBinary(b)
	b = p.AppendLinear(b, unit)
	b = u.AppendLinear(b, unit)
	progress("tag: %d known words, %d bytes", len(t.lexicon), len(b))
	return b, nil
}

// unit is what weights are rounded to.
const unit = 1.4

// least is how many updates a feature must have been in to count.
const least = 3
