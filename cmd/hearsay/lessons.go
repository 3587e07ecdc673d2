package main

import (
	"context"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/quote"
	"github.com/openhearsay/hearsay/compare/stance"
	"github.com/openhearsay/hearsay/compare/view/claim"
	"github.com/openhearsay/hearsay/eval"
)

// A lesson is what the comparing stages learn from one gold case.
type lesson struct {
	name   string
	quotes *quote.Lesson
	pairs  *proposition.Lesson
	claim  *claim.Lesson
}

// lessonsOf reads each case by stages that have not seen it, as without gives them,
// and finds in it what its gold means: a new case will be read so.
func lessonsOf(ctx context.Context, cases []*goldCase, without func(name string) (*engines, error)) ([]*lesson, error) {
	inputs := make([]compare.Input, len(cases))
	var judge *stance.Model // none of the stages that learn from cases
	for i, c := range cases {
		with, err := without(c.name)
		if err != nil {
			return nil, err
		}
		var docs []hearsay.Document
		for i := range c.documents {
			docs = append(docs, c.documents[i].Document)
		}
		judge = with.comparing.Stance
		if inputs[i], err = gather(ctx, docs, with.find, func() {}); err != nil {
			return nil, err
		}
	}
	return lessonsIn(cases, inputs, judge)
}

// lessonsIn is what is learnt from the findings in cases. Propositions are learnt
// over quotations that were found by what the other cases teach.
func lessonsIn(cases []*goldCase, inputs []compare.Input, judge *stance.Model) ([]*lesson, error) {
	quotes := make([]*quote.Lesson, len(cases))
	for i, c := range cases {
		quotes[i] = quotesOf(c, compare.Quotes(inputs[i]))
	}
	var all []*lesson
	for i, c := range cases {
		var m *quote.Model
		if others := slices.Delete(slices.Clone(quotes), i, i+1); len(others) > 0 {
			file, err := quote.Train(others)
			if err != nil {
				return nil, err
			}
			if m, err = quote.Open(file); err != nil {
				return nil, err
			}
		}
		l := newLesson(c, compare.Join(inputs[i], m), judge)
		l.quotes = quotes[i]
		all = append(all, l)
	}
	return all, nil
}

// quotesOf is what a gold says of the renderings of a case.
func quotesOf(c *goldCase, f *quote.Field) *quote.Lesson {
	texts := map[string]string{}
	for i := range c.documents {
		texts[c.documents[i].ID] = c.documents[i].Text
	}
	var spots []eval.Spot
	for _, p := range f.Places() {
		spots = append(spots, eval.Spot{Document: p.Document, Words: p.Spans})
	}
	l := &quote.Lesson{Field: f}
	l.Groups, l.Unsure = c.gold.Utterances(texts, spots)
	return l
}

func newLesson(c *goldCase, j *compare.Joined, judge *stance.Model) *lesson {
	spots, texts := spotsOf(j.Field)
	b := c.gold.Bearings(texts, spots)
	l := &lesson{name: c.name, pairs: pairsOf(j.Field, b)}
	var answers []claim.Answer
	for n, x := range c.gold.Claims {
		a := claim.Answer{Claim: x.Claim, Places: map[int]hearsay.Stance{}, Documents: map[string]hearsay.Stance{},
			Origin: func(name string) bool {
				return slices.ContainsFunc(x.Origins, func(o string) bool { return eval.SameName(o, name) })
			}}
		for i := range spots {
			if s, ok := b.Claims[i][n]; ok {
				a.Places[i] = s
			}
		}
		for d, s := range x.Documents {
			a.Documents[d] = hearsay.Stance(s)
		}
		answers = append(answers, a)
	}
	l.claim = claim.NewLesson(claim.NewReader(j.Field, j.Case.RestsOn, nil, judge), answers)
	return l
}

// spotsOf are the places of a field as the gold is asked for them.
func spotsOf(f *proposition.Field) (spots []eval.Spot, texts map[string]string) {
	texts = map[string]string{}
	for _, d := range f.In.Documents {
		texts[d.ID] = d.Text
	}
	for _, p := range f.Places {
		s := eval.Spot{Document: f.In.Documents[p.Document].ID, Words: p.Spans, All: p.Spans}
		if p.Statement >= 0 {
			x := &f.In.Statements[p.Statement]
			s.All = slices.Clone(x.Contents)
			for _, at := range []*hearsay.Span{x.Source, x.Cue} {
				if at != nil {
					s.All = append(s.All, *at)
				}
			}
		}
		spots = append(spots, s)
	}
	return spots, texts
}

// pairsOf are the pairs of places that a gold's claims put together and apart, and
// its denials.
func pairsOf(f *proposition.Field, b eval.Bearing) *proposition.Lesson {
	l := &proposition.Lesson{Field: f, Same: map[[2]int]bool{}, Opposite: map[[2]int]bool{}, Known: make([]bool, len(f.Places))}
	for i := range f.Places {
		l.Known[i] = len(b.Claims[i]) > 0
		for j := range i {
			for n, s := range b.Claims[i] {
				o, both := b.Claims[j][n]
				switch {
				case !both:
				case s == hearsay.Asserts && o == hearsay.Denies || s == hearsay.Denies && o == hearsay.Asserts:
					l.Opposite[[2]int{j, i}] = true
				default:
					l.Same[[2]int{j, i}] = true
				}
			}
		}
	}
	for k, kind := range b.Opposite {
		if kind == hearsay.DenialConflict {
			l.Opposite[k] = true
		}
	}
	return l
}

// compareFrom trains the stages that compare documents on lessons, and on those of
// judged stories, pairs of places without the features whose names begin as one of
// without; the files by name.
func compareFrom(lessons []*lesson, more *judgedLessons, without []string) (map[string][]byte, error) {
	pairs, claims := slices.Clone(more.pairs), slices.Clone(more.claims)
	var quotes []*quote.Lesson
	for _, l := range lessons {
		quotes = append(quotes, l.quotes)
		pairs = append(pairs, l.pairs)
		claims = append(claims, l.claim)
	}
	files := map[string][]byte{"quotes": nil, "pairs": nil, "claims": nil} // empty: a model that knows nothing
	var err error
	if len(quotes) > 0 {
		if files["quotes"], err = quote.Train(quotes); err != nil {
			return nil, err
		}
	}
	if len(pairs) > 0 {
		if files["pairs"], err = proposition.Train(pairs, without...); err != nil {
			return nil, err
		}
	}
	if len(lessons) > 1 { // one half of them is judged by what the other half teaches
		files["claims"], err = claim.Train(claims)
	}
	return files, err
}
