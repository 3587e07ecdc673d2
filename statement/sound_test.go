package statement_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/statement"
	"github.com/openhearsay/hearsay/statement/attribution"
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

// borders says whether all ends of spans lie between code points.
func borders(f hearsay.Findings, text string) bool {
	ok := func(s *hearsay.Span) bool {
		return s == nil || utf8.RuneStart(text[s.Start]) && (s.End == len(text) || utf8.RuneStart(text[s.End]))
	}
	for _, s := range f.Statements {
		for _, h := range s.Via {
			if !ok(h.At) || !ok(h.Caveat) {
				return false
			}
		}
		if !ok(s.SaidAt) || !ok(s.Unnamed) {
			return false
		}
	}
	for _, s := range f.Speakers {
		for _, m := range s.Mentions {
			if !ok(&m.Span) {
				return false
			}
		}
	}
	return true
}

// TestSound reads texts put together of what news is made of, with marks missing
// and words out of place: the findings lie in the text, and are the same twice.
func TestSound(t *testing.T) {
	z, x := analyzer(t), trained(t)
	pieces := strings.Fields("“ ” \" ‘ ’ . , ? ( ) — [ ] Hale Mayor Anne she He his they said told denied that who which claim rumor of the a spokesman for in on Friday March July 5 2019 according to Gazette Post officials two “No.” not never I we through lawyer behalf anonymity condition could have exaggerated \n\n Übel 東京 U.S. Sen. (R-Tarn) memo report was been declined comment Secretary State")
	r := statement.NewReader(x)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "words"), " ")
		d := hearsay.Document{ID: "d", Text: text, Outlet: "Tarn Courier", Published: hearsay.Day("2019-05-15")}
		f := r.Read(&d, z.Analyze(text))
		if err := check(f, text); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if !borders(f, text) {
			t.Fatalf("%q: a span cuts a letter", text)
		}
	})
}

// TestUnrelated adds a paragraph about nobody at the end of a text: what was
// found before stays.
func TestUnrelated(t *testing.T) {
	z, x := analyzer(t), trained(t)
	r := statement.NewReader(x)
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

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "“No,” she said.", "Anne Hale, through her lawyer, denied it.", "Q: Why?\nMR. BROOK: “I", "a\xffb said the the", "\"He \"said\" 'so’"} {
		f.Add(s)
	}
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		f.Fatal(err)
	}
	r := statement.NewReader(trained(f))
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		d := hearsay.Document{ID: "d", Text: text, Published: hearsay.Day("2019-05-15")}
		got := r.Read(&d, z.Analyze(text))
		if err := check(got, text); err != nil {
			t.Fatal(err)
		}
		if !borders(got, text) {
			t.Fatal("a span cuts a letter")
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
	r := statement.NewReader(marked(x.Extract(a)))
	b.ResetTimer()
	for range b.N {
		r.Read(&d, a)
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N)/float64(len(a.Tokens)), "µs/word")
}
