package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

// A unit is one sentence of a statement's content: what outlets quote, cut or
// reword as a whole.
type unit struct {
	statement int // index in the case's statements
	place     int // its number among the units of the statement
	document  string
	speaker   string
	spans     []hearsay.Span
	direct    bool
	words     []term.Word
	key       string
	stems     []string // distinct, sorted
	weight    float64  // of all stems
}

// units cuts a statement's contents into sentences.
func units(text string, index int, s *hearsay.Statement) []unit {
	var out []unit
	for _, content := range s.Contents {
		part := content.In(text)
		if part == "" {
			continue
		}
		tokens := token.Split(part)
		for _, sent := range sentence.Split(part, tokens) {
			span := hearsay.Span{Start: content.Start + int(tokens[sent.First].Start), End: content.Start + int(tokens[sent.End-1].End)}
			for _, piece := range pieces(text, span) {
				words := term.Words(text, piece)
				if len(words) == 0 {
					continue
				}
				u := unit{
					statement: index, place: len(out), document: s.Document, speaker: s.Speaker,
					spans: []hearsay.Span{piece}, direct: s.Quoted == hearsay.Direct || marked(text, piece), words: words,
				}
				u.key = term.Key(words)
				u.stems = term.Stems(words)
				out = append(out, u)
			}
		}
	}
	return out
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
