package passage

import (
	"sort"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/quotation"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

// A reading is what choosing passages needs to know of a document.
type reading struct {
	words     []term.Word
	sentence  []int  // of each word: the number of its sentence
	utterance []int  // of each word: the quotation that it stands in, -1 for none
	name      []bool // whether a word is of a name; a headline in capitals shows none
	matter    map[int]matter
}

// A matter is what a sentence is about: its distinct stems, sorted, and their weight.
type matter struct {
	stems  []string
	weight float64
}

// about is the matter of the sentence of word i.
func (r *reading) about(i int, w *term.Weights) matter {
	s := r.sentence[i]
	m, ok := r.matter[s]
	if !ok {
		m.stems = r.stems(r.sentenceOf(i))
		m.weight = w.Sum(m.stems)
		r.matter[s] = m
	}
	return m
}

func read(text string) *reading {
	a := &language.Analysis{Text: text, Tokens: token.Split(text)}
	a.Sentences = sentence.Split(text, a.Tokens)
	r := &reading{words: term.Words(text, hearsay.Span{End: len(text)}), matter: map[int]matter{}}
	said := quotation.Utterances(a)
	n := len(r.words)
	r.sentence, r.utterance, r.name = make([]int, n), make([]int, n), make([]bool, n)
	t, s := 0, 0
	for i := range r.words {
		for t+1 < len(a.Tokens) && int(a.Tokens[t].End) <= r.words[i].Span.Start {
			t++
		}
		for s+1 < len(a.Sentences) && a.Sentences[s].End <= t {
			s++
		}
		r.sentence[i], r.utterance[i] = s, -1
		if t < len(said) {
			r.utterance[i] = said[t]
		}
	}
	for i := 0; i < n; {
		j := i
		content, names := 0, 0
		for ; j < n && r.sentence[j] == r.sentence[i]; j++ {
			if w := &r.words[j]; w.Stem != "" {
				content++
				if w.Name || w.Initial {
					names++
				}
			}
		}
		if content < 3 || 8*(content-names) > content { // else capitals are the style of the line
			for k := i; k < j; k++ {
				r.name[k] = r.words[k].Name
			}
		}
		i = j
	}
	return r
}

// in is the words that lie in a span, end exclusive.
func (r *reading) in(s hearsay.Span) (first, end int) {
	first = sort.Search(len(r.words), func(i int) bool { return r.words[i].Span.Start >= s.Start })
	end = sort.Search(len(r.words), func(i int) bool { return r.words[i].Span.End > s.End })
	return first, max(first, end)
}

// sentenceOf is the words of the sentence of word i, end exclusive.
func (r *reading) sentenceOf(i int) (first, end int) {
	s := r.sentence[i]
	return sort.SearchInts(r.sentence, s), sort.SearchInts(r.sentence, s+1)
}

// unitOf is sentenceOf within the quotation, or the words outside any, that word i
// stands in.
func (r *reading) unitOf(i int) (first, end int) {
	from, to := r.sentenceOf(i)
	first, end = i, i+1
	for first > from && r.utterance[first-1] == r.utterance[i] {
		first--
	}
	for end < to && r.utterance[end] == r.utterance[i] {
		end++
	}
	return first, end
}

// stems is the distinct stems of words first to end, sorted.
func (r *reading) stems(first, end int) []string { return term.Stems(r.words[first:end]) }
