package sql_test

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/openhearsay/hearsay/reuse"
	"github.com/openhearsay/hearsay/sql"
)

// TestPairFiles: of a folder that an engine has not ended nothing is read.
func TestPairFiles(t *testing.T) {
	write := func(names ...string) string {
		dir := t.TempDir()
		for _, name := range names {
			path := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, nil, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	for _, test := range []struct {
		dir, want string
		files     int
	}{
		{write("part=1/b.parquet", "part=0/a.parquet", "_SUCCESS", ".a.parquet.crc"), "", 2},
		{write("_temporary/0/a.parquet", "b.parquet"), "was stopped or is not yet done", 0},
		{write("_SUCCESS"), "no Parquet files in this folder", 0},
		{filepath.Join(write(), "none"), "none", 0},
	} {
		files, err := sql.PairFiles(test.dir)
		if test.want == "" && (err != nil || len(files) != test.files || !strings.HasSuffix(files[0], "a.parquet")) {
			t.Errorf("%q, %v", files, err)
		}
		if test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), test.dir)) {
			t.Errorf("error %v does not say %q and name the folder", err, test.want)
		}
	}
}

// TestUsageBomb: the words of a file of fingerprints unpack to no more than they can be.
func TestUsageBomb(t *testing.T) {
	made := parquet.KeyValueMetadata("hearsay.fingerprints", `{"version":1,"gram":8,"short":5}`)
	var b bytes.Buffer
	w, err := flate.NewWriter(base64.NewEncoder(base64.StdEncoding, &b), flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(make([]byte, 64<<20))
	w.Flush()
	for _, words := range []string{"", "AAAA", "!", b.String()} {
		path := rows(t, []sql.Fingerprint{{Hash: 1}}, made, parquet.KeyValueMetadata("hearsay.words", words))
		if _, _, err := sql.ReadMade(path); err == nil || !strings.Contains(err.Error(), "hearsay.words") || !strings.Contains(err.Error(), path) {
			t.Errorf("%.20q: %v", words, err)
		}
	}
}

// FuzzFiles: whatever a file of pairs or of fingerprints holds, there is an answer.
func FuzzFiles(f *testing.F) {
	var pairs, prints bytes.Buffer
	w := parquet.NewGenericWriter[sql.Pair](&pairs, parquet.Compression(&parquet.Zstd))
	w.Write([]sql.Pair{{A: 1, B: 2, Gram: reuse.GramWords, Version: reuse.FingerprintVersion}, {A: 1, B: 1, Gram: reuse.GramWords, Version: reuse.FingerprintVersion}})
	w.Close()
	f.Add(pairs.Bytes())
	p := sql.NewWriter(&prints)
	p.Add(reuse.Text{ID: `"a"`, Text: "The old ferry had been sold to a company on the other side of the bay."})
	p.Close("")
	f.Add(prints.Bytes())
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(dir, "x.parquet")
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
		n := 0
		err := sql.ReadPairs(path, func(sql.Pair) error { n++; return nil })
		if err != nil && !strings.Contains(err.Error(), path) {
			t.Errorf("%v does not name the file", err)
		}
		if _, _, err := sql.ReadMade(path); err != nil && !strings.Contains(err.Error(), path) {
			t.Errorf("%v does not name the file", err)
		}
	})
}
