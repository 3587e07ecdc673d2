package kind

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/language/polarity"
	"github.com/openhearsay/hearsay/learn"
)

// Features are what the model reads of a statement, each with a name that says it.
func Features(a *language.Analysis, s *hearsay.Statement) []learn.Feature {
	r := &reader{a: a, s: s}
	r.say("quoted " + string(s.Quoted))
	r.cue()
	r.content()
	r.both()
	r.context()
	return r.out
}

// A reader collects features.
type reader struct {
	a   *language.Analysis
	s   *hearsay.Statement
	out []learn.Feature

	class   string // of the cue
	form    string // of the content
	saying  polarity.Reading
	matter  polarity.Reading // of the first clause of the content
	subject string
}

func (r *reader) say(name string) { r.value(name, 1) }

func (r *reader) value(name string, v float64) {
	r.out = append(r.out, learn.Feature{Name: name, Value: v})
}

// once adds a feature that is not there yet.
func (r *reader) once(name string) {
	for i := range r.out {
		if r.out[i].Name == name {
			return
		}
	}
	r.say(name)
}

func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.a.Tokens) {
		return ""
	}
	return r.a.Lower(i)
}

func (r *reader) stem(i int) string {
	if i < 0 || i >= len(r.a.Tokens) {
		return ""
	}
	return r.a.Stem(i)
}

func (r *reader) tag(i int) string {
	if i < 0 || i >= len(r.a.Tags) {
		return ""
	}
	return r.a.Tags[i]
}

// cue reads the words that say that something is said.
func (r *reader) cue() {
	if r.s.Source == nil {
		r.say("no source")
	} else {
		r.source()
	}
	if r.s.Cue == nil {
		r.say("no cue")
		return
	}
	first, end := r.a.Within(*r.s.Cue)
	for i := first; i < end; i++ {
		r.cueWord(i)
	}
	r.beforeCue(first)
	if end-first > 1 {
		r.say("cue of several words")
	}
	r.saying = polarity.Saying(r.a, *r.s.Cue, r.s.Contents...)
	if r.saying.Polarity != polarity.So {
		r.say("saying " + r.saying.Polarity.String())
	}
	if r.saying.Rule != "" {
		r.say("saying by " + r.saying.Rule)
	}
	if len(r.s.Contents) == 0 {
		return
	}
	r.frame(polarity.Frame(r.a, r.s.Contents[0]))
}

// frame reads how the words outside the content put it: those of the cue are the
// speaker's own, others belong to somebody who speaks of him, as in "denied Hale's
// claim that it fell".
func (r *reader) frame(f polarity.Reading) {
	switch {
	case f.Polarity == polarity.So:
	case !r.s.Cue.Contains(f.At):
		r.say("framed outside " + f.Polarity.String())
	default:
		r.say("framed " + f.Polarity.String())
		if f.Rule != "" {
			r.say("framed by " + f.Rule)
		}
	}
}

// cueWord reads token i of the cue.
func (r *reader) cueWord(i int) {
	stem, t := r.stem(i), r.tag(i)
	if strings.HasPrefix(t, "VB") || strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "JJ") || t == "RB" || t == "IN" || t == "RP" || t == "MD" || t == "DT" {
		r.cueStem(stem)
	}
	if c := english.Reporting(stem); c != english.None {
		r.once("cue reports " + reportingNames[c])
		r.class = reportingNames[c]
	}
	if c := polarity.Class(stem, t); c != "" {
		r.once("cue rule " + c)
	}
	if does[stem] != "" {
		r.once("cue " + does[stem])
		r.class = does[stem]
	}
}

// cueStem adds a word of the cue. It counts twice: few words are seen often, and what
// they say is worth more than most.
func (r *reader) cueStem(stem string) {
	name := "cue word " + stem
	for i := range r.out {
		if r.out[i].Name == name {
			return
		}
	}
	r.value(name, 2)
}

// source reads who is said to speak.
func (r *reader) source() {
	first, end := r.a.Within(*r.s.Source)
	if end-first == 1 {
		switch r.lower(first) {
		case "i", "we":
			r.say("source first person")
		}
	}
}

// content reads what is said.
func (r *reader) content() {
	n := 0
	for _, span := range r.s.Contents {
		first, end := r.a.Within(span)
		for first < end && n < longest {
			stop := end
			if s, ok := r.a.SentenceOf(first); ok && s.End < stop {
				stop = s.End
			}
			r.sentence(first, stop, n)
			n++
			first = stop
		}
	}
	if n > 2 {
		r.say("content of several sentences")
	}
}

// longest is how many sentences of a statement are read.
const longest = 8

