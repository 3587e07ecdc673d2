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
	"github.com/openhearsay/hearsay/compare/stance"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/learn"
)

// Models are what is learnt about claims: the stance of a place, that of a
// document, and which sources count as origins.
type Models struct {
	place    *learn.Logistic // what a place does with a claim
	touch    *learn.Logistic // whether a document touches it
	voice    *learn.Logistic // whether one that does speaks in its own voice
	contrary *learn.Logistic // whether it then says that it is not so
	origin   *learn.Logistic // whether a source is an origin
}

// What a place does with a claim, in the order of the model's classes.
var placeClasses = [...]string{"unrelated", string(hearsay.Asserts), string(hearsay.Denies), string(hearsay.Hedges), string(hearsay.Questions)}

// What a document does with a claim, by its place in documentClasses.
const (
	supports = 1 + iota
	denies
	reports
)

var documentClasses = [...]string{"unrelated", string(hearsay.Supports), string(hearsay.Denies), string(hearsay.Reports)}

// Places of placeClasses.
const (
	placeAsserts = 1
	placeDenies  = 2
)

// A Reader answers claims about one case.
type Reader struct {
	Field   *proposition.Field
	RestsOn []hearsay.RestsOn
	Models  *Models

	judge    *stance.Model       // nil for none
	texts    []*stance.Text      // of the documents that it has read
	told     []float64           // of each document: the share of statements among its places
	rests    map[string][]string // origins by document
	speakers []*hearsay.Speaker  // in order of their ids
	circles  [][]string          // of outlets that name only each other
}

// NewReader makes a reader of a case. judge tells what a text does with a claim by
// its words alone; nil leaves that out, of models that have learnt without it too.
func NewReader(f *proposition.Field, rests []hearsay.RestsOn, m *Models, judge *stance.Model) *Reader {
	r := &Reader{Field: f, RestsOn: rests, Models: m, judge: judge, rests: map[string][]string{}}
	r.texts, r.told = make([]*stance.Text, len(f.In.Documents)), make([]float64, len(f.In.Documents))
	places := make([]float64, len(f.In.Documents))
	for i := range f.Places {
		p := &f.Places[i]
		places[p.Document]++
		if p.Statement >= 0 {
			r.told[p.Document]++
		}
	}
	for d, n := range places {
		r.told[d] /= max(1, n)
	}
	for _, x := range rests {
		r.rests[x.Document] = append(r.rests[x.Document], x.Origin)
	}
	r.circles = circlesOf(f.In.Documents, rests)
	for i := range f.In.Speakers {
		r.speakers = append(r.speakers, &f.In.Speakers[i])
	}
	slices.SortFunc(r.speakers, func(a, b *hearsay.Speaker) int { return strings.Compare(a.ID, b.ID) })
	return r
}

// A question is a claim as it is compared.
type question struct {
	*proposition.Asked
	sought, names, bare *proposition.Sought // its words, those of its names, those of neither

	tells bool         // it says of somebody that he said, asked or refused something
	text  *stance.Text // nil without a model of stances

	subjects []string                  // stems of the names before its first reporting word, of all names where it has none
	classes  [len(reportingNames)]bool // of its reporting words
}

func (r *Reader) question(text string) *question {
	q := &question{Asked: r.Field.Sense(text)}
	q.sought, q.names = r.Field.Seek(q.Stems), r.Field.Seek(q.Names)
	q.bare = r.Field.Seek(slices.DeleteFunc(slices.Clone(q.Stems), func(s string) bool { _, ok := slices.BinarySearch(q.Names, s); return ok }))
	words := q.Words()
	q.tells = slices.ContainsFunc(words, func(w term.Word) bool {
		switch english.Reporting(english.Stem(w.Fold)) {
		case english.Say, english.Tell, english.Write, english.Ask, english.Refuse:
			return true
		}
		return false
	})
	told := false
	for i := range words {
		w := &words[i]
		if c := english.Reporting(english.Stem(w.Fold)); c != english.None && !w.Name {
			q.classes[c], told = true, true
		}
		if c := term.Class(w.Stem); !told && w.Stem != "" && slices.Contains(q.Names, c) {
			q.subjects = append(q.subjects, c)
		}
	}
	if r.judge != nil {
		q.text = stance.Read(text)
	}
	return q
}

// denies reports whether the claim itself denies something.
func (q *question) denies() bool { return q.Negated != q.False }

// about reports whether a name is that of whom the claim tells something.
func (q *question) about(name []string) bool {
	return slices.ContainsFunc(q.subjects, func(s string) bool { return slices.Contains(name, s) })
}

// How many places beside a claim are looked at: the first of the case, and of each document.
const (
	lookedAt      = 60
	lookedAtInDoc = 4
)

// leaders is how many places, those that hold most of a claim, others are compared with.
const leaders = 5

// bears is the least probability that a place bears on a claim at which it is told.
const bears = 0.33

// Answer says what the documents of the case do with a claim.
func (r *Reader) Answer(text string) hearsay.Claim {
	c := hearsay.Claim{Text: text, Documents: map[string]hearsay.Stance{}, Evidence: map[string]hearsay.Span{}}
	if r.Models == nil {
		return c
	}
	q := r.question(text)
	hits := r.hits(q)
	for i := range hits {
		h := &hits[i]
		h.p = r.Models.place.Probabilities(r.placeFeatures(q, h), nil)
		if r.plainDenial(q, h) {
			h.p[placeAsserts], h.p[placeDenies] = min(h.p[placeAsserts], h.p[placeDenies]), max(h.p[placeAsserts], h.p[placeDenies])
		}
	}
	var sure float64
	var count [len(documentClasses)]int
	for _, v := range r.views(q, hits) {
		p := r.stances(q, v)
		if k := decide(p); k > 0 {
			id := r.Field.In.Documents[v.doc].ID
			c.Documents[id] = hearsay.Stance(documentClasses[k])
			c.Evidence[id] = r.Field.Places[r.evidence(v, k)].Frame
			sure += p[k]
			count[k]++
		}
	}
	if n := len(c.Documents); n > 0 {
		c.Confidence = sure / float64(n)
		c.Why = why(count)
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
	if len(c.Documents) == 0 {
		c.Origins = []hearsay.Origin{}
		return c
	}
	var circle []string
	if c.Origins, circle = r.origins(q, hits); circle != nil {
		c.Why += "; no origin is shown, as " + strings.Join(circle, " and ") + " name each other"
	}
	return c
}

// plainDenial reports whether a place is called a denial and says by its own words or by
// those around it that something is not so: beside a claim that denies nothing it does
// not assert it, whatever else the two share; nor does one that says that the claim's
// figure is not the right one, or that nobody said it. (The model has seen too few denials to
// give these signs their weight.)
func (r *Reader) plainDenial(q *question, h *hit) bool {
	p := &r.Field.Places[h.place]
	if len(term.Common(q.Numbers, p.Own.Not)) > 0 {
		return true
	}
	if p.Unsaid && !q.denies() {
		return true
	}
	return !q.denies() && p.Statement >= 0 && p.Stance == hearsay.Denies && r.Field.In.Statements[p.Statement].Kind == hearsay.Denial
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

// byDocument are the hits of each document, in their order.
func (r *Reader) byDocument(hits []hit) [][]hit {
	out := make([][]hit, len(r.Field.In.Documents))
	for _, h := range hits {
		d := r.Field.Places[h.place].Document
		out[d] = append(out[d], h)
	}
	return out
}
