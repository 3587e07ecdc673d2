// Package token splits English news text into tokens.
//
// Tokens are offsets into the text, never copies of it. The conventions are
// those of the Penn Treebank as CoreNLP applies them to raw text: clitics are
// split ("do|n't", "Hale|'s"), hyphenated words stay whole, abbreviations keep
// their full stop, quotation marks and other punctuation stand alone.
package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is a stretch of text in bytes, End exclusive. A text over 2 GB cannot
// be tokenised.
type Token struct{ Start, End int32 }

// In is the text that t covers.
func (t Token) In(text string) string { return text[t.Start:t.End] }

// Split returns the tokens of text, in order and without overlap. Every rune
// that is neither white space nor a control or format character lies in a token.
// The result depends on text alone; the time is linear in its length.
func Split(text string) []Token {
	tokens := make([]Token, 0, len(text)/5+1)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if blank(r) {
			i += size
			continue
		}
		end := i + size
		switch {
		case wordRune(r) || startsWord(r, text[end:]):
			end = wordEnd(text, i)
			tokens = appendWord(tokens, text, i, end)
			i = end
			continue
		case r == '.' || r == '-' || r == '*' || r == '_' || r == '=' || r == '~' || r == '#':
			for end < len(text) && text[end] == text[i] { // "...", "--", "***"
				end++
			}
			for r == '.' && strings.HasPrefix(text[end:], " .") { // ". . ." is one token
				end += 2
			}
		case r == '!' || r == '?':
			for end < len(text) && (text[end] == '!' || text[end] == '?') {
				end++
			}
		case (r == '\'' || r == '`') && end < len(text) && text[end] == text[i]: // '' and `` as quotation marks
			end++
		case r == '\'' || r == '’':
			if n := leadingApostrophe(text[end:]); n > 0 { // ’em, ’90s
				end += n
			}
		}
		tokens = append(tokens, Token{int32(i), int32(end)})
		i = end
	}
	return tokens
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || (r != utf8.RuneError && unicode.Is(unicode.Cf, r)) || r == 0xFEFF
}

func wordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' ||
		r > 127 && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

// startsWord reports whether a sign opens a token of the word kind: @user, #tag.
func startsWord(r rune, rest string) bool {
	if r != '@' && r != '#' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(next) || next == '_'
}

// wordEnd is where the word that begins at i ends.
func wordEnd(text string, i int) int {
	if n := address(text[i:]); n > 0 {
		return i + n
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	end := i + size
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if wordRune(r) || r == '_' {
			end += size
			continue
		}
		if n := Break(text[:end], text[end:]); n > 0 {
			end += n
			continue
		}
		if r == '\u00ad' { // a soft hyphen inside a word
			if next, _ := utf8.DecodeRuneInString(text[end+size:]); wordRune(next) {
				end += size
				continue
			}
			break
		}
		next, _ := utf8.DecodeRuneInString(text[end+size:])
		prev, _ := utf8.DecodeLastRuneInString(text[i:end])
		digits := unicode.IsDigit(prev) && unicode.IsDigit(next)
		letters := wordRune(prev) && wordRune(next)
		switch {
		case (r == '-' || r == '‑' || r == '\'' || r == '’' || r == '&' || r == '/') && letters && r != '/':
			end += size
		case (r == '.' || r == ',' || r == ':' || r == '/') && digits:
			end += size
		case r == '.' && unicode.IsLetter(prev) && unicode.IsLetter(next) && acronymSoFar(afterHyphen(text[i:end])):
			end += size // U.S, a.m, D.C, R-S.C
		case r == '.' && keepsStop(text[i:end], text[end+size:]):
			return end + size
		default:
			return end
		}
	}
	return end
}

// Break is the length in bytes of the hyphen, line break and indentation at the start of
// rest that divide a word at the end of a line ("har-\n  bor"), 0 for none. The
// word before it ends in a letter, and goes on with a small one.
func Break(word, rest string) int {
	r, n := utf8.DecodeRuneInString(rest)
	if r != '-' && r != '\u00ad' && r != '‐' && r != '¬' {
		return 0
	}
	if prev, _ := utf8.DecodeLastRuneInString(word); !unicode.IsLetter(prev) {
		return 0
	}
	const widest = 16 // the white space around the break
	breaks := 0
	for n < len(rest) && n < widest && (rest[n] == ' ' || rest[n] == '\t' || rest[n] == '\r' || rest[n] == '\n') {
		if rest[n] == '\n' {
			breaks++
		}
		n++
	}
	next, _ := utf8.DecodeRuneInString(rest[n:])
	if breaks != 1 || !unicode.IsLower(next) {
		return 0
	}
	return n
}

// Whole is word as it is spelt where a line break does not divide it: "harbor"
// for "har-\nbor". Any other word is returned as it is.
func Whole(word string) string {
	if strings.IndexByte(word, '\n') < 0 {
		return word
	}
	var b strings.Builder
	for i := 0; i < len(word); {
		if n := Break(word[:i], word[i:]); n > 0 {
			i += n
			continue
		}
		b.WriteByte(word[i])
		i++
	}
	return b.String()
}

