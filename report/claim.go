package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay"
)

// face puts the words that say a claim most surely beside those that deny it, and names
// who denies it and who hedges.
func (v *View) face(x *Claim, k int) {
	c := &v.c.Claims[k]
	x.Asserted = v.surest(x, c, hearsay.Asserts, "a")
	for _, d := range v.denials(k) {
		x.DeniedBy = append(x.DeniedBy, &RiverEnd{Name: clean(d.name), Href: d.href, Possible: !d.sure, Documents: len(d.documents)})
		if s := v.statements[d.statement]; x.Denied == nil && s != nil {
			x.Denied = s.quotation()
		}
	}
	if x.Denied == nil {
		x.Denied = v.surest(x, c, hearsay.Denies, "b")
	}
	for i := range c.Places {
		p := &c.Places[i]
		s := v.statements[p.Statement]
		if p.Stance != hearsay.Hedges || p.Confidence < leastDenial || p.Statement == "" || s == nil || s.Speaker == nil {
			continue
		}
		if !slices.Contains(x.HedgedBy, s.Speaker.Name) {
			x.HedgedBy = append(x.HedgedBy, s.Speaker.Name)
		}
	}
}

// SurelyDenied reports whether it is known that somebody denies the claim.
func (x *Claim) SurelyDenied() bool { return len(x.DeniedBy) > 0 && !x.DeniedBy[0].Possible }

// Touching is how many documents do something with the claim.
func (x *Claim) Touching() int { return len(x.Rows) + x.More }

// surest is the place that takes a stance on a claim most surely; nil for none.
func (v *View) surest(x *Claim, c *hearsay.Claim, stance hearsay.Stance, side string) *Quotation {
	var best *hearsay.Place
	for i := range c.Places {
		p := &c.Places[i]
		if p.Stance == stance && p.Confidence >= leastDenial && (best == nil || p.Confidence > best.Confidence) {
			best = p
		}
	}
	if best == nil {
		return nil
	}
	if s := v.statements[best.Statement]; s != nil && best.Statement != "" {
		return s.quotation()
	}
	return v.quotation(best.Document, []hearsay.Span{best.Span}, Mark{Class: "evidence", ID: fmt.Sprintf("t-%s%s", x.ID, side), Title: "Bears on a claim", Ref: x.ID, Number: "¶"})
}

// SureConflicts are the conflicts that are certain, and Possible the others.
func (v *View) SureConflicts() []*Conflict { return v.conflictsThat(true) }

// PossibleConflicts are those that are only possible.
func (v *View) PossibleConflicts() []*Conflict { return v.conflictsThat(false) }

func (v *View) conflictsThat(certain bool) (l []*Conflict) {
	for _, x := range v.Conflicts {
		if x.Certain == certain {
			l = append(l, x)
		}
	}
	return l
}

// An AnswerGroup is the answers of one kind.
type AnswerGroup struct {
	Kind    string
	Answers []*Answer
}

// AnswerGroups are the answers by kind, in the order in which the kinds are shown.
func (v *View) AnswerGroups() (l []*AnswerGroup) {
	for _, a := range v.Answers {
		if len(l) == 0 || l[len(l)-1].Kind != a.Kind {
			l = append(l, &AnswerGroup{Kind: a.Kind})
		}
		l[len(l)-1].Answers = append(l[len(l)-1].Answers, a)
	}
	return l
}

// Who is who gives such answers, those of most first, on one line.
func (g *AnswerGroup) Who() string {
	n := map[string]int{}
	var names []string
	for _, a := range g.Answers {
		name := a.Says.Who()
		if n[name]++; n[name] == 1 {
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(n[b], n[a]) })
	for i := range names {
		if n[names[i]] > 1 {
			names[i] += fmt.Sprintf(" (%d)", n[names[i]])
		}
	}
	return list(names, 5)
}

// Moves are the changes of a position, in order, in words: "denied, then admitted".
func (p *Position) Moves() (l []string) {
	for _, s := range p.Steps {
		if s.Change != "" && s.Change != "same" {
			l = append(l, s.Change)
		}
	}
	return l
}
