package review

import (
	"cmp"
	"maps"
	"slices"

	"github.com/openhearsay/hearsay"
)

// Shared applies what persons decided about shared passages, when their directions are
// known: before it is asked what rests on them.
func (r *Reviewer) Shared(c *hearsay.Case) {
	m := r.marked(newIndex(newList(c), r.docs), Passage)[Passage]
	for i, x := range m {
		p := &c.Passages[i]
		p.Review = x.out()
		if from, ok := x.fields["from"]; ok {
			p.From, p.CommonSource, p.Why = hearsay.Direction(from), "", "set by a person"
		}
		if b, ok := x.fields["boilerplate"]; ok {
			p.Boilerplate = b == "yes"
		}
	}
	c.Passages = keep(c.Passages, m)
}

// Proposed applies what persons decided about propositions and their places, when these
// are known and no claim is made of them. In a finished case what is about them follows.
func (r *Reviewer) Proposed(c *hearsay.Case) {
	if !slices.ContainsFunc(r.standing, func(d Decision) bool { return about(&d) == Proposition || about(&d) == Placed }) {
		return
	}
	p := &proposing{Reviewer: r, x: newIndex(newList(c), r.docs), into: map[int]int{}, carried: map[ref]int{}, whole: marks[int]{}, places: marks[ref]{}}
	p.read()
	p.write(c)
}

// marked are the decisions about findings of some kinds, by kind and index.
func (r *Reviewer) marked(x *index, about ...Kind) map[Kind]marks[int] {
	out := map[Kind]marks[int]{}
	for i := range r.standing {
		d := &r.standing[i]
		if len(d.Anchors) == 0 || !slices.Contains(about, d.Anchors[0].Kind) {
			continue
		}
		f, why := x.locate(&d.Anchors[0], r.passed)
		if !r.place(d, why) {
			continue
		}
		if out[f.Kind] == nil {
			out[f.Kind] = marks[int]{}
		}
		out[f.Kind].take(f.at, d)
	}
	return out
}

// keep are the findings that nobody rejected.
func keep[T any](all []T, m marks[int]) []T {
	rejects := false
	for _, x := range m {
		rejects = rejects || x.rejected
	}
	if !rejects {
		return all
	}
	var out []T
	for i := range all {
		if x := m[i]; x == nil || !x.rejected {
			out = append(out, all[i])
		}
	}
	return out
}

// Rest applies all else that persons decided, at the end, and gives the decisions that
// are not placed, in order.
func (r *Reviewer) Rest(c *hearsay.Case) []Unplaced {
	var out []Unplaced
	for _, d := range r.strange {
		out = append(out, Unplaced{d, notUnderstood})
	}
	if len(r.standing) == 0 {
		return out
	}
	x := newIndex(newList(c), r.docs)
	all := r.marked(x, Document, Credit, RestsOn, QuoteGroup, Conflict, Answer, Position, Unattributed, Claim)
	claims := r.claimPlaces(x)
	r.documents(c)
	for i, m := range all[Document] {
		c.Documents[i].Review = m.out()
	}
	for i, m := range all[Credit] {
		c.Credits[i].Review = m.out()
		c.Credits[i].Outlet = cmp.Or(m.fields["outlet"], c.Credits[i].Outlet)
	}
	for i, m := range all[RestsOn] {
		c.RestsOn[i].Review = m.out()
		c.RestsOn[i].Origin = cmp.Or(m.fields["origin"], c.RestsOn[i].Origin)
	}
	for i, m := range all[QuoteGroup] {
		c.QuoteGroups[i].Review = m.out()
	}
	var rejected []hearsay.Conflict
	for i, m := range all[Conflict] {
		if m.rejected {
			rejected = append(rejected, c.Conflicts[i])
		}
		k := &c.Conflicts[i]
		k.Review = m.out()
		k.Kind = hearsay.ConflictKind(cmp.Or(m.fields["kind"], string(k.Kind)))
		if v, ok := m.fields["certainty"]; ok {
			k.Certain = v == "certain"
		}
	}
	for i, m := range all[Answer] {
		c.Answers[i].Review = m.out()
		c.Answers[i].Kind = hearsay.AnswerKind(cmp.Or(m.fields["kind"], string(c.Answers[i].Kind)))
	}
	for i, m := range all[Position] {
		c.Positions[i].Review = m.out()
	}
	for i, m := range all[Unattributed] {
		c.Unattributed[i].Review = m.out()
	}
	for i, m := range all[Claim] {
		c.Claims[i].Review = m.out()
	}
	r.stances(c, x)
	for i, places := range claims {
		writePlaces(&c.Claims[i], places)
	}
	c.Credits = keep(c.Credits, all[Credit])
	c.RestsOn = keep(c.RestsOn, all[RestsOn])
	c.QuoteGroups = keep(c.QuoteGroups, all[QuoteGroup])
	c.Conflicts = keep(c.Conflicts, all[Conflict])
	c.Answers = keep(c.Answers, all[Answer])
	c.Positions = keep(c.Positions, all[Position])
	c.Unattributed = keep(c.Unattributed, all[Unattributed])
	c.Claims = keep(c.Claims, all[Claim])
	agree(c, rejected)
	for i := range r.standing {
		if why, ok := r.unplaced[r.standing[i].ID]; ok {
			out = append(out, Unplaced{r.standing[i], why})
		}
	}
	slices.SortFunc(out, func(a, b Unplaced) int { return cmp.Compare(a.Decision.ID, b.Decision.ID) })
	return out
}

