package quote

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/polarity"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

// A unit is one sentence of a statement's content: what outlets quote, cut or
// reword as a whole.
type unit struct {
	statement int // index in the case's statements
	place     int // its number among the units of the statement
	document  string
	number    int              // of the document
	who       *hearsay.Speaker // the first of speakers, nil for none
	speakers  []string         // who says it, the innermost of nested statements first; none where nobody is known
	sides     []string         // of each the one it speaks for, else itself
	side      string           // of the innermost
	spans     []hearsay.Span
	direct    bool
	words     []word
	marked    [][2]int  // runs of two words and more in marks, where not all is; end exclusive
	folds     []int32   // the words as numbers, the same for the same word
	marks     [][]int32 // those of marked
	figures   []int32   // those that are numbers
	names     []int32
	key       int32   // the same number for the same words
	stems     []int32 // classes of the content words, distinct, sorted
	runs      []int32 // every three words in a row, distinct, in the order of their words
	weight    float64 // of all stems
	negative  bool    // holds a negation
	unsure    bool    // speaks of memory
}

// loose is the statement of a unit that is in quotation marks but in no statement.
const loose = -1

// units cuts a statement's contents into sentences.
func (c *cutter) units(text string, index int, s *hearsay.Statement) []unit {
	var out []unit
	for _, content := range s.Contents {
		for _, piece := range Sentences(text, content) {
			u := c.unit(text, s.Document, piece)
			if len(u.words) == 0 {
				continue
			}
			u.statement, u.place = index, len(out)
			if s.Speaker != "" {
				u.speakers = []string{s.Speaker}
			}
			u.direct = s.Quoted == hearsay.Direct || marked(text, piece)
			out = append(out, u)
		}
	}
	return out
}

// A cutter cuts texts into units.
type cutter struct {
	*vocabulary
	keys    *term.Numbering
	aliases *term.Aliases
	cut     []term.Word // of the unit that is made
}

func (c *cutter) unit(text, document string, span hearsay.Span) unit {
	c.cut = c.aliases.Append(c.cut[:0], text, span)
	words := c.cut
	if len(words) > 1 && words[0].Fold == "that" {
		words = words[1:] // the conjunction is none of the speaker's words
	}
	u := unit{statement: loose, document: document, spans: []hearsay.Span{span}, words: c.words(words), marked: inMarks(text, words), key: c.keys.Add(term.Key(words))}
	for i := range words {
		u.negative = u.negative || negates(words[i].Fold)
		u.unsure = u.unsure || term.Memory(words[i].Fold)
	}
	return u
}

// negates reports whether a folded word says that something is not so.
func negates(w string) bool {
	return polarity.Negation(w) || polarity.Falsehood(w) || polarity.Denial(w)
}

// list gives a unit the lists of its words, which are numbered in their order.
func (u *unit) list() {
	u.folds, u.stems = foldsOf(u.words), stemsOf(u.words)
	for _, m := range u.marked {
		u.marks = append(u.marks, u.folds[m[0]:m[1]])
	}
	for i := range u.words {
		if w := &u.words[i]; w.number {
			u.figures = append(u.figures, w.fold)
		}
		if w := &u.words[i]; w.name {
			u.names = append(u.names, w.fold)
		}
	}
}

// Sentences cuts a stretch of text into sentences, and those at an ellipsis that a
// capital follows.
func Sentences(text string, span hearsay.Span) []hearsay.Span {
	part := span.In(text)
	if part == "" {
		return nil
	}
	var out []hearsay.Span
	tokens := token.Split(part)
	for _, s := range sentence.Split(part, tokens) {
		out = append(out, pieces(text, hearsay.Span{Start: span.Start + int(tokens[s.First].Start), End: span.Start + int(tokens[s.End-1].End)})...)
	}
	return out
}

