package conflict_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/conflict"
)

func TestPositions(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"hedged", []string{"a|Marlow|denial|said|I never met the contractor in the harbour office", "a|Marlow|hedge|said|I do not recall meeting the contractor in the harbour office"}, "[s1 s2] [hedged]"},
		{"withdrawn", []string{"a|Marlow|denial|said|I never met the contractor in the harbour office", "a|Marlow|admission|said|I met the contractor in the harbour office"}, "[s1 s2] [withdrawn]"},
		{"narrowed", []string{"a|Marlow|denial|said|I never discussed the harbour contract with him", "a|Marlow|denial|said|I did not discuss the harbour contract with him in any significant way"}, "[s1 s2] [narrowed]"},
		{"widened", []string{"a|Marlow|denial|said|I did not discuss the harbour contract in any significant way", "a|Marlow|denial|said|I never discussed the harbour contract"}, "[s1 s2] [widened]"},
		{"one matter each", []string{"a|Marlow|denial|said|I never met the contractor", "a|Marlow|assertion|said|the ferry sails on Friday"}, ""},
		{"two speakers", []string{"a|Marlow|denial|said|I never met the contractor in the harbour office", "a|Renner|admission|said|I met the contractor in the harbour office"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, p := range conflict.Positions(input(test.lines...)) {
				if p.Matter == "" || p.Speaker != "Marlow" {
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
	in := input("a|Marlow|hedge|said|I do not recall meeting the contractor in the harbour office", "b|Marlow|denial|said|I never met the contractor in the harbour office")
	if got := conflict.Positions(in); len(got) != 0 {
		t.Errorf("without dates nobody knows which came first: %+v", got)
	}
	in.Dates = map[string]string{"a": "2021-03-09", "b": "2021-03-04"}
	got := conflict.Positions(in)
	want := []hearsay.Position{{Speaker: "Marlow", Matter: "met, contractor, harbour, office", Statements: []string{"s2", "s1"}, Changes: []string{"hedged"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
