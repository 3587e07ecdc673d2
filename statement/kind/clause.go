package kind

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/language/polarity"
)

// clause reads of whom the first clause of the content at tokens first to end speaks,
// and joins that with how it is put.
func (r *reader) clause(first, end int) {
	about := r.about(first, end)
	r.say("of " + about)
	if r.matter.Polarity != polarity.So {
		r.say("of " + about + " " + r.matter.Polarity.String())
	}
	_, verb, _ := strings.Cut(r.form, "modal ")
	if verb != "" {
		r.say("of " + about + " modal " + verb)
	}
}

// about is the class of the first subject of the clause at tokens first to end: the
// speaker himself, one for whom a pronoun stands, what somebody has said, or another.
func (r *reader) about(first, end int) string {
	for i := first; i < end && i < first+25; i++ {
		switch r.a.Relations[i] {
		case "nsubj", "nsubj:pass", "expl":
		default:
			continue
		}
		switch w := r.lower(i); w {
		case "i", "we":
			return "himself"
		case "he", "she", "they":
			if r.s.Source != nil && r.s.Source.End <= r.a.Span(i, i+1).Start && r.s.Quoted == hearsay.Indirect {
				return "himself"
			}
			return "them"
		case "it", "this", "that", "there", "you", "who", "what", "which", "nothing", "nobody", "none", "neither":
			return w
		default:
			if polarity.Class(w, r.tag(i)) == "idea" || said[english.Stem(w)] {
				return "what is said"
			}
			return "another"
		}
	}
	return "nobody"
}

// falsehood reads which words of tokens first to end call what false.
func (r *reader) falsehood(first, end int) {
	claim := false
	for i := first; i < end; i++ {
		w, t := r.lower(i), r.tag(i)
		if strings.HasPrefix(t, "NN") && (polarity.Class(w, t) == "idea" || said[english.Stem(w)]) {
			claim = true
		}
		if !polarity.Falsehood(w) || !strings.HasPrefix(t, "JJ") && !strings.HasPrefix(t, "NN") && !strings.HasPrefix(t, "VBN") {
			continue
		}
		if r.a.Relations[i] == "amod" {
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
		if name := tells[english.Stem(r.lower(i))]; name != "" {
			r.once(place + "word " + name)
		}
	}
}

// beforeCue reads the closed-class word before the cue.
func (r *reader) beforeCue(first int) {
	for i := first - 1; i >= 0 && i >= first-2; i-- {
		switch t := r.tag(i); t {
		case "IN", "TO", "MD", "CC", "RB":
			r.say("before cue " + r.lower(i))
			return
		}
		if r.lower(i) == "contrary" {
			r.say("before cue contrary")
		}
	}
}

// said are nouns for what others have said or written.
var said = stems(`claim report allegation story rumor rumour article assertion suggestion accusation charge statement comment remark account figure question
criticism narrative version number`)

// tells are words of a content, and what they tell of it.
var tells = func() map[string]string {
	m := map[string]string{}
	for name, words := range map[string]string{
		"of doubt": `doubt doubtful doubts skeptical sceptical unconvinced unsure uncertain unclear vague suspicion suspect recollection recall remember maybe
perhaps possible possibly possibility presumably apparently probably likely unlikely guess speculate speculation`,
		"of regret": `misspeak misspoke misspoken mistake mistaken regret sorry apologize apologise apology inaccurate error forgive forgiveness lapse ashamed
fault blame retract retraction admit acknowledge confess wrong`,
		"of contrast":     `only rather instead otherwise contrary unrelated merely simply actually informal routine neither nor`,
		"of duty":         `should must need ought needs necessary imperative`,
		"of time to come": `will wo would 'll going shall plan intend hope expect`,
		"of hope":         `hope wish want fear worry concern worried concerned afraid expect look believe think feel`,
	} {
		for w := range strings.FieldsSeq(words) {
			m[english.Stem(w)] = name
		}
	}
	return m
}()
