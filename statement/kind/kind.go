// Package kind says what a statement does: assert, deny, admit, hedge, refuse to
// comment, ask, demand, promise or judge.
//
// It adds up evidence from the cue (its lemma, its negation, what governs it)
// and from the content (the verb of each main clause, its tense, mood and
// negation, words that judge), each with a weight, and takes the kind with the
// most. What says nothing in particular is an assertion.
package kind

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/token"
)

// Of is the kind of statement s in a text, with how sure that is, 0 to 1. Source,
// Cue, Contents and Quoted of s are read.
func Of(a *language.Analysis, s *hearsay.Statement) (hearsay.Kind, float64) {
	c := &classifier{a: a, s: s, score: map[hearsay.Kind]float64{hearsay.Assertion: 1}}
	c.cue()
	c.content()
	best, top, second := hearsay.Assertion, 0.0, 0.0
	for _, k := range order {
		switch v := c.score[k]; {
		case v > top:
			best, top, second = k, v, top
		case v > second:
			second = v
		}
	}
	return best, 0.5 + 0.45*(top-second)/(top+1)
}

// order is the order in which kinds win a tie.
var order = [...]hearsay.Kind{hearsay.NoComment, hearsay.Denial, hearsay.Admission, hearsay.Hedge, hearsay.Question,
	hearsay.Demand, hearsay.Promise, hearsay.Opinion, hearsay.Assertion}

type classifier struct {
	a      *language.Analysis
	s      *hearsay.Statement
	score  map[hearsay.Kind]float64
	verb   string // lemma of the verb or noun of the cue
	denies bool   // the cue itself says what the statement does
}

func (c *classifier) add(k hearsay.Kind, weight float64) { c.score[k] += weight }

