package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/archive"
	"github.com/openhearsay/hearsay/columnar"
)

const twoDocuments = `{"id": 7, "outlet": "The Tern", "date": "2031-04-02", "text": "“We never opened the north gate,” Ida Brandt told reporters."}
{"id": "b", "text": "Über den Fluß: the bridge is closed, she said. Tom Averill denied it."}
`

// hearsayIn runs the program in a folder, over input.
func hearsayIn(t *testing.T, dir, input string, args ...string) (out, said string, code int) {
	t.Helper()
	t.Chdir(dir)
	var o, e bytes.Buffer
	code = run(&program{ctx: context.Background(), stdin: strings.NewReader(input), stdout: &o, stderr: &e}, args)
	return o.String(), e.String(), code
}

// tableOf is the rows of a Parquet file, as lines of JSON.
func tableOf[T any](t *testing.T, b []byte) (lines []string) {
	t.Helper()
	all, _, err := columnar.Rows[T](bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range all {
		if err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(line))
	}
	return lines
}

type documentColumns struct {
	ID     string `parquet:"id"`
	Text   string `parquet:"text"`
	Outlet string `parquet:"outlet,optional"`
	Date   string `parquet:"date,optional"`
}

// asColumns is documents as Parquet.
func asColumns(t *testing.T, docs ...documentColumns) []byte {
	t.Helper()
	var b bytes.Buffer
	w := columnar.NewWriter[documentColumns](&b)
	for _, d := range docs {
		if err := w.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var inColumns = []documentColumns{
	{"7", "“We never opened the north gate,” Ida Brandt told reporters.", "The Tern", "2031-04-02"},
	{ID: "b", Text: "Über den Fluß: the bridge is closed, she said. Tom Averill denied it."},
}

// TestStatementsAsParquet: the rows are the same from and to Parquet and JSON Lines, and the
// columns say where the words stand.
func TestStatementsAsParquet(t *testing.T) {
	dir := t.TempDir()
	file, said, code := hearsayIn(t, dir, twoDocuments, "extract", "statements", "-", "--format", "parquet")
	if code != 0 {
		t.Fatal(said)
	}
	want := tableOf[archive.Statement](t, []byte(file))
	if len(want) != 3 {
		t.Fatalf("%d rows: %v", len(want), want)
	}
	lines, _, _ := hearsayIn(t, dir, twoDocuments, "extract", "statements", "-", "--format", "rows")
	again, _, _ := hearsayIn(t, dir, string(asColumns(t, inColumns...)), "extract", "statements", "-", "--format", "parquet")
	if again != file {
		t.Error("documents of Parquet give other bytes than those of JSON Lines")
	}
	if got := strings.Split(strings.TrimSpace(lines), "\n"); len(got) != 3 || !strings.HasPrefix(got[0], `{"document":"7","outlet":"The Tern","date":"2031-04-02","statement":0,"speaker":"Ida Brandt"`) {
		t.Errorf("rows of JSON: %s", lines)
	}
	all, _, _ := columnar.Rows[archive.Statement](strings.NewReader(file), int64(len(file)))
	for s, err := range all {
		if err != nil {
			t.Fatal(err)
		}
		text := []rune(inColumns[map[string]int{"7": 0, "b": 1}[s.Document]].Text)
		if got := string(text[s.ContentStart:s.ContentEnd]); got != s.Content {
			t.Errorf("content %q stands at %q", s.Content, got)
		}
		if s.Document == "7" && (s.Quotation != "We never opened the north gate" || s.Words != 6 || s.Quoted != "direct") {
			t.Errorf("quotation %q of %d words, %s", s.Quotation, s.Words, s.Quoted)
		}
	}
}

// TestStatementParts: a file for each part; what is there is left, what is not whole or of
// another input is made, and the parts together are one run.
func TestStatementParts(t *testing.T) {
	dir := t.TempDir()
	for name, b := range map[string][]byte{
		"p1.parquet": asColumns(t, inColumns[0]), "p2.jsonl": []byte(strings.Split(twoDocuments, "\n")[1]),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"extract", "statements", "p1.parquet", "p2.jsonl", "-o", "out/"}
	_, said, code := hearsayIn(t, dir, "", args...)
	if code != 0 {
		t.Fatal(said)
	}
	one, _, _ := hearsayIn(t, dir, "", "extract", "statements", "p1.parquet", "p2.jsonl", "--format", "parquet")
	var rows []string
	outs := []string{"out/p1.statements.parquet", "out/p2.statements.parquet"}
	var before []os.FileInfo
	for _, out := range outs {
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, tableOf[archive.Statement](t, b)...)
		info, _ := os.Stat(out)
		before = append(before, info)
	}
	if want := tableOf[archive.Statement](t, []byte(one)); !slices.Equal(rows, want) {
		t.Errorf("the parts give %v, one run %v", rows, want)
	}
	whole, _ := os.ReadFile(outs[1])
	if err := os.WriteFile(outs[1], whole[:len(whole)/2], 0o666); err != nil { // as a copy that broke off
		t.Fatal(err)
	}
	if _, said, code := hearsayIn(t, dir, "", args...); code != 2 || !strings.Contains(said, "no hearsay command wrote it") {
		t.Errorf("a file that may be another's: exit %d, %s", code, said)
	}
	os.Remove(outs[1])
	if _, said, code := hearsayIn(t, dir, "", args...); code != 0 {
		t.Errorf("started again: exit %d, %s", code, said)
	}
	if b, _ := os.ReadFile(outs[1]); !bytes.Equal(b, whole) {
		t.Error("what was missing was not made again to the byte")
	}
	if now, _ := os.Stat(outs[0]); !os.SameFile(now, before[0]) {
		t.Error("what was there was made again")
	}
	if err := os.WriteFile("p1.parquet", asColumns(t, inColumns[1]), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, said, code := hearsayIn(t, dir, "", args...); code != 0 {
		t.Errorf("with another input: exit %d, %s", code, said)
	}
	if now, _ := os.Stat(outs[0]); os.SameFile(now, before[0]) {
		t.Error("what was made of another input was left")
	}
}

// TestStatementsOfBadParquet: a message names the file and what is wrong with it, and the
// other files are read.
func TestStatementsOfBadParquet(t *testing.T) {
	dir := t.TempDir()
	good := asColumns(t, inColumns[0])
	files := map[string][]byte{
		"good.parquet": good, "cut.parquet": good[:len(good)-20],
		"odd.parquet": asColumns(t, inColumns[0], documentColumns{ID: "c", Text: "She said so."}),
	}
	var other bytes.Buffer
	w := columnar.NewWriter[struct {
		Body string `parquet:"body"`
	}](&other)
	w.Close()
	files["other.parquet"] = other.Bytes()
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args string
		code int
		said string
	}{
		{"extract statements cut.parquet", 1, "cut.parquet: the Parquet file has no footer"},
		{"extract statements other.parquet", 1, `other.parquet: no column "id" among "body"`},
		{"extract passages cut.parquet", 1, "cut.parquet: the Parquet file has no footer"},
		{"extract passages good.parquet odd.parquet -o p.parquet", 0, ""},
		{"extract statements none.parquet", 1, "none.parquet: no such file"},
		{"extract statements good.parquet -o good.parquet", 2, "is read as input"},
		{"extract statements good.parquet --format csv", 2, "--format csv: it is one of jsonl, rows, parquet"},
		{"extract statements cut.parquet good.parquet -o out/", 1, "cut.parquet: the Parquet file has no footer"},
		{"extract statements good.parquet ./good.parquet -o out/", 2, "would have one output"},
		{"quotations good.parquet --engine duckdb", 1, `good.parquet: no column "document" among "id", "text"`},
		{"quotations none --engine duckdb", 1, "no such file"},
	} {
		_, said, code := hearsayIn(t, dir, "", strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(said, c.said) {
			t.Errorf("%s: exit %d, %q; want %d, %q", c.args, code, said, c.code, c.said)
		}
	}
	if _, err := os.Stat("out/good.statements.parquet"); err != nil {
		t.Error("a file that cannot be read keeps the others from being read")
	}
	if _, err := os.Stat("out/cut.statements.parquet"); err == nil {
		t.Error("a file that cannot be read has an output")
	}
}
