package report

import "github.com/openhearsay/hearsay"

// readStances tells each statement what it does with a proposition that others
// speak of too. One that does several things has no stance of its own.
func (v *View) readStances() {
	for i := range v.c.Propositions {
		for _, p := range v.c.Propositions[i].Places {
			x := v.statements[p.Statement]
			if x == nil || p.Statement == "" || p.Confidence < middle {
				continue
			}
			if x.Stance != "" && x.Stance != string(p.Stance) {
				x.mixed = true
			}
			x.Stance = string(p.Stance)
		}
	}
	for _, x := range v.every {
		if x.mixed {
			x.Stance = ""
		}
		if x.Stance == "" {
			switch x.Kind {
			case string(hearsay.Denial):
				x.Stance = string(hearsay.Denies)
			case string(hearsay.Hedge):
				x.Stance = string(hearsay.Hedges)
			case string(hearsay.Question):
				x.Stance = string(hearsay.Questions)
			case string(hearsay.Assertion), string(hearsay.Admission):
				x.Stance = string(hearsay.Asserts)
			}
		}
	}
}
