package eval

import (
	"math"
	"testing"
)

func TestArticles(t *testing.T) {
	gold := map[string]string{
		"a": "one two three four five six", // three runs
		"b": "one two",                     // one run
		"c": "",
	}
	found := map[string]string{"a": "one two three four five nine ten", "c": "noise"}
	s := Articles(gold, found)
	// a: 2 of its 4 runs are among the 3 of the gold; b is missing; c has one run too many.
	if s.Pages != 3 || s.Missing != 1 || math.Abs(s.Precision-0.25) > 1e-9 || math.Abs(s.Recall-1.0/3) > 1e-9 {
		t.Errorf("got %+v", s)
	}
	if s := Articles(nil, nil); s.F1 != 0 {
		t.Errorf("nothing scored %+v", s)
	}
}
