package name

import (
	_ "embed"
	"strings"
)

// Gender is what a given name or a title tells of its bearer.
type Gender uint8

// The genders.
const (
	Unknown Gender = iota
	Male
	Female
)

// givenText is given names, in lines that begin with m, f, or b for names that
// both bear; with M or F where as many bear it as their surname: those of the census of the United States of 1990 (public domain),
// without those that are rather surnames, places or common words, and names of
// other countries that news in English prints.
//
//go:embed given.txt
var givenText string

var given = readGiven(givenText)

type givenName struct {
	Gender
	surname bool // also usual as a surname
}

func readGiven(text string) map[string]givenName {
	all := make(map[string]givenName, 6000)
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		g := givenName{map[string]Gender{"m": Male, "f": Female}[strings.ToLower(words[0])], words[0] == "M" || words[0] == "F"}
		for _, w := range words[1:] {
			all[w] = g
		}
	}
	return all
}

// Given reports whether a word in small letters is a given name, and its gender
// where only one gender bears it. "Jean-Marc" is of the gender of its first part.
func Given(w string) (Gender, bool) {
	g, ok := given[w]
	if !ok {
		if first, _, cut := strings.Cut(w, "-"); cut {
			g, ok = given[first]
		}
	}
	return g.Gender, ok
}

// Alone is the gender of a given name, in small letters, that stands without a
// surname; Unknown where the word is as usual as a surname.
func Alone(w string) Gender {
	if g := given[w]; !g.surname {
		return g.Gender
	}
	return Unknown
}

// Initial reports whether a word is one or two initials: "J.", "J", "J.R.".
func Initial(w string) bool {
	if len(w) == 1 || len(w) == 2 && w[1] == '.' || len(w) == 4 && w[1] == '.' && w[3] == '.' {
		return w[0] >= 'A' && w[0] <= 'Z'
	}
	return false
}
