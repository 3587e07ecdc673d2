package sql

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/columnar"
	"github.com/openhearsay/hearsay/reuse"
)

// A Pair is a row of a file of pairs: a gram that two documents hold or, where A is B, a
// heavy one that a document holds.
type Pair struct {
	A           int64 `parquet:"a"` // Number of a document
	B           int64 `parquet:"b"`
	WordA       int32 `parquet:"word_a"` // where the gram starts, as Fingerprint.Word
	WordB       int32 `parquet:"word_b"`
	Gram        int32 `parquet:"gram"`        // words of it
	Boilerplate int32 `parquet:"boilerplate"` // 1, or 0
	Holders     int32 `parquet:"holders"`     // 0 but for heavy grams
	Version     int32 `parquet:"version"`     // reuse.FingerprintVersion
}

// PairFiles are the Parquet files that hold pairs: the file itself or, of a folder, all in
// it that end in .parquet, sorted. What engines put beside them (_SUCCESS, .crc) is none.
func PairFiles(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var files []string
	err = filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(name, ".parquet") {
			if strings.Contains(filepath.ToSlash(name), "/_temporary/") {
				return fmt.Errorf("%s: the engine that writes the pairs was stopped or is not yet done: run its SQL to the end", path)
			}
			files = append(files, name)
		}
		return err
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: no Parquet files in this folder: run the SQL of \"hearsay passages sql\" first", path)
	}
	slices.Sort(files)
	return files, err
}

// ReadPairs calls row for each row of a file of pairs. An error names the file, and what
// to do where its columns or its version are others; a row that cannot be read is an error
// too, since the passages of its documents would be others without it.
func ReadPairs(path string, row func(Pair) error) error {
	columns := []string{"a", "b", "word_a", "word_b", "gram", "boilerplate", "holders", "version"}
	return eachRow(path, columns, func(v []int64) error {
		for _, x := range v[2:] {
			if int64(int32(x)) != x {
				return fmt.Errorf("%d is no number of a word: pairs are made by the SQL of \"hearsay passages sql\"", x)
			}
		}
		p := Pair{v[0], v[1], int32(v[2]), int32(v[3]), int32(v[4]), int32(v[5]), int32(v[6]), int32(v[7])}
		if p.Gram != reuse.GramWords && p.Gram != reuse.ShortWords || p.Holders < 0 || p.Boilerplate < 0 || p.Boilerplate > 1 {
			return fmt.Errorf("gram %d, boilerplate %d, holders %d: pairs are made by the SQL of \"hearsay passages sql\"", p.Gram, p.Boilerplate, p.Holders)
		}
		return row(p)
	})
}

// ReadDocuments calls pair for the two documents of each row of a file of pairs.
func ReadDocuments(path string, pair func(a, b int64) error) error {
	return eachRow(path, []string{"a", "b", "version"}, func(v []int64) error { return pair(v[0], v[1]) })
}

// eachRow reads columns of a file of pairs, of which the last is the version.
func eachRow(path string, columns []string, row func([]int64) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	all, err := columnar.Integers(f, info.Size(), columns...)
	if err != nil {
		return fmt.Errorf("%s: %w: pairs are made by the SQL of \"hearsay passages sql\"", path, err)
	}
	n := int64(0)
	for v, err := range all {
		n++
		if err != nil {
			return fmt.Errorf("%s: %w: make the pairs again", path, err)
		}
		if version := v[len(v)-1]; version != reuse.FingerprintVersion {
			return fmt.Errorf("%s: row %d: from fingerprints of version %d; this program has version %d: make the fingerprints again with it, and the pairs", path, n, version, reuse.FingerprintVersion)
		}
		if err := row(v); err != nil {
			return fmt.Errorf("%s: row %d: %w", path, n, err)
		}
	}
	return nil
}
