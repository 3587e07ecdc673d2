package question

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
)

// A Told is one answered question.
type Told struct {
	Question  Question
	Judge     string
	Model     string
	Reading   *Reading
	Discarded int // parts of the answer
}

// An Amendment is what a judge says of one statement.
type Amendment struct {
	Kind    hearsay.Kind // "" for nothing
	Speaker string       // name, NoneOfThem, or "" for nothing
	Carrier string       // name, NobodyElse, or "" for nothing
	Options []string     // the carriers that the judge could choose from
	By      []string     // the judges, in order
}

// Heard is what judges say of a case, by the places and statements of a field.
type Heard struct {
	Opinions   []proposition.Opinion
	Statements map[string]*Amendment             // by id
	Narrators  map[int]bool                      // places in the outlet's own voice that deny
	Claims     map[string]map[int]hearsay.Stance // by the words of the claim and the place shown with it; "" for unrelated
	ClaimsBy   map[string][]string               // judges of a claim, in order
	Judges     []hearsay.Judge                   // in order of name and model
}

// leastTrust is how much of its controls a judge must have right, beyond half of
// them, for its answers to the smaller questions to count.
const leastTrust = 0.5

// Hear finds what judges have told in the places of a field. Answers about places
// that are no longer there are passed over. The result depends on the set of
// answers, not on their order.
func Hear(f *proposition.Field, told []Told) *Heard {
	h := &Heard{Statements: map[string]*Amendment{}, Narrators: map[int]bool{}, Claims: map[string]map[int]hearsay.Stance{}, ClaimsBy: map[string][]string{}}
	m := newMaker(f)
	at := m.places()
	told = slices.Clone(told)
	h.judges(told, at)
	trust := map[string]float64{}
	known, right := map[string]int{}, map[string]int{}
	for _, j := range h.Judges {
		known[j.Name], right[j.Name] = known[j.Name]+j.Controls, right[j.Name]+j.Right
	}
	for name := range known {
		trust[name] = trusted(known[name], right[name])
		if known[name] == 0 || proposition.IsPerson(name) {
			trust[name] = 1
		}
	}
	// What is told last stands: persons, else who is trusted most, else in order of name.
	rank := func(name string) float64 {
		if proposition.IsPerson(name) {
			return 2
		}
		return trust[name]
	}
	slices.SortFunc(told, func(a, b Told) int {
		return cmp.Or(cmp.Compare(rank(a.Judge), rank(b.Judge)), strings.Compare(b.Judge, a.Judge), strings.Compare(a.Question.ID, b.Question.ID))
	})
	for i := range told {
		t := &told[i]
		places := t.find(at)
		switch {
		case t.Reading == nil:
		case t.Question.Kind == List:
			h.Opinions = append(h.Opinions, opinion(t, places, trust[t.Judge]))
			if trust[t.Judge] >= leastTrust {
				h.denials(f, t, places)
			}
		case trust[t.Judge] < leastTrust:
		case t.Question.Kind == Claim:
			h.claim(t, places)
		default:
			h.statement(f, t, places)
		}
	}
	return h
}

// How often a judge has its controls right, as far as nothing is known of it, and
// how many controls this counts as much as.
const (
	usuallyRight = 0.9
	usualWeight  = 4.0
)

// trusted is how much a judge counts that has so many of its controls right: 1 for
// one that errs as usual, 0 for one that knows half of them or less.
func trusted(known, right int) float64 {
	share := (float64(right) + usuallyRight*usualWeight) / (float64(known) + usualWeight)
	return min(max((2*share-1)/(2*usuallyRight-1), 0), 1)
}

// find is the index of each place of a question, -1 where it is not in the field.
func (t *Told) find(at map[spot]int) []int {
	out := make([]int, len(t.Question.Places))
	for k := range t.Question.Places {
		out[k] = -1
		if i, ok := at[t.Question.Places[k].spot()]; ok {
			out[k] = i
		}
	}
	return out
}

