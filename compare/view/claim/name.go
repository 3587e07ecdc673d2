package claim

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/compare/term"
)

// A nameKey is a name as it is compared with others: the skeletons of its words,
// articles and titles left out.
type nameKey []string

func keyOf(name string) nameKey {
	var k nameKey
	if strings.Contains(name, " and ") {
		return nameKey{strings.ToLower(name)} // several, who are nobody else
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(strings.NewReplacer("’s", "", "'s", "", ".", "").Replace(name)), func(r rune) bool {
		return r == ' ' || r == '-' || r == '/' || r == ',' || r == '(' || r == ')' || r == '"'
	}) {
		if w == "the" || w == "al" || w == "el" || term.Stop(w) {
			continue
		}
		k = append(k, skeleton(w))
	}
	return k
}

// skeleton is a word without what spellings of one foreign name differ in: vowels,
// doubled letters, letters for one sound.
func skeleton(w string) string {
	w = spellings.Replace(w)
	var b []byte
	for i := range len(w) {
		c := w[i]
		if i > 0 && (strings.IndexByte("aeiouyw", c) >= 0 || w[i-1] == c) {
			continue
		}
		b = append(b, c)
	}
	return string(b)
}

var spellings = strings.NewReplacer("sch", "s", "ch", "s", "sh", "s", "ck", "k", "q", "k", "kh", "k", "gh", "g", "dh", "d", "z", "s", "c", "k", "ph", "f", "v", "f", "w", "u", "j", "g")

// names reports whether two names are one: the same words but for their spelling,
// or the one has all words of the other, of which there are two, and more.
func (a nameKey) names(b nameKey) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	if slices.Equal(a, b) {
		return len(a) > 1 || len(a[0]) > 2
	}
	letters, n := 0, 0
	for _, w := range a {
		for _, v := range b {
			if w == v {
				n++
				letters += len(w)
				break
			}
		}
	}
	return n == len(a) && letters > 3 && (len(a) == len(b) || len(a) > 1)
}
