package align_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay/reuse/align"
)

func TestPairs(t *testing.T) {
	var table align.Table
	for _, x := range []struct {
		name, a, b string
		want       []int
		fit        align.Fit
	}{
		{"same", "the bridge is shut", "the bridge is shut", []int{0, 1, 2, 3}, align.Fit{Words: 4, Run: 4, First: 0, Last: 3}},
		{"cut", "bridge shut", "the bridge is shut", []int{1, 3}, align.Fit{Words: 2, Run: 1, First: 1, Last: 3}},
		{"other words between", "the old bridge was shut", "the bridge has been shut", []int{0, -1, 1, -1, 4}, align.Fit{Words: 3, Run: 1, First: 0, Last: 4}},
		{"another order", "shut the bridge", "the bridge shut", []int{-1, 0, 1}, align.Fit{Words: 2, Run: 2, First: 0, Last: 1}},
		{"nothing", "ferry", "bridge", []int{-1}, align.Fit{First: -1, Last: -1}},
		{"no words", "", "bridge", []int{}, align.Fit{First: -1, Last: -1}},
	} {
		t.Run(x.name, func(t *testing.T) {
			got := align.Pairs(&table, strings.Fields(x.a), strings.Fields(x.b))
			if diff := cmp.Diff(x.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(x.fit, align.Measure(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// plain is the alignment that Pairs finds, by a table of lengths.
func plain(a, b []int) []int {
	pair := make([]int, len(a))
	for i := range pair {
		pair[i] = -1
	}
	lo, m, n := 0, len(a), len(b)
	for ; lo < m && lo < n && a[lo] == b[lo]; lo++ {
		pair[lo] = lo
	}
	for m > lo && n > lo && a[m-1] == b[n-1] {
		m, n = m-1, n-1
		pair[m] = n
	}
	length := make([][]int, m+1)
	for i := range length {
		length[i] = make([]int, n+1)
	}
	for i := m - 1; i >= lo; i-- {
		for j := n - 1; j >= lo; j-- {
			if length[i][j] = max(length[i+1][j], length[i][j+1]); a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	for i, j := lo, lo; i < m && j < n; {
		switch {
		case a[i] == b[j]:
			pair[i] = j
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return pair
}

// The bits say what the lengths say, of texts that are shorter and longer than a word of
// bits, and of words that come again.
func TestPairsOfAll(t *testing.T) {
	var table align.Table
	r := rand.New(rand.NewPCG(1, 2))
	some := func() []int {
		l := make([]int, r.IntN(200))
		kinds := 1 + r.IntN(len(l)+1)
		for i := range l {
			l[i] = r.IntN(kinds)
		}
		return l
	}
	for range 500 {
		a, b := some(), some()
		if got, want := align.Pairs(&table, a, b), plain(a, b); !slices.Equal(got, want) {
			t.Fatalf("%v and %v: %v, want %v", a, b, got, want)
		}
	}
}
