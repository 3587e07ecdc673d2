package sql_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/reuse"
	"github.com/openhearsay/hearsay/sql"
)

// rows writes a Parquet file of rows, with metadata, and returns its path.
func rows[T any](t *testing.T, all []T, options ...parquet.WriterOption) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.parquet")
	var b bytes.Buffer
	w := parquet.NewGenericWriter[T](&b, options...)
	if _, err := w.Write(all); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// damage writes over the middle of a file, before its footer.
func damage(t *testing.T, path string, at int) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := at; i < at+40; i++ {
		b[i] ^= 0x5a
	}
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadPairsRefuses(t *testing.T) {
	good := sql.Pair{A: 1, B: 2, Gram: reuse.GramWords, Version: reuse.FingerprintVersion}
	old, odd := good, good
	old.Version++
	odd.Gram = 7
	many := make([]sql.Pair, 5000)
	for i := range many {
		many[i] = good
		many[i].A = int64(i) * 7919 * 104729
	}
	text := filepath.Join(t.TempDir(), "pairs.parquet")
	if err := os.WriteFile(text, []byte("a,b\n1,2\n, and so on and on"), 0o666); err != nil {
		t.Fatal(err)
	}
	cut := rows(t, many)
	if err := os.Truncate(cut, 3000); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, path, want string }{
		{"another version", rows(t, []sql.Pair{good, old}), "row 2: from fingerprints of version 2; this program has version 1"},
		{"another gram", rows(t, []sql.Pair{odd}), "row 1: gram 7"},
		{"other columns", rows(t, []struct{ A, B int64 }{{1, 2}}), `no column "a"`},
		{"a column of another type", rows(t, []struct {
			A string `parquet:"a"`
			B string `parquet:"b"`
		}{{"a", "b"}}), `column "a": is of type`},
		{"a broken page", damage(t, rows(t, many), 900), "make the pairs again"},
		{"cut off", cut, "cut off"},
		{"no Parquet", text, "cut off"},
		{"nothing there", "nowhere.parquet", "nowhere.parquet"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := sql.ReadPairs(test.path, func(sql.Pair) error { return nil })
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), test.path) {
				t.Errorf("error %v does not say %q and name the file", err, test.want)
			}
		})
	}
}

func TestReadMadeRefuses(t *testing.T) {
	row := []sql.Fingerprint{{Hash: 1}}
	tests := []struct{ name, path, want string }{
		{"another program's", rows(t, row), "no file of fingerprints"},
		{"another version", rows(t, row, parquet.KeyValueMetadata("hearsay.fingerprints", `{"version":7,"gram":8,"short":5}`)), "fingerprints of version 7, of 8 and 5 words; this program has version 1"},
		{"other options", rows(t, row, parquet.KeyValueMetadata("hearsay.fingerprints", `{"version":1,"gram":8,"short":3}`)), "of 8 and 3 words"},
		{"no JSON", rows(t, row, parquet.KeyValueMetadata("hearsay.fingerprints", `{`)), "hearsay.fingerprints"},
		{"no words", rows(t, row, parquet.KeyValueMetadata("hearsay.fingerprints", `{"version":1,"gram":8,"short":5}`)), "hearsay.words"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := sql.ReadMade(test.path)
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), test.path) {
				t.Errorf("error %v does not say %q and name the file", err, test.want)
			}
		})
	}
}

// TestWriter looks at what is written: the same bytes each time, how rare words are, and
// documents that come twice.
func TestWriter(t *testing.T) {
	texts := pile()[:30]
	write := func() []byte {
		path := filepath.Join(t.TempDir(), "x.parquet")
		writePrints(t, path, append(texts, texts[3]))
		made, usage, err := sql.ReadMade(path)
		if err != nil {
			t.Fatal(err)
		}
		if made.Documents != len(texts) || made.Rows == 0 || usage.Texts != len(texts) {
			t.Errorf("made of %+v, words of %d texts", made, usage.Texts)
		}
		f := reuse.NewFingerprinter()
		for _, text := range texts {
			f.Fingerprints(text.Text)
		}
		if d := cmp.Diff(f.Usage(), usage); d != "" {
			t.Errorf("words (-counted +read):\n%s", d)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if !bytes.Equal(write(), write()) {
		t.Error("two files of the same documents differ")
	}
	var b bytes.Buffer
	w := sql.NewWriter(&b)
	if err := w.Add(reuse.Text{ID: `"a"`, Text: "one text"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Add(reuse.Text{ID: `"a"`, Text: "another text", Date: hearsay.Day("2021-03-01")}); err == nil || !strings.Contains(err.Error(), `document "a": two different texts`) {
		t.Errorf("two texts of one id: %v", err)
	}
}

func TestCandidatesRefuses(t *testing.T) {
	for _, test := range []struct {
		engine, from, pairs string
		parts, ranges       int
	}{
		{"oracle", "a", "b", 1, 1},
		{"duckdb", "a'); DROP TABLE x; --", "b", 1, 1},
		{"spark", "a`b", "b", 1, 1},
		{"clickhouse", "a", `b\'`, 1, 1},
		{"duckdb", "a", "b", 0, 1},
		{"duckdb", "", "b", 1, 1},
		{"duckdb", "a", "b", 1, 0},
		{"duckdb", "a", "b", 1, 1001},
		{"spark", "a", "b", 1, 2},
	} {
		if _, err := sql.Candidates(test.engine, test.from, test.pairs, test.parts, test.ranges); err == nil {
			t.Errorf("%+v is not refused", test)
		}
	}
}
