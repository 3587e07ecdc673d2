package align_test

import (
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
