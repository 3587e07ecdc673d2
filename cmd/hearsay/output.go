package main

import (
	"fmt"
	"io"
	"os"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest"
)

// guard refuses an output that is a folder, a case file or one of inputs, by
// whatever name or link it goes: it compares files, not names. "" and "-" are
// standard output, or none, on both sides.
func guard(out string, inputs ...string) error {
	if out == "" || out == "-" {
		return nil
	}
	s, err := os.Stat(out)
	if err != nil {
		return nil // there is nothing to destroy
	}
	if s.IsDir() {
		return usageError{fmt.Errorf("%s is a folder: name a file for the output", out)}
	}
	for _, in := range inputs {
		if in == "" || in == "-" {
			continue
		}
		if t, err := os.Stat(in); err == nil && os.SameFile(s, t) {
			return usageError{fmt.Errorf("%s is read as input (%s): name another file for the output", out, in)}
		}
	}
	if isCase(out) {
		return usageError{fmt.Errorf("%s is a case file: name another file for the output", out)}
	}
	return nil
}

// guardDocuments is guard for files and folders of documents. A report of hearsay's
// own that lies among them is none of them and may be written anew.
func guardDocuments(out string, paths []string) error {
	if out == "" || out == "-" {
		return nil
	}
	if _, err := os.Stat(out); err != nil {
		return nil
	}
	if data, err := ingest.Load(out); err == nil && ingest.OwnReport(data) {
		return nil
	}
	return guard(out, ingest.List(paths, func(hearsay.Problem) {})...)
}

// isCase reports whether a file is a database, as case files are.
func isCase(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	const magic = "SQLite format 3\x00"
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == magic
}
