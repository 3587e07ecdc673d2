package hearsay_test

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay"
)

func TestCodePoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		c := hearsay.NewCodePoints(text)
		n := 0
		for b := range text {
			if got := c.Count(b); got != n {
				t.Fatalf("Count(%d) = %d, want %d", b, got, n)
			}
			if got := c.Byte(n); got != b {
				t.Fatalf("Byte(%d) = %d, want %d", n, got, b)
			}
			n++
		}
		if got, want := c.Count(len(text)), utf8.RuneCountInString(text); got != want {
			t.Fatalf("Count(len) = %d, want %d", got, want)
		}
		if got := c.Byte(n); got != len(text) {
			t.Fatalf("Byte(%d) = %d, want %d", n, got, len(text))
		}
	})
}

func TestSpan(t *testing.T) {
	s := hearsay.Span{Start: 2, End: 5}
	for _, test := range []struct {
		other              hearsay.Span
		overlaps, contains bool
	}{
		{hearsay.Span{Start: 2, End: 5}, true, true},
		{hearsay.Span{Start: 5, End: 7}, false, false},
		{hearsay.Span{Start: 4, End: 7}, true, false},
		{hearsay.Span{Start: 3, End: 4}, true, true},
	} {
		if s.Overlaps(test.other) != test.overlaps || s.Contains(test.other) != test.contains {
			t.Errorf("%v and %v: overlaps %v, contains %v", s, test.other, s.Overlaps(test.other), s.Contains(test.other))
		}
	}
	if got := (hearsay.Span{Start: 3, End: 9}).In("short"); got != "" {
		t.Errorf("a span outside the text gives %q", got)
	}
}
