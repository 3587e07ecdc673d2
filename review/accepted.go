package review

import (
	"slices"

	"github.com/openhearsay/hearsay"
)

// Accepted is a case with the findings alone that a person accepted or corrected, and
// what they stand on: the statements of an accepted conflict, quotation or proposition
// stay, for who accepts it accepts that they were said. Documents stay. c is not changed.
func Accepted(c *hearsay.Case) *hearsay.Case {
	out := clone(c)
	out.Accepted = true
	needed := map[string]bool{} // statements
	out.Conflicts = slices.DeleteFunc(out.Conflicts, func(x hearsay.Conflict) bool { return !x.Review.Stands() })
	out.Answers = slices.DeleteFunc(out.Answers, func(x hearsay.Answer) bool { return !x.Review.Stands() })
	out.Positions = slices.DeleteFunc(out.Positions, func(x hearsay.Position) bool { return !x.Review.Stands() })
	out.Unattributed = slices.DeleteFunc(out.Unattributed, func(x hearsay.Unattributed) bool { return !x.Review.Stands() })
	out.QuoteGroups = slices.DeleteFunc(out.QuoteGroups, func(x hearsay.QuoteGroup) bool { return !x.Review.Stands() })
	out.Passages = slices.DeleteFunc(out.Passages, func(x hearsay.Passage) bool { return !x.Review.Stands() })
	out.Credits = slices.DeleteFunc(out.Credits, func(x hearsay.Credit) bool { return !x.Review.Stands() })
	out.RestsOn = slices.DeleteFunc(out.RestsOn, func(x hearsay.RestsOn) bool { return !x.Review.Stands() })
	out.Claims = slices.DeleteFunc(out.Claims, func(x hearsay.Claim) bool { return !x.Review.Stands() })
	out.Propositions = nil
	for _, p := range c.Propositions {
		if !p.Review.Stands() {
			p.Places = slices.DeleteFunc(slices.Clone(p.Places), func(x hearsay.Place) bool { return !x.Review.Stands() })
		}
		if len(p.Places) > 0 {
			out.Propositions = append(out.Propositions, p)
		}
	}
	for _, x := range out.Conflicts {
		needed[x.A.Statement], needed[x.B.Statement] = true, true
	}
	for _, x := range out.Answers {
		needed[x.Statement], needed[x.Of] = true, true
	}
	for _, x := range out.Positions {
		for _, id := range x.Statements {
			needed[id] = true
		}
	}
	for _, x := range out.Unattributed {
		needed[x.Statement] = true
	}
	for _, x := range out.QuoteGroups {
		for _, r := range x.Renderings {
			needed[r.Statement] = true
		}
	}
	places := func(all []hearsay.Place) {
		for i := range all {
			needed[all[i].Statement] = true
		}
	}
	for i := range out.Propositions {
		places(out.Propositions[i].Places)
	}
	for i := range out.Claims {
		places(out.Claims[i].Places)
	}
	speaks := map[string]bool{}
	gone := map[string]bool{}
	for i := range c.Statements {
		s := &c.Statements[i]
		if gone[s.ID] = !s.Review.Stands() && !needed[s.ID]; !gone[s.ID] {
			speaks[s.Speaker] = true
		}
	}
	out.Statements = statementsWithout(out.Statements, gone)
	out.Speakers = slices.DeleteFunc(out.Speakers, func(s hearsay.Speaker) bool { return !s.Review.Stands() && !speaks[s.ID] })
	out.Timeline = slices.DeleteFunc(out.Timeline, func(e hearsay.Event) bool { return e.Statement == "" || gone[e.Statement] })
	known := map[string]bool{}
	for i := range out.Propositions {
		known[out.Propositions[i].ID] = true
	}
	lost := map[string]bool{}
	for i := range c.Propositions {
		lost[c.Propositions[i].ID] = !known[c.Propositions[i].ID]
	}
	for i := range out.Conflicts {
		if lost[out.Conflicts[i].Proposition] {
			out.Conflicts[i].Proposition = ""
		}
	}
	for i := range out.Claims {
		if lost[out.Claims[i].Proposition] {
			out.Claims[i].Proposition = ""
		}
	}
	for i := range out.Unattributed {
		if lost[out.Unattributed[i].Proposition] {
			out.Unattributed[i].Proposition = ""
		}
	}
	return out
}
