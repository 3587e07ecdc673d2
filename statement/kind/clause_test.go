package kind

import (
	"testing"

	"github.com/openhearsay/hearsay/learn"
)

// TestClause: what is read of a first clause and of the words of a content.
func TestClause(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct {
		line string
		has  []string
		not  []string
	}{
		{"denial	[Hale] <said> {the report was false}.", []string{"of what is said", "calls false", "calls false what is said"}, []string{"a false thing"}},
		{"denial	[Brook] <called> {the story baseless}.", []string{"calls false what is said"}, []string{"a false thing"}},
		{"assertion	[The paper] <printed> {a false statement about the pier}.", []string{"a false thing"}, []string{"calls false"}},
		{"denial	[Hale] <said> {she had never met the builder}.", []string{"of himself", "of himself not"}, []string{"of them"}},
		{"denial	“{She never met him},” [Hale] <said>.", []string{"of them not"}, []string{"of himself"}},
		{"promise	[Hale] <said> {they would rebuild it}.", []string{"of himself modal will", "first word of time to come"}, nil},
		{"opinion	“{The pier is a disgrace}!” [Hale] <said>.", []string{"of another", "predicate NN", "is NN of another", "predicate of another rates"}, nil},
		{"hedge	“{I am doubtful},” [Hale] <said>.", []string{"first word of doubt", "is JJ of himself"}, nil},
		{"assertion	{The pier was rotten}, contrary to <claims> by [Hale].", []string{"before cue to"}, nil},
	} {
		s, err := parseSentence(test.line)
		if err != nil {
			t.Fatal(err)
		}
		has := map[string]bool{}
		for _, f := range Features(z.Analyze(s.Text), &s.Statement) {
			has[f.Name] = true
		}
		for _, name := range test.has {
			if !has[name] {
				t.Errorf("%s: no feature %q", s.Text, name)
			}
		}
		for _, name := range test.not {
			if has[name] {
				t.Errorf("%s: feature %q", s.Text, name)
			}
		}
	}
}

// TestPicked: that samples of a kind were picked makes no other statement of that kind.
func TestPicked(t *testing.T) {
	z := analyzer(t)
	s, err := parseSentence("assertion	[Hale] <said> {the pier opened on Monday}.")
	if err != nil {
		t.Fatal(err)
	}
	a := z.Analyze(s.Text)
	share := func(picked bool) float64 {
		sample := Sample{Analysis: a, Statement: &s.Statement, Kind: "opinion", Weight: 10, Picked: picked}
		samples := []Sample{sample, sample}
		b, err := Train(samples, z.Analyze)
		if err != nil {
			t.Fatal(err)
		}
		m, err := learn.OpenLogistic(b)
		if err != nil {
			t.Fatal(err)
		}
		p := m.Probabilities(Features(a, &s.Statement), nil)
		return p[len(p)-1]
	}
	if with, without := share(true), share(false); with >= without {
		t.Errorf("probability %.2f of an opinion where opinions were picked, %.2f where not", with, without)
	}
}
