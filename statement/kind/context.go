package kind

import (
	"strings"

	"github.com/openhearsay/hearsay/language/polarity"
)

// context reads what stands beside the content: in the sentence where it begins, and in
// the one before. A denial answers something, and the words that tell so are often
// outside of it: "Asked about the report, Hale said", "But the mayor said".
func (r *reader) context() {
	if len(r.s.Contents) == 0 {
		return
	}
	first, end := r.a.Within(r.s.Contents[0])
	own, ok := r.a.SentenceOf(first)
	if !ok {
		return
	}
	if own.First == 0 { // nothing that it may answer
		r.say("alone")
		return
	}
	if contrasts[r.lower(own.First)] {
		r.say("sentence begins with contrast")
	}
	r.named("sentence", own.First, first)
	r.named("sentence", end, own.End)
	if r.s.Cue != nil {
		cue, _ := r.a.Within(*r.s.Cue)
		for k := cue - 1; k >= max(own.First, cue-clauseBefore); k-- {
			if contrasts[r.lower(k)] {
				r.say("contrast before cue")
				break
			}
		}
	}
	outer := first
	if e := r.s.Extent(); e.Start < r.s.Contents[0].Start {
		outer, _ = r.a.Within(e)
	}
	if s, ok := r.a.SentenceOf(outer); ok && s.First > 0 {
		if before, ok := r.a.SentenceOf(s.First - 1); ok {
			r.named("before", before.First, before.End)
		}
	}
}

// clauseBefore is how many tokens before a cue its clause begins, as a rule.
const clauseBefore = 8

// named adds what tokens first to end tell of: something asked, denied, claimed or
// said not to be so.
func (r *reader) named(place string, first, end int) {
	for i := first; i < end; i++ {
		w, stem := r.lower(i), r.stem(i)
		switch {
		case w == "?" || questions[w]:
			r.once(place + " asks")
		case polarity.DenialStem(stem):
			r.once(place + " denies")
		case claims[stem] || strings.HasPrefix(r.tag(i), "NN") && polarity.Class(stem, r.tag(i)) == "idea":
			r.once(place + " claims")
		case polarity.Negation(w) || polarity.Falsehood(w):
			r.once(place + " negates")
		}
	}
}

// signs reads the words of negation and of denying in tokens first to end, wherever the
// tree puts them.
func (r *reader) signs(first, end int) {
	words := make([]string, 0, end-first)
	for i := first; i < end; i++ {
		words = append(words, r.lower(i))
	}
	s := polarity.Read(words)
	if s.Negated {
		r.say("holds negation")
		if r.matter.Polarity != polarity.Not {
			r.say("holds negation elsewhere")
		}
	}
	if s.Early {
		r.say("holds early negation")
	}
	if s.Denied {
		r.say("holds denial")
	}
}
