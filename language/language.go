// Package language reads English news text: tokens, sentences, tags, trees,
// mentions and dates. Its sub-packages hold the stages; this package ties
// them into one Analysis.
package language

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

// An Analysis is what the language stages see in one text. Everything in it is
// an offset into Text or an index into Tokens. It is not changed once made.
type Analysis struct {
	Text      string
	Tokens    []token.Token
	Sentences []sentence.Sentence
	Tags      []string              // Penn tag of each token
	Heads     []int                 // index of each token's head in Tokens, -1 for a root
	Relations []string              // UD v2 relation of each token to its head
	Classes   []uint16              // class of each token's word by its neighbours in much text, 0 for none
	Dates     []hearsay.DateMention // time expressions, resolved against the date of the document

	lower, stems []string // of each token, as they are asked for again and again; nil but from Analyze
}

// Word is the text of token i, whole where a line break divides it.
func (a *Analysis) Word(i int) string { return token.Whole(a.Tokens[i].In(a.Text)) }

// Lower is Word of token i in lower case.
func (a *Analysis) Lower(i int) string {
	if i < len(a.lower) {
		return a.lower[i]
	}
	return strings.ToLower(a.Word(i))
}

// Stem is english.Stem of token i.
func (a *Analysis) Stem(i int) string {
	if i < len(a.stems) {
		return a.stems[i]
	}
	return english.Stem(a.Lower(i))
}

// spell works out Lower and Stem of every token.
func (a *Analysis) spell() {
	all := make([]string, 2*len(a.Tokens))
	a.lower, a.stems = all[:len(a.Tokens):len(a.Tokens)], all[len(a.Tokens):]
	for i := range a.Tokens {
		a.lower[i] = strings.ToLower(a.Word(i))
		a.stems[i] = english.Stem(a.lower[i])
	}
}

// Span is the span in bytes of tokens first to end, end exclusive.
func (a *Analysis) Span(first, end int) hearsay.Span {
	return hearsay.Span{Start: int(a.Tokens[first].Start), End: int(a.Tokens[end-1].End)}
}

// Within is the tokens that have a byte of span, end exclusive.
func (a *Analysis) Within(span hearsay.Span) (first, end int) {
	first, _ = slices.BinarySearchFunc(a.Tokens, span.Start, func(x token.Token, at int) int { return int(x.End) - 1 - at })
	for end = first; end < len(a.Tokens) && int(a.Tokens[end].Start) < span.End; end++ {
	}
	return first, end
}

// SentenceOf is the sentence that holds token i.
func (a *Analysis) SentenceOf(i int) (sentence.Sentence, bool) {
	k, _ := slices.BinarySearchFunc(a.Sentences, i, func(s sentence.Sentence, at int) int { return s.End - 1 - at })
	if k >= len(a.Sentences) || a.Sentences[k].First > i {
		return sentence.Sentence{}, false
	}
	return a.Sentences[k], true
}
