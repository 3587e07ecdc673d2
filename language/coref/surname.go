package coref

import (
	"strings"

	"github.com/openhearsay/hearsay/language/name"
)

// findSurnames notes the last words of the text's longer names, so that a
// surname that is also a common word is known where it stands alone: those after
// a given name or a title, and those of two words with capitals that nothing
// shows to be no person's.
func (f *finder) findSurnames() {
	f.surnames = map[string]bool{}
	for i := 1; i < len(f.a.Tokens); i++ {
		w := f.word(i)
		if f.tag(i) != "NNP" && f.tag(i) != "NNPS" || !capital(w) || len(w) < 2 || w[len(w)-1] == '.' || f.sentence[i] != f.sentence[i-1] {
			continue
		}
		if next := f.tag(i + 1); next == "NNP" && f.word(i+1) != "," || orgHeads[f.lower(i)] || name.IsTitle(f.lower(i)) && !given(f.lower(i-1)) {
			continue
		}
		p := f.lower(i - 1)
		t, titled := name.TitleOf(p)
		if given(p) || t.Gender != name.Unknown || titled && strings.HasSuffix(p, ".") || f.twoWords(i-1) {
			f.surnames[w] = true
		}
	}
}

// twoWords reports whether tokens i and i+1 may be somebody's name by their form.
func (f *finder) twoWords(i int) bool {
	w, last := f.lower(i), f.lower(i+1)
	switch f.lower(i - 1) {
	case "the", "a", "an", "of", "'s", "’s", "our", "their", "its":
		return false
	}
	before := f.tag(i - 1)
	return f.tag(i) == "NNP" && capital(f.word(i)) && !acronym(f.word(i)) && before != "NNP" && !strings.HasPrefix(before, "JJ") &&
		!placeNames[w] && demonyms[w] == "" && !partyWords[w] && !calendarWords[w] && !name.InTitle(w) && !orgHeads[w] &&
		f.tag(i+1) == "NNP" && !name.InTitle(last) && !personNoun(singular(last)) && !placeNames[last] && !partyWords[last] && !f.headline(i) && f.mixed(i)
}
