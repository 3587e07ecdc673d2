package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
)

// Each order by itself is placed, changes the case, and is taken back.
func TestEach(t *testing.T) {
	for _, o := range orders {
		c := story()
		l := log{t: t}
		l.decide(c, o)
		if len(l.all) == 0 {
			t.Errorf("%+v comes to nothing", o)
			continue
		}
		got, unplaced := review.Apply(c, l.all)
		if len(unplaced) > 0 {
			t.Errorf("%+v is unplaced: %s", o, unplaced[0].Why)
		}
		if cmp.Diff(c, got) == "" {
			t.Errorf("%+v changes nothing", o)
		}
	}
}

// TestWhat looks at what decisions do.
func TestWhat(t *testing.T) {
	for _, x := range []struct {
		name   string
		orders []review.Order
		look   func(c *hearsay.Case) string
		want   string
	}{
		{"accept", []review.Order{accept("s4")}, func(c *hearsay.Case) string {
			r := statementOf(t, c, "s4").Review
			return string(r.Decision) + " " + r.Who + " " + r.When
		}, "accepted ada 2031-04-03T09:00:00Z"},
		{"correct and accept", []review.Order{set("s4", "kind", "hedge"), accept("s4")}, func(c *hearsay.Case) string {
			return string(statementOf(t, c, "s4").Review.Decision) + string(statementOf(t, c, "s4").Kind)
		}, "correctedhedge"},
		{"the last of two", []review.Order{set("s4", "kind", "hedge"), set("s4", "kind", "opinion")}, func(c *hearsay.Case) string { return string(statementOf(t, c, "s4").Kind) }, "opinion"},
		{"reject and accept", []review.Order{reject("s4")}, func(c *hearsay.Case) string { return yes(has(c, "s4")) }, "no"},
		{"what stands inside a rejected one is outermost", []review.Order{reject("s2")}, func(c *hearsay.Case) string { return yes(statementOf(t, c, "s25").Within < 0) }, "yes"},
		{"a rejected statement is nowhere", []review.Order{reject("s4")}, func(c *hearsay.Case) string {
			var all []string
			for _, x := range c.Conflicts {
				all = append(all, x.ID)
			}
			for _, x := range c.QuoteGroups {
				all = append(all, x.ID, string(rune('0'+len(x.Renderings))))
			}
			for _, x := range c.Propositions {
				all = append(all, x.ID, string(rune('0'+len(x.Places))))
			}
			for _, x := range c.Answers {
				all = append(all, x.ID)
			}
			for _, x := range c.Positions {
				all = append(all, x.ID)
			}
			return strings.Join(all, " ")
		}, "conflict3 quote1 2 quote2 2 q1 3 q2 3 q3 2 q4 3 answer1"},
		{"what is no denial any more denies nothing", []review.Order{set("s4", "kind", "opinion")}, func(c *hearsay.Case) string {
			var all []string
			for _, x := range c.Conflicts {
				all = append(all, x.ID)
			}
			for _, x := range c.Answers {
				all = append(all, x.ID)
			}
			return strings.Join(all, " ")
		}, "conflict2 conflict3 answer1"},
		{"a claim is not touched by what is gone", []review.Order{reject("s2"), reject("s25")}, func(c *hearsay.Case) string {
			return string(c.Claims[1].Documents["ledger-0304"]) + string(c.Claims[1].Documents["standard-0305"])
		}, "supports"},
		{"speaker by label", []review.Order{set("s23", "speaker", "p5")}, func(c *hearsay.Case) string { return nameOf(c, statementOf(t, c, "s23").Speaker) }, "Nadia Fenwick"},
		{"a new speaker", []review.Order{set("s14", "speaker", "Ada Novak"), set("s21", "speaker", "Ada Novak")}, func(c *hearsay.Case) string {
			return statementOf(t, c, "s14").Speaker + statementOf(t, c, "s21").Speaker + nameOf(c, "p13")
		}, "p13p13Ada Novak"},
		{"unknown", []review.Order{set("s14", "speaker", "Unknown")}, func(c *hearsay.Case) string { return statementOf(t, c, "s14").Speaker }, ""},
		{"merge", []review.Order{{Action: review.Merge, About: []string{"p3", "p1"}}}, func(c *hearsay.Case) string {
			return statementOf(t, c, "s4").Speaker + c.QuoteGroups[0].Speaker + c.Positions[0].Speaker + nameOf(c, "p3") + nameOf(c, "p1")
		}, "p3p3p3Bram Oakes"},
		{"merge, with a name", []review.Order{{Action: review.Merge, About: []string{"p3", "p1"}, Value: "Somebody Else"}}, func(c *hearsay.Case) string {
			for i := range c.Speakers {
				if x := &c.Speakers[i]; x.Name == "Somebody Else" && len(x.Aliases) > 1 {
					return "named"
				}
			}
			return "not named"
		}, "named"},
		{"merge, then merge what was merged", []review.Order{{Action: review.Merge, About: []string{"p3", "p1"}}, {Action: review.Merge, About: []string{"p5", "p3"}}}, func(c *hearsay.Case) string {
			return statementOf(t, c, "s4").Speaker + statementOf(t, c, "s11").Speaker
		}, "p5p5"},
		{"merge, then split", []review.Order{{Action: review.Merge, About: []string{"p3", "p1"}}, {Action: review.Split, About: []string{"p3", "s4"}, Value: "Her sister"}}, func(c *hearsay.Case) string {
			return nameOf(c, statementOf(t, c, "s4").Speaker) + ", " + nameOf(c, statementOf(t, c, "s7").Speaker)
		}, "Her sister, Bram Oakes"},
		{"split, then merge the new one with another", []review.Order{{Action: review.Split, About: []string{"p1", "s4"}, Value: "Her sister"}, {Action: review.Merge, About: []string{"p5", "p13"}}}, func(c *hearsay.Case) string {
			return nameOf(c, statementOf(t, c, "s4").Speaker) + ", " + nameOf(c, statementOf(t, c, "s7").Speaker)
		}, "Nadia Fenwick, Ilse Varga"},
		{"split by document", []review.Order{{Action: review.Split, About: []string{"p1", "D8"}}}, func(c *hearsay.Case) string {
			return nameOf(c, statementOf(t, c, "s23").Speaker) + ", " + nameOf(c, statementOf(t, c, "s4").Speaker)
		}, "Ilse Varga (another), Ilse Varga"},
		{"a name, then merged under it", []review.Order{set("p1", "name", "Ilse von Varga"), {Action: review.Merge, About: []string{"p1", "p3"}}, set("p1", "kind", "organization")}, func(c *hearsay.Case) string {
			for _, s := range c.Speakers {
				if s.ID == "p1" {
					return s.Name + " " + string(s.Kind) + " " + strings.Join(s.Aliases, ",")
				}
			}
			return ""
		}, "Ilse von Varga organization Deputy Mayor Ilse Varga,Varga,the deputy mayor,Bram Oakes,Oakes,Ilse Varga"},
		{"a rejected speaker", []review.Order{reject("p1")}, func(c *hearsay.Case) string {
			return statementOf(t, c, "s4").Speaker + c.QuoteGroups[0].Speaker + nameOf(c, "p1") + string(rune('0'+len(c.Positions)))
		}, "0"},
		{"join", []review.Order{{Action: review.Join, About: []string{"q3", "q1"}}}, func(c *hearsay.Case) string {
			for _, p := range c.Propositions {
				if p.ID == "q3" {
					return p.Text + string(rune('0'+len(p.Places))) + string(rune('0'+len(p.Origins))) + c.Claims[0].Proposition
				}
			}
			return ""
		}, "what q3 says52q3"},
		{"part", []review.Order{{Action: review.Part, About: []string{"q2", "q2.1"}}}, func(c *hearsay.Case) string {
			last := c.Propositions[len(c.Propositions)-1]
			return last.ID + " " + last.Text[:15] + string(rune('0'+len(last.Places))) + string(rune('0'+len(c.Propositions[1].Places)))
		}, "q5 “I have never13"},
		{"part, then join again", []review.Order{{Action: review.Part, About: []string{"q2", "q2.1"}}, {Action: review.Join, About: []string{"q2", "q5"}}}, func(c *hearsay.Case) string {
			return string(rune('0'+len(c.Propositions))) + string(rune('0'+len(c.Propositions[1].Places)))
		}, "44"},
		{"a place in one proposition and not in the other", []review.Order{set("q4.3", "stance", "denies"), reject("q1.1")}, func(c *hearsay.Case) string {
			return string(c.Propositions[3].Places[2].Stance) + string(rune('0'+len(c.Propositions[0].Places)))
		}, "denies2"},
		{"a rejected proposition", []review.Order{reject("q1")}, func(c *hearsay.Case) string {
			return c.Propositions[0].ID + c.Claims[0].Proposition + string(rune('0'+len(c.Unattributed)))
		}, "q20"},
		{"grades", []review.Order{{Action: review.Grade, About: []string{"s4"}, Value: "b"}, {Action: review.Grade, About: []string{"s4"}, Value: "3"}, accept("s4")}, func(c *hearsay.Case) string {
			return statementOf(t, c, "s4").Review.Grade
		}, "B3"},
		{"notes", []review.Order{{Action: review.Note, About: []string{"s4"}, Value: "one"}, {Action: review.Note, About: []string{"s4"}, Value: "two"}}, func(c *hearsay.Case) string {
			r := statementOf(t, c, "s4").Review
			return strings.Join(r.Notes, "|") + yes(r.Stands())
		}, "one|twono"},
		{"direction by document", []review.Order{set("passage1", "from", "D2")}, func(c *hearsay.Case) string { return string(c.Passages[0].From) }, "b"},
		{"a rejected denial denies nothing else", []review.Order{reject("conflict1")}, func(c *hearsay.Case) string {
			return fmt.Sprint(len(c.Claims[2].Places), c.Claims[2].Places[0].Statement)
		}, "1s1"},
		{"the numbers of places stay", []review.Order{reject("claim1.1"), set("claim1.2", "stance", "denies"), reject("q1.1"), reject("q1.2"), accept("q1.3")}, func(c *hearsay.Case) string {
			return fmt.Sprint(c.Claims[0].Places[0].Statement, c.Claims[0].Places[0].Stance, c.Propositions[0].Places[0].Statement)
		}, "s4deniess10"},
		{"places of claims", []review.Order{set("claim2.2", "stance", "hedges"), reject("claim1.1")}, func(c *hearsay.Case) string {
			return fmt.Sprint(len(c.Claims[0].Places), c.Claims[0].Places[0].Statement, c.Claims[1].Places[1].Stance, c.Claims[1].Places[0].Stance)
		}, "1s4hedgesasserts"},
		{"what a document does with a claim", []review.Order{set("claim2", "D3", "denies"), set("claim2", "D1", "none")}, func(c *hearsay.Case) string {
			return fmt.Sprint(c.Claims[1].Documents, len(c.Claims[1].Evidence))
		}, "map[ledger-0319:denies standard-0305:denies] 0"},
		{"a date", []review.Order{set("D1", "date", "2031-02")}, func(c *hearsay.Case) string {
			return c.Documents[0].Published.From + strings.Join(c.Documents[0].Said, ",")
		}, "2031-02published"},
	} {
		l := log{t: t}
		c := story()
		l.decide(c, x.orders...)
		got, unplaced := review.Apply(c, l.all)
		if s := x.look(got); s != x.want {
			t.Errorf("%s: %q, want %q", x.name, s, x.want)
		}
		for _, u := range unplaced {
			t.Errorf("%s: %s %+v is unplaced: %s", x.name, u.Decision.Action, u.Decision.Anchors[0], u.Why)
		}
	}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// What cannot be decided says what can.
func TestMakeErrors(t *testing.T) {
	c := story()
	for _, x := range []struct {
		order review.Order
		want  string
	}{
		{accept(), "name what it is about"},
		{accept("s99"), `no such finding as "s99"`},
		{accept("q1.9"), `no such finding as "q1.9"`},
		{accept("s0"), "no such finding"},
		{accept(""), "no such finding"},
		{reject("D1"), "hearsay remove"},
		{set("s4", "kind", "lie"), "its kind is one of assertion, denial"},
		{set("s4", "colour", "red"), `a statement has no "colour" that can be set: kind, speaker`},
		{set("s4", "speaker", " "), "its speaker needs a value"},
		{set("s4", "speaker", "p99"), "no such finding"},
		{set("claim1", "text", "x"), "a claim has a stance for each document"},
		{set("claim1", "D2", "asserts"), "its stance is one of supports, denies, reports, none"},
		{set("position1", "matter", "x"), "nothing of a position can be set"},
		{set("D1", "date", "soon"), `"soon" is no date`},
		{set("D1", "colour", "red"), "byline, date, outlet, title"},
		{set("passage1", "from", "D9"), "its from is one of a, b, common, unknown"},
		{review.Order{Action: review.Grade, About: []string{"s4"}, Value: "G7"}, "is no grade"},
		{review.Order{Action: review.Note, About: []string{"s4"}, Value: " \x00\n\x1b "}, "a note needs words"},
		{review.Order{Action: review.Merge, About: []string{"p1"}}, "name what with"},
		{review.Order{Action: review.Merge, About: []string{"p1", "p1"}}, "named twice"},
		{review.Order{Action: review.Merge, About: []string{"s1", "s2"}}, "name a speaker first"},
		{review.Order{Action: review.Merge, About: []string{"p1", "s2"}}, "name a speaker"},
		{review.Order{Action: review.Split, About: []string{"p1", "s1"}}, "s1 is no statement of p1"},
		{review.Order{Action: review.Split, About: []string{"p1", "D9"}}, "p1 has nothing there"},
		{review.Order{Action: review.Part, About: []string{"q1", "q2.1"}}, "q2.1 is no place of q1"},
		{review.Order{Action: review.Part, About: []string{"q3", "q3.1", "q3.2"}}, "no place left"},
		{review.Order{Action: review.Undo, About: []string{"s1"}}, "nothing that can be decided"},
	} {
		_, err := review.Make(c, x.order)
		if err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%+v: %v, want %q", x.order, err, x.want)
		}
	}
	if d, err := review.Make(c, set("D1", "outlet", "The Tarn Ledger")); err != nil || len(d) != 1 {
		t.Errorf("that a person says what the text shows is a decision: %v, %v", d, err)
	}
	l := log{t: t}
	for _, o := range []review.Order{accept("s1"), set("s4", "kind", "hedge"), set("s4", "speaker", "p5"), {Action: review.Note, About: []string{"s1"}, Value: "x"},
		{Action: review.Grade, About: []string{"s1"}, Value: "B"}, set("p1", "name", "Eve"), set("q1.2", "stance", "denies"), set("D2", "outlet", "Mail")} {
		n := len(l.all)
		l.decide(c, o, o)
		if len(l.all) != n+1 {
			t.Errorf("%+v twice is decided %d times", o, len(l.all)-n)
		}
	}
	l = log{t: t}
	l.decide(c, accept("s1"))
	l.undo(1)
	if _, err := review.Undoing(l.all, 1); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("undone twice: %v", err)
	}
	if _, err := review.Undoing(l.all, 7); err == nil || !strings.Contains(err.Error(), "no decision 7") {
		t.Errorf("no decision: %v", err)
	}
}

