package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/archive"
	"github.com/openhearsay/hearsay/columnar"
	"github.com/openhearsay/hearsay/reuse"
)

// ExtractPassages is "hearsay extract passages".
type ExtractPassages struct {
	Documents   []string `arg:"" name:"DOCS" help:"JSON Lines of {\"id\",\"text\",\"date\"?,\"series\"?,\"outlet\"?}, plain or gzip, or Parquet with these columns; - is standard input. Several are read as one."`
	Output      string   `short:"o" help:"Where the rows go; - is standard output, .parquet is Parquet." default:"-" placeholder:"OUT"`
	Format      string   `placeholder:"FORMAT" help:"jsonl or parquet; by the name of the output."`
	Memory      string   `help:"About how much memory to take, such as 256MB or 4GB; what does not fit goes to temporary files. The result is the same." placeholder:"SIZE"`
	Temp        string   `help:"Where temporary files go." placeholder:"FOLDER"`
	Boilerplate bool     `help:"List passages that are boilerplate too, marked."`
	Case        bool     `help:"The documents are about one story and few: shorter passages count."`
	Cores       int      `help:"How many cores to use; 0 is all." default:"0"`
	Progress    bool     `help:"Say on standard error how far it is."`
	forceFlag
}

// Help is shown by --help.
func (x *ExtractPassages) Help() string {
	return `Writes one object a line for each two documents that share a passage. Offsets count
Unicode code points, end exclusive. A row that cannot be read, or is larger than 64 MB, is
named on standard error and left out; the exit code is then 1.

doc/parquet.md lists the columns of Parquet.

Examples:
  hearsay extract passages articles.jsonl.gz -o passages.jsonl
  hearsay extract passages part-*.parquet -o passages.parquet` + outputHelp
}

// passageInput is a row of the input.
type passageInput struct {
	ID     anyID   `json:"id"`
	Text   string  `json:"text"`
	Date   *string `json:"date"`
	Series *string `json:"series"`
	Outlet *string `json:"outlet"`
}

func (x *ExtractPassages) Run(p *program) (err error) {
	format, err := formatOf(x.Format, x.Output, jsonLines, asParquet)
	if err != nil {
		return err
	}
	memory, err := parseSize(x.Memory)
	if err != nil {
		return fmt.Errorf("--memory: %w", err)
	}
	options := reuse.Options{
		Memory: memory, Dir: x.Temp, Cores: x.Cores, Boilerplate: x.Boilerplate, Case: x.Case,
	}
	if x.Progress {
		options.Progress = func(stage string, done, total int) {
			fmt.Fprintf(p.stderr, "\r%s %d of %d\x1b[K", stage, done, total)
		}
	}
	if memory > 0 {
		debug.SetGCPercent(40) // so that what is free already does not count against it
	}
	w, err := p.create(x.Output, guard{inputs: x.Documents, force: x.Force})
	if err != nil {
		return err
	}
	defer w.Discard()
	c := reuse.NewCollection(options)
	defer c.Close()
	bad := false
	add := func(in passageInput) error {
		if format == asParquet { // ids are a column of strings: "7" and 7 are one
			in.ID = anyID(idText(in.ID))
		}
		t, err := in.passageText()
		if err != nil {
			return rowError{err}
		}
		err = c.Add(t)
		if errors.Is(err, reuse.ErrText) {
			err = rowError{err}
		}
		return err
	}
	for _, path := range x.Documents {
		if err := readPassageInput(p, path, options.Cores, add, func(at string, err error) {
			bad = true
			p.say("extract passages: %s: %v", at, err)
		}); err != nil {
			return fmt.Errorf("extract passages: %w", err)
		}
	}
	if err := p.writePassages(w, format, c, func(yield func(hearsay.Passage) error) error { return c.Passages(p.ctx, yield) }); err != nil {
		return fmt.Errorf("extract passages: %w", err)
	}
	if bad {
		return errFailed
	}
	return nil
}

// A textSource is where the texts of passages are.
type textSource interface {
	Text(id string) (string, error)
}

