package compare_test

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/comparetest"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/quote"
	"github.com/openhearsay/hearsay/compare/stance"
	"github.com/openhearsay/hearsay/compare/view/claim"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/model"
)

// models are the embedded ones.
func models(t testing.TB) (m compare.Models) {
	t.Helper()
	file := func(stage string) []byte {
		b, err := model.Section(stage)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	var err error
	if m.Quotes, err = quote.Open(file("quotes")); err != nil {
		t.Fatal(err)
	}
	if m.Pairs, err = proposition.Open(file("pairs")); err != nil {
		t.Fatal(err)
	}
	if m.Claims, err = claim.Open(file("claims")); err != nil {
		t.Fatal(err)
	}
	if m.Stance, err = stance.Load(file("stance")); err != nil {
		t.Fatal(err)
	}
	return m
}

func bridge() compare.Input {
	var in compare.Input
	comparetest.Add(&in, "1", "Harbour Gazette", "2021-03-04",
		"two officials|assertion|said|inspectors were bribed by the bridge contractor",
		"Paul Marlow|denial|said|he never met the bridge contractor")
	comparetest.Add(&in, "2", "", "2021-03-05",
		"The Harbour Gazette reported on Thursday that inspectors were bribed.",
		"Marlow|denial|said|inspectors were not bribed by the bridge contractor",
		"Anna Hale|assertion|said|Marlow met the bridge contractor in the harbour office")
	comparetest.Add(&in, "3", "", "2021-03-09",
		"Ida Renner|opinion|said|the mayor should resign",
		"Marlow|hedge|said|he did not recall whether he had met the bridge contractor",
		"(h/t Harbour Gazette)")
	return in
}

func TestCase(t *testing.T) {
	in := bridge()
	in.Claims = []string{"Inspectors were bribed by the contractor.", "The ferry sank in a storm."}
	c := compare.Case(in, models(t))
	names := map[string]string{}
	for _, s := range c.Speakers {
		names[s.ID] = s.Name
	}
	var got []string
	for _, s := range c.Statements {
		got = append(got, s.ID+" "+s.Document+" "+names[s.Speaker])
	}
	if diff := cmp.Diff([]string{"s1 1 two officials", "s2 1 Paul Marlow", "s3 2 Paul Marlow", "s4 2 Anna Hale", "s5 3 Ida Renner", "s6 3 Paul Marlow"}, got); diff != "" {
		t.Error("statements:", diff)
	}
	got = nil
	for _, r := range c.RestsOn {
		got = append(got, r.Document+" "+strings.TrimPrefix(r.Origin, "The "))
	}
	if diff := cmp.Diff([]string{"2 Harbour Gazette", "3 Harbour Gazette"}, got); diff != "" {
		t.Error("rests on:", diff)
	}
	if !slices.ContainsFunc(c.Conflicts, func(x hearsay.Conflict) bool { return x.A.Statement == "s1" && x.B.Statement == "s3" }) {
		t.Errorf("conflicts: %+v, want one between s1 and s3", c.Conflicts)
	}
	if len(c.Claims) != 2 || c.Claims[0].Documents["1"] != hearsay.Reports || c.Claims[0].Documents["2"] == "" || c.Claims[0].Documents["3"] != "" {
		t.Errorf("claim: %+v", c.Claims[0])
	}
	if o := c.Claims[0].Origins; len(o) != 1 || o[0].Name != "Harbour Gazette" {
		t.Errorf("origins: %+v", o)
	}
	if len(c.Claims[1].Documents) != 0 || len(c.Claims[1].Origins) != 0 {
		t.Errorf("a claim that no document touches: %+v", c.Claims[1])
	}
	for _, e := range c.Timeline {
		got = append(got, e.Time.From+" "+e.Document)
	}
	if len(c.Timeline) != 3 || c.Timeline[0].Document != "1" || c.Timeline[2].Time.From != "2021-03-09" {
		t.Errorf("timeline: %+v", c.Timeline)
	}
}

// The result must not depend on the order of the documents or of their passages.
func TestCaseShuffled(t *testing.T) {
	check := func(t *testing.T, in compare.Input) {
		m := models(t)
		want := compare.Case(in, m)
		r := rand.New(rand.NewPCG(1, 2))
		for range 8 {
			x := in
			x.Documents = append([]hearsay.Document(nil), in.Documents...)
			x.Findings = append([]hearsay.Findings(nil), in.Findings...)
			x.Passages = append([]hearsay.Passage(nil), in.Passages...)
			r.Shuffle(len(x.Documents), func(a, b int) {
				x.Documents[a], x.Documents[b] = x.Documents[b], x.Documents[a]
				x.Findings[a], x.Findings[b] = x.Findings[b], x.Findings[a]
			})
			r.Shuffle(len(x.Passages), func(a, b int) { x.Passages[a], x.Passages[b] = x.Passages[b], x.Passages[a] })
			if diff := cmp.Diff(want, compare.Case(x, m)); diff != "" {
				t.Fatal(diff)
			}
		}
	}
	t.Run("invented", func(t *testing.T) { check(t, bridge()) })
	shared, ok := corpus.Shared()
	if !ok {
		t.Skip("the shared corpora are not here")
	}
	for _, name := range []string{"kislyak", "border"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(shared, "cases", name)
			g, err := eval.ReadGold(filepath.Join(dir, "gold.json"))
			if err != nil {
				t.Fatal(err)
			}
			docs, findings, passages, err := g.Findings(dir)
			if err != nil {
				t.Fatal(err)
			}
			check(t, compare.Input{Documents: docs, Findings: findings, Passages: passages})
		})
	}
}

// Nothing found, nothing to compare, odd indices: an empty case and no panic.
func TestCaseEmpty(t *testing.T) {
	for _, in := range []compare.Input{
		{},
		{Documents: []hearsay.Document{{ID: "a"}}},
		{Documents: []hearsay.Document{{ID: "a", Text: "x"}, {ID: "a", Text: "y"}}, Findings: []hearsay.Findings{{Statements: []hearsay.Statement{{Within: 7}}}}},
		{Documents: []hearsay.Document{{ID: "a", Text: "x", Language: "de"}}, Claims: []string{"", "x"}},
		{Documents: []hearsay.Document{{ID: "a", Text: "x y z"}}, Findings: []hearsay.Findings{{Statements: []hearsay.Statement{{Contents: []hearsay.Span{{Start: 2, End: 90}}}}}}},
	} {
		if c := compare.Case(in, models(t)); len(c.Conflicts) != 0 || len(c.QuoteGroups) != 0 {
			t.Errorf("got %+v", c)
		}
	}
}
