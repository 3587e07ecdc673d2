package quote

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// A word is a word of a unit: a third of the size of the term.Word that it was cut as.
type word struct {
	start, end   int32 // bytes in the text of its document
	fold         int32 // its folded form, the same number for the same form
	stem         int32 // the class of its stem, -1 for a stop word
	name, number bool
}

func (w *word) span() hearsay.Span { return hearsay.Span{Start: int(w.start), End: int(w.end)} }

// A vocabulary numbers the folded words and the classes of stems of a case.
type vocabulary struct {
	folds, stems *term.Numbering
	negates      []bool // of each folded word
}

func newVocabulary() *vocabulary {
	return &vocabulary{folds: term.NewNumbering(), stems: term.NewNumbering()}
}

// words are cut words as numbers; those that have none get one.
func (v *vocabulary) words(cut []term.Word) []word {
	out := make([]word, len(cut))
	for i := range cut {
		w := &cut[i]
		out[i] = word{start: int32(w.Span.Start), end: int32(w.Span.End), fold: v.folds.Add(w.Fold), stem: -1, name: w.Name, number: w.Number}
		if w.Stem != "" {
			out[i].stem = v.stems.Add(term.Class(w.Stem))
		}
	}
	return out
}

// sort puts the numbers in the order of what they stand for, in units too.
func (v *vocabulary) sort(all []unit) {
	folds, stems := v.folds.Sort(), v.stems.Sort()
	for i := range all {
		for k := range all[i].words {
			w := &all[i].words[k]
			w.fold = folds[w.fold]
			if w.stem >= 0 {
				w.stem = stems[w.stem]
			}
		}
	}
	v.negates = make([]bool, v.folds.Len())
	for n := range v.negates {
		v.negates[n] = negates(v.folds.String(int32(n)))
	}
}

// key is term.Key.
func (v *vocabulary) key(words []word) string {
	var b strings.Builder
	for i := range words {
		b.WriteString(v.folds.String(words[i].fold))
	}
	return b.String()
}

// foldsOf are the numbers of the folded words.
func foldsOf(words []word) []int32 {
	out := make([]int32, len(words))
	for i := range words {
		out[i] = words[i].fold
	}
	return out
}

// stemsOf are the numbers of the classes of stems, distinct and sorted.
func stemsOf(words []word) []int32 {
	out := make([]int32, 0, len(words))
	for i := range words {
		if words[i].stem >= 0 {
			out = append(out, words[i].stem)
		}
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}
