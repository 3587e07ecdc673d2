// Package proposition finds what is said in a case, whoever says it and in
// whatever words: the places where the documents say something, which of them
// say the same, and which say the contrary.
package proposition

import (
	"cmp"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// A Place is where a document says something: the content of a statement, or a
// sentence of the narrator, which is the outlet's own voice.
type Place struct {
	Document  int            // index in Input.Documents
	Statement int            // index in Input.Statements, -1 for the narrator's own words
	Spans     []hearsay.Span // the words, in order
	Frame     hearsay.Span   // the sentences and the attribution that they are read with
	Headline  bool           // a line that is no sentence
	Speaker   string         // id, "" for unknown and for the narrator
	Side      string         // id of whom the speaker speaks for, else Speaker
	Stance    hearsay.Stance // what the words do by themselves
	Unsaid    bool           // they tell what was not said
	Denial    float64        // how much it denies, 0 to 1
	Order     int            // of the sentence in its document, from 0

	Own    *Sense // of the words
	Framed *Sense // of the frame
	Before *Sense // of the sentence before, empty for none
}

// An Input is the case whose places are looked for.
type Input struct {
	Documents  []hearsay.Document // in the order of their ids
	Sentences  [][]hearsay.Span   // of each document
	Clauses    [][]hearsay.Clause // of each document: what its narrator says
	Statements []hearsay.Statement
	Speakers   []hearsay.Speaker
	Sides      map[string]string // who speaks for whom, by id
	Aliases    *term.Aliases
	Groups     []hearsay.QuoteGroup
	Passages   []hearsay.Passage
}

// places finds the places of a case, in the order of the documents and of the text, and
// numbers the stems that they hold. The time is linear in the length of the texts.
func places(in *Input) ([]Place, *lexicon) {
	by := map[string][]int{}
	for i := range in.Statements {
		by[in.Statements[i].Document] = append(by[in.Statements[i].Document], i)
	}
	names := speakerNames(in)
	r := &senser{lexicon: &lexicon{Numbering: term.NewNumbering()}}
	var all []Place
	for d := range in.Documents {
		doc := &in.Documents[d]
		if doc.English() {
			all = append(all, r.placesOf(in, d, by[doc.ID], names)...)
		}
	}
	now := r.Sort()
	for _, s := range r.all {
		s.renumber(now)
	}
	r.weigh(all, len(in.Documents))
	for _, s := range r.all {
		r.measure(s)
	}
	return all, r.lexicon
}

// speakerNames are the classes of the surnames of those speakers who have a name, by id.
func speakerNames(in *Input) map[string]string {
	names := map[string]string{}
	for i := range in.Speakers {
		s := &in.Speakers[i]
		if s.Named {
			w := in.Aliases.Words(s.Name, hearsay.Span{End: len(s.Name)})
			for k := len(w) - 1; k >= 0; k-- { // the surname
				if w[k].Stem != "" {
					names[s.ID] = term.Class(w[k].Stem)
					break
				}
			}
		}
	}
	return names
}

func (r *senser) placesOf(in *Input, d int, statements []int, names map[string]string) []Place {
	doc := &in.Documents[d]
	sentences := in.Sentences[d]
	src := &source{doc.Text, in.Aliases}
	senses := make([]*Sense, len(sentences))
	for i := range sentences {
		senses[i] = r.read(stretch{source: src, spans: sentences[i : i+1 : i+1]}, "")
	}
	none := &Sense{}
	before := func(i int) *Sense {
		if i == 0 {
			return none
		}
		return senses[i-1]
	}
	at := func(pos int) int { // the sentence that holds a byte, or the next
		i, _ := slices.BinarySearchFunc(sentences, pos, func(s hearsay.Span, pos int) int { return cmp.Compare(s.End-1, pos) })
		return min(i, len(sentences)-1)
	}
	var all []Place
	attributed := make([][]hearsay.Span, len(sentences))
	for _, n := range statements {
		s := &in.Statements[n]
		if len(sentences) == 0 {
			break
		}
		p := Place{Document: d, Statement: n, Spans: s.Contents, Speaker: s.Speaker, Side: s.Speaker}
		if of, ok := in.Sides[s.Speaker]; ok {
			p.Side = of
		}
		first, last := at(s.Extent().Start), at(s.Extent().End-1)
		p.Order = first
		p.Frame = hearsay.Cover([]hearsay.Span{sentences[first], sentences[last], s.Extent()})
		for _, c := range s.Contents {
			for k := at(c.Start); k < len(sentences) && sentences[k].Start < c.End; k++ {
				attributed[k] = append(attributed[k], c)
			}
		}
		for _, x := range []*hearsay.Span{s.Source, s.Cue} {
			if x != nil {
				k := at(x.Start)
				attributed[k] = append(attributed[k], *x)
			}
		}
		p.Own = r.read(stretch{source: src, spans: s.Contents}, names[s.Speaker])
		p.Framed = senses[first]
		if p.Frame != sentences[first] {
			p.Framed = r.read(stretch{source: src, spans: []hearsay.Span{p.Frame}}, "")
		}
		p.Before = before(first)
		p.Stance, p.Denial = stated(s), denial(s)
		all = append(all, p)
	}
	for _, c := range in.Clauses[d] {
		i := at(c.Span.Start)
		own := senses[i]
		if len(attributed[i]) > 0 {
			own = r.read(stretch{src, sentences[i : i+1 : i+1], attributed[i]}, "")
		}
		p := Place{Document: d, Statement: -1, Spans: []hearsay.Span{c.Span}, Frame: c.Span, Order: i, Own: own, Framed: senses[i], Before: before(i),
			Stance: stanceOf(c.Put), Headline: c.Headline}
		if p.Stance == hearsay.Denies {
			p.Denial = 0.5
		}
		p.Unsaid = c.Put.Polarity == hearsay.Unsaid
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b Place) int { return cmp.Compare(a.Spans[0].Start, b.Spans[0].Start) })
	return all
}
