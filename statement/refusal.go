package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/language/sentence"
)

// answers are the verbs that, with "did not", leave an outlet without answer,
// and asked are what they leave unanswered.
var (
	answers = map[string]bool{"respond": true, "return": true, "reply": true, "answer": true, "acknowledge": true}
	asked   = map[string]bool{"request": true, "requests": true, "question": true, "questions": true, "call": true, "calls": true, "message": true,
		"messages": true, "email": true, "emails": true, "e-mail": true, "e-mails": true, "inquiry": true, "inquiries": true, "enquiries": true, "letter": true, "letters": true, "comment": true, "query": true, "queries": true,
		"voicemail": true, "voicemails": true, "texts": true, "e-mailed": true, "emailed": true}
)

// refusals adds the refusals to answer that the extractor has not found.
func (p *page) refusals() {
	a := p.a
	if len(a.Tags) != len(a.Tokens) {
		return
	}
	have := map[int]int{} // by token of a cue, 1 and the statement
	for i := range p.statements {
		if c := p.statements[i].Cue; c != nil {
			first, end := p.tokens(*c)
			for k := first; k < end; k++ {
				have[k] = i + 1
			}
		}
	}
	for _, s := range a.Sentences {
		for i := s.First; i+1 < s.End; i++ {
			for _, form := range [...]func(*sheet, int, sentence.Sentence) *refusal{(*sheet).unanswering, (*sheet).unreached, (*sheet).commentless, (*sheet).unreturned, (*sheet).sought, (*sheet).mute} {
				r := form(p.sheet, i, s)
				if r == nil || p.quotes[i] >= 0 || r.source.Len() <= 0 || r.content.Len() <= 0 || p.inFurniture(r.source) || p.inFurniture(r.content) {
					continue
				}
				if n := p.cuedBy(have, r); n >= 0 {
					x := &p.statements[n]
					x.Kind = hearsay.NoComment
					if x.Within < 0 {
						x.Confidence = max(x.Confidence, refusalConfidence)
					}
					continue
				}
				first, end := p.tokens(r.cue)
				for k := first; k < end; k++ {
					have[k] = len(p.statements) + 1
				}
				p.statements = append(p.statements, hearsay.Statement{Source: &r.source, Cue: &r.cue, Contents: []hearsay.Span{r.content}, Within: -1, Kind: hearsay.NoComment, Confidence: refusalConfidence})
				break
			}
		}
	}
}

// A refusal is what one form of it makes of a sentence.
type refusal struct{ source, cue, content hearsay.Span }

// cuedBy is the statement that has a word of the cue of r in its own, -1 for none.
func (p *sheet) cuedBy(have map[int]int, r *refusal) int {
	first, end := p.tokens(r.cue)
	for k := first; k < end; k++ {
		if n := have[k]; n > 0 {
			return n - 1
		}
	}
	return -1
}

// not is the token after the negation at token k and adverbs around it, -1 where
// token k is no negation.
func (p *sheet) not(k, end int) int {
	if k >= end {
		return -1
	}
	switch p.a.Lower(k) {
	case "not", "n't", "n’t", "never":
	default:
		return -1
	}
	return p.adverbs(k+1, end)
}

// adverbs is the first token from k on that is no adverb.
func (p *sheet) adverbs(k, end int) int {
	for k < end && strings.HasPrefix(p.a.Tags[k], "RB") {
		k++
	}
	return k
}

// unanswering reads "Hale did not return calls" and "has yet to respond to
// questions" at the auxiliary, token i.
func (p *sheet) unanswering(i int, s sentence.Sentence) *refusal {
	k := -1
	switch p.lower(i) {
	case "did", "has", "have", "does", "do", "had":
		if k = p.not(i+1, s.End); k < 0 && p.lower(i+1) == "yet" && p.lower(i+2) == "to" {
			k = i + 3
		}
	case "never", "ignored":
		k = p.adverbs(i, s.End)
	}
	if k < 0 || k+1 >= s.End {
		return nil
	}
	if w := p.lower(k); !answers[strings.TrimSuffix(w, "ed")] && w != "replied" && w != "ignored" {
		return nil
	}
	source, ok := p.subjectPhrase(i, s.First)
	end := p.askedAfter(k+1, s.End)
	if end < 0 || !ok {
		return nil
	}
	return &refusal{source, p.a.Span(i, k+1), p.a.Span(k+1, end)}
}

