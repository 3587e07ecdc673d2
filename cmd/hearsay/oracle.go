package main

import (
	"encoding/json"
	"math/rand/v2"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/question"
	"github.com/openhearsay/hearsay/eval"
)

// An oracle answers questions about a case from its gold: the best that any judge
// could say. A share of its answers is wrong, drawn anew for each question.
type oracle struct {
	field   *proposition.Field
	bearing eval.Bearing
	claims  []string
	denials map[int]bool // places that the gold calls denials
	wrong   float64      // 0 to 1
	seed    uint64
}

func newOracle(c *goldCase, j *compare.Joined, wrong float64, seed uint64) *oracle {
	spots, texts := spotsOf(j.Field)
	o := &oracle{field: j.Field, bearing: c.gold.Bearings(texts, spots), denials: map[int]bool{}, wrong: wrong, seed: seed << 32}
	var denials []eval.Spot
	for i := range c.documents {
		for _, x := range c.gold.Place(&c.documents[i].Document) {
			if x.Kind == hearsay.Denial {
				denials = append(denials, eval.Spot{Document: x.Document, Words: x.Contents})
			}
		}
	}
	for _, i := range eval.Nearest(texts, denials, spots) {
		if i >= 0 {
			o.denials[i] = true
		}
	}
	for _, x := range c.gold.Claims {
		o.claims = append(o.claims, x.Claim)
	}
	return o
}

// answer is the answer to a list or a claim, nil to another question.
func (o *oracle) answer(q *question.Question) json.RawMessage {
	o.seed++
	r := rand.New(rand.NewPCG(o.seed, uint64(len(q.Places))))
	at := question.Locate(o.field, q)
	var v any
	switch q.Kind {
	case question.List:
		v = o.list(q, at, r)
	case question.Claim:
		v = o.claim(q, at, r)
	default:
		return nil
	}
	b, _ := json.Marshal(v)
	return b
}

type listAnswer struct {
	Same     [][]int            `json:"same"`
	Disputes []question.Dispute `json:"disputes"`
	Denies   []int              `json:"denies"`
}

func (o *oracle) list(q *question.Question, at []int, r *rand.Rand) listAnswer {
	a := listAnswer{Same: [][]int{}, Disputes: []question.Dispute{}, Denies: []int{}}
	errs := func() bool { return r.Float64() < o.wrong }
	some := func() int { return 1 + r.IntN(len(q.Places)) }
	// group is what a judge makes of places that belong together: each may be left out
	// or be another.
	group := func(l []int) (out []int) {
		for _, n := range l {
			switch {
			case !errs():
				out = append(out, n)
			case r.IntN(2) == 0:
				out = append(out, some())
			}
		}
		return out
	}
	same := func(l []int) {
		if l = group(l); len(l) > 1 {
			a.Same = append(a.Same, l)
		}
	}
	dispute := func(x, y []int, kind hearsay.ConflictKind) {
		if len(x) == 0 || len(y) == 0 || errs() && r.IntN(2) == 0 {
			return
		}
		a.Disputes = append(a.Disputes, question.Dispute{A: group(x), B: group(y), Kind: kind})
	}
	denies := map[int]bool{}
	c := question.ControlNumbers(q)
	if len(c) == 4 {
		same(c[:2])
		dispute(c[:2], c[2:3], hearsay.DenialConflict)
		denies[c[2]] = true
	}
	for n := range o.claims {
		var by [2][]int
		for k, i := range at {
			if i < 0 {
				continue
			}
			if s, ok := o.bearing.Claims[i][n]; ok {
				side := 0
				if s == hearsay.Denies {
					side = 1
				}
				by[side] = append(by[side], k+1)
			}
		}
		same(by[0])
		same(by[1])
	}
	// The disputes of the gold, by the place that denies.
	sides := map[int][2][]int{}
	for x := range at {
		for y := range at {
			_, ok := o.opposed(at[x], at[y])
			if !ok || x == y {
				continue
			}
			claim, denial := o.order(at[x], at[y])
			if claim != at[x] {
				continue
			}
			key := denial
			s := sides[key]
			s[0] = append(s[0], x+1)
			if !slices.Contains(s[1], y+1) {
				s[1] = append(s[1], y+1)
			}
			sides[key] = s
		}
	}
	for k, i := range at {
		if s, ok := sides[i]; ok && i >= 0 {
			by := map[hearsay.ConflictKind][]int{}
			for _, x := range s[0] {
				kind, _ := o.opposed(at[x-1], i)
				by[kind] = append(by[kind], x)
			}
			for _, kind := range []hearsay.ConflictKind{hearsay.DenialConflict, hearsay.Reversal, hearsay.Discrepancy} {
				dispute(by[kind], []int{k + 1}, kind)
			}
		}
	}
	for k, i := range at {
		if (i >= 0 && o.denials[i] || denies[k+1]) && !errs() {
			a.Denies = append(a.Denies, k+1)
		}
	}
	return a
}

// opposed is how the gold sets two places against each other.
func (o *oracle) opposed(i, j int) (hearsay.ConflictKind, bool) {
	if i < 0 || j < 0 || i == j {
		return "", false
	}
	k, ok := o.bearing.Opposite[[2]int{min(i, j), max(i, j)}]
	return k, ok
}

// order is which of two opposed places denies the other: the one that denies more,
// of equals the later one.
func (o *oracle) order(i, j int) (claim, denial int) {
	if a, b := o.field.Places[i].Denial, o.field.Places[j].Denial; a > b || a == b && i > j {
		i, j = j, i
	}
	return i, j
}

func (o *oracle) claim(q *question.Question, at []int, r *rand.Rand) map[string][]int {
	a := map[string][]int{}
	n := slices.Index(o.claims, q.Claim)
	for k, i := range at {
		option := q.Options[len(q.Options)-1]
		if i >= 0 && n >= 0 {
			if s, ok := o.bearing.Claims[i][n]; ok {
				option = string(s)
			}
		}
		if r.Float64() < o.wrong {
			option = q.Options[r.IntN(len(q.Options))]
		}
		a[option] = append(a[option], k+1)
	}
	return a
}
