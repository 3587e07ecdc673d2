package compare_test

import (
	"slices"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
)

// sorting is what a person decides about propositions, by a function.
type sorting func(c *hearsay.Case)

func (sorting) Said(*hearsay.Case)         {}
func (sorting) Shared(*hearsay.Case)       {}
func (s sorting) Proposed(c *hearsay.Case) { s(c) }

// TestDecidedPropositions: claims and conflicts follow what persons join and part.
func TestDecidedPropositions(t *testing.T) {
	in := bridge()
	in.Claims = []string{"Inspectors were bribed by the contractor."}
	m := models(t)
	before := compare.Case(in, m)
	if len(before.Claims) == 0 || before.Claims[0].Proposition == "" {
		t.Fatalf("there is no claim about a proposition to work with: %+v", before.Claims)
	}
	q := before.Claims[0].Proposition
	has := func(c *hearsay.Case, p hearsay.Place) bool {
		return slices.ContainsFunc(c.Claims, func(x hearsay.Claim) bool {
			return x.Proposition == q && slices.ContainsFunc(x.Places, func(y hearsay.Place) bool { return y.Document == p.Document && y.Span == p.Span })
		})
	}
	// What Ida Renner says is put with the claim, and one of its places taken out.
	other := hearsay.Place{Document: "3", Statement: before.Statements[4].ID, Span: hearsay.Cover(before.Statements[4].Contents), Stance: hearsay.Asserts}
	var parted hearsay.Place
	in.Review = sorting(func(c *hearsay.Case) {
		for i := range c.Propositions {
			x := &c.Propositions[i]
			if x.ID != q {
				continue
			}
			corrected := &hearsay.Review{Decision: hearsay.Corrected, Who: "ida"}
			last := len(x.Places) - 1
			parted = x.Places[last]
			x.Review, x.Places = corrected, append(slices.Clone(x.Places[:last]), other)
			c.Propositions = append(c.Propositions, hearsay.Proposition{ID: "q99", Text: "something else", Places: []hearsay.Place{parted}, Review: corrected})
			return
		}
	})
	after := compare.Case(in, m)
	if has(before, other) || !has(after, other) {
		t.Errorf("a place that was joined does not bear on the claim: %+v", after.Claims)
	}
	if !has(before, parted) || has(after, parted) {
		t.Errorf("a place that was parted still bears on the claim: %+v", after.Claims)
	}
	for _, x := range after.Claims {
		if x.Proposition == q && x.Documents["3"] == "" {
			t.Error("the document of a joined place has no stance")
		}
	}
}
