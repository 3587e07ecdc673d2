// Package term cuts English text into words that can be compared: folded,
// stemmed, with their numbers, negations and stop words marked.
package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/token"
)

// A Word is one word of a text.
type Word struct {
	Span    hearsay.Span // bytes in the text it was cut from
	Fold    string       // lower case, straight apostrophe, no possessive, numbers as digits
	Stem    string       // Fold without its inflection; "" for a stop word
	Name    bool         // written with a capital where the language does not ask for one
	Number  bool         // a number, in digits or spelled out
	Initial bool         // the first word of a sentence
}

// Words returns the words of text[span], in order. A word is a run of letters,
// digits and marks with apostrophes and inner hyphens cut; an acronym with full
// stops ("U.S.") is one word. The time is linear in the length of the span.
func Words(text string, span hearsay.Span) []Word {
	return appendWords(make([]Word, 0, max(0, span.Len())/wordBytes+2), text, span)
}

// appendWords appends the words of text[span] to all.
func appendWords(all []Word, text string, span hearsay.Span) []Word {
	from := len(all)
	all = cut(all, text[:max(0, min(span.End, len(text)))], max(span.Start, 0))
	out := all[from:]
	for k := range out {
		if w := &out[k]; w.Number || !stops[w.Fold] {
			w.Stem = Stem(w.Fold)
		}
	}
	for k := 0; k+1 < len(out); k++ { // "Anna Hale" at the start of a sentence
		w, next := &out[k], &out[k+1]
		if w.Initial && !w.Name && w.Stem != "" && next.Name && next.Span.Start == w.Span.End+1 {
			r, _ := utf8.DecodeRuneInString(text[w.Span.Start:])
			w.Name = unicode.IsUpper(r)
		}
	}
	return all
}

// AppendFolds appends the words of a text to out, without their stems and without what is
// known of a name by its neighbours.
func AppendFolds(out []Word, text string) []Word { return cut(out, text, 0) }

// cut appends the words of text from start on, folded.
func cut(out []Word, text string, start int) []Word {
	initial := true
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			switch r {
			case '.', '!', '?', '\n', '…', ':':
				initial = true
			case '“', '"', '‘':
				initial = true
			}
			i += size
			continue
		}
		j := wordEnd(text, i)
		w := Word{Span: hearsay.Span{Start: i, End: j}, Initial: initial}
		w.Fold = Fold(token.Whole(text[i:j]))
		w.Number = isNumber(w.Fold)
		w.Name = unicode.IsUpper(r) && (!initial || strings.IndexFunc(text[i+size:j], unicode.IsUpper) >= 0)
		out = append(out, w)
		i, initial = j, false
	}
	return out
}

// wordBytes is how many bytes of English there are to a word.
const wordBytes = 6

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

// wordEnd is where the word that begins at i ends.
func wordEnd(text string, i int) int {
	from := i
	if n := acronym(text[i:]); n > 0 {
		return i + n
	}
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case wordRune(r):
		case r == '\'' || r == '’' || r == '\u00ad':
			if next, _ := utf8.DecodeRuneInString(text[i+size:]); !wordRune(next) {
				return i
			}
		case r == ',' || r == '.':
			prev, _ := utf8.DecodeLastRuneInString(text[:i])
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if !unicode.IsDigit(prev) || !unicode.IsDigit(next) {
				return i
			}
		default:
			n := token.Break(text[from:i], text[i:])
			if n == 0 {
				return i
			}
			size = n
		}
		i += size
	}
	return i
}

// acronym is the length of letters parted by full stops at the start of s
// ("U.S.", "a.m."), 0 for none.
func acronym(s string) int {
	n, letters := 0, 0
	for n+1 < len(s) && isLetter(s[n]) && s[n+1] == '.' {
		n, letters = n+2, letters+1
	}
	if letters < 2 {
		if letters == 1 && n < len(s) && isLetter(s[n]) && (n+1 == len(s) || !isLetter(s[n+1])) {
			return n + 1 // "U.S" without the last stop
		}
		return 0
	}
	if n < len(s) && isLetter(s[n]) {
		if n+1 < len(s) && isLetter(s[n+1]) {
			return 0 // "e.g.word": odd input
		}
		n++
	}
	return n
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// Fold is the form of a word that is compared: lower case, no full stops, no
// possessive, "n't" kept, a spelled number up to twenty or a round one as digits.
func Fold(w string) string {
	bare := bare(w) // as nearly all are: there is nothing to take out
	w = strings.ToLower(w)
	if !bare && strings.ContainsAny(w, "’.,\u00ad") {
		if isNumber(w) {
			w = foldNumber.Replace(w) // "6.5" is not "65"
		} else {
			w = foldWord.Replace(w)
		}
	}
	if !bare {
		w = strings.TrimSuffix(w, "'s")
		w = strings.TrimSuffix(w, "'")
	}
	if n, ok := numbers[w]; ok {
		return n
	}
	return w
}

// bare reports whether a word is of ASCII's letters and digits only.
func bare(w string) bool {
	for i := range len(w) {
		if c := w[i] | 0x20; (c < 'a' || c > 'z') && (w[i] < '0' || w[i] > '9') {
			return false
		}
	}
	return true
}

var (
	foldNumber = strings.NewReplacer("’", "'", ",", "", "\u00ad", "")
	foldWord   = strings.NewReplacer("’", "'", ".", "", ",", "", "\u00ad", "")
)

func isNumber(fold string) bool {
	return fold != "" && fold[0] >= '0' && fold[0] <= '9'
}

// Key is the folded words of text[span] joined without spaces: two stretches
// with the same key differ only in case, punctuation and the spelling of numbers.
func Key(words []Word) string {
	var b strings.Builder
	for i := range words {
		b.WriteString(words[i].Fold)
	}
	return b.String()
}

// Stop reports whether a folded word says nothing about the matter of a text.
func Stop(fold string) bool { return stops[fold] }
