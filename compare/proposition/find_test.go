package proposition_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/comparetest"
	"github.com/openhearsay/hearsay/compare/proposition"
)

// model learns from a story of a well what denies what.
func model(t testing.TB) *proposition.Model {
	t.Helper()
	l := &proposition.Lesson{Field: comparetest.Field(nil,
		"a|Ortez|assertion|the council plans to close the old well in spring",
		"b|Brandt|assertion|the council plans to close the well",
		"b|Vane|denial|the council does not plan to close the well",
		"a||assertion|Forty people came to the market on Friday",
		"b|Vane|assertion|the market opens again in May",
		"a|Ortez|assertion|a new road will be built behind the school"),
		Known: []bool{true, true, true, true, true, true},
		Same:  map[[2]int]bool{{0, 3}: true}, Opposite: map[[2]int]bool{{0, 4}: true, {3, 4}: true}}
	data, err := proposition.Train([]*proposition.Lesson{l})
	if err != nil {
		t.Fatal(err)
	}
	m, err := proposition.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// find is what the model says of a field, made into findings.
func find(f *proposition.Field, m *proposition.Model) ([]hearsay.Proposition, []hearsay.Conflict) {
	o, err := m.Judge(context.Background(), f, f.All())
	if err != nil {
		panic(err)
	}
	return f.Find(o)
}

func TestFind(t *testing.T) {
	f := comparetest.Field(nil,
		"a|Hale|assertion|the firm will sell the mill at Corby to a bank",
		"a||assertion|Snow fell on the hills in the night",
		"b|Rusk|assertion|the firm will sell the mill at Corby",
		"c|Moss|denial|the firm will not sell the mill at Corby",
		"c|Moss|assertion|the harvest was good in the valley this year")
	propositions, conflicts := find(f, model(t))
	if len(conflicts) == 0 {
		t.Fatal("nobody contradicts anybody")
	}
	for _, c := range conflicts {
		if c.B.Statement != "s3" || c.A.Statement != "s1" && c.A.Statement != "s2" || c.Kind != hearsay.DenialConflict {
			t.Errorf("conflict of %+v and %+v", c.A, c.B)
		}
		if !strings.Contains(c.Why, "Moss says that it is not so") || c.Confidence <= 0 || c.Confidence > 1 || c.Proposition == "" {
			t.Errorf("%+v", c)
		}
	}
	found := false
	for _, q := range propositions {
		stances := map[string]hearsay.Stance{}
		for _, p := range q.Places {
			stances[p.Statement] = p.Stance
		}
		if stances["s1"] == hearsay.Asserts && stances["s2"] == hearsay.Asserts {
			found = true
			if stances["s3"] != hearsay.Denies {
				t.Errorf("the denial has stance %q", stances["s3"])
			}
		}
		if q.Text == "" || q.ID == "" || q.Confidence <= 0 || q.Confidence > 1 {
			t.Errorf("%+v", q)
		}
	}
	if !found {
		t.Errorf("what Hale and Rusk say is not one proposition: %+v", propositions)
	}
}

// What a place does is told beside the proposition's own words: a denial among assertions
// denies, and so does an assertion among denials; and a denial that does not stand against
// the others is no place of theirs.
func TestStances(t *testing.T) {
	f := comparetest.Field(nil,
		"a|Hale|assertion|the firm will sell the mill at Corby to a bank",
		"b|Rusk|assertion|the firm will sell the mill at Corby",
		"c|Moss|denial|the firm will not sell the mill at Corby",
		"d|Lund|denial|the firm will never sell the old mill at Corby")
	same := func(a, b int) proposition.Verdict { return proposition.Verdict{A: a, B: b, P: 0.9} }
	deny := func(a, b int) proposition.Verdict {
		return proposition.Verdict{A: a, B: b, P: 0.5, More: &proposition.More{Kind: hearsay.DenialConflict}}
	}
	all := []proposition.Verdict{same(0, 1), same(0, 2), same(1, 2), same(0, 3), same(1, 3), same(2, 3)}
	stances := func(opposed ...proposition.Verdict) (out []map[string]hearsay.Stance) {
		propositions, _ := f.Find(proposition.Opinion{Same: all, Opposed: opposed})
		for _, q := range propositions {
			m := map[string]hearsay.Stance{}
			for _, p := range q.Places {
				m[p.Statement] = p.Stance
			}
			out = append(out, m)
		}
		return out
	}
	want := []map[string]hearsay.Stance{{"s1": hearsay.Asserts, "s2": hearsay.Asserts, "s3": hearsay.Denies, "s4": hearsay.Denies}}
	if diff := cmp.Diff(want, stances(deny(0, 2), deny(1, 2), deny(0, 3), deny(1, 3))); diff != "" {
		t.Errorf("denials of what the others say: %s", diff)
	}
	want = []map[string]hearsay.Stance{{"s1": hearsay.Asserts, "s2": hearsay.Asserts}, {"s3": hearsay.Asserts, "s4": hearsay.Asserts}}
	if diff := cmp.Diff(want, stances()); diff != "" {
		t.Errorf("denials of something else: %s", diff)
	}
	for i := range all {
		all[i].More = &proposition.More{By: []string{"somebody"}}
	}
	want = []map[string]hearsay.Stance{{"s1": hearsay.Asserts, "s2": hearsay.Asserts, "s3": hearsay.Asserts, "s4": hearsay.Asserts}}
	if diff := cmp.Diff(want, stances()); diff != "" {
		t.Errorf("a judge says that all say the same: %s", diff)
	}
}

// A figure that is said to be the wrong one is known as such.
func TestNot(t *testing.T) {
	f := comparetest.Field(nil)
	for text, want := range map[string]string{
		"The level was 14 micrograms, not 41": "41", "It was 14 rather than 41": "41", "It was 14 instead of 41": "41",
		"Fourteen of 41 wells are closed": "", "It was more than 41": "", "41 wells are closed": "",
	} {
		if got := strings.Join(f.Sense(text).Not, " "); got != want {
			t.Errorf("%q says that it is not %q, want %q", text, got, want)
		}
	}
}

// What one speaker says twice is no conflict, nor is anything without a model.
func TestFindNothing(t *testing.T) {
	f := comparetest.Field(nil, "a|Hale|assertion|the firm will sell the mill at Corby", "b|Hale|denial|the firm will not sell the mill at Corby")
	if _, conflicts := find(f, model(t)); len(conflicts) != 0 {
		t.Errorf("a speaker against himself: %+v", conflicts)
	}
	if p, c := find(f, nil); p != nil || c != nil {
		t.Errorf("without a model: %v, %v", p, c)
	}
	if p, c := find(comparetest.Field(nil), model(t)); len(p)+len(c) != 0 {
		t.Errorf("of no documents: %v, %v", p, c)
	}
}

func TestOpenDamaged(t *testing.T) {
	for _, data := range []string{"x", "logistic\ta\tb\n\t0\t0\n"} {
		if _, err := proposition.Open([]byte(data)); err == nil {
			t.Errorf("%q was read as a model", data)
		}
	}
}
