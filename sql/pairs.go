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
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	all, _, err := columnar.Rows[Pair](f, info.Size())
	if err != nil {
		return fmt.Errorf("%s: %w: pairs are made by the SQL of \"hearsay passages sql\"", path, err)
	}
	n := int64(0)
	for p, err := range all {
		n++
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w: make the pairs again", path, err)
		case p.Version != reuse.FingerprintVersion:
			return fmt.Errorf("%s: row %d: from fingerprints of version %d; this program has version %d: make the fingerprints again with it, and the pairs",
				path, n, p.Version, reuse.FingerprintVersion)
		case p.Gram != reuse.GramWords && p.Gram != reuse.ShortWords || p.Holders < 0 || p.Boilerplate < 0 || p.Boilerplate > 1:
			return fmt.Errorf("%s: row %d: gram %d, boilerplate %d, holders %d: pairs are made by the SQL of \"hearsay passages sql\"", path, n, p.Gram, p.Boilerplate, p.Holders)
		}
		if err := row(p); err != nil {
			return fmt.Errorf("%s: row %d: %w", path, n, err)
		}
	}
	return nil
}
