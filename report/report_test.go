package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

func TestChanges(t *testing.T) {
	draw := func(l []Run) string {
		var out []string
		for _, r := range l {
			out = append(out, map[string]string{"same": "=", "cut": "-", "new": "+", "note": "!"}[r.Fate]+r.Text)
		}
		return strings.Join(out, "|")
	}
	long := strings.TrimSpace(strings.Repeat("word ", 100))
	for _, x := range []struct{ fullest, text, want string }{
		{"I never met him.", "I never met him.", "=I never met him."},
		{"I never met him, not once.", "I never met him.", "=I never met him.|-not once."},
		{"I have never met him", "I never met him", "=I|-have|=never met him"},
		{"I met him twice", "I met him once", "=I met him|-twice|+once"},
		{"We did … not talk", "We did not talk", "=We did not talk"},
		{"We did not talk", "We did … talk", "=We did …|-not|=talk"},
		{"", "new words", "+new words"},
		{"old words", "", "-old words"},
		{"“Straight” it’s", `"Straight" it's`, `="Straight" it's`},
		{"a " + long, "a", "=a|-" + strings.TrimSpace(strings.Repeat("word ", 30)) + "|![70 more words cut]"},
	} {
		if diff := cmp.Diff(x.want, draw(Changes(x.fullest, x.text))); diff != "" {
			t.Errorf("%q → %q: %s", x.fullest, x.text, diff)
		}
	}
}

func TestDate(t *testing.T) {
	for _, x := range []struct {
		p    hearsay.Period
		want string
	}{
		{hearsay.Period{}, ""},
		{hearsay.Day("2031-03-04"), "4 March 2031"},
		{hearsay.Period{From: "2031-03", To: "2031-03"}, "March 2031"},
		{hearsay.Period{From: "2031", To: "2031"}, "2031"},
		{hearsay.Period{From: "2031-03-02", To: "2031-03-05"}, "2–5 March 2031"},
		{hearsay.Period{From: "2031-03-30", To: "2031-04-02"}, "30 March – 2 April 2031"},
		{hearsay.Period{From: "2030-12-30", To: "2031-01-02"}, "30 December 2030 – 2 January 2031"},
		{hearsay.Period{From: "2031-01", To: "2031-03"}, "January–March 2031"},
		{hearsay.Period{From: "2029", To: "2031"}, "2029 – 2031"},
		{hearsay.Period{To: "2031-03"}, "until March 2031"},
		{hearsay.Period{From: "2031-03"}, "March 2031"},
		{hearsay.Day("no date"), "no date"},
	} {
		if got := Date(x.p); got != x.want {
			t.Errorf("Date(%v) = %q, want %q", x.p, got, x.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, x := range []struct{ got, want string }{
		{Number(1, "document", "documents"), "1 document"},
		{Number(0, "document", "documents"), "0 documents"},
		{Number(1234567, "word", "words"), "1,234,567 words"},
		{Thousands(-1200), "-1,200"},
		{Sentence("it credits it: “[Post]”"), "It credits it: “[Post]”."},
		{Sentence("Why?"), "Why?"},
		{Sentence(""), ""},
		{cut("one two three", 8), "one two …"},
		{cut("žžžžžž", 5), "žž …"},
	} {
		if x.got != x.want {
			t.Errorf("got %q, want %q", x.got, x.want)
		}
	}
}

// A page with two stories that rest on one outlet is one document that does.
func TestRepeatsCountDocuments(t *testing.T) {
	c := &hearsay.Case{
		Documents: []hearsay.Document{{ID: "a", Text: "x"}},
		RestsOn:   []hearsay.RestsOn{{Document: "a", Item: 0, Origin: "Post"}, {Document: "a", Item: 1, Origin: "Post"}},
	}
	v := New(c, Limits{})
	if len(v.Repeats.Origins) != 1 || v.Repeats.Origins[0].Count != 1 {
		t.Errorf("got %v", v.Repeats.Origins)
	}
}

// What one document credits another for, and the other the first, is a circle:
// it must be drawn as one and must not hang.
func TestGraph(t *testing.T) {
	c := &hearsay.Case{}
	for _, o := range []string{"A", "B", "C", "D"} {
		c.Documents = append(c.Documents, hearsay.Document{ID: o, Outlet: o, Text: "x"})
	}
	for _, e := range [][2]string{{"B", "A"}, {"C", "B"}, {"A", "C"}, {"D", "A"}, {"D", "the D"}, {"D", "C"}, {"D", "Elsewhere"}} {
		c.RestsOn = append(c.RestsOn, hearsay.RestsOn{Document: e[0], Item: -1, Origin: e[1]})
	}
	g := New(c, Limits{}).Repeats.Graph
	if g == nil {
		t.Fatal("no drawing")
	}
	back, absent := 0, ""
	for _, e := range g.Edges {
		if e.Back {
			back++
		} else if e.From.X >= e.To.X {
			t.Errorf("%s is not left of %s, which repeats it", e.From.Name, e.To.Name)
		}
	}
	for i, n := range g.Nodes {
		if !n.Among {
			absent += n.Name
		}
		if n.X < 0 || n.Y < 0 || n.X+n.W > g.Width || n.Y+n.H > g.Height {
			t.Errorf("%s stands outside the drawing", n.Name)
		}
		for _, m := range g.Nodes[:i] {
			if n.X < m.X+m.W && m.X < n.X+n.W && n.Y < m.Y+m.H && m.Y < n.Y+n.H {
				t.Errorf("%s stands on %s", n.Name, m.Name)
			}
		}
	}
	if len(g.Nodes) != 5 || len(g.Edges) != 6 || back != 1 || absent != "Elsewhere" {
		t.Errorf("%d outlets, %d edges, %d back, absent %q; want 5, 6, 1, Elsewhere", len(g.Nodes), len(g.Edges), back, absent)
	}
}

func TestPassageSides(t *testing.T) {
	a, b := "He said it was late, and they left.", "It was very late. They left."
	whole := func(s string) hearsay.Span { return hearsay.Span{Start: 0, End: len(s)} }
	l, r := compared(a, b, hearsay.Passage{
		A: hearsay.Side{Span: whole(a)}, B: hearsay.Side{Span: whole(b)},
		Parts: []hearsay.Part{{A: hearsay.Span{Start: 8, End: 19}, B: hearsay.Span{Start: 0, End: 16}}, {A: hearsay.Span{Start: 25, End: 34}, B: hearsay.Span{Start: 18, End: 27}}},
	})
	want := [2][]Run{
		{{Fate: "gap", Text: "He said"}, {Fate: "same", Text: "it was late"}, {Fate: "gap", Text: ", and", Tight: true}, {Fate: "same", Text: "they left"}, {Fate: "gap", Text: ".", Tight: true}},
		{{Fate: "same", Text: "It was"}, {Fate: "new", Text: "very"}, {Fate: "same", Text: "late"}, {Fate: "gap", Text: ".", Tight: true}, {Fate: "same", Text: "They left"}, {Fate: "gap", Text: ".", Tight: true}},
	}
	if diff := cmp.Diff(want, [2][]Run{l, r}); diff != "" {
		t.Error(diff)
	}
}
