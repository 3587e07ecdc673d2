package claim_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/comparetest"
	"github.com/openhearsay/hearsay/compare/view/claim"
)

// TestPropose asks about what is disputed before what is only repeated, and nothing
// twice.
func TestPropose(t *testing.T) {
	f := comparetest.Field(nil,
		"a|Vane|assertion|the council of Orlen sold the northern quay",
		"a|Ida|assertion|the new ferry to Marl sails in the spring",
		"b|Orton|assertion|the council of Orlen sold the northern quay",
		"b|Ida|assertion|the new ferry to Marl sails in the spring",
		"c|Lena|denial|the quay was never sold",
	)
	f.In.Groups = []hearsay.QuoteGroup{group(f.In.Statements, 0, 2), group(f.In.Statements, 1, 3)}
	place := func(i int) hearsay.Place {
		p := &f.Places[i]
		return hearsay.Place{Document: f.In.Documents[p.Document].ID, Span: p.Spans[0], Stance: hearsay.Asserts, Confidence: 1}
	}
	sold := hearsay.Proposition{ID: "q1", Text: "The council of Orlen sold the northern quay", Places: []hearsay.Place{place(0), place(2)}}
	r := claim.NewReader(f, nil, nil, nil)
	got := r.Propose([]hearsay.Proposition{sold}, []hearsay.Conflict{{Proposition: "q1"}})
	want := []string{"The council of Orlen sold the northern quay.", "The new ferry to Marl sails in the spring."}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("a dispute (-want +got):\n%s", d)
	}
	sold.Text = "northern quay"
	if got := r.Propose([]hearsay.Proposition{sold}, []hearsay.Conflict{{Proposition: "q1"}}); len(got) != 2 {
		t.Errorf("a proposition whose words do not stand alone: %q", got)
	}

	half := hearsay.Claim{Places: []hearsay.Place{place(0), place(1)}}
	if id := claim.Match(&half, []hearsay.Proposition{sold}); id != "q1" {
		t.Errorf("half of what bears on a claim is the proposition's: matched %q", id)
	}
	third := hearsay.Claim{Places: []hearsay.Place{place(0), place(1), place(3)}}
	if id := claim.Match(&third, []hearsay.Proposition{sold}); id != "" {
		t.Errorf("a third is: matched %q", id)
	}
}

func group(statements []hearsay.Statement, of ...int) (g hearsay.QuoteGroup) {
	for _, i := range of {
		g.Renderings = append(g.Renderings, hearsay.Rendering{Document: statements[i].Document, Statement: statements[i].ID, Spans: statements[i].Contents})
	}
	return g
}