// threes are every three words in a row of a unit; distinct, sorted.
func (u *unit) threes(runs [][3]int32) [][3]int32 {
	runs = runs[:0]
	for i := 0; i+3 <= len(u.folds); i++ {
		runs = append(runs, [3]int32(u.folds[i:]))
	}
	slices.SortFunc(runs, func(a, b [3]int32) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(runs)
}

// inMarks are the runs of two words and more that stand in double quotation marks,
// or in curly single ones, as words from and to. All words are none.
func inMarks(text string, words []term.Word) (runs [][2]int) {
	open := -1
	for i := range words {
		if i > 0 {
			gap := text[words[i-1].Span.End:words[i].Span.Start]
			if open >= 0 && strings.ContainsAny(gap, "”\"") {
				if i-open >= 2 {
					runs = append(runs, [2]int{open, i})
				}
				open = -1
				continue
			}
			if open < 0 && strings.ContainsAny(gap, "“\"") {
				open = i
			}
		}
	}
	if n := len(words); open >= 0 && n-open >= 2 {
		runs = append(runs, [2]int{open, n})
	}
	return runs
}

// onePlace is the share of their joint text from which on two units are one place:
// a statement and the one nested in it, or the statements of two who speak at once.
const onePlace = 0.85

// places makes one unit of those of a document that are one place in it: the
// shortest, which is the innermost statement's. They stay in order.
func places(all []unit) []unit {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(all[a].spans[0].Start, all[b].spans[0].Start) })
	gone := make([]bool, len(all))
	for n, i := range order {
		for _, j := range order[n+1:] {
			a, b := all[i].spans[0], all[j].spans[0]
			if b.Start >= a.End || gone[i] {
				break
			}
			joint := max(a.End, b.End) - a.Start
			if gone[j] || float64(min(a.End, b.End)-b.Start) < onePlace*float64(joint) {
				continue
			}
			keep, drop := i, j
			if b.Len() > a.Len() || b.Len() == a.Len() && j > i {
				keep, drop = j, i
			}
			if all[keep].statement == loose && all[drop].statement != loose {
				keep, drop = drop, keep
			}
			u := &all[keep]
			u.direct = u.direct || all[drop].direct
			for _, id := range all[drop].speakers {
				if !slices.Contains(u.speakers, id) {
					u.speakers = append(u.speakers, id)
				}
			}
			gone[drop] = true
		}
	}
	out := all[:0]
	for i := range all {
		if !gone[i] {
			out = append(out, all[i])
		}
	}
	return out
}

// Limits of a quotation that no statement holds: shorter ones are mere words,
// longer ones a mark that was never closed.
const (
	leastLoose = 6    // words
	mostLoose  = 2000 // bytes
)

// looseUnits is the sentences between quotation marks of one paragraph that lie
// in no statement; taken are the contents of the document's statements, in order
// of their start.
func (c *cutter) looseUnits(text, document string, taken []hearsay.Span) []unit {
	var out []unit
	open, straight := -1, false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n':
			open = -1
		case r == '“' || r == '"' && open < 0:
			open, straight = i+size, r == '"'
		case open >= 0 && (r == '”' && !straight || r == '"' && straight):
			if span := (hearsay.Span{Start: open, End: i}); span.Len() <= mostLoose && !covered(taken, span) {
				for _, piece := range Sentences(text, span) {
					if u := c.unit(text, document, piece); len(u.words) >= leastLoose {
						u.direct = true
						u.place = len(out)
						out = append(out, u)
					}
				}
			}
			open = -1
		}
		i += size
	}
	return out
}

// covered reports whether one of taken overlaps span.
func covered(taken []hearsay.Span, span hearsay.Span) bool {
	for _, t := range taken {
		if t.Overlaps(span) {
			return true
		}
	}
	return false
}

// pieces parts a sentence at an ellipsis that a capital follows: the outlet cut there.
func pieces(text string, span hearsay.Span) []hearsay.Span {
	var out []hearsay.Span
	start := span.Start
	for at := start; at < span.End; {
		r, size := utf8.DecodeRuneInString(text[at:span.End])
		n := 0
		if r == '…' {
			n = size
		} else if strings.HasPrefix(text[at:span.End], "...") {
			n = 3
		}
		if n == 0 {
			at += size
			continue
		}
		rest := strings.TrimLeft(text[at+n:span.End], " ]")
		if next, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(next) && at > start {
			out = append(out, hearsay.Span{Start: start, End: at})
			start = span.End - len(rest)
			at = start
			continue
		}
		at += n
	}
	return append(out, hearsay.Span{Start: start, End: span.End})
}

// marked reports whether quotation marks stand around span.
func marked(text string, span hearsay.Span) bool {
	before := strings.TrimRight(text[:span.Start], " ")
	after := strings.TrimLeft(text[span.End:], " .,")
	r, _ := utf8.DecodeLastRuneInString(before)
	q, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune("“\"‘„«", r) && strings.ContainsRune("”\"’»", q)
}
