package attribution

import (
	"strings"

	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/language/english"
)

// A told is a relation found in a content, as the rules see it that say whether
// something is told there.
type told struct {
	*page
	r      *relation
	spoken bool // it stands in words quoted to the letter
}

// floors are the probabilities from which a cue inside a content is taken for
// one, by what its word does; 2 is never.
var floors = [...]float64{
	english.None: 2, english.Say: 0.28, english.Tell: 0.28, english.Write: 0.35, english.Think: 0.32, english.Ask: 0.4,
	english.Show: 0.35, english.Intend: 0.5, english.Refuse: 0.4, english.Judge: 0.45, english.Learn: 0.5, english.Noun: 0.45, english.Relation: 0.3,
}

// verb is the word of the cue that says what it does: the last verb of the list
// of reporting words, else its last word of that list, -1 for none.
func (v *told) verb() int {
	best := -1
	for t := v.r.cue.first; t <= v.r.cue.last; t++ {
		if v.class[t] == 0 {
			continue
		}
		if best < 0 || v.kind[t]&isVerb != 0 || v.kind[best]&isVerb == 0 {
			best = t
		}
	}
	return best
}

// told is what the cue of relation r, of probability chance, does, None where
// nothing is said, thought or shown there.
func (v *told) told(chance float64) english.ReportingClass {
	k := v.verb()
	if k < 0 || doing[v.stem[k]] {
		return english.None
	}
	class := english.ReportingClass(v.class[k])
	noun := v.kind[k]&isNoun != 0
	if noun && v.stem[k] != according {
		if !toldNouns[v.stem[k]] {
			return english.None
		}
		class = english.Noun
	}
	if chance < floors[class] || v.generic() || v.supposed(k, class) {
		return english.None
	}
	if s := v.r.source; class == english.Think && s != noSource && v.firstPerson(stretch{s.last, s.last}) {
		return english.None
	}
	if v.spoken && (v.firstPerson(v.r.source) || v.r.source == noSource && v.firstPerson(v.r.contents[0])) && !v.toldBefore(k, class) {
		return english.None
	}
	switch class {
	case english.Show:
		if !v.shows() {
			return english.None
		}
	case english.Refuse:
		if refusing[v.stem[k]] && !v.silence() {
			return english.None
		}
	}
	if v.r.source == noSource && class != english.Noun && class != english.Relation {
		return english.None
	}
	if !v.speaks(k, class) || !v.finite(k) {
		return english.None
	}
	if !v.substance(k, class) {
		return english.None
	}
	return class
}

// passive reports whether the cue says that the source was told, and not that
// it told: "was informed".
func (v *told) passive() bool {
	k := v.verb()
	if k < 0 || v.tag[k] != tagVBN || english.ReportingClass(v.class[k]) != english.Tell && v.stem[k] != inquiring || states[v.stem[k]] {
		return false
	}
	for t := v.r.cue.first; t < k; t++ {
		if being[v.lower[t]] {
			return true
		}
	}
	return false
}

var (
	states    = stems(`convince persuade reassure`) // "were convinced" is what they thought
	being     = hashes("is", "are", "was", "were", "be", "been", "being", "get", "got", "’s", "'s", "’re", "'re", "am")
	inquiring = hash(english.Stem("ask"))
)

// generic reports whether nobody in particular is the source.
func (v *told) generic() bool {
	s := v.r.source
	return s != noSource && s.first == s.last && nobodyInParticular[v.lower[s.first]]
}

// supposed reports whether the cue is under a condition, a question, a negation
// or a modal verb: nothing was said then.
func (v *told) supposed(k int, class english.ReportingClass) bool {
	r := v.r
	if class == english.Noun {
		return false
	}
	from := r.cue.first
	if r.source != noSource && r.source.first < from && r.cue.first-r.source.last < 6 {
		from = r.source.first
	}
	l := v.lineOf(r.cue.first)
	silent := v.silence()
	for t := max(l.first, r.cue.first-3); t <= k; t++ {
		if t < r.cue.first && (r.source != noSource && t <= r.source.last && r.source.last < r.cue.first) {
			continue
		}
		if v.kind[t]&isMark != 0 && t < r.cue.first {
			continue
		}
		if (hypothetical[v.lower[t]] || v.stem[t] == failed) && !silent {
			return true
		}
		if v.kind[t]&isNegation != 0 && !silent && !memories[v.stem[k]] && class != english.Refuse {
			return true
		}
	}
	if r.source != noSource && hypothetical[v.lower[r.source.last]] {
		return true
	}
	for t := r.source.last + 1; r.source != noSource && t < r.cue.first; t++ {
		if hypothetical[v.lower[t]] && v.quote[t] < 0 {
			return true // "the agency could not be trusted and suggested"
		}
	}
	for t := max(l.first, from-3); t < from; t++ {
		if ifWords[v.lower[t]] {
			return true
		}
	}
	if v.lower[from] == ifWord {
		return true
	}
	sent := v.a.Sentences[v.sentence[k]]
	for t := sent.End - 1; t > sent.First && t > sent.End-3; t-- {
		if v.a.Word(t) == "?" && v.quote[t] < 0 {
			return true
		}
	}
	return false
}

