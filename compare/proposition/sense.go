package proposition

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// A sense is the words of a place as far as they can be compared.
type sense struct {
	words   []term.Word
	stems   []string // classes of the words of matter, distinct, sorted
	names   []string // those of names
	numbers []string
	pairs   []string // neighbouring stems
	weight  float64  // of the stems, once the case is known
	length  float64  // of the vector of their weights

	negated, false_, hedged, asked, denied bool
	refers                                 bool
}

func read(words []term.Word) sense {
	s := sense{words: words}
	last := ""
	for i := range words {
		w := &words[i]
		f := w.Fold
		switch {
		case negators[f] || strings.HasSuffix(f, "n't"):
			s.negated = !s.negated
		case falsity[f]:
			s.false_ = true
		case denials[f]:
			s.denied = true
		case hedges[f]:
			s.hedged = true
		case references[f]:
			s.refers = true
		}
		if w.Stem == "" {
			continue
		}
		c := term.Class(w.Stem)
		s.stems = append(s.stems, c)
		if last != "" {
			s.pairs = append(s.pairs, last+" "+c)
		}
		last = c
		if w.Number {
			s.numbers = append(s.numbers, c)
		} else if w.Name {
			s.names = append(s.names, c)
		}
	}
	s.stems, s.names = term.Distinct(s.stems), term.Distinct(s.names)
	s.numbers, s.pairs = term.Distinct(s.numbers), term.Distinct(s.pairs)
	return s
}

// speak adds the name of the speaker, whom the words call "I" or "he".
func (s *sense) speak(name []string) {
	for i := range s.words {
		if pronouns[s.words[i].Fold] {
			s.stems = term.Distinct(append(s.stems[:len(s.stems):len(s.stems)], name...))
			s.names = term.Distinct(append(s.names[:len(s.names):len(s.names)], name...))
			return
		}
	}
}

// stance is what the narrator does with his own words.
func (s *sense) stance() hearsay.Stance {
	switch {
	case s.negated != s.false_:
		return hearsay.Denies
	case s.hedged:
		return hearsay.Hedges
	}
	return hearsay.Asserts
}

// stanceOf is what a statement does with its content.
func stanceOf(s *hearsay.Statement, own *sense) hearsay.Stance {
	switch s.Kind {
	case hearsay.Denial:
		return hearsay.Denies
	case hearsay.Hedge, hearsay.NoComment:
		return hearsay.Hedges
	case hearsay.Question:
		return hearsay.Questions
	}
	return own.stance()
}

var (
	negators   = set(`not never no none nothing nobody neither nor cannot without`)
	falsity    = set(`false untrue bogus hoax debunked baseless unfounded incorrect fabricated myth lie lies discredited wrong fake misleading`)
	denials    = set(`denied denies deny denying refuted refutes rejected rejects disputed disputes dismissed dismisses denial contradicted`)
	hedges     = set(`alleged allegedly reportedly apparently rumored rumoured suspected supposedly could may might perhaps possibly unclear unconfirmed`)
	references = set(`claim claims story stories report reports allegation allegations rumor rumors rumour rumours accusation accusations suggestion suggestions`)
	pronouns   = set(`i he she we they him her us them me my his our their`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
