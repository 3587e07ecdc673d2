// Package conflict gathers the accounts of a case that cannot both stand: the denials
// that the propositions show and those by which the text itself points at what is
// denied, a speaker who no longer says what he said, and two figures for one thing.
package conflict

import (
	"cmp"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/view/answer"
)

// A denial that points at what it denies is shown as certain where the model gives the
// two places leastPointed. `hearsay eval --only "cases: confidence"` tells how many of
// these are right, and that no confidence of the model alone reaches eight in ten.
const (
	leastPointed = 0.15
	certain      = 0.8
)

// Gather completes the denials of a case, which are not changed, and says of each
// conflict whether it is certain. It returns them with the surest first.
func Gather(f *proposition.Field, o proposition.Opinion, denials []hearsay.Conflict, answers []answer.Finding) []hearsay.Conflict {
	g := &gatherer{f: f, all: slices.Clone(denials), at: map[[2]hearsay.ConflictSide]int{}, names: map[string]string{}, named: map[string]bool{}}
	for i := range f.In.Speakers {
		g.names[f.In.Speakers[i].ID], g.named[f.In.Speakers[i].ID] = f.In.Speakers[i].Name, f.In.Speakers[i].Named
	}
	for i, c := range g.all {
		g.at[key(c)] = i
	}
	g.pointed(o, answers)
	g.reversals(answers)
	g.discrepancies()
	slices.SortStableFunc(g.all, func(a, b hearsay.Conflict) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return g.all
}

// A gatherer holds the conflicts found so far, and where each pair of sides stands.
type gatherer struct {
	f   *proposition.Field
	all []hearsay.Conflict
	at  map[[2]hearsay.ConflictSide]int

	names map[string]string // of speakers
	named map[string]bool   // speakers with a name
}

// key is the two sides of a conflict in either order alike.
func key(c hearsay.Conflict) [2]hearsay.ConflictSide {
	a, b := c.A, c.B
	if cmp.Or(cmp.Compare(a.Statement, b.Statement), cmp.Compare(a.Place.Document, b.Place.Document), cmp.Compare(a.Place.Span.Start, b.Place.Span.Start)) > 0 {
		a, b = b, a
	}
	return [2]hearsay.ConflictSide{a, b}
}

// add takes a conflict of places i and j, unless one between them is known; that one
// becomes as sure as the new one.
func (g *gatherer) add(i, j int, kind hearsay.ConflictKind, confidence float64, why string) {
	c := hearsay.Conflict{A: g.f.Side(i), B: g.f.Side(j), Kind: kind, Why: why, Confidence: confidence, Certain: confidence >= certain, Judged: []string{proposition.OwnJudge}}
	if k, ok := g.at[key(c)]; ok {
		old := &g.all[k]
		old.Confidence, old.Certain = max(old.Confidence, confidence), old.Certain || c.Certain
		return
	}
	g.at[key(c)] = len(g.all)
	g.all = append(g.all, c)
}

// pointed adds the denials that point at what they deny.
func (g *gatherer) pointed(o proposition.Opinion, answers []answer.Finding) {
	p := map[[2]int]float64{}
	for _, v := range o.Opposed {
		p[[2]int{v.A, v.B}] = v.P
	}
	for _, x := range answers {
		if x.Kind == hearsay.Denied && x.To >= 0 && p[[2]int{x.To, x.Place}] >= leastPointed {
			g.add(x.To, x.Place, hearsay.DenialConflict, certain, g.name(x.Place)+" denies it; "+x.Why)
		}
	}
}

func (g *gatherer) name(i int) string {
	return cmp.Or(g.names[g.f.Places[i].Speaker], "an unnamed source")
}
