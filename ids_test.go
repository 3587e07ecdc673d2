package hearsay_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay"
)

func TestIDs(t *testing.T) {
	a, b, c := strings.Repeat("a1", 32), strings.Repeat("b2", 32), "a1a1a1a1"+strings.Repeat("c3", 28)
	for _, tt := range []struct{ names, sums, want []string }{
		{nil, nil, nil},
		{[]string{"ferry", "barge"}, []string{a, b}, []string{"ferry", "barge"}},
		{[]string{"ferry", "ferry"}, []string{a, b}, []string{"ferry-a1a1a1a1", "ferry-b2b2b2b2"}},
		{[]string{"ferry", "ferry"}, []string{a, c}, []string{"ferry-a1a1a1a1a1a1a1a1", "ferry-a1a1a1a1c3c3c3c3"}},
		{[]string{"ferry", "ferry", "ferry-a1a1a1a1"}, []string{a, b, c}, []string{"ferry-a1a1a1a1a1a1a1a1", "ferry-b2b2b2b2", "ferry-a1a1a1a1"}},
		{[]string{"", ""}, []string{a, b}, []string{"a1a1a1a1", "b2b2b2b2"}},
	} {
		if d := cmp.Diff(tt.want, hearsay.IDs(tt.names, tt.sums)); d != "" {
			t.Errorf("IDs(%q) (-want +got):\n%s", tt.names, d)
		}
	}
}

// TestIDsOfAnySet: ids are distinct and do not depend on the order.
func TestIDsOfAnySet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOf(rapid.SampledFrom([]string{"a", "b", "c", ""})).Draw(t, "names")
		sums := make([]string, len(names))
		for i := range names {
			s := sha256.Sum256(fmt.Append(nil, i))
			sums[i] = hex.EncodeToString(s[:])
		}
		order := rapid.Permutation(indexes(len(names))).Draw(t, "order")
		shuffled, shuffledSums := make([]string, len(names)), make([]string, len(names))
		for to, from := range order {
			shuffled[to], shuffledSums[to] = names[from], sums[from]
		}
		ids, again := hearsay.IDs(names, sums), hearsay.IDs(shuffled, shuffledSums)
		held := map[string]bool{}
		for to, from := range order {
			if again[to] != ids[from] {
				t.Fatalf("%q is %q in one order and %q in another", names[from], ids[from], again[to])
			}
			if held[again[to]] {
				t.Fatalf("%q twice", again[to])
			}
			held[again[to]] = true
		}
	})
}

func indexes(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
