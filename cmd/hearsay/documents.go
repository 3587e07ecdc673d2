package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/archive"
	"github.com/openhearsay/hearsay/columnar"
)

// A documentRow is a document of the input of an engine, or what is wrong with a row.
type documentRow struct {
	archive.Document
	id   anyID  // as it came, for rows of JSON
	at   string // where it stands: "articles.jsonl:12"
	line []byte // of JSON, where it is still to be decoded: that is done on all cores
	err  error
}

// A documentInput is the files that an engine reads, one after the other.
type documentInput struct {
	p      *program
	failed error // what ended the reading before its time
}

// all yields the documents of files in order, recognised by their first bytes as Parquet,
// gzip or JSON Lines; "-" is standard input.
func (in *documentInput) all(paths []string) iter.Seq[documentRow] {
	return func(yield func(documentRow) bool) {
		for _, path := range paths {
			more, err := in.one(path, yield)
			if err != nil {
				in.failed = fmt.Errorf("%s: %w", inputName(path), err)
			}
			if err != nil || !more {
				return
			}
		}
	}
}

// inputName is how an input is called in messages.
func inputName(path string) string {
	if path == "-" {
		return "standard input"
	}
	return path
}

func (in *documentInput) one(path string, yield func(documentRow) bool) (more bool, err error) {
	f, err := in.p.openDocuments(path)
	if err != nil {
		return false, err
	}
	defer f.close()
	if f.columns != nil {
		return parquetDocuments(f.columns, f.size, inputName(path), yield)
	}
	return lineDocuments(f.lines, inputName(path), yield)
}

// An openDocuments is a file of documents, by its first bytes Parquet or lines of JSON.
type openDocuments struct {
	lines   *bufio.Reader
	columns io.ReaderAt // nil for lines
	size    int64       // of columns
	close   func()
}

// openDocuments opens a file of documents; "-" is standard input. Its errors do not name it.
func (p *program) openDocuments(path string) (o openDocuments, err error) {
	var f io.Reader = p.stdin
	o.close = func() {}
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return o, bare(err)
		}
		f, o.close = file, func() { file.Close() }
	}
	o.lines = bufio.NewReaderSize(f, 1<<18)
	head, err := o.lines.Peek(columnar.Head)
	if err != nil && err != io.EOF {
		o.close()
		return o, bare(err)
	}
	switch closeFile := o.close; {
	case columnar.Is(head):
		file, size, done, err := p.seekable(f, o.lines)
		if err != nil {
			o.close()
			return o, err
		}
		o.columns, o.size, o.close = file, size, func() { done(); closeFile() }
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(o.lines)
		if err != nil {
			o.close()
			return o, err
		}
		o.lines, o.close = bufio.NewReaderSize(z, 1<<18), func() { z.Close(); closeFile() }
	}
	return o, nil
}

// bare is an error of a file without the name of the file, which stands before it already.
func bare(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// seekable is a Parquet file that f, of which r has read the beginning, holds: itself where it
// lies on a disk, else a copy, which done removes.
func (p *program) seekable(f io.Reader, r *bufio.Reader) (file *os.File, size int64, done func(), err error) {
	if file, ok := f.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			return file, info.Size(), func() {}, nil
		}
	}
	if file, err = p.makeTemp(os.TempDir()); err != nil {
		return nil, 0, nil, err
	}
	done = func() {
		file.Close()
		os.Remove(file.Name())
		p.forget(file.Name())
	}
	if size, err = io.Copy(file, r); err != nil {
		done()
		return nil, 0, nil, err
	}
	return file, size, done, nil
}

func parquetDocuments(file io.ReaderAt, size int64, name string, yield func(documentRow) bool) (more bool, err error) {
	all, _, err := columnar.Documents(file, size)
	if err != nil {
		return false, err
	}
	for d, err := range all {
		row := documentRow{at: name, err: err}
		if err == nil {
			row.Document = archive.Document{ID: d.ID, Series: d.Series, Outlet: d.Outlet, Date: d.Date, Title: d.Title, URL: d.URL, Language: d.Language, Text: d.Text}
			if row.id = anyID(d.ID); !d.Number {
				row.id, _ = json.Marshal(d.ID)
			}
		}
		if !yield(row) {
			return false, nil
		}
	}
	return true, nil
}

func lineDocuments(r *bufio.Reader, name string, yield func(documentRow) bool) (more bool, err error) {
	for n := 1; ; n++ {
		line, long, err := readRow(r, nil)
		if long || len(bytes.TrimSpace(line)) > 0 {
			row := documentRow{at: fmt.Sprintf("%s:%d", name, n), line: line}
			if long {
				row.err = errRow
			}
			if !yield(row) {
				return false, nil
			}
		}
		if err == io.EOF {
			return true, nil
		}
		if err != nil {
			return false, fmt.Errorf("line %d: %w", n, err)
		}
	}
}

// decode reads the row's line of JSON, if it has one.
func (d *documentRow) decode() {
	if d.err != nil || d.line == nil {
		return
	}
	line := d.line
	d.line = nil // it may be long
	if !utf8.Valid(line) {
		d.err = errors.New("not valid UTF-8")
		return
	}
	var row struct {
		ID                                         anyID
		Text                                       *string
		Series, Outlet, Date, Title, URL, Language scalar
	}
	if d.err = json.Unmarshal(line, &row); d.err != nil {
		return
	}
	if len(row.ID) == 0 || row.Text == nil {
		d.err = errors.New(`"id" and "text" are needed`)
		return
	}
	d.id = row.ID
	d.Document = archive.Document{
		ID: idText(row.ID), Series: string(row.Series), Outlet: string(row.Outlet), Date: string(row.Date), Title: string(row.Title),
		URL: string(row.URL), Language: string(row.Language), Text: strings.ToValidUTF8(*row.Text, "\ufffd"),
	}
}

// idText is an id as a column of strings has it: a string as it is, anything else as its JSON.
func idText(id anyID) string {
	var s string
	if json.Unmarshal(id, &s) != nil {
		return string(id)
	}
	return s
}

// A scalar is a string or a number of JSON; anything else counts as nothing.
type scalar string

// UnmarshalJSON never fails: what a document says beside its text is no reason to lose it.
func (s *scalar) UnmarshalJSON(b []byte) error {
	var text string
	var number json.Number
	if json.Unmarshal(b, &text) != nil && json.Unmarshal(b, &number) == nil {
		text = number.String()
	}
	*s = scalar(text)
	return nil
}
