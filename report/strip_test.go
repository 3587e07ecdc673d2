package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

// spoken is a case of one speaker, whose statements were said on days, "" for none.
func spoken(kind hearsay.Kind, days ...string) *hearsay.Case {
	c := &hearsay.Case{
		Documents: []hearsay.Document{{ID: "a", Text: strings.Repeat("He said it. ", 100), Published: hearsay.Day("2031-03-01")}, {ID: "b", Text: "x", Published: hearsay.Day("2031-03-20")}, {ID: "c", Text: "He said it."}},
		Speakers:  []hearsay.Speaker{{ID: "p", Name: "Ada Quill", Named: true, Kind: hearsay.Person}},
	}
	for i, d := range days {
		doc := "a"
		if d == "" {
			doc = "c"
		}
		c.Statements = append(c.Statements, hearsay.Statement{ID: fmt.Sprint("s", i), Document: doc, Contents: []hearsay.Span{{Start: 0, End: 10}}, Within: -1,
			Speaker: "p", Kind: kind, Said: hearsay.Day(d), Confidence: 0.9})
	}
	return c
}

func TestStripLine(t *testing.T) {
	for _, x := range []struct {
		days []string
		want string
	}{
		{[]string{"2031-03-05"}, "1 denial; 5 March 2031"},
		{[]string{"2031-03-05", "2031-03-14"}, "2 denials; first 5 March 2031, last 14 March 2031"},
		{[]string{"2031-03-05", ""}, "2 denials; 5 March 2031, 1 without a day"},
		{[]string{"2031-03", "2031-03-14", "2031-03-16"}, "3 denials; first 14 March 2031, last 16 March 2031"},
		{[]string{""}, "1 denial"},
		{[]string{"2031"}, "1 denial"},
	} {
		v := New(spoken(hearsay.Denial, x.days...), Limits{})
		if len(v.People) != 1 || v.People[0].Line != x.want {
			t.Errorf("%v: %q, want %q", x.days, v.People[0].Line, x.want)
		}
	}
}

// Every statement has a dot or is counted, none stands outside the drawing or on
// another one, and an earlier one is not right of a later one.
func TestStripDots(t *testing.T) {
	var many []string
	for i := range 50 {
		many = append(many, fmt.Sprintf("2031-03-%02d", 1+i%2))
	}
	for name, days := range map[string][]string{
		"one": {"2031-03-05"}, "two": {"2031-03-05", "2031-03-06"}, "none": {"", ""}, "long ago": {"1994-02-01", "2031-03-05", ""}, "later": {"2031-03-05", "2040-01-01"},
		"many": many, "year": {"2030", "2031-03-05"}, "no date": {"yesterday", "2031-03-05"}, "month": {"2031-02", "2031-04"},
	} {
		v := New(spoken(hearsay.Hedge, days...), Limits{})
		if v.Axis == nil {
			t.Errorf("%s: no axis", name)
			continue
		}
		s, n := v.People[0].Strip, 0
		at := map[string]bool{}
		for _, d := range s.Dots {
			n += max(1, d.More)
			const wide = 330.0
			if x := d.X/100*wide + float64(d.Shift); x < 0 || x > wide || d.Y < 0 || d.Y > s.Height {
				t.Errorf("%s: a dot stands at %.0f, %d, outside of %d", name, x, d.Y, s.Height)
			}
			place := fmt.Sprint(d.X, d.Shift, d.Y)
			if at[place] {
				t.Errorf("%s: two dots at %s", name, place)
			}
			at[place] = true
			if d.More == 0 && (d.Shape != "hedge" || !strings.HasPrefix(d.Text, "Hedge, ") || d.Href == "") {
				t.Errorf("%s: dot %+v", name, d)
			}
		}
		if n != len(days) {
			t.Errorf("%s: %d of %d statements are drawn or counted", name, n, len(days))
		}
	}
	v := New(spoken(hearsay.Assertion, "1994-02-01", "2031-03-05", ""), Limits{})
	d := v.People[0].Strip.Dots
	if !v.Axis.Earlier || !v.Axis.Undated || d[0].X >= d[1].X || d[1].X >= d[2].X {
		t.Errorf("earlier, dated and undated stand at %v, %v, %v", d[0].X, d[1].X, d[2].X)
	}
}

