// Package claim says what the documents of a case do with a claim that a person
// asks: which places bear on it and how, which documents support, deny or merely
// report it, and where it came from.
//
// What a document lays at somebody's door it reports; only what it says in its
// own voice supports or denies a claim. A document that does not touch the claim
// has no stance.
package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/learn"
)

// Models are what is learnt about claims: the stance of a place, that of a
// document, and which sources count as origins.
type Models struct{ place, document, origin *learn.Logistic }

// What a place does with a claim, in the order of the model's classes.
var placeClasses = []string{"unrelated", string(hearsay.Asserts), string(hearsay.Denies), string(hearsay.Hedges), string(hearsay.Questions)}

// What a document does with a claim, in the order of the model's classes.
var documentClasses = []string{"unrelated", string(hearsay.Supports), string(hearsay.Denies), string(hearsay.Reports)}

// A Reader answers claims about one case.
type Reader struct {
	Field   *proposition.Field
	RestsOn []hearsay.RestsOn
	Models  *Models

	rests    map[string][]string // origins by document
	speakers []*hearsay.Speaker  // in order of their ids
}

// NewReader makes a reader of a case.
func NewReader(f *proposition.Field, rests []hearsay.RestsOn, m *Models) *Reader {
	r := &Reader{Field: f, RestsOn: rests, Models: m, rests: map[string][]string{}}
	for _, x := range rests {
		r.rests[x.Document] = append(r.rests[x.Document], x.Origin)
	}
	for i := range f.In.Speakers {
		r.speakers = append(r.speakers, &f.In.Speakers[i])
	}
	slices.SortFunc(r.speakers, func(a, b *hearsay.Speaker) int { return strings.Compare(a.ID, b.ID) })
	return r
}

// A hit is a place beside a claim.
type hit struct {
	place int
	base  float64 // how much of the claim it and its frame hold
	rank  int     // in its case, from 1
	inDoc int     // in its document, from 1
	p     []float64
}

// bears is the least probability that a place bears on a claim at which it is told.
const bears = 0.5

// Answer says what the documents of the case do with a claim.
func (r *Reader) Answer(text string) hearsay.Claim {
	c := hearsay.Claim{Text: text, Documents: map[string]hearsay.Stance{}, Evidence: map[string]hearsay.Span{}}
	if r.Models == nil {
		return c
	}
	q := r.Field.Sense(text)
	hits := r.hits(&q)
	for i := range hits {
		h := &hits[i]
		h.p = r.Models.place.Probabilities(r.placeFeatures(&q, h), nil)
	}
	by := r.byDocument(hits)
	for d, own := range by {
		if len(own) == 0 {
			continue
		}
		p := r.Models.document.Probabilities(r.documentFeatures(&q, own), nil)
		if k := most(p); k > 0 {
			id := r.Field.In.Documents[d].ID
			c.Documents[id] = hearsay.Stance(documentClasses[k])
			c.Evidence[id] = r.Field.Places[own[0].place].Frame
		}
	}
	for i := range hits {
		h := &hits[i]
		place := &r.Field.Places[h.place]
		id := r.Field.In.Documents[place.Document].ID
		if 1-h.p[0] < bears {
			continue
		}
		k := 1 + most(h.p[1:])
		x := hearsay.Place{Document: id, Span: hearsay.Cover(place.Spans), Stance: hearsay.Stance(placeClasses[k]), Confidence: h.p[k]}
		if place.Statement >= 0 {
			x.Statement = r.Field.In.Statements[place.Statement].ID
		}
		c.Places = append(c.Places, x)
	}
	slices.SortStableFunc(c.Places, func(a, b hearsay.Place) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	c.Origins = r.origins(&q, hits, c.Documents)
	return c
}

func most(p []float64) int {
	best := 0
	for k, v := range p {
		if v > p[best] {
			best = k
		}
	}
	return best
}

// hits are all places that share a word with the claim, those that hold most of
// it first.
func (r *Reader) hits(q *proposition.Sense) []hit {
	var all []hit
	for i := range r.Field.Places {
		p := &r.Field.Places[i]
		own, framed := r.Field.Share(q.Stems, p.Own.Stems), r.Field.Share(q.Stems, p.Framed.Stems)
		if base := 0.6*own + 0.4*framed; base > 0 {
			all = append(all, hit{place: i, base: base})
		}
	}
	slices.SortStableFunc(all, func(a, b hit) int { return cmp.Compare(b.base, a.base) })
	n := map[int]int{}
	for i := range all {
		d := r.Field.Places[all[i].place].Document
		n[d]++
		all[i].rank, all[i].inDoc = i+1, n[d]
	}
	return all
}

// byDocument are the hits of each document, in their order.
func (r *Reader) byDocument(hits []hit) [][]hit {
	out := make([][]hit, len(r.Field.In.Documents))
	for _, h := range hits {
		d := r.Field.Places[h.place].Document
		out[d] = append(out[d], h)
	}
	return out
}
