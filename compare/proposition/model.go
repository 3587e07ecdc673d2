package proposition

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/openhearsay/hearsay/learn"
)

// A Model tells of two places whether they say the same, the contrary, or neither:
// first each pair by itself, then each that may be opposed among all pairs of the
// case. It is safe for concurrent use.
type Model struct{ pairs, clashes *learn.Logistic }

var clashClasses = []string{"no", "opposed"}

func (m *Model) marshal() []byte {
	return bytes.Join([][]byte{m.pairs.Marshal(), m.clashes.Marshal()}, []byte("\n"))
}

// Open reads what Train wrote. Of an empty file it makes nil: a model that has
// learnt nothing.
func Open(data []byte) (*Model, error) {
	if len(data) == 0 {
		return nil, nil
	}
	pairs, clashes, ok := bytes.Cut(data, []byte("\n\n"))
	if !ok {
		return nil, errors.New("proposition: half of the model is missing")
	}
	m := &Model{}
	for _, x := range []struct {
		to      **learn.Logistic
		data    []byte
		classes int
	}{{&m.pairs, pairs, len(pairClasses)}, {&m.clashes, clashes, len(clashClasses)}} {
		l, err := learn.OpenLogistic(x.data)
		if err != nil {
			return nil, fmt.Errorf("proposition: %w", err)
		}
		if len(l.Classes()) != x.classes {
			return nil, fmt.Errorf("proposition: the model has %d classes, not %d", len(l.Classes()), x.classes)
		}
		*x.to = l
	}
	return m, nil
}
