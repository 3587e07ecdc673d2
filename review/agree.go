package review

import (
	"slices"

	"github.com/openhearsay/hearsay"
)

// agree takes out what says again what a rejected denial said: who does not deny a
// statement denies neither the claim nor the proposition that it asserts, and answers
// something else. Places that a person accepted stay.
func agree(c *hearsay.Case, rejected []hearsay.Conflict) {
	for i := range rejected {
		x := &rejected[i]
		if x.Kind != hearsay.DenialConflict || x.A.Statement == "" || x.B.Statement == "" {
			continue
		}
		for _, pair := range [][2]string{{x.A.Statement, x.B.Statement}, {x.B.Statement, x.A.Statement}} {
			for k := range c.Propositions {
				c.Propositions[k].Places = undenied(c.Propositions[k].Places, pair[0], pair[1])
			}
			for k := range c.Claims {
				c.Claims[k].Places = undenied(c.Claims[k].Places, pair[0], pair[1])
			}
			for k := range c.Answers {
				if a := &c.Answers[k]; a.Of == pair[0] && a.Statement == pair[1] && !a.Review.Stands() {
					a.To, a.Of, a.Why = nil, "", ""
				}
			}
		}
	}
}

// undenied are places without those where denier denies, if asserter asserts in another.
func undenied(all []hearsay.Place, asserter, denier string) []hearsay.Place {
	does := func(statement string, s hearsay.Stance) func(hearsay.Place) bool {
		return func(p hearsay.Place) bool {
			return p.Statement == statement && p.Stance == s && (s != hearsay.Denies || !p.Review.Stands())
		}
	}
	if !slices.ContainsFunc(all, does(asserter, hearsay.Asserts)) || !slices.ContainsFunc(all, does(denier, hearsay.Denies)) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), does(denier, hearsay.Denies))
}
