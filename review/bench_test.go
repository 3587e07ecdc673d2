package review_test

import (
	"fmt"
	"testing"

	"github.com/openhearsay/hearsay/report/reporttest"
	"github.com/openhearsay/hearsay/review"
)

// A case of 1,000 documents with 300 decisions.
func BenchmarkApply(b *testing.B) {
	c := reporttest.Big(1000)
	review.Label(c)
	l := log{t: b}
	for i := range 300 {
		made, err := review.Make(c, review.Order{Action: review.Reject, About: []string{fmt.Sprintf("s%d", 7*i+1)}})
		if err != nil {
			b.Fatal(err)
		}
		l.keep(made[0])
	}
	b.ResetTimer()
	for b.Loop() {
		if _, unplaced := review.Apply(c, l.all); len(unplaced) > 0 {
			b.Fatalf("%d are unplaced: %s", len(unplaced), unplaced[0].Why)
		}
	}
	b.ReportMetric(float64(len(c.Statements)), "statements")
}

func BenchmarkMake(b *testing.B) {
	c := reporttest.Big(1000)
	review.Label(c)
	for b.Loop() {
		if _, err := review.Make(c, review.Order{Action: review.Reject, About: []string{"s77"}}); err != nil {
			b.Fatal(err)
		}
	}
}
