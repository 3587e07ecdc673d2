package pdf

import (
	"context"
	"testing"

	"github.com/openhearsay/hearsay/ingest/source"
)

// BenchmarkPages reads a document of twenty pages of two columns.
func BenchmarkPages(b *testing.B) {
	const pages = 20
	var sheets []*sheet
	for range pages {
		s := &sheet{}
		for _, x := range []float64{40, 310} {
			var lines []string
			for range 5 {
				lines = append(lines, indentedLines(story[:3], 45)...)
			}
			s.column(9, x, 790, lines)
		}
		sheets = append(sheets, s)
	}
	data := document("", sheets...)
	l := source.Default()
	if _, err := Read(context.Background(), source.Source{Data: data}, l); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	n := 0
	for b.Loop() {
		if _, err := Read(context.Background(), source.Source{Data: data}, l); err != nil {
			b.Fatal(err)
		}
		n += pages
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkDocument reads a document of one page: what an instance costs.
func BenchmarkDocument(b *testing.B) {
	data := document("", page(story[0]))
	read1(b, data)
	for b.Loop() {
		read1(b, data)
	}
}

// BenchmarkStart compiles the engine.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		pool, err := start()
		if err != nil {
			b.Fatal(err)
		}
		pool.Close()
	}
}
