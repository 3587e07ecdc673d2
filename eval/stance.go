package eval

import "fmt"

// StanceLabels are the classes of the Fake News Challenge, stage 1.
var StanceLabels = [...]string{"agree", "disagree", "discuss", "unrelated"}

// A StanceScore is what predicted stances are worth.
type StanceScore struct {
	Rows    int
	FNC     float64 // points over the best possible ones, see ScoreStance
	MacroF1 float64 // mean F1 of the four classes
	Class   map[string]PRF
}

// A PRF is precision, recall and their harmonic mean.
type PRF struct {
	Precision, Recall, F1 float64
	Predicted, Gold       int
}

func prf(right, predicted, gold int) PRF {
	p := PRF{Predicted: predicted, Gold: gold}
	if predicted > 0 {
		p.Precision = float64(right) / float64(predicted)
	}
	if gold > 0 {
		p.Recall = float64(right) / float64(gold)
	}
	if p.Precision+p.Recall > 0 {
		p.F1 = 2 * p.Precision * p.Recall / (p.Precision + p.Recall)
	}
	return p
}

func (p PRF) String() string {
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f  (%d predicted, %d gold)", p.Precision, p.Recall, p.F1, p.Predicted, p.Gold)
}

// ScoreStance scores predicted stances against gold ones, row by row, as the Fake
// News Challenge does: telling related from unrelated is worth a quarter of a
// point, the exact stance of a related pair three quarters more.
func ScoreStance(gold, predicted []string) (StanceScore, error) {
	s := StanceScore{Rows: len(gold), Class: map[string]PRF{}}
	if len(gold) != len(predicted) {
		return s, fmt.Errorf("eval: stance: %d gold rows, %d predicted", len(gold), len(predicted))
	}
	type cell struct{ gold, predicted string }
	n := map[cell]int{}
	got, best := 0.0, 0.0
	for i := range gold {
		n[cell{gold[i], predicted[i]}]++
		got += stancePoints(gold[i], predicted[i])
		best += stancePoints(gold[i], gold[i])
	}
	if best > 0 {
		s.FNC = got / best
	}
	for _, l := range StanceLabels {
		p, g := 0, 0
		for c, k := range n {
			if c.predicted == l {
				p += k
			}
			if c.gold == l {
				g += k
			}
		}
		s.Class[l] = prf(n[cell{l, l}], p, g)
		s.MacroF1 += s.Class[l].F1 / float64(len(StanceLabels))
	}
	return s, nil
}

func stancePoints(gold, predicted string) float64 {
	switch {
	case gold == "unrelated":
		if predicted == gold {
			return 0.25
		}
		return 0
	case predicted == gold:
		return 1
	case predicted != "unrelated":
		return 0.25
	}
	return 0
}
