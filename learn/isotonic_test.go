package learn

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestIsotonic(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var stated []float64
	var right []bool
	for range 20000 {
		p := random.Float64()
		stated = append(stated, p)
		right = append(right, random.Float64() < p*p) // too sure all the way
	}
	c := FitIsotonic(stated, right, 16)
	for _, p := range []float64{0.1, 0.3, 0.5, 0.7, 0.9} {
		if got := c.Apply(p); math.Abs(got-p*p) > 0.05 {
			t.Errorf("stated %v: calibrated to %v, want about %v", p, got, p*p)
		}
	}
	last := -1.0
	for p := 0.0; p <= 1; p += 0.01 {
		x := c.Apply(p)
		if x < last || x < 0 || x > 1 {
			t.Fatalf("Apply(%v) = %v after %v", p, x, last)
		}
		last = x
	}
	d, rest, err := OpenIsotonic(append(c.Marshal(), 'x'))
	if err != nil || string(rest) != "x" || d.Apply(0.42) != c.Apply(0.42) {
		t.Errorf("read back: %v, rest %q, %v", d, rest, err)
	}
	if got := FitIsotonic(nil, nil, 16).Apply(0.42); got != 0.42 {
		t.Errorf("without data 0.42 became %v", got)
	}
}
