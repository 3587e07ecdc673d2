package unattributed_test

import (
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/view/unattributed"
)

const stated = "The council moved twelve engineers to the harbour."

// field is a case of the Courier, which has it from Ortez, and of the Gazette, which
// prints gazette in its own voice.
func field(gazette string) *proposition.Field {
	said := "the council moved twelve engineers to the harbour"
	courier := "Ortez said that " + said + "."
	at := hearsay.Span{Start: len("Ortez said that "), End: len(courier) - 1}
	return proposition.NewField(&proposition.Input{
		Documents: []hearsay.Document{{ID: "courier", Outlet: "The Tarn Courier", Text: courier}, {ID: "gazette", Outlet: "The Pell Gazette", Text: gazette}},
		Sentences: [][]hearsay.Span{{{End: len(courier)}}, {{End: len(gazette)}}},
		Clauses:   [][]hearsay.Clause{nil, {{Span: hearsay.Span{End: len(gazette)}}}},
		Statements: []hearsay.Statement{{ID: "s1", Document: "courier", Within: -1, Speaker: "p1", Kind: hearsay.Assertion, Contents: []hearsay.Span{at},
			Source: &hearsay.Span{Start: 0, End: len("Ortez")}}},
		Speakers: []hearsay.Speaker{{ID: "p1", Name: "Ortez", Named: true, Kind: hearsay.Person}},
	})
}

func TestFind(t *testing.T) {
	rests := []hearsay.RestsOn{{Document: "gazette", Item: -1, Origin: "The Tarn Courier", Confidence: 0.8}}
	same := proposition.Opinion{Same: []proposition.Verdict{{A: 0, B: 1, P: 0.9}}}
	for _, test := range []struct {
		name    string
		text    string
		opinion proposition.Opinion
		rests   []hearsay.RestsOn
		credits []hearsay.Credit
		want    int
	}{
		{"lost", stated, same, rests, nil, 1},
		{"it does not rest on the other", stated, same, nil, nil, 0},
		{"it credits somebody there", stated, same, rests, []hearsay.Credit{{Document: "gazette", Span: hearsay.Span{Start: 4, End: 11}}}, 0},
		{"the model does not say so", stated, proposition.Opinion{}, rests, nil, 0},
		{"it says more than that", "The council moved the market, a school and a church to the hill when the river rose.", same, rests, nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := unattributed.Find(field(test.text), test.opinion, test.rests, test.credits, nil)
			if len(got) != test.want {
				t.Fatalf("got %+v, want %d", got, test.want)
			}
			for _, u := range got {
				if u.Stated.Document != "gazette" || u.Sourced.Document != "courier" || u.Statement != "s1" || u.Why == "" || u.Confidence < 0.7 {
					t.Errorf("got %+v", u)
				}
			}
		})
	}
}
