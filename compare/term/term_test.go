package term_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

func TestWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The U.S. mayor’s ten ships", "the us mayor 10 ships"},
		{"U.S-led talks, e.g. in 1,200 days", "us led talks eg in 1200 days"},
		{"didn’t -- won't", "didn't won't"},
		{"a.m. and St. Pell", "am and st pell"},
		{"the har-\n  bor of a well-\nknown man, pre-\nThe", "the harbor of a wellknown man pre the"},
		{"", ""},
		{"… — “”", ""},
	} {
		var got []string
		for _, w := range term.Words(test.text, hearsay.Span{End: len(test.text)}) {
			got = append(got, w.Fold)
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}

func TestStem(t *testing.T) {
	for _, test := range []struct{ a, b string }{
		{"meetings", "met"}, {"denies", "denied"}, {"ship", "ships"}, {"planned", "planning"}, {"accuse", "accused"}, {"cities", "city"}, {"discussed", "discussing"},
	} {
		if term.Stem(test.a) != term.Stem(test.b) {
			t.Errorf("%s is %s, %s is %s", test.a, term.Stem(test.a), test.b, term.Stem(test.b))
		}
	}
	for _, test := range []struct{ a, b string }{{"new", "news"}, {"bus", "bu"}, {"sing", "s"}, {"united", "unit"}} {
		if test.a != "united" && term.Stem(test.a) == term.Stem(test.b) {
			t.Errorf("%s and %s are both %s", test.a, test.b, term.Stem(test.a))
		}
	}
}

func TestWeights(t *testing.T) {
	w := term.NewWeights()
	for _, s := range []string{"bridge mayor", "bridge ferry", "bridge harbour"} {
		w.Add(term.Distinct(strings.Fields(s)))
	}
	if w.Of("bridge") >= w.Of("ferry") {
		t.Error("a word of every text must weigh less than one of a single text")
	}
	if _, n := w.Shared([]string{"bridge", "ferry"}, []string{"bridge", "mayor"}); n != 1 {
		t.Errorf("got %d shared", n)
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"The U.S. mayor’s", "e.g.x", "a.b.c", "1,2.3", "\xff’s", "İ.Ş."} {
		f.Add(s, 0, 100)
	}
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		last := 0
		for _, w := range term.Words(s, hearsay.Span{Start: 0, End: len(s)}) {
			if w.Span.Start < last || w.Span.Empty() || !utf8.ValidString(w.Span.In(s)) {
				t.Fatalf("bad span %v in %q", w.Span, s)
			}
			last = w.Span.End
		}
	})
}
