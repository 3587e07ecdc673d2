// Package sentence finds the borders of sentences in tokenised news prose.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/language/token"
)

// A Sentence is a range of tokens, End exclusive. Paragraph counts the
// paragraphs of the text from 0: they are parted by a line break.
type Sentence struct {
	First, End int
	Paragraph  int
}

// Split groups tokens into sentences. Every token lies in exactly one sentence,
// and no sentence goes over a line break but where one line is plainly the rest
// of the other (wrapped text, see paragraphs). A sentence of more than maxTokens
// tokens is cut, so that no input makes a later stage slow. The time is linear in
// the length of the text, and a border depends only on its paragraph and a few
// lines around it.
func Split(text string, tokens []token.Token) []Sentence {
	out := make([]Sentence, 0, len(tokens)/20+1)
	begins := paragraphs(text, tokens)
	for first, paragraph := 0, 0; first < len(tokens); paragraph++ {
		end := first + 1
		for end < len(tokens) && !begins[end] {
			end++
		}
		out = appendSentences(out, text, tokens[:end], first, paragraph)
		first = end
	}
	return out
}

// appendSentences appends the sentences of one paragraph: tokens from start on.
func appendSentences(out []Sentence, text string, tokens []token.Token, start, paragraph int) []Sentence {
	small := !strings.ContainsFunc(text[tokens[start].Start:tokens[len(tokens)-1].End], unicode.IsUpper)
	cut := func(end int) {
		if end > start {
			out = append(out, Sentence{start, end, paragraph})
			start = end
		}
	}
	for i := start; i < len(tokens); i++ {
		if i-start >= maxTokens {
			cut(i)
		}
		if i < start || !ends(text, tokens, i) {
			continue
		}
		j := i + 1
		for j < len(tokens) && j-start < maxTokens && closing(text, tokens, j) {
			j++
		}
		if j < len(tokens) && continues(text, tokens, i, j, small) {
			continue
		}
		cut(j)
	}
	cut(len(tokens))
	return out
}

const maxTokens = 400

// lines is the number of line breaks in s, which stands between two tokens.
func lines(s string) int {
	n := strings.Count(s, "\n") + strings.Count(s, "\u2028") + 2*strings.Count(s, "\u2029")
	if n == 0 {
		n = strings.Count(s, "\r")
	}
	return n
}

// ends reports whether token i may end a sentence by itself.
func ends(text string, tokens []token.Token, i int) bool {
	w := tokens[i].In(text)
	switch w[len(w)-1] {
	case '!', '?':
		return true
	case '.':
		if w == "." {
			return true
		}
		if strings.Trim(w, ". ") == "" { // an ellipsis
			return len(w) > 2
		}
		return true // an abbreviation: continues decides
	}
	return w == "…" || w == "。"
}

// closing reports whether token j closes the sentence before it: a bracket or
// quotation mark that follows without a space, or a closing mark after one. A mark
// that opens in one language and closes in another („so“, »so«) closes where it
// stands before a space.
func closing(text string, tokens []token.Token, j int) bool {
	tight := tokens[j].Start == tokens[j-1].End
	free := j+1 >= len(tokens) || tokens[j].End < tokens[j+1].Start // a space follows
	switch tokens[j].In(text) {
	case "”":
		return true
	case "’", ")", "]", "''", "\"", "'":
		return tight
	case "»", "›":
		return tight || free
	case "“", "‘", "«", "‹":
		return tight && free
	}
	return false
}

// continues reports whether the sentence goes on at token j although token i
// looked like its end. small tells that the paragraph has no capital letter.
func continues(text string, tokens []token.Token, i, j int, small bool) bool {
	w := tokens[i].In(text)
	next := tokens[j].In(text)
	r, _ := utf8.DecodeRuneInString(next)
	spaced := tokens[j].Start > tokens[j-1].End
	if !spaced && j == i+1 && w == "." && !unicode.IsUpper(r) {
		return true
	}
	if next == "," || next == ";" || next == ":" || next == "-" || next == "--" || next == "–" || next == "—" || next == ")" {
		return true
	}
	word := strings.TrimRight(w, ".")
	abbreviation := word != "" && strings.HasSuffix(w, ".")
	if unicode.IsLower(r) {
		// “Is it true?” he asked. A lower-case word starts a sentence in no news
		// prose but that of one who writes no capitals.
		return !small || w != "." && (j > i+1 || w[0] != '!' && w[0] != '?')
	}
	if !abbreviation {
		if strings.Trim(w, ". ") == "" && len(w) > 1 || w == "…" {
			return !opens(next, r) && !unicode.IsUpper(r)
		}
		return false
	}
	if j > i+1 { // U.S.” and then a capital: the quotation ended, and most likely the sentence
		return false
	}
	if titles[strings.ToLower(word)] {
		return true // Mr. Smith, Sen. Graham, Jan. 5
	}
	if utf8.RuneCountInString(word) == 1 {
		return true // an initial
	}
	if unicode.IsDigit(r) {
		return true
	}
	if opens(next, r) {
		return false
	}
	if starters[next] { // U.S. The
		return false
	}
	return true
}

func opens(w string, r rune) bool {
	return w == "“" || w == "\"" || w == "‘" || w == "``" || w == "„" || w == "«" || r == '•'
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// titles are abbreviations that stand before what they belong to, and so never
// end a sentence.
var titles = set(`mr mrs ms messrs dr prof rev fr st ste hon gen lt col maj capt cmdr adm sgt
cpl pvt brig sen sens rep reps gov govs pres atty asst supt det insp amb jan feb mar apr jun jul
aug sept sep oct nov dec vs v no fig vol`)

// starters are words that, capitalised after an abbreviation, begin a sentence
// more often than they go on with a name.
var starters = set(`The A An He She It They We I You But And In On At For With As By From To That
This These Those There His Her Its Their Our My If When While After Before Since Although Though
However Meanwhile So Then Now Not No Yet Or Also According What Who How Why Where Some Many Most
Mr. Mrs. Ms. Last One Two Earlier Later Asked During Under Still Even Despite Because Until Both`)
