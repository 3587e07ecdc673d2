package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/archive"
	"github.com/openhearsay/hearsay/columnar"
)

// What a file of a folder says of itself, so that it is known again when the command is started
// another time.
const (
	noteInput = "hearsay.input" // SHA-256 of the input
	noteMade  = "hearsay.made"  // by which command of which version
	noteLost  = "hearsay.lost"  // how many rows of the input could not be read
)

// each writes a file of Parquet for each input. A file comes to be whole or not at all; one
// that is there of the same input by the same version is left as it is. An input that cannot
// be read is named, and the others are read.
func (c *ExtractStatements) each(p *program) error {
	if c.Format != "" && c.Format != asParquet {
		return usageError{fmt.Errorf("--format %s: a folder gets Parquet files; name a file as the output", c.Format)}
	}
	targets := map[string]string{}
	for _, in := range c.In {
		if in == "-" {
			return usageError{errors.New("standard input has no name for a file in a folder: name a file as the output")}
		}
		at := partName(c.Out, in, "statements")
		if other := targets[at]; other != "" {
			return usageError{fmt.Errorf("%s and %s would have one output, %s: give one of them another name", other, in, at)}
		}
		targets[at] = in
	}
	if err := os.MkdirAll(c.Out, 0o777); err != nil {
		return fmt.Errorf("extract statements: %w", err)
	}
	read, err := statementReading(asParquet)
	if err != nil {
		return fmt.Errorf("extract statements: %w", err)
	}
	failed := false
	for _, in := range c.In {
		bad, err := c.part(p, in, partName(c.Out, in, "statements"), read)
		var usage usageError
		switch {
		case p.ctx.Err() != nil:
			return p.ctx.Err()
		case errors.As(err, &usage):
			return err
		case err != nil:
			p.say("extract statements: %v", err)
		}
		failed = failed || err != nil || bad > 0
	}
	if failed {
		return errFailed
	}
	return nil
}

// partName is where what is made of an input goes: under its name and that of its kind.
func partName(folder, in, kind string) string {
	name := filepath.Base(in)
	for _, end := range []string{".gz", ".jsonl", ".ndjson", ".json", ".parquet"} {
		name = strings.TrimSuffix(name, end)
	}
	return filepath.Join(folder, name+"."+kind+".parquet")
}

// part writes the statements of one input, unless they are there.
func (c *ExtractStatements) part(p *program, in, at string, read func(*documentRow) foundStatements) (bad int, err error) {
	sum, err := fileSum(in)
	if err != nil {
		return 0, err
	}
	made := "extract statements, hearsay " + hearsay.Version
	if n, err := lookAt(at); err == nil && n.Ours && n.Metadata[noteInput] == sum && n.Metadata[noteMade] == made {
		lost, _ := strconv.Atoi(n.Metadata[noteLost])
		if lost > 0 {
			p.say("extract statements: %s is there already; of %s it lacks what could not be read (%s)", at, in, number(lost, "complaint"))
		}
		return lost, nil
	}
	out, err := p.create(at, guard{inputs: c.In, force: c.Force})
	if err != nil {
		return 0, err
	}
	defer out.Discard()
	w := statementWriter(asParquet, out)
	bad, err = writeStatements(p, []string{in}, read, w, func(bad int) {
		w.note(noteInput, sum)
		w.note(noteMade, made)
		w.note(noteLost, strconv.Itoa(bad))
	})
	if err != nil {
		return bad, err
	}
	if err := out.Commit(); err != nil {
		return bad, fmt.Errorf("%s: write: %w", at, err)
	}
	return bad, nil
}

// lookAt is the footer of a Parquet file.
func lookAt(path string) (columnar.Note, error) {
	f, err := os.Open(path)
	if err != nil {
		return columnar.Note{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return columnar.Note{}, err
	}
	return columnar.Look(f, info.Size())
}

// fileSum is the SHA-256 of a file, lower-case hexadecimal.
func fileSum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// checkStatements reports what a file lacks that is to hold rows of statements.
func checkStatements(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return bare(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return bare(err)
	}
	_, _, err = columnar.Rows[archive.Statement](f, info.Size())
	return err
}
