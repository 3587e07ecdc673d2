// Package coref finds the mentions of people, organisations and things in a text
// and says which of them refer to the same one.
//
// It works in passes, the surest first, as the multi-pass sieve of Lee et al.
// (2013) does: names among each other, a name and the description beside it,
// descriptions that an earlier mention explains, pronouns. A later pass sees
// what the earlier ones joined. Pronouns go to the best of the candidates by a
// sum of weights; where none is good enough they stay alone.
package coref

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/name"
	"github.com/openhearsay/hearsay/language/quotation"
)

// Gender is the grammatical gender of a mention.
type Gender uint8

// The genders; Neuter is for what is no person.
const (
	NoGender Gender = iota
	Male
	Female
	Neuter
)

// Number is the grammatical number of a mention.
type Number uint8

// The numbers.
const (
	NoNumber Number = iota
	Singular
	Plural
)

// Kind is the form of a mention.
type Kind uint8

// The forms of mentions.
const (
	Nominal Kind = iota // "the mayor"
	Name                // "Mayor Anne Hale"
	Pronoun             // "she"
)

// Class is what a mention refers to.
type Class uint8

// The classes. Paper is a text or a recording: a report, a memo, a transcript.
const (
	NoClass Class = iota
	Person
	Organization
	Place
	Paper
	Thing
)

// A Mention is a phrase that refers to something: tokens First to End, End
// exclusive; Head is its head token.
type Mention struct {
	First, End, Head int
	Kind             Kind
	Gender           Gender
	Number           Number
	Class            Class
	TitleFirst       int // where the titles before a Name begin, NameFirst where there are none
	NameFirst        int // the name itself without titles, of a Name
	NameEnd          int
	Sentence         int
	Subject          bool // subject of a clause
	Possessive       bool // "his", "Hale's"
	Definite         bool // "the …", "that …"
	Source           bool // heads the source of a statement, where Resolve was told the sources
	Nested           bool // of a Source: its statement lies inside another's content
	Quote            int  // index of the quotation it stands in, -1 for none

	person int      // 1, 2, 3 of a pronoun
	lead   int      // where the words before a name that call its bearer something begin, 0 for none
	title  int      // tokens before a name that are its titles and no mention
	roles  []string // what the words beside a name call its bearer, lower case
	mods   []string // words before the head of a Nominal, lower case
}

// finder finds the mentions of one analysis.
type finder struct {
	a        *language.Analysis
	children [][]int32 // by token; nil where there are no trees
	sentence []int     // index of the sentence of each token
	quote    []int     // index of the quotation of each token, -1 for none
	out      []Mention
	surnames map[string]bool
	taken    []bool // tokens that are the head of a mention
}

func newFinder(a *language.Analysis) *finder {
	n := len(a.Tokens)
	f := &finder{a: a, sentence: make([]int, n), taken: make([]bool, n)}
	for i, s := range a.Sentences {
		for k := s.First; k < s.End && k < n; k++ {
			f.sentence[k] = i
		}
	}
	if hasTrees(a) {
		f.children = make([][]int32, n)
		for i, h := range a.Heads {
			if h >= 0 && h < n && h != i {
				f.children[h] = append(f.children[h], int32(i))
			}
		}
	}
	f.quote = quotation.Utterances(a)
	f.findSurnames()
	return f
}

// hasTrees reports whether the parser has run: a sentence with two roots shows
// that it has not.
func hasTrees(a *language.Analysis) bool {
	if len(a.Heads) != len(a.Tokens) || len(a.Relations) != len(a.Tokens) {
		return false
	}
	for _, h := range a.Heads {
		if h >= 0 {
			return true
		}
	}
	return false
}

func (f *finder) word(i int) string {
	if i < 0 || i >= len(f.a.Tokens) {
		return ""
	}
	return f.a.Word(i)
}

func (f *finder) lower(i int) string {
	if i < 0 || i >= len(f.a.Tokens) {
		return ""
	}
	return f.a.Lower(i)
}

func (f *finder) tag(i int) string {
	if i < 0 || i >= len(f.a.Tags) {
		return ""
	}
	return f.a.Tags[i]
}