// unreached reads "Hale could not be reached for comment" and "was not available
// to comment" at the auxiliary, token i.
func (p *sheet) unreached(i int, s sentence.Sentence) *refusal {
	k, sure := -1, false
	switch p.lower(i) {
	case "could", "can", "ca":
		if k = p.not(i+1, s.End); k >= 0 && p.lower(k) == "be" {
			k = p.adverbs(k+1, s.End)
		} else {
			return nil
		}
		if p.lower(k) != "reached" && p.lower(k) != "contacted" {
			return nil
		}
	case "was", "were", "is", "are":
		if k = p.not(i+1, s.End); k < 0 {
			k = p.adverbs(i+1, s.End)
			if p.lower(k) != "unavailable" && p.lower(k) != "unreachable" {
				return nil
			}
		} else if p.lower(k) != "available" && p.lower(k) != "reachable" {
			return nil
		}
		sure = true // needs a word of comment
	case "cannot":
		if p.lower(i+1) != "be" || p.lower(i+2) != "reached" {
			return nil
		}
		k = i + 2
	default:
		return nil
	}
	source, ok := p.subjectPhrase(i, s.First)
	if k < 0 || k >= s.End || !ok {
		return nil
	}
	end := p.forComment(k+1, s.End)
	if end < 0 {
		head := strings.TrimSuffix(p.lower(i-1), ",")
		person := coref.Persons(head) || strings.HasPrefix(p.a.Tags[i-1], "NNP") && strings.Contains(source.In(p.a.Text), " ") || p.a.Word(i-1) == "," || p.a.Tags[i-1] == "PRP" && head != "it" && head != "they"
		if after := p.lower(k + 1); sure || !person || after != "." && after != "," && after != "on" && after != "late" && after != "immediately" && after != "" {
			return nil
		}
		return &refusal{source, p.a.Span(i, k), p.a.Span(k, k+1)}
	}
	return &refusal{source, p.a.Span(i, k+1), p.a.Span(k+1, end)}
}

// silences are the verbs that, with "did not" or "would not", are a refusal by themselves.
var silences = map[string]bool{"comment": true, "commented": true, "elaborate": true, "elaborated": true, "respond": true, "responded": true}

// mute reads "Hale would not elaborate" and "has not commented on the matter" at
// the auxiliary, token i.
func (p *sheet) mute(i int, s sentence.Sentence) *refusal {
	k := -1
	switch p.lower(i) {
	case "did", "has", "have", "does", "do", "had", "would", "wo", "will", "could":
		if k = p.not(i+1, s.End); k < 0 && p.lower(i+1) == "yet" && p.lower(i+2) == "to" {
			k = p.adverbs(i+3, s.End)
		}
	}
	if k < 0 || k >= s.End || !silences[p.lower(k)] {
		return nil
	}
	end := k + 1
	if strings.HasPrefix(p.lower(k), "respond") && (p.lower(end) != "." || i == s.First || p.a.Tags[i-1] != "NNP") {
		return nil // a patient to a treatment, an engine
	}
	if t := p.lower(end); t == "on" || t == "about" || t == "to" || t == "further" || t == "publicly" {
		for end < s.End && end < k+20 {
			w, t := p.lower(end), p.a.Tags[end]
			if t == "," || t == "." || t == ":" || w == "but" || w == "and" || t == "VBD" || t == "VBZ" || t == "WDT" || t == "WP" || w == "”" || w == "\"" {
				break
			}
			end++
		}
	} else if w := p.lower(end); w != "." && w != "," && w != "and" && w != "but" && w != ";" {
		return nil
	}
	source, ok := p.subjectPhrase(i, s.First)
	if !ok {
		return nil
	}
	return &refusal{source, p.a.Span(i, k+1), p.a.Span(k, end)}
}

