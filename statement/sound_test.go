package statement_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/statement"
	"github.com/openhearsay/hearsay/statement/attribution"
	"github.com/openhearsay/hearsay/statement/chain"
	"github.com/openhearsay/hearsay/statement/kind"
)

func trained(t testing.TB) *attribution.Extractor {
	t.Helper()
	b, err := model.Section("statement")
	if err != nil {
		t.Fatal(err)
	}
	x, err := attribution.New(b)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// spansOK says what is wrong with the spans of findings, those of statements and of
// what is said about them: each lies in the text and between code points, contents
// are in order and apart, and what a statement lies within lies around it.
func spansOK(f hearsay.Findings, text string) error {
	var wrong error
	see := func(what string, i int, s *hearsay.Span) {
		switch {
		case s == nil || wrong != nil:
		case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
			wrong = fmt.Errorf("%s %d: span %v of %d bytes", what, i, *s, len(text))
		case !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]):
			wrong = fmt.Errorf("%s %d: span %v cuts a letter", what, i, *s)
		}
	}
	for i, s := range f.Statements {
		see("source of statement", i, s.Source)
		see("cue of statement", i, s.Cue)
		see("time of statement", i, s.SaidAt)
		see("reason of statement", i, s.Unnamed)
		if len(s.Contents) == 0 {
			return fmt.Errorf("statement %d has no content", i)
		}
		for k := range s.Contents {
			see("content of statement", i, &s.Contents[k])
			if k > 0 && s.Contents[k].Start < s.Contents[k-1].End {
				return fmt.Errorf("statement %d: contents %v", i, s.Contents)
			}
		}
		for _, h := range s.Via {
			see("hop of statement", i, h.At)
			see("caveat of statement", i, h.Caveat)
		}
		if s.Within < -1 || s.Within >= len(f.Statements) {
			return fmt.Errorf("statement %d lies within %d", i, s.Within)
		}
		if i > 0 && s.Extent().Start < f.Statements[i-1].Extent().Start {
			return fmt.Errorf("statement %d stands before the one before it", i)
		}
		for w, n := s.Within, 0; w >= 0; w, n = f.Statements[w].Within, n+1 {
			if n > len(f.Statements) {
				return fmt.Errorf("statement %d lies within itself", i)
			}
		}
	}
	for i, s := range f.Speakers {
		for k := range s.Mentions {
			see("mention of speaker", i, &s.Mentions[k].Span)
		}
	}
	for i := range f.Dates {
		see("date", i, &f.Dates[i].Span)
		if i > 0 && f.Dates[i].Span.Start < f.Dates[i-1].Span.End {
			return fmt.Errorf("date %d overlaps the one before it", i)
		}
	}
	return wrong
}

// sound reads a document twice and says what is wrong with what was found.
func sound(read func() hearsay.Findings, text string) error {
	f := read()
	if err := check(f, text); err != nil {
		return err
	}
	if err := spansOK(f, text); err != nil {
		return err
	}
	if diff := cmp.Diff(f, read()); diff != "" {
		return fmt.Errorf("read twice, it is not the same:\n%s", diff)
	}
	return nil
}

// newsWords is what news is made of, with marks that do not match.
var newsWords = strings.Fields("“ ” \" ‘ ’ . , ? ( ) — [ ] Hale Mayor Anne she He his they said told denied that who which claim rumor of the a spokesman for in on Friday March July 5 2019 according to Gazette Post officials two “No.” not never I we through lawyer behalf anonymity condition could have exaggerated ¶ Übel 東京 U.S. Sen. (R-Tarn) memo report was been declined comment Secretary State Q: MR. BROOK: • - @hale RT har- „ “ « »")

// news puts such words together; ¶ parts paragraphs.
func news(t *rapid.T, most int) string {
	text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(newsWords), 0, most).Draw(t, "words"), " ")
	return strings.ReplaceAll(strings.ReplaceAll(text, " ¶ ", "\n\n"), "- ", "-\n")
}

