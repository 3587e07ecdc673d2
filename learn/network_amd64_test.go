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
		const rows = 9
		in, times := make([]int8, rows*units), make([]uint8, rows)
		for i := range in {
			in[i] = int8(random.IntN(253) - 126)
		}
		for i := range times {
			times[i] = 1 << random.IntN(mostUp+1)
		}
		for n := 1; n <= mostRows; n++ {
			list := make([]int32, n)
			for i := range list {
				list[i] = random.Int32N(rows)
			}
			h, plain := make([]int16, units), make([]int16, units)
			sumRows(&h[0], &in[0], &times[0], &list[0], n, units)
			plainHidden(plain, in, times, list)
			if !slices.Equal(h, plain) {
				t.Fatalf("%d units, %d rows: %v, not %v", units, n, h, plain)
			}
			if got, want := sumProducts(&h[0], &plain[0], units), plainDot(h, plain); got != want {
				t.Fatalf("%d units: product %d, not %d", units, got, want)
			}
		}
	}
}
