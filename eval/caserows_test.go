package eval

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

// A pier is an invented case: two pages on one story, each sentence on a line.
var pier = map[string]string{
	"a": `The Bay Post
Ana Roe said the pier was sold in May.
"It was never sold," the mayor told the Bay Post.
The mayor said Ana Roe had been asked to pay for the cranes.
The keeper noted that the pier was not sold.`,
	"b": `Nobody bought the pier, the harbour board says.
The pier went to a broker in May.
It cost nine million, a clerk said.
It cost four million, a broker said.
"We shall see."`,
}

func pierCase(t *testing.T, gold string) (*Gold, *hearsay.Case) {
	t.Helper()
	g := new(Gold)
	if err := json.Unmarshal([]byte(gold), g); err != nil {
		t.Fatal(err)
	}
	return g, &hearsay.Case{Documents: []hearsay.Document{{ID: "a", Outlet: "The Bay Post", Text: pier["a"]}, {ID: "b", Text: pier["b"]}}}
}

func pierSide(document, words string) hearsay.Side {
	i := strings.Index(pier[document], words)
	if i < 0 {
		panic(words + " is not in the pier's page")
	}
	return hearsay.Side{Document: document, Span: hearsay.Span{Start: i, End: i + len(words)}}
}

func narrated(document, words string) hearsay.ConflictSide {
	return hearsay.ConflictSide{Place: pierSide(document, words)}
}

func standing(document, words string, stance hearsay.Stance) hearsay.Place {
	s := pierSide(document, words)
	return hearsay.Place{Document: s.Document, Span: s.Span, Stance: stance}
}

// figures are the figures of rows by name, with the name itself cut off.
func figures(rows []CaseRow, names ...string) map[string]string {
	m := map[string]string{}
	for _, r := range rows {
		for _, n := range names {
			if r.Name == n {
				m[n] = strings.TrimSpace(strings.TrimPrefix(r.String(), n))
			}
		}
	}
	return m
}

const pierGold = `{"documents": {"a": {"outlet": "The Bay Post"}, "b": {}},
 "conflicts": [
  {"a": {"document": "a", "anchor": "the pier was sold in May"}, "b": {"document": "a", "anchor": "It was never sold"}, "kind": "denial"},
  {"a": {"document": "a", "anchor": "the pier was sold in May"}, "b": {"document": "b", "anchor": "Nobody bought the pier"}, "kind": "denial"},
  {"a": {"document": "b", "anchor": "The pier went to a broker in May"}, "b": {"document": "b", "anchor": "Nobody bought the pier"}, "kind": "denial"},
  {"a": {"document": "b", "anchor": "nine million"}, "b": {"document": "b", "anchor": "four million"}, "kind": "discrepancy"}],
 "claims": [
  {"claim": "The pier was sold.", "documents": {"a": "reports", "b": "denies"}, "origins": [], "statements": [
   {"document": "a", "anchor": "the pier was sold in May", "stance": "asserts"},
   {"document": "a", "anchor": "the pier was not sold", "stance": "denies"},
   {"document": "b", "anchor": "Nobody bought the pier", "stance": "denies"}]},
  {"claim": "It cost nine million.", "documents": {"b": "reports"}, "origins": [], "statements": [
   {"document": "b", "anchor": "It cost nine million", "stance": "asserts"}]}]}`

