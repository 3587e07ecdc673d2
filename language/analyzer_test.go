package language_test

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
)

var analyzer = sync.OnceValue(func() *language.Analyzer {
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		panic(err)
	}
	return z
})

func TestTags(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The mayor said she had not seen the report.", "DT NN VBD PRP VBD RB VBN DT NN ."},
		{"“We will not pay,” Anna Moreland told reporters.", "`` PRP MD RB VB , '' NNP NNP VBD NNS ."},
		{"Officials declined to comment.", "NNS VBD TO VB ."},
	} {
		a := analyzer().Analyze(test.text)
		if diff := cmp.Diff(test.want, strings.Join(a.Tags, " ")); diff != "" {
			t.Errorf("%s\n%s", test.text, diff)
		}
	}
}

func TestTrees(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The mayor said the company had lied.", "mayor said nsubj | company lied nsubj | lied said ccomp"},
		{"“We will not pay,” Anna Moreland told reporters.", "Anna told nsubj | reporters told obj"},
		{"The report was leaked by two officials.", "report leaked nsubj:pass | officials leaked obl:agent"},
		{"According to the spokesman, nobody was hurt.", "spokesman hurt obl"},
	} {
		a := analyzer().Analyze(test.text)
		for want := range strings.SplitSeq(test.want, " | ") {
			found := false
			for i, h := range a.Heads {
				found = found || h >= 0 && a.Word(i)+" "+a.Word(h)+" "+a.Relations[i] == want
			}
			if !found {
				t.Errorf("%s: no arc %q", test.text, want)
			}
		}
	}
}

// TestAnalyzeAnything: whatever the text, the parts of an Analysis fit together
// and a second reading gives the same.
func TestAnalyzeAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.OneOf(
			rapid.String(),
			rapid.SampledFrom([]string{" ", "\n\n", "“", "”", "\"", "Mr. Hale", "said", "U.S.", "don't", "(", ".", "5,000", "\xff", "e\u0301", "was"}),
		)).Draw(t, "parts"), "")
		a := analyzer().Analyze(text)
		n := len(a.Tokens)
		if len(a.Tags) != n || len(a.Heads) != n || len(a.Relations) != n || len(a.Classes) != n {
			t.Fatalf("%d tokens, %d tags, %d heads, %d relations, %d classes", n, len(a.Tags), len(a.Heads), len(a.Relations), len(a.Classes))
		}
		at := 0
		for i, k := range a.Tokens {
			if int(k.Start) < at || k.End <= k.Start || int(k.End) > len(text) {
				t.Fatalf("token %d is %v after %d", i, k, at)
			}
			if utf8.ValidString(text) && !utf8.ValidString(k.In(text)) {
				t.Fatalf("token %d %q is not on the borders of code points", i, k.In(text))
			}
			at = int(k.End)
			if a.Tags[i] == "" || a.Relations[i] == "" {
				t.Fatalf("token %d has no tag or no relation", i)
			}
		}
		at = 0
		for _, s := range a.Sentences {
			if s.First != at || s.End <= s.First {
				t.Fatalf("sentence %v after token %d", s, at)
			}
			at = s.End
			for i := s.First; i < s.End; i++ {
				if h := a.Heads[i]; h != -1 && (h < s.First || h >= s.End || h == i) {
					t.Fatalf("head of %d is %d, outside its sentence", i, h)
				}
			}
		}
		if at != n {
			t.Fatalf("sentences end at %d of %d tokens", at, n)
		}
		if diff := cmp.Diff(a, analyzer().Analyze(text), cmpopts.IgnoreUnexported(language.Analysis{})); diff != "" {
			t.Fatal(diff)
		}
	})
}

func BenchmarkAnalyze(b *testing.B) {
	text := strings.Repeat("“We will not pay for what was never built,” Anna Moreland, the mayor of Eastport, told reporters on Monday, according to two officials who had read the report. The company declined to comment on the charges.\n\n", 200)
	z := analyzer()
	words := len(z.Analyze(text).Tokens)
	b.ResetTimer()
	for b.Loop() {
		z.Analyze(text)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
