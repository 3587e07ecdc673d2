package quote

import (
	"fmt"

	"github.com/openhearsay/hearsay/learn"
)

// The classes of pairs.
var classes = []string{"two utterances", "one utterance"}

// A Model tells of two places whether they render one utterance. It is safe for
// concurrent use.
type Model struct{ pairs *learn.Logistic }

// Open reads what Train wrote. Of an empty file it makes nil: a model that has
// learnt nothing, for which only the same words of one side are one utterance.
func Open(data []byte) (*Model, error) {
	if len(data) == 0 {
		return nil, nil
	}
	m, err := learn.OpenLogistic(data)
	if err != nil {
		return nil, fmt.Errorf("quote: %w", err)
	}
	if len(m.Classes()) != len(classes) {
		return nil, fmt.Errorf("quote: the model has %d classes, not %d", len(m.Classes()), len(classes))
	}
	return &Model{m}, nil
}

// one is how likely the units of a pair render one utterance.
func (m *Model) one(features []learn.Feature) float64 {
	if m == nil {
		return 0
	}
	return m.pairs.Probabilities(features, nil)[1]
}
