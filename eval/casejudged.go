package eval

import (
	"slices"

	"github.com/openhearsay/hearsay"
)

// A Judged is one finding of a case, how sure it is said to be, and whether the
// gold has it.
type Judged struct {
	Name       string               // of an answer: what it is, and what tells so
	Kind       hearsay.ConflictKind // of a conflict
	Certain    bool                 // of a conflict: shown as certain
	Confidence float64              // as stated, 0 to 1
	Right      bool
}

// JudgeConflicts tells of each conflict that a case names whether the gold has it,
// by the rule of the row "conflicts named that the gold has".
func JudgeConflicts(g *Gold, c *hearsay.Case) (all []Judged) {
	s := newCaseScorer(g, c)
	right := s.rightOpposition(s.goldPairs(), s.opposedByClaims())
	for _, x := range c.Conflicts {
		a, okA := s.side(x.A.Statement, x.A.Place)
		b, okB := s.side(x.B.Statement, x.B.Place)
		if okA && okB {
			all = append(all, Judged{Kind: x.Kind, Certain: x.Certain, Confidence: x.Confidence, Right: right(opposition{a, b, string(x.Kind)})})
		}
	}
	return all
}

// JudgeLinks tells of each two places of one proposition that bear on claims of the
// gold whether they bear on the same one. The confidence is that of the proposition.
func JudgeLinks(g *Gold, c *hearsay.Case) (all []Judged) {
	s := newCaseScorer(g, c)
	type known struct {
		goldSide
		claim int
	}
	var golds []known
	for n, x := range g.Claims {
		for _, p := range x.Places {
			golds = append(golds, known{s.anchored(p), n})
		}
	}
	for _, q := range c.Propositions {
		sides, _ := s.sides(q.Places)
		claims := make([][]int, len(sides))
		for i, x := range sides {
			for _, k := range golds {
				if x.near(k.goldSide) {
					claims[i] = append(claims[i], k.claim)
				}
			}
		}
		for i := range sides {
			for j := range i {
				if claims[i] == nil || claims[j] == nil {
					continue
				}
				same := slices.ContainsFunc(claims[i], func(n int) bool { return slices.Contains(claims[j], n) })
				all = append(all, Judged{Confidence: q.Confidence, Right: same})
			}
		}
	}
	return all
}

// goldAnswers are the kinds of statements that answers are of.
var goldAnswers = map[hearsay.AnswerKind]hearsay.Kind{hearsay.Denied: hearsay.Denial, hearsay.Admitted: hearsay.Admission, hearsay.Refused: hearsay.NoComment}

// JudgeAnswers tells of each answer in the documents of which every statement is in
// the gold whether it is one of the same kind there. The gold knows no retractions.
func JudgeAnswers(g *Gold, c *hearsay.Case) (all []Judged) {
	s := newCaseScorer(g, c)
	of := map[string]hearsay.Kind{} // kinds in the gold of the statements found; "" for none
	for _, d := range s.matchStatements() {
		if !d.exhaustive {
			continue
		}
		for i := range d.found {
			of[d.found[i].ID] = ""
		}
		for _, p := range d.pairs {
			of[d.found[p.found].ID] = hearsay.Kind(d.gold[p.gold].Kind)
		}
	}
	for _, a := range c.Answers {
		kind, exhaustive := of[a.Statement]
		want, known := goldAnswers[a.Kind]
		if !exhaustive || !known {
			continue
		}
		name := string(a.Kind)
		switch {
		case a.Kind != hearsay.Denied:
		case a.Rule == "kind":
			name += " by its kind alone"
		default:
			name += " that a rule tells"
		}
		all = append(all, Judged{Name: name, Confidence: a.Confidence, Right: kind == want})
	}
	return all
}

// JudgeRests tells of each outlet on which a document rests whether it does so in the
// gold.
func JudgeRests(g *Gold, c *hearsay.Case) (all []Judged) {
	for _, r := range c.RestsOn {
		right := false
		for _, x := range g.RestsOn {
			right = right || x.Document == r.Document && sameName(x.Origin, r.Origin)
		}
		all = append(all, Judged{Confidence: r.Confidence, Right: right})
	}
	return all
}

// JudgeOrigins tells of each origin of the gold's claims that a case names whether the
// gold has it.
func JudgeOrigins(g *Gold, c *hearsay.Case) (all []Judged) {
	s := newCaseScorer(g, c)
	for _, x := range g.Claims {
		for _, o := range s.answer(x.Claim).Origins {
			right := slices.ContainsFunc(x.Origins, func(name string) bool { return sameName(name, o.Name) })
			all = append(all, Judged{Confidence: o.Confidence, Right: right})
		}
	}
	return all
}

// JudgeDenials tells of each place that denies a claim of the gold, and that is a
// statement called a denial, whether the gold has a place there that denies that claim.
// The confidence is that of the place. Claims whose places the gold does not tell are
// passed over.
func JudgeDenials(g *Gold, c *hearsay.Case) (all []Judged) {
	s := newCaseScorer(g, c)
	kinds := map[string]hearsay.Kind{}
	for i := range c.Statements {
		kinds[c.Statements[i].ID] = c.Statements[i].Kind
	}
	for _, x := range g.Claims {
		if len(x.Places) == 0 {
			continue
		}
		places := slices.DeleteFunc(slices.Clone(s.answer(x.Claim).Places), func(p hearsay.Place) bool {
			return p.Stance != hearsay.Denies || kinds[p.Statement] != hearsay.Denial
		})
		for _, p := range places {
			sides, _ := s.sides([]hearsay.Place{p})
			right := len(sides) == 1 && slices.ContainsFunc(x.Places, func(o GoldPlace) bool { return o.Stance == hearsay.Denies && sides[0].near(s.anchored(o)) })
			all = append(all, Judged{Confidence: p.Confidence, Right: right})
		}
	}
	return all
}
