package review

import (
	"maps"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// respeak puts final ids in the place of those of speakers that were merged, in all
// that a finished case has of them.
func respeak(c *hearsay.Case, final func(string) string) {
	put := func(id *string) {
		if *id != "" {
			*id = final(*id)
		}
	}
	for i := range c.QuoteGroups {
		put(&c.QuoteGroups[i].Speaker)
	}
	for i := range c.Positions {
		put(&c.Positions[i].Speaker)
	}
	for i := range c.Answers {
		put(&c.Answers[i].For)
	}
}

// unspeak takes out of a finished case what it has of speakers that a person rejected.
func unspeak(c *hearsay.Case, refused map[string]bool) {
	for i := range c.QuoteGroups {
		if refused[c.QuoteGroups[i].Speaker] {
			c.QuoteGroups[i].Speaker = ""
		}
	}
	c.Positions = slices.DeleteFunc(c.Positions, func(p hearsay.Position) bool { return refused[p.Speaker] })
	for i := range c.Answers {
		if refused[c.Answers[i].For] {
			c.Answers[i].For = ""
		}
	}
}

// without takes statements out of a case, with all that stands on them. What stands on
// one that changed, and may not hold any more, is taken out too.
func without(c *hearsay.Case, gone, changed map[string]bool) {
	if len(gone)+len(changed) == 0 {
		return
	}
	spans := map[string][]hearsay.Span{} // of what is gone, by document
	byID := map[string]*hearsay.Statement{}
	for i := range c.Statements {
		s := &c.Statements[i]
		byID[s.ID] = s
		if gone[s.ID] {
			spans[s.Document] = append(spans[s.Document], hearsay.Cover(s.Contents))
		}
	}
	c.QuoteGroups = quotesWithout(c.QuoteGroups, gone, changed, byID)
	c.Conflicts = slices.DeleteFunc(c.Conflicts, func(x hearsay.Conflict) bool {
		a, b := x.A.Statement, x.B.Statement
		if gone[a] || gone[b] {
			return true
		}
		if !changed[a] && !changed[b] || byID[a] == nil || byID[b] == nil {
			return false
		}
		switch x.Kind {
		case hearsay.Reversal: // of one speaker
			return byID[a].Speaker != byID[b].Speaker
		case hearsay.DenialConflict:
			return byID[a].Kind != hearsay.Denial && byID[b].Kind != hearsay.Denial
		}
		return false
	})
	c.Answers = slices.DeleteFunc(c.Answers, func(x hearsay.Answer) bool {
		return gone[x.Statement] || changed[x.Statement] && byID[x.Statement] != nil && !answers(x.Kind, byID[x.Statement].Kind)
	})
	for i := range c.Answers {
		if x := &c.Answers[i]; gone[x.Of] {
			x.To, x.Of, x.Why = nil, "", ""
		}
	}
	either := func(id string) bool { return gone[id] || changed[id] }
	c.Positions = slices.DeleteFunc(c.Positions, func(p hearsay.Position) bool { return slices.ContainsFunc(p.Statements, either) })
	c.Unattributed = slices.DeleteFunc(c.Unattributed, func(u hearsay.Unattributed) bool { return gone[u.Statement] })
	c.Timeline = slices.DeleteFunc(c.Timeline, func(e hearsay.Event) bool { return gone[e.Statement] })
	standing := func(all []hearsay.Place) []hearsay.Place {
		if !slices.ContainsFunc(all, func(p hearsay.Place) bool { return gone[p.Statement] }) {
			return all
		}
		return slices.DeleteFunc(slices.Clone(all), func(p hearsay.Place) bool { return gone[p.Statement] })
	}
	for i := range c.Claims {
		x := &c.Claims[i]
		x.Places = standing(x.Places)
		silent(x, spans)
	}
	for i := range c.Propositions {
		c.Propositions[i].Places = standing(c.Propositions[i].Places)
	}
	noEmpty(c)
	c.Statements = statementsWithout(c.Statements, gone)
}

// answers reports whether a statement of a kind can be an answer of another.
func answers(a hearsay.AnswerKind, k hearsay.Kind) bool {
	switch a {
	case hearsay.Denied:
		return k == hearsay.Denial
	case hearsay.Admitted:
		return k == hearsay.Admission
	case hearsay.Refused:
		return k == hearsay.NoComment
	}
	return true
}

// silent takes out the stances of a claim that were decided by words that are gone.
func silent(x *hearsay.Claim, spans map[string][]hearsay.Span) {
	cloned := false
	for id, at := range x.Evidence {
		if !slices.ContainsFunc(spans[id], at.Contains) && !slices.ContainsFunc(spans[id], func(s hearsay.Span) bool { return s.Contains(at) }) {
			continue
		}
		if !cloned { // the maps are those of the case that is not changed
			x.Documents, x.Evidence, cloned = maps.Clone(x.Documents), maps.Clone(x.Evidence), true
		}
		delete(x.Documents, id)
		delete(x.Evidence, id)
	}
}

// noEmpty takes out propositions without places, and what is about them.
func noEmpty(c *hearsay.Case) {
	empty := map[string]bool{}
	for i := range c.Propositions {
		if len(c.Propositions[i].Places) == 0 {
			empty[c.Propositions[i].ID] = true
		}
	}
	c.Propositions = slices.DeleteFunc(c.Propositions, func(p hearsay.Proposition) bool { return len(p.Places) == 0 })
	unproposed(c, empty)
}

// unproposed takes propositions out of what is about them.
func unproposed(c *hearsay.Case, gone map[string]bool) {
	if len(gone) == 0 {
		return
	}
	for i := range c.Conflicts {
		if gone[c.Conflicts[i].Proposition] {
			c.Conflicts[i].Proposition = ""
		}
	}
	for i := range c.Claims {
		if gone[c.Claims[i].Proposition] {
			c.Claims[i].Proposition = ""
		}
	}
	c.Unattributed = slices.DeleteFunc(c.Unattributed, func(u hearsay.Unattributed) bool { return gone[u.Proposition] })
}

// quotesWithout are groups without the renderings of statements that are gone. A group
// all of whose statements have one speaker now is his.
func quotesWithout(groups []hearsay.QuoteGroup, gone, changed map[string]bool, byID map[string]*hearsay.Statement) []hearsay.QuoteGroup {
	var out []hearsay.QuoteGroup
	for _, g := range groups {
		touched := false
		for _, r := range g.Renderings {
			touched = touched || gone[r.Statement] || changed[r.Statement]
		}
		if touched {
			g.Renderings = slices.DeleteFunc(slices.Clone(g.Renderings), func(r hearsay.Rendering) bool { return gone[r.Statement] })
			if len(g.Renderings) < 2 {
				continue
			}
			speakers := map[string]bool{}
			for _, r := range g.Renderings {
				if s := byID[r.Statement]; s != nil {
					speakers[s.Speaker] = true
				}
			}
			if len(speakers) == 1 {
				for id := range speakers {
					g.Speaker = id
				}
			}
		}
		out = append(out, g)
	}
	return out
}

// statementsWithout are statements without those that are gone. What stood inside one
// stands inside what held it.
func statementsWithout(all []hearsay.Statement, gone map[string]bool) []hearsay.Statement {
	if len(gone) == 0 {
		return all
	}
	to := make([]int, len(all))
	n := 0
	for i := range all {
		if to[i] = -1; !gone[all[i].ID] {
			to[i] = n
			n++
		}
	}
	out := make([]hearsay.Statement, 0, n)
	for i := range all {
		if to[i] < 0 {
			continue
		}
		s := all[i]
		w := s.Within
		for steps := 0; w >= 0 && w < len(all) && to[w] < 0 && steps < len(all); steps++ {
			w = all[w].Within
		}
		if s.Within = -1; w >= 0 && w < len(all) {
			s.Within = to[w]
		}
		out = append(out, s)
	}
	return out
}

// sortedPlaces puts places in the order of documents, then of the text.
func sortedPlaces(all []hearsay.Place) {
	slices.SortStableFunc(all, func(a, b hearsay.Place) int {
		if n := strings.Compare(a.Document, b.Document); n != 0 {
			return n
		}
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return a.Span.End - b.Span.End
	})
}
