package learn

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOrdered: a list of values is judged as the features that it stands for, to the bit.
func TestOrdered(t *testing.T) {
	names := []string{"one", "two", "unseen", "three", "four"}
	random := rand.New(rand.NewPCG(1, 2))
	draw := func() []float64 {
		v := make([]float64, len(names))
		for i := range v {
			if random.IntN(3) > 0 {
				v[i] = random.NormFloat64()
			}
		}
		return v
	}
	var examples []Example
	for i := range 200 {
		v := draw()
		v[2] = 0
		class := i % 2
		if v[0]+v[1] > 0 {
			class = 2
		}
		examples = append(examples, Example{Features: Features(names, v), Class: class})
	}
	m, err := TrainLogistic([]string{"a", "b", "c"}, examples, LogisticOptions{})
	if err != nil {
		t.Fatal(err)
	}
	o := m.Ordered(names)
	for range 100 {
		v := draw()
		want, got := m.Probabilities(Features(names, v), nil), o.Probabilities(v, nil)
		if !slices.Equal(want, got) {
			t.Fatalf("%v: %v by names, %v by their order", v, want, got)
		}
	}
}