// Every label that a finding has finds it, in capital letters too.
func TestFind(t *testing.T) {
	c := story()
	for _, kind := range []review.Kind{review.Document, review.Statement, review.Speaker, review.Proposition, review.Placed, review.Conflict, review.Answer,
		review.Position, review.Unattributed, review.QuoteGroup, review.Passage, review.Credit, review.RestsOn, review.Claim, review.ClaimPlace} {
		all := review.Findings(c, kind)
		if len(all) == 0 {
			t.Errorf("no %s", kind)
		}
		var labels []string
		for _, f := range all {
			got, err := review.Find(c, strings.ToUpper(f.Label))
			if err != nil || got.Label != f.Label || got.Kind != kind {
				t.Errorf("%s: %+v, %v", f.Label, got, err)
			}
			if slices.Contains(labels, f.Label) {
				t.Errorf("%s is there twice", f.Label)
			}
			labels = append(labels, f.Label)
		}
	}
	for label, want := range map[string]string{"digest-0308": "D5", c.Documents[4].SHA256[:8]: "D5", strings.ToUpper(c.Documents[4].SHA256): "D5", " d5 ": "D5"} {
		if f, err := review.Find(c, label); err != nil || f.Label != want {
			t.Errorf("%q: %s, %v", label, f.Label, err)
		}
	}
}
