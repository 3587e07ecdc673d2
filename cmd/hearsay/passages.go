package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/reuse"
	"github.com/openhearsay/hearsay/sql"
)

// passagesCommands are the parts of "hearsay extract passages" for archives past one machine.
type passagesCommands struct {
	Fingerprint passagesFingerprint `cmd:"" help:"Documents to fingerprints, as Parquet."`
	SQL         passagesSQL         `cmd:"" name:"sql" help:"The SQL that makes pairs of fingerprints, for DuckDB, Spark or ClickHouse."`
	Align       passagesAlign       `cmd:"" help:"Pairs and documents to passages."`
}

// passagesFingerprint is "hearsay passages fingerprint".
type passagesFingerprint struct {
	Documents []string `arg:"" help:"Documents, as for \"hearsay extract passages\"; - is standard input." placeholder:"DOCS"`
	Output    string   `short:"o" required:"" help:"A Parquet file, or a folder (written with / at its end) for a file for each of DOCS." placeholder:"OUT"`
	forceFlag
}

// Help is shown by --help.
func (x *passagesFingerprint) Help() string {
	return `The first of three steps that find what "hearsay extract passages" finds, with an SQL
engine in the middle. Fingerprints of several runs go together: documents can be divided
among as many machines as there are. doc/scale.md shows the steps, the columns and what
they cost.

Into a folder, files of DOCS whose fingerprints are there already, by the contents of the
file, are passed over: a run that was stopped goes on where it was.

Examples:
  hearsay passages fingerprint articles.parquet -o fingerprints.parquet
  hearsay passages fingerprint part-*.jsonl.gz -o fingerprints/` + outputHelp
}

func (x *passagesFingerprint) Run(p *program) error {
	info, err := os.Stat(x.Output)
	if folder := strings.HasSuffix(x.Output, "/") || strings.HasSuffix(x.Output, string(filepath.Separator)); !folder && (err != nil || !info.IsDir()) {
		return x.write(p, x.Documents, x.Output, "")
	}
	if err := os.MkdirAll(x.Output, 0o777); err != nil {
		return fmt.Errorf("the output: %w", err)
	}
	outputs, from := map[string]string{}, map[string]string{}
	for _, in := range x.Documents {
		if in == "-" {
			return usageError{errors.New("passages fingerprint: standard input has no name for a file in a folder: name a file as the output")}
		}
		out := partName(x.Output, in, "fingerprints")
		if other, ok := from[out]; ok {
			return usageError{fmt.Errorf("passages fingerprint: %s and %s would have one output, %s: give one of them another name", other, in, out)}
		}
		outputs[in], from[out] = out, in
	}
	failed := false
	for _, in := range x.Documents {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		sum, err := fileSum(in)
		if err == nil {
			if made, _, e := sql.ReadMade(outputs[in]); e == nil && made.Source == sum {
				continue
			}
			err = x.write(p, []string{in}, outputs[in], sum)
		}
		if err != nil && !errors.Is(err, errFailed) {
			p.say("%v", err)
		}
		failed = failed || err != nil
	}
	if failed {
		return errFailed
	}
	return nil
}

// write writes the fingerprints of documents to one file, made of the file with this sum.
// Where a document cannot be read the others are written all the same, and a file in a
// folder is made again the next time.
func (x *passagesFingerprint) write(p *program, paths []string, output, sum string) error {
	out, err := p.create(output, guard{inputs: paths, force: x.Force})
	if err != nil {
		return err
	}
	defer out.Discard()
	w := sql.NewWriter(out)
	bad, err := p.eachText("passages fingerprint", paths, func(t reuse.Text) error {
		err := w.Add(t)
		if errors.Is(err, sql.ErrDocument) {
			err = rowError{err}
		}
		return err
	})
	if bad {
		sum = ""
	}
	if err == nil {
		err = w.Close(sum)
	}
	if err == nil {
		err = out.Commit()
	}
	if err != nil {
		return fmt.Errorf("passages fingerprint: %w", err)
	}
	if bad {
		return errFailed
	}
	return nil
}

// eachText calls row for the documents of files, one after the other, for as long as the
// program is not to stop. What cannot be read is said, and bad is true then.
func (p *program) eachText(command string, paths []string, row func(reuse.Text) error) (bad bool, err error) {
	for _, path := range paths {
		err := readPassageInput(p, path, 0, func(in passageInput) error {
			if err := p.ctx.Err(); err != nil {
				return err
			}
			t, err := in.passageText()
			if err != nil {
				return rowError{err}
			}
			return row(t)
		}, func(at string, err error) {
			bad = true
			p.say("%s: %s: %v", command, at, err)
		})
		if err != nil {
			return bad, err
		}
	}
	return bad, nil
}

// passageText is the text that a row of the input gives.
func (in *passageInput) passageText() (reuse.Text, error) {
	if len(in.ID) == 0 || string(in.ID) == "null" {
		return reuse.Text{}, errors.New("a document without id")
	}
	t := reuse.Text{ID: string(in.ID), Text: in.Text}
	if in.Date != nil {
		t.Date = hearsay.Day(*in.Date)
	}
	if in.Series != nil {
		t.Series = *in.Series
	}
	if in.Outlet != nil {
		t.Outlet = *in.Outlet
	}
	return t, nil
}
