package html

import (
	"io"
	"testing"

	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/report/reporttest"
)

// A case of thousands of documents must give a file that a browser can open.
func TestBig(t *testing.T) {
	if testing.Short() {
		page := render(t, reporttest.Big(100), Options{Limits: report.Limits{TextBytes: 1 << 20, Speakers: 100, Statements: 20}})
		checkPage(t, page)
		return
	}
	const n, most = 1000, 10_000_000
	page := render(t, reporttest.Big(n), Options{})
	t.Logf("%d bytes for %d documents", len(page), n)
	if len(page) > most {
		t.Errorf("%d bytes for %d documents, want at most %d", len(page), n, most)
	}
	checkPage(t, page)
}

func BenchmarkWrite(b *testing.B) {
	c := reporttest.Big(1000)
	for b.Loop() {
		if err := Write(io.Discard, c, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
