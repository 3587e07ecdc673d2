package eval

import "fmt"

// StanceLabels are the classes of the Fake News Challenge, stage 1.
var StanceLabels = [...]string{"agree", "disagree", "discuss", "unrelated"}

// A StanceScore is what predicted stances are worth.
type StanceScore struct {
	Rows    int
	FNC     float64 // points over the best possible ones, see ScoreStance
	MacroF1 float64 // mean F1 of the four classes
	Class   map[string]Ratio
}

// ScoreStance scores predicted stances against gold ones, row by row, as the Fake
// News Challenge does: telling related from unrelated is worth a quarter of a
// point, the exact stance of a related pair three quarters more.
func ScoreStance(gold, predicted []string) (StanceScore, error) {
	s := StanceScore{Rows: len(gold), Class: map[string]Ratio{}}
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
		r := Ratio{n[cell{l, l}], p, g}
		s.Class[l] = r
		s.MacroF1 += r.F1() / float64(len(StanceLabels))
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
