package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/comparetest"
)

// story makes n documents about some hundred matters, each told by a few of the
// same speakers, quoted over and over: what a large case looks like.
func story(n int) compare.Input {
	verbs := strings.Fields("closed opened sold bought hid repaired painted inspected flooded blocked")
	things := strings.Fields("bridge ferry harbour crane tunnel lighthouse museum library station market pier quay depot tower canal")
	names := strings.Fields("Hale Marlow Renner Orr Pell Quist Tovey Vane Wills Yorke")
	var in compare.Input
	for i := range n {
		var lines []string
		for k := range 6 {
			m := (i*7 + k*13) % 150
			who := "Anna " + names[(i+k)%len(names)]
			what := fmt.Sprintf("the council %s the old %s in district %d", verbs[m%len(verbs)], things[m/len(verbs)], m+20)
			kind, not := "assertion", ""
			if (i+k)%5 == 0 {
				kind, not = "denial", "it is not true that "
			}
			lines = append(lines, who+"|"+kind+"|said|"+not+what, fmt.Sprintf("The Harbour Gazette reported on day %d that %s.", i%28, what))
		}
		comparetest.Add(&in, fmt.Sprintf("d%06d", i), "", fmt.Sprintf("2021-%02d-%02d", 1+i%12, 1+i%28), lines...)
	}
	return in
}

// The time of a case grows with its documents, not with their square: four times
// as many take about four times as long.
func BenchmarkCase(b *testing.B) {
	m := models(b)
	for _, n := range []int{250, 1000, 4000} {
		in := story(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				compare.Case(in, m)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/document")
		})
	}
}
