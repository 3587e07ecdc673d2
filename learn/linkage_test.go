package learn_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/openhearsay/hearsay/learn"
)

func TestLinkage(t *testing.T) {
	links := []learn.Link{{0, 1, 0.9}, {1, 2, 0.8}, {0, 2, 0.7}, {3, 4, 0.6}, {2, 3, 0.55}, {5, 6, 0.3}}
	for _, x := range []struct {
		name  string
		more  []learn.Link
		least float64
		want  string
	}{
		{"the mean of two groups is too low", nil, 0.5, "[[0 1 2] [3 4] [5] [6]]"},
		{"few", nil, 0.65, "[[0 1 2] [3] [4] [5] [6]]"},
		{"none", nil, 0.95, "[[0] [1] [2] [3] [4] [5] [6]]"},
		{"low", nil, 0.05, "[[0 1 2 3 4] [5 6]]"},
		{"kept apart", []learn.Link{{0, 2, -10}}, 0.5, "[[0 1] [2] [3 4] [5] [6]]"},
	} {
		if got := fmt.Sprint(learn.Linkage(7, slices.Values(slices.Concat(links, x.more)), x.least)); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
	if got := learn.Linkage(0, slices.Values[[]learn.Link](nil), 0.5); len(got) != 0 {
		t.Errorf("nothing: %v", got)
	}
}

// BenchmarkLinkageOfOneGroup measures one group that grows by one thing at a time: a link
// should cost no more for the size of the group.
func BenchmarkLinkageOfOneGroup(b *testing.B) {
	for _, n := range []int{4000, 16000} {
		var links []learn.Link
		for i := range n {
			for k := 1; k <= 8 && i+k < n; k++ {
				links = append(links, learn.Link{I: i, J: i + k, Score: 0.9 - float64(i%7)/100})
			}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				learn.Linkage(n, slices.Values(links), 1e-9)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(links)), "ns/link")
		})
	}
}

// BenchmarkLinkage joins things of which many are the same: hubs that all the others of
// their kind are near to, as a case that repeats itself makes them.
func BenchmarkLinkage(b *testing.B) {
	var links []learn.Link
	const kinds, each, hubs = 40, 200, 20
	for k := range kinds {
		for i := range each {
			for h := range min(i, hubs) {
				links = append(links, learn.Link{I: k*each + h, J: k*each + i, Score: 0.9 - float64((i*7+h*3)%50)/1000})
			}
		}
	}
	for b.Loop() {
		learn.Linkage(kinds*each, slices.Values(links), 0.2)
	}
}
