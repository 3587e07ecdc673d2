// Package stance says what a text does with a claim: agree, disagree, discuss it,
// or have nothing to do with it, as the Fake News Challenge fixed the classes
// (stage 1, 2017). It reads words, not meaning: how much of the claim the text
// holds, and which words of doubt, denial and hedging stand around it.
package stance

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay/corpus"
)

// Labels are the classes, in the order of the model.
var Labels = [...]string{"agree", "disagree", "discuss", "unrelated"}

const unrelated = 3

// A Model tells stances.
type Model struct {
	idf    idf
	forest *forest
}

// Judge is the label for a claim and a body.
func (m *Model) Judge(claim, body *Text) string {
	p := m.Probabilities(claim, body)
	return Labels[decide(p[:])]
}

// Probabilities is how likely each of Labels is for a claim and a body, as the
// weighted classes of training make it.
func (m *Model) Probabilities(claim, body *Text) (p [len(Labels)]float64) {
	m.forest.scores(m.idf.features(claim, body), p[:])
	return p
}

// disagrees lifts the rarest class, which training sees once in sixty pairs.
// Measured on held-out bodies, 2 gives the best mean F1 without costing points.
const disagrees = 2

// decide takes the likeliest label: related or not first, then how.
func decide(p []float64) int {
	if p[unrelated] >= 0.5 {
		return unrelated
	}
	best, top := 0, 0.0
	for c := range unrelated {
		v := p[c]
		if Labels[c] == "disagree" {
			v *= disagrees
		}
		if v > top {
			best, top = c, v
		}
	}
	return best
}

// A Pair is a claim, the body it is asked of, and its label.
type Pair struct {
	Claim  string `json:"claim"`
	Body   int    `json:"body"`
	Stance string `json:"stance"`
}

// Data is the pairs and bodies that a model is trained on.
type Data struct {
	Bodies map[int]string
	Pairs  []Pair
}

