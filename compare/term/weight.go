package term

import (
	"math"
	"sort"
)

// Stems is the distinct stems of words, sorted; stop words have none.
func Stems(words []Word) []string {
	var out []string
	for i := range words {
		if words[i].Stem != "" {
			out = append(out, words[i].Stem)
		}
	}
	return Distinct(out)
}

// Distinct sorts l and takes repeats out of it, in place.
func Distinct(l []string) []string {
	sort.Strings(l)
	n := 0
	for i, s := range l {
		if i == 0 || s != l[n-1] {
			l[n] = s
			n++
		}
	}
	return l[:n]
}

// Weights gives a stem the weight log(1 + N/df) over the texts that were added
// (Spärck Jones 1972), so that what every text says counts for little.
type Weights struct {
	df map[string]int
	n  int
}

// NewWeights is weights over no texts.
func NewWeights() *Weights { return &Weights{df: map[string]int{}} }

// Add counts one text with distinct stems.
func (w *Weights) Add(stems []string) {
	w.n++
	for _, s := range stems {
		w.df[s]++
	}
}

// Texts is how many of the added texts hold stem.
func (w *Weights) Texts(stem string) int { return w.df[stem] }

// Len is how many texts were added.
func (w *Weights) Len() int { return w.n }

// Of is the weight of one stem.
func (w *Weights) Of(stem string) float64 {
	return math.Log(1 + float64(max(w.n, 1))/float64(max(w.df[stem], 1)))
}

// Sum is the weight of all stems.
func (w *Weights) Sum(stems []string) float64 {
	sum := 0.0
	for _, s := range stems {
		sum += w.Of(s)
	}
	return sum
}

// Shared is the weight and the number of the stems that two sorted lists have in common.
func (w *Weights) Shared(a, b []string) (weight float64, n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			weight += w.Of(a[i])
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return weight, n
}

// Common is the stems that two sorted lists have in common.
func Common(a, b []string) []string {
	var out []string
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, a[i])
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return out
}
