package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

// A rumour is a case of n outlets, each of which prints on a day of its own what Post
// has from an official; the last one has it without a source, and every third prints a
// denial by Vane. Certain says whether it is known that he denies it.
func rumour(n int, certain bool) *hearsay.Case {
	c := &hearsay.Case{Speakers: []hearsay.Speaker{
		{ID: "p1", Name: "an official", Kind: hearsay.Person},
		{ID: "p2", Name: "Mara Vane", Named: true, Kind: hearsay.Person},
	}}
	claim := hearsay.Claim{Text: "The ferry was sold in March.", Proposition: "q1", Documents: map[string]hearsay.Stance{}, Evidence: map[string]hearsay.Span{},
		Origins: []hearsay.Origin{{Name: "Post", Independence: hearsay.Independent, Confidence: 0.8}}}
	for i := range n {
		d := hearsay.Document{ID: fmt.Sprintf("d%02d", i), Outlet: fmt.Sprintf("Outlet %d", i), Published: hearsay.Day(fmt.Sprintf("2031-03-%02d", 1+i%28)),
			Text: "Post says that an official said the ferry was sold. Mara Vane says it is not true."}
		if i == 0 {
			d.Outlet = "Post"
		}
		c.Documents = append(c.Documents, d)
		says := hearsay.Statement{ID: "s" + d.ID, Document: d.ID, Item: -1, Within: -1, Speaker: "p1", Kind: hearsay.Assertion, Confidence: 0.9,
			Contents: []hearsay.Span{{Start: 34, End: 50}}, Via: []hearsay.Hop{{Name: d.Outlet}, {Name: "Post", At: &hearsay.Span{Start: 0, End: 4}}}}
		c.Statements = append(c.Statements, says)
		claim.Documents[d.ID] = hearsay.Reports
		claim.Places = append(claim.Places, hearsay.Place{Document: d.ID, Span: says.Contents[0], Statement: says.ID, Stance: hearsay.Asserts, Confidence: 0.8})
		if i == n-1 && n > 1 {
			claim.Documents[d.ID] = hearsay.Supports
			c.Unattributed = append(c.Unattributed, hearsay.Unattributed{Stated: hearsay.Side{Document: d.ID, Span: says.Contents[0]}, Proposition: "q1"})
		}
		claim.Origins[0].Documents = append(claim.Origins[0].Documents, d.ID)
		if i%3 == 1 {
			denies := hearsay.Statement{ID: "n" + d.ID, Document: d.ID, Item: -1, Within: -1, Speaker: "p2", Kind: hearsay.Denial, Confidence: 0.9, Contents: []hearsay.Span{{Start: 67, End: 81}}}
			c.Statements = append(c.Statements, denies)
			c.Conflicts = append(c.Conflicts, hearsay.Conflict{A: hearsay.ConflictSide{Statement: says.ID}, B: hearsay.ConflictSide{Statement: denies.ID},
				Kind: hearsay.DenialConflict, Proposition: "q1", Confidence: 0.8, Certain: certain})
		}
	}
	c.Claims = []hearsay.Claim{claim}
	return c
}

func TestRiver(t *testing.T) {
	v := New(rumour(7, true), Limits{})
	r := v.River
	if len(r.Rows) != 7 || len(r.Origins) != 1 || r.Origins[0].Name != "Post" || r.Origins[0].Documents != 7 || len(r.Through) != 0 {
		t.Fatalf("%d rows, origins %+v, through %+v", len(r.Rows), r.Origins, r.Through)
	}
	if len(r.Deniers) != 1 || r.Deniers[0].Name != "Mara Vane" || r.Deniers[0].Possible || r.Deniers[0].Documents != 2 {
		t.Errorf("deniers %+v", r.Deniers)
	}
	for i, row := range r.Rows {
		if (len(row.Denied) > 0) != (i%3 == 1) || row.Lost != (i == 6) {
			t.Errorf("row %d: denied %v, lost %v", i, row.Denied, row.Lost)
		}
	}
	want := []Lead{
		{"That the ferry was sold in March is carried by all 7 documents and rests on one origin, Post, citing sources who are not named.", "#claim1"},
		{"Mara Vane denies it (Outlet 1 and Outlet 4).", v.Lead[1].Href},
		{"In 1 place the source got lost on the way.", "#unattributed"},
	}
	if d := cmp.Diff(want, v.Lead); d != "" {
		t.Errorf("summary (-want +got):\n%s", d)
	}
}

