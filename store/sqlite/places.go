package sqlite

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/store"
)

// FTS5 finds the documents; where the words stand in them is found here, because
// its highlight() takes time that grows with the square of their number: hours
// for a text of some megabytes. The words are the same (unicode61).

// A token is a word of a text as FTS5's unicode61 sees it: a run of letters and
// digits, without case and accents.
type token struct {
	span hearsay.Span
	word string
}

// tokens calls each for the words of text, until it returns false.
func tokens(text string, each func(token) bool) {
	var word []byte
	start, ends := -1, 0
	for i := 0; i <= len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case i < len(text) && isWord(r):
			if start < 0 {
				start = i
			}
			word = fold(word, r)
			ends = i + size
		case i < len(text) && start >= 0 && unicode.Is(unicode.Mn, r): // an accent by itself
			ends = i + size
		case start >= 0:
			if !each(token{hearsay.Span{Start: start, End: ends}, string(word)}) {
				return
			}
			word, start = word[:0], -1
		}
		if i == len(text) {
			return
		}
		i += size
	}
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r))
}

// fold appends r in lower case without its accents.
func fold(word []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(word, byte(unicode.ToLower(r)))
	}
	switch r = unicode.ToLower(r); r { // the two that case folding joins and lower case does not
	case 'ſ':
		r = 's'
	case 'ς':
		r = 'σ'
	}
	for _, x := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, x) {
			word = utf8.AppendRune(word, x)
		}
	}
	return word
}

// joined calls each for the words of text as tokens does, but for one that the end of
// a line divides, "har-\nbor", as a whole.
func joined(text string, each func(token) bool) {
	var half token
	goes := true
	tokens(text, func(k token) bool {
		if half.word != "" && divided(text[half.span.End:k.span.Start]) {
			half.span.End, half.word = k.span.End, half.word+k.word
			return true
		}
		if half.word != "" {
			goes = each(half)
		}
		half = k
		return goes
	})
	if goes && half.word != "" {
		each(half)
	}
}

// divided reports whether what stands between two words is a word's division at the
// end of a line, as the schema has it.
func divided(between string) bool {
	switch between {
	case "-\n", "‐\n", "¬\n", "\u00ad\n":
		return true
	}
	return false
}

// places is where the terms of q stand in text, in order; places that overlap
// become one.
func places(text string, q store.Query) []hearsay.Span {
	type wanted struct {
		words  []string
		prefix bool
	}
	var all []wanted
	longest := 0
	for _, t := range q {
		var words []string
		tokens(t.Text, func(k token) bool { words = append(words, k.word); return true })
		if len(words) > 0 {
			all = append(all, wanted{words, t.Prefix})
			longest = max(longest, len(words))
		}
	}
	if len(all) == 0 {
		return nil
	}
	var spans []hearsay.Span
	for _, words := range [...]func(string, func(token) bool){tokens, joined} {
		var last []token // the words up to the current one, as many as the longest term has
		words(text, func(k token) bool {
			if len(last) == longest {
				last = slices.Delete(last, 0, 1)
			}
			last = append(last, k)
			for _, w := range all {
				if len(w.words) <= len(last) && ends(last[len(last)-len(w.words):], w.words, w.prefix) {
					spans = append(spans, hearsay.Span{Start: last[len(last)-len(w.words)].span.Start, End: k.span.End})
				}
			}
			return true
		})
	}
	slices.SortFunc(spans, func(a, b hearsay.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	merged := spans[:0]
	for _, s := range spans {
		if n := len(merged); n > 0 && s.Start < merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// ends reports whether the tokens are the words; the last one may go on where
// prefix is set.
func ends(tokens []token, words []string, prefix bool) bool {
	for i, w := range words {
		have := tokens[i].word
		if prefix && i == len(words)-1 && len(have) > len(w) {
			have = have[:len(w)]
		}
		if have != w {
			return false
		}
	}
	return true
}
