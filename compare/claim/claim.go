// Package claim says what each document does with a claim: whether it supports,
// denies or merely reports it, and where the claim came from.
//
// What a document lays at somebody's door it reports; only what it says in its
// own voice supports or denies a claim. A document that does not touch the claim
// has no stance.
package claim

import (
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

// An Input is the case that claims are asked of.
type Input struct {
	Documents  []hearsay.Document // in order of their ids
	Statements []hearsay.Statement
	Speakers   []hearsay.Speaker
	Sides      map[string]string // who speaks for whom
	RestsOn    []hearsay.RestsOn
	Groups     []hearsay.QuoteGroup
	Aliases    *term.Aliases
}

// Thresholds on the share of a claim's weight that a sentence holds.
const (
	touches = 0.50 // the sentence speaks of the claim
	certain = 0.60 // the document's own words are taken for the claim itself
	surely  = 0.75 // and for its contrary
	nearly  = 0.85 // of the best one: further evidence of the same strength
)

// maxProposed is how many claims hearsay proposes by itself.
const maxProposed = 12

// A Reader answers claims about one case.
type Reader struct {
	in       Input
	segments []segment
	postings map[string][]int32 // class of a word → segments
	weights  *term.Weights
	speakers map[string]*hearsay.Speaker
	named    map[string]bool     // names and other wordings of named speakers
	rests    map[string][]string // document → origins
	evidence map[string][]credited
	byDoc    map[string][]int // statements of a document
	docs     map[string]*hearsay.Document
}

// credited is a place where a document credits an outlet.
type credited struct {
	origin string
	span   hearsay.Span
}

// A segment is one sentence of a document.
type segment struct {
	document   int
	span       hearsay.Span
	words      []term.Word
	stems      []string
	before     []string // stems of the sentence before, for pronouns
	statements []int    // that have content in it
}

// NewReader prepares the documents of a case; the time is linear in their length.
func NewReader(in Input) *Reader {
	r := &Reader{in: in, postings: map[string][]int32{}, weights: term.NewWeights(), speakers: map[string]*hearsay.Speaker{}, named: map[string]bool{},
		rests: map[string][]string{}, evidence: map[string][]credited{}, byDoc: map[string][]int{}, docs: map[string]*hearsay.Document{}}
	for i := range in.Speakers {
		p := &in.Speakers[i]
		r.speakers[p.ID] = p
		if p.Named {
			r.named[p.Name] = true
			for _, a := range p.Aliases {
				r.named[a] = true
			}
		}
	}
	for _, x := range in.RestsOn {
		r.rests[x.Document] = append(r.rests[x.Document], x.Origin)
		for _, e := range x.Evidence {
			if e.Document == x.Document {
				r.evidence[x.Document] = append(r.evidence[x.Document], credited{x.Origin, e.Span})
			}
		}
	}
	for i := range in.Statements {
		r.byDoc[in.Statements[i].Document] = append(r.byDoc[in.Statements[i].Document], i)
	}
	for d := range in.Documents {
		doc := &in.Documents[d]
		r.docs[doc.ID] = doc
		if doc.English() {
			r.cut(d, doc)
		}
	}
	for i := range r.segments {
		for _, s := range r.segments[i].stems {
			r.postings[s] = append(r.postings[s], int32(i))
		}
	}
	return r
}

// cut adds the sentences of a document, page furniture left out.
func (r *Reader) cut(d int, doc *hearsay.Document) {
	tokens := token.Split(doc.Text)
	var before []string
	statements := r.byDoc[doc.ID]
	for _, s := range sentence.Split(doc.Text, tokens) {
		g := segment{document: d, span: hearsay.Span{Start: int(tokens[s.First].Start), End: int(tokens[s.End-1].End)}}
		if furniture(doc, g.span) {
			continue
		}
		g.words = r.in.Aliases.Words(doc.Text, g.span)
		g.stems = term.Classes(term.Stems(g.words))
		if len(g.stems) == 0 {
			continue
		}
		r.weights.Add(g.stems)
		g.before, before = before, g.stems
		r.segments = append(r.segments, g)
	}
	// Both lists are in order of place, but contents may be nested and long: each
	// statement is added to the sentences its contents touch.
	first := len(r.segments)
	for first > 0 && r.segments[first-1].document == d {
		first--
	}
	own := r.segments[first:]
	for _, n := range statements {
		last := -1
		for _, c := range r.in.Statements[n].Contents {
			k := sort.Search(len(own), func(i int) bool { return own[i].span.End > c.Start })
			for ; k < len(own) && own[k].span.Start < c.End; k++ {
				if k != last {
					own[k].statements = append(own[k].statements, n)
					last = k
				}
			}
		}
	}
}

func furniture(doc *hearsay.Document, s hearsay.Span) bool {
	for _, f := range doc.Furniture {
		if f.Overlaps(s) {
			return true
		}
	}
	return false
}

// A question is a claim as the search sees it.
type question struct {
	text     string
	stems    []string
	weights  []float64
	total    float64
	negative bool
}

func (r *Reader) question(text string) question {
	words := r.in.Aliases.Words(text, hearsay.Span{End: len(text)})
	q := question{text: text, negative: negative(words)}
	for _, s := range term.Classes(term.Stems(words)) {
		w := r.weights.Of(s)
		if r.weights.Texts(s) == 0 {
			w *= 0.3 // the asker's own word: no document can hold it
		}
		q.stems, q.weights = append(q.stems, s), append(q.weights, w)
		q.total += w
	}
	return q
}

// share is the part of the claim's weight that a segment holds; words of the
// sentence before it count half.
func (q *question) share(g *segment) float64 {
	sum := 0.0
	for i, s := range q.stems {
		if has(g.stems, s) {
			sum += q.weights[i]
		} else if has(g.before, s) {
			sum += q.weights[i] / 2
		}
	}
	if q.total == 0 {
		return 0
	}
	return sum / q.total
}

func has(sorted []string, s string) bool {
	i := sort.SearchStrings(sorted, s)
	return i < len(sorted) && sorted[i] == s
}

// A hit is a segment that speaks of a claim.
type hit struct {
	segment int
	share   float64
}

// Answer says what the case's documents do with a claim.
func (r *Reader) Answer(text string) hearsay.Claim {
	c := hearsay.Claim{Text: text, Documents: map[string]hearsay.Stance{}, Evidence: map[string]hearsay.Span{}}
	q := r.question(text)
	hits := r.hits(&q)
	byDocument := map[int][]hit{}
	var order []int
	for _, h := range hits {
		d := r.segments[h.segment].document
		if byDocument[d] == nil {
			order = append(order, d)
		}
		byDocument[d] = append(byDocument[d], h)
	}
	sort.Ints(order)
	for _, d := range order {
		stance, at := r.stance(&q, byDocument[d])
		if stance == "" {
			continue
		}
		id := r.in.Documents[d].ID
		c.Documents[id] = stance
		c.Evidence[id] = r.segments[at].span
	}
	c.Origins = r.origins(&q, hits, c.Documents)
	return c
}

// hits is the segments that speak of a claim, in order of place.
func (r *Reader) hits(q *question) []hit {
	if q.total == 0 {
		return nil
	}
	// A segment that holds enough of the weight holds one of the heavier words: the
	// lightest words, which together cannot reach the threshold, need not be looked up.
	order := make([]int, len(q.stems))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return q.weights[order[a]] > q.weights[order[b]] })
	rest := q.total
	seen := map[int32]bool{}
	var out []hit
	for _, i := range order {
		if rest < q.total*touches/2 {
			break
		}
		rest -= q.weights[i]
		for _, g := range r.postings[q.stems[i]] {
			if seen[g] {
				continue
			}
			seen[g] = true
			if s := q.share(&r.segments[g]); s >= touches {
				out = append(out, hit{int(g), s})
			}
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a].segment < out[b].segment })
	return out
}