// ReadData reads the training part of the Fake News Challenge from the folder
// that holds train.bodies.jsonl.gz and train.stances.jsonl.gz.
func ReadData(dir string) (*Data, error) {
	d := &Data{Bodies: map[int]string{}}
	err := corpus.Lines(filepath.Join(dir, "train.bodies.jsonl.gz"), func(_ int, b struct {
		ID   int    `json:"id"`
		Text string `json:"text"`
	}) error {
		d.Bodies[b.ID] = b.Text
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("stance: %w", err)
	}
	err = corpus.Lines(filepath.Join(dir, "train.stances.jsonl.gz"), func(n int, p Pair) error {
		if label(p.Stance) < 0 {
			return fmt.Errorf("row %d: stance %q is none of %v", n, p.Stance, Labels)
		}
		d.Pairs = append(d.Pairs, p)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("stance: %w", err)
	}
	return d, nil
}

func label(s string) int {
	for i, l := range Labels {
		if l == s {
			return i
		}
	}
	return -1
}

// shingle is how many words in a row are looked for of a body in other texts.
const shingle = 8

// Without gives the pairs but for those whose bodies are, by half of their words or
// more, in one of the texts: what is to be judged on those texts must not have learnt
// their stances. The time is linear in the length of all.
func (d *Data) Without(texts []string) []Pair {
	cut := func(text string) (out []string) {
		words := strings.Fields(strings.ToLower(text))
		for k := 0; k+shingle <= len(words); k++ {
			out = append(out, strings.Join(words[k:k+shingle], " "))
		}
		return out
	}
	seen := map[string]bool{}
	for _, t := range texts {
		for _, s := range cut(t) {
			seen[s] = true
		}
	}
	held := map[int]bool{}
	for id, body := range d.Bodies {
		all := cut(body)
		n := 0
		for _, s := range all {
			if seen[s] {
				n++
			}
		}
		held[id] = n > 0 && 2*n >= len(all)
	}
	return slices.DeleteFunc(slices.Clone(d.Pairs), func(p Pair) bool { return held[p.Body] })
}

// Split parts the pairs by body: those of one in five bodies, by a hash of the
// body's id, are held out for measuring.
func (d *Data) Split() (train, dev []Pair) {
	for _, p := range d.Pairs {
		h := fnv.New32a()
		fmt.Fprintf(h, "body %d", p.Body)
		if h.Sum32()%5 == 0 {
			dev = append(dev, p)
		} else {
			train = append(train, p)
		}
	}
	return train, dev
}

// Train fits a model to pairs. The same input gives the same bytes.
func Train(d *Data, pairs []Pair) ([]byte, error) {
	if len(pairs) == 0 {
		return nil, fmt.Errorf("stance: train: no pairs")
	}
	texts := map[int]*Text{}
	var ids []int
	for _, p := range pairs {
		if texts[p.Body] == nil {
			texts[p.Body] = Read(d.Bodies[p.Body])
			ids = append(ids, p.Body)
		}
	}
	sort.Ints(ids)
	m := &Model{idf: newIDF(texts, ids)}
	claims := map[string]*Text{}
	x := make([][]float32, len(pairs))
	y := make([]int, len(pairs))
	for i, p := range pairs {
		if claims[p.Claim] == nil {
			claims[p.Claim] = Read(p.Claim)
		}
		x[i], y[i] = m.idf.features(claims[p.Claim], texts[p.Body]), label(p.Stance)
	}
	m.forest = train(x, y, len(Labels), options{rounds: 120, depth: 5, rate: 0.1, lambda: 3, least: 8, weights: classWeights})
	return m.encode(), nil
}

// classWeights lift the rare classes: one pair in sixty disagrees.
var classWeights = []float64{1.6, 3, 1, 1}

// newIDF counts stems over bodies; those of a single body are left out.
func newIDF(texts map[int]*Text, ids []int) idf {
	df := map[string]int{}
	for _, id := range ids {
		for _, s := range texts[id].stems {
			df[s]++
		}
	}
	d := idf{weight: map[string]float64{}, top: quantise(math.Log(1 + float64(len(ids))))}
	for s, n := range df {
		if n > 2 {
			d.weight[s] = quantise(math.Log(1 + float64(len(ids))/float64(n)))
		}
	}
	return d
}

// quantise keeps a weight in one byte of the model.
func quantise(v float64) float64 { return math.Round(v*16) / 16 }

const magic = "stance1\n"

func (m *Model) encode() []byte {
	b := []byte(magic)
	b = append(b, byte(m.idf.top*16))
	stems := make([]string, 0, len(m.idf.weight))
	for s := range m.idf.weight {
		if len(s) < 32 {
			stems = append(stems, s)
		}
	}
	sort.Strings(stems)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(stems)))
	last := ""
	for _, s := range stems { // each stem as what it shares with the one before, and the rest
		n := 0
		for n < len(s) && n < len(last) && s[n] == last[n] {
			n++
		}
		b = append(b, byte(n), byte(len(s)-n))
		b = append(b, s[n:]...)
		b = append(b, byte(m.idf.weight[s]*16))
		last = s
	}
	return m.forest.encode(b)
}

// Load reads what Train wrote.
func Load(b []byte) (m *Model, err error) {
	defer func() {
		if recover() != nil {
			m, err = nil, errModel
		}
	}()
	if len(b) < len(magic)+5 || string(b[:len(magic)]) != magic {
		return nil, errModel
	}
	b = b[len(magic):]
	m = &Model{idf: idf{weight: map[string]float64{}, top: float64(b[0]) / 16}}
	n := binary.LittleEndian.Uint32(b[1:])
	b = b[5:]
	last := ""
	for range n {
		s := last[:b[0]] + string(b[2:2+int(b[1])])
		b = b[2+int(b[1]):]
		m.idf.weight[s] = float64(b[0]) / 16
		b = b[1:]
		last = s
	}
	if m.forest, err = decodeForest(b, width); err != nil {
		return nil, err
	}
	if m.forest.classes != len(Labels) {
		return nil, errModel
	}
	return m, nil
}