// sentence reads tokens first to end, the n-th sentence of the content.
func (r *reader) sentence(first, end, n int) {
	span := r.a.Span(first, end)
	place := "first "
	if n > 0 {
		place = "later "
	} else {
		r.opening(first, end)
	}
	for i, m := range polarity.Clauses(r.a, span) {
		where := place + "sentence "
		switch {
		case i == 0 && n == 0:
			r.matter = m
		case n == 0:
			where = "second clause "
		}
		if m.Polarity != polarity.So {
			r.once(where + m.Polarity.String())
			r.once("somewhere " + m.Polarity.String())
		}
		if m.Rule != "" && n == 0 {
			r.once(where + "by " + m.Rule)
			r.once("somewhere by " + m.Rule)
		}
		if m.Negated && m.Polarity != polarity.Not {
			r.once(where + "negated")
		}
	}
	if n == 0 {
		r.clause(first, end)
		r.signs(first, end)
	}
	r.falsehood(first, end)
	r.words(first, end, place)
	rated := false
	for i := first; i < end && i < first+60; i++ {
		w, stem, t := r.lower(i), r.stem(i), r.tag(i)
		if rates[stem] {
			rated = true
			if r.rated(i) {
				r.once(place + "predicate rates")
			}
		}
		switch {
		case t == "JJS" || t == "RBS":
			r.once(place + "superlative")
		case t == "MD":
			r.once(place + "modal " + stem)
		case t == "?" || w == "?":
			r.once(place + "question mark")
		case w == "i" || w == "my" || w == "we" || w == "our":
			r.once(place + "first person")
		case w == "you" || w == "your":
			r.once(place + "second person")
		}
		if asks[stem] && n == 0 {
			r.once("of a request")
		}
		switch c := polarity.Class(stem, t); c {
		case "called false", "denied", "rejected", "suspected", "unclear", "doubt", "sure", "evidence", "possible", "seemed":
			if n == 0 && strings.ContainsAny(t[:1], "VJN") {
				r.once("content has " + c)
			}
		}
	}
	if rated {
		r.once(place + "sentence rates")
	}
	if i := span.End; i < len(r.a.Text) && r.a.Text[i] == '?' {
		r.once(place + "question mark")
	}
}

// opening reads the form of the first clause, by its first words and first verb.
func (r *reader) opening(first, end int) {
	i := first
	for i < end && (!wordlike(r.lower(i)) || r.lower(i) == "that" && r.tag(i) == "IN") {
		i++
	}
	r.subject = r.lower(i)
	switch t := r.tag(i); {
	case r.subject == "no" && r.lower(i+1) == "comment":
		r.form = "no comment"
	case (r.subject == "no" || r.subject == "yes") && !wordlike(r.lower(i+1)):
		r.form = r.subject
	case t == "TO":
		r.form = "infinitive"
	case t == "VB":
		r.form = "imperative"
	case t == "VBG":
		r.form = "gerund"
	case t == "VBN":
		r.form = "participle"
	case strings.HasPrefix(t, "W") || r.subject == "whether" || r.subject == "if":
		r.form = "question"
	case t == "IN":
		r.form = "preposition " + r.subject
	}
	for k := i; k < end && k < i+30 && (r.form == "" || r.form == "question"); k++ {
		switch t := r.tag(k); t {
		case "VBD", "VBZ", "VBP":
			r.form += "verb " + t
		case "MD":
			r.form += "modal " + r.stem(k)
		}
	}
	if r.form == "" {
		r.form = "no verb"
	}
	r.say("content " + r.form)
	for k := i; k < end && k < i+12; k++ {
		if t := r.tag(k); strings.HasPrefix(t, "VB") && (r.a.Relations[k] != "aux" && r.a.Relations[k] != "cop" && r.a.Relations[k] != "aux:pass") {
			c := english.Reporting(r.stem(k))
			if c != english.None && (r.subject == "i" || r.subject == "we") {
				r.say("I am " + reportingNames[c])
			}
			r.say("content word " + r.stem(k))
			break
		}
	}
}

// rated reports whether the word at token i is said of something: "is wrong".
func (r *reader) rated(i int) bool {
	return r.copular(i) || r.a.Relations[i] == "xcomp"
}

// copular reports whether a form of "be" links token i to a subject.
func (r *reader) copular(i int) bool {
	for k := i; k > max(0, i-6); k-- {
		if r.a.Heads[k] == i && r.a.Relations[k] == "cop" {
			return true
		}
	}
	return false
}

// both joins what the cue and the content are.
func (r *reader) both() {
	class := r.class
	if class == "" {
		class = "other"
	}
	kind, _, _ := strings.Cut(r.form, " ")
	r.say(class + " + " + kind)
	if r.matter.Polarity != polarity.So {
		r.say(class + " + sentence " + r.matter.Polarity.String())
	}
	if r.saying.Polarity != polarity.So {
		r.say(class + " + saying " + r.saying.Polarity.String())
	}
	if r.matter.Negated && r.s.Quoted != hearsay.Indirect {
		r.say("negated " + string(r.s.Quoted)) // who answers is quoted, as a rule
	}
	if r.s.Cue == nil {
		return
	}
	_, end := r.a.Within(*r.s.Cue)
	switch w := r.lower(end); w {
	case "to", "for", "about", "whether", "if", "that", "of", "on", "why", "how", "what", "who", "as", "with":
		r.say("cue then " + w)
	}
}

func wordlike(w string) bool {
	for _, c := range w {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 0xbf && c < 0x2000 {
			return true
		}
	}
	return false
}
