package learn

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

// train learns to tell small numbers, by a feature of each and one of all.
func train(classes, least int) []byte {
	p := NewPerceptron(classes, least)
	scores := make([]float32, classes)
	for range 30 {
		for n := range classes {
			f := features(n)
			p.Score(f, scores)
			p.Tick()
			p.Update(f, n, BestOf(scores), 1)
		}
	}
	return p.AppendLinear(nil, 0.1)
}

func features(n int) []uint64 {
	return []uint64{Mix(uint64(n), 1), Mix(0, 2)}
}

func TestPerceptronLearns(t *testing.T) {
	for _, classes := range []int{2, 3, 4, 8, 9, 50, 127} {
		b := train(classes, 0)
		if !bytes.Equal(b, train(classes, 0)) {
			t.Errorf("%d classes: a second training gave other bytes", classes)
		}
		l, rest, err := ReadLinear(append(b, 7))
		if err != nil || len(rest) != 1 || l.Classes() != classes {
			t.Fatalf("%d classes: read %v, %d bytes left", classes, err, len(rest))
		}
		for n := range classes {
			scores := make([]int32, classes)
			l.Add(features(n), scores)
			if best := Best(scores); best != n {
				t.Errorf("%d classes: %d is taken for %d", classes, n, best)
			}
		}
	}
}

func TestPerceptronLeavesOutRareFeatures(t *testing.T) {
	often, rare := Mix(1, 1), Mix(2, 1)
	p := NewPerceptron(2, 2)
	p.Update([]uint64{often, rare}, 0, 1, 1)
	p.Tick()
	p.Update([]uint64{often}, 0, 1, 1)
	p.Tick()
	scores := make([]float32, 2)
	if p.Score([]uint64{rare}, scores); scores[0] != 0 || scores[1] != 0 {
		t.Errorf("a feature of one update scores %v", scores)
	}
	if p.Score([]uint64{often}, scores); scores[0] != 2 || scores[1] != -2 {
		t.Errorf("a feature of two updates scores %v", scores)
	}
	l, _, err := ReadLinear(p.AppendLinear(nil, 0.1))
	if err != nil || l.Features() != 1 {
		t.Errorf("the model has %d features, %v", l.Features(), err)
	}
}

func TestReadLinearDamaged(t *testing.T) {
	for _, classes := range []int{3, 20} {
		b := train(classes, 0)
		for n := range b {
			if _, _, err := ReadLinear(b[:n]); err == nil {
				t.Errorf("%d classes: %d of %d bytes were read without an error", classes, n, len(b))
			}
		}
		rapid.Check(t, func(t *rapid.T) {
			c := bytes.Clone(b)
			c[rapid.IntRange(0, len(c)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
			l, _, err := ReadLinear(c)
			if err == nil {
				l.Add(features(1), make([]int32, l.Classes()))
			}
		})
	}
}

func TestMixSpreads(t *testing.T) {
	seen := map[uint64]bool{}
	for a := range uint64(300) {
		for b := range uint64(300) {
			k := key(Mix(a, b))
			if seen[k] {
				t.Fatalf("Mix(%d, %d) meets another in its upper bits", a, b)
			}
			seen[k] = true
		}
	}
}