// writePassages writes passages to an output and commits it.
func (p *program) writePassages(w *output, format string, from textSource, passages func(func(hearsay.Passage) error) error) error {
	rows := passageWriter{texts: from, points: map[string]*hearsay.CodePoints{}}
	var table *columnar.Writer[archive.Passage]
	if format == asParquet {
		table = columnar.NewWriter[archive.Passage](w)
	}
	shared := 0
	err := passages(func(q hearsay.Passage) error {
		if q.Holders > 0 {
			shared++
		}
		if table != nil {
			return rows.table(table, q)
		}
		line, err := rows.row(q)
		if err != nil {
			return err
		}
		if _, err := w.Write(line); err != nil {
			return fmt.Errorf("write: %w", err)
		}
		return nil
	})
	if err == nil && table != nil {
		err = table.Close()
	}
	if err != nil {
		return err
	}
	if err := w.Commit(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if shared > 0 {
		p.say("%s", manyHolders(shared))
	}
	return nil
}

// manyHolders says that not all pairs of documents that share a passage are listed.
func manyHolders(rows int) string {
	return fmt.Sprintf("a passage that more than %d documents hold (or fewer, where all are made of the same sentences) is listed from each of them to the earliest one, not for each two of them: %s of this kind", reuse.Holders, number(rows, "row"))
}

// A passageWriter writes passages as rows of JSON, in code points.
type passageWriter struct {
	texts  textSource
	points map[string]*hearsay.CodePoints // nil for a text of ASCII alone
	line   []byte
}

// mostPoints is how many texts keep their table of code points.
const mostPoints = 1 << 12

// counter is the code points of a text, nil where they are its bytes.
func (r *passageWriter) counter(id string) (*hearsay.CodePoints, error) {
	if c, ok := r.points[id]; ok {
		return c, nil
	}
	text, err := r.texts.Text(id)
	if err != nil {
		return nil, err
	}
	if len(r.points) >= mostPoints {
		clear(r.points)
	}
	var c *hearsay.CodePoints
	if utf8.RuneCountInString(text) != len(text) {
		c = hearsay.NewCodePoints(text)
	}
	r.points[id] = c
	return c, nil
}

// row is the line of a passage, valid until the next call.
func (r *passageWriter) row(q hearsay.Passage) ([]byte, error) {
	a, err := r.counter(q.A.Document)
	if err != nil {
		return nil, err
	}
	b, err := r.counter(q.B.Document)
	if err != nil {
		return nil, err
	}
	l := append(r.line[:0], `{"a":{"document":`...)
	l = append(l, q.A.Document...)
	l = append(appendSpan(append(l, ','), a, q.A.Span), `},"b":{"document":`...)
	l = append(l, q.B.Document...)
	l = append(appendSpan(append(l, ','), b, q.B.Span), `},"similarity":`...)
	l = strconv.AppendFloat(l, q.Similarity, 'f', 4, 64)
	l = append(l, `,"parts":[`...)
	for i, part := range q.Parts {
		if i > 0 {
			l = append(l, ',')
		}
		l = append(appendSpan(append(l, `{"a":{`...), a, part.A), `},"b":{`...)
		l = append(appendSpan(l, b, part.B), `}}`...)
	}
	l = append(l, `],"from":`...)
	l = appendText(l, string(q.From))
	l = append(l, `,"common_source":`...)
	if q.CommonSource == "" {
		l = append(l, `null`...)
	} else {
		l = appendText(l, q.CommonSource)
	}
	l = appendText(append(l, `,"why":`...), q.Why)
	if q.Boilerplate {
		l = append(l, `,"boilerplate":true`...)
	}
	if q.Holders > 0 {
		l = strconv.AppendInt(append(l, `,"holders":`...), int64(q.Holders), 10)
	}
	r.line = append(l, '}', '\n')
	return r.line, nil
}

// table writes a passage as a row of a table.
func (r *passageWriter) table(w *columnar.Writer[archive.Passage], q hearsay.Passage) error {
	var points [2]func(hearsay.Span) hearsay.Span
	for i, id := range []string{q.A.Document, q.B.Document} {
		c, err := r.counter(id)
		if err != nil {
			return err
		}
		points[i] = func(s hearsay.Span) hearsay.Span {
			if c == nil {
				return s
			}
			return c.Span(s)
		}
	}
	if err := w.Write(archive.PassageOf(&q, points[0], points[1])); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

func appendSpan(l []byte, c *hearsay.CodePoints, s hearsay.Span) []byte {
	if c != nil {
		s = c.Span(s)
	}
	l = strconv.AppendInt(append(l, `"start":`...), int64(s.Start), 10)
	return strconv.AppendInt(append(l, `,"end":`...), int64(s.End), 10)
}

// appendText appends s as a string of JSON.
func appendText(l []byte, s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(s) != nil {
		return append(l, `""`...)
	}
	return append(l, bytes.TrimRight(b.Bytes(), "\n")...)
}

// parseSize reads "256MB", "4GB", "100000"; "" is 0.
func parseSize(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	u := strings.ToUpper(strings.TrimSpace(s))
	u = strings.TrimSuffix(strings.TrimSuffix(u, "B"), "I")
	shift := 0
	switch {
	case strings.HasSuffix(u, "K"):
		shift = 10
	case strings.HasSuffix(u, "M"):
		shift = 20
	case strings.HasSuffix(u, "G"):
		shift = 30
	case strings.HasSuffix(u, "T"):
		shift = 40
	}
	if shift > 0 {
		u = u[:len(u)-1]
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(u), 64)
	if err != nil || n <= 0 || n*float64(int64(1)<<shift) > 1<<60 {
		return 0, fmt.Errorf("%q is not a size such as 256MB", s)
	}
	return int64(n * float64(int64(1)<<shift)), nil
}
