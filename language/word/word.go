// Package word says what a word looks like to the trained stages: hashes of its
// form and of parts of it, its shape and its class. The tagger, the name finder
// and the parser all read these and never the letters.
package word

import (
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/learn"
)

// A Word is the look of one token. Hashes are of learn.Hash and never 0.
type Word struct {
	Form   uint64    // as written, apostrophes and quotation marks made plain
	Lower  uint64    // in lower case, every digit as 0
	Suffix [4]uint64 // the last 1 to 4 bytes of the lower-case form; 0 where it is shorter
	Prefix [3]uint64 // the first 1 to 3 bytes
	Shape  uint64    // "Xx", "X.X.", "0,0", "x-Xx": runs of one kind of letter stand once
	Class  uint16    // of the clustering, 0 for a word that has none
	Coarse uint16    // the class's own class
	Looks  Looks
}

// Looks is a set of plain facts about a word.
type Looks uint8

// The facts.
const (
	Capital  Looks = 1 << iota // begins with a capital
	Capitals                   // has two letters or more and no small ones
	Digits                     // has a digit
	Hyphen                     // has a hyphen inside
	Letters                    // has a letter
	Upper                      // has a capital anywhere
)

// Has reports whether w looks like l.
func (w *Word) Has(l Looks) bool { return w.Looks&l != 0 }

// maxBytes is how much of a word is looked at: no word of the language is longer.
const maxBytes = 64

// Of is the look of s without its class.
func Of(s string) Word {
	var w Word
	if len(s) > maxBytes {
		cut := maxBytes
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut]
	}
	switch s {
	case "“", "«":
		s = "``"
	case "”", "»":
		s = "''"
	case "‘":
		s = "`"
	case "–", "—":
		s = "--"
	case "…":
		s = "..."
	}
	var form, lower, shape [2 * maxBytes]byte
	f, l, p := form[:0], lower[:0], shape[:0]
	small, large := 0, 0
	for i, r := range s {
		kind := byte('.')
		switch {
		case r >= 'a' && r <= 'z':
			kind = 'x'
			f, l = append(f, byte(r)), append(l, byte(r))
		case r >= 'A' && r <= 'Z':
			kind = 'X'
			f, l = append(f, byte(r)), append(l, byte(r)|0x20)
		case r >= '0' && r <= '9':
			kind = '0'
			f, l = append(f, byte(r)), append(l, '0')
		case r == '’' || r == '\'':
			kind = '\''
			f, l = append(f, '\''), append(l, '\'')
		case r < utf8.RuneSelf:
			kind = byte(r)
			f, l = append(f, byte(r)), append(l, byte(r))
		case r == '‑':
			kind = '-'
			f, l = append(f, '-'), append(l, '-')
		case unicode.IsUpper(r):
			kind = 'X'
			f, l = utf8.AppendRune(f, r), utf8.AppendRune(l, unicode.ToLower(r))
		case unicode.IsLetter(r):
			kind = 'x'
			f, l = utf8.AppendRune(f, r), utf8.AppendRune(l, r)
		default:
			f, l = utf8.AppendRune(f, r), utf8.AppendRune(l, r)
		}
		switch kind {
		case 'x':
			small++
		case 'X':
			large++
			w.Looks |= Upper
			if i == 0 {
				w.Looks |= Capital
			}
		case '0':
			w.Looks |= Digits
		case '-':
			if i > 0 && i+1 < len(s) {
				w.Looks |= Hyphen
			}
		}
		if n := len(p); n == 0 || p[n-1] != kind {
			p = append(p, kind)
		}
	}
	if large > 1 && small == 0 {
		w.Looks |= Capitals
	}
	if large+small > 0 {
		w.Looks |= Letters
	}
	w.Form, w.Lower, w.Shape = learn.HashBytes(f), learn.HashBytes(l), learn.HashBytes(p)
	for n := 1; n <= len(w.Suffix) && n <= len(l); n++ {
		w.Suffix[n-1] = learn.HashBytes(l[len(l)-n:])
	}
	for n := 1; n <= len(w.Prefix) && n <= len(l); n++ {
		w.Prefix[n-1] = learn.HashBytes(l[:n])
	}
	return w
}
