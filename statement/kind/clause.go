package kind

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/polarity"
)

// clause reads of whom the first clause of the content, at tokens first to end, speaks,
// joined with how it is put and with what it says of him.
func (r *reader) clause(first, end int) {
	about := r.about(first, end)
	r.say("of " + about)
	if r.matter.Polarity != polarity.So {
		r.say("of " + about + " " + r.matter.Polarity.String())
	}
	if _, modal, ok := strings.Cut(r.form, "modal "); ok {
		r.say("of " + about + " modal " + modal)
	}
	i := r.predicate(first, end)
	if i < 0 {
		return
	}
	sort := r.tag(i)[:min(2, len(r.tag(i)))]
	r.say("predicate " + sort)
	if r.copular(i) {
		r.say("is " + sort + " of " + about)
	}
	if rates[r.stem(i)] {
		r.say("predicate of " + about + " rates")
	}
}

// reach is how many tokens of a clause are searched for its subject and predicate.
const reach = 40

// predicate is the first token from first to end on which the others depend, -1 for none.
func (r *reader) predicate(first, end int) int {
	for i := first; i < end && i < first+reach; i++ {
		if h := r.a.Heads[i]; h >= first && h < end {
			continue
		}
		switch r.a.Relations[i] {
		case "punct", "mark", "case", "cc", "det", "aux", "aux:pass", "discourse", "cop", "nsubj":
			continue
		}
		return i
	}
	return -1
}

// about is the class of the first subject at tokens first to end: the speaker himself,
// others for whom a pronoun stands, what is said, or another.
func (r *reader) about(first, end int) string {
	for i := first; i < end && i < first+reach; i++ {
		switch r.a.Relations[i] {
		case "nsubj", "nsubj:pass", "expl":
		default:
			continue
		}
		switch w := r.lower(i); w {
		case "i", "we":
			return "himself"
		case "he", "she", "they":
			if r.s.Quoted == hearsay.Indirect && r.s.Source != nil && r.s.Source.End <= r.a.Span(i, i+1).Start {
				return "himself"
			}
			return "them"
		case "it", "this", "that", "there", "you", "who", "what", "which", "nothing", "nobody", "none", "neither":
			return w
		}
		if r.isSaid(i) {
			return "what is said"
		}
		return "another"
	}
	return "nobody"
}

// isSaid reports whether token i is a noun for what somebody has said or written.
func (r *reader) isSaid(i int) bool {
	t := r.tag(i)
	return strings.HasPrefix(t, "NN") && (said[r.stem(i)] || polarity.Class(r.stem(i), t) == "idea")
}

// falsehood reads whether tokens first to end call something false.
func (r *reader) falsehood(first, end int) {
	claim := false
	for i := first; i < end; i++ {
		claim = claim || r.isSaid(i)
		if t := r.tag(i); !polarity.Falsehood(r.lower(i)) || strings.HasPrefix(t, "VB") && t != "VBN" {
			continue
		}
		if r.a.Relations[i] == "amod" && r.a.Heads[i] > i {
			r.once("a false thing")
			continue
		}
		r.once("calls false")
		if claim {
			r.once("calls false what is said")
		}
	}
}

// words reads what single words of tokens first to end tell, wherever they stand.
func (r *reader) words(first, end int, place string) {
	for i := first; i < end; i++ {
		w, t := r.lower(i), r.tag(i)
		for _, name := range tells[r.stem(i)] {
			r.once(place + "word of " + name)
		}
		switch {
		case t == "JJR" || t == "RBR":
			r.once(place + "comparative")
		case w == "!":
			r.once(place + "exclamation mark")
		}
	}
}

// beforeCue reads the small word before the cue, which starts at token first: "contrary
// to assertions".
func (r *reader) beforeCue(first int) {
	for i := first - 1; i >= first-2; i-- {
		switch r.tag(i) {
		case "IN", "TO", "MD", "CC", "RB":
			r.say("before cue " + r.lower(i))
			return
		}
	}
}
