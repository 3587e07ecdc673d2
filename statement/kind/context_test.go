package kind

import (
	"slices"
	"testing"

	"github.com/openhearsay/hearsay"
)

// TestContext: what stands beside a content, and which negations it holds. A feature
// with a minus before it must not be there.
func TestContext(t *testing.T) {
	z := analyzer(t)
	const story = "The pier closed on Monday. A report said it had rotted. "
	for _, test := range []struct {
		text string
		want []string
	}{
		{"[Hale] <said> {the pier was sound}.", []string{"alone", "-before claims"}},
		{story + "But [Hale] <said> {the pier was sound}.", []string{"sentence begins with contrast", "contrast before cue", "before claims", "-before denies", "-holds negation"}},
		{story + "Asked about it, [Hale] <said> {the pier was sound}.", []string{"sentence asks", "-sentence denies"}},
		{story + "Had it rotted? {It is sound}, [Hale] <said>.", []string{"before asks"}},
		{story + "Brook denied that. [Hale] <said> {the pier was not sound}.", []string{"before denies", "holds negation", "holds early negation", "-holds negation elsewhere"}},
		{story + "[Hale] <said> {the divers came on Friday and that they had seen the beams but found nothing}.", []string{"holds negation", "-holds early negation"}},
		{story + "[The bureau] <denied> {that the pier was sound}.", []string{"framed not", "sentence denies", "-framed outside not"}},
		{story + "The bureau denied [Hale]'s <claim> {that the pier was sound}.", []string{"framed outside not", "-framed not"}},
	} {
		s, err := parseSentence("denial\t" + test.text)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, f := range Features(z.Analyze(s.Text), &s.Statement) {
			names = append(names, f.Name)
		}
		for _, w := range test.want {
			if w[0] == '-' && slices.Contains(names, w[1:]) || w[0] != '-' && !slices.Contains(names, w) {
				t.Errorf("%s: %q of %q", s.Text, w, names)
			}
		}
	}
}

// TestDenies: a denial is called one where it is likely enough, though not likeliest.
func TestDenies(t *testing.T) {
	z, m := analyzer(t), embedded(t)
	for _, line := range []string{
		"denial	A paper wrote that the pier was sold. That surprised many. [Hale] <said> {it was not sold}.",
		"assertion	A paper wrote that the pier was sold. That surprised many. [Hale] <said> {it was sold in May}.",
		"assertion	The pier was sold. Many were surprised. The bureau denied [Hale]'s <claim> {that the pier was sold}.",
	} {
		s, err := parseSentence(line)
		if err != nil {
			t.Fatal(err)
		}
		got := m.Of(z.Analyze(s.Text), &s.Statement)
		if got.Kind != s.Statement.Kind || got.Kind == hearsay.Denial && got.Probability < denies {
			t.Errorf("%s: %s (%.2f by %q)", s.Text, got.Kind, got.Probability, got.Why)
		}
	}
}