// Who denies is more telling than who speaks often, and what moved is drawn where
// both days are known.
func TestPeople(t *testing.T) {
	c := spoken(hearsay.Assertion, "2031-03-05", "2031-03-06", "2031-03-07", "")
	c.Speakers = append(c.Speakers, hearsay.Speaker{ID: "q", Name: "Bo Wend", Named: true, Kind: hearsay.Person})
	more := c.Statements[0]
	more.ID, more.Speaker, more.Kind = "t0", "q", hearsay.Denial
	again := more
	again.ID, again.Said, again.Kind = "t1", hearsay.Day("2031-03-15"), hearsay.Hedge
	c.Statements = append(c.Statements, more, again)
	c.Positions = []hearsay.Position{
		{Speaker: "q", Matter: "the bridge", Statements: []string{"t0", "t1"}, Changes: []string{"hedged"}, Whys: []string{"“may” is new"}},
		{Speaker: "p", Statements: []string{"s0", "s1", "s3"}, Changes: []string{"same", "narrowed"}},
	}
	v := New(c, Limits{})
	if v.People[0].Name != "Bo Wend" {
		t.Errorf("%s stands first", v.People[0].Name)
	}
	m := v.People[0].Strip.Moves
	if len(m) != 1 || m[0].Text != "hedged" || m[0].Why != "Hedged on the bridge: “may” is new" {
		t.Errorf("moves of Bo Wend: %+v", m)
	}
	if d := v.People[0].Strip.Dots; m[0].X <= d[0].X || m[0].X >= d[1].X {
		t.Errorf("the move stands at %v, not between %v and %v", m[0].X, d[0].X, d[1].X)
	}
	if m := v.People[1].Strip.Moves; len(m) != 0 {
		t.Errorf("a move to what has no day is drawn: %+v", m)
	}
}

func TestColumns(t *testing.T) {
	draw := func(rows [][]Cell) (out []string) {
		for _, r := range rows {
			var l []string
			for _, c := range r {
				l = append(l, map[string]string{"same": "=", "cut": "-", "new": "+", "more": "*"}[c.Fate]+c.Text)
			}
			out = append(out, strings.Join(l, "|"))
		}
		return out
	}
	for _, x := range []struct{ texts, want []string }{
		{[]string{"I never met him.", "I never met him."}, nil},
		{[]string{"I never met him, not once.", "I never met him."}, []string{"=I never met him,|*not once.", "=I never met him.|-"}},
		{[]string{"I have never met him", "I never met him", "I did never see him"}, []string{"=I|*have never met|=him", "=I|+never met|=him", "=I|+did never see|=him"}},
		{[]string{"We met", "Yes we met twice"}, []string{"-|=We met|-", "+Yes|=we met|+twice"}},
		{[]string{"a b", "c d"}, []string{"*a b", "+c d"}},
		{[]string{"only one"}, nil},
		{[]string{"", "x"}, []string{"-", "+x"}},
		{[]string{"a b c d e f g h i j k l m n o p q", "a X c d Y f g Z i j Q l m V o p W"}, nil},
	} {
		got := columns(x.texts)
		if diff := cmp.Diff(x.want, draw(got)); diff != "" {
			t.Errorf("%q: %s", x.texts, diff)
		}
		for i, row := range got { // no word is lost
			var l []string
			for _, c := range row {
				l = append(l, strings.Fields(c.Text)...)
			}
			if s := strings.Join(l, " "); s != strings.Join(strings.Fields(x.texts[i]), " ") {
				t.Errorf("%q became %q", x.texts[i], s)
			}
		}
	}
}

