package compare

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/question"
)

func TestAmend(t *testing.T) {
	at := &hearsay.Span{Start: 1, End: 2}
	own, wire, aide := hearsay.Hop{Name: "Vale Messenger"}, hearsay.Hop{Name: "Coast Wire", At: at}, hearsay.Hop{Name: "an aide", At: at}
	for _, x := range []struct {
		name string
		via  []hearsay.Hop
		a    question.Amendment
		want hearsay.Statement
	}{
		{"nothing is said of it", []hearsay.Hop{own}, question.Amendment{}, hearsay.Statement{Speaker: "p1", Kind: hearsay.Assertion, Via: []hearsay.Hop{own}}},
		{"a kind", nil, question.Amendment{Kind: hearsay.Denial}, hearsay.Statement{Speaker: "p1", Kind: hearsay.Denial}},
		{"a speaker", nil, question.Amendment{Speaker: "Per Lund"}, hearsay.Statement{Speaker: "p2", Kind: hearsay.Assertion}},
		{"none of them", nil, question.Amendment{Speaker: question.NoneOfThem}, hearsay.Statement{Kind: hearsay.Assertion}},
		{"somebody who is not of the case", nil, question.Amendment{Speaker: "Nora Quist"}, hearsay.Statement{Speaker: "p1", Kind: hearsay.Assertion}},
		{"a carrier", []hearsay.Hop{own}, question.Amendment{Carrier: "Coast Wire", Options: []string{"Coast Wire", question.NobodyElse}},
			hearsay.Statement{Speaker: "p1", Kind: hearsay.Assertion, Via: []hearsay.Hop{own, wire}}},
		{"another carrier", []hearsay.Hop{own, aide}, question.Amendment{Carrier: "Coast Wire", Options: []string{"an aide", "Coast Wire", question.NobodyElse}},
			hearsay.Statement{Speaker: "p1", Kind: hearsay.Assertion, Via: []hearsay.Hop{own, wire}}},
		{"the carrier that is there", []hearsay.Hop{own, aide, wire}, question.Amendment{Carrier: "Coast Wire", Options: []string{"Coast Wire", "an aide"}},
			hearsay.Statement{Speaker: "p1", Kind: hearsay.Assertion, Via: []hearsay.Hop{own, aide, wire}}},
		{"nobody else", []hearsay.Hop{own, wire}, question.Amendment{Carrier: question.NobodyElse, Options: []string{"Coast Wire", question.NobodyElse}},
			hearsay.Statement{Speaker: "p1", Kind: hearsay.Assertion, Via: []hearsay.Hop{own}}},
	} {
		c := &hearsay.Case{
			Speakers: []hearsay.Speaker{{ID: "p1", Name: "Ida Brandt", Named: true}, {ID: "p2", Name: "Per Lund", Named: true}},
			Statements: []hearsay.Statement{
				{ID: "s1", Document: "a", Speaker: "p1", Kind: hearsay.Assertion, Via: x.via},
				{ID: "s2", Document: "a", Via: []hearsay.Hop{own, wire}}}}
		x.a.By = []string{"oak"}
		amend(c, &question.Heard{Statements: map[string]*question.Amendment{"s1": &x.a}})
		x.want.ID, x.want.Document, x.want.Judged = "s1", "a", []string{"oak"}
		if d := cmp.Diff(x.want, c.Statements[0]); d != "" {
			t.Errorf("%s (-want +got):\n%s", x.name, d)
		}
		if c.Statements[1].Judged != nil {
			t.Errorf("%s: the other statement is judged too", x.name)
		}
	}
	amend(&hearsay.Case{}, nil)
}
