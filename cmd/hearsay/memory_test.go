package main

import "testing"

// The heap may grow by the same number of bytes whatever stays, within bounds.
func TestPercentOf(t *testing.T) {
	for live, want := range map[uint64]int{0: generous, 1 << 20: generous, 48 << 20: 100, 96 << 20: 50, 1 << 30: thrifty} {
		if got := percentOf(live); got != want {
			t.Errorf("%d bytes stay: %d percent, want %d", live, got, want)
		}
	}
}
