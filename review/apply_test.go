package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
)

// orders are one or several of each kind, each about something else than the others.
var orders = []review.Order{
	reject("s13"), reject("s1"), accept("s4"), accept("s2"), set("s12", "kind", "hedge"), set("s23", "speaker", "p5"), set("s14", "speaker", "Ada Novak"),
	set("s21", "speaker", "unknown"), set("s9", "speaker", "p10"),
	{Action: review.Grade, About: []string{"s7"}, Value: "b2"}, {Action: review.Note, About: []string{"s6"}, Value: "asked <again>"},
	{Action: review.Merge, About: []string{"p7", "p6"}}, set("p4", "name", "Tobin J. Hale"), reject("p2"),
	{Action: review.Split, About: []string{"p1", "s22", "s24"}, Value: "Another Varga"},
	{Action: review.Join, About: []string{"q1", "q3"}}, {Action: review.Part, About: []string{"q2", "q2.2", "s24"}, Value: "something else"},
	set("q4.2", "stance", "denies"), reject("q4.1"), set("conflict2", "kind", "discrepancy"), reject("conflict3"), accept("conflict1"),
	accept("quote1"), reject("quote2"), set("passage1", "from", "D2"), set("passage3", "boilerplate", "yes"), reject("passage2"),
	accept("claim1"), reject("claim3"), reject("claim1.2"), set("claim2.2", "stance", "denies"), set("claim2", "D3", "denies"), set("claim1", "D4", "none"), set("credit2", "outlet", "The Tarn Ledger"), reject("credit5"), set("rests5", "origin", "unclear"), reject("rests6"),
	accept("answer2"), reject("answer1"), accept("lost1"), accept("position1"),
	set("D2", "outlet", "Pell Wire Service"), set("D8", "date", "unknown"), set("D1", "byline", "M. Holt; A. Roe"), set("D9", "title", "Save our ferry"),
	{Action: review.Grade, About: []string{"D3"}, Value: "C"}, {Action: review.Note, About: []string{"q1", "p1"}, Value: "look again"},
}

// decided is a log of the orders, made one by one about the case as it is without the
// others, in any order.
func decided(t testing.TB, c *hearsay.Case, some []review.Order) []review.Decision {
	t.Helper()
	l := log{t: t}
	for _, o := range some {
		made, err := review.Make(c, o)
		if err != nil {
			t.Fatalf("%+v: %v", o, err)
		}
		for _, d := range made {
			l.keep(d)
		}
	}
	return l.all
}

// same compares cases but for when something was decided, and where that stands in the
// log, which are of the log.
func same(a, b *hearsay.Case) string {
	ofLog := func(p cmp.Path) bool { return p.Last().String() == ".When" || p.Last().String() == ".GradedAt" || p.Last().String() == ".Last" }
	return cmp.Diff(a, b, cmp.FilterPath(ofLog, cmp.Ignore()))
}

