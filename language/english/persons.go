package english

import (
	_ "embed"
	"strings"
)

// personsText is the nouns whose first sense in WordNet 3.0 (Fellbaum 1998) is a
// person, one word each, without those that news uses for things, and without
// names and rare words; see WORDNET-LICENSE.
//
//go:embed persons.txt
var personsText string

var persons = wordSet(personsText)

// Person reports whether a noun in small letters, in the singular, means a person
// by what he or she is or does. Of a compound, "vice-president", the last part
// counts.
func Person(noun string) bool {
	return persons[noun] || persons[noun[strings.LastIndexByte(noun, '-')+1:]]
}

func wordSet(text string) map[string]bool {
	all := make(map[string]bool, len(text)/9)
	for _, w := range strings.Fields(text) {
		all[w] = true
	}
	return all
}
