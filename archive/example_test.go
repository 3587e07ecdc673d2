package archive_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay/archive"
	"github.com/openhearsay/hearsay/columnar"
)

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

// documented are the commands of doc/parquet.md below a heading, as they stand there.
func documented(t *testing.T, heading string) (commands []string) {
	t.Helper()
	b, err := os.ReadFile("../doc/parquet.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(b), "\n## "+heading+"\n")
	if !found {
		t.Fatalf("doc/parquet.md has no heading %q", heading)
	}
	section, _, _ = strings.Cut(section, "\n## ")
	for line := range strings.Lines(section) {
		if command, ok := strings.CutPrefix(line, "    "); ok {
			commands = append(commands, strings.TrimSpace(command))
		}
	}
	return commands
}

// newcomer is a folder as somebody has it who tries the examples: the program, the examples,
// and on the PATH python with the engines and duckdb, by way of that python where the program
// itself is not there.
func newcomer(t *testing.T, hearsay string) (dir string, env []string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "examples", "archive"), os.DirFS(examples)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(hearsay, filepath.Join(dir, "hearsay")); err != nil {
		t.Fatal(err)
	}
	programs := map[string]string{"python": `exec "$HEARSAY_ENGINES" "$@"`}
	if _, err := exec.LookPath("duckdb"); err != nil {
		programs["duckdb"] = `exec "$HEARSAY_ENGINES" -c '
import duckdb, sys
query = sys.argv[2] if sys.argv[1:2] == ["-c"] else sys.stdin.read()
result = duckdb.sql(query)
if query.startswith("select"): print(result.fetchall())' "$@"`
	}
	for name, script := range programs {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	return dir, append(quickSpark(t), "PATH="+dir+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// TestMappers: whoever hands the documents to hearsay, and in however many parts, the rows
// are those of one run, and where hearsay writes the files, the bytes. The commands are those
// of doc/parquet.md.
func TestMappers(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("builds the program and runs shell scripts")
	}
	hearsay := built(t)
	one := t.TempDir()
	run(t, one, nil, hearsay, append([]string{"extract", "statements", "-o", "one.parquet"}, parts(t)...)...)
	run(t, one, nil, hearsay, append([]string{"extract", "statements", "-o", "parts/"}, parts(t)...)...)
	want := rowsOf[archive.Statement](t, filepath.Join(one, "one.parquet"))
	if len(want) < 20 {
		t.Fatalf("%d rows", len(want))
	}
	same := func(t *testing.T, file, want string) {
		t.Helper()
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(filepath.Join(one, want)); err != nil || !bytes.Equal(got, b) {
			t.Errorf("%s: not the bytes of one run (%v)", file, err)
		}
	}
	tests := map[string]struct {
		modules string // of Python, "" where it needs none
		check   func(t *testing.T, dir string)
	}{
		"parallel.sh": {"", func(t *testing.T, dir string) {
			for i := range parts(t) {
				name := fmt.Sprintf("part-%d.statements.parquet", i+1)
				same(t, filepath.Join(dir, "statements", name), filepath.Join("parts", name))
			}
		}},
		"duckdb.sh": {"duckdb", func(t *testing.T, dir string) { same(t, filepath.Join(dir, "statements.parquet"), "one.parquet") }},
		"spark.py": {"pyspark, pyarrow", func(t *testing.T, dir string) {
			got := rowsOf[archive.Statement](t, filepath.Join(dir, "statements", "*.parquet"))
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
		}},
	}
	commands := documented(t, "Statements of an archive, in parts")
	if len(commands) != len(tests) {
		t.Errorf("doc/parquet.md has %d commands, tested are %d", len(commands), len(tests))
	}
	for _, command := range commands {
		script := regexp.MustCompile(`\S*/archive/(\S+)`).FindStringSubmatch(command)
		if script == nil {
			t.Errorf("%s: no script of examples/archive", command)
			continue
		}
		t.Run(script[1], func(t *testing.T) {
			test := tests[script[1]]
			if test.modules != "" {
				python(t, test.modules)
			}
			dir, env := newcomer(t, hearsay)
			run(t, dir, env, "sh", "-c", command)
			test.check(t, dir)
		})
	}
}
