package proposition

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

func TestWeigh(t *testing.T) {
	own := Opinion{Judge: OwnJudge,
		Same:    []Verdict{{A: 0, B: 1, P: 0.5}, {A: 2, B: 3, P: 0.5}, {A: 4, B: 9, P: 0.5}},
		Opposed: []Verdict{{A: 0, B: 2, More: &More{Kind: hearsay.DenialConflict}, P: 0.05}}}
	list := Opinion{Judge: "oak", Seen: []int{0, 1, 2, 3, 4}, Trust: 1,
		Same:    []Verdict{{A: 0, B: 1}},
		Opposed: []Verdict{{A: 0, B: 2, More: &More{Kind: hearsay.DenialConflict}}, {A: 4, B: 2, More: &More{Kind: hearsay.Reversal, Group: true}}}}
	with := func(change func(*Opinion)) Opinion {
		o := list
		o.Same, o.Opposed = slices.Clone(o.Same), slices.Clone(o.Opposed)
		change(&o)
		return o
	}
	p := func(l []Verdict, a, b int) float64 {
		for _, v := range l {
			if v.A == a && v.B == b {
				return v.P
			}
		}
		return 0
	}
	one := Weigh(own, list)
	untrusted := Weigh(own, with(func(o *Opinion) { o.Trust = 0 }))
	half := Weigh(own, list, with(func(o *Opinion) { o.Same = nil }))
	ida := Opinion{Judge: "person:ida", Seen: []int{0, 1, 2, 3}, Same: []Verdict{{A: 2, B: 3}}}
	person := Weigh(own, list, ida)
	silent := ida
	silent.NoOpposed = true
	partly := Weigh(own, list, silent)
	for _, x := range []struct {
		name string
		is   bool
	}{
		{"a pair that a judge joins is likelier", p(one.Same, 0, 1) > 0.8},
		{"a pair that it saw and did not join is less likely", p(one.Same, 2, 3) < 0.5},
		{"a pair that it did not see stays", p(one.Same, 4, 9) == p(own.Same, 4, 9)},
		{"what it opposes is likelier", p(one.Opposed, 0, 2) > 0.3},
		{"what it opposes and the own model does not know is there", p(one.Opposed, 4, 2) > 0},
		{"a judge without trust changes nothing", p(untrusted.Same, 0, 1) == p(own.Same, 0, 1) && p(untrusted.Same, 2, 3) == p(own.Same, 2, 3)},
		{"what differs between two lists weighs less", p(half.Same, 0, 1) < p(one.Same, 0, 1) && p(half.Same, 0, 1) > p(own.Same, 2, 3)*p(one.Same, 2, 3)},
		{"a person's yes stands", p(person.Same, 2, 3) == personYes},
		{"a person's silence stands above a judge's yes", p(person.Same, 0, 1) < 0.05 && p(person.Opposed, 0, 2) < 0.05},
		{"of what the person does not speak the judge's word stands", p(partly.Same, 0, 1) < 0.05 && p(partly.Opposed, 0, 2) == p(one.Opposed, 0, 2)},
		{"what the person did not see stays the judge's", p(person.Opposed, 4, 2) == p(one.Opposed, 4, 2)},
	} {
		if !x.is {
			t.Errorf("%s: one %+v, half %+v, person %+v", x.name, one, half, person)
		}
	}
	if d := cmp.Diff(Weigh(own, list, ida), Weigh(own, ida, list)); d != "" {
		t.Errorf("the order of the opinions counts: %s", d)
	}
	if d := cmp.Diff(own, Weigh(own)); d != "" {
		t.Errorf("no other judge: %s", d)
	}
	by := map[[2]int][]string{}
	for _, v := range one.Same {
		by[[2]int{v.A, v.B}] = v.by()
	}
	want := map[[2]int][]string{{0, 1}: {OwnJudge, "oak"}, {2, 3}: nil, {4, 9}: nil}
	if d := cmp.Diff(want, by); d != "" {
		t.Errorf("by whom: %s", d)
	}
}

func TestIsPerson(t *testing.T) {
	for name, want := range map[string]bool{"person:ida": true, "person:": false, "oak": false, "personal": false, "": false} {
		if IsPerson(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
	for name, want := range map[string]bool{"person:ida": false, "person:": true, "Person:ida": true, "oak": false} {
		if NearlyPerson(name) != want {
			t.Errorf("%q nearly: %v", name, !want)
		}
	}
}
