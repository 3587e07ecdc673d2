package eval

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/corpus"
)

func TestCalibration(t *testing.T) {
	var c Calibration
	for i := range 10 {
		c.Add(0.9, i < 9) // as stated
		c.Add(0.5, i < 3) // two in ten too sure
	}
	c.Add(1, true)
	if got, want := c.Error(), 2.0/21; math.Abs(got-want) > 1e-9 {
		t.Errorf("error %v, want %v", got, want)
	}
	var b bytes.Buffer
	if err := c.Write(&b); err != nil || !strings.Contains(b.String(), "10 findings, stated 0.500, right 0.300") {
		t.Errorf("%v\n%s", err, b.String())
	}
}

func TestAttributionRight(t *testing.T) {
	gold := corpus.Article{Text: attributionText, Quotes: []corpus.Quote{quote("she", "added", "“Close it at 5.30,”")}}
	got := AttributionRight(gold, []corpus.Quote{
		quote("Ms. O'Dell-Ames", "said", "The bridge's pier is unsafe"),
		quote("she", "", "Close it at"),
	})
	if want := []bool{false, true}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
