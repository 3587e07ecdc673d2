package html

import (
	"io"
	"testing"

	"github.com/openhearsay/hearsay/report/reporttest"
)

// A case of thousands of documents must give a file that a browser can open.
func TestBig(t *testing.T) {
	page := render(t, reporttest.Big(3000), Options{})
	const most = 40 << 20
	if len(page) > most {
		t.Errorf("%d bytes, want at most %d", len(page), most)
	}
	if !testing.Short() {
		checkPage(t, page)
	}
}

func BenchmarkWrite(b *testing.B) {
	c := reporttest.Big(1000)
	for b.Loop() {
		if err := Write(io.Discard, c, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
