package proposition

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/polarity"
)

// A Sense is the words of a place as far as they can be compared.
type Sense struct {
	Words   []term.Word
	Stems   []string // classes of the words of matter, distinct, sorted
	Names   []string // those of names
	Numbers []string
	Not     []string // numbers that the words say it is not: "14, not 41"
	Pairs   []string // neighbouring stems, sorted
	Weight  float64  // of the stems, once the case is known
	length  float64  // of the vector of their weights

	Negated bool // holds a negation
	False   bool // calls something false
	Denied  bool // speaks of a denial
	Hedged  bool
	Refers  bool // points at a report or claim
}

func read(words []term.Word) Sense {
	s := Sense{Words: words}
	folds := make([]string, len(words))
	for i := range words {
		folds[i] = words[i].Fold
	}
	signs := polarity.Read(folds)
	s.Negated, s.False, s.Denied, s.Hedged = signs.Negated, signs.False, signs.Denied, signs.Perhaps
	last := ""
	for i := range words {
		w := &words[i]
		s.Refers = s.Refers || references[w.Fold]
		if w.Stem == "" {
			continue
		}
		c := term.Class(w.Stem)
		s.Stems = append(s.Stems, c)
		if last != "" {
			s.Pairs = append(s.Pairs, last+" "+c)
		}
		last = c
		if w.Number {
			s.Numbers = append(s.Numbers, c)
			if i > 0 && refuses(folds[:i]) {
				s.Not = append(s.Not, c)
			}
		} else if w.Name {
			s.Names = append(s.Names, c)
		}
	}
	s.Stems, s.Names = term.Distinct(s.Stems), term.Distinct(s.Names)
	s.Numbers, s.Not, s.Pairs = term.Distinct(s.Numbers), term.Distinct(s.Not), term.Distinct(s.Pairs)
	return s
}

// refuses reports whether folded words end as what stands before a figure that is not the
// right one: "14, not 41", "14 instead of 41".
func refuses(before []string) bool {
	n := len(before)
	switch before[n-1] {
	case "not":
		return true
	case "than":
		return n > 1 && before[n-2] == "rather"
	case "of":
		return n > 1 && before[n-2] == "instead"
	}
	return false
}

// speak adds the name of the speaker, whom the words call "I" or "he".
func (s *Sense) speak(name []string) {
	for i := range s.Words {
		if pronouns[s.Words[i].Fold] {
			s.Stems = term.Distinct(append(s.Stems[:len(s.Stems):len(s.Stems)], name...))
			s.Names = term.Distinct(append(s.Names[:len(s.Names):len(s.Names)], name...))
			return
		}
	}
}

// stated is what a statement does with its content. What is denied by its cue and
// by its own words is asserted: "denied that there was no leak".
func stated(s *hearsay.Statement) hearsay.Stance {
	own, framed := stanceOf(s.Own), stanceOf(s.Framed)
	switch {
	case s.Kind == hearsay.Question || own == hearsay.Questions || framed == hearsay.Questions:
		return hearsay.Questions
	case framed == hearsay.Denies && own == hearsay.Denies:
		return hearsay.Asserts
	case framed == hearsay.Denies || own == hearsay.Denies:
		return hearsay.Denies
	case s.Kind == hearsay.Denial && own == hearsay.Asserts:
		return hearsay.Denies
	case s.Kind == hearsay.Hedge || s.Kind == hearsay.NoComment || own == hearsay.Hedges || framed == hearsay.Hedges:
		return hearsay.Hedges
	}
	return hearsay.Asserts
}

// stanceOf is what words do that are put so.
func stanceOf(r hearsay.Reading) hearsay.Stance {
	switch r.Polarity {
	case hearsay.Not, hearsay.Unsaid:
		return hearsay.Denies
	case hearsay.Perhaps:
		return hearsay.Hedges
	case hearsay.Asked:
		return hearsay.Questions
	}
	return hearsay.Asserts
}

// Pronoun reports whether a folded word stands for a person who speaks or is spoken of.
func Pronoun(fold string) bool { return pronouns[fold] }

var (
	references = set(`claim claims story stories report reports allegation allegations rumor rumors rumour rumours accusation accusations suggestion suggestions`)
	pronouns   = set(`i he she we they him her us them me my his our their`)
)

// Reference reports whether a folded word names what somebody has said: "claim".
func Reference(fold string) bool { return references[fold] }

// classOf is what a word is compared by.
func classOf(w *term.Word) string { return term.Class(w.Stem) }

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
