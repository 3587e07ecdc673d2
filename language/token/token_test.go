package token_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay/language/token"
)

func TestSplit(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"He didn't, they'll, Dana's, the Hales' boat", "He|did|n't|,|they|'ll|,|Dana|'s|,|the|Hales|'|boat"},
		{"He didn’t. Dana’s ‘boat’", "He|did|n’t|.|Dana|’s|‘|boat|’"},
		{"cannot Cannot", "can|not|Can|not"},
		{"a well-known, 15-year-old ship", "a|well-known|,|15-year-old|ship"},
		{"U.S. and D.C. at 3:15 p.m. on Jan. 5", "U.S.|and|D.C.|at|3:15|p.m.|on|Jan.|5"},
		{"Hale (R-S.C.) and Brook, D-N.Y.", "Hale|(|R-S.C.|)|and|Brook|,|D-N.Y."},
		{"Hale v. Brook", "Hale|v.|Brook"},
		{"$1,250.50, 3.5%, 1/2", "$|1,250.50|,|3.5|%|,|1/2"},
		{"“Go”—she said--now...", "“|Go|”|—|she|said|--|now|..."},
		{"then . . . nothing?!", "then|. . .|nothing|?!"},
		{"see https://example.org/a?b=1, or a.hale@example.org.", "see|https://example.org/a?b=1|,|or|a.hale@example.org|."},
		{"@harbor #news example.com", "@harbor|#news|example.com"},
		{"Zoë’s co\u00adop é\u0301", "Zoë|’s|co\u00adop|é\u0301"},
		{"the '90s and 'em", "the|'90s|and|'em"},
		{"the har-\nbor and the coun-\r\n  cil’s boat", "the|har-\nbor|and|the|coun-\r\n  cil|’s|boat"},
		{"North-\nTarn, a 5-\nyear term, well -\nso, end-\n\nof", "North|-|Tarn|,|a|5|-|year|term|,|well|-|so|,|end|-|of"},
		{"har\u00ad\nbor do-\nn't", "har\u00ad\nbor|do-\n|n't"},
		{"``Go,'' she said", "``|Go|,|''|she|said"},
	} {
		var words []string
		for _, k := range token.Split(test.text) {
			words = append(words, k.In(test.text))
		}
		if diff := cmp.Diff(test.want, strings.Join(words, "|")); diff != "" {
			t.Errorf("%q\n%s", test.text, diff)
		}
	}
}

func TestWhole(t *testing.T) {
	for word, want := range map[string]string{"harbor": "harbor", "har-\nbor": "harbor", "coun-\r\n  cil": "council", "Über-\nfäl-\nle": "Überfälle", "-\nx": "-\nx"} {
		if got := token.Whole(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

// check reports what is wrong with the tokens of text: they stand in order, on
// the borders of code points, and leave out nothing that can be seen.
func check(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string) {
	t.Helper()
	at, valid := 0, utf8.ValidString(text)
	for i, k := range token.Split(text) {
		if int(k.Start) < at || k.End <= k.Start || int(k.End) > len(text) {
			t.Fatalf("token %d %v after %d", i, k, at)
		}
		for _, border := range []int32{k.Start, k.End} {
			if int(border) < len(text) && valid && !utf8.RuneStart(text[border]) {
				t.Fatalf("token %d %v cuts a code point", i, k)
			}
		}
		visible(t, text[at:k.Start])
		at = int(k.End)
	}
	visible(t, text[at:])
}

func visible(t interface {
	Helper()
	Fatalf(string, ...any)
}, gap string) {
	t.Helper()
	for _, r := range gap {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) {
			t.Fatalf("%q lies in no token", r)
		}
	}
}

func TestSplitAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { check(t, rapid.String().Draw(t, "text")) })
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "don't “stop” U.S.A. a.b@c.de", "\xff\xfe'", "R-S.C.-'s . . .", "\u200b\u00ad-é", "v. X n't 's"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}

// TestLongLine: a line without a space takes time in proportion to its length.
func TestLongLine(t *testing.T) {
	for _, part := range []string{"a", "a.", "a-", "a'", "a@", "1,", ". ", "a-\n"} {
		check(t, strings.Repeat(part, 200_000))
	}
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("“We will not pay,” Anna Moreland, the mayor of Eastport, told reporters on Jan. 5. The U.S. office didn't comment.\n", 500)
	n := 0
	for b.Loop() {
		n = len(token.Split(text))
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
