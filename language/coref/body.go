package coref

import (
	"strings"

	"github.com/openhearsay/hearsay/language/name"
)

// body is where the name of an organisation ends whose words with capitals are
// tokens i to j: it goes on over "of", "for" and "on" with what they govern, over
// "and" and "&" where both sides are one name's, and over ", Inc.". It is j for
// any other name.
func (f *finder) body(i, j, end int) int {
	governed := false // a preposition has been passed: the name has a complement
	for j < end {
		switch w := f.word(j); {
		case (w == "of" || w == "for" || w == "on") && (f.takesOf(i, j) || w != "on" && governed && abstract(f.lower(j-1))):
			k := j + 1
			if f.lower(k) == "the" {
				k++
			}
			if first := f.lower(k); calendarWords[first] || w == "on" && !abstract(first) && !abstract(f.lower(f.matter(k, end)-1)) {
				return j
			}
			if k = f.matter(k, end); k == j+1 || f.lower(k-1) == "the" {
				return j
			}
			j, governed = k, true
		case w == "&" && j+1 < end && f.nameWord(j+1, j+1):
			j = f.capitals(j+1, end)
		case w == "and" || w == "&":
			k := f.matter(j+1, end)
			if k == j+1 || !f.oneName(i, j, k, governed) {
				return j
			}
			j = k
		case w == "," && firmTails[f.lower(j+1)] && j+1 < end:
			return j + 2
		case w == "," && governed:
			k := f.series(j, end)
			if k == j {
				return j
			}
			j = k
		default:
			return j
		}
	}
	return j
}

// firmTails follow a comma after the name of a firm.
var firmTails = set("inc. inc llc ltd. ltd l.l.c. llp l.p. plc co. corp.")

// takesOf reports whether the name in tokens i to j may go on with "of": it ends
// in a noun for a body, or is one word after "the" that is no title of a person.
func (f *finder) takesOf(i, j int) bool {
	w := f.lower(j - 1)
	if orgHeads[w] || orgHeads[singular(w)] && w != "forces" && w != "services" {
		return true
	}
	return f.lower(i-1) == "the" && j == i+1 && !name.InTitle(w) && !personNoun(singular(w)) && !partyWords[w] && !calendarWords[w] &&
		!placeNames[w] && demonyms[w] == "" && !papers[w] && !abstract(w) && !acronym(f.word(i)) && !given(w)
}

// oneName reports whether "and" at token j, with capitals up to k after it, joins
// words of one name that begins at i. governed says that they follow an "of":
// "Department of Housing and Urban Development" is one, "the Bank of England and
// Brook Trust" two; without, the body comes last: "Securities and Exchange
// Commission".
func (f *finder) oneName(i, j, k int, governed bool) bool {
	before, after := f.lower(j-1), f.lower(k-1)
	if acronym(f.word(k-1)) || acronym(f.word(j-1)) || given(f.lower(j+1)) || given(f.lower(i)) || placeNames[before] || name.IsTitle(f.lower(j+1)) {
		return false
	}
	if governed {
		return abstract(before) && abstract(after)
	}
	return orgHeads[after] && !orgHeads[before] && demonyms[before] == ""
}

// series is where ", Tobacco, Firearms and Explosives" that begins with the comma
// at token j ends: single words for matters, the last after "and"; j for none.
func (f *finder) series(j, end int) int {
	k := j
	for k+1 < end && k < j+8 {
		if f.word(k) == "," && f.capitalNoun(k+1) && abstract(f.lower(k+1)) {
			k += 2
			continue
		}
		if k > j && (f.word(k) == "and" || f.word(k) == "&") && f.capitalNoun(k+1) && abstract(f.lower(k+1)) {
			return f.matter(k+1, end)
		}
		break
	}
	return j
}

// matter is where the nouns and adjectives with capitals that begin at token k end;
// k for none.
func (f *finder) matter(k, end int) int {
	for j := k; j < end; j++ {
		if !f.nameWord(k, j) && !(capital(f.word(j)) && (strings.HasPrefix(f.tag(j), "NN") || f.tag(j) == "JJ")) {
			return j
		}
	}
	return end
}

func (f *finder) capitalNoun(k int) bool {
	return strings.HasPrefix(f.tag(k), "NN") && capital(f.word(k))
}

// abstract reports whether a word in small letters is a noun for a matter that a
// body is about, and no name: "prevention", "health".
func abstract(w string) bool {
	if matters[w] {
		return true
	}
	for _, s := range [...]string{"tion", "sion", "ment", "ity", "ness", "ance", "ence", "ship", "ics", "ism", "ology", "ing", "ture", "ives", "ties", "tions", "ments", "vices"} {
		if len(w) > len(s)+2 && strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

var matters = set(`health labor labour trade commerce welfare defense defence justice law rights science sciences budget land water
energy food fish fisheries wildlife parks tourism sport sports culture arts art letters medicine means disease control peace war
affairs workers work employment transport mines minerals firearms tobacco alcohol explosives drugs crime children women families youth
foreign ethics oversight reform intelligence news media priorities standards prisons forests oceans space interest`)
