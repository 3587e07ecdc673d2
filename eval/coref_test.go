package eval_test

import (
	"math"
	"testing"

	"github.com/openhearsay/hearsay/eval"
)

func chain(firsts ...int) []eval.CorefMention {
	var c []eval.CorefMention
	for _, f := range firsts {
		c = append(c, eval.CorefMention{First: f, End: f + 1})
	}
	return c
}

// The figures are worked out by hand from the definitions.
func TestCoref(t *testing.T) {
	type chains = [][]eval.CorefMention
	for _, test := range []struct {
		name            string
		gold, predicted chains
		muc, b3, ceaf   float64
	}{
		{"same", chains{chain(1, 2), chain(3, 4, 5)}, chains{chain(3, 4, 5), chain(2, 1)}, 1, 1, 1},
		{"nothing found", chains{chain(1, 2)}, nil, 0, 0, 0},
		{"singletons do not count", chains{chain(1, 2), chain(9)}, chains{chain(1, 2), chain(8)}, 1, 1, 1},
		// one chain of four broken in two pairs: MUC P 2/2 R 2/3, B³ P 1 R 1/2, CEAF 2·2/(4+2) over 1 and over 2
		{"broken", chains{chain(1, 2, 3, 4)}, chains{chain(1, 2), chain(3, 4)}, 0.8, 2.0 / 3, 4.0 / 9},
		// two pairs joined: the same with the sides exchanged
		{"joined", chains{chain(1, 2), chain(3, 4)}, chains{chain(1, 2, 3, 4)}, 0.8, 2.0 / 3, 4.0 / 9},
	} {
		t.Run(test.name, func(t *testing.T) {
			var c eval.Coref
			c.Add(test.gold, test.predicted)
			for _, v := range []struct {
				name      string
				got, want float64
			}{{"MUC", c.MUC(), test.muc}, {"B³", c.B3(), test.b3}, {"CEAF-e", c.CEAF(), test.ceaf},
				{"CoNLL", c.CoNLL(), (test.muc + test.b3 + test.ceaf) / 3}} {
				if math.Abs(v.got-v.want) > 1e-9 {
					t.Errorf("%s: got %.4f, want %.4f", v.name, v.got, v.want)
				}
			}
		})
	}
}
