package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// answers are the verbs that, with "did not", leave an outlet without answer,
// and asked are what they leave unanswered.
var (
	answers = map[string]bool{"respond": true, "return": true, "reply": true, "answer": true, "acknowledge": true}
	asked   = map[string]bool{"request": true, "requests": true, "question": true, "questions": true, "call": true, "calls": true, "message": true,
		"messages": true, "email": true, "emails": true, "e-mail": true, "e-mails": true, "inquiry": true, "inquiries": true, "enquiries": true, "letter": true, "letters": true, "comment": true, "query": true, "queries": true}
)

// refusals adds the refusals to answer that the extractor has not found: "Hale
// did not return calls".
func (p *page) refusals() {
	a := p.a
	if len(a.Tags) != len(a.Tokens) {
		return
	}
	have := map[int]bool{}
	for i := range p.statements {
		if c := p.statements[i].Cue; c != nil {
			first, end := p.tokens(*c)
			for k := first; k < end; k++ {
				have[k] = true
			}
		}
	}
	for _, s := range a.Sentences {
		for i := s.First + 1; i+2 < s.End; i++ {
			w := strings.ToLower(a.Word(i))
			if w != "did" && w != "has" && w != "have" && w != "does" && w != "do" && w != "had" {
				continue
			}
			k := i + 1
			if n := strings.ToLower(a.Word(k)); n != "not" && n != "n't" && n != "n’t" {
				continue
			}
			k++
			for k < s.End && strings.HasPrefix(a.Tags[k], "RB") {
				k++
			}
			if k+1 >= s.End || !answers[strings.TrimSuffix(strings.ToLower(a.Word(k)), "ed")] || have[k] || have[i] {
				continue
			}
			end := p.askedAfter(k+1, s.End)
			first := p.subjectBefore(i, s.First)
			if end < 0 || first >= i || p.inFurniture(a.Span(first, end)) {
				continue
			}
			source, cue := a.Span(first, i), a.Span(i, k+1)
			p.statements = append(p.statements, hearsay.Statement{Source: &source, Cue: &cue, Contents: []hearsay.Span{a.Span(k+1, end)}, Within: -1, Confidence: refusalConfidence})
		}
	}
}

const refusalConfidence = 0.8

// askedAfter is where the phrase for what was left unanswered ends, -1 where the
// tokens from k on are none: "to requests for comment on Friday".
func (p *page) askedAfter(k, limit int) int {
	found := false
	end := k
	for ; end < limit && end < k+16; end++ {
		w := strings.ToLower(p.a.Word(end))
		t := p.a.Tags[end]
		if t == "," || t == "." || t == ":" || w == "but" || w == "and" || w == "—" || w == "--" || w == "–" || t == "VBD" || t == "WDT" || t == "WP" || w == "”" || w == "\"" {
			break
		}
		found = found || asked[w]
	}
	if !found || end == k {
		return -1
	}
	return end
}

// subjectBefore is where the noun phrase that ends before token i begins.
func (p *page) subjectBefore(i, from int) int {
	a := p.a
	k := i
	for k > from {
		t, w := a.Tags[k-1], strings.ToLower(a.Word(k-1))
		switch {
		case strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "JJ") || t == "DT" || t == "CD" || t == "POS" || strings.HasPrefix(t, "PRP"):
		case t == "-LRB-" || t == "-RRB-" || w == "(" || w == ")":
		case (w == "of" || w == "for" || w == "at" || w == "with" || w == "and") && k-2 >= from && strings.HasPrefix(a.Tags[k-2], "NN") && k < i:
		default:
			return k
		}
		k--
	}
	return k
}