// silence reports whether the cue and what follows refuse an answer.
func (v *told) silence() bool {
	refused := false
	for t := v.r.cue.first; t <= v.r.cue.last; t++ {
		refused = refused || v.kind[t]&isNegation != 0 || refusing[v.stem[t]]
		if refused && uncommented[v.stem[t]] {
			return true
		}
	}
	for _, c := range v.r.contents {
		for t := c.first; t <= c.last && t < c.first+4; t++ {
			if refused && uncommented[v.stem[t]] {
				return true
			}
		}
	}
	return false
}

// toldBefore reports whether a speaker tells of own words at another time: "I
// told them", and not "I say".
func (v *told) toldBefore(k int, class english.ReportingClass) bool {
	switch class {
	case english.Say, english.Tell, english.Write, english.Ask:
		return v.tag[k] == tagVBD || v.tag[k] == tagVBN
	}
	return false
}

// shows reports whether the source is a paper, a picture or a recording.
func (v *told) shows() bool {
	s := v.r.source
	if s == noSource {
		return false
	}
	for t := s.first; t <= s.last; t++ {
		if carriers[v.stem[t]] {
			return true
		}
	}
	return false
}

// substance reports whether the contents are more than a thing named: a clause,
// words in quotation marks, or, for verbs that say enough themselves, a phrase.
func (v *told) substance(k int, class english.ReportingClass) bool {
	words, named := 0, 0
	for _, c := range v.r.contents {
		for t := c.first; t <= c.last; t++ {
			if v.kind[t]&isWord == 0 {
				continue
			}
			words++
			if v.quote[t] >= 0 {
				return true
			}
			switch v.tag[t] {
			case tagVBD, tagVBZ, tagVBP, tagMD:
				if c.last > c.first {
					return true
				}
			case tagNNP, tagNNPS, tagDT, tagPOS:
				named++
			}
		}
	}
	if v.shows() || v.lower[v.r.contents[0].first] == wordAbout {
		return words >= 2
	}
	if bare[v.stem[k]] && v.kind[k]&isVerb != 0 || named == words || class == english.Noun {
		return false
	}
	return words >= 3 || words == 2 && class == english.Ask
}

// speaks reports whether the source is somebody or something that may do what
// the cue says.
func (v *told) speaks(k int, class english.ReportingClass) bool {
	s := v.r.source
	if s == noSource || class == english.Relation || class == english.Noun {
		return true
	}
	if objects[v.lower[s.last]] {
		return false
	}
	if s.first == s.last && relatives[v.lower[s.first]] {
		if l := v.lineOf(s.first); s.first > l.first && nobodyInParticular[v.lower[s.first-1]] {
			return false // "anybody who complains"
		}
		switch class {
		case english.Say, english.Tell, english.Write, english.Refuse, english.Ask:
			return v.lower[s.first] == wordWho || class != english.Ask
		case english.Show:
			return true
		}
		return false
	}
	if v.stem[k] == knowing && v.lower[k] != wordUnknown {
		return false
	}
	head := -1
	for t := s.first; t <= s.last; t++ {
		switch v.tag[t] {
		case tagNNP, tagNNPS, tagPRP, tagCD:
			head = t
			if v.tag[t] == tagPRP && v.lower[t] == wordIt && class != english.Refuse && factual[v.stem[k]] {
				return false
			}
			continue
		case tagNN, tagNNS, tagDT, tagJJ:
			if head < 0 || v.tag[t] == tagNN || v.tag[t] == tagNNS {
				head = t
			}
			continue
		}
		if head >= 0 && v.kind[t]&isWord != 0 && (v.tag[t] == tagIN || v.tag[t] == tagTO || v.tag[t] == tagWP || v.tag[t] == tagWDT) || v.kind[t]&isMark != 0 && head >= 0 {
			break
		}
	}
	if head < 0 {
		return false
	}
	if v.tag[head] != tagNN && v.tag[head] != tagNNS || !factual[v.stem[k]] && (class == english.Say || class == english.Tell || class == english.Write) {
		return true
	}
	w := strings.ToLower(v.a.Word(head))
	return coref.Persons(w) || carriers[v.stem[head]] || bodies[v.stem[head]]
}

// finite reports whether the cue's verb is one that says that it was done: no
// bare infinitive ("for the mayor to say"), but for "heard him say", and no
// gerund after a preposition ("for accusing him").
func (v *told) finite(k int) bool {
	r := v.r
	if v.kind[k]&isVerb == 0 {
		return true
	}
	l := v.lineOf(k)
	if v.tag[r.cue.first] == tagTO {
		return false
	}
	before := uint32(0)
	if r.source != noSource && r.source.first > l.first {
		before = v.lower[r.source.first-1]
	}
	if hearing[before] {
		return false // "when you hear the mayor say"
	}
	switch v.tag[k] {
	case tagVBN:
		if r.cue.first == r.cue.last && r.source != noSource && r.source.last == k-1 && k+1 < v.n && v.kind[k+1]&isNoun != 0 {
			return false // "the four alleged thieves"
		}
	case tagVB:
		if r.cue.first != k {
			return v.tag[r.cue.first] != tagVB && (v.tag[k-1] != tagTO || k-2 < r.cue.first || v.kind[k-2]&isVerb != 0)
		}
		return heardOrSaw[before]
	case tagVBG:
		if r.cue.first == k && k > l.first {
			t := v.tag[k-1]
			return t != tagIN && t != tagTO
		}
	}
	return true
}