// What is only possible is not said as if it were known.
func TestRiverDoubt(t *testing.T) {
	v := New(rumour(7, false), Limits{})
	if len(v.River.Deniers) != 1 || !v.River.Deniers[0].Possible || !strings.Contains(v.Lead[1].Text, "may deny it") {
		t.Errorf("deniers %+v, summary %q", v.River.Deniers, v.Lead)
	}
	c := rumour(7, true)
	c.Claims[0].Origins[0].Confidence = 0.7
	if v := New(c, Limits{}); !strings.Contains(v.Lead[0].Text, "it may come from Post") {
		t.Errorf("an origin that is not sure: %q", v.Lead[0].Text)
	}
	c.Claims[0].Origins = nil
	for i := range c.Statements {
		c.Statements[i].Via = nil
	}
	v = New(c, Limits{})
	if len(v.River.Origins) != 1 || !v.River.Origins[0].Unknown || !strings.Contains(v.Lead[0].Text, "where it comes from is not shown") {
		t.Errorf("no origin: %+v, %q", v.River.Origins, v.Lead[0].Text)
	}
	if v := New(rumour(1, true), Limits{}); v.River != nil {
		t.Error("one document makes no river")
	}
}

// The lanes of a large case are joined: no document is lost, and those that carry a
// denial, begin something or stand in a circle keep lanes of their own before others do.
func TestRiverLanes(t *testing.T) {
	c := rumour(60, true)
	c.RestsOn = []hearsay.RestsOn{{Document: "d50", Item: -1, Origin: "Outlet 53"}, {Document: "d53", Item: -1, Origin: "Outlet 50"}}
	r := New(c, Limits{}).River
	lanes := r.lanes()
	if len(r.Rows) != 60 || len(lanes) > riverRows {
		t.Fatalf("%d rows, %d lanes", len(r.Rows), len(lanes))
	}
	n, own := 0, map[string]bool{}
	for _, l := range lanes {
		n += max(1, len(l.more))
		if len(l.more) == 0 {
			own[l.Document.Name] = true
		} else if name, _ := l.name(); !strings.Contains(name, "more documents") || !strings.Contains(l.title(), "see the table") || l.lost() == "" && l.more[len(l.more)-1].Lost {
			t.Errorf("a joined lane says %q, %q, %q", name, l.title(), l.lost())
		}
	}
	if n != 60 {
		t.Errorf("the lanes hold %d documents", n)
	}
	for _, name := range []string{"Post", "Outlet 1", "Outlet 50", "Outlet 53"} {
		if !own[name] {
			t.Errorf("%s has no lane of its own", name)
		}
	}
}

// Every box and every line of a drawing leads somewhere, and says what it is.
func TestRiverLinks(t *testing.T) {
	for _, n := range []int{5, 60} {
		r := New(rumour(n, true), Limits{}).River
		for _, d := range []*Drawing{r.Wide, r.Narrow} {
			for _, s := range d.Shapes {
				if s.Href == "" || s.Title == "" {
					t.Errorf("a box leads to %q and is called %q", s.Href, s.Title)
				}
			}
			for _, l := range d.Lines {
				if l.Class != "tick" && (l.Href == "" || l.Title == "") {
					t.Errorf("a line %q leads to %q and is called %q", l.Class, l.Href, l.Title)
				}
			}
		}
	}
}

// Boxes stand in the drawing and not on one another, however many there are.
func TestRiverDrawing(t *testing.T) {
	for _, n := range []int{2, 3, 5, 9, 14, 40} {
		c := rumour(n, true)
		for i := range c.Documents {
			if i%2 == 1 {
				c.Documents[i].Outlet = strings.Repeat("A Very Long Name ", 12)
			}
		}
		c.Claims[0].Origins = append(c.Claims[0].Origins, hearsay.Origin{Name: strings.Repeat("أخبار ", 40), Documents: []string{"d01"}})
		r := New(c, Limits{}).River
		if len(r.Rows)+r.Left != n {
			t.Errorf("%d documents: %d rows and %d left out", n, len(r.Rows), r.Left)
		}
		for name, d := range map[string]*Drawing{"wide": r.Wide, "narrow": r.Narrow} {
			for i, a := range d.Shapes {
				if a.X < 0 || a.Y < 0 || a.X+a.W > d.Width || a.Y+a.H > d.Height {
					t.Errorf("%s, %d documents: %s stands outside %d × %d: %+v", name, n, a.Title, d.Width, d.Height, a)
				}
				for _, b := range d.Shapes[i+1:] {
					if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
						t.Errorf("%s, %d documents: %q and %q overlap", name, n, a.Title, b.Title)
					}
				}
			}
		}
	}
}
