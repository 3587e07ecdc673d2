package reuse

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
)

// releases is up to n of the shared press releases.
func releases(t testing.TB, n int) []Text {
	t.Helper()
	dir, ok := corpus.Shared()
	if !ok {
		t.Skip("the shared corpora are not here")
	}
	var texts []Text
	err := corpus.Lines(filepath.Join(dir, "data", "senate", "releases.jsonl.gz"), func(_ int, r struct {
		ID, Series, Date, Text string
	}) error {
		if n <= 0 || len(texts) < n {
			texts = append(texts, Text{ID: r.ID, Series: r.Series, Date: hearsay.Day(r.Date), Text: r.Text})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1000, 2000, 5000, 10000, 20000, 0} {
		texts := releases(b, n)
		size := int64(0)
		for _, t := range texts {
			size += int64(len(t.Text))
		}
		b.Run(name(len(texts)), func(b *testing.B) {
			b.SetBytes(size)
			found := 0
			for b.Loop() {
				all, err := Find(context.Background(), texts, Options{Boilerplate: true})
				if err != nil {
					b.Fatal(err)
				}
				found = len(all)
			}
			b.ReportMetric(float64(found), "passages")
		})
	}
}

func name(n int) string {
	if n%1000 == 0 {
		return string(rune('0'+n/10000)) + string(rune('0'+n/1000%10)) + "k"
	}
	return "all"
}
