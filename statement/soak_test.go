package statement_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/statement"
)

// TestSoak reads real texts of every kind that is here, some of each corpus; with
// HEARSAY_SOAK=1 all of them, in some ten minutes.
func TestSoak(t *testing.T) {
	if testing.Short() {
		t.Skip("reads two hundred texts")
	}
	dir, ok := corpus.Shared()
	if !ok {
		t.Skip("the shared corpora are not here")
	}
	step := 100
	if os.Getenv("HEARSAY_SOAK") != "" {
		step = 1
	}
	z, r := analyzer(t), statement.NewReader(trained(t), models(t))
	n := 0
	for _, file := range []string{"polnear/train.jsonl.gz", "senate/releases.jsonl.gz"} {
		err := corpus.Lines(filepath.Join(dir, "data", file), func(k int, a corpus.Article) (err error) {
			if k%step != 0 {
				return nil
			}
			defer func() {
				if p := recover(); p != nil {
					err = fmt.Errorf("%s: panic: %v", a.ID, p)
				}
			}()
			d := hearsay.Document{ID: "d", Text: a.Text, Outlet: "Tarn Courier", Published: hearsay.Day("2019-05-15")}
			f := r.Read(&d, z.Analyze(a.Text))
			n++
			if err := errors.Join(check(f, a.Text), spansOK(f, a.Text)); err != nil {
				return fmt.Errorf("%s: %w", a.ID, err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if n == 0 {
		t.Error("no text was read")
	}
}
