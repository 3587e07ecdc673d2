package quote

import (
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/learn"
	"github.com/openhearsay/hearsay/reuse/align"
)

// A Lesson is a case in which a reader has said which places render one utterance.
type Lesson struct {
	Field  *Field
	Groups [][]int // of each rendering, the numbers of the reader's groups that hold it
	Unsure []bool  // renderings that are a part of one of the reader's, or hold it: nothing is learnt from them
}

// A Place is where a rendering stands.
type Place struct {
	Document string
	Spans    []hearsay.Span
}

// Places are the renderings of a field, whatever they render.
func (f *Field) Places() []Place {
	all := make([]Place, len(f.all))
	for i := range f.all {
		all[i] = Place{f.all[i].document, f.all[i].spans}
	}
	return all
}

// Train learns from lessons which pairs render one utterance.
func Train(lessons []*Lesson) ([]byte, error) {
	var all []learn.Example
	for _, l := range lessons {
		all = append(all, l.examples()...)
	}
	m, err := learn.TrainLogistic(classes, all, learn.LogisticOptions{L2: 1})
	if err != nil {
		return nil, fmt.Errorf("quote: %w", err)
	}
	return m.Marshal(), nil
}

// unknown is of how many pairs one is learnt from of which the reader has put
// neither in a group: their list may not be complete.
const unknown = 4

func (l *Lesson) examples() []learn.Example {
	var table align.Table
	var all []learn.Example
	for _, c := range l.Field.candidates() {
		if l.Unsure[c.i] || l.Unsure[c.j] {
			continue
		}
		x := learn.Example{Weight: 1}
		if slices.ContainsFunc(l.Groups[c.i], func(g int) bool { return slices.Contains(l.Groups[c.j], g) }) {
			x.Class = 1
		} else if len(l.Groups[c.i]) == 0 && len(l.Groups[c.j]) == 0 {
			if (c.i*31+c.j)%unknown != 0 {
				continue
			}
		}
		m := l.Field.measure(&table, c, l.Field.speakers.between(&l.Field.all[c.i], &l.Field.all[c.j]))
		x.Features = l.Field.features(&m)
		all = append(all, x)
	}
	return all
}
