package reuse

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/language/token"
	"github.com/zeebo/xxh3"
	"golang.org/x/text/unicode/norm"
)

// words is a text as the comparison sees it. The three slices have one entry for
// each word: a hash of its normal form, and where it stands in the text in
// bytes, end exclusive.
//
// The highest bit of a hash marks a function word ("of", "the"), which weighs
// less in an alignment. Two different words have the same hash with a
// probability of one in two thousand million.
type words struct {
	hash       []uint32
	start, end []uint32
}

const functionWord = 1 << 31

// maxWord is the longest word in bytes of its normal form; what is longer, as
// in a text without spaces, is cut into words of this length.
const maxWord = 48

func (w *words) reset() { w.hash, w.start, w.end = w.hash[:0], w.start[:0], w.end[:0] }

// splitter cuts texts into words. It keeps its buffer between texts; the zero
// value is ready to use.
type splitter struct {
	form []byte // the normal form of the word being read
	wide bool   // form holds more than ASCII
}

// split appends the words of text to w. A word is a run of letters, marks and
// digits. Case, ligatures, diacritics, soft hyphens and apostrophes inside a
// word do not count ("don’t" is "dont", "U.S." is "us", "1,000" is "1000", "ten"
// is "10"), nor does the hyphen that divides a word at the end of a line; any
// other hyphen or dash parts two words. A character of a script that is
// written without spaces is a word by itself.
func (s *splitter) split(text string, w *words) {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if class[c] == 0 {
				i++
				continue
			}
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !wordRune(r) {
				i += size
				continue
			}
			if unspaced(r) {
				s.form, s.wide = append(s.form[:0], text[i:i+size]...), true
				s.finish(w, i, i+size)
				i += size
				continue
			}
		}
		end := s.read(text, i)
		if end == i { // an apostrophe that counts as a letter, without one after it
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		s.finish(w, i, end)
		i = end
	}
}

// class maps an ASCII letter or digit to its lower case, everything else to 0.
var class = func() (t [128]byte) {
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-32] = c, c
	}
	return t
}()

// read puts the normal form of the word that starts at i into s.form and
// returns where the word ends.
func (s *splitter) read(text string, i int) int {
	start, end := i, i // end of the last letter or digit
	s.form, s.wide = s.form[:0], false
	for i < len(text) && len(s.form) < maxWord {
		c := text[i]
		if c < utf8.RuneSelf {
			if f := class[c]; f != 0 {
				s.form = append(s.form, f)
				i++
				end = i
				continue
			}
			if inside(text, start, i, c) {
				i++
				continue
			}
			if c == '-' {
				if n := token.Break(text[start:i], text[i:]); n > 0 {
					i += n
					continue
				}
			}
			return end
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch n := token.Break(text[start:i], text[i:]); {
		case n > 0:
			size = n
		case ignored(r):
		case r == '’' || r == '‘' || r == 'ʼ' || r == '＇':
			if !letterAt(text, i+size) {
				return end
			}
		case wordRune(r) && !unspaced(r):
			s.form = utf8.AppendRune(s.form, unicode.ToLower(r))
			s.wide = true
			i += size
			end = i
			continue
		default:
			return end
		}
		i += size
	}
	return end
}

// inside reports whether the ASCII character c at i stands inside a word that
// goes on after it: an apostrophe, the comma of a number, the point of a
// decimal or of an initialism.
func inside(text string, start, i int, c byte) bool {
	switch c {
	case '\'':
		return letterAt(text, i+1)
	case ',':
		return digit(text, i-1) && digit(text, i+1) && digit(text, i+2) && digit(text, i+3) && !digit(text, i+4)
	case '.':
		if digit(text, i-1) && digit(text, i+1) {
			return true
		}
		// U.S.: single letters with a point after each
		return i-start <= 12 && initials(text[start:i]) && i+2 < len(text) && letter(text[i+1]) && text[i+2] == '.'
	}
	return false
}

// initials reports whether s is one letter, or letters with a point between.
func initials(s string) bool {
	if len(s)%2 == 0 {
		return false
	}
	for k := 0; k < len(s); k++ {
		if k%2 == 0 && !letter(s[k]) || k%2 == 1 && s[k] != '.' {
			return false
		}
	}
	return true
}

func letter(c byte) bool         { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func digit(t string, i int) bool { return i >= 0 && i < len(t) && t[i] >= '0' && t[i] <= '9' }
func ignored(r rune) bool        { return r == 0xAD || unicode.Is(unicode.Cf, r) }
func letterAt(t string, i int) bool {
	r, _ := utf8.DecodeRuneInString(t[min(i, len(t)):])
	return r != utf8.RuneError && unicode.IsLetter(r)
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// unspaced reports whether r is of a script that is written without spaces
// between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// finish appends the word in s.form, which stands at start to end.
func (s *splitter) finish(w *words, start, end int) {
	if s.wide {
		s.form = fold(s.form)
	}
	if len(s.form) == 0 {
		return
	}
	if len(s.form) <= longestNumeral {
		if n, ok := numerals[string(s.form)]; ok {
			s.form = append(s.form[:0], n...)
		}
	}
	h := uint32(xxh3.Hash(s.form)>>32) &^ functionWord
	if len(s.form) <= longestFunctionWord && functionWords[string(s.form)] {
		h |= functionWord
	}
	w.hash = append(w.hash, h)
	w.start = append(w.start, uint32(start))
	w.end = append(w.end, uint32(end))
}

// fold decomposes what is not ASCII (NFKD, so that ligatures and full-width
// forms become plain letters) and drops diacritics.
func fold(form []byte) []byte {
	out := make([]byte, 0, len(form)+8)
	for _, r := range string(norm.NFKD.Bytes(form)) {
		if !diacritic(r) {
			out = utf8.AppendRune(out, unicode.ToLower(r))
		}
	}
	return out
}

func diacritic(r rune) bool {
	return r >= 0x300 && r <= 0x36F || // combining marks of Latin, Greek, Cyrillic
		r >= 0x591 && r <= 0x5C7 && unicode.Is(unicode.Mn, r) || // Hebrew points
		r >= 0x610 && r <= 0x6DC && unicode.Is(unicode.Mn, r) // Arabic vowels
}

// bytesOf writes the hashes of words as bytes, four for each, so that a gram of
// n words is 4*n bytes.
func bytesOf(dst []byte, hash []uint32) []byte {
	dst = dst[:0]
	for _, h := range hash {
		dst = binary.LittleEndian.AppendUint32(dst, h)
	}
	return dst
}
