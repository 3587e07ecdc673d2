package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// An anyID is an id of a row of JSON Lines, a number or a string, which comes
// back as it came.
type anyID = json.RawMessage

// create opens where results go: "" and "-" are standard output, a name that
// ends in .gz is compressed. It is none of inputs, which are still being read, nor a
// case. Close flushes and reports what could not be written.
func (p *program) create(path string, inputs ...string) (io.WriteCloser, error) {
	if err := guard(path, inputs...); err != nil {
		return nil, err
	}
	if path == "" || path == "-" {
		return &sink{buffer: bufio.NewWriterSize(p.stdout, 1<<16)}, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	s := &sink{buffer: bufio.NewWriterSize(f, 1<<16), file: f}
	if strings.HasSuffix(path, ".gz") {
		s.zip = gzip.NewWriter(s.buffer)
	}
	return s, nil
}

// A sink does not embed its buffer: io.WriteString would write past the gzip.
type sink struct {
	buffer *bufio.Writer
	zip    *gzip.Writer
	file   *os.File
}

func (s *sink) Write(b []byte) (int, error) {
	if s.zip != nil {
		return s.zip.Write(b)
	}
	return s.buffer.Write(b)
}

func (s *sink) Close() error {
	var first error
	keep := func(err error) {
		if first == nil {
			first = err
		}
	}
	if s.zip != nil {
		keep(s.zip.Close())
	}
	keep(s.buffer.Flush())
	if s.file != nil {
		keep(s.file.Close())
	}
	return first
}

// writeLine writes v as one line of JSON without escaping HTML.
func writeLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}