// forComment is where "for comment", "for an interview" or "to comment" at token
// k ends, -1 for none; an adverb or a day may stand before.
func (p *sheet) forComment(k, limit int) int {
	for k < limit && (strings.HasPrefix(p.a.Tags[k], "RB") || p.lower(k) == "on" && k+1 < limit && p.a.Tags[k+1] == "NNP") {
		if p.lower(k) == "on" {
			k++
		}
		k++
	}
	if k+1 >= limit || p.lower(k) != "for" && p.lower(k) != "to" {
		return -1
	}
	for n := k + 1; n < limit && n < k+5; n++ {
		switch p.lower(n) {
		case "comment", "comments", "interview", "interviews", "response", "reaction", "respond":
			return n + 1
		}
	}
	return -1
}

// commentless reads "Hale had no comment" at the verb, token i.
func (p *sheet) commentless(i int, s sentence.Sentence) *refusal {
	switch p.lower(i) {
	case "had", "has", "have", "offered", "made", "gave", "provided":
	default:
		return nil
	}
	k := i + 1
	if p.lower(k) != "no" {
		return nil
	}
	for k++; k < s.End && strings.HasPrefix(p.a.Tags[k], "JJ"); k++ {
	}
	first := p.subjectBefore(i, s.First)
	if p.lower(k) != "comment" && p.lower(k) != "comments" || first >= i {
		return nil
	}
	return &refusal{p.a.Span(first, i), p.a.Span(i, i+1), p.a.Span(i+1, k+1)}
}

// unreturned reads "a message left with Hale's office was not returned" and
// "calls to Hale went unanswered" at the auxiliary, token i: the source is who
// was asked.
func (p *sheet) unreturned(i int, s sentence.Sentence) *refusal {
	k := -1
	switch p.lower(i) {
	case "was", "were", "has", "have", "had":
		if k = p.not(i+1, s.End); k < 0 {
			return nil
		}
		if p.lower(k) == "been" {
			k = p.adverbs(k+1, s.End)
		}
		if w := p.lower(k); w != "returned" && w != "answered" && w != "acknowledged" {
			return nil
		}
	case "went", "go", "gone", "remained":
		if k = p.adverbs(i+1, s.End); p.lower(k) != "unanswered" && p.lower(k) != "unreturned" {
			return nil
		}
	default:
		return nil
	}
	first, whom := -1, -1
	for n := i - 1; n >= s.First && n > i-25; n-- {
		w := p.lower(n)
		if w == "to" || w == "with" || w == "from" || w == "for" && p.lower(n+1) != "comment" || w == "at" || w == "of" && asked[p.lower(n-1)] {
			whom = n + 1
		}
		if asked[w] && strings.HasPrefix(p.a.Tags[n], "NN") && w != "comment" {
			first = p.subjectBefore(n+1, s.First)
			if c := p.lower(first - 1); c == "and" || c == "or" {
				if f := p.subjectBefore(first-1, s.First); f < first-1 {
					first = f
				}
			}
			break
		}
		if t := p.a.Tags[n]; t == "," || t == "VBZ" || t == "VBP" || t == "WDT" {
			return nil
		}
	}
	if first < 0 || whom < 0 || whom >= i {
		return nil
	}
	end := whom
	for end < i && (strings.HasPrefix(p.a.Tags[end], "NN") || strings.HasPrefix(p.a.Tags[end], "JJ") || p.a.Tags[end] == "DT" || p.a.Tags[end] == "PRP$" || p.a.Tags[end] == "POS" || p.lower(end) == "of") {
		end++
	}
	if end == whom || asked[p.lower(end-1)] {
		return nil
	}
	if dwellings[p.lower(end-1)] {
		source, ok := p.whose(end-1, whom-1)
		if !ok {
			return nil
		}
		return &refusal{source, p.a.Span(i, k+1), p.a.Span(first, i)}
	}
	return &refusal{p.a.Span(whom, end), p.a.Span(i, k+1), p.a.Span(first, i)}
}

