package archive_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"github.com/openhearsay/hearsay/sql"
)

var update = flag.Bool("update", false, "write the golden files")

// A quotationRow is a row of the result of the SQL of package sql.
type quotationRow struct {
	Group            int64  `parquet:"quotation_group"`
	Documents        int32  `parquet:"documents"`
	Outlets          int32  `parquet:"outlets"`
	Speakers         int32  `parquet:"speakers"`
	Variants         int32  `parquet:"variants"`
	FirstDate        string `parquet:"first_date,optional"`
	FirstDocument    string `parquet:"first_document"`
	FirstOutlet      string `parquet:"first_outlet,optional"`
	FirstDocuments   int32  `parquet:"first_documents"`
	Undated          int32  `parquet:"undated"`
	LastDate         string `parquet:"last_date,optional"`
	Standing         int32  `parquet:"standing"`
	Variant          int32  `parquet:"variant"`
	Quotation        string `parquet:"quotation"`
	Speaker          string `parquet:"speaker,optional"`
	Date             string `parquet:"date,optional"`
	Document         string `parquet:"document"`
	Outlet           string `parquet:"outlet,optional"`
	VariantDocuments int32  `parquet:"variant_documents"`
}

// TestQuotations: the three engines say the same of who first said what, and what the example
// shows.
func TestQuotations(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	golden := filepath.Join(examples, "quotations.csv")
	statements, all, hearsay := t.TempDir(), t, ""
	for _, engine := range sql.Engines {
		t.Run(engine, func(t *testing.T) {
			module := map[string]string{"duckdb": "duckdb", "spark": "pyspark", "clickhouse": "chdb"}[engine]
			path := python(t, module)
			if hearsay == "" {
				hearsay = built(all)
				run(t, ".", nil, hearsay, append([]string{"extract", "statements", "-o", statements + "/"}, parts(t)...)...)
			}
			dir := t.TempDir()
			result := filepath.Join(dir, "quotations.parquet")
			query := filepath.Join(dir, "q.sql")
			run(t, dir, nil, hearsay, "quotations", statements, "--engine", engine, "--result", result, "-o", query)
			run(t, ".", quickSpark(t), path, "../sql/run.py", engine, query)
			if info, err := os.Stat(result); err == nil && info.IsDir() {
				result = filepath.Join(result, "*.parquet")
			}
			rows := rowsOf[quotationRow](t, result)
			slices.SortFunc(rows, func(a, b quotationRow) int {
				return strings.Compare(fmt.Sprint(999-a.Documents, a.FirstDate, a.FirstDocument, a.Group, a.Variant), fmt.Sprint(999-b.Documents, b.FirstDate, b.FirstDocument, b.Group, b.Variant))
			})
			got := table(t, rows)
			if *update && engine == "duckdb" {
				if err := os.WriteFile(golden, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), string(got)); d != "" {
				t.Errorf("%s says something else (-want +got):\n%s", engine, d)
			}
		})
	}
}

// table is rows as CSV.
func table(t *testing.T, rows []quotationRow) []byte {
	t.Helper()
	var names []string
	for _, c := range parquet.SchemaOf(quotationRow{}).Columns() {
		names = append(names, c[0])
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(names)
	for _, r := range rows {
		w.Write([]string{
			fmt.Sprint(r.Group), fmt.Sprint(r.Documents), fmt.Sprint(r.Outlets), fmt.Sprint(r.Speakers), fmt.Sprint(r.Variants),
			r.FirstDate, r.FirstDocument, r.FirstOutlet, fmt.Sprint(r.FirstDocuments), fmt.Sprint(r.Undated), r.LastDate,
			fmt.Sprint(r.Standing), fmt.Sprint(r.Variant), r.Quotation, r.Speaker, r.Date, r.Document, r.Outlet, fmt.Sprint(r.VariantDocuments),
		})
	}
	w.Flush()
	return b.Bytes()
}

// TestWhoFirst runs what doc/parquet.md says of who first said what.
func TestWhoFirst(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("builds the program and runs a shell")
	}
	python(t, "duckdb")
	dir, env := newcomer(t, built(t))
	for _, command := range documented(t, "Who first said what") {
		run(t, dir, env, "sh", "-c", command)
	}
	rows := rowsOf[quotationRow](t, filepath.Join(dir, "quotations.parquet"))
	if len(rows) == 0 || rows[0].Documents < 2 {
		t.Errorf("%d rows", len(rows))
	}
}