// acronymSoFar reports whether s is single letters parted by full stops: "U", "U.S".
func acronymSoFar(s string) bool {
	if len(s) > 32 {
		return false // none is so long, and the time must stay linear
	}
	for i, part := range strings.Split(s, ".") {
		if part == "Ph" && i == 0 {
			continue
		}
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

// keepsStop reports whether the full stop after word belongs to it; rest is the
// text after that full stop.
func keepsStop(word, rest string) bool {
	word = afterHyphen(word)
	if strings.Contains(word, ".") && acronymSoFar(word) {
		return true // U.S.
	}
	if utf8.RuneCountInString(word) == 1 {
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(r) && r != 'I' || word == "v" && versus(rest) || strings.HasPrefix(rest, " v.") // John F. Kennedy
	}
	return abbreviations[strings.ToLower(word)]
}

// afterHyphen is the part of word after its last hyphen.
func afterHyphen(word string) string { return word[strings.LastIndexByte(word, '-')+1:] }

// versus reports whether rest goes on as the second party of a court case does:
// "Hale v. Brook".
func versus(rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	next, _ := utf8.DecodeRuneInString(rest[size:])
	return r == ' ' && unicode.IsUpper(next)
}

// appendWord appends the word in text[i:end], its clitics parted.
func appendWord(tokens []Token, text string, i, end int) []Token {
	word := text[i:end]
	if n := negation(word); n > 0 { // do|n't
		return append(tokens, Token{int32(i), int32(end - n)}, Token{int32(end - n), int32(end)})
	}
	if strings.EqualFold(word, "cannot") {
		return append(tokens, Token{int32(i), int32(i + 3)}, Token{int32(i + 3), int32(end)})
	}
	if n := clitic(word); n > 0 && n < len(word) {
		return append(tokens, Token{int32(i), int32(end - n)}, Token{int32(end - n), int32(end)})
	}
	return append(tokens, Token{int32(i), int32(end)})
}

// negation is the length of "n't" at the end of word, 0 for none.
func negation(word string) int {
	for _, s := range [...]string{"n't", "n’t"} {
		if len(word) > len(s) && strings.EqualFold(word[len(word)-len(s):], s) {
			return len(s)
		}
	}
	return 0
}

// clitic is the length of a clitic with its apostrophe at the end of word, 0 for none.
func clitic(word string) int {
	at := strings.LastIndex(word, "'")
	if i := strings.LastIndex(word, "’"); i > at {
		at = i
	}
	if at <= 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(word[at:])
	switch strings.ToLower(word[at+size:]) {
	case "s", "re", "ve", "ll", "d", "m":
		return len(word) - at
	}
	return 0
}

// leadingApostrophe is how much of rest belongs to an apostrophe before it:
// 'em, '90s, 's standing alone.
func leadingApostrophe(rest string) int {
	n := 0
	for n < len(rest) && (rest[n] >= 'a' && rest[n] <= 'z' || rest[n] >= 'A' && rest[n] <= 'Z' || rest[n] >= '0' && rest[n] <= '9') {
		n++
	}
	w := strings.ToLower(rest[:n])
	switch w {
	case "s", "em", "til", "re", "ve", "ll", "d", "m", "n":
		return n
	}
	if n == 3 && w[2] == 's' && w[0] >= '0' && w[0] <= '9' || n == 2 && w[0] >= '0' && w[0] <= '9' && w[1] >= '0' && w[1] <= '9' {
		return n
	}
	return 0
}

// address is the length of a URL, an e-mail address or a domain at the start of
// s, 0 for none. Closing punctuation is left out.
func address(s string) int {
	limit := 128 // of an e-mail address or a domain
	if strings.HasPrefix(s, "http") || strings.HasPrefix(s, "www.") {
		limit = 2048
	}
	n := 0
	for n < len(s) && n <= limit && s[n] > ' ' && s[n] < 127 && strings.IndexByte("\"<>(){}[]|,;", s[n]) < 0 {
		n++
	}
	if n > limit {
		return 0
	}
	word := strings.TrimRight(s[:n], ".,;:!?'")
	switch {
	case strings.HasPrefix(word, "http://"), strings.HasPrefix(word, "https://"), strings.HasPrefix(word, "www."):
		return len(word)
	}
	if at := strings.IndexByte(word, '@'); at > 0 && strings.IndexByte(word[at:], '.') > 1 {
		return len(word)
	}
	if dot := strings.LastIndexByte(word, '.'); dot > 1 && !strings.ContainsAny(word, "/'@&") && domains[strings.ToLower(word[dot+1:])] {
		return len(word)
	}
	return 0
}

var domains = set("com org net gov edu")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// abbreviations keep their full stop. Words that are also ordinary ones at the
// end of a sentence ("no", "art") are left out.
var abbreviations = set(`
mr mrs ms messrs dr prof rev fr sr jr st ste hon gen lt col maj capt cmdr adm sgt cpl pvt brig
sen sens rep reps gov govs pres atty dist asst supt det insp amb del
jan feb mar apr jun jul aug sept sep oct nov dec
mon tue tues wed thu thur thurs fri
inc ltd co corp llc bros dept univ assn
ave blvd rd hwy
vs etc al cf viz approx est vol fig
ala ariz ark calif colo conn fla ga ill ind kan ky md mich minn mont neb nev okla ont
ore pa tenn tex vt va wis wyo
`)
