package kind

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/model"
)

func analyzer(t testing.TB) *language.Analyzer {
	t.Helper()
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func embedded(t testing.TB) *Model {
	t.Helper()
	b, err := model.Section("kind")
	if err != nil {
		t.Fatal(err)
	}
	m, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestKinds: what the embedded model makes of plain statements, none of which it was
// trained on.
func TestKinds(t *testing.T) {
	z, m := analyzer(t), embedded(t)
	for _, line := range []string{
		"assertion	[Hale] <said> {the pier opened on Monday}.",
		"assertion	The letters contradict [Hale]'s <claim> {that the pier was rotten}.",
		"assertion	[The survey] <shows> {that the pier is two metres longer}.",
		"denial	[Hale] <denied> {the pier was rotten}.",
		"denial	“{I never met the builder},” [Hale] <said>.",
		"denial	[Hale] <said> {the report was false}.",
		"denial	[Hale] <said>: “{No.}”",
		"denial	[Hale] <is not buying> {that explanation}.",
		"denial	[Hale] <said> {that she met many builders and broke no law}.",
		"denial	[The bureau] <said> {there was no evidence of rot}.",
		"denial	[Brook] <has no plans> {to close the pier}.",
		"denial	[Brook] <called> {the story baseless}.",
		"admission	[Hale] <acknowledged> {the pier was rotten}.",
		"admission	[Hale] <admitted> {that she had not inspected it}.",
		"hedge	“{I don't recall the meeting},” [Hale] <said>.",
		"hedge	[Hale] <said> {the pier might be rotten}.",
		"hedge	[Hale] <did not recall> {any talk of the pier}.",
		"hedge	[Hale] <said> she {had not been able to independently confirm the report}.",
		"no-comment	“{No comment},” [Hale] <said>.",
		"no-comment	[Hale] <referred questions> {to the police}.",
		"no-comment	Neither [Hale] nor her husband <responded> {to requests for comment}.",
		"no-comment	[Hale] <declined> {to comment}.",
		"no-comment	[The bureau] <did not respond> {to questions}.",
		"no-comment	[Hale] <would not> {comment on the matter}.",
		"question	[Hale] <asked> {whether the pier was safe}.",
		"question	“{Who built this pier}?” [Hale] <asked>.",
		"demand	[Hale] <demanded> {that the pier be closed}.",
		"demand	[Hale] <asked> {the bureau to close the pier}.",
		"demand	[Hale] <called for> {an inquiry}.",
		"promise	[Hale] <promised> {a new pier}.",
		"promise	[Hale] <said> {she would resign in June}.",
		"opinion	[Hale] <called> {the pier a disgrace}.",
		"opinion	“{It is a terrible pier},” [Hale] <said>.",
		"opinion	[Hale] <criticized> {the builder}.",
	} {
		s, err := parseSentence(line)
		if err != nil {
			t.Fatal(err)
		}
		got := m.Of(z.Analyze(s.Text), &s.Statement)
		if got.Kind != s.Statement.Kind {
			t.Errorf("%s: got %s (%.2f, by %q), want %s", s.Text, got.Kind, got.Probability, got.Why, s.Statement.Kind)
		}
		if got.Probability <= 1.0/float64(len(kinds)) || got.Probability > 1 || len(got.Why) == 0 {
			t.Errorf("%s: probability %v, reasons %q", s.Text, got.Probability, got.Why)
		}
	}
}

func TestSentences(t *testing.T) {
	n := map[hearsay.Kind]int{}
	for _, s := range Sentences() {
		n[s.Statement.Kind]++
		for _, c := range s.Statement.Contents {
			if c.Empty() || c.End > len(s.Text) {
				t.Errorf("%q: a content at %v", s.Text, c)
			}
		}
	}
	for _, k := range kinds {
		if n[k] < 20 {
			t.Errorf("%d invented statements of kind %s", n[k], k)
		}
	}
	if len(n) != len(kinds) {
		t.Errorf("kinds %v", n)
	}
	for _, bad := range []string{"", "denial", "denial	He denied it.", "{it} is false"} {
		if _, err := parseSentence(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestTrain(t *testing.T) {
	z := analyzer(t)
	a := z.Analyze("Hale vowed that the pier would reopen.")
	s := hearsay.Statement{Source: &hearsay.Span{Start: 0, End: 4}, Cue: &hearsay.Span{Start: 5, End: 10}, Contents: []hearsay.Span{{Start: 11, End: 37}}}
	samples := []Sample{{Analysis: a, Statement: &s, Kind: hearsay.Promise, Weight: 30}}
	b, err := Train(samples, z.Analyze)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Train(samples, z.Analyze)
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("the same samples gave two models (%v)", err)
	}
	m, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Of(a, &s); got.Kind != hearsay.Promise || !slices.Contains(got.Why, "cue promises") && !slices.Contains(got.Why, "cue word vow") {
		t.Errorf("after training: %+v", got)
	}
	samples[0].Kind = "riddle"
	if _, err := Train(samples, z.Analyze); err == nil {
		t.Error("a kind that is none was learnt")
	}
}

func TestOpen(t *testing.T) {
	m, err := Open(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Of(&language.Analysis{}, &hearsay.Statement{}); got.Kind != hearsay.Assertion || got.Probability != 0.5 {
		t.Errorf("a model without training says %+v", got)
	}
	for _, damaged := range []string{"x", "logistic\triddle\tdenial\n\t0\t0\n"} {
		if _, err := Open([]byte(damaged)); err == nil {
			t.Errorf("%q was read as a model", damaged)
		}
	}
}

// TestDoing: no word stands in two rows, where the order of a map would choose.
func TestDoing(t *testing.T) {
	for name, words := range doing {
		for w := range strings.FieldsSeq(words) {
			if got := does[english.Stem(w)]; got != name {
				t.Errorf("%s stands in the rows %q and %q", w, name, got)
			}
		}
	}
}

// TestOddStatements: no statement makes the reading fail.
func TestOddStatements(t *testing.T) {
	z, m := analyzer(t), embedded(t)
	const text = "“?” ... \x00 Hale said “”. Nobody, nobody — no! If"
	spans := []hearsay.Span{{}, {Start: 0, End: 3}, {Start: 0, End: len(text)}, {Start: len(text), End: len(text)}, {Start: 12, End: 16}, {Start: len(text) - 2, End: len(text)}}
	for _, a := range []*language.Analysis{z.Analyze(text), {Text: text}, z.Analyze("")} {
		for i := range spans {
			for k := range spans {
				if spans[i].End > len(a.Text) || spans[k].End > len(a.Text) {
					continue
				}
				m.Of(a, &hearsay.Statement{Source: &spans[k], Cue: &spans[i], Contents: []hearsay.Span{spans[k], spans[i]}})
			}
			m.Of(a, &hearsay.Statement{Cue: &spans[0]})
		}
	}
}