// tokens are the tokens that lie in a span.
func (c *classifier) tokens(s hearsay.Span) (first, end int) {
	t := c.a.Tokens
	lo, hi := 0, len(t)
	for lo < hi {
		if mid := (lo + hi) / 2; int(t[mid].End) <= s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for end = lo; end < len(t) && int(t[end].Start) < s.End; end++ {
	}
	return lo, end
}

func (c *classifier) lower(i int) string {
	if i < 0 || i >= len(c.a.Tokens) {
		return ""
	}
	return strings.ToLower(token.Token(c.a.Tokens[i]).In(c.a.Text))
}

func (c *classifier) tag(i int) string {
	if i < 0 || i >= len(c.a.Tags) {
		return ""
	}
	return c.a.Tags[i]
}

// cue weighs the words of the cue and the few around it.
func (c *classifier) cue() {
	if c.s.Cue == nil {
		return
	}
	first, end := c.tokens(*c.s.Cue)
	negated := false
	for i := max(first-2, 0); i < end; i++ {
		if w := c.lower(i); negations[w] && w != "without" && (i >= first || c.tag(i) == "RB" || c.tag(i) == "MD") {
			negated = true
		}
	}
	if !negated && c.lower(end) == "not" || c.lower(first-1) == "no" {
		negated = true
	}
	contrary := c.lower(first-1) == "to" && c.lower(first-2) == "contrary" || c.lower(first-2) == "to" && c.lower(first-3) == "contrary" || c.lower(first) == "contrary" ||
		(against[c.lower(first-1)] || against[c.lower(first-2)]) && c.lower(end) == "by"
	if s := c.s.Source; s != nil && s.End <= c.s.Cue.Start && c.s.Cue.Start-s.End < 4 && c.lower(end-1) == "of" {
		from, _ := c.tokens(*s)
		contrary = contrary || against[c.lower(from-1)] // "contradict Hale's account of"
	}
	if contrary {
		c.add(hearsay.Denial, 4)
	}
	next := c.lower(end)
	toDo := next == "to" && strings.HasPrefix(c.tag(end+1), "VB")
	for i := first; i < end; i++ {
		w := c.lower(i)
		l := Lemma(w, c.tag(i))
		e, ok := cueWords[l]
		if !ok {
			e, ok = cueWords[w]
		}
		if l == "call" && (c.lower(i+1) == "for" || c.lower(i+1) == "on" || c.lower(i+1) == "upon") {
			e, ok = evidence{hearsay.Demand, 3}, true
		}
		if negated && memories[l] && strings.HasPrefix(c.tag(i), "V") {
			c.add(hearsay.Hedge, 3.2) // "did not recall"
			continue
		}
		if negated && l == "buy" {
			c.add(hearsay.Denial, 2.5) // "is not buying that"
			continue
		}
		if !ok {
			if namings[l] {
				c.naming()
			}
			continue
		}
		if l == "suggest" && c.tag(i) == "NN" || l == "view" && strings.HasPrefix(c.tag(i), "V") {
			continue
		}
		c.verb = l
		switch {
		case negated && (e.kind == hearsay.Denial): // "did not deny"
			c.add(hearsay.Admission, 1)
			continue
		case e.kind == hearsay.Question && l == "ask":
			c.asked(end)
			continue
		case e.kind == hearsay.NoComment:
			c.add(hearsay.NoComment, e.weight)
			if l == "refuse" && !c.silent(end) {
				c.add(hearsay.NoComment, -1.5)
			}
			continue
		case l == "agree" && toDo:
			e = evidence{hearsay.Promise, 2}
		case l == "like" || l == "love" || l == "see" || l == "find":
			if c.tag(i) == "IN" {
				continue
			}
		}
		c.add(e.kind, e.weight)
		c.denies = c.denies || e.kind == hearsay.Denial
	}
	c.refusal(first, end, negated)
	if strings.HasPrefix(c.s.Cue.In(c.a.Text), "back") && strings.Contains(c.s.Cue.In(c.a.Text), "away") { // backed away from
		c.add(hearsay.Hedge, 3)
	}
	for i := first; i < end; i++ {
		switch c.lower(i) + " " + c.lower(i+1) {
		case "shot down", "shoots down", "shoot down", "knocked down", "pushed back":
			c.add(hearsay.Denial, 3)
		}
	}
	switch c.verb {
	case "tell", "":
		if Lemma(c.lower(end-1), c.tag(end-1)) == "tell" && c.toInfinitive(end) {
			c.add(hearsay.Demand, 2)
		}
	}
}

// asked weighs "ask": for an action, or a question.
func (c *classifier) asked(end int) {
	for _, span := range c.s.Contents {
		first, stop := c.tokens(span)
		for i := first; i < stop && i < first+3; i++ {
			switch w := c.lower(i); {
			case w == "whether" || w == "if" || strings.HasPrefix(c.tag(i), "W"):
				c.add(hearsay.Question, 3)
				return
			case w == "to" && strings.HasPrefix(c.tag(i+1), "VB") || w == "for" && i == first:
				c.add(hearsay.Demand, 3)
				return
			}
		}
	}
	for _, span := range c.s.Contents {
		if first, _ := c.tokens(span); c.lower(first) == "about" {
			c.add(hearsay.Question, 3)
			return
		}
	}
	switch c.lower(end) {
	case "about", "whether", "if", "why", "how", "what", "who":
		c.add(hearsay.Question, 3)
		return
	}
	if c.toInfinitive(end) || c.lower(end) == "for" || c.lower(end) == "that" {
		c.add(hearsay.Demand, 2.5)
		return
	}
	for _, span := range c.s.Contents {
		if strings.Contains(span.In(c.a.Text), "?") || strings.HasPrefix(c.a.Text[span.End:], "?") {
			c.add(hearsay.Question, 3)
			return
		}
	}
	if c.s.Quoted == hearsay.Direct {
		c.add(hearsay.Question, 1.5)
	} else {
		c.add(hearsay.Demand, 1.5)
	}
}

// toInfinitive reports whether "to" and a verb follow within the next words.
func (c *classifier) toInfinitive(at int) bool {
	for i := at; i < at+6; i++ {
		if c.lower(i) == "to" && strings.HasPrefix(c.tag(i+1), "VB") {
			return true
		}
		if w := c.lower(i); w == "." || w == "," || w == "that" {
			return false
		}
	}
	return false
}

// silent reports whether a verb of answering follows.
func (c *classifier) silent(at int) bool {
	for i := at; i < at+4; i++ {
		if silences[c.lower(i)] {
			return true
		}
	}
	return false
}

// refusal weighs the forms of not answering: "did not respond", "would not say",
// "could not be reached", "left without answering", "had no comment".
func (c *classifier) refusal(first, end int, negated bool) {
	stop := end
	for _, span := range c.s.Contents {
		if f, _ := c.tokens(span); f >= end && f <= end+2 {
			stop = f + 4
		}
	}
	var aux, verb bool
	for i := first; i < max(stop, end+2); i++ {
		switch w := c.lower(i); {
		case w == "would" || w == "did" || w == "could" || w == "wouldn" || w == "was" || w == "were" || w == "had" || w == "has" || w == "have" || w == "ca" || w == "can" || w == "does" || w == "do":
			aux = aux || i < end
		case silences[Lemma(w, c.tag(i))] && (!strings.HasPrefix(c.tag(i), "NN") || w == "comment") || w == "reached" || w == "available":
			verb = true
		}
		if c.lower(i) == "no" && c.lower(i+1) == "comment" {
			c.add(hearsay.NoComment, 4)
			return
		}
	}
	if c.unanswered(first, end, negated) {
		c.add(hearsay.NoComment, 5)
		return
	}
	cueVerbSilent := false
	for i := first; i < end; i++ {
		if l := Lemma(c.lower(i), c.tag(i)); l == "say" || l == "speak" || l == "talk" || l == "explain" || l == "describe" || l == "provide" || l == "know" {
			cueVerbSilent = true
		}
	}
	if negated && aux && verb {
		w := 3.5
		if cueVerbSilent && len(c.s.Contents) > 0 && !c.wh(c.s.Contents[0]) {
			w = 1.2 // "did not say that" tells what was not said
		}
		c.add(hearsay.NoComment, w)
	}
	if c.lower(end-1) == "without" || c.lower(first) == "without" {
		c.add(hearsay.NoComment, 2.5)
	}
	if Lemma(c.lower(first), c.tag(first)) == "refer" && end-first == 1 {
		if len(c.s.Contents) > 0 && c.handedOn(c.s.Contents[0]) {
			c.add(hearsay.NoComment, 1.5)
		}
		for i := end; i < end+5; i++ {
			if w := c.lower(i); w == "questions" || w == "calls" || w == "inquiries" || w == "requests" || w == "reporters" {
				c.add(hearsay.NoComment, 3)
				break
			}
		}
	}
}

// unanswered reports whether the cue says that what was asked found no answer, or
// nobody who would give one: "went unanswered", "were not returned", "was
// unavailable", "have yet to respond", "neither … responded to", "referred
// questions to".
func (c *classifier) unanswered(first, end int, negated bool) bool {
	no := negated
	for i := max(first-9, 0); i < first; i++ {
		switch c.lower(i) {
		case "neither", "nobody", "none":
			no = true
		case "no":
			no = no || c.lower(i+1) == "one"
		case ".", "”", "\"":
			no = negated
		}
	}
	for i := first; i < end; i++ {
		switch w := c.lower(i); w {
		case "unanswered", "unreturned", "unsuccessful", "unavailable", "unreachable", "ignored":
			return w != "ignored" || c.asks()
		case "failed":
			return end-first == 1 && strings.Contains(strings.ToLower(c.s.Contents[0].In(c.a.Text)), " to reach ")
		case "returned", "answered", "acknowledged", "successful":
			if negated && c.asks() || w == "successful" && negated {
				return true
			}
		case "yet":
			if c.lower(i+1) == "to" && silences[Lemma(c.lower(i+2), c.tag(i+2))] {
				return true
			}
		case "responded", "replied", "returning", "responding":
			if no && c.asks() {
				return true
			}
		case "questions", "inquiries", "calls", "requests":
			if Lemma(c.lower(first), c.tag(first)) == "refer" {
				return true
			}
		}
	}
	return false
}

// asks reports whether a content names a request for an answer.
func (c *classifier) asks() bool {
	for _, s := range c.s.Contents {
		first, end := c.tokens(s)
		for i := first; i < end && i < first+12; i++ {
			switch strings.TrimSuffix(c.lower(i), "s") {
			case "comment", "request", "question", "call", "message", "email", "e-mail", "inquiry", "inquirie", "letter", "querie", "query", "voicemail", "text":
				return true
			}
		}
	}
	return false
}

// wh reports whether a content begins with a question word.
func (c *classifier) wh(s hearsay.Span) bool {
	first, _ := c.tokens(s)
	w := c.lower(first)
	return strings.HasPrefix(c.tag(first), "W") || w == "whether" || w == "if" || w == "how"
}

// naming weighs the noun that a verb such as "expressed" names.
func (c *classifier) naming() {
	if len(c.s.Contents) == 0 {
		return
	}
	first, end := c.tokens(c.s.Contents[0])
	for i := first; i < end && i < first+6; i++ {
		if t := c.tag(i); t == "IN" || t == "TO" || strings.HasPrefix(t, "VB") && t != "VBG" {
			return
		}
		if e, ok := named[c.lower(i)]; ok {
			c.add(e.kind, e.weight)
			return
		}
	}
}

// handedOn reports whether a content reads "… to the bureau": who asked was sent
// to somebody else.
func (c *classifier) handedOn(s hearsay.Span) bool {
	first, end := c.tokens(s)
	if !strings.HasPrefix(c.tag(first), "NNP") && c.lower(first) != "reporters" {
		return false
	}
	for i := first + 1; i+1 < end && i < first+8; i++ {
		if c.lower(i) == "to" {
			return !strings.HasPrefix(c.tag(i+1), "VB")
		}
	}
	return false
}