var (
	negators = set(`not never no none nothing nobody neither nor cannot`)
	falsity  = set(`false untrue bogus hoax debunked baseless unfounded incorrect fabricated conspiracy myth lie lies discredited refuted denied denies deny`)
	hedges   = set(`alleged allegedly reportedly apparently rumored rumoured claims claim claimed claiming suspected supposedly could may might`)
)

// sayings lay what stands beside them at somebody's door.
var sayings = set(`said say says saying told tell tells telling according reported report reports reportedly announced announce insisted insists
	argued argues warned warns acknowledged acknowledges admitted admits confirmed confirms stated states statement explained added wrote
	writes tweeted testified maintained maintains suggested suggests believes believe believed thinks thought considered expressed
	accused accuses asserted asserts assertion assertions emphasized stressed described describes called calls asked noted revealed
	disclosed alleges alleging citing cited cites quoted learned heard intercepted interpreted feared fears emerged declared official officials
	spokesman spokeswoman spokesperson sources source`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func negative(words []term.Word) bool {
	n := false
	for i := range words {
		if f := words[i].Fold; negators[f] || strings.HasSuffix(f, "n't") || falsity[f] {
			n = !n
		}
	}
	return n
}

// stance is what a document does with a claim, and the segment that decided it.
func (r *Reader) stance(q *question, hits []hit) (hearsay.Stance, int) {
	best := hits[0]
	for _, h := range hits[1:] {
		if h.share > best.share {
			best = h
		}
	}
	for _, h := range hits { // the document's own voice, where it is clear, decides
		if h.share < certain || h.share < best.share*nearly {
			continue
		}
		g := &r.segments[h.segment]
		own := r.own(q, g)
		if own < certain {
			continue
		}
		// A sentence that lays anything at somebody's door is taken to report, even
		// where the words that do so were not found as a statement.
		if strings.ContainsAny(g.span.In(r.in.Documents[g.document].Text), "“”\"") {
			continue
		}
		laid := false
		for i := range g.words {
			laid = laid || sayings[g.words[i].Fold] || hedges[g.words[i].Fold]
		}
		if laid {
			continue
		}
		if negative(r.outside(g)) == q.negative {
			return hearsay.Supports, h.segment
		}
		if own >= surely {
			return hearsay.Denies, h.segment
		}
	}
	return hearsay.Reports, best.segment
}

// outside is the words of a segment that lie in nobody's content.
func (r *Reader) outside(g *segment) []term.Word {
	var out []term.Word
	for i := range g.words {
		in := false
		for _, n := range g.statements {
			for _, c := range r.in.Statements[n].Contents {
				in = in || c.Overlaps(g.words[i].Span)
			}
		}
		if !in {
			out = append(out, g.words[i])
		}
	}
	return out
}

// own is the share of a claim that a segment holds in the document's own voice.
func (r *Reader) own(q *question, g *segment) float64 {
	if len(g.statements) == 0 {
		return q.share(g)
	}
	x := segment{stems: term.Classes(term.Stems(r.outside(g)))}
	return q.share(&x)
}
