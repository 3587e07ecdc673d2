package archive_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"github.com/openhearsay/hearsay/archive"
	"github.com/openhearsay/hearsay/columnar"
	"github.com/openhearsay/hearsay/sql"
)

var update = flag.Bool("update", false, "write the golden files")

const examples = "../examples/archive"

// python is a Python with the engines; without one the test is skipped.
func python(t *testing.T, module string) string {
	t.Helper()
	path := os.Getenv("HEARSAY_ENGINES")
	if path == "" {
		t.Skip("HEARSAY_ENGINES names no Python with duckdb, pyspark and chdb")
	}
	if out, err := exec.Command(path, "-c", "import "+module).CombinedOutput(); err != nil {
		t.Skipf("%s has no %s: %v: %s", path, module, err, out)
	}
	return path
}

// quickSpark is the environment of a Spark that starts as fast as it can, for little data.
func quickSpark(t *testing.T) []string {
	t.Helper()
	dir, err := filepath.Abs("../sql/testdata/spark")
	if err != nil {
		t.Fatal(err)
	}
	return []string{"SPARK_CONF_DIR=" + dir, "SPARK_LOCAL_IP=127.0.0.1", "HEARSAY_SHUFFLES=2", "HEARSAY_MEMORY_GB=2"}
}

// built is the program.
func built(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hearsay")
	run(t, "..", nil, "go", "build", "-o", path, "./cmd/hearsay")
	return path
}

func run(t *testing.T, dir string, env []string, name string, args ...string) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir, c.Env = dir, append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out[max(0, len(out)-3000):])
	}
}

// parts are the documents of the example.
func parts(t *testing.T) (all []string) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(examples, "part-*.jsonl"))
	if err != nil || len(found) != 3 {
		t.Fatal(found, err)
	}
	for _, f := range found {
		path, err := filepath.Abs(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, path)
	}
	return all
}

// rowsOf are the rows of Parquet files, one after the other.
func rowsOf[T any](t *testing.T, pattern string) (all []T) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal(pattern, err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rows, _, err := columnar.Rows[T](bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for row, err := range rows {
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			all = append(all, row)
		}
	}
	return all
}

// TestMappers: whoever hands the documents to hearsay, and in however many parts, the rows
// are those of one run.
func TestMappers(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	hearsay := built(t)
	dir := t.TempDir()
	one := filepath.Join(dir, "one.parquet")
	run(t, dir, nil, hearsay, append([]string{"extract", "statements", "-o", one}, parts(t)...)...)
	want := rowsOf[archive.Statement](t, one)
	if len(want) < 20 {
		t.Fatalf("%d rows", len(want))
	}
	env := []string{"HEARSAY=" + hearsay}
	script := func(name string) string {
		path, err := filepath.Abs(filepath.Join(examples, name))
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	compare := func(t *testing.T, pattern string) {
		t.Helper()
		if d := cmp.Diff(want, rowsOf[archive.Statement](t, pattern)); d != "" {
			t.Errorf("not the rows of one run (-one +these):\n%.3000s", d)
		}
	}
	t.Run("parallel", func(t *testing.T) {
		if _, err := exec.LookPath("xargs"); err != nil || runtime.GOOS == "windows" {
			t.Skip("no xargs")
		}
		run(t, dir, env, "sh", append([]string{script("parallel.sh"), "parts"}, parts(t)...)...)
		compare(t, filepath.Join(dir, "parts", "*.parquet"))
	})
	t.Run("duckdb", func(t *testing.T) {
		// The engine's own program does this too: duckdb -c QUERY.
		program := filepath.Join(dir, "duckdb")
		text := fmt.Sprintf("#!/bin/sh\nexec %q -c 'import duckdb, sys; duckdb.sql(sys.argv[1])' \"$2\"\n", python(t, "duckdb"))
		if err := os.WriteFile(program, []byte(text), 0o777); err != nil {
			t.Fatal(err)
		}
		query := fmt.Sprintf("select * replace (cast(date as varchar) as date) from read_json(['%s'], columns = {id: 'varchar', text: 'varchar', outlet: 'varchar', date: 'varchar', title: 'varchar', url: 'varchar'})", strings.Join(parts(t), "','"))
		run(t, dir, append(env, "DUCKDB="+program), "sh", script("duckdb.sh"), "duckdb.parquet", query)
		compare(t, filepath.Join(dir, "duckdb.parquet"))
	})
	t.Run("spark", func(t *testing.T) {
		run(t, dir, quickSpark(t), python(t, "pyspark, pyarrow"), script("spark.py"), hearsay, filepath.Join(filepath.Dir(parts(t)[0]), "part-*.jsonl"), "spark")
		got := rowsOf[archive.Statement](t, filepath.Join(dir, "spark", "*.parquet"))
		order := map[string]int{} // Spark keeps the order within a file, and reads the largest first
		for i, r := range want {
			order[fmt.Sprint(r.Document, " ", r.Statement)] = i
		}
		slices.SortStableFunc(got, func(a, b archive.Statement) int {
			return order[fmt.Sprint(a.Document, " ", a.Statement)] - order[fmt.Sprint(b.Document, " ", b.Statement)]
		})
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("not the rows of one run (-one +these):\n%.3000s", d)
		}
	})
}

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
			fmt.Sprint(r.Variant), r.Quotation, r.Speaker, r.Date, r.Document, r.Outlet, fmt.Sprint(r.VariantDocuments),
		})
	}
	w.Flush()
	return b.Bytes()
}
