package term_test

import (
	"testing"

	"github.com/openhearsay/hearsay/compare/term"
)

func TestNumbering(t *testing.T) {
	n := term.NewNumbering()
	words := []string{"ferry", "anchor", "ferry", "tide", "anchor", "berth"}
	var before []int32
	for _, w := range words {
		before = append(before, n.Add(w))
	}
	now := n.Sort()
	for i, w := range words {
		if got := n.String(now[before[i]]); got != w {
			t.Errorf("%q was %d and is %d: %q", w, before[i], now[before[i]], got)
		}
		if k, ok := n.Number(w); !ok || k != now[before[i]] {
			t.Errorf("%q is %d, %v", w, k, ok)
		}
	}
	for i := int32(1); int(i) < n.Len(); i++ {
		if n.String(i-1) >= n.String(i) {
			t.Errorf("%q before %q", n.String(i-1), n.String(i))
		}
	}
	if _, ok := n.Number("quay"); ok || n.Len() != 4 {
		t.Errorf("%d strings, a number for one that was not added: %v", n.Len(), ok)
	}
}