func TestApply(t *testing.T) {
	c := story()
	rapid.Check(t, func(rt *rapid.T) {
		some := rapid.SliceOfNDistinct(rapid.IntRange(0, len(orders)-1), 0, len(orders), func(i int) int { return i }).Draw(rt, "orders")
		var chosen []review.Order
		for _, i := range some {
			chosen = append(chosen, orders[i])
		}
		all := decided(t, c, chosen)
		once, unplaced := review.Apply(c, all)
		if d := cmp.Diff(story(), c); d != "" {
			rt.Fatalf("the case that was given is changed:\n%s", d)
		}
		for _, u := range unplaced {
			// Something else that was decided took away what it is about.
			if !slices.ContainsFunc(chosen, func(o review.Order) bool {
				return o.Action == review.Reject || o.Action == review.Split || o.Field == "speaker" || o.Field == "kind"
			}) {
				rt.Fatalf("%+v is unplaced: %s", u.Decision, u.Why)
			}
		}
		again, _ := review.Apply(c, all)
		if d := cmp.Diff(once, again); d != "" {
			rt.Fatalf("applied twice it is not the same:\n%s", d)
		}

		slices.SortStableFunc(chosen, func(a, b review.Order) int { return strings.Compare(fmt.Sprint(b), fmt.Sprint(a)) })
		other, _ := review.Apply(c, decided(t, c, chosen))
		if d := same(once, other); d != "" {
			rt.Fatalf("in another order it is not the same:\n%s", d)
		}

		l := log{t: t, all: slices.Clone(all)}
		for _, d := range all {
			l.undo(d.ID)
		}
		undone, unplaced := review.Apply(c, l.all)
		if d := cmp.Diff(c, undone); d != "" || len(unplaced) > 0 {
			rt.Fatalf("after undo of all it is not as before: %v\n%s", unplaced, d)
		}
		for i := len(l.all); i > len(all); i-- { // an undo is undone
			l.undo(l.all[i-1].ID)
		}
		redone, _ := review.Apply(c, l.all)
		if d := cmp.Diff(once, redone); d != "" {
			rt.Fatalf("after undo of all undos it is not as it was decided:\n%s", d)
		}
		whole(rt, once)
		whole(rt, review.Accepted(once))
	})
}

// whole checks that nothing in a case points at what is not in it.
func whole(t *rapid.T, c *hearsay.Case) {
	documents, speakers, statements, propositions := map[string]bool{}, map[string]bool{"": true}, map[string]bool{"": true}, map[string]bool{"": true}
	once := func(m map[string]bool, id string) {
		if m[id] {
			t.Fatalf("%q is there twice", id)
		}
		m[id] = true
	}
	for i := range c.Documents {
		once(documents, c.Documents[i].ID)
	}
	for i := range c.Speakers {
		once(speakers, c.Speakers[i].ID)
	}
	for i := range c.Statements {
		once(statements, c.Statements[i].ID)
	}
	for i := range c.Propositions {
		once(propositions, c.Propositions[i].ID)
	}
	speaks := func(id string) {
		if !speakers[id] {
			t.Fatalf("speaker %q is not there", id)
		}
	}
	stands := func(ids ...string) {
		for _, id := range ids {
			if !statements[id] {
				t.Fatalf("statement %q is not there", id)
			}
		}
	}
	says := func(id string) {
		if !propositions[id] {
			t.Fatalf("proposition %q is not there", id)
		}
	}
	for i := range c.Statements {
		s := &c.Statements[i]
		speaks(s.Speaker)
		if s.Within >= len(c.Statements) || s.Within == i || s.Within >= 0 && c.Statements[s.Within].Document != s.Document {
			t.Fatalf("%s stands within %d", s.ID, s.Within)
		}
	}
	for _, x := range c.Conflicts {
		stands(x.A.Statement, x.B.Statement)
		says(x.Proposition)
	}
	for _, x := range c.Answers {
		stands(x.Statement, x.Of)
		speaks(x.For)
	}
	for _, x := range c.Positions {
		stands(x.Statements...)
		speaks(x.Speaker)
	}
	for _, x := range c.QuoteGroups {
		speaks(x.Speaker)
		for _, r := range x.Renderings {
			stands(r.Statement)
		}
		if len(x.Renderings) < 2 {
			t.Fatalf("%s has %d renderings", x.ID, len(x.Renderings))
		}
	}
	for _, x := range c.Propositions {
		if len(x.Places) == 0 {
			t.Fatalf("%s has no place", x.ID)
		}
		for _, p := range x.Places {
			stands(p.Statement)
		}
	}
	for _, x := range c.Claims {
		says(x.Proposition)
		for _, p := range x.Places {
			stands(p.Statement)
		}
	}
	for _, x := range c.Unattributed {
		stands(x.Statement)
		says(x.Proposition)
	}
	for _, x := range c.Timeline {
		stands(x.Statement)
	}
}
