package coref

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/language/english"
)

// extent is the noun phrase around token head: with trees the head and what
// depends on it inside the phrase, else what the tags show.
func (f *finder) extent(head int) (first, end int) {
	s := f.a.Sentences[f.sentence[head]]
	if f.children == nil {
		return f.chunk(head, s.First, s.End)
	}
	first, end = head, head+1
	for _, c := range f.children[head] {
		i := int(c)
		switch f.relation(i) {
		case "case":
			if i > head && i == head+1 && f.tag(i) == "POS" {
				end = max(end, i+1)
			}
		case "det", "amod", "nummod", "compound", "flat", "nmod", "acl", "fixed":
			lo, hi := f.subtree(i, s.First, s.End, 0)
			if i > head && f.word(lo) == "," {
				lo++
			}
			first, end = min(first, lo), max(end, hi)
		}
	}
	// "nine current and former officials": a tree often loses what stands before "and".
	for first > s.First+1 && f.tag(first-1) == "CC" && strings.HasPrefix(f.tag(first), "JJ") && strings.HasPrefix(f.tag(first-2), "JJ") {
		first -= 2
		for first > s.First && (strings.HasPrefix(f.tag(first-1), "JJ") || f.tag(first-1) == "CD" || f.tag(first-1) == "DT") {
			first--
		}
	}
	// Punctuation at the borders is not of the phrase.
	for end > head+1 && strings.Trim(f.word(end-1), ".,;:—–-!?") == "" {
		end--
	}
	return first, end
}

// subtree is the stretch that token i and all that depends on it cover.
func (f *finder) subtree(i, from, to, depth int) (first, end int) {
	first, end = i, i+1
	if depth > 60 {
		return first, end
	}
	for _, c := range f.children[i] {
		lo, hi := f.subtree(int(c), from, to, depth+1)
		first, end = min(first, lo), max(end, hi)
	}
	return max(first, from), min(end, to)
}

// chunk is the run of determiners, adjectives and nouns that ends in head.
func (f *finder) chunk(head, from, to int) (first, end int) {
	first = head
	for first > from {
		switch t := f.tag(first - 1); t {
		case "DT", "PRP$", "PDT", "WP$":
			return first - 1, head + 1
		case "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "POS", "$", "HYPH":
			first--
		case "CC": // "current and former officials"
			if first-2 >= from && strings.HasPrefix(f.tag(first-2), "JJ") && strings.HasPrefix(f.tag(first), "JJ") {
				first -= 2
				continue
			}
			return first, head + 1
		default:
			return first, head + 1
		}
	}
	return first, head + 1
}

// nominal adds the noun phrase with the common noun head.
func (f *finder) nominal(head int) {
	first, end := f.extent(head)
	m := Mention{First: first, End: end, Head: head, Kind: Nominal, Number: Singular}
	w := f.lower(head)
	switch t := f.tag(head); t {
	case "NNS", "NNPS":
		m.Number = Plural
	case "CD", "DT", "JJ":
		m.Number = Plural
		if w == "one" {
			m.Number = Singular
		}
	}
	if f.lower(end) == "close" && f.lower(end+1) == "to" { // "a person close to the mayor"
		for k := end + 2; k < len(f.a.Tokens) && k < end+8; k++ {
			if t := f.tag(k); strings.HasPrefix(t, "NN") || t == "DT" || t == "PRP$" || t == "POS" || strings.HasPrefix(t, "JJ") {
				m.End = k + 1
				continue
			}
			break
		}
	}
	base := singular(w)
	if quantities[w] && f.lower(head+1) == "of" {
		// "one of his aides" is of the class of the aides
		if t := f.tag(head); t == "NN" {
			m.Number = NoNumber
		}
		for k := head + 2; k < end; k++ {
			if strings.HasPrefix(f.tag(k), "NN") && f.tag(k+1) != "POS" && !strings.HasPrefix(f.tag(k+1), "NN") {
				base = singular(f.lower(k))
				break
			}
		}
	}
	switch {
	case femaleNouns[base]:
		m.Gender, m.Class = Female, Person
	case maleNouns[base]:
		m.Gender, m.Class = Male, Person
	case w == "those" || personNoun(base) || w == "people" || w == "police" && m.Number == Plural:
		m.Class = Person
	case papers[w] || papers[base]:
		m.Class, m.Gender = Paper, Neuter
	case groupNouns[base] || orgHeads[base]:
		m.Class, m.Gender = Organization, Neuter
	default:
		m.Class, m.Gender = Thing, Neuter
	}
	switch f.lower(first) {
	case "the", "that", "this", "those", "these":
		m.Definite = true
	}
	if f.tag(first) == "PRP$" || f.possessed(first, head) {
		m.Definite = true
	}
	for k := first; k < head; k++ {
		if t := f.tag(k); strings.HasPrefix(t, "JJ") || strings.HasPrefix(t, "NN") || t == "VBN" || t == "VBG" || t == "CD" {
			m.mods = append(m.mods, f.lower(k))
		}
	}
	f.add(m)
}

// possessed reports whether tokens first to end hold a possessive.
func (f *finder) possessed(first, end int) bool {
	for k := first; k < end; k++ {
		if f.tag(k) == "POS" || f.tag(k) == "PRP$" {
			return true
		}
	}
	return false
}

// Quantity reports whether a noun in small letters says how many where "of"
// follows: "a number of reports".
func Quantity(noun string) bool { return quantities[noun] }

// Persons reports whether a noun, singular or plural, means people by what they
// are or do.
func Persons(noun string) bool { return personNoun(singular(strings.ToLower(noun))) }

// personNoun reports whether a singular noun means a person.
func personNoun(w string) bool {
	return roleHeads[w] || femaleNouns[w] || maleNouns[w] || english.Person(w)
}

// singular is the singular of a regular plural, and the word itself where it is none.
func singular(w string) string {
	switch w {
	case "men":
		return "man"
	case "women":
		return "woman"
	case "people":
		return "person"
	case "children":
		return "child"
	case "wives":
		return "wife"
	case "news", "press", "congress", "always", "series", "status", "analysis", "us":
		return w
	}
	if s, ok := strings.CutSuffix(w, "men"); ok && len(s) > 2 {
		return s + "man"
	}
	if s, ok := strings.CutSuffix(w, "women"); ok {
		return s + "woman"
	}
	if s, ok := strings.CutSuffix(w, "people"); ok && len(s) > 2 {
		return s + "person"
	}
	if s, ok := strings.CutSuffix(w, "ies"); ok && len(s) > 2 {
		return s + "y"
	}
	for _, e := range [...]string{"sses", "shes", "ches", "xes"} {
		if strings.HasSuffix(w, e) {
			return w[:len(w)-2]
		}
	}
	if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3 {
		return w[:len(w)-1]
	}
	return w
}

func sortMentions(all []Mention) {
	slices.SortStableFunc(all, func(a, b Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		if a.End != b.End {
			return b.End - a.End
		}
		return a.Head - b.Head
	})
}
