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
	*proposition.Sense
	tells bool         // it says of somebody that he said, asked or refused something
	text  *stance.Text // nil without a model of stances

	subjects []string                  // stems of the names before its first reporting word, of all names where it has none
	classes  [len(reportingNames)]bool // of its reporting words
}

func (r *Reader) question(text string) *question {
	q := &question{Sense: r.Field.Sense(text)}
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

// A hit is a place beside a claim.
type hit struct {
	place int
	base  float64 // how much of the claim it and its frame hold
	bare  float64 // how much of the claim without its names it holds
	alike float64 // how alike it is to those places elsewhere that hold most of the claim
	rank  int     // in its case, from 1
	inDoc int     // in its document, from 1
	of    float64 // base over the best of the case
	ofDoc float64 // and over the best of its document
	echo  float64 // how much it holds of what the leaders elsewhere add to the claim
	p     []float64
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

// hits are all places that share a word with the claim, those that hold most of
// it first.
func (r *Reader) hits(q *question) []hit {
	var all []hit
	for i := range r.Field.Places {
		p := &r.Field.Places[i]
		own, framed := r.Field.Share(q.Stems, p.Own.Stems), r.Field.Share(q.Stems, p.Framed.Stems)
		if base := 0.6*own + 0.4*framed; base > 0 {
			all = append(all, hit{place: i, base: base})
		}
	}
	slices.SortStableFunc(all, func(a, b hit) int { return cmp.Compare(b.base, a.base) })
	bare := slices.DeleteFunc(slices.Clone(q.Stems), func(s string) bool { _, ok := slices.BinarySearch(q.Names, s); return ok })
	lead := slices.Clone(all[:min(len(all), leaders)])
	for i := range all {
		h := &all[i]
		p := &r.Field.Places[h.place]
		h.bare = r.Field.Share(bare, p.Own.Stems)
		for _, l := range lead {
			if o := &r.Field.Places[l.place]; l.place != h.place && o.Document != p.Document {
				h.alike = max(h.alike, l.base*r.Field.Alike(o.Own, p.Own).Cosine)
			}
		}
	}
	r.echoes(q, all, lead)
	n := map[int]int{}
	top := map[int]float64{}
	for i := range all {
		d := r.Field.Places[all[i].place].Document
		top[d] = max(top[d], all[i].base)
		all[i].of, all[i].ofDoc = all[i].base/all[0].base, all[i].base/top[d]
	}
	for i := range all {
		d := r.Field.Places[all[i].place].Document
		n[d]++
		all[i].rank, all[i].inDoc = i+1, n[d]
	}
	return slices.DeleteFunc(all, func(h hit) bool { return h.rank > lookedAt && h.inDoc > lookedAtInDoc })
}

// echoes finds how much places hold of the words that at least two leaders of other
// documents use beside those of the claim.
func (r *Reader) echoes(q *question, all, lead []hit) {
	uses := map[string]map[int]bool{}
	for _, l := range lead {
		p := &r.Field.Places[l.place]
		for _, s := range p.Own.Stems {
			if _, ok := slices.BinarySearch(q.Stems, s); !ok {
				if uses[s] == nil {
					uses[s] = map[int]bool{}
				}
				uses[s][p.Document] = true
			}
		}
	}
	added := func(document int) (more []string) { // by two documents or more beside it
		for s, in := range uses {
			if n := len(in); n > 2 || n == 2 && !in[document] {
				more = append(more, s)
			}
		}
		slices.Sort(more)
		return more
	}
	beside := map[int][]string{}
	for _, l := range lead {
		d := r.Field.Places[l.place].Document
		beside[d] = added(d)
	}
	elsewhere := added(-1)
	for i := range all {
		p := &r.Field.Places[all[i].place]
		more, ok := beside[p.Document]
		if !ok {
			more = elsewhere
		}
		all[i].echo = r.Field.Share(more, p.Own.Stems)
	}
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