// claimPlaces are the decisions about places of claims, by claim and place.
func (r *Reviewer) claimPlaces(x *index) map[int]marks[int] {
	out := map[int]marks[int]{}
	for i := range r.standing {
		d := &r.standing[i]
		if about(d) != ClaimPlace {
			continue
		}
		if f, why := x.locate(&d.Anchors[0], r.passed); r.place(d, why) {
			if out[f.at] == nil {
				out[f.at] = marks[int]{}
			}
			out[f.at].take(f.in, d)
		}
	}
	return out
}

// writePlaces puts decisions about places of a claim into it.
func writePlaces(x *hearsay.Claim, decided marks[int]) {
	x.Places = slices.Clone(x.Places)
	for k, m := range decided {
		p := &x.Places[k]
		p.Review = m.out()
		p.Stance = hearsay.Stance(cmp.Or(m.fields["stance"], string(p.Stance)))
	}
	x.Places = keep(x.Places, decided)
}

// stances applies what persons decided about what documents do with claims.
func (r *Reviewer) stances(c *hearsay.Case, x *index) {
	for i := range r.standing {
		d := &r.standing[i]
		f := d.field()
		if about(d) != Claim || f.Field != "stance" {
			continue
		}
		docs := x.sums[d.Anchors[1].Quotes[0].Document]
		if len(docs) == 0 {
			r.place(d, noDocument)
			continue
		}
		found, why := x.locate(&d.Anchors[0], r.passed)
		if why != "" {
			continue
		}
		k := &c.Claims[found.at]
		k.Documents, k.Evidence = maps.Clone(k.Documents), maps.Clone(k.Evidence)
		id := docs[0].ID
		if f.Value == "none" {
			delete(k.Documents, id)
			delete(k.Evidence, id)
			continue
		}
		if k.Documents == nil {
			k.Documents = map[string]hearsay.Stance{}
		}
		if k.Documents[id] != hearsay.Stance(f.Value) {
			delete(k.Evidence, id) // it decided for another stance
		}
		k.Documents[id] = hearsay.Stance(f.Value)
	}
}

// documents applies what persons decided about fields of documents, where the case was
// not read so (store.Decided).
func (r *Reviewer) documents(c *hearsay.Case) {
	at := map[string]int{}
	for i := range c.Documents {
		at[c.Documents[i].SHA256] = i
	}
	for i := range r.standing {
		d := &r.standing[i]
		sum, ok := fieldOf(d)
		if !ok {
			continue
		}
		k, ok := at[sum]
		if !ok {
			r.place(d, noDocument)
			continue
		}
		x := &c.Documents[k]
		x.Said = slices.Clone(x.Said)
		why := ""
		if err := Set(x, *d); err != nil {
			why = err.Error()
		}
		r.place(d, why)
	}
}
