package eval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay/corpus"
)

func marked(t *testing.T, text string) corpus.Article {
	t.Helper()
	plain, statements, err := Marked(text)
	if err != nil {
		t.Fatal(err)
	}
	q, of := Quotes(plain, statements)
	if len(q) != len(of) || len(q) != len(statements) {
		t.Fatalf("%d quotes of %d statements", len(q), len(statements))
	}
	return corpus.Article{Text: plain, Quotes: q}
}

func TestMarked(t *testing.T) {
	a := marked(t, "“{1t Über {2s Hale} {2c said} {2t no}},” {1s she} {1c said}.")
	span := corpus.Span{Start: 0, End: len([]rune(a.Text))}
	for i, want := range []string{"“{Über Hale said no},” [she] <said>.", "“Über [Hale] <said> {no},” she said."} {
		if got := MarkedQuote(a.Text, span, &a.Quotes[i]); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	for _, bad := range []string{"{1t a", "{1x a}", "{a}", "{1s a} {1c said}", "{", "{1t", "{0t a}"} {
		if _, _, err := Marked(bad); err == nil {
			t.Errorf("%q is read without an error", bad)
		}
	}
}

func TestWrong(t *testing.T) {
	for _, test := range []struct{ name, gold, found, want string }{
		{"right", "{1s Hale} {1c said} {1t it fell}.", "{1s Hale} {1c said} {1t it fell.}", ""},
		{"missed", "{1s Hale} {1c said} {1t it fell}.", "Hale said it fell.", "missed"},
		{"extra", "Hale said it fell.", "{1s Hale} {1c said} {1t it fell}.", "extra"},
		{"source wrong", "Brook and {1s Hale} {1c said} {1t it fell}.", "{1s Brook} and Hale {1c said} {1t it fell}.", "source wrong"},
		{"source border", "{1s Ms. Hale} {1c said} {1t it fell}.", "Ms. {1s Hale} {1c said} {1t it fell}.", "source border"},
		{"no source", "Hale {1c said} {1t it fell}.", "{1s Hale} {1c said} {1t it fell}.", "source wrong"},
		{"cue", "{1s Hale} {1c has said} {1t it fell}.", "{1s Hale} has {1c said} {1t it fell}.", "cue differs"},
		{"late and long", "{1s Hale} {1c said} {1t it fell} and left.", "{1s Hale} {1c said} it {1t fell and left}.", "content begins late, content ends late"},
		{"early and short", "{1s Hale} {1c said} on Monday {1t it fell in May}.", "{1s Hale} {1c said} {1t on Monday it fell} in May.", "content begins early, content ends early"},
		{"gap", "“{1t It fell},” {1s Hale} {1c said}. “{1t It sank. It is gone}.”", "“{1t It fell},” {1s Hale} {1c said}. “It sank. {1t It is gone}.”", "content has a gap"},
		{"the better of two is the partner", "{1s Hale} {1c said} {1t it fell}.", "{2s Hale} {2c said} {1t {2t it fell}}.", "extra"},
		{"another cue beside it", "{1s Hale} {1c said} {1t it fell}, {2s she} {2c added}{2t .}", "{1s Hale} {1c said} {1t it fell}, she added.", "missed"},
	} {
		gold, found := marked(t, test.gold), marked(t, test.found)
		if gold.Text != found.Text {
			t.Fatalf("%s: two texts", test.name)
		}
		var got []string
		for _, w := range WrongOf(0, gold, found.Quotes) {
			got = append(got, strings.Join(w.Causes, ", "))
			if e := w.Extent(); e.Start < 0 || e.Start >= e.End {
				t.Errorf("%s: extent %v", test.name, e)
			}
		}
		if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s\n%s", test.name, diff)
		}
	}
}
