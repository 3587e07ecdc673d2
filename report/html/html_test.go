package html

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report/reporttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func render(t *testing.T, c *hearsay.Case, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, c, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	got := render(t, reporttest.Case(), Options{Title: "The Harrowmere ferry contract"})
	if again := render(t, reporttest.Case(), Options{Title: "The Harrowmere ferry contract"}); !bytes.Equal(got, again) {
		t.Error("the same case gave different bytes")
	}
	name := filepath.Join("testdata", "ferry.html")
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("not as in %s (go test -update writes it anew):\n%s", name, diff)
	}
}
