package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/archive"
	"github.com/openhearsay/hearsay/columnar"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/parallel"
	"github.com/openhearsay/hearsay/statement"
)

// ExtractStatements is `hearsay extract statements`.
type ExtractStatements struct {
	In     []string `arg:"" name:"DOCS" help:"Documents as JSON Lines of {\"id\",\"text\"}, plain or gzip, or as Parquet; - for standard input. Several are read in their order."`
	Out    string   `short:"o" name:"out" placeholder:"OUT" help:"Where to write; standard output by default, .gz to compress, .parquet for Parquet; a folder (written with / at its end) for a Parquet file for each of DOCS."`
	Format string   `placeholder:"FORMAT" help:"jsonl (a line a document), rows (a line a statement, with speaker, kind and chain) or parquet (those rows); by the name of the output."`
	forceFlag
}

// Help is shown by --help.
func (c *ExtractStatements) Help() string {
	return `Writes one object a line, in the order of the input:

  {"id": 7, "text": "…",
   "quotes": [{"cue": {"start": 4, "end": 8}, "sources": […], "contents": […], "confidence": 0.9}],
   "nested": [{…, "within": 0}]}

Offsets count Unicode code points, end exclusive. "quotes" holds the outermost
statements; one that stands inside another's content is in "nested", and
"within" is the index of the outermost quote that holds it. A row that cannot be read is
named on standard error and left out; the exit code is then 1.

--format parquet and rows write a row a statement, read as hearsay report reads it: also who
speaks, what the statement does, through whom it came, and fingerprints of its words.
doc/parquet.md lists the columns. Series, outlet, date, title, url and language of a document
are taken along where the input has them. Into a folder, inputs whose rows are there already, by
the content of the input and the version of hearsay, are passed over: a run that was stopped
goes on where it was.

Examples:
  hearsay extract statements articles.jsonl.gz -o statements.jsonl.gz
  hearsay extract statements part-*.parquet -o statements.parquet
  hearsay extract statements part-*.parquet -o statements/
  echo '{"id": 1, "text": "Mr. Ames denied it, she said."}' | hearsay extract statements -` + outputHelp
}

// Formats of tables that engines write.
const (
	jsonLines = "jsonl"
	flatLines = "rows"
	asParquet = "parquet"
)

// formatOf is the format that an option names, or the name of the output.
func formatOf(option, out string, known ...string) (string, error) {
	if option == "" && strings.HasSuffix(strings.ToLower(out), ".parquet") {
		return asParquet, nil
	}
	if option == "" {
		return jsonLines, nil
	}
	if !slices.Contains(known, option) {
		return "", usageError{fmt.Errorf("--format %s: it is one of %s", option, strings.Join(known, ", "))}
	}
	return option, nil
}

// Run extracts the statements of each document, documents side by side on all cores and
// never more of them in memory than a few for each.
func (c *ExtractStatements) Run(p *program) error {
	format, err := formatOf(c.Format, c.Out, jsonLines, flatLines, asParquet)
	if err != nil {
		return err
	}
	if info, err := os.Stat(c.Out); err == nil && info.IsDir() || c.Out != "" && os.IsPathSeparator(c.Out[len(c.Out)-1]) {
		return c.each(p)
	}
	read, err := statementReading(format)
	if err != nil {
		return fmt.Errorf("extract statements: %w", err)
	}
	out, err := p.create(c.Out, guard{inputs: c.In, force: c.Force})
	if err != nil {
		return fmt.Errorf("extract statements: %w", err)
	}
	defer out.Discard()
	bad, err := writeStatements(p, c.In, read, statementWriter(format, out), nil)
	if err != nil {
		return fmt.Errorf("extract statements: %w", err)
	}
	if err := out.Commit(); err != nil {
		return fmt.Errorf("extract statements: write: %w", err)
	}
	if bad > 0 {
		return errFailed
	}
	return nil
}

// foundStatements is what a document holds, in the form of the output.
type foundStatements struct {
	line    *statementRow
	rows    []archive.Statement
	foreign bool // the text is in another language, and not read
}

// statementReading is how a document is read for a format.
func statementReading(format string) (func(d *documentRow) foundStatements, error) {
	if format == jsonLines {
		analyzer, err := language.NewAnalyzer(model.Section)
		if err != nil {
			return nil, err
		}
		extractor, err := newExtractor(model.Section)
		if err != nil {
			return nil, err
		}
		return func(d *documentRow) foundStatements {
			return foundStatements{line: newStatementRow(d.id, d.Text, statement.Spans(d.Text, analyzer.Analyze, extractor))}
		}, nil
	}
	e, err := newEngines(model.Section)
	if err != nil {
		return nil, err
	}
	return func(d *documentRow) foundStatements {
		if d.Language == "" {
			d.Language = ingest.Language(d.Text)
		}
		source := d.Source()
		if !source.English() {
			return foundStatements{foreign: true}
		}
		found := e.read(source)
		return foundStatements{rows: slices.Collect(archive.Statements(&d.Document, &found))}
	}, nil
}

// A statementOutput writes what was found.
type statementOutput struct {
	write func(foundStatements) error
	close func() error
	note  func(key, value string)
}

func statementWriter(format string, out io.Writer) statementOutput {
	o := statementOutput{close: func() error { return nil }, note: func(string, string) {}}
	switch format {
	case jsonLines:
		o.write = func(f foundStatements) error { return f.line.write(out) }
	case flatLines:
		o.write = func(f foundStatements) error {
			for i := range f.rows {
				if err := writeLine(out, &f.rows[i]); err != nil {
					return err
				}
			}
			return nil
		}
	case asParquet:
		w := columnar.NewWriter[archive.Statement](out)
		o.close, o.note = w.Close, w.Note
		o.write = func(f foundStatements) error {
			for _, row := range f.rows {
				if err := w.Write(row); err != nil {
					return err
				}
			}
			return nil
		}
	}
	return o
}

// writeStatements reads documents and writes what they hold, in their order. bad is how
// many rows or stretches of the input could not be read; each has been named. end, where
// there is one, is called before the output is closed.
func writeStatements(p *program, paths []string, read func(*documentRow) foundStatements, out statementOutput, end func(bad int)) (bad int, err error) {
	type result struct {
		found foundStatements
		at    string
		err   error
	}
	in := documentInput{p: p}
	others := 0
	for r := range parallel.Map(p.ctx, in.all(paths), func(d documentRow) result {
		if d.decode(); d.err != nil {
			return result{at: d.at, err: d.err}
		}
		return result{found: read(&d)}
	}) {
		if r.err != nil {
			p.say("extract statements: %s: %v", r.at, r.err)
			bad++
			continue
		}
		if r.found.foreign {
			others++
			continue
		}
		if err := out.write(r.found); err != nil {
			return bad, fmt.Errorf("write: %w", err)
		}
	}
	if err := errors.Join(p.ctx.Err(), in.failed); err != nil {
		return bad, err
	}
	if others > 0 {
		p.say("extract statements: %s not in English: not read", number(others, "document"))
	}
	if end != nil {
		end(bad)
	}
	if err := out.close(); err != nil {
		return bad, fmt.Errorf("write: %w", err)
	}
	return bad, nil
}
