package position_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/comparetest"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/view/position"
)

func TestPositions(t *testing.T) {
	days := map[string]string{"a": "2021-03-04", "b": "2021-03-09", "c": "2021-03-20"}
	for _, test := range []struct {
		name  string
		dates map[string]string
		lines []string
		want  string
	}{
		{"hedged", days, []string{"a|Marlow|denial|I never met the contractor in the harbour office", "b|Marlow|hedge|I do not recall meeting the contractor in the harbour office"}, "[s1 s2] [hedged]"},
		{"hedged in one text", nil, []string{"a|Marlow|denial|I never met the contractor in the harbour office", "a|Marlow|hedge|I do not recall meeting the contractor in the harbour office"}, "[s1 s2] [hedged]"},
		{"admitted", days, []string{"a|Marlow|denial|I never met the contractor in the harbour office", "b|Marlow|admission|I met the contractor in the harbour office"}, "[s1 s2] [admitted]"},
		{"withdrawn", days, []string{"a|Marlow|assertion|I met the contractor in the harbour office", "b|Marlow|denial|I never met the contractor in the harbour office"}, "[s1 s2] [withdrawn]"},
		{"narrowed", days, []string{"a|Marlow|denial|I never discussed the harbour contract with him", "b|Marlow|denial|I did not discuss the harbour contract with him in any significant way"}, "[s1 s2] [narrowed]"},
		{"widened", days, []string{"a|Marlow|denial|I did not discuss the harbour contract in any significant way", "b|Marlow|denial|I never discussed the harbour contract"}, "[s1 s2] [widened]"},
		{"three times", days, []string{"a|Marlow|denial|I never discussed the harbour contract with him", "b|Marlow|denial|I did not discuss the harbour contract with him formally", "c|Marlow|hedge|I do not recall discussing the harbour contract with him"}, "[s1 s2 s3] [narrowed hedged]"},
		{"two sentences of one speech", nil, []string{"a|Marlow|denial|I never discussed the harbour contract with him", "a|Marlow|denial|I did not discuss the harbour contract with him in any significant way"}, ""},
		{"a year and its month", map[string]string{"a": "2021", "b": "2021-03"}, []string{"a|Marlow|denial|I never discussed the harbour contract with him", "b|Marlow|denial|I did not discuss the harbour contract with him formally"}, ""},
		{"agreement", days, []string{"a|Marlow|denial|I never discussed the harbour contract with him", "b|Marlow|denial|I never discussed the harbour contract with him"}, ""},
		{"one matter each", days, []string{"a|Marlow|denial|I never met the contractor", "b|Marlow|assertion|the ferry sails on Friday"}, ""},
		{"two speakers", days, []string{"a|Marlow|denial|I never met the contractor in the harbour office", "b|Renner|admission|I met the contractor in the harbour office"}, ""},
		{"opinions are no position", days, []string{"a|Marlow|opinion|the harbour contract is a disgrace", "b|Marlow|opinion|the harbour contract was never a disgrace"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, p := range position.Positions(comparetest.Field(test.dates, test.lines...), proposition.Opinion{}) {
				if p.Matter == "" || p.Speaker != "Marlow" || len(p.Whys) != len(p.Changes) {
					t.Errorf("got %+v", p)
				}
				got += fmt.Sprint(p.Statements, " ", p.Changes)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Dates order what one document does not.
func TestPositionsOverDocuments(t *testing.T) {
	lines := []string{"a|Marlow|hedge|I do not recall meeting the contractor in the harbour office", "b|Marlow|denial|I never met the contractor in the harbour office"}
	if got := position.Positions(comparetest.Field(nil, lines...), proposition.Opinion{}); len(got) != 0 {
		t.Errorf("without dates nobody knows which came first: %+v", got)
	}
	got := position.Positions(comparetest.Field(map[string]string{"a": "2021-03-09", "b": "2021-03-04"}, lines...), proposition.Opinion{})
	want := []hearsay.Position{{Speaker: "Marlow", Matter: "met, contractor, harbour, office", Statements: []string{"s2", "s1"}, Said: []string{"2021-03-04", "2021-03-09"}, Changes: []string{"hedged"},
		Whys: []string{"the later one leaves open what the earlier one rules out or states; said 2021-03-04 and 2021-03-09"}, Confidence: 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
