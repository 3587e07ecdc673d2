package passage

import (
	"slices"
	"sort"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/quotation"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

// A reading is what choosing passages needs to know of a document. One of every document
// of a case is kept, so that its words are numbers.
type reading struct {
	words  []word
	matter map[int32]matter // of its sentences, once asked for
}

// A word is a word of a document, and where it stands in it.
type word struct {
	start, end int32 // bytes
	stem       int32 // the number of the stem, -1 for a stop word
	sentence   int32 // the number of its sentence
	utterance  int32 // the quotation that it stands in, -1 for none
	name       bool  // whether it is of a name; a headline in capitals shows none
}

func (w *word) span() hearsay.Span { return hearsay.Span{Start: int(w.start), End: int(w.end)} }

// A matter is what a sentence is about: its distinct stems, sorted, and their weight.
type matter struct {
	stems  []int32
	weight float64
}

// about is the matter of the sentence of word i.
func (r *reading) about(i int, w *term.Counts) matter {
	s := r.words[i].sentence
	m, ok := r.matter[s]
	if !ok {
		m.stems = r.stems(r.sentenceOf(i))
		m.weight = w.Sum(m.stems)
		r.matter[s] = m
	}
	return m
}

// read reads a text. Stems get a number where they have none.
func read(text string, stems *term.Numbering) *reading {
	a := &language.Analysis{Text: text, Tokens: token.Split(text)}
	a.Sentences = sentence.Split(text, a.Tokens)
	words := term.Words(text, hearsay.Span{End: len(text)})
	said := quotation.Utterances(a)
	n := len(words)
	r := &reading{words: make([]word, n), matter: map[int32]matter{}}
	t, s := 0, 0
	for i := range words {
		for t+1 < len(a.Tokens) && int(a.Tokens[t].End) <= words[i].Span.Start {
			t++
		}
		for s+1 < len(a.Sentences) && a.Sentences[s].End <= t {
			s++
		}
		r.words[i] = word{start: int32(words[i].Span.Start), end: int32(words[i].Span.End), stem: -1, sentence: int32(s), utterance: -1}
		if t < len(said) {
			r.words[i].utterance = int32(said[t])
		}
		if words[i].Stem != "" {
			r.words[i].stem = stems.Add(words[i].Stem)
		}
	}
	for i := 0; i < n; {
		j := i
		content, names := 0, 0
		for ; j < n && r.words[j].sentence == r.words[i].sentence; j++ {
			if w := &words[j]; w.Stem != "" {
				content++
				if w.Name || w.Initial {
					names++
				}
			}
		}
		if content < 3 || 8*(content-names) > content { // else capitals are the style of the line
			for k := i; k < j; k++ {
				r.words[k].name = words[k].Name
			}
		}
		i = j
	}
	return r
}

// in is the words that lie in a span, end exclusive.
func (r *reading) in(s hearsay.Span) (first, end int) {
	first = sort.Search(len(r.words), func(i int) bool { return int(r.words[i].start) >= s.Start })
	end = sort.Search(len(r.words), func(i int) bool { return int(r.words[i].end) > s.End })
	return first, max(first, end)
}

// sentenceOf is the words of the sentence of word i, end exclusive.
func (r *reading) sentenceOf(i int) (first, end int) {
	s := r.words[i].sentence
	return sort.Search(i, func(k int) bool { return r.words[k].sentence >= s }),
		i + sort.Search(len(r.words)-i, func(k int) bool { return r.words[i+k].sentence > s })
}

// unitOf is sentenceOf within the quotation, or the words outside any, that word i
// stands in.
func (r *reading) unitOf(i int) (first, end int) {
	from, to := r.sentenceOf(i)
	first, end = i, i+1
	for first > from && r.words[first-1].utterance == r.words[i].utterance {
		first--
	}
	for end < to && r.words[end].utterance == r.words[i].utterance {
		end++
	}
	return first, end
}

// stems is the distinct stems of words first to end, sorted.
func (r *reading) stems(first, end int) []int32 {
	var out []int32
	for i := first; i < end; i++ {
		if s := r.words[i].stem; s >= 0 {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
