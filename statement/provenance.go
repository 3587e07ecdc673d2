package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/coref"
)

// tidings are nouns for what reaches a speaker from somebody else.
var tidings = map[string]bool{"information": true, "tip": true, "tips": true, "intelligence": true, "details": true, "evidence": true, "report": true,
	"reports": true, "account": true, "accounts": true, "claim": true, "claims": true, "figures": true, "allegation": true, "allegations": true}

// coming are the verbs by which it comes, getting those by which it is got.
var (
	coming  = map[string]bool{"comes": true, "came": true, "come": true, "originated": true, "originates": true, "stems": true, "stemmed": true}
	getting = map[string]bool{"received": true, "receive": true, "receives": true, "receiving": true, "got": true, "obtained": true, "learned": true, "heard": true, "gotten": true}
)

const provenanceConfidence = 0.65

// provenances adds where a text says that information came from somebody: "the
// tip came from a guard", "information he received from two guards". It is on
// their word that the rest stands.
func (p *page) provenances() {
	a := p.a
	if len(a.Tags) != len(a.Tokens) {
		return
	}
	for _, s := range a.Sentences {
		noun := -1 // the last noun for tidings
		for i := s.First; i+2 < s.End; i++ {
			w := strings.ToLower(a.Word(i))
			if tidings[w] && strings.HasPrefix(a.Tags[i], "NN") {
				noun = i
				continue
			}
			from := -1
			switch {
			case noun >= 0 && i-noun < 14 && coming[w]:
				from = p.fromAfter(i+1, s.End, 2)
			case noun >= 0 && i-noun < 3 && (w == "was" || w == "is") && p.word(i+1) == "from":
				from = i + 1
			case getting[w]:
				k := i + 1
				for k < s.End && k < i+5 && (a.Tags[k] == "DT" || strings.HasPrefix(a.Tags[k], "JJ") || a.Tags[k] == "PRP$") {
					k++
				}
				if k < s.End && tidings[strings.ToLower(a.Word(k))] {
					noun = k
					from = p.fromAfter(k+1, s.End, 1)
				} else if noun >= 0 && i-noun < 5 {
					from = p.fromAfter(i+1, s.End, 1)
				}
			}
			if from < 0 || p.cued(i) {
				continue
			}
			end := p.people(from+1, s.End)
			first := noun
			for first > s.First && (strings.HasPrefix(a.Tags[first-1], "JJ") || a.Tags[first-1] == "DT" || a.Tags[first-1] == "PRP$") {
				first--
			}
			if end < 0 || p.inFurniture(a.Span(first, end)) {
				continue
			}
			source, cue := a.Span(from+1, end), a.Span(i, i+1)
			content := a.Span(first, noun+1)
			if coming[w] || w == "was" || w == "is" {
				cue = a.Span(i, from+1)
				last := i
				for last > noun+1 && (strings.HasPrefix(a.Tags[last-1], "RB") || !wordy(a.Word(last-1))) {
					last--
				}
				content = a.Span(first, last) // "information on the wreck comes from …"
			}
			p.statements = append(p.statements, hearsay.Statement{Source: &source, Cue: &cue, Contents: []hearsay.Span{content}, Within: -1, Confidence: provenanceConfidence})
		}
	}
}

// fromAfter is the token "from" among the next few at token k, -1 for none.
func (p *page) fromAfter(k, limit, few int) int {
	for i := k; i < limit && i < k+few; i++ {
		if strings.EqualFold(p.a.Word(i), "from") {
			return i
		}
		if !strings.HasPrefix(p.a.Tags[i], "RB") {
			break
		}
	}
	return -1
}

// people is where the noun phrase for people or a body that begins at token k
// ends, -1 where what stands there is neither.
func (p *page) people(k, limit int) int {
	a := p.a
	end, speaks, inside := k, false, false // inside what hangs on the head
	for end < limit && end < k+14 {
		t, w := a.Tags[end], strings.ToLower(a.Word(end))
		switch {
		case strings.HasPrefix(t, "NN"):
			if !inside {
				speaks = coref.Persons(w) || (t == "NNP" || t == "NNPS") && end > k && a.Tags[end-1] == "NNP"
			}
		case strings.HasPrefix(t, "JJ") || t == "DT" && end == k || t == "CD" || t == "PRP$" && end == k || t == "POS" || w == "“" || w == "”" || w == "\"":
		case w == "and" && end > k && strings.HasPrefix(a.Tags[end-1], "NNP") && end+1 < limit && strings.HasPrefix(a.Tags[end+1], "NNP"):
		case (w == "at" || w == "with" || w == "in" || w == "of" || w == "the" || w == "within" || w == "inside") && end > k && speaks && end+1 < limit && (strings.HasPrefix(a.Tags[end+1], "NNP") || a.Tags[end+1] == "DT"):
			inside = true
		default:
			if !speaks {
				return -1
			}
			return trimMarks(p, k, end)
		}
		end++
	}
	if !speaks {
		return -1
	}
	return trimMarks(p, k, end)
}

// trimMarks is end without the quotation marks before it.
func trimMarks(p *page, k, end int) int {
	for end > k && strings.Trim(p.a.Word(end-1), "“”\"") == "" {
		end--
	}
	if end == k {
		return -1
	}
	return end
}
