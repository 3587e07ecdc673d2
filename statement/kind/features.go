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
	for _, d := range drop {
		if d != "" && strings.HasPrefix(name, d) {
			return
		}
	}
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
	return strings.ToLower(r.a.Word(i))
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
	if end-first > 1 {
		r.say("cue of several words")
	}
	r.saying = polarity.Saying(r.a, *r.s.Cue)
	if r.saying.Polarity != polarity.So {
		r.say("saying " + r.saying.Polarity.String())
	}
	if r.saying.Rule != "" {
		r.say("saying by " + r.saying.Rule)
	}
	if f := polarity.Frame(r.a, r.s.Contents[0]); f.Polarity != polarity.So {
		r.say("framed " + f.Polarity.String())
		if f.Rule != "" {
			r.say("framed by " + f.Rule)
		}
	}
}

// cueWord reads token i of the cue.
func (r *reader) cueWord(i int) {
	w, t := r.lower(i), r.tag(i)
	switch t {
	case "VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD", "NN", "NNS", "IN", "JJ":
		r.once("cue tagged " + t)
	}
	if strings.HasPrefix(t, "VB") || strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "JJ") || t == "RB" || t == "IN" || t == "RP" || t == "MD" || t == "DT" {
		r.once("cue word " + english.Stem(w))
	}
	if c := english.Reporting(english.Stem(w)); c != english.None {
		r.once("cue reports " + reportingNames[c])
		r.class = reportingNames[c]
	}
	if c := polarity.Class(w, t); c != "" {
		r.once("cue rule " + c)
	}
	if does[english.Stem(w)] != "" {
		r.once("cue " + does[english.Stem(w)])
		r.class = does[english.Stem(w)]
	}
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
	m := polarity.Of(r.a, span)
	place := "first "
	if n > 0 {
		place = "later "
	} else {
		r.matter = m
		r.opening(first, end)
	}
	if m.Polarity != polarity.So {
		r.once(place + "sentence " + m.Polarity.String())
	}
	if m.Rule != "" {
		r.once(place + "sentence by " + m.Rule)
	}
	if m.Negated && m.Polarity != polarity.Not {
		r.once(place + "sentence negated")
	}
	words, rated := 0, false
	for i := first; i < end && i < first+60; i++ {
		w, t := r.lower(i), r.tag(i)
		if strings.ContainsAny(t, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			words++
		}
		if c := english.Stem(w); rates[c] {
			rated = true
			if r.rated(i) {
				r.once(place + "predicate rates")
			}
		}
		switch {
		case t == "JJS" || t == "RBS":
			r.once(place + "superlative")
		case t == "MD":
			r.once(place + "modal " + english.Stem(w))
		case t == "?" || w == "?":
			r.once(place + "question mark")
		case w == "i" || w == "my" || w == "we" || w == "our":
			r.once(place + "first person")
		case w == "you" || w == "your":
			r.once(place + "second person")
		case w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "no":
			r.once(place + "has not")
		}
		if asks[english.Stem(w)] && n == 0 {
			r.once("of a request")
		}
		if c := polarity.Class(w, t); c != "" && n == 0 && (strings.HasPrefix(t, "V") || strings.HasPrefix(t, "J") || strings.HasPrefix(t, "N")) {
			r.once("content has " + c)
		}
	}
	if rated {
		r.once(place + "sentence rates")
	}
	if n == 0 && words <= 3 {
		r.say("short content")
	}
	if n == 0 && words > 25 {
		r.say("long content")
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
	case t == "PRP", t == "EX", r.subject == "this", r.subject == "that", r.subject == "no", r.subject == "yes":
		r.say("begins " + r.subject)
	}
	for k := i; k < end && k < i+30 && (r.form == "" || r.form == "question"); k++ {
		switch t := r.tag(k); t {
		case "VBD", "VBZ", "VBP":
			r.form += "verb " + t
		case "MD":
			r.form += "modal " + english.Stem(r.lower(k))
		}
	}
	if r.form == "" {
		r.form = "no verb"
	}
	r.say("content " + r.form)
}

// rated reports whether the word at token i is said of something: "is wrong".
func (r *reader) rated(i int) bool {
	for k := 0; k < 6; k++ {
		if at := i - k; at > 0 && r.a.Heads[at] == i && r.a.Relations[at] == "cop" {
			return true
		}
	}
	return r.a.Relations[i] == "xcomp"
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
