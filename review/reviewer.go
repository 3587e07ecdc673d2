package review

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
)

// An Unplaced is a decision that stands and is not applied, because what it is about is
// not found.
type Unplaced struct {
	Decision Decision
	Why      string
}

// A Reviewer applies decisions to a case that is being made: Said when its statements
// and speakers are known, Shared when its passages are, Proposed when its propositions are,
// Rest at its end. Each can be
// called again, for the same case or another one.
type Reviewer struct {
	standing []Decision // those that are understood
	strange  []Decision // those that are not
	docs     []hearsay.Document
	unplaced map[int64]string
	rejected []Quote         // of statements
	given    map[string]bool // names that persons gave to speakers
}

// New is a reviewer for a log of decisions. docs are the documents of the case with
// their whole texts; nil where the case has them. Neither is changed.
func New(log []Decision, docs []hearsay.Document) *Reviewer {
	r := &Reviewer{docs: docs, unplaced: map[int64]string{}, given: map[string]bool{}}
	for _, d := range Standing(log) {
		if understood(&d) {
			r.standing = append(r.standing, d)
		} else {
			r.strange = append(r.strange, d)
		}
	}
	for i := range r.standing {
		d := &r.standing[i]
		switch f := d.field(); {
		case d.Action == Merge || d.Action == Split:
			r.given[d.value()] = true
		case f.Field == "speaker" || f.Field == "name":
			r.given[f.Value] = true
		}
	}
	delete(r.given, "")
	return r
}

// Apply is c as persons decided it, and the decisions that are not placed in it, in
// order. c, a finished case, is not changed. What is built upon a rejected statement is
// left out; what a case made anew would find instead is not found.
func Apply(c *hearsay.Case, log []Decision) (*hearsay.Case, []Unplaced) {
	c = clone(c)
	r := New(log, nil)
	r.Said(c)
	r.Shared(c)
	r.Proposed(c)
	return c, r.Rest(c)
}

// clone copies the lists of a case. What the findings hold is shared, and is not
// written to.
func clone(c *hearsay.Case) *hearsay.Case {
	d := *c
	d.Documents = slices.Clone(c.Documents)
	d.Speakers = slices.Clone(c.Speakers)
	d.Statements = slices.Clone(c.Statements)
	d.Credits = slices.Clone(c.Credits)
	d.RestsOn = slices.Clone(c.RestsOn)
	d.Passages = slices.Clone(c.Passages)
	d.QuoteGroups = slices.Clone(c.QuoteGroups)
	d.Conflicts = slices.Clone(c.Conflicts)
	d.Answers = slices.Clone(c.Answers)
	d.Positions = slices.Clone(c.Positions)
	d.Unattributed = slices.Clone(c.Unattributed)
	d.Propositions = slices.Clone(c.Propositions)
	d.Claims = slices.Clone(c.Claims)
	d.Timeline = slices.Clone(c.Timeline)
	return &d
}

// place says whether a decision was placed: why is "" where it was.
func (r *Reviewer) place(d *Decision, why string) bool {
	if why == "" {
		delete(r.unplaced, d.ID)
		return true
	}
	r.unplaced[d.ID] = why
	return false
}

// passed reports whether a quote is of a statement that a person rejected.
func (r *Reviewer) passed(q *Quote) bool {
	words := bare(q.Exact)
	return slices.ContainsFunc(r.rejected, func(x Quote) bool {
		other := bare(x.Exact)
		return x.Document == q.Document && (strings.Contains(other, words) || strings.Contains(words, other))
	})
}

// about is the kind of finding that a decision is about.
func about(d *Decision) Kind {
	if len(d.Anchors) == 0 {
		return ""
	}
	return d.Anchors[0].Kind
}

// A mark is what decisions come to about one finding.
type mark struct {
	review   hearsay.Review
	rejected bool
	fields   map[string]string
}

// marks are those of findings by some key.
type marks[K comparable] map[K]*mark

// take adds a decision; they come in order.
func (m marks[K]) take(key K, d *Decision) {
	x := m[key]
	if x == nil {
		x = &mark{fields: map[string]string{}}
		m[key] = x
	}
	r := &x.review
	r.Last = d.ID
	told := true
	switch d.Action {
	case Reject:
		x.rejected = true
	case Accept:
		x.rejected = false
		r.Decision = cmp.Or(r.Decision, hearsay.Accepted)
	case Grade:
		if number := strings.ContainsAny(d.value(), "123456"); number || !strings.ContainsAny(r.Grade, "123456") {
			r.GradedBy, r.GradedAt = d.Who, d.When.UTC().Format(time.RFC3339)
		}
		r.Grade = graded(r.Grade, d.value())
		told = r.Decision == ""
	case Note:
		r.Notes = append(r.Notes, d.value())
		told = r.Decision == ""
	default:
		x.rejected = false
		r.Decision = hearsay.Corrected
		if f := d.field(); f.Field != "" {
			x.fields[f.Field] = f.Value
		}
		if d.Action == Merge && d.value() != d.Anchors[0].Name { // a person gave the one a name
			x.fields["name"] = d.value()
		}
	}
	if told {
		r.Who, r.When = d.Who, d.When.UTC().Format(time.RFC3339)
	}
}

// graded is a grade with what another one says put over it: "B" and "2" make "B2".
func graded(old, new string) string {
	letter, digit := strings.TrimRight(old, "123456"), strings.TrimLeft(old, "ABCDEF")
	return cmp.Or(strings.TrimRight(new, "123456"), letter) + cmp.Or(strings.TrimLeft(new, "ABCDEF"), digit)
}

// out is what stands in the case.
func (x *mark) out() *hearsay.Review {
	if x == nil {
		return nil
	}
	r := x.review
	return &r
}
