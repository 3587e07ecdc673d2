package proposition

import (
	"math"

	"github.com/openhearsay/hearsay/compare/term"
)

// A lexicon is the classes of stems that the places of a case hold, with what each weighs.
type lexicon struct {
	*term.Numbering
	weights []float64 // by number
	texts   []int32   // of each stem: how many places hold it
	share   []float64 // of the documents whose places hold it
	named   []bool    // written as a name where the language does not ask for a capital
	unknown float64   // the weight of a stem that no place holds
}

// weigh gives each stem the weight that term.Weights gives it, over the words of places,
// which are in the order of their documents.
func (l *lexicon) weigh(places []Place, documents int) {
	n := l.Len()
	l.texts, l.weights, l.share, l.named = make([]int32, n), make([]float64, n), make([]float64, n), make([]bool, n)
	held, last := make([]int32, n), make([]int32, n) // in how many documents, and the last of them, from 1
	for i := range places {
		p := &places[i]
		for _, s := range p.Own.Stems {
			l.texts[s]++
			if d := int32(p.Document) + 1; last[s] != d {
				last[s] = d
				held[s]++
			}
		}
		for _, s := range p.Own.Names {
			l.named[s] = true
		}
	}
	weight := func(texts int32) float64 {
		return math.Log(1 + float64(max(len(places), 1))/float64(max(texts, 1)))
	}
	for s := range l.weights {
		l.weights[s] = weight(l.texts[s])
		l.share[s] = float64(held[s]) / float64(max(1, documents))
	}
	l.unknown = weight(0)
}

// of is the weight of a stem, and whether a place holds it.
func (l *lexicon) of(stem string) (weight float64, held bool) {
	n, ok := l.Number(stem)
	if !ok {
		return l.unknown, false
	}
	return l.weights[n], l.texts[n] > 0
}

// names reports whether a stem is written as a name by some place.
func (l *lexicon) names(stem string) bool {
	n, ok := l.Number(stem)
	return ok && l.named[n]
}

// shared is the weight of the stems that two sorted lists of numbers have in common, that
// of their squares, and how many they are.
func (l *lexicon) shared(a, b []int32) (weight, square float64, n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x == y:
			w := l.weights[x]
			weight += w
			square += w * w
			n++
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	return weight, square, n
}

// common is how many numbers two sorted lists share.
func common[T int32 | uint64](a, b []T) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x == y:
			n++
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	return n
}
