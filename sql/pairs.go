package sql

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"github.com/openhearsay/hearsay/reuse"
)

// A Pair is a row of a file of pairs: a gram that two documents hold or, where A is B, a
// heavy one that a document holds.
type Pair struct {
	A, B         int64 // Numbers of documents
	WordA, WordB int
	Gram         int // words of it
	Boilerplate  bool
	Holders      int // 0 but for heavy grams
}

// pairColumns are the columns of a file of pairs, all whole numbers or, as some engines
// write them, truth values; others are passed over.
var pairColumns = [...]string{"a", "b", "word_a", "word_b", "gram", "boilerplate", "holders", "version"}

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
// to do where its columns or its version are others.
func ReadPairs(path string, row func(Pair) error) error {
	f, err := openParquet(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.pairs(row); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

var errColumns = errors.New("no file of pairs: they are made by the SQL of \"hearsay passages sql\"")

func (f *parquetFile) pairs(row func(Pair) error) error {
	var at [len(pairColumns)]int
	for i, name := range pairColumns {
		leaf, ok := f.Schema().Lookup(name)
		if !ok {
			return fmt.Errorf("no column %q: %w", name, errColumns)
		}
		if k := leaf.Node.Type().Kind(); leaf.MaxRepetitionLevel > 0 || k != parquet.Int32 && k != parquet.Int64 && k != parquet.Boolean {
			return fmt.Errorf("column %q is of type %v: %w", name, leaf.Node.Type(), errColumns)
		}
		at[i] = leaf.ColumnIndex
	}
	for n, g := range f.RowGroups() {
		if err := pairGroup(g, at, row); err != nil {
			return fmt.Errorf("row group %d: %w", n+1, err)
		}
	}
	return nil
}

// pairGroup reads a row group, a stretch of each column at a time.
func pairGroup(g parquet.RowGroup, at [len(pairColumns)]int, row func(Pair) error) (err error) {
	var columns [len(pairColumns)]columnReader
	defer func() {
		for i := range columns {
			err = errors.Join(err, columns[i].close())
		}
	}()
	chunks := g.ColumnChunks()
	for i := range columns {
		columns[i] = columnReader{pages: chunks[at[i]].Pages()}
	}
	for n := range g.NumRows() {
		var x [len(pairColumns)]int64
		for i := range columns {
			if x[i], err = columns[i].next(); err != nil {
				return fmt.Errorf("row %d: column %q: %w", n+1, pairColumns[i], err)
			}
		}
		if x[7] != reuse.FingerprintVersion {
			return fmt.Errorf("row %d: from fingerprints of version %d; this program has version %d: make the fingerprints again with it, and the pairs",
				n+1, x[7], reuse.FingerprintVersion)
		}
		p := Pair{A: x[0], B: x[1], WordA: int(x[2]), WordB: int(x[3]), Gram: int(x[4]), Boilerplate: x[5] != 0, Holders: int(x[6])}
		if p.Gram != reuse.GramWords && p.Gram != reuse.ShortWords || p.Holders < 0 || p.WordA < 0 || p.WordB < 0 {
			return fmt.Errorf("row %d: %+v is no pair: %w", n+1, p, errColumns)
		}
		if err := row(p); err != nil {
			return err
		}
	}
	return nil
}

// A columnReader reads the whole numbers of a column.
type columnReader struct {
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	buffer [256]parquet.Value
	held   []parquet.Value
}

func (c *columnReader) next() (int64, error) {
	for len(c.held) == 0 {
		if err := c.fill(); err != nil {
			return 0, err
		}
	}
	v := c.held[0]
	c.held = c.held[1:]
	switch {
	case v.IsNull():
		return 0, errors.New("null")
	case v.Kind() == parquet.Int64:
		return v.Int64(), nil
	case v.Kind() == parquet.Int32:
		return int64(v.Int32()), nil
	case v.Boolean():
		return 1, nil
	}
	return 0, nil
}

func (c *columnReader) fill() (err error) {
	defer func() {
		if r := recover(); r != nil { // the library's answer to some broken pages
			err = fmt.Errorf("a broken page: %v", r)
		}
	}()
	if c.values == nil {
		parquet.Release(c.page)
		if c.page, err = c.pages.ReadPage(); err != nil {
			c.page = nil
			if err == io.EOF {
				return errors.New("fewer rows than the file says")
			}
			return fmt.Errorf("a broken page: %w", err)
		}
		c.values = c.page.Values()
	}
	n, err := c.values.ReadValues(c.buffer[:])
	c.held = c.buffer[:n]
	switch {
	case err == io.EOF:
		c.values = nil
	case err != nil:
		return fmt.Errorf("a broken page: %w", err)
	}
	return nil
}

func (c *columnReader) close() error {
	if c.pages == nil {
		return nil
	}
	parquet.Release(c.page)
	return c.pages.Close()
}
