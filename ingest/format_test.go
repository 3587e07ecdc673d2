package ingest

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
)

// rowsOf are the samples that doc/formats.md names, by format.
func rowsOf(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile("../doc/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{}
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if name := strings.TrimSpace(cells[0]); strings.HasPrefix(line, "| ") && name != "format" {
			rows[name] = strings.TrimSpace(cells[len(cells)-1])
		}
	}
	return rows
}

// Every format of the table has a row in doc/formats.md and a sample that is
// recognised as it, and is read or refused; and every row has a format.
func TestFormats(t *testing.T) {
	r := NewReader(source.Default(), Columns{})
	rows := rowsOf(t)
	for _, f := range r.Formats() {
		n := 0
		for _, is := range []bool{f.Text != nil, f.Parts != nil, f.Refused != ""} {
			if is {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s: %d of Text, Parts and Refused", f.Name, n)
		}
		if f.Magic == nil && len(f.Extensions) == 0 {
			continue // only our own readers give it
		}
		sample, ok := rows[f.Name]
		delete(rows, f.Name)
		if !ok {
			t.Errorf("%s: no row in doc/formats.md", f.Name)
			continue
		}
		data, err := os.ReadFile(sample)
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		is, err := look(r.Formats(), bytes.NewReader(data), int64(len(data)), "", sample)
		if err != nil || is.format != f {
			t.Errorf("%s: %s is recognised as %+v, error %v", f.Name, sample, is.format, err)
			continue
		}
		docs, refused := 0, ""
		err = r.Collect(context.Background(), []string{sample}, func(d hearsay.Document, _ []byte) error {
			docs++
			if len(d.Text) < 20 {
				t.Errorf("%s: text %q", d.Path, d.Text)
			}
			return nil
		}, func(p hearsay.Problem) { refused += p.Message + "\n" })
		switch {
		case err != nil:
			t.Errorf("%s: %v", f.Name, err)
		case f.Refused != "" && (docs > 0 || !strings.Contains(refused, f.Name) || !strings.Contains(refused, f.Refused)):
			t.Errorf("%s: %d documents, told %q", f.Name, docs, refused)
		case f.Refused == "" && docs == 0:
			t.Errorf("%s: no document, told %q", f.Name, refused)
		}
	}
	for name := range rows {
		t.Errorf("doc/formats.md: %s is no format of the table", name)
	}
}

// The bytes of a file count before its type, and its type before its extension.
func TestRecognition(t *testing.T) {
	r := NewReader(source.Default(), Columns{})
	zipped, err := os.ReadFile("testdata/harbour.zip")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ data, declared, name, want string }{
		{string(zipped), "text/html", "a.html", "a zip archive"},
		{"%PDF-1.4", "text/html", "a.txt", "a PDF"},
		{"<p>Hello</p>", "text/html; charset=utf-8", "a.pdf", htmlName},
		{"<p>Hello</p>", "text/plain", "a.html", htmlName},
		{"Hello", "text/plain", "a", textName},
		{"Hello", "TEXT/HTML", "a", htmlName},
		{"Hello", "application/octet-stream", "a.rss", "a feed"},
		{"Hello", "", "a.CSV", "a table"},
		{"Hello", "", "a.html", textName},
		{"Hello", "", "a", textName},
		{"", "", "a.js", "a style sheet or script"},
		{"<!-- x --><!DOCTYPE HTML>", "", "a", htmlName},
		{"<?xml version='1.0'?>\n<!DOCTYPE html><html>", "", "a.xml", htmlName},
		{"<?xml version='1.0'?>\n<x/>", "", "a", "XML other than feeds and pages"},
		{"<?xml version='1.0'?>\n<rss version='2.0'><channel><title>x</title></channel></rss>", "text/html", "a", "a feed"},
		{string(packed([]byte("Hello"))), "application/gzip", "a.csv.gz", "a table"},
		{string(packed([]byte("<html>"))), "", "a", htmlName},
	} {
		is, err := look(r.Formats(), strings.NewReader(tt.data), int64(len(tt.data)), tt.declared, tt.name)
		if err != nil || is.format.Name != tt.want {
			t.Errorf("%.20q, %q, %q: %v, error %v; want %s", tt.data, tt.declared, tt.name, is.format, err, tt.want)
		}
	}
}

// The extensions and types of the table are in small letters, and of one format each.
func TestFormatsAreParted(t *testing.T) {
	by := map[string]string{}
	for _, f := range formats(Columns{}) {
		for _, k := range slices.Concat(f.Extensions, f.Types) {
			if first, ok := by[k]; ok || k != strings.ToLower(k) {
				t.Errorf("%s: %s is of %s too, or not in small letters", f.Name, k, first)
			}
			by[k] = f.Name
		}
	}
}

// What is compressed is one document, in every compression that is read.
func TestCompressed(t *testing.T) {
	want, err := os.ReadFile("testdata/ferry.txt")
	if err != nil {
		t.Fatal(err)
	}
	all, err := filepath.Glob("testdata/ferry.txt.*")
	if err != nil || len(all) != 4 {
		t.Fatal(all, err)
	}
	for _, path := range all {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(path, data)
		plain, _ := Read("ferry.txt", want)
		if err != nil || d.Text != plain.Text || d.ID != "ferry" {
			t.Errorf("%s: id %q, text %q, error %v", path, d.ID, d.Text, err)
		}
		if _, err := Read(path, data[:len(data)*2/3]); err == nil || !strings.Contains(err.Error(), "broken") && !strings.Contains(err.Error(), "unpacked") {
			t.Errorf("half of %s: error %v", path, err)
		}
	}
	if _, err := Read("twice.gz", packed(packed(want))); err == nil || !strings.Contains(err.Error(), "inside a gzip file") {
		t.Errorf("compressed twice: error %v", err)
	}
	if _, err := Read("blank.gz", packed([]byte(" \n"))); !errors.Is(err, ErrEmpty) {
		t.Errorf("blank: error %v", err)
	}
}
