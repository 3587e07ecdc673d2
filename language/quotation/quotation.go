// Package quotation finds the quotations of a text: which words stand in quotation
// marks, and which paragraphs go on with one quotation.
package quotation

import (
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/language"
)

// A Quotation is a stretch of tokens in quotation marks, both marks included. A
// paragraph has its own: one whose end is missing is Open and goes to the end of
// its paragraph. Newspapers leave the closing mark off where the next paragraph
// goes on with the same quotation.
type Quotation struct {
	First, Last int
	Open        bool
}

// Marks are the quotations of a text.
type Marks struct {
	All []Quotation // in order; none lies inside another
	At  []int32     // by token: index of the quotation that holds it, its marks included, -1 for none
}

// Find pairs the quotation marks of each paragraph. Straight marks open or close
// by the white space around them and by what is open already; a single mark opens
// only before a word and closes only where one is open. The time is linear in the
// length of the text.
func Find(a *language.Analysis) Marks {
	f := finder{a: a, marks: Marks{At: make([]int32, len(a.Tokens))}}
	for i := range f.marks.At {
		f.marks.At[i] = -1
	}
	for i := 0; i < len(a.Sentences); {
		j := i
		for j+1 < len(a.Sentences) && a.Sentences[j+1].Paragraph == a.Sentences[i].Paragraph {
			j++
		}
		f.pair(a.Sentences[i].First, min(a.Sentences[j].End, len(a.Tokens)))
		i = j + 1
	}
	return f.marks
}

// Utterances numbers what is said in quotation marks: for each token the number of
// the utterance that it is a word of, -1 for none and for the marks. A quotation
// over several paragraphs, each opened anew and only the last closed, is one.
func Utterances(a *language.Analysis) []int {
	m := Find(a)
	out := make([]int, len(a.Tokens))
	for i := range out {
		out[i] = -1
	}
	n := -1
	for k, q := range m.All {
		if k == 0 || !m.All[k-1].Open || q.First != m.All[k-1].Last+1 {
			n++
		}
		last := q.Last
		if !q.Open {
			last--
		}
		for t := q.First + 1; t <= last; t++ {
			out[t] = n
		}
	}
	return out
}

// A mark says what a quotation mark may do.
type mark uint8

const (
	noMark  mark = iota
	opening      // “ « „ ``
	ending       // ” »
	either       // " ''
)

func markOf(w string) mark {
	switch w {
	case "“", "«", "„", "``", "‟":
		return opening
	case "”", "»":
		return ending
	case "\"", "''", "＂":
		return either
	}
	return noMark
}

// Opens reports whether word w may open a quotation in double marks.
func Opens(w string) bool { m := markOf(w); return m == opening || m == either }

// opensAfter reports whether a mark right behind word w may open.
func opensAfter(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	return strings.ContainsRune("([-–—", r)
}

type finder struct {
	a     *language.Analysis
	marks Marks
}

// add enters the quotation of tokens from to to.
func (f *finder) add(from, to int, open bool) {
	id := int32(len(f.marks.All))
	f.marks.All = append(f.marks.All, Quotation{from, to, open})
	for j := from; j <= to; j++ {
		f.marks.At[j] = id
	}
}

// pair finds the quotations of tokens first to end, a paragraph.
func (f *finder) pair(first, end int) {
	a := f.a
	start, single := -1, -1
	for i := first; i < end; i++ {
		w := a.Word(i)
		before := i == first || a.Tokens[i-1].End < a.Tokens[i].Start
		after := i+1 >= end || a.Tokens[i].End < a.Tokens[i+1].Start
		if i > first && opensAfter(a.Word(i-1)) {
			before = true
		}
		m := markOf(w)
		switch {
		case m == opening && start >= 0 && a.Word(start) == "„":
			m = ending // the German way
		case m == ending && start < 0 && before && !after:
			m = opening // the Swedish way, or a slip
		}
		switch m {
		case noMark:
			if w != "'" && w != "‘" && w != "’" && w != "`" || start >= 0 {
				continue
			}
			switch {
			case single < 0 && before && !after && w != "’":
				single = i
			case single >= 0 && !before && i > single+1:
				f.add(single, i, false)
				single = -1
			}
			continue
		case opening, either:
			if start >= 0 && (m == either && (!before || after) || m == either && i-start > 1 && !before) {
				f.add(start, i, false)
				start, single = -1, -1
				continue
			}
			if m == either && start < 0 && after && !before {
				continue // a closing mark that nothing opened
			}
			if start < 0 {
				start = i
			}
		case ending:
			if start >= 0 {
				f.add(start, i, false)
				start, single = -1, -1
			}
		}
	}
	if start >= 0 && end-start > 1 {
		f.add(start, end-1, true)
	}
}
