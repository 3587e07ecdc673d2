package sql_test

import (
	"flag"
	"os"
	"testing"

	"github.com/openhearsay/hearsay/sql"
)

var update = flag.Bool("update", false, "write the golden files")

// TestCandidates keeps the files beside this one as "hearsay passages sql" writes them.
func TestCandidates(t *testing.T) {
	for _, engine := range sql.Engines {
		got, err := sql.Candidates(engine, "fingerprints/*.parquet", "pairs.parquet", 1, 1)
		if err != nil {
			t.Fatal(err)
		}
		file := engine + ".sql"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not what Candidates writes: go test ./sql -run TestCandidates -update", file)
		}
	}
}

// TestQuotations keeps the files beside this one as "hearsay quotations" writes them.
func TestQuotations(t *testing.T) {
	for _, engine := range sql.Engines {
		got, err := sql.Quotations(engine, "statements/*.parquet", "quotations.parquet")
		if err != nil {
			t.Fatal(err)
		}
		file := "quotations." + engine + ".sql"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not what Quotations writes: go test ./sql -run TestQuotations -update", file)
		}
	}
}
