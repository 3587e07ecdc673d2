package learn

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestNarrow: what a processor without AVX2 runs gives what plain loops give.
func TestNarrow(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for units := unitStep; units <= mostUnits; units += unitStep {
		x := drawLayer(random, units)
		for n := range mostRows + 1 {
			list, places := x.draw(random, n), x.draw(random, n%5)
			h, plain := make([]int16, units), make([]int16, units)
			sumRows(&h[0], &x.in[0], first(list), n, first(x.kept), first(places), len(places), units, 0, mostH)
			plainSumUp(plain, x.in, list, x.kept, places, 0, mostH)
			if !slices.Equal(h, plain) {
				t.Fatalf("%d units, %d rows: %v, not %v", units, n, h, plain)
			}
			if got, want := sumProducts(&h[0], &plain[0], units), plainDot(h, plain); got != want {
				t.Fatalf("%d units: product %d, not %d", units, got, want)
			}
		}
	}
}
