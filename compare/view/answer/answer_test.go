package answer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay/compare/comparetest"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/view/answer"
)

func TestFind(t *testing.T) {
	for _, test := range []struct {
		name    string
		lines   []string
		opposed []proposition.Verdict
		want    string // kind and, where one is pointed at, the places
	}{
		{"a report by its owner", []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Brandt|assertion|the school needs a new roof", "a|Vane|denial:called false|the Ortez report is false"},
			[]proposition.Verdict{{A: 0, B: 2, P: 0.3}, {A: 1, B: 2, P: 0.5}}, "denial 2→0"},
		{"claims made by somebody", []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Brandt|assertion|the school needs a new roof", "a|Vane|denial:called false|the claims made by Brandt are false"},
			[]proposition.Verdict{{A: 0, B: 2, P: 0.5}, {A: 1, B: 2, P: 0.3}}, "denial 2→1"},
		{"the claims, whoever's", []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial:not truth in|there is no truth to these claims"},
			[]proposition.Verdict{{A: 0, B: 1, P: 0.3}}, "denial 1→0"},
		{"not what comes after", []string{"a|Vane|denial:not truth in|there is no truth to these claims", "a|Ortez|assertion|the old bridge will be closed in spring"},
			[]proposition.Verdict{{A: 1, B: 0, P: 0.3}}, "denial"},
		{"not in another document", []string{"b|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial:not truth in|there is no truth to these claims"},
			[]proposition.Verdict{{A: 0, B: 1, P: 0.5}}, "denial"},
		{"similar claims are others", []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial:denied|similar claims"},
			[]proposition.Verdict{{A: 0, B: 1, P: 0.5}}, "denial"},
		{"a part of a story", []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial:rejected|one aspect of the story"},
			[]proposition.Verdict{{A: 0, B: 1, P: 0.5}}, "denial"},
		{"nor is a report not yet spoken of", []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial:rejected|a report on the school"},
			[]proposition.Verdict{{A: 0, B: 1, P: 0.5}}, "denial"},
		{"what he did not do himself", []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial:negation|he was not standing by the claims"},
			[]proposition.Verdict{{A: 0, B: 1, P: 0.5}}, "denial"},
		{"claims told anew need words in common", []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial:denied|claims that a road was sold to strangers"},
			[]proposition.Verdict{{A: 0, B: 1, P: 0.5}}, "denial"},
		{"it", []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial:denied|it"},
			[]proposition.Verdict{{A: 0, B: 1, P: 0.3}}, "denial 1→0"},
		{"nobody is sure", []string{"a|Ortez|assertion|the old bridge will be closed in spring", "a|Vane|denial:denied|it"}, nil, "denial"},
		{"taken back", []string{"a|Ortez|assertion|the old bridge was closed by the council", "b|Ortez|admission|I misspoke when I said the old bridge was closed"}, nil, "retraction 1→0"},
		{"walked back home", []string{"a|Ortez|assertion|the old bridge was closed", "a|Ortez|assertion|I walked back home past the bridge"}, nil, ""},
		{"another's mistake", []string{"a|Ortez|assertion|the old bridge was closed", "a|Vane|opinion|Ortez misspoke about the bridge"}, nil, ""},
		{"inside another denial", []string{"a|Ortez|denial:kind|the bridge was closed, contrary to what people say", "a|Vane<0|denial!|the bridge was closed"}, nil, "denial"},
		{"admission and refusal", []string{"a|Ortez|admission|the old bridge was closed too early", "a|Vane|no-comment|the closing of the bridge"}, nil, "admission, refusal"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, x := range answer.Find(comparetest.Field(nil, test.lines...), proposition.Opinion{Opposed: test.opposed}) {
				s := string(x.Kind)
				if x.To >= 0 {
					s += fmt.Sprintf(" %d→%d", x.Place, x.To)
					if x.Answer.To == nil || x.Why == "" {
						t.Errorf("no place or reason: %+v", x)
					}
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