func (f *finder) relation(i int) string {
	if f.children == nil || i < 0 {
		return ""
	}
	r, _, _ := strings.Cut(f.a.Relations[i], ":")
	return r
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// find returns all mentions in order of First, the longer one first.
func (f *finder) find() []Mention {
	for _, s := range f.a.Sentences {
		f.names(s.First, s.End)
		for i := s.First; i < s.End; i++ {
			if f.taken[i] {
				continue
			}
			if p, ok := pronouns[f.lower(i)]; ok && f.pronounHere(i) {
				f.add(Mention{First: i, End: i + 1, Head: i, Kind: Pronoun, Gender: p.gender, Number: p.number,
					person: p.person, Possessive: p.possessive || f.lower(i) == "her" && f.tag(i) == "PRP$", Class: classOf(p)})
				continue
			}
			if f.nominalHead(i, s.End) {
				f.nominal(i)
			}
		}
	}
	sortMentions(f.out)
	f.pairs()
	sortMentions(f.out)
	return f.out
}

func classOf(p pronoun) Class {
	switch {
	case p.gender == Neuter:
		return Thing
	case p.gender != NoGender || p.person != 3:
		return Person
	}
	return NoClass
}

// pronounHere reports whether the pronoun's word at token i is one: "US" and
// "IT" in capitals are names, "it" before "is … that" refers to nothing.
func (f *finder) pronounHere(i int) bool {
	w := f.word(i)
	if (w == "US" || w == "IT") && f.tag(i) != "PRP" {
		return false
	}
	if strings.EqualFold(w, "it") {
		if f.relation(i) == "expl" {
			return false
		}
		return !f.pleonastic(i)
	}
	if t := f.tag(i); t == "CD" || t == "FW" || t == "LS" {
		return false
	}
	return true
}

// pleonastic reports whether "it" at token i stands for nothing: "it is clear
// that", "it seems", "it was raining".
func (f *finder) pleonastic(i int) bool {
	j := i + 1
	for strings.HasPrefix(f.tag(j), "RB") || f.tag(j) == "MD" || f.lower(j) == "has" || f.lower(j) == "had" || f.lower(j) == "since" {
		j++
	}
	switch f.lower(j) {
	case "seems", "seemed", "seem", "appears", "appeared", "appear", "turns", "turned", "rained", "snowed", "emerged":
		return true
	case "is", "was", "'s", "’s", "be", "been", "became", "becomes":
	default:
		return false
	}
	for k := j + 1; k < j+7 && k < len(f.a.Tokens); k++ {
		switch f.tag(k) {
		case "JJ", "JJR", "JJS", "RB", "VBN", "NN", "DT", "RBR", "RBS":
			continue
		case "TO":
			return k > j+1
		}
		w := f.lower(k)
		return k > j+1 && (w == "that" || w == "whether" || w == "who" || w == "for" && f.tag(k-1) == "JJ")
	}
	return false
}

// nominalHead reports whether token i heads a noun phrase that is no name.
func (f *finder) nominalHead(i, end int) bool {
	t := f.tag(i)
	if f.children != nil {
		switch f.relation(i) {
		case "compound":
			return f.lower(i+1) == "close" && f.lower(i+2) == "to" && strings.HasPrefix(t, "NN")
		case "flat", "fixed", "goeswith", "case", "mark", "cc", "punct", "det", "aux", "advmod", "discourse":
			return false
		}
	}
	switch t {
	case "NN", "NNS", "NNP", "NNPS":
		if f.lower(i) == "close" && f.lower(i+1) == "to" {
			return false
		}
		if f.children == nil && i+1 < end && strings.HasPrefix(f.tag(i+1), "NN") {
			return false
		}
		return true
	case "CD": // "one of his aides", "two of them"
		return f.lower(i+1) == "of" && !strings.ContainsAny(f.word(i), "0123456789")
	case "DT": // "some of", "all of"; "those who"
		w := f.lower(i)
		return f.lower(i+1) == "of" && (w == "some" || w == "all" || w == "many" || w == "both") ||
			w == "those" && f.lower(i+1) == "who"
	case "JJ":
		w := f.lower(i)
		return (w == "many" || w == "others" || w == "several") && f.lower(i+1) == "of"
	}
	return false
}

func (f *finder) add(m Mention) {
	m.Sentence = f.sentence[m.Head]
	m.Quote = f.quote[m.Head]
	if f.children != nil {
		r := f.a.Relations[f.governor(m.Head)]
		m.Subject = strings.HasPrefix(r, "nsubj")
		m.Possessive = m.Possessive || r == "nmod:poss"
	} else {
		m.Subject = f.beforeVerb(m.End)
	}
	f.taken[m.Head] = true
	f.out = append(f.out, m)
}

// governor is the token through which a name depends on its clause: a title
// before it where the tree took that for the head.
func (f *finder) governor(i int) int {
	for n := 0; n < 3; n++ {
		h := f.a.Heads[i]
		switch f.relation(i) {
		case "flat", "compound":
			if h >= 0 && h < i && i-h < 4 && name.IsTitle(f.lower(h)) {
				i = h
				continue
			}
		}
		break
	}
	return i
}

// beforeVerb reports whether a finite verb follows at token i.
func (f *finder) beforeVerb(i int) bool {
	for strings.HasPrefix(f.tag(i), "RB") {
		i++
	}
	switch f.tag(i) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}
