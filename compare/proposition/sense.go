package proposition

import (
	"math"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/polarity"
)

// A Sense is the words of a place as far as they can be compared. Places share one where
// they share the words; it must not be changed once the case is known.
type Sense struct {
	Count   int      // how many words
	Stems   Stems    // classes of the words of matter, distinct, of those that the case has
	Names   Stems    // those of names
	Numbers []string // those of figures
	Not     []string // numbers that the words say it is not: "14, not 41"
	Weight  float64  // of the stems, once the case is known

	Negated bool // holds a negation
	False   bool // calls something false
	Denied  bool // speaks of a denial
	Hedged  bool
	Refers  bool // points at a report or claim

	length float64  // of the vector of the weights of the stems
	named  float64  // weight of the names
	pairs  []uint64 // neighbouring stems, each by its two numbers, distinct, sorted
	folds  uint64   // hash of the folded words
	stretch
}

// A stretch is where words stand. They are cut again where they are asked for: the words
// themselves would take ten times the memory of the text.
type stretch struct {
	*source
	spans   []hearsay.Span
	without []hearsay.Span // words that overlap one of these are left out
}

// A source is a text and how its words are read.
type source struct {
	text    string
	aliases *term.Aliases
}

// Words are the words of a sense, in order. The time is linear in the length of the text
// that it stands in: what asks for them often keeps them.
func (s *Sense) Words() []term.Word {
	n := 0
	for _, x := range s.spans {
		n += x.Len()
	}
	return s.stretch.words(make([]term.Word, 0, n/wordBytes+2))
}

const wordBytes = 6 // there are of English to a word

// words are those of a stretch, in the memory of all.
func (s *stretch) words(all []term.Word) []term.Word {
	if s.source == nil {
		return nil
	}
	all = all[:0]
	for _, x := range s.spans {
		all = s.aliases.Append(all, s.text, x)
	}
	if len(s.without) > 0 {
		all = slices.DeleteFunc(all, func(w term.Word) bool { return slices.ContainsFunc(s.without, w.Span.Overlaps) })
	}
	return all
}

// A senser reads the senses of a case.
type senser struct {
	*lexicon
	fixed   bool             // the lexicon takes no more stems
	unknown map[string]int32 // those that it then has not
	all     []*Sense

	words                      []term.Word // of the sense that is read
	folds                      []string    // of the words that are read; the lists below are those of the sense
	stems, names, numbers, not []string
	pairs                      []uint64
}

// read reads the words of a stretch. speaker is the class of the surname of who says them,
// whom the words call "I" or "he"; "" for nobody.
func (r *senser) read(at stretch, speaker string) *Sense {
	r.words = at.words(r.words)
	words := r.words
	s := &Sense{Count: len(words), stretch: at, folds: hashOf(words)}
	r.folds, r.stems, r.names, r.numbers, r.not, r.pairs = r.folds[:0], r.stems[:0], r.names[:0], r.numbers[:0], r.not[:0], r.pairs[:0]
	for i := range words {
		r.folds = append(r.folds, words[i].Fold)
	}
	signs := polarity.Read(r.folds)
	s.Negated, s.False, s.Denied, s.Hedged = signs.Negated, signs.False, signs.Denied, signs.Perhaps
	last, called := int32(-1), false
	for i := range words {
		w := &words[i]
		s.Refers = s.Refers || references[w.Fold]
		called = called || pronouns[w.Fold]
		if w.Stem == "" {
			continue
		}
		c, n := r.intern(term.Class(w.Stem))
		r.stems = append(r.stems, c)
		if last >= 0 {
			r.pairs = append(r.pairs, uint64(last)<<32|uint64(n))
		}
		last = n
		if w.Number {
			r.numbers = append(r.numbers, c)
			if i > 0 && refuses(r.folds[:i]) {
				r.not = append(r.not, c)
			}
		} else if w.Name {
			r.names = append(r.names, c)
		}
	}
	if called && speaker != "" {
		c, _ := r.intern(speaker)
		r.stems, r.names = append(r.stems, c), append(r.names, c)
	}
	r.stems, r.names = term.Distinct(r.stems), term.Distinct(r.names)
	r.numbers, r.not = term.Distinct(r.numbers), term.Distinct(r.not)
	r.fill(s)
	r.all = append(r.all, s)
	return s
}

// intern is a stem as the lexicon has it and its number. One that a fixed lexicon has not
// has a number that no stem has.
func (r *senser) intern(stem string) (string, int32) {
	if !r.fixed {
		n := r.Add(stem)
		return r.String(n), n
	}
	n, ok := r.Number(stem)
	if !ok {
		n, ok = r.unknown[stem]
	}
	if !ok {
		if r.unknown == nil {
			r.unknown = map[string]int32{}
		}
		n = int32(r.Len() + len(r.unknown))
		r.unknown[stem] = n
	}
	return stem, n
}

// fill gives s the lists that have been read, in memory that is no larger than they are.
func (r *senser) fill(s *Sense) {
	if n := len(r.numbers); n > 0 {
		all := slices.Concat(r.numbers, r.not)
		s.Numbers, s.Not = all[:n:n], all[n:]
	}
	ids := make(Stems, 0, len(r.stems)+len(r.names))
	for _, l := range []struct {
		to   *Stems
		from []string
	}{{&s.Stems, r.stems}, {&s.Names, r.names}} {
		from := len(ids)
		for _, x := range l.from {
			if n, ok := r.Number(x); ok {
				ids = append(ids, n)
			}
		}
		*l.to = ids[from:len(ids):len(ids)]
	}
	slices.Sort(r.pairs)
	s.pairs = slices.Clone(slices.Compact(r.pairs))
}

// renumber puts the numbers of stems that now has in place of those that they had.
func (s *Sense) renumber(now []int32) {
	for i, n := range s.Stems {
		s.Stems[i] = now[n]
	}
	for i, n := range s.Names {
		s.Names[i] = now[n]
	}
	for i, p := range s.pairs {
		s.pairs[i] = uint64(now[p>>32])<<32 | uint64(now[uint32(p)])
	}
	slices.Sort(s.pairs)
}

// measure gives the sense of a place what it weighs by the lexicon.
func (l *lexicon) measure(s *Sense) {
	for _, n := range s.Stems {
		w := l.weights[n]
		s.Weight += w
		s.length += w * w
	}
	s.length = math.Sqrt(s.length)
	for _, n := range s.Names {
		s.named += l.weights[n]
	}
}

// hashOf is FNV-1a over the folded words.
func hashOf(words []term.Word) uint64 {
	h := uint64(14695981039346656037)
	for i := range words {
		for k := 0; k < len(words[i].Fold); k++ {
			h = (h ^ uint64(words[i].Fold[k])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return h
}

// alike reports whether two senses are of the same words.
func (s *Sense) alike(o *Sense) bool {
	return s == o || s.Count == o.Count && s.folds == o.folds &&
		slices.EqualFunc(s.Words(), o.Words(), func(a, b term.Word) bool { return a.Fold == b.Fold })
}

// PairsIn is the share of the neighbouring stems of s that are neighbours in o too; 0 for none.
func (s *Sense) PairsIn(o *Sense) float64 {
	if len(s.pairs) == 0 {
		return 0
	}
	return float64(common(s.pairs, o.pairs)) / float64(len(s.pairs))
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

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
