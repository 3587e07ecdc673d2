// Package eval measures the stages of hearsay against annotated data.
package eval

import (
	"fmt"
	"io"
	"slices"
	"unicode"

	"github.com/openhearsay/hearsay/corpus"
)

// A Ratio is a precision and a recall in the making.
type Ratio struct{ Right, Predicted, Gold int }

func (r *Ratio) add(right, predicted, gold int) {
	r.Right += right
	r.Predicted += predicted
	r.Gold += gold
}

// Precision is 0 where nothing was predicted.
func (r Ratio) Precision() float64 { return over(r.Right, r.Predicted) }

// Recall is 0 where there was nothing to find.
func (r Ratio) Recall() float64 { return over(r.Right, r.Gold) }

// F1 is the harmonic mean of precision and recall, 0 where both are.
func (r Ratio) F1() float64 { return over(2*r.Right, r.Predicted+r.Gold) }

func over(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// AttributionScores are the figures of attribution over a set of documents,
// micro-averaged: exact spans and overlapping words for each role, and whole
// attributions softly (contents share half of their words, sources share a word)
// and strictly (the same words in every role).
type AttributionScores struct {
	Documents                    int
	SourceExact, SourceOverlap   Ratio
	CueExact, CueOverlap         Ratio
	ContentExact, ContentOverlap Ratio
	RelationSoft, RelationStrict Ratio
}

// Write prints the figures, one a line.
func (s *AttributionScores) Write(w io.Writer) error {
	rows := []struct {
		name string
		r    Ratio
	}{
		{"source exact", s.SourceExact}, {"source overlap", s.SourceOverlap},
		{"cue exact", s.CueExact}, {"cue overlap", s.CueOverlap},
		{"content exact", s.ContentExact}, {"content overlap", s.ContentOverlap},
		{"relation soft", s.RelationSoft}, {"relation strict", s.RelationStrict},
	}
	for _, x := range rows {
		if _, err := fmt.Fprintf(w, "%-16s P %.3f  R %.3f  F1 %.3f  (%d predicted, %d gold)\n",
			x.name, x.r.Precision(), x.r.Recall(), x.r.F1(), x.r.Predicted, x.r.Gold); err != nil {
			return err
		}
	}
	return nil
}

// Attribution scores the attributions found in articles against the annotated
// ones: found[i] belongs to gold[i]. Offsets count code points of gold's text.
func Attribution(gold []corpus.Article, found [][]corpus.Quote) AttributionScores {
	s := AttributionScores{Documents: len(gold)}
	for i := range gold {
		words := wordSpans(gold[i].Text)
		g := readAttributions(words, gold[i].Quotes)
		var f []attribution
		if i < len(found) {
			f = readAttributions(words, found[i])
		}
		for role, r := range [3][2]*Ratio{{&s.SourceExact, &s.SourceOverlap}, {&s.CueExact, &s.CueOverlap}, {&s.ContentExact, &s.ContentOverlap}} {
			a, b := spansOf(f, role), spansOf(g, role)
			r[0].add(common(a, b), len(a), len(b))
			x, y := coveredBy(a), coveredBy(b)
			r[1].add(common(x, y), len(x), len(y))
		}
		s.RelationSoft.add(len(softMatches(f, g)), len(f), len(g))
		s.RelationStrict.add(strictMatches(f, g), len(f), len(g))
	}
	return s
}

// A wordRange is a span reduced to the words that it touches, End exclusive.
type wordRange struct{ first, end int }

// An attribution holds the spans of source, cue and contents.
type attribution [3][]wordRange

// wordSpans is the words of text as spans in code points: runs of letters, digits
// and underscores, joined by a single hyphen, apostrophe or full stop.
func wordSpans(text string) []corpus.Span {
	runes := []rune(text)
	word := func(i int) bool {
		return i < len(runes) && (runes[i] == '_' || unicode.IsLetter(runes[i]) || unicode.IsNumber(runes[i]))
	}
	var out []corpus.Span
	for i := 0; i < len(runes); {
		if !word(i) {
			i++
			continue
		}
		j := i
		for word(j) || j < len(runes) && (runes[j] == '-' || runes[j] == '\'' || runes[j] == '’' || runes[j] == '.') && word(j+1) {
			j++
		}
		out = append(out, corpus.Span{Start: i, End: j})
		i = j
	}
	return out
}

func readAttributions(words []corpus.Span, quotes []corpus.Quote) []attribution {
	read := func(s corpus.Span) wordRange {
		first, _ := slices.BinarySearchFunc(words, s.Start, func(w corpus.Span, at int) int {
			if w.End <= at {
				return -1
			}
			return 1
		})
		end := first
		for end < len(words) && words[end].Start < s.End {
			end++
		}
		return wordRange{first, end}
	}
	out := make([]attribution, len(quotes))
	for i, q := range quotes {
		for _, s := range q.Sources {
			out[i][0] = append(out[i][0], read(s))
		}
		if q.Cue != nil {
			out[i][1] = append(out[i][1], read(*q.Cue))
		}
		for _, s := range q.Contents {
			out[i][2] = append(out[i][2], read(s))
		}
	}
	return out
}

// spansOf is the set of spans of one role, empty ones left out.
func spansOf(all []attribution, role int) map[wordRange]bool {
	m := map[wordRange]bool{}
	for _, a := range all {
		for _, s := range a[role] {
			if s.first < s.end {
				m[s] = true
			}
		}
	}
	return m
}

func coveredBy(spans map[wordRange]bool) map[int]bool {
	m := map[int]bool{}
	for s := range spans {
		for i := s.first; i < s.end; i++ {
			m[i] = true
		}
	}
	return m
}

func common[K comparable](a, b map[K]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

func wordsOf(spans []wordRange) map[int]bool {
	m := map[int]bool{}
	for _, s := range spans {
		for i := s.first; i < s.end; i++ {
			m[i] = true
		}
	}
	return m
}

// softMatches pairs attributions one to one, the best-fitting contents first, and
// returns the indices of those found that have a partner.
func softMatches(found, gold []attribution) map[int]bool {
	type pair struct {
		fit  float64
		f, g int
	}
	var pairs []pair
	sets := func(all []attribution, role int) []map[int]bool {
		out := make([]map[int]bool, len(all))
		for i, a := range all {
			out[i] = wordsOf(a[role])
		}
		return out
	}
	fs, gs, fc, gc := sets(found, 0), sets(gold, 0), sets(found, 2), sets(gold, 2)
	for i := range found {
		for j := range gold {
			both := common(fc[i], gc[j])
			if both == 0 {
				continue
			}
			fit := float64(both) / float64(len(fc[i])+len(gc[j])-both)
			if fit >= 0.5 && (common(fs[i], gs[j]) > 0 || len(fs[i]) == 0 && len(gs[j]) == 0) {
				pairs = append(pairs, pair{fit, i, j})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		switch {
		case a.fit != b.fit:
			if a.fit > b.fit {
				return -1
			}
			return 1
		case a.f != b.f:
			return b.f - a.f
		}
		return b.g - a.g
	})
	usedF, usedG := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if !usedF[p.f] && !usedG[p.g] {
			usedF[p.f], usedG[p.g] = true, true
		}
	}
	return usedF
}

// strictMatches counts attributions that cover the same words in every role.
func strictMatches(found, gold []attribution) int {
	key := func(a attribution) string {
		var b []byte
		for role := range a {
			words := wordsOf(a[role])
			sorted := make([]int, 0, len(words))
			for w := range words {
				sorted = append(sorted, w)
			}
			slices.Sort(sorted)
			b = fmt.Append(b, sorted, "/")
		}
		return string(b)
	}
	left, n := map[string]int{}, 0
	for _, g := range gold {
		left[key(g)]++
	}
	for _, f := range found {
		if k := key(f); left[k] > 0 {
			left[k]--
			n++
		}
	}
	return n
}