func FuzzColumns(f *testing.F) {
	f.Add("I never met him, not once", "I met him once", "never – once")
	f.Add("", "…", "a a a b")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		texts := []string{a, b, c}
		for i, row := range columns(texts) {
			var l []string
			for _, x := range row {
				l = append(l, strings.Fields(x.Text)...)
			}
			if got, want := strings.Join(l, " "), strings.Join(strings.Fields(texts[i]), " "); got != want {
				t.Fatalf("%q became %q beside %q", want, got, texts)
			}
		}
	})
}

// shared is a case in which each pair is a passage over spans of two documents.
func shared(pairs ...hearsay.Passage) *View {
	c := &hearsay.Case{}
	for i, d := range []string{"a", "b", "c", "d"} {
		c.Documents = append(c.Documents, hearsay.Document{ID: d, Outlet: strings.ToUpper(d), Published: hearsay.Day(fmt.Sprintf("2031-03-%02d", i+1)), Text: strings.Repeat("word and ", 30)})
	}
	c.Passages = pairs
	return New(c, Limits{})
}

func pair(a string, from, to int, b string, from2, to2 int, way hearsay.Direction) hearsay.Passage {
	return hearsay.Passage{A: hearsay.Side{Document: a, Span: hearsay.Span{Start: from, End: to}}, B: hearsay.Side{Document: b, Span: hearsay.Span{Start: from2, End: to2}}, Similarity: 0.9, From: way}
}

func TestClusters(t *testing.T) {
	u, fa, fb := hearsay.FromUnknown, hearsay.FromA, hearsay.FromB
	for name, x := range map[string]struct {
		pairs []hearsay.Passage
		want  []string // holders and the way
	}{
		"one statement in four documents": {[]hearsay.Passage{pair("a", 0, 90, "b", 0, 90, u), pair("a", 0, 90, "c", 9, 99, u), pair("b", 0, 90, "c", 9, 90, u), pair("c", 9, 99, "d", 0, 90, u), pair("a", 0, 90, "d", 0, 90, u), pair("b", 0, 90, "d", 0, 90, u)},
			[]string{"D1 D2 D3 D4: Who had it first is unknown"}},
		"two passages of two documents": {[]hearsay.Passage{pair("a", 0, 90, "b", 0, 90, fa), pair("a", 99, 180, "b", 99, 180, fb)},
			[]string{"D1 D2: B (D2) copies A (D1)", "D1 D2: A (D1) copies B (D2)"}},
		"touching": {[]hearsay.Passage{pair("a", 0, 90, "b", 0, 90, u), pair("a", 81, 180, "c", 0, 99, u)}, []string{"D1 D3: Who had it first is unknown", "D1 D2: Who had it first is unknown"}},
		"a tree":   {[]hearsay.Passage{pair("a", 0, 90, "b", 0, 90, fa), pair("b", 0, 90, "c", 0, 90, fa)}, []string{"D1 D2 D3: All have it from A (D1)"}},
		"a circle": {[]hearsay.Passage{pair("a", 0, 90, "b", 0, 90, fa), pair("b", 0, 90, "c", 0, 90, fa), pair("a", 0, 90, "c", 0, 90, fb)}, []string{"D1 D2 D3: They copy each other in a circle: who had it first is unknown"}},
		"in part":  {[]hearsay.Passage{pair("a", 0, 90, "b", 0, 90, fa), pair("b", 0, 90, "c", 0, 90, u)}, []string{"D1 D2 D3: Who had it first is known in part: see the holders; of 1 nothing is known"}},
	} {
		var got []string
		for _, c := range shared(x.pairs...).Clusters {
			var tags []string
			for _, h := range c.Holders {
				tags = append(tags, h.Document.Tag)
			}
			got = append(got, strings.Join(tags, " ")+": "+c.Way)
		}
		if diff := cmp.Diff(x.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
