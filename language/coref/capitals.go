package coref

// What capitals say: letters of an abbreviation, a sentence that has none or many.

// Acronym reports whether a word is two to six capitals, with or without stops.
func Acronym(w string) bool { return acronym(w) }

func acronym(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case r >= 'A' && r <= 'Z':
			n++
		case r == '.' || r == '&':
		default:
			return false
		}
	}
	return n >= 2 && n <= 6
}

// mixed reports whether the sentence of token i has small letters: capitals mean
// something in it.
func (f *finder) mixed(i int) bool {
	s := f.a.Sentences[f.sentence[i]]
	for k := s.First; k < s.End; k++ {
		if c := f.word(k)[0]; c >= 'a' && c <= 'z' {
			return true
		}
	}
	return false
}

// headline reports whether most words of token i's sentence begin with capitals.
func (f *finder) headline(i int) bool {
	s := f.a.Sentences[f.sentence[i]]
	capitals, small := 0, 0
	for k := s.First; k < s.End && k < s.First+40; k++ {
		switch w := f.word(k); {
		case len(w) < 4:
		case capital(w):
			capitals++
		case w[0] >= 'a' && w[0] <= 'z':
			small++
		}
	}
	return capitals > 2 && small*3 < capitals
}
