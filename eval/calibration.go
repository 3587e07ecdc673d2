package eval

import (
	"fmt"
	"io"

	"github.com/openhearsay/hearsay/corpus"
)

// A Calibration compares stated confidences with how often what was stated is
// right: of the statements at 0.9, nine in ten should be.
type Calibration struct{ bins [10]calibrationBin }

type calibrationBin struct {
	n, right int
	sum      float64
}

// Add enters one finding of the given confidence, 0 to 1.
func (c *Calibration) Add(confidence float64, right bool) {
	b := &c.bins[min(max(int(confidence*10), 0), 9)]
	b.n++
	b.sum += confidence
	if right {
		b.right++
	}
}

// Error is the expected calibration error: how far confidence and truth lie
// apart, on average over all findings (Naeini, Cooper and Hauskrecht 2015).
func (c *Calibration) Error() float64 {
	n, off := 0, 0.0
	for _, b := range c.bins {
		n += b.n
		d := b.sum - float64(b.right)
		off += max(d, -d)
	}
	if n == 0 {
		return 0
	}
	return off / float64(n)
}

// Write prints a table, one tenth a line, empty ones left out.
func (c *Calibration) Write(w io.Writer) error {
	for i, b := range c.bins {
		if b.n == 0 {
			continue
		}
		if _, err := fmt.Fprintf(w, "confidence %.1f to %.1f  %5d findings, stated %.3f, right %.3f\n",
			float64(i)/10, float64(i+1)/10, b.n, b.sum/float64(b.n), float64(b.right)/float64(b.n)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "calibration error %.3f\n", c.Error())
	return err
}

// AttributionRight tells of each attribution found in an article whether it
// agrees softly with an annotated one, as AttributionScores.RelationSoft counts.
func AttributionRight(gold corpus.Article, found []corpus.Quote) []bool {
	words := wordSpans(gold.Text)
	matched := softMatches(readAttributions(words, found), readAttributions(words, gold.Quotes))
	right := make([]bool, len(found))
	for i := range right {
		right[i] = matched[i]
	}
	return right
}
