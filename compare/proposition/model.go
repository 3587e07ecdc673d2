package proposition

import (
	"fmt"

	"github.com/openhearsay/hearsay/learn"
)

// A Model tells of two places whether they say the same, the contrary, or neither.
// It is safe for concurrent use.
type Model struct{ pairs *learn.Logistic }

// Open reads what Train wrote. Of an empty file it makes nil: a model that has
// learnt nothing.
func Open(data []byte) (*Model, error) {
	if len(data) == 0 {
		return nil, nil
	}
	m, err := learn.OpenLogistic(data)
	if err != nil {
		return nil, fmt.Errorf("proposition: %w", err)
	}
	if len(m.Classes()) != len(pairClasses) {
		return nil, fmt.Errorf("proposition: the model has %d classes, not %d", len(m.Classes()), len(pairClasses))
	}
	return &Model{m}, nil
}
