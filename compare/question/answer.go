package question

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay"
)

// An Answer is a row of a file of answers.
type Answer struct {
	ID     string          `json:"id"` // of the question
	Judge  string          `json:"judge"`
	Model  string          `json:"model,omitempty"`
	Answer json.RawMessage `json:"answer"`
}

// A Reading is what an answer says, by the numbers of the places.
type Reading struct {
	Same     [][]int                // of a list: groups of two or more; nil where the answer says nothing of it
	Disputes []Dispute              // of a list; nil likewise
	Denies   []int                  // of a list; nil likewise
	Stances  map[int]hearsay.Stance // of a claim; a place that is not there is unrelated
	Option   string                 // of the others
}

// A Dispute is places that say something and places that say it is not so.
type Dispute struct {
	A    []int                `json:"a"`
	B    []int                `json:"b"`
	Kind hearsay.ConflictKind `json:"kind"`
}

// Why a part of an answer, or all of it, is discarded.
const (
	NotJSON     = "not JSON of the form that was asked for"
	NoOption    = "not one of the options"
	NotListed   = "a number that is not in the list"
	Alone       = "a group or side with fewer places than it needs"
	BothSides   = "a place on both sides of a dispute"
	OtherKind   = "a dispute of another kind than denial, reversal, discrepancy"
	TwoStances  = "a place with two answers"
	TooMany     = "more groups than the list has room for"
	EmptyAnswer = "no answer"
	Unusable    = "nothing of it is an answer to the question"
)

// Discards are how many parts of answers were discarded, by the reason.
type Discards map[string]int

// Sum is how many there are.
func (d Discards) Sum() (n int) {
	for _, k := range d {
		n += k
	}
	return n
}

// Add adds others.
func (d Discards) Add(o Discards) {
	for why, n := range o {
		d[why] += n
	}
}

// ErrDiscarded is of an answer of which nothing can be used.
var ErrDiscarded = errors.New("the answer is discarded")

// Read reads an answer. What is no answer to the question is discarded and counted.
// Where all of it is, the error is ErrDiscarded, wrapped with the reason.
func (q *Question) Read(answer json.RawMessage) (*Reading, Discards, error) {
	d := Discards{}
	drop := func(why string) (*Reading, Discards, error) {
		d[why]++
		return nil, d, fmt.Errorf("%w: %s", ErrDiscarded, why)
	}
	if len(answer) == 0 || string(answer) == "null" {
		return drop(EmptyAnswer)
	}
	switch q.Kind {
	case List:
		var a struct {
			Same     *[][]int   `json:"same"`
			Disputes *[]Dispute `json:"disputes"`
			Denies   *[]int     `json:"denies"`
		}
		if answer[0] != '{' || json.Unmarshal(answer, &a) != nil {
			return drop(NotJSON)
		}
		if a.Same == nil && a.Disputes == nil && a.Denies == nil {
			return drop(NotJSON) // an object of another form does not say that nothing is the same
		}
		r := q.list(a.Same, a.Disputes, a.Denies, d)
		if r.Same == nil && r.Disputes == nil && r.Denies == nil {
			return drop(Unusable)
		}
		return r, d, nil
	case Claim:
		var a map[string][]int
		if answer[0] != '{' || json.Unmarshal(answer, &a) != nil {
			return drop(NotJSON)
		}
		return q.stances(a, d), d, nil
	}
	var option string
	if json.Unmarshal(answer, &option) != nil {
		return drop(NotJSON)
	}
	if !slices.Contains(q.Options, option) {
		return drop(NoOption)
	}
	return &Reading{Option: option}, d, nil
}

// numbers are those of l that the question has, in order, each once.
func (q *Question) numbers(l []int, d Discards) []int {
	var out []int
	for _, n := range l {
		if n < 1 || n > len(q.Places) {
			d[NotListed]++
			continue
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// room is how many groups an answer may have for each place of the list.
const room = 2

// list reads the parts of an answer to a list. Of one that is missing, or of which
// nothing is of use, nothing is said; one without elements says that there are none.
func (q *Question) list(same *[][]int, disputes *[]Dispute, denies *[]int, d Discards) *Reading {
	r := &Reading{}
	if same != nil {
		r.Same = kept(*same, q.groups(*same, d))
	}
	if disputes != nil {
		r.Disputes = kept(*disputes, q.disputes(*disputes, d))
	}
	if denies != nil {
		r.Denies = kept(*denies, q.numbers(*denies, d))
	}
	return r
}

// kept is what could be used of a given list: nil for nothing of some.
func kept[T any](given, used []T) []T {
	if len(used) == 0 && len(given) > 0 {
		return nil
	}
	return append([]T{}, used...)
}

func (q *Question) groups(same [][]int, d Discards) [][]int {
	var out [][]int
	most := room * len(q.Places)
	for k, g := range same {
		if k >= most {
			d[TooMany] += len(same) - k
			break
		}
		if g = q.numbers(g, d); len(g) < 2 {
			d[Alone]++
			continue
		}
		out = append(out, g)
	}
	return out
}

func (q *Question) disputes(disputes []Dispute, d Discards) []Dispute {
	var out []Dispute
	most := room * len(q.Places)
	for k, x := range disputes {
		if k >= most {
			d[TooMany] += len(disputes) - k
			break
		}
		switch x.Kind {
		case hearsay.DenialConflict, hearsay.Reversal, hearsay.Discrepancy:
		default:
			d[OtherKind]++
			continue
		}
		x.A, x.B = q.numbers(x.A, d), q.numbers(x.B, d)
		x.B = slices.DeleteFunc(x.B, func(n int) bool {
			_, both := slices.BinarySearch(x.A, n)
			if both {
				d[BothSides]++
			}
			return both
		})
		if len(x.A) == 0 || len(x.B) == 0 {
			d[Alone]++
			continue
		}
		out = append(out, x)
	}
	return out
}

// unrelated is the option of places that do not bear on a claim.
const unrelated = "unrelated"

func (q *Question) stances(a map[string][]int, d Discards) *Reading {
	r := &Reading{Stances: map[int]hearsay.Stance{}}
	for option := range a {
		if !slices.Contains(q.Options, option) {
			d[NoOption]++
		}
	}
	twice := map[int]bool{}
	for _, option := range q.Options {
		for _, n := range q.numbers(a[option], d) {
			if _, had := r.Stances[n]; had {
				d[TwoStances]++
				twice[n] = true
			}
			r.Stances[n] = hearsay.Stance(option)
		}
	}
	for n, s := range r.Stances {
		if s == unrelated || twice[n] {
			delete(r.Stances, n)
		}
	}
	return r
}

// Keep is what is kept of an answer: what Read made of it, in the form of an answer.
func (r *Reading) Keep(kind Kind) json.RawMessage {
	var v any = r.Option
	switch kind {
	case List:
		parts := map[string]any{}
		if r.Same != nil {
			parts["same"] = r.Same
		}
		if r.Disputes != nil {
			parts["disputes"] = r.Disputes
		}
		if r.Denies != nil {
			parts["denies"] = r.Denies
		}
		v = parts
	case Claim:
		by := map[hearsay.Stance][]int{}
		for n, s := range r.Stances {
			by[s] = append(by[s], n)
		}
		for _, l := range by {
			slices.Sort(l)
		}
		v = by
	}
	b, _ := json.Marshal(v) // numbers and strings only
	return b
}
