package claim

import (
	"testing"

	"github.com/openhearsay/hearsay/compare/proposition"
)

func TestNames(t *testing.T) {
	for _, x := range []struct {
		a, b string
		one  bool
	}{
		{"Nabil Harfouch", "Nabeel Harfush", true},
		{"Al-Nahda", "al Nahdaa", true},
		{"Qasim Rashad", "Kasem Rashaad", true},
		{"Northern Aid Organisation", "Northern Aid Organization", true},
		{"The Tarn Ledger", "Tarn Ledger", true},
		{"Omar Saleh", "Omar Saleh Hadid", true},
		{"Renner", "Ida Renner", false},
		{"Ida Renner", "Ida Renner and her sisters", false},
		{"Ida Renner", "Bo Renner", false},
		{"", "", false},
		{"the", "a", false},
	} {
		if got := keyOf(x.a).names(keyOf(x.b)); got != x.one {
			t.Errorf("%q and %q: one is %v, want %v", x.a, x.b, got, x.one)
		}
		if got := keyOf(x.b).names(keyOf(x.a)); got != x.one {
			t.Errorf("%q and %q: one is %v, want %v", x.b, x.a, got, x.one)
		}
	}
}

func TestDecide(t *testing.T) {
	for _, x := range []struct {
		p    [4]float64
		want string
	}{
		{[4]float64{0.6, 0.4, 0, 0}, "unrelated"},
		{[4]float64{0.45, 0.2, 0.1, 0.25}, "supports"}, // the likeliest class alone would be unrelated
		{[4]float64{0.2, 0.15, 0.2, 0.45}, "reports"},
		{[4]float64{0.1, 0.2, 0.4, 0.3}, "denies"},
	} {
		if got := documentClasses[decide(x.p)]; got != x.want {
			t.Errorf("%v: %s, want %s", x.p, got, x.want)
		}
	}
}

// What the words of a text do to a claim is turned round where the claim denies.
func TestContraryFeatures(t *testing.T) {
	v := &view{judged: judged{read: true, p: [4]float64{0.2, 0.6, 0.1, 0.1}}}
	for _, x := range []struct {
		name            string
		negated, untrue bool
		want            float64
	}{
		{"a claim that asserts", false, false, 0.6},
		{"that denies", true, false, -0.6},
		{"that calls something false", false, true, -0.6},
		{"that denies that something is false", true, true, 0.6},
	} {
		q := &question{Asked: &proposition.Asked{Sense: &proposition.Sense{}}}
		q.Negated, q.False = x.negated, x.untrue
		got := 0.0
		for _, f := range (&Reader{}).contraryFeatures(q, v) {
			if f.Name == "words: disagree, against the claim" {
				got = f.Value
			}
		}
		if got != x.want {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
		}
	}
}

func TestWhy(t *testing.T) {
	for want, count := range map[string][4]int{
		"1 document says it in its own voice, 3 documents tell what others say of it": {9, 1, 0, 3},
		"2 documents say the contrary in their own voice":                             {0, 0, 2, 0},
		"": {4, 0, 0, 0},
	} {
		if got := why(count); got != want {
			t.Errorf("%v: %q, want %q", count, got, want)
		}
	}
	for want, s := range map[string]source{
		"says it, as the documents quote it":  {sure: [roles]float64{speaks: 0.7, carries: 0.7}},
		"reports it in its own words":         {sure: [roles]float64{narrates: 0.9, speaks: 0.2}},
		"somebody who speaks for it says it":  {sure: [roles]float64{body: 0.5}},
		"has it from an aide, without a name": {sure: [roles]float64{hasUnnamed: 0.5}, anonymous: "an aide"},
		"has it from somebody without a name": {sure: [roles]float64{hasUnnamed: 0.5}},
	} {
		if got := s.why(); got != want {
			t.Errorf("%v: %q, want %q", s.sure, got, want)
		}
	}
}
