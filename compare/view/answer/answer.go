// Package answer lists who denies, takes back, grants or refuses to speak of what,
// each as a finding by itself, and says what it points at where the text does.
package answer

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/term"
)

// How often an answer is about what it is called, on cases left out: a denial that a rule
// of polarity and the kind of the statement tell, and a refusal; a denial by its kind
// alone, and an admission. `hearsay eval --only "cases: confidence"` counts them. Those by
// a rule alone are mostly none and are not listed.
const (
	agreed = 0.8
	alone  = 0.6
)

// leastSure is how sure a statement is at least of which an answer is made.
const leastSure = 0.5

// A Finding is an answer and the places of the field that it is and points at.
type Finding struct {
	hearsay.Answer
	Place int // of the field
	To    int // -1 for none
}

// Find lists the answers of a case, in the order of its places. The time is linear
// in the number of places.
func Find(f *proposition.Field, o proposition.Opinion) []Finding {
	r := newReader(f, o)
	var all []Finding
	for i := range f.Places {
		p := &f.Places[i]
		if p.Statement < 0 || f.In.Statements[p.Statement].Confidence < leastSure {
			continue
		}
		s := &f.In.Statements[p.Statement]
		a, ok := r.answer(p, s)
		if !ok {
			continue
		}
		a.Statement = s.ID
		if p.Side != p.Speaker {
			a.For = p.Side
		}
		r.taken[i] = a.Kind == hearsay.Retracted
		all = append(all, Finding{a, i, -1})
	}
	for k := range all {
		x := &all[k]
		to, why := r.pointed(x.Place, x.Kind)
		if to < 0 {
			continue
		}
		x.To, x.Why = to, why
		q := &f.Places[to]
		x.Answer.To = &hearsay.Side{Document: f.In.Documents[q.Document].ID, Span: hearsay.Cover(q.Spans)}
		if q.Statement >= 0 {
			x.Of = f.In.Statements[q.Statement].ID
		}
	}
	return all
}

// answer says what kind of answer a statement is; ok is false for none.
func (r *reader) answer(p *proposition.Place, s *hearsay.Statement) (a hearsay.Answer, ok bool) {
	framed := s.Framed.Polarity == hearsay.Not
	own := s.Own.Polarity == hearsay.Not
	if at := r.takesBack(p, s); at != nil && !r.paper[p.Speaker] && !framed && s.Own.Polarity == hearsay.So {
		return hearsay.Answer{Kind: hearsay.Retracted, Rule: "retraction", At: at, Confidence: min(agreed, s.Confidence)}, true
	}
	switch {
	case s.Kind == hearsay.Denial && framed:
		a = hearsay.Answer{Kind: hearsay.Denied, Rule: s.Framed.Rule, At: s.Framed.At, Confidence: agreed}
	case s.Kind == hearsay.Denial && own:
		a = hearsay.Answer{Kind: hearsay.Denied, Rule: s.Own.Rule, At: s.Own.At, Confidence: agreed}
	case s.Kind == hearsay.Denial && s.Within >= 0 && r.f.In.Statements[s.Within].Kind == hearsay.Denial:
		return a, false // the denial is that of the statement around it
	case s.Kind == hearsay.Denial:
		a = hearsay.Answer{Kind: hearsay.Denied, Rule: "kind", Confidence: alone}
	case s.Kind == hearsay.Admission:
		a = hearsay.Answer{Kind: hearsay.Admitted, Rule: "kind", Confidence: alone}
	case s.Kind == hearsay.NoComment:
		a = hearsay.Answer{Kind: hearsay.Refused, Rule: "kind", At: s.Cue, Confidence: agreed}
	default:
		return a, false
	}
	a.Confidence = min(a.Confidence, s.Confidence)
	return a, true
}

// takesBack are the words by which a speaker takes back what he said: the cue, or a
// verb whose subject is himself. nil for none.
func (r *reader) takesBack(p *proposition.Place, s *hearsay.Statement) *hearsay.Span {
	doc := &r.f.In.Documents[p.Document]
	if s.Cue != nil {
		if at := retraction(r.f.In.Aliases.Words(doc.Text, *s.Cue)); at != nil {
			return at
		}
	}
	words := p.Own.Words()
	at := retraction(words)
	if at == nil {
		return nil
	}
	for k := range words {
		w := &words[k]
		if w.Span.Start < at.Start && (speaking[w.Fold] || w.Stem != "" && r.surname[p.Speaker] == term.Class(w.Stem)) && near(words, k, at.Start) {
			return at
		}
	}
	return nil
}

// near reports whether fewer than eight words lie between word k and the byte at.
func near(words []term.Word, k, at int) bool {
	return k+8 >= len(words) || words[k+8].Span.Start > at
}

// retraction is the first words that take something back, nil for none.
func retraction(words []term.Word) *hearsay.Span {
	for k := range words {
		w := words[k].Fold
		if takenBack[w] {
			return &words[k].Span
		}
		for _, x := range phrases {
			if !slices.Contains(x.verbs, w) {
				continue
			}
			for n := k + 1; n < min(k+1+x.within, len(words)); n++ {
				if words[n].Fold == x.then && !(n+1 < len(words) && ways[words[n+1].Fold]) {
					return &hearsay.Span{Start: words[k].Span.Start, End: words[n].Span.End}
				}
			}
		}
	}
	return nil
}

var (
	speaking  = set(`i he she we they`)
	ways      = set(`home to into in from inside towards toward up down over`) // "walked back home"
	takenBack = set(`retract retracts retracted retracting retraction recant recants recanted recanting misspoke misspoken mis-spoke mis-spoken`)
	phrases   = []struct {
		verbs  []string
		then   string
		within int // words
	}{
		{[]string{"walk", "walks", "walked", "walking"}, "back", 1},
		{[]string{"take", "takes", "took", "taken", "taking"}, "back", 3},
		{[]string{"back", "backs", "backed", "backing"}, "away", 1},
		{[]string{"back", "backs", "backed", "backing"}, "off", 1},
		{[]string{"backtrack", "backtracks", "backtracked", "backtracking"}, "on", 1},
	}
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