// judges counts what each judge was asked about the case as it is.
func (h *Heard) judges(told []Told, at map[spot]int) {
	by := map[[2]string]*hearsay.Judge{}
	for i := range told {
		t := &told[i]
		if !slices.ContainsFunc(t.find(at), func(k int) bool { return k >= 0 }) {
			continue
		}
		key := [2]string{t.Judge, t.Model}
		j := by[key]
		if j == nil {
			j = &hearsay.Judge{Name: t.Judge, Model: t.Model}
			by[key] = j
		}
		j.Questions++
		j.Discarded += t.Discarded
		if t.Question.Kind == List && t.Reading != nil {
			known, right := t.Question.check(t.Reading)
			j.Controls, j.Right = j.Controls+known, j.Right+right
		}
	}
	keys := slices.SortedFunc(maps.Keys(by), func(a, b [2]string) int { return cmp.Or(strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1])) })
	for _, k := range keys {
		h.Judges = append(h.Judges, *by[k])
	}
}

// opinion is what an answer to a list says of the places of a field.
func opinion(t *Told, places []int, trust float64) proposition.Opinion {
	o := proposition.Opinion{Judge: t.Judge, Trust: trust, NoSame: t.Reading.Same == nil, NoOpposed: t.Reading.Disputes == nil}
	for _, i := range places {
		if i >= 0 {
			o.Seen = append(o.Seen, i)
		}
	}
	slices.Sort(o.Seen)
	o.Seen = slices.Compact(o.Seen)
	each := func(a, b []int, do func(i, j int)) {
		for _, x := range a {
			for _, y := range b {
				if i, j := places[x-1], places[y-1]; i >= 0 && j >= 0 && i != j {
					do(i, j)
				}
			}
		}
	}
	for _, g := range t.Reading.Same {
		each(g, g, func(i, j int) {
			if i < j {
				o.Same = append(o.Same, proposition.Verdict{A: i, B: j})
			}
		})
	}
	for _, d := range t.Reading.Disputes {
		var more *proposition.More
		if group := len(d.A)*len(d.B) > 1; group || d.Kind != "" {
			more = &proposition.More{Kind: d.Kind, Group: group}
		}
		each(d.A, d.B, func(i, j int) {
			o.Opposed = append(o.Opposed, proposition.Verdict{A: i, B: j, More: more})
		})
	}
	return o
}

func (h *Heard) amend(id, judge string) *Amendment {
	a := h.Statements[id]
	if a == nil {
		a = &Amendment{}
		h.Statements[id] = a
	}
	a.By = named(a.By, judge)
	return a
}

func named(by []string, judge string) []string {
	if slices.Contains(by, judge) {
		return by
	}
	by = append(by, judge)
	slices.Sort(by)
	return by
}

// deniable are the kinds of statements that may be denials all the same.
var deniable = []hearsay.Kind{hearsay.Assertion, hearsay.Opinion, hearsay.Hedge, ""}

// denials takes over which places of a list deny. A person's list also says which
// do not.
func (h *Heard) denials(f *proposition.Field, t *Told, places []int) {
	if t.Reading.Denies == nil {
		return
	}
	for k, i := range places {
		if i < 0 {
			continue
		}
		_, denies := slices.BinarySearch(t.Reading.Denies, k+1)
		n := f.Places[i].Statement
		switch {
		case n < 0 && (denies || proposition.IsPerson(t.Judge)):
			h.Narrators[i] = denies
		case n < 0:
		case denies && slices.Contains(deniable, f.In.Statements[n].Kind):
			h.amend(f.In.Statements[n].ID, t.Judge).Kind = hearsay.Denial
		case !denies && proposition.IsPerson(t.Judge) && f.In.Statements[n].Kind == hearsay.Denial:
			h.amend(f.In.Statements[n].ID, t.Judge).Kind = hearsay.Assertion
		}
	}
}

func (h *Heard) claim(t *Told, places []int) {
	text := t.Question.Claim
	if h.Claims[text] == nil {
		h.Claims[text] = map[int]hearsay.Stance{}
	}
	for k, i := range places {
		if i >= 0 {
			h.Claims[text][i] = t.Reading.Stances[k+1]
		}
	}
	h.ClaimsBy[text] = named(h.ClaimsBy[text], t.Judge)
}

func (h *Heard) statement(f *proposition.Field, t *Told, places []int) {
	if len(places) != 1 || places[0] < 0 || f.Places[places[0]].Statement < 0 {
		return
	}
	a := h.amend(f.In.Statements[f.Places[places[0]].Statement].ID, t.Judge)
	switch t.Question.Kind {
	case Speaker:
		a.Speaker = t.Reading.Option
	case Does:
		a.Kind = hearsay.Kind(t.Reading.Option)
	case Carrier:
		a.Carrier, a.Options = t.Reading.Option, t.Question.Options
	}
}
