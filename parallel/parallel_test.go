package parallel

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func TestMap(t *testing.T) {
	items := make([]int, 200)
	for i := range items {
		items[i] = i
	}
	var atOnce, most atomic.Int32
	double := func(i int) int {
		n := atOnce.Add(1)
		defer atOnce.Add(-1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		time.Sleep(time.Duration(i%3) * 100 * time.Microsecond)
		return 2 * i
	}
	var got []int
	for r := range Map(t.Context(), slices.Values(items), double) {
		got = append(got, r)
	}
	if len(got) != len(items) || !slices.IsSorted(got) || got[199] != 398 {
		t.Errorf("%d results, sorted %v", len(got), slices.IsSorted(got))
	}

	got = nil
	for r := range Map(t.Context(), slices.Values(items), double) {
		if got = append(got, r); len(got) == 3 {
			break
		}
	}
	if !slices.Equal(got, []int{0, 2, 4}) {
		t.Errorf("stopped after three: %v", got)
	}

	// What was begun when the context ends still comes, in order and without a gap.
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	got = nil
	for r := range Map(ctx, slices.Values(items), double) {
		if got = append(got, r); len(got) == 5 {
			cancel()
		}
	}
	if len(got) < 5 || len(got) > 100 || got[len(got)-1] != 2*(len(got)-1) {
		t.Errorf("cancelled after five: %v", got)
	}
	if n := atOnce.Load(); n != 0 {
		t.Errorf("%d still at work", n)
	}
}
