package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/columnar"
	"github.com/openhearsay/hearsay/sql"
)

// ran runs a command line and gives what it wrote and said.
func ran(t *testing.T, want int, args ...string) (out, told string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(&program{ctx: context.Background(), stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr}, args)
	if code != want {
		t.Fatalf("hearsay %s: exit code %d, want %d: %s", strings.Join(args, " "), code, want, stderr.String())
	}
	return stdout.String(), stderr.String()
}

func writeFile(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// pairUp does in a few lines what the SQL does to grams that few documents hold.
func pairUp(t *testing.T, path string, prints ...string) {
	t.Helper()
	holders := map[int64][]sql.Fingerprint{}
	for _, name := range prints {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all, _, err := columnar.Rows[sql.Fingerprint](bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		for f, err := range all {
			if err != nil {
				t.Fatal(err)
			}
			holders[f.Hash] = append(holders[f.Hash], f)
		}
	}
	var b bytes.Buffer
	w := columnar.NewWriter[sql.Pair](&b)
	for _, list := range holders {
		for i, x := range list {
			for _, y := range list[i+1:] {
				if x.Document != y.Document {
					if err := w.Write(sql.Pair{A: x.Document, B: y.Document, WordA: x.Word, WordB: y.Word, Gram: x.Gram, Version: x.Version}); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	writeFile(t, path, b.String())
}

func TestPassagesApart(t *testing.T) {
	dir := t.TempDir()
	const ferry = "the old ferry had been sold to a company on the other side of the bay, and nobody in the port office knew who had signed the papers"
	row := func(id, date, text string) string {
		return fmt.Sprintf("{\"id\":%s,\"date\":%q,\"text\":%q}\n", id, date, text)
	}
	first := writeFile(t, filepath.Join(dir, "first.jsonl"), row("7", "2021-03-01", "The harbor master said on Monday that "+ferry+".")+row(`"x"`, "", "Nothing of the kind – “was” said here at all by anybody."))
	second := writeFile(t, filepath.Join(dir, "second.jsonl"), row(`"b & c"`, "2021-03-02", "– On Tuesday the paper wrote: "+ferry+". It named no source."))
	want, _ := ran(t, 0, "extract", "passages", first, second)
	if strings.Count(want, "\n") != 1 {
		t.Fatalf("passages:\n%s", want)
	}
	prints, pairs := filepath.Join(dir, "prints"), filepath.Join(dir, "pairs.parquet")
	part := func(name string) string { return filepath.Join(prints, name+".fingerprints.parquet") }
	ran(t, 0, "passages", "fingerprint", first, second, "-o", prints+"/")
	pairUp(t, pairs, part("first"), part("second"))
	if got, _ := ran(t, 0, "passages", "align", pairs, first, second); got != want {
		t.Errorf("passages\n%s, want\n%s", got, want)
	}
	if got, _ := ran(t, 0, "passages", "align", pairs, second, first, "--fingerprints", prints, "--memory", "32MB"); got != want {
		t.Errorf("with the fingerprints' words\n%s, want\n%s", got, want)
	}

	// A run that was stopped goes on: what is there is left alone, what is missing or of
	// another file is made.
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	made := func(name string) bool {
		info, err := os.Stat(part(name))
		if err != nil {
			t.Fatal(err)
		}
		return !info.ModTime().Equal(old)
	}
	if err := os.Chtimes(part("first"), old, old); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(part("second")); err != nil {
		t.Fatal(err)
	}
	ran(t, 0, "passages", "fingerprint", first, second, "-o", prints)
	if made("first") || !made("second") {
		t.Error("the first file is made again, or the second is not")
	}
	third := writeFile(t, filepath.Join(dir, "third.jsonl"), "{\"id\":1,\"text\":\"a\"}\nnonsense\n")
	if _, told := ran(t, 1, "passages", "fingerprint", third, first, "-o", prints); !strings.Contains(told, "third.jsonl:2: ") || made("first") {
		t.Errorf("a row that cannot be read: %s", told)
	}
	if _, told := ran(t, 1, "passages", "fingerprint", third, "-o", prints); !strings.Contains(told, "third.jsonl:2: ") {
		t.Errorf("told once only: %s", told)
	}

	// SQL, for fingerprints that go together.
	if query, _ := ran(t, 0, "passages", "sql", prints, "--engine", "duckdb", "--pairs", "p", "--parts", "3"); !strings.Contains(query, "abs(a % 3)") || !strings.Contains(query, "prints/*.parquet'") {
		t.Errorf("SQL:\n%s", query)
	}
	writeFile(t, part("fourth"), "")
	for _, bad := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"sql", prints, "--engine", "duckdb"}, 1, "fourth.fingerprints.parquet: "},
		{[]string{"sql", pairs, "--engine", "spark"}, 1, "no file of fingerprints"},
		{[]string{"sql", filepath.Join(dir, "none"), "--engine", "spark"}, 1, "no files of fingerprints there"},
		{[]string{"sql", part("first"), "--engine", "oracle"}, 2, "--engine"},
		{[]string{"fingerprint", first, filepath.Join(dir, "b", "first.jsonl"), "-o", prints}, 2, "would have one output"},
		{[]string{"fingerprint", "-", "-o", prints}, 2, "standard input has no name"},
		{[]string{"fingerprint", filepath.Join(dir, "none.jsonl"), "-o", prints}, 1, "none.jsonl"},
		{[]string{"fingerprint", first, "-o", first}, 2, "is read as input"},
		{[]string{"align", pairs, first}, 1, "name 1 document that none of the files given holds"},
		{[]string{"align", part("first"), first}, 1, `no column "a"`},
		{[]string{"align", first, first}, 1, "first.jsonl"},
		{[]string{"align", pairs, first, second, "--fingerprints", pairs}, 1, "no file of fingerprints"},
		{[]string{"align", pairs, first, second, "-o", pairs}, 2, "is read as input"},
	} {
		if _, told := ran(t, bad.code, append([]string{"passages"}, bad.args...)...); !strings.Contains(told, bad.want) {
			t.Errorf("%v: %q is not told: %s", bad.args, bad.want, told)
		}
	}

	// Documents that were changed since.
	writeFile(t, second, row(`"b & c"`, "2021-03-02", "– Yesterday the same old paper wrote: "+ferry+". It named no source."))
	if _, told := ran(t, 1, "passages", "align", pairs, first, second); !strings.Contains(told, "documents were changed") {
		t.Errorf("a document that was changed: %s", told)
	}
	writeFile(t, second, row(`"b & c"`, "2021-03-02", "Withdrawn."))
	if _, told := ran(t, 1, "passages", "align", pairs, first, second); !strings.Contains(told, `"b & c": a run of `) || !strings.Contains(told, "make the fingerprints again") {
		t.Errorf("a document that was cut: %s", told)
	}
}
