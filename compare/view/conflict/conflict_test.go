package conflict_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/comparetest"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/view/answer"
	"github.com/openhearsay/hearsay/compare/view/conflict"
)

func TestGather(t *testing.T) {
	days := map[string]string{"a": "2021-03-04", "b": "2021-03-09"}
	for _, test := range []struct {
		name    string
		dates   map[string]string
		lines   []string
		opposed []proposition.Verdict
		want    string
	}{
		{"a denial that points", nil, []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial|the claim is untrue"},
			[]proposition.Verdict{{A: 0, B: 1, P: 0.3}}, "denial s1 s2 certain"},
		{"one that the model doubts", nil, []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial|the claim is untrue"},
			[]proposition.Verdict{{A: 0, B: 1, P: 0.12}}, ""},
		{"a denial given up", days, []string{"a|Ortez|denial|I never met the builder in the harbour", "b|Ortez|hedge|I do not recall meeting the builder in the harbour"}, nil, "reversal s1 s2 possible"},
		{"a denial that becomes an admission", days, []string{"a|Ortez|denial|I never met the builder in the harbour", "b|Ortez|admission|I met the builder in the harbour"}, nil, "reversal s1 s2 possible"},
		{"not the other way round", days, []string{"a|Ortez|admission|I met the builder in the harbour", "b|Ortez|denial|I never met the builder in the harbour"}, nil, ""},
		{"agreement", days, []string{"a|Ortez|denial|I never met the builder in the harbour", "b|Ortez|denial|I never met the builder in the harbour"}, nil, ""},
		{"another speaker", days, []string{"a|Ortez|denial|I never met the builder in the harbour", "b|Vane|admission|I met the builder in the harbour"}, nil, ""},
		{"a retraction", days, []string{"a|Ortez|assertion|the old bridge was closed by the council", "b|Ortez|admission|I misspoke when I said the bridge was closed"}, nil, "reversal s1 s2 possible"},
		{"two figures", nil, []string{"a|Ortez|assertion|the council paid 3 million for the old bridge", "b||assertion|The council paid 4 million for the old bridge in all"}, nil, "discrepancy s1 b possible"},
		{"two figures in one unit, one in another", nil, []string{"a|Ortez|assertion|the hole is 39 feet or 12 metres wide", "b||assertion|The hole is 12 metres or 40 feet wide"}, nil, ""},
		{"figures of two things", nil, []string{"a|Ortez|assertion|the council paid 3 million for the old bridge", "b|Vane|assertion|a storm cost farmers 4 million last year"}, nil, ""},
		{"two figures of one speaker", nil, []string{"a|Ortez|assertion|the council paid 3 million for the old bridge", "b|Ortez|assertion|the council paid 4 million for the old bridge"}, nil, ""},
		{"figures of two bodies", nil, []string{"a|Hillside School|assertion|absences in the winter term fell by nine percent", "b|Lakeside School|assertion|absences in the winter term fell by two percent"}, nil, ""},
		{"figures of two bodies about one", nil, []string{"a|Hillside School|assertion|absences at Corby College fell by nine percent", "b|Lakeside School|assertion|absences at Corby College fell by two percent"}, nil, "discrepancy s1 s2 possible"},
		{"of whom a pronoun speaks", nil, []string{"a||assertion|She won the seat by 300 votes", "b||assertion|He won the seat by 90 votes"}, nil, ""},
		{"names of its own on either side", nil, []string{"a||assertion|The school at Marl paid 3 million for the roof", "b||assertion|The school at Pendock paid 4 million for the roof"}, nil, ""},
		{"two months", nil, []string{"a|Ortez|assertion|the council closed the old Marl bridge in August", "b|Vane|assertion|the council closed the old Marl bridge back in June"}, nil, "discrepancy s1 s2 possible"},
		{"a name spelt in two ways", nil, []string{"a|Ortez|assertion|the old bridge at Harlowe was closed", "b|Vane|assertion|the old bridge at Harmowe was closed"}, nil, "discrepancy s1 s2 possible"},
		{"a name and what comes from it", nil, []string{"a|Ortez|assertion|the old bridge to Morland was closed", "b|Vane|assertion|the old Morlandic bridge was closed"}, nil, ""},
		{"two names", nil, []string{"a|Ortez|assertion|the old bridge at Harlowe was closed", "b|Vane|assertion|the old bridge at Pendock was closed"}, nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := comparetest.Field(test.dates, test.lines...)
			o := proposition.Opinion{Opposed: test.opposed}
			var got []string
			for _, c := range conflict.Gather(f, o, nil, answer.Find(f, o)) {
				certainty := "possible"
				if c.Certain {
					certainty = "certain"
				}
				if c.Why == "" || c.Confidence <= 0 {
					t.Errorf("no reason or confidence: %+v", c)
				}
				got = append(got, fmt.Sprint(c.Kind, " ", c.A.Statement, c.A.Place.Document, " ", c.B.Statement, c.B.Place.Document, " ", certainty))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A conflict that is known stays one, and becomes certain where it points.
func TestGatherKnown(t *testing.T) {
	f := comparetest.Field(nil, "a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial|the claim is untrue")
	o := proposition.Opinion{Opposed: []proposition.Verdict{{A: 0, B: 1, P: 0.3}}}
	known := []hearsay.Conflict{{A: hearsay.ConflictSide{Statement: "s1"}, B: hearsay.ConflictSide{Statement: "s2"}, Kind: hearsay.DenialConflict, Proposition: "q1", Why: "known", Confidence: 0.3}}
	got := conflict.Gather(f, o, known, answer.Find(f, o))
	if len(got) != 1 || !got[0].Certain || got[0].Proposition != "q1" || got[0].Why != "known" || known[0].Certain {
		t.Errorf("got %+v of %+v", got, known)
	}
}