// TestSound reads texts put together of what news is made of, with marks missing
// and words out of place: the findings lie in the text, and are the same twice.
func TestSound(t *testing.T) {
	z, r := analyzer(t), statement.NewReader(trained(t), models(t))
	rapid.Check(t, func(t *rapid.T) {
		text := news(t, 60)
		d := hearsay.Document{ID: "d", Text: text, Outlet: "Tarn Courier", Published: hearsay.Day("2019-05-15")}
		if err := sound(func() hearsay.Findings { return r.Read(&d, z.Analyze(text)) }, text); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

// TestUnrelated adds a paragraph about nobody at the end of a text: what was
// found before stays.
func TestUnrelated(t *testing.T) {
	z, x := analyzer(t), trained(t)
	r := statement.NewReader(x, models(t))
	text := "Mayor Anne Hale said on Friday that the pier was rotten. “It will fall,” she added.\n\nTwo officials denied the claim that the pier was rotten."
	read := func(text string) []hearsay.Statement {
		d := hearsay.Document{ID: "d", Text: text, Published: hearsay.Day("2019-05-15")}
		return r.Read(&d, z.Analyze(text)).Statements
	}
	before, after := read(text), read(text+"\n\nRain fell in the valley for nine days.")
	if len(before) == 0 || len(after) < len(before) {
		t.Fatalf("%d statements, then %d", len(before), len(after))
	}
	for i := range before {
		if before[i].Kind != after[i].Kind || before[i].Speaker != after[i].Speaker || before[i].Contents[0] != after[i].Contents[0] {
			t.Errorf("statement %d: %+v, then %+v", i, before[i], after[i])
		}
	}
}

// TestUnrelatedAnywhere does so with texts of any form: all that was found stays
// but who a pronoun or a name means.
func TestUnrelatedAnywhere(t *testing.T) {
	z, r := analyzer(t), statement.NewReader(trained(t), models(t))
	rapid.Check(t, func(t *rapid.T) {
		text := news(t, 60)
		if strings.TrimSpace(text) == "" {
			return
		}
		read := func(text string) hearsay.Findings {
			d := hearsay.Document{ID: "d", Text: text, Published: hearsay.Day("2019-05-15")}
			return r.Read(&d, z.Analyze(text))
		}
		before, after := read(text), read(text+"\n\nRain fell in the valley for nine days.")
		if len(after.Statements) < len(before.Statements) {
			t.Fatalf("%q: %d statements, then %d", text, len(before.Statements), len(after.Statements))
		}
		for i, s := range before.Statements {
			x := after.Statements[i]
			if a, b := name(before, s.Speaker), name(after, x.Speaker); a != b {
				t.Fatalf("%q: statement %d is by %s, then by %s", text, i, a, b)
			}
			s.Speaker, x.Speaker = "", ""
			if diff := cmp.Diff(s, x); diff != "" {
				t.Fatalf("%q: statement %d\n%s", text, i, diff)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "“No,” she said.", "Anne Hale, through her lawyer, denied it.", "Q: Why?\nMR. BROOK: “I", "a\xffb said the the", "\"He \"said\" 'so’"} {
		f.Add(s)
	}
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		f.Fatal(err)
	}
	r := statement.NewReader(trained(f), models(f))
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		d := hearsay.Document{ID: "d", Text: text, Published: hearsay.Day("2019-05-15")}
		if err := sound(func() hearsay.Findings { return r.Read(&d, z.Analyze(text)) }, text); err != nil {
			t.Fatal(err)
		}
	})
}

// BenchmarkRead measures what this package adds to the analysis and the spans.
func BenchmarkRead(b *testing.B) {
	z, x := analyzer(b), trained(b)
	text := strings.Repeat("Mayor Anne Hale said on Friday that the pier was rotten, contrary to statements by the builder, Peter Brook. "+
		"“It will fall,” she told the Marlow Gazette. “I never met the man.” Two officials, who spoke on condition of anonymity, denied that she had seen the report.\n\n", 60)
	d := hearsay.Document{ID: "d", Text: text, Published: hearsay.Day("2019-05-15")}
	a := z.Analyze(text)
	r := statement.NewReader(marked(x.Extract(a)), models(b))
	b.ResetTimer()
	for range b.N {
		r.Read(&d, a)
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N)/float64(len(a.Tokens)), "µs/word")
}

// models are the embedded models of the stages after the spans.
func models(t testing.TB) statement.Models {
	t.Helper()
	file := func(stage string) []byte {
		b, err := model.Section(stage)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	kinds, err := kind.Open(file("kind"))
	if err != nil {
		t.Fatal(err)
	}
	carriers, err := chain.New(file("chain"))
	if err != nil {
		t.Fatal(err)
	}
	return statement.Models{Kind: kinds, Chain: carriers}
}
