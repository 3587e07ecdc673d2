package reuse

import (
	"slices"
	"testing"
)

func TestWordingOf(t *testing.T) {
	of := func(pieces ...string) Wording { return WordingOf(pieces) }
	a := of("We never opened the north gate before the flood alarm had been answered")
	if b := of("“We never opened the North Gate", "before the flood-alarm had been answered!”"); a.Hash != b.Hash || a.Words != 13 || b.Words != 13 {
		t.Errorf("the same words have another hash: %v %v", a, b)
	}
	if b := of("We never opened the south gate before the flood alarm had been answered"); a.Hash == b.Hash {
		t.Error("other words have the same hash")
	}
	shared := func(a, b Wording) (n int) {
		for _, f := range a.Fingerprints {
			if slices.Contains(b.Fingerprints, f) {
				n++
			}
		}
		return n
	}
	for _, c := range []struct {
		text  string
		share bool
	}{
		{"He insisted we never opened the north gate before the flood alarm, or so he says", true}, // eleven words in a row
		{"the north gate before the flood alarm had", true},                                        // eight
		{"the gate before the alarm had never been opened", false},
		{"never opened the", false},
		{"", false},
	} {
		if got := shared(a, of(c.text)) > 0; got != c.share {
			t.Errorf("%q shares a fingerprint: %v", c.text, got)
		}
	}
	if n := len(of("it is to be of the and to be in it for us").Fingerprints); n != 0 {
		t.Errorf("%d fingerprints of function words", n)
	}
}
