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
// of the other (wrapped text). A sentence of more than maxTokens
// tokens is cut, so that no input makes a later stage slow.
func Split(text string, tokens []token.Token) []Sentence {
	out := make([]Sentence, 0, len(tokens)/20+1)
	start, paragraph := 0, 0
	cut := func(end int) {
		if end > start {
			out = append(out, Sentence{start, end, paragraph})
			start = end
		}
	}
	for i := range tokens {
		if i > start && broken(text, tokens, i) || i > 0 && i == start && lines(text[tokens[i-1].End:tokens[i].Start]) > 0 {
			cut(i)
			paragraph++
		}
		if i-start >= maxTokens {
			cut(i)
		}
		if i < start || !ends(text, tokens, i) {
			continue
		}
		j := i + 1
		for j < len(tokens) && closing(text, tokens, j) {
			j++
		}
		if j < len(tokens) && continues(text, tokens, i, j) {
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

// broken reports whether a line break between token i and the one before it ends
// the sentence. A single one does not where the text was wrapped: the line before
// has no end of a sentence, and the next goes on in small letters.
func broken(text string, tokens []token.Token, i int) bool {
	n := lines(text[tokens[i-1].End:tokens[i].Start])
	if n != 1 {
		return n > 1
	}
	r, _ := utf8.DecodeRuneInString(tokens[i].In(text))
	return !unicode.IsLower(r) || ends(text, tokens, i-1) || closes(tokens[i-1].In(text))
}

// closes reports whether w may be the last of a line that is not wrapped.
func closes(w string) bool { return strings.ContainsAny(w[len(w)-1:], ":;)]\"") || w == "”" }

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

// closing reports whether token j closes the sentence before it: a quotation
// mark or bracket that follows without a space, or a closing mark after one.
func closing(text string, tokens []token.Token, j int) bool {
	w := tokens[j].In(text)
	tight := tokens[j].Start == tokens[j-1].End
	switch w {
	case "”", "’", ")", "]", "»", "''":
		return tight || w == "”"
	case "\"", "'":
		return tight
	}
	return false
}

// continues reports whether the sentence goes on at token j although token i
// looked like its end.
func continues(text string, tokens []token.Token, i, j int) bool {
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
		// prose but after a clear end of a quotation that is not followed by a verb of saying.
		return true
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
	return w == "“" || w == "\"" || w == "‘" || w == "``" || r == '•'
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