func TestScoreConflicts(t *testing.T) {
	sold, never, nobody := narrated("a", "the pier was sold in May"), narrated("a", "It was never sold"), narrated("b", "Nobody bought the pier")
	went, keeper, nine := narrated("b", "The pier went to a broker in May"), narrated("a", "the pier was not sold"), narrated("b", "It cost nine million")
	const disputes, weighted, kind = "disputes found (pairs that share a side are one)", "disputes found, weighted by their places", "conflict kind right, of those found"
	const named, meant = "conflicts named that the gold has", "conflicts named or meant by a proposition that the gold has"
	for _, test := range []struct {
		name         string
		conflicts    []hearsay.Conflict
		propositions []hearsay.Proposition
		want         map[string]string
	}{
		{"one of three pairs finds the whole dispute", []hearsay.Conflict{{A: nobody, B: sold, Kind: hearsay.DenialConflict}}, nil, map[string]string{
			"conflicts found: denial": "0.333  of 3", disputes: "0.500  of 2", weighted: "0.667  of 6", kind: "1.000  of 1", named: "1.000  of 1"}},
		{"the other way round is the same pair", []hearsay.Conflict{{A: nobody, B: sold}, {A: sold, B: nobody}, {A: sold, B: nobody}}, nil, map[string]string{
			kind: "0.000  of 1", named: "1.000  of 1"}},
		{"two places of the two camps, no pair of the gold", []hearsay.Conflict{{A: never, B: went}}, nil, map[string]string{
			disputes: "0.000  of 2", named: "1.000  of 1"}},
		{"two places of one camp", []hearsay.Conflict{{A: never, B: nobody}}, nil, map[string]string{named: "0.000  of 1"}},
		{"opposed by a claim only", []hearsay.Conflict{{A: keeper, B: sold}, {A: keeper, B: nine}}, nil, map[string]string{
			"conflicts found: denial": "0.000  of 3", named: "0.500  of 2"}},
		{"a statement that is not there is no side", []hearsay.Conflict{{A: hearsay.ConflictSide{Statement: "s9"}, B: sold}}, nil, map[string]string{named: "0.000  of 0"}},
		{"meant by a proposition", []hearsay.Conflict{{A: never, B: nobody}}, []hearsay.Proposition{{Places: []hearsay.Place{
			standing("a", "the pier was sold in May", hearsay.Asserts), standing("a", "It was never sold", hearsay.Denies),
			standing("b", "It cost four million", hearsay.Denies), standing("b", "Nobody bought the pier", hearsay.Questions)}}}, map[string]string{
			"conflicts found: denial": "0.333  of 3", "conflicts found: discrepancy": "0.000  of 1", disputes: "0.500  of 2", named: "0.000  of 1", meant: "0.333  of 3"}},
	} {
		g, c := pierCase(t, pierGold)
		c.Conflicts, c.Propositions = test.conflicts, test.propositions
		var names []string
		for n := range test.want {
			names = append(names, n)
		}
		if diff := cmp.Diff(test.want, figures(ScoreCase(g, c), names...)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}

// A dispute in which a place would stand in both camps has none.
func TestCamps(t *testing.T) {
	side := func(word int) goldSide { return goldSide{"a", wordSet{word}} }
	pair := func(a, b int) goldPair { return goldPair{side(a), side(b), "denial"} }
	for _, test := range []struct {
		pairs []goldPair
		want  string
	}{
		{[]goldPair{pair(1, 2), pair(3, 2), pair(3, 4)}, "[[1 3] [2 4]] true"},
		{[]goldPair{pair(1, 2), pair(5, 4), pair(4, 2)}, "[[1 4] [2 5]] true"},
		{[]goldPair{pair(1, 2), pair(2, 3), pair(3, 1)}, "false"},
	} {
		disputes := disputesOf(test.pairs)
		if len(disputes) != 1 {
			t.Errorf("%d disputes, want 1", len(disputes))
			continue
		}
		camps, ok := campsOf(test.pairs, disputes[0])
		got := fmt.Sprint(ok)
		if ok {
			var words [2][]int
			for k, c := range camps {
				for _, s := range c {
					words[k] = append(words[k], s.words...)
				}
			}
			got = fmt.Sprint(words, ok)
		}
		if got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestScorePropositions(t *testing.T) {
	const found, right = "same proposition: links found", "same proposition: links right"
	sold, keeper := standing("a", "the pier was sold in May", hearsay.Asserts), standing("a", "the pier was not sold", hearsay.Denies)
	nobody, nine := standing("b", "Nobody bought the pier", hearsay.Denies), standing("b", "It cost nine million", hearsay.Asserts)
	for _, test := range []struct {
		name   string
		groups [][]hearsay.Place
		want   map[string]string
	}{
		{"none", nil, map[string]string{found: "0.000  of 3", right: "0.000  of 0"}},
		{"two of three", [][]hearsay.Place{{sold, keeper}, {nobody}}, map[string]string{found: "0.333  of 3", right: "1.000  of 1"}},
		{"all in one", [][]hearsay.Place{{sold, keeper, nobody, nine}}, map[string]string{found: "1.000  of 3", right: "0.500  of 6"}},
	} {
		g, c := pierCase(t, pierGold)
		for _, l := range test.groups {
			c.Propositions = append(c.Propositions, hearsay.Proposition{Places: l})
		}
		if diff := cmp.Diff(test.want, figures(ScoreCase(g, c), found, right)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
	g, c := pierCase(t, `{"documents": {"a": {}}, "claims": [{"claim": "x", "documents": {}, "origins": []}]}`)
	for _, r := range ScoreCase(g, c) {
		if r.Name == found || r.Name == "claims: places that bear on it" {
			t.Errorf("a gold without places has a row %v", r)
		}
	}
}

func TestScoreClaimPlaces(t *testing.T) {
	g, c := pierCase(t, pierGold)
	// Of two places near the gold's, the one of the same stance is taken.
	c.Claims = []hearsay.Claim{{Text: "The pier was sold!", Places: []hearsay.Place{
		standing("a", "the pier was sold in May", hearsay.Hedges), standing("a", "said the pier was sold in May", hearsay.Asserts),
		standing("b", "Nobody bought the pier", hearsay.Asserts), {Document: "gone", Stance: hearsay.Denies}}}}
	want := map[string]string{
		"claims: places that bear on it":       "P 0.667  R 0.500  F1 0.571  (3 predicted, 4 gold)",
		"claims: stance of those places right": "0.500  of 2",
	}
	if diff := cmp.Diff(want, figures(ScoreCase(g, c), "claims: places that bear on it", "claims: stance of those places right")); diff != "" {
		t.Error(diff)
	}
}

func TestScorePassages(t *testing.T) {
	g, c := pierCase(t, `{"documents": {"a": {}, "b": {}}, "shared_passages": [
	 {"a": "a", "b": "b", "anchor_a": "the pier was sold in May", "anchor_b": "The pier went to a broker in May", "from": "b", "degree": "paraphrase"},
	 {"a": "b", "b": "a", "anchor_a": "the pier", "anchor_b": "the pier", "from": "a", "degree": "verbatim"}]}`)
	c.Passages = []hearsay.Passage{{A: pierSide("a", "the pier"), B: pierSide("b", "the pier"), From: hearsay.FromB}}
	want := map[string]string{
		"shared passages (words)":                   "P 1.000  R 0.250  F1 0.400  (4 predicted, 16 gold)",
		"shared passages (words), paraphrase apart": "P 1.000  R 1.000  F1 1.000  (4 predicted, 4 gold)",
		"direction right, where one is named":       "1.000  of 1",
	}
	names := []string{"shared passages (words)", "shared passages (words), paraphrase apart", "direction right, where one is named"}
	if diff := cmp.Diff(want, figures(ScoreCase(g, c), names...)); diff != "" {
		t.Error(diff)
	}
}

func TestSameName(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"The Bay Post", "bay post", true},
		{"Bay/post", "Baypost", true},
		{"Sen. Ana Roe", "Roe", true},
		{"Ana Roe", "Ana Maria de Roe Hale", false},
		{"Ana Roe", "Ana Hale", false},
		{"Bay Post Evening", "Bay Post Weekly", false}, // half is not enough
		{"Bay Post Evening Star", "Bay Post Evening News", true},
		{"the mayor’s office", "mayor office", true},
		{"", "the", true},
		{"", "Roe", false},
	} {
		if got := sameName(test.a, test.b); got != test.want || sameName(test.b, test.a) != got {
			t.Errorf("%q and %q: %v, want %v both ways round", test.a, test.b, got, test.want)
		}
	}
}
