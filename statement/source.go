package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/english"
)

// tellings are the participles of verbs whose object is who hears: "was told".
var tellings = map[string]bool{"told": true, "informed": true, "notified": true, "briefed": true, "asked": true, "questioned": true,
	"advised": true, "warned": true, "reminded": true, "quizzed": true, "pressed": true}

// toPlaces are prepositions after which a noun is where or to whom somebody
// speaks, and not who.
var toPlaces = map[string]bool{"at": true, "to": true, "in": true, "on": true, "with": true, "before": true, "during": true, "for": true,
	"against": true, "into": true, "after": true}

// worded are nouns for words that somebody gives to somebody.
var worded = map[string]bool{"statement": true, "letter": true, "memo": true, "email": true, "e-mail": true, "tweet": true, "message": true,
	"note": true, "response": true, "reply": true, "answer": true}

// sourced corrects the source phrases that the grammar of the sentence says
// cannot be who speaks: who is told or asked something, the noun before a
// participle that hangs on the whole clause ("Hale spoke at the Harbor Club,
// saying …"), and a thing of which somebody speaks ("she granted that the work had
// stopped but said …").
func (p *page) sourced() {
	if len(p.a.Tags) != len(p.a.Tokens) || len(p.a.Heads) != len(p.a.Tokens) {
		return
	}
	for i := range p.statements {
		s := &p.statements[i]
		if s.Source == nil || s.Cue == nil {
			p.inverted(s)
			continue
		}
		if p.hears(s) {
			s.Source = nil
		} else if verb := p.addressed(s); verb >= 0 {
			s.Source = p.tellerOf(verb)
		} else if verb := p.over(s); verb >= 0 {
			s.Source = p.tellerOf(verb)
		} else if verb := p.clauseVerb(s); verb >= 0 {
			s.Source = p.subjectOf(verb)
		}
	}
}

// inverted takes the source out of the end of a content that stands before its cue, where
// the extractor has left it there: "the pier is safe, the mayor and an engineer flatly
// stated".
func (p *sheet) inverted(s *hearsay.Statement) {
	if s.Cue == nil || s.Source != nil || len(s.Contents) != 1 || s.Contents[0].End > s.Cue.Start {
		return
	}
	first, end := p.tokens(s.Contents[0])
	cue, stop := p.tokens(*s.Cue)
	verb := stop - 1
	if end != cue || verb < cue || p.a.Tags[verb] != "VBD" && p.a.Tags[verb] != "VBZ" {
		return
	}
	noun := p.subjectBefore(end, first)
	if noun >= end || noun < first+4 || p.a.Word(noun-1) != "," || strings.HasPrefix(p.a.Tags[noun], "PRP") && noun+1 == end {
		return
	}
	source := p.a.Span(noun, end)
	s.Source, s.Contents = &source, []hearsay.Span{p.a.Span(first, noun-1)}
}

// hears reports whether the source of s is who was told or asked: "Hale was
// told that …", where a form of "be" stands before the participle in the cue, or
// between source and cue.
func (p *sheet) hears(s *hearsay.Statement) bool {
	first, end := p.tokens(*s.Cue)
	_, after := p.tokens(*s.Source)
	if s.Source.Start > s.Cue.Start {
		return false
	}
	verb := -1
	for k := first; k < end; k++ {
		if tellings[p.a.Lower(k)] && (p.a.Tags[k] == "VBN" || p.a.Tags[k] == "VBD") {
			verb = k
		}
	}
	if verb < 0 {
		return false
	}
	for k := verb - 1; k >= after && k > verb-5; k-- {
		switch p.a.Lower(k) {
		case "is", "are", "was", "were", "been", "being", "be", "’s", "'s":
			return true
		case "had", "has", "have", ",":
			return false
		}
	}
	return false
}

// addressed is the verb of telling in the cue of s, where its source is the object behind
// it, who is told: "the letter warned the owner that the pier was unsafe"; -1 where it is
// not so.
func (p *sheet) addressed(s *hearsay.Statement) int {
	if s.Source.Start < s.Cue.End || len(s.Contents) == 0 || s.Contents[0].Start < s.Source.End {
		return -1
	}
	_, verb := p.tokens(*s.Cue)
	first, end := p.tokens(*s.Source)
	if verb--; first != verb+1 || english.Reporting(english.Stem(p.lower(verb))) != english.Tell && !tellings[p.lower(verb)] {
		return -1
	}
	for k := first; k < end; k++ {
		if p.a.Heads[k] == verb {
			if r := p.a.Relations[k]; r == "obj" || r == "iobj" {
				return verb
			}
			return -1
		}
	}
	return -1
}

