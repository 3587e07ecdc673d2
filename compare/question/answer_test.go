package question_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/question"
)

func TestRead(t *testing.T) {
	places := make([]question.Place, 5)
	list := question.Question{Kind: question.List, Places: places}
	claim := question.Question{Kind: question.Claim, Places: places, Options: []string{"asserts", "denies", "hedges", "questions", "unrelated"}}
	speaker := question.Question{Kind: question.Speaker, Places: places[:1], Options: []string{"Ida Brandt", question.NoneOfThem}}
	for _, x := range []struct {
		name, answer string
		q            *question.Question
		want         string // as it is kept, "" for none
		discards     question.Discards
	}{
		{"all right", `{"same":[[4,1]],"disputes":[{"a":[1,4],"b":[3],"kind":"denial"}],"denies":[3]}`, &list,
			`{"denies":[3],"disputes":[{"a":[1,4],"b":[3],"kind":"denial"}],"same":[[1,4]]}`, nil},
		{"nothing is the same", `{"same":[]}`, &list, `{"same":[]}`, nil},
		{"nothing at all", `{"same":[],"disputes":[],"denies":[]}`, &list, `{"denies":[],"disputes":[],"same":[]}`, nil},
		{"empty", `{}`, &list, "", question.Discards{question.NotJSON: 1}},
		{"an object of another form", `{"error":"out of memory"}`, &list, "", question.Discards{question.NotJSON: 1}},
		{"the answer to a claim", `{"asserts":[1],"denies":null}`, &list, "", question.Discards{question.NotJSON: 1}},
		{"more than was asked for", `{"same":[],"why":"because","disputes":[{"a":[1],"b":[2],"kind":"reversal","about":"the dam"}]}`, &list,
			`{"disputes":[{"a":[1],"b":[2],"kind":"reversal"}],"same":[]}`, nil},
		{"numbers that are not there", `{"same":[[1,2,6,0,-3]],"denies":[99]}`, &list, `{"same":[[1,2]]}`, question.Discards{question.NotListed: 4}},
		{"groups of one", `{"same":[[1],[2,2],[]]}`, &list, "", question.Discards{question.Alone: 3, question.Unusable: 1}},
		{"a side is empty", `{"disputes":[{"a":[],"b":[2],"kind":"denial"},{"a":[1],"b":[9],"kind":"denial"}]}`, &list, "",
			question.Discards{question.Alone: 2, question.NotListed: 1, question.Unusable: 1}},
		{"on both sides", `{"disputes":[{"a":[1,2],"b":[2,3],"kind":"denial"}]}`, &list, `{"disputes":[{"a":[1,2],"b":[3],"kind":"denial"}]}`, question.Discards{question.BothSides: 1}},
		{"another kind", `{"disputes":[{"a":[1],"b":[2],"kind":"quarrel"},{"a":[1],"b":[2]}]}`, &list, "", question.Discards{question.OtherKind: 2, question.Unusable: 1}},
		{"a flood of groups", `{"same":[` + strings.Repeat(`[1,2],`, 500) + `[1,2]]}`, &list, `{"same":[` + strings.Repeat(`[1,2],`, 9) + `[1,2]]}`, question.Discards{question.TooMany: 491}},
		{"words for numbers", `{"same":[["one","two"]]}`, &list, "", question.Discards{question.NotJSON: 1}},
		{"no object", `[[1,2]]`, &list, "", question.Discards{question.NotJSON: 1}},
		{"half", `{"same":[[1,2]`, &list, "", question.Discards{question.NotJSON: 1}},
		{"nothing", ``, &list, "", question.Discards{question.EmptyAnswer: 1}},
		{"null", `null`, &list, "", question.Discards{question.EmptyAnswer: 1}},
		{"a claim", `{"asserts":[2,1],"denies":[3],"unrelated":[4,5]}`, &claim, `{"asserts":[1,2],"denies":[3]}`, nil},
		{"a claim with two answers for a place", `{"asserts":[1,2],"denies":[2]}`, &claim, `{"asserts":[1]}`, question.Discards{question.TwoStances: 1}},
		{"a claim with another option", `{"supports":[1],"asserts":[7]}`, &claim, `{}`, question.Discards{question.NoOption: 1, question.NotListed: 1}},
		{"an option", `"Ida Brandt"`, &speaker, `"Ida Brandt"`, nil},
		{"an option in other letters", `"ida brandt"`, &speaker, "", question.Discards{question.NoOption: 1}},
		{"words of its own", `"Ida Brandt, who is a liar"`, &speaker, "", question.Discards{question.NoOption: 1}},
		{"a number", `1`, &speaker, "", question.Discards{question.NotJSON: 1}},
	} {
		t.Run(x.name, func(t *testing.T) {
			r, d, err := x.q.Read(json.RawMessage(x.answer))
			if (err != nil) != (x.want == "") || err != nil && !errors.Is(err, question.ErrDiscarded) {
				t.Fatalf("error %v", err)
			}
			if diff := cmp.Diff(len(x.discards), len(d)); diff != "" || len(d) > 0 && cmp.Diff(x.discards, d) != "" {
				t.Errorf("discarded %v, want %v", d, x.discards)
			}
			if err != nil {
				return
			}
			kept := r.Keep(x.q.Kind)
			if string(kept) != x.want {
				t.Errorf("kept %s, want %s", kept, x.want)
			}
			again, d, err := x.q.Read(kept)
			if err != nil || len(d) > 0 || string(again.Keep(x.q.Kind)) != string(kept) {
				t.Errorf("read again: %v %v", d, err)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"same":[[1,2]],"disputes":[{"a":[1],"b":[2],"kind":"denial"}],"denies":[2]}`)
	f.Add(`{"asserts":[1]}`)
	f.Add(`"x"`)
	a := asking(story())
	a.Claims = []string{"The dam above Osk has a crack."}
	all := a.Questions()
	f.Fuzz(func(t *testing.T, answer string) {
		var told []question.Told
		for _, q := range all {
			if r, _, err := q.Read(json.RawMessage(answer)); err == nil {
				told = append(told, question.Told{Question: q, Judge: "oak", Reading: r})
			}
		}
		question.Hear(a.Field, told)
	})
}

// number is the number of the place of a list that holds words.
func number(t *testing.T, q *question.Question, words string) int {
	t.Helper()
	for _, p := range q.Places {
		if strings.Contains(p.Words, words) {
			return p.N
		}
	}
	t.Fatalf("no place holds %q", words)
	return 0
}

// answered are answers of a judge to all questions about the story: the list with its
// controls right in so many of four things, and an option of each other one.
func answered(t *testing.T, a *question.Asking, judge string, right int, options map[question.Kind]string) (told []question.Told) {
	for _, q := range a.Questions() {
		r := &question.Reading{Option: options[q.Kind]}
		switch q.Kind {
		case question.List:
			c := question.ControlNumbers(&q)
			one, two, no := number(t, &q, "The dam above Osk has a crack"), number(t, &q, "grows every week"), number(t, &q, "has no crack")
			r = &question.Reading{Same: [][]int{{one, two}}, Disputes: []question.Dispute{{A: []int{one, two}, B: []int{no}, Kind: hearsay.DenialConflict}}, Denies: []int{no, one}}
			if right > 1 {
				r.Same = append(r.Same, c[:2])
			}
			if right > 2 {
				r.Disputes = append(r.Disputes, question.Dispute{A: c[:1], B: c[2:3], Kind: hearsay.DenialConflict})
			}
			if right > 3 {
				r.Denies = append(r.Denies, c[2])
			}
			if right == 0 {
				r.Same = append(r.Same, []int{c[3], one})
			}
			slices.Sort(r.Denies)
		case question.Claim:
			r.Stances = map[int]hearsay.Stance{number(t, &q, "The dam above Osk has a crack"): hearsay.Asserts, number(t, &q, "has no crack"): hearsay.Denies}
		default:
			if !slices.Contains(q.Options, r.Option) {
				continue
			}
		}
		told = append(told, question.Told{Question: q, Judge: judge, Model: judge + "-7b", Reading: r, Discarded: 1})
	}
	return told
}

func TestHear(t *testing.T) {
	in := story()
	a := asking(in)
	a.Claims = []string{"The dam above Osk has a crack."}
	good := answered(t, a, "oak", 4, map[question.Kind]string{question.Speaker: "Ida Brandt", question.Does: "opinion", question.Carrier: question.NobodyElse})
	bad := answered(t, a, "elm", 0, map[question.Kind]string{question.Speaker: question.NoneOfThem, question.Does: "promise"})
	ida := answered(t, a, "person:ida", 0, map[question.Kind]string{question.Does: "demand"})
	all := slices.Concat(good, bad, ida)
	h := question.Hear(a.Field, all)
	shuffled := slices.Clone(all)
	for range 5 {
		rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if d := cmp.Diff(h, question.Hear(a.Field, shuffled)); d != "" {
			t.Fatalf("the order of the answers counts: %s", d)
		}
	}
	trust := map[string]float64{}
	for _, o := range h.Opinions {
		trust[o.Judge] = o.Trust
		for _, v := range o.Same {
			if v.A >= len(a.Field.Places) || v.B >= len(a.Field.Places) {
				t.Errorf("%s joins what is not of the case", o.Judge)
			}
		}
		if n := len(o.Opposed); n != 2 && o.Judge != "elm" || n > 0 && !o.Opposed[0].More.Group {
			t.Errorf("%s: a crossing of two by one gives %+v", o.Judge, o.Opposed)
		}
	}
	if trust["oak"] != 1 || trust["elm"] > 0.2 {
		t.Errorf("trust %v", trust)
	}
	var judges []string
	for _, j := range h.Judges {
		judges = append(judges, j.Name)
		if j.Questions == 0 || j.Discarded != j.Questions || j.Controls != 4 {
			t.Errorf("%+v", j)
		}
	}
	if d := cmp.Diff([]string{"elm", "oak", "person:ida"}, judges); d != "" {
		t.Error(d)
	}

	in.Claims, in.Heard = a.Claims, h
	c := compare.Case(in, compare.Models{})
	if n := slices.IndexFunc(c.Conflicts, func(x hearsay.Conflict) bool {
		return slices.Contains(x.Judged, "oak") && slices.Contains(x.Judged, "person:ida")
	}); n < 0 {
		t.Errorf("conflicts %+v", c.Conflicts)
	}
	if d := cmp.Diff(h.Judges, c.Judges); d != "" {
		t.Error(d)
	}
	kinds := map[hearsay.Kind]int{}
	for _, s := range c.Statements {
		kinds[s.Kind]++
		if s.Judged == nil {
			continue
		}
		if slices.Contains(s.Judged, "elm") {
			t.Errorf("a judge without trust is heard: %+v", s)
		}
	}
	if kinds["demand"] != 1 || kinds["opinion"]+kinds["promise"] != 0 {
		t.Errorf("the person does not stand above: %v", kinds)
	}
	claims := c.Claims[0]
	if claims.Documents["gazette"] != hearsay.Supports || claims.Documents["messenger"] != hearsay.Reports || claims.Documents["wire"] != "" || len(claims.Places) != 2 {
		t.Errorf("claim %+v", claims)
	}
}

// A judge whose controls are all wrong changes nothing.
func TestHearUntrusted(t *testing.T) {
	in := story()
	a := asking(in)
	told := answered(t, a, "elm", 0, nil)
	h := question.Hear(a.Field, told)
	if h.Opinions[0].Trust > 0.2 {
		t.Errorf("trust %v", h.Opinions[0].Trust)
	}
	for range 3 { // it goes on like that
		told = append(told, told[0])
	}
	o := question.Hear(a.Field, told).Opinions
	if d := cmp.Diff(a.Own.Same, proposition.Weigh(a.Own, o...).Same, cmp.Comparer(func(x, y float64) bool { return x-y < 1e-9 && y-x < 1e-9 })); d != "" && o[0].Trust == 0 {
		t.Errorf("(-own +weighed) %s", d)
	}
	if o[0].Trust > 0 {
		t.Errorf("trust %v after four lists", o[0].Trust)
	}
}
