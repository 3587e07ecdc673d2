package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/language/token"
)

// A row is a line of the text as it is written. Rows are parted by one line break;
// where there are more, the next row begins a block.
type row struct {
	first int  // index of its first token
	width int  // in bytes, without white space at its ends
	start bool // it begins a block
	joins bool // it plainly goes on with the sentence of the row before
}

// paragraphs tells of each token whether it begins a paragraph. A line break ends
// one but for two cases: the next line is plainly the rest of the sentence, or the
// lines around are those of a paragraph that was broken to fit a page.
func paragraphs(text string, tokens []token.Token) []bool {
	begins := make([]bool, len(tokens))
	var rows []row
	for i := range tokens {
		n := 2
		if i > 0 {
			n = lines(text[tokens[i-1].End:tokens[i].Start])
		}
		if n == 0 {
			rows[len(rows)-1].width = int(tokens[i].End - tokens[rows[len(rows)-1].first].Start)
			continue
		}
		begins[i] = true
		r := row{first: i, width: int(tokens[i].End - tokens[i].Start), start: n > 1}
		r.joins = n == 1 && joins(text, tokens, rows[len(rows)-1].first, i)
		rows = append(rows, r)
	}
	for k, r := range rows {
		if !r.start && (r.joins || wrapped(text, tokens, rows, k)) {
			begins[r.first] = false
		}
	}
	return begins
}

// joins reports whether the line that begins with token i plainly goes on with
// the sentence of the line before, which begins with token first: that one ends
// in no mark and this one begins with a small letter; or it ends in a comma, or in
// a word that no line of its own ends with; or it is a speaker's name and a colon.
func joins(text string, tokens []token.Token, first, i int) bool {
	if listed(text, tokens, i) {
		return false
	}
	last := tokens[i-1].In(text)
	r, _ := utf8.DecodeRuneInString(tokens[i].In(text))
	if unicode.IsLower(r) && !ends(text, tokens, i-1) && !closes(last) {
		return true
	}
	comma := last == "," || i-1 > first && quotes[last] && tokens[i-2].In(text) == ","
	if comma || unfinished[last] || titles[strings.ToLower(strings.TrimSuffix(last, "."))] && strings.HasSuffix(last, ".") {
		return true
	}
	if !capitals(text[tokens[first].Start:tokens[i-1].End]) {
		return false
	}
	return unfinished[strings.ToLower(last)] || last == ":" && i-first <= longestLabel
}

// longestLabel is how many tokens the name of a speaker has, with its colon.
const longestLabel = 8

// capitals reports whether s has capital letters and no small ones.
func capitals(s string) bool {
	return strings.ContainsFunc(s, unicode.IsUpper) && !strings.ContainsFunc(s, unicode.IsLower)
}

var quotes = set("” \" '' ’ ' » “ ‘ «")

// unfinished are words that no line of its own ends with.
var unfinished = set(`the a an and or of in on at to for with by from that as than his her its
their our my your is was were are be been has had will would could should`)

// closes reports whether w may be the last of a line that is not wrapped.
func closes(w string) bool { return strings.ContainsAny(w[len(w)-1:], ":;)]\"") || w == "”" }

// listed reports whether token i begins an item of a list: a bullet, a dash, or a
// number with a full stop or bracket.
func listed(text string, tokens []token.Token, i int) bool {
	switch w := tokens[i].In(text); w {
	case "•", "·", "‣", "▪", "●", "◦", "*", "-", "–", "—", ">", "+":
		return true
	default:
		if i+1 >= len(tokens) || len(w) > 3 || tokens[i].End != tokens[i+1].Start {
			return false
		}
		next := tokens[i+1].In(text)
		return (next == "." || next == ")") && strings.Trim(w, "0123456789") == ""
	}
}

// Lines of a page that was broken to fit have between least and most bytes; of
// those near by (see near), none is wider than the page.
const (
	leastWidth = 30
	mostWidth  = 120
	near       = 4
)

// wrapped reports whether row k goes on with the paragraph of row k-1 by the look
// of the rows around: none is wide, the one before is so full that the first word
// of this one would not have fitted, and at least a third of the breaks near by,
// and two of them, stand within a sentence. It looks at no row beyond those near
// by, so that what follows later in a text changes nothing.
func wrapped(text string, tokens []token.Token, rows []row, k int) bool {
	if listed(text, tokens, rows[k].first) {
		return false
	}
	from, to := k-1, k+1 // rows of the block near by
	for from > 0 && k-from < near && !rows[from].start {
		from--
	}
	for to < len(rows) && to-k < near && !rows[to].start {
		to++
	}
	page, joined := 0, 0
	for j := from; j < to; j++ {
		page = max(page, rows[j].width)
		if j > from && rows[j].joins {
			joined++
		}
	}
	if page < leastWidth || page > mostWidth || joined < 2 || 3*joined < to-from-1 {
		return false
	}
	t := tokens[rows[k].first]
	return 100*(rows[k-1].width+1+int(t.End-t.Start)) >= 85*page
}
