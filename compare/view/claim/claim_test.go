package claim_test

import (
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/view/claim"
)

// story is two documents about one thing: in the first a named person says it, in
// the second the narrator does; a third speaks of other things.
func story(who, what, other string) *proposition.Field {
	in := &proposition.Input{Sentences: make([][]hearsay.Span, 3), Clauses: make([][]hearsay.Clause, 3),
		Speakers: []hearsay.Speaker{{ID: "p1", Name: who, Named: true, Kind: hearsay.Person}}}
	add := func(id, outlet string, words ...string) {
		d := len(in.Documents)
		text := ""
		for _, w := range words {
			span := hearsay.Span{Start: len(text), End: len(text) + len(w)}
			text += w + ".\n"
			in.Sentences[d] = append(in.Sentences[d], span)
			if id == "a" && w == what {
				in.Statements = append(in.Statements, hearsay.Statement{ID: "s1", Document: id, Within: -1, Speaker: "p1", Kind: hearsay.Assertion,
					Contents: []hearsay.Span{span}})
			} else {
				in.Clauses[d] = append(in.Clauses[d], hearsay.Clause{Span: span})
			}
		}
		in.Documents = append(in.Documents, hearsay.Document{ID: id, Outlet: outlet, Text: text})
	}
	add("a", "The Bay Post", what, other)
	add("b", "Harbour News", what)
	add("c", "The Daily Ferry", other)
	return proposition.NewField(in)
}

func lesson(who, what, other, asked string) *claim.Lesson {
	f := story(who, what, other)
	places := map[int]hearsay.Stance{}
	for i := range f.Places {
		if text := f.Places[i].Spans[0].In(f.In.Documents[f.Places[i].Document].Text); text == what {
			places[i] = hearsay.Asserts
		}
	}
	return claim.NewLesson(claim.NewReader(f, nil, nil, nil), []claim.Answer{{Claim: asked, Places: places,
		Documents: map[string]hearsay.Stance{"a": hearsay.Reports, "b": hearsay.Supports},
		Origin:    func(name string) bool { return name == who || name == "Harbour News" }}})
}

func models(t *testing.T) *claim.Models {
	t.Helper()
	data, err := claim.Train([]*claim.Lesson{
		lesson("Ida Renner", "the council closed the old well in Marl", "a market opens in May by the church", "The council closed the well in Marl."),
		lesson("Bo Tarn", "two boats sank off the northern pier", "snow fell on Friday over the valley", "Two boats sank off the pier."),
		lesson("Lena Osei", "the school lost its roof during the storm", "the choir sang for an hour on Sunday", "The school lost its roof."),
		lesson("Sid Orton", "the bridge carried trucks without a permit", "the bakery moved to Mill Street", "The bridge carried trucks."),
	})
	if err != nil {
		t.Fatal(err)
	}
	m, err := claim.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestAnswer(t *testing.T) {
	f := story("Faye Hale", "the firm sold the mill at Corby to a bank", "rain is expected on the coast tonight")
	r := claim.NewReader(f, nil, models(t), nil)
	c := r.Answer("The firm sold the mill at Corby.")
	if len(c.Places) != 2 || c.Places[0].Document != "a" || c.Places[0].Statement != "s1" || c.Places[1].Document != "b" || c.Places[1].Statement != "" {
		t.Errorf("places %+v, want one in a, said by s1, and one in b", c.Places)
	}
	for _, p := range c.Places {
		if p.Stance != hearsay.Asserts || p.Confidence <= 0.5 {
			t.Errorf("place %+v, want one that asserts", p)
		}
	}
	if c.Documents["a"] == "" || c.Documents["b"] == "" || c.Documents["c"] != "" {
		t.Errorf("documents %v, want a and b to touch it and c not", c.Documents)
	}
	if len(c.Origins) == 0 {
		t.Error("nobody stands behind it")
	}
	for _, o := range c.Origins {
		if o.Name != "Faye Hale" && o.Name != "Harbour News" {
			t.Errorf("origin %q", o.Name)
		}
	}
	if c := r.Answer("Penguins dance."); len(c.Places)+len(c.Documents)+len(c.Origins) != 0 {
		t.Errorf("of what no document tells: %+v", c)
	}
	if c := claim.NewReader(f, nil, nil, nil).Answer("The firm sold the mill."); len(c.Places)+len(c.Documents) != 0 {
		t.Errorf("without models: %+v", c)
	}
}

func TestOpenDamaged(t *testing.T) {
	for _, data := range []string{"x", "a\n\nb\n\nc"} {
		if _, err := claim.Open([]byte(data)); err == nil {
			t.Errorf("%q was read as models", data)
		}
	}
}

func TestNewJudged(t *testing.T) {
	f := story("Vera Lund", "the mayor sold the ferry to her brother", "a storm closed the harbour in Rost")
	var same []int
	for i := range f.Places {
		if p := &f.Places[i]; p.Spans[0].In(f.In.Documents[p.Document].Text) == "the mayor sold the ferry to her brother" {
			same = append(same, i)
		}
	}
	if len(same) != 2 {
		t.Fatalf("places %v say it, want two", same)
	}
	judged := claim.NewJudged(claim.NewReader(f, nil, nil, nil), [][]int{same, {0}}, nil)
	if n := judged.Claims(); n != 1 {
		t.Errorf("%d claims, want one: a group of one document is none", n)
	}
	if _, err := claim.Train([]*claim.Lesson{judged, judged}); err == nil {
		t.Error("a judge alone taught whose voice a document speaks in")
	}
	with := []*claim.Lesson{judged, lesson("Ida Renner", "the council closed the old well in Marl", "a market opens in May by the church", "The council closed the well in Marl."),
		lesson("Bo Tarn", "two boats sank off the northern pier", "snow fell on Friday over the valley", "Two boats sank off the pier.")}
	if _, err := claim.Train(with); err != nil {
		t.Errorf("with a person's answers: %v", err)
	}
}