// dwellings are where somebody is called up.
var dwellings = map[string]bool{"home": true, "house": true, "residence": true, "apartment": true, "cellphone": true, "phone": true, "number": true, "line": true}

// subjectPhrase is the noun phrase that ends before token i, with a name set between
// commas behind it: "Hale's lawyer, Peter Brook,"; or the pronoun of a relative clause.
func (p *sheet) subjectPhrase(i, from int) (hearsay.Span, bool) {
	if w := p.lower(i - 1); i-1 > from && (w == "which" || w == "who") && p.a.Word(i-2) == "," {
		return p.a.Span(i-1, i), true
	}
	first, end := p.subjectBefore(i, from), i
	if first >= i && i-1 > from && p.a.Word(i-1) == "," {
		end = i - 1
		inner := p.subjectBefore(end, from)
		if inner < end && inner-1 > from && p.a.Word(inner-1) == "," {
			first = p.subjectBefore(inner-1, from)
			if first == inner-1 {
				return hearsay.Span{}, false
			}
		}
	}
	if first >= end {
		return hearsay.Span{}, false
	}
	return p.a.Span(first, end), true
}

// sought reads "efforts to reach Hale were unsuccessful" at the verb "reach" or
// "contact", token i.
func (p *sheet) sought(i int, s sentence.Sentence) *refusal {
	if w := p.lower(i); w != "reach" && w != "contact" || i < s.First+2 || p.lower(i-1) != "to" {
		return nil
	}
	switch p.lower(i - 2) {
	case "efforts", "attempts", "effort", "attempt":
	default:
		return nil
	}
	end := i + 1
	for end < s.End && (strings.HasPrefix(p.a.Tags[end], "NN") || strings.HasPrefix(p.a.Tags[end], "JJ") || p.a.Tags[end] == "DT" || strings.HasPrefix(p.a.Tags[end], "PRP") || p.a.Tags[end] == "POS") {
		end++
	}
	if last := end - 1; last == i || p.a.Tags[last] != "PRP" && !strings.HasPrefix(p.a.Tags[last], "NNP") && !coref.Persons(p.lower(last)) {
		return nil // "the summit"
	}
	for k := end; k < s.End && k < end+8; k++ {
		w := p.lower(k)
		if w == "failed" {
			return &refusal{p.a.Span(i+1, end), p.a.Span(k, k+1), p.a.Span(p.subjectBefore(i-1, s.First), end)}
		}
		if w != "was" && w != "were" && w != "have" && w != "has" {
			continue
		}
		n := k + 1
		if p.lower(n) == "been" {
			n++
		}
		if m := p.not(n, s.End); m >= 0 && p.lower(m) == "successful" {
			n = m
		} else if p.lower(n) != "unsuccessful" {
			return nil
		}
		return &refusal{p.a.Span(i+1, end), p.a.Span(k, n+1), p.a.Span(p.subjectBefore(i-1, s.First), end)}
	}
	return nil
}

// refusalConfidence is for a form of refusal outside quotation marks: in PolNeAR's
// training articles, which mark half of them, the forms were right 13 times of the 13
// that the rules added.
const refusalConfidence = 0.9

// askedAfter is where the phrase for what was left unanswered ends, -1 where the
// tokens from k on are none: "to requests for comment on Friday".
func (p *sheet) askedAfter(k, limit int) int {
	found := false
	end := k
	for ; end < limit && end < k+16; end++ {
		w := p.a.Lower(end)
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
func (p *sheet) subjectBefore(i, from int) int {
	a := p.a
	k := i
	for k > from {
		t, w := a.Tags[k-1], a.Lower(k-1)
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
