package attribution

import (
	"slices"
	"testing"
)

func TestOutward(t *testing.T) {
	for _, x := range []struct{ within, want []int }{
		{[]int{-1, 0, 1}, []int{-1, 0, 1}},
		{[]int{2, -1, -1}, []int{-1, -1, 1}},    // the first stands in the third
		{[]int{1, 2, -1}, []int{-1, 0, 1}},      // the first in the second in the third
		{[]int{1, 0}, []int{-1, 0}},             // each in the other
		{[]int{1, 2, 0, 0}, []int{-1, 0, 0, 1}}, // in a circle, and one in it
		{nil, []int{}},
	} {
		found := make([]finding, len(x.within))
		for i, w := range x.within {
			found[i].within = w
		}
		got := []int{}
		for i, f := range outward(found) {
			got = append(got, f.within)
			if f.within >= i {
				t.Errorf("%v: finding %d comes before %d, in which it stands", x.within, i, f.within)
			}
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%v: %v, want %v", x.within, got, x.want)
		}
	}
}
