package compare

import (
	"cmp"
	"slices"

	"github.com/openhearsay/hearsay"
)

// decided takes over for a claim what persons decided about the proposition that it
// renders: the places that they joined to it bear on the claim, and those that they parted
// from it do not.
func decided(c *hearsay.Claim, propositions []hearsay.Proposition) {
	sorted := func(q *hearsay.Proposition) bool {
		return q.Review != nil && q.Review.Decision == hearsay.Corrected
	}
	type spot struct {
		document string
		span     hearsay.Span
	}
	var own []hearsay.Place
	elsewhere := map[spot]bool{} // in another proposition that persons sorted
	for i := range propositions {
		q := &propositions[i]
		switch {
		case !sorted(q):
		case q.ID == c.Proposition:
			own = q.Places
		default:
			for _, p := range q.Places {
				elsewhere[spot{p.Document, p.Span}] = true
			}
		}
	}
	if own == nil {
		return
	}
	stands := map[string]bool{} // documents that bear on the claim
	var places []hearsay.Place
	held := map[spot]bool{}
	for _, p := range own {
		p.N, p.Review, p.Confidence = 0, nil, judgedPlace
		places, held[spot{p.Document, p.Span}] = append(places, p), true
	}
	lost := map[string]bool{}
	for _, p := range c.Places {
		at := spot{p.Document, p.Span}
		switch {
		case held[at]:
		case elsewhere[at]:
			lost[p.Document] = true
		default:
			places = append(places, p)
		}
	}
	slices.SortStableFunc(places, func(a, b hearsay.Place) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	c.Places = places
	for _, p := range places {
		stands[p.Document] = true
		if _, has := c.Documents[p.Document]; has || !held[spot{p.Document, p.Span}] {
			continue
		}
		c.Documents[p.Document], c.Evidence[p.Document] = voice(&p), p.Span
	}
	for id := range lost {
		if stands[id] {
			continue
		}
		delete(c.Documents, id)
		delete(c.Evidence, id)
		for k := range c.Origins {
			c.Origins[k].Documents = slices.DeleteFunc(c.Origins[k].Documents, func(d string) bool { return d == id })
		}
	}
	if len(lost) > 0 {
		c.Origins = slices.DeleteFunc(c.Origins, func(o hearsay.Origin) bool { return len(o.Documents) == 0 })
	}
}

// voice is what a document does with a claim that bears on it by one place: what it lays
// at somebody's door it reports.
func voice(p *hearsay.Place) hearsay.Stance {
	switch {
	case p.Statement != "":
	case p.Stance == hearsay.Asserts:
		return hearsay.Supports
	case p.Stance == hearsay.Denies:
		return hearsay.Denies
	}
	return hearsay.Reports
}