// over is the verb of reporting whose subject says what s lays at the door of a thing
// inside its clause: the grammar has joined the cue to that clause's verb ("she granted
// that the work had stopped but said …"); -1 where it is not so.
func (p *sheet) over(s *hearsay.Statement) int {
	first, end := p.tokens(*s.Source)
	for k := first; k < end; k++ {
		verb := p.a.Heads[k]
		if verb < end || !strings.HasPrefix(p.a.Relations[k], "nsubj") || p.human(k) || strings.HasPrefix(p.a.Tags[k], "NNP") || strings.HasPrefix(p.a.Tags[k], "PRP") {
			continue
		}
		cue, stop := p.tokens(*s.Cue)
		joined := false
		for n := cue; n < stop; n++ {
			joined = joined || p.a.Heads[n] == verb && p.a.Relations[n] == "conj"
		}
		above := p.a.Heads[verb]
		if joined && p.a.Relations[verb] == "ccomp" && above >= 0 && above < first && english.Reporting(p.a.Stem(above)) != english.None {
			return above
		}
	}
	return -1
}

// tellerOf is the noun phrase before the verb at token k, with a name set between commas
// behind it; nil for none.
func (p *sheet) tellerOf(k int) *hearsay.Span {
	si := p.sentenceAt(int(p.a.Tokens[k].Start))
	if si < 0 {
		return nil
	}
	span, ok := p.subjectPhrase(k, p.a.Sentences[si].First)
	if !ok {
		return nil
	}
	return &span
}

// clauseVerb is the verb before the source of s in whose clause the source is
// only where somebody spoke, and the cue a participle after it; -1 where it is not so.
func (p *sheet) clauseVerb(s *hearsay.Statement) int {
	a := p.a
	first, _ := p.tokens(*s.Cue)
	from, end := p.tokens(*s.Source)
	si := p.sentenceAt(s.Cue.Start)
	if si < 0 || end > first || first-end > 6 || a.Tags[first] != "VBG" {
		return -1
	}
	for k := end; k < first-1; k++ { // "the Center for Work" of "the Center for Work and Trade, saying"
		if t := a.Tags[k]; t != "CC" && !strings.HasPrefix(t, "NN") && !strings.HasPrefix(t, "JJ") {
			return -1
		}
	}
	comma := a.Word(first-1) == ","
	if !comma && end < first {
		return -1
	}
	sent := a.Sentences[si]
	k := from
	for k > sent.First && (a.Tags[k-1] == "DT" || a.Tags[k-1] == "PRP$" || strings.HasPrefix(a.Tags[k-1], "JJ") || strings.HasPrefix(a.Tags[k-1], "NN")) {
		k--
	}
	if k > sent.First && strings.EqualFold(a.Word(k-1), "both") {
		k--
	}
	if k == sent.First || !toPlaces[a.Lower(k-1)] {
		return -1
	}
	word := false // "released a statement to the Gazette denying …"
	for k--; k >= sent.First; k-- {
		word = word || worded[a.Lower(k)]
		switch t := a.Tags[k]; {
		case t == "VBD" || t == "VBZ" || t == "VBP":
			if comma || word {
				return k
			}
			return -1
		case t == "VBG" || t == "WDT" || t == "WP" || p.quotes[k] >= 0:
			return -1
		}
	}
	return -1
}

// subjectOf is the noun phrase before the verb at token k, nil for none.
func (p *sheet) subjectOf(k int) *hearsay.Span {
	si := p.sentenceAt(int(p.a.Tokens[k].Start))
	if si < 0 {
		return nil
	}
	from := p.a.Sentences[si].First
	for k > from && (strings.HasPrefix(p.a.Tags[k-1], "RB") || p.a.Tags[k-1] == "MD") {
		k--
	}
	first := p.subjectBefore(k, from)
	if first >= k {
		return nil
	}
	span := p.a.Span(first, k)
	return &span
}

// closed is a source that holds both halves of each pair of marks or brackets: it
// takes in a half that follows right behind it, "a woman known as “Red”", and else
// ends before the one that it opens, or begins behind the one that it closes.
func closed(text string, s hearsay.Span) hearsay.Span {
	for _, pair := range [...][2]string{{"“", "”"}, {"(", ")"}, {"[", "]"}} {
		words := s.In(text)
		opens, closes := strings.LastIndex(words, pair[0]), strings.LastIndex(words, pair[1])
		switch {
		case opens > closes && opens > 0 && pair[0] == "(" && words[:opens] == strings.ToUpper(words[:opens]):
			return s // a dateline, "MARLOW (Agency": whose it is, its speaker tells
		case opens > closes:
			if strings.HasPrefix(text[s.End:], pair[1]) {
				s.End += len(pair[1])
			} else if rest := strings.TrimRight(words[:opens], " ,—–-"); rest != "" {
				s.End = s.Start + len(rest)
			} else {
				s.Start += len(pair[0])
			}
		case closes >= 0 && !strings.Contains(words, pair[0]):
			if rest := strings.TrimLeft(words[closes+len(pair[1]):], " ,—–-"); rest != "" {
				s.Start = s.End - len(rest)
			} else {
				s.End = s.Start + len(strings.TrimRight(words[:closes], " "))
			}
		}
	}
	return s
}
