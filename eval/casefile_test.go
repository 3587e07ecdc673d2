package eval_test

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/eval"
)

const bridgeText = "The mayor “never met the contractor”, Ned Orr said. Anna Hale said that he met the contractor twice. The Gazette reported it."

const bridgeGold = `{
 "documents": {"a": {"outlet": "The Gazette", "published": "2021-03-04", "boilerplate": ["Read more"]}},
 "exhaustive": ["a"],
 "speakers": {"Ned Orr": ["Orr"], "Anna Hale": ["Hale"]},
 "statements": [
  {"document": "a", "content": "never met the contractor", "source": "Ned Orr", "cue": "said", "speaker": "Ned Orr", "named": true, "kind": "denial", "quoted": "direct", "via": ["The Gazette"]},
  {"document": "a", "content": "he met the contractor twice", "source": "Anna Hale", "cue": "said", "speaker": "Anna Hale", "named": true, "kind": "assertion", "quoted": "indirect", "via": []}],
 "credits": [{"document": "a", "outlet": "The Gazette", "anchor": "The Gazette reported"}],
 "rests_on": [],
 "shared_passages": [],
 "quote_groups": [],
 "conflicts": [{"a": {"document": "a", "anchor": "never met the contractor"}, "b": {"document": "a", "anchor": "he met the contractor twice"}, "kind": "denial"}],
 "claims": [{"claim": "The mayor met the contractor.", "documents": {"a": "reports"}, "origins": ["Anna Hale"]}]
}`

func span(part string) hearsay.Span {
	i := strings.Index(bridgeText, part)
	return hearsay.Span{Start: i, End: i + len(part)}
}

func TestScoreCase(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "gold.json")
	if err := os.WriteFile(path, []byte(bridgeGold), 0o666); err != nil {
		t.Fatal(err)
	}
	g, err := eval.ReadGold(path)
	if err != nil {
		t.Fatal(err)
	}
	c := &hearsay.Case{
		Documents: []hearsay.Document{{ID: "a", Outlet: "Gazette", Published: hearsay.Day("2021-03-04"), Text: bridgeText}},
		Speakers:  []hearsay.Speaker{{ID: "p1", Name: "Orr"}, {ID: "p2", Name: "Peter Marlow"}},
		Statements: []hearsay.Statement{
			{ID: "s1", Document: "a", Contents: []hearsay.Span{span("“never met the contractor”")}, Speaker: "p1", Kind: hearsay.Denial, Quoted: hearsay.Direct, Via: []hearsay.Hop{{Name: "Gazette"}}},
			{ID: "s2", Document: "a", Contents: []hearsay.Span{span("he met the contractor twice")}, Speaker: "p2", Kind: hearsay.Opinion, Quoted: hearsay.Indirect},
			{ID: "s3", Document: "a", Contents: []hearsay.Span{span("it")}},
		},
		Conflicts: []hearsay.Conflict{{A: hearsay.ConflictSide{Statement: "s2"}, B: hearsay.ConflictSide{Statement: "s1"}, Kind: hearsay.DenialConflict}},
		Claims: []hearsay.Claim{{Text: "The mayor met the contractor.", Documents: map[string]hearsay.Stance{"a": hearsay.Supports},
			Origins: []hearsay.Origin{{Name: "Hale"}, {Name: "Orr", Independence: hearsay.SameOrigin}}}},
	}
	want := map[string]string{
		"documents": "1.000  of 1",
		"outlet right (none where the text shows none)": "1.000  of 1",
		"publication date right (none where none)":      "1.000  of 1",
		"boilerplate left in":                           "0.000  of 1",
		"statements (exhaustive documents)":             "P 0.667  R 1.000  F1 0.800  (3 predicted, 2 gold)",
		"statements found (all gold)":                   "1.000  of 2",
		"speaker right, of those found":                 "0.500  of 2",
		"speaker unknown, of those found":               "0.000  of 2",
		"speaker WRONG, of those found":                 "0.500  of 2",
		"kind right, of those found":                    "0.500  of 2",
		"direct/indirect/mixed right, of those found":   "1.000  of 2",
		"chain right, of those found":                   "1.000  of 2",
		"chain right, of all chained gold":              "0.000  of 0",
		"chain hops in common":                          "1.000  of 1",
		"credits":                                       "P 0.000  R 0.000  F1 0.000  (0 predicted, 1 gold)",
		"conflicts found: denial":                       "1.000  of 1",
		"conflict kind right, of those found":           "1.000  of 1",
		"conflicts named that the gold has":             "1.000  of 1",
		"claim stances right (all cells)":               "0.000  of 1",
		"claims: related documents found":               "P 1.000  R 1.000  F1 1.000  (1 predicted, 1 gold)",
		"claims with exactly the right origins":         "1.000  of 1",
	}
	got := map[string]string{}
	for _, r := range eval.ScoreCase(g, c) {
		if _, ok := want[r.Name]; ok {
			got[r.Name] = strings.TrimSpace(strings.TrimPrefix(r.String(), r.Name))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestScoreStance(t *testing.T) {
	s, err := eval.ScoreStance([]string{"agree", "disagree", "discuss", "unrelated"}, []string{"agree", "discuss", "unrelated", "unrelated"})
	if err != nil {
		t.Fatal(err)
	}
	if want := (1 + 0.25 + 0 + 0.25) / 3.25; math.Abs(s.FNC-want) > 1e-9 {
		t.Errorf("FNC score %v, want %v", s.FNC, want)
	}
	if want := (1 + 0 + 0 + 2.0/3) / 4; math.Abs(s.MacroF1-want) > 1e-9 {
		t.Errorf("macro F1 %v, want %v", s.MacroF1, want)
	}
	if _, err := eval.ScoreStance([]string{"agree"}, nil); err == nil {
		t.Error("rows out of step are no error")
	}
}
