package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/statement"
)

// ExtractStatements is `hearsay extract statements`.
type ExtractStatements struct {
	In  string `arg:"" name:"DOCS.jsonl" help:"JSON Lines of {\"id\",\"text\"}, plain or .gz, - for standard input."`
	Out string `short:"o" name:"out" placeholder:"FILE" help:"Where to write; standard output by default, .gz to compress."`
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

Examples:
  hearsay extract statements articles.jsonl.gz -o statements.jsonl.gz
  echo '{"id": 1, "text": "Mr. Ames denied it, she said."}' | hearsay extract statements -` + outputHelp
}

// A statementRow is a line of the output.
type statementRow struct {
	ID     anyID       `json:"id"`
	Text   string      `json:"text"`
	Quotes []quoteRow  `json:"quotes"`
	Nested []nestedRow `json:"nested"`
}

type quoteRow struct {
	corpus.Quote
	Confidence float64 `json:"confidence"`
}

type nestedRow struct {
	quoteRow
	Within int `json:"within"`
}

// Run extracts the statements of each row, rows side by side on all cores and
// never more of them in memory than a few for each.
func (c *ExtractStatements) Run(p *program) (err error) {
	language, err := language.NewAnalyzer(model.Section)
	if err != nil {
		return err
	}
	extractor, err := newExtractor(model.Section)
	if err != nil {
		return err
	}
	in, err := p.input(c.In)
	if err != nil {
		return fmt.Errorf("extract statements: %w", err)
	}
	defer in.Close()
	out, err := p.create(c.Out, guard{inputs: []string{c.In}, force: c.Force})
	if err != nil {
		return fmt.Errorf("extract statements: %w", err)
	}
	defer out.Discard()
	name := c.In
	if name == "-" {
		name = "standard input"
	}
	bad := false
	err = orderedLines(p, in, func(line []byte) (any, error) {
		var row struct {
			ID   anyID   `json:"id"`
			Text *string `json:"text"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			return nil, err
		}
		if len(row.ID) == 0 || row.Text == nil {
			return nil, errors.New(`"id" and "text" are needed`)
		}
		text := strings.ToValidUTF8(*row.Text, "\ufffd")
		return newStatementRow(row.ID, text, statement.Spans(text, language.Analyze, extractor)), nil
	}, func(n int, v any, problem error) error {
		if problem != nil {
			p.say("extract statements: %s:%d: %v", name, n, problem)
			bad = true
			return nil
		}
		if err := v.(*statementRow).write(out); err != nil {
			return fmt.Errorf("write: %w", err)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("extract statements: %s: %w", name, err)
	}
	if err := out.Commit(); err != nil {
		return fmt.Errorf("extract statements: write: %w", err)
	}
	if bad {
		return errFailed
	}
	return nil
}

// input opens a file for reading, as corpus.Open does; "-" is the program's
// standard input.
func (p *program) input(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(p.stdin), nil
	}
	return corpus.Open(path)
}

// newStatementRow turns bytes into code points.
func newStatementRow(id anyID, text string, all iter.Seq[hearsay.Statement]) *statementRow {
	row := &statementRow{ID: id, Text: text, Quotes: []quoteRow{}, Nested: []nestedRow{}}
	points := hearsay.NewCodePoints(text)
	var place []int // index in quotes of an outermost statement
	for s := range all {
		q := quoteRow{eval.Quote(points, &s), thousandths(s.Confidence)}
		if s.Within < 0 {
			place = append(place, len(row.Quotes))
			row.Quotes = append(row.Quotes, q)
		} else {
			place = append(place, place[s.Within])
			row.Nested = append(row.Nested, nestedRow{q, place[s.Within]})
		}
	}
	return row
}

// write writes the row as one line of JSON, a piece at a time: encoding/json would
// hold the whole line in memory, and a text may be long.
func (r *statementRow) write(w io.Writer) error {
	b := &bytes.Buffer{}
	encode := json.NewEncoder(b)
	encode.SetEscapeHTML(false)
	// put appends v, without the line feed of the encoder.
	put := func(v any) error {
		err := encode.Encode(v)
		b.Truncate(max(0, b.Len()-1))
		return err
	}
	flush := func() error {
		_, err := w.Write(foreign.JSON(b.Bytes()))
		b.Reset()
		return err
	}
	b.WriteString(`{"id":`)
	if err := put(r.ID); err != nil {
		return err
	}
	b.WriteString(`,"text":"`)
	for text := r.Text; text != ""; {
		n := min(len(text), 1<<16)
		for n < len(text) && !utf8.RuneStart(text[n]) {
			n++
		}
		from := b.Len()
		if err := put(text[:n]); err != nil {
			return err
		}
		text = text[n:]
		quoted := b.Bytes()[from:]
		copy(quoted, quoted[1:len(quoted)-1]) // its own quotation marks
		b.Truncate(b.Len() - 2)
		if err := flush(); err != nil {
			return err
		}
	}
	b.WriteByte('"')
	list := func(name string, n int, row func(i int) any) error {
		b.WriteString(`,"` + name + `":[`)
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := errors.Join(put(row(i)), flush()); err != nil {
				return err
			}
		}
		b.WriteByte(']')
		return nil
	}
	err := errors.Join(
		list("quotes", len(r.Quotes), func(i int) any { return &r.Quotes[i] }),
		list("nested", len(r.Nested), func(i int) any { return &r.Nested[i] }))
	b.WriteString("}\n")
	return errors.Join(err, flush())
}

// thousandths keeps three digits after the point.
func thousandths(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }

// orderedLines hands each line that is not empty to work, on all cores, and what
// came of it to done, in the order of the lines, with the line's number from 1. A
// line that is not UTF-8 is a problem of that line. It ends at the first error of
// done, of reading, or at Ctrl-C.
func orderedLines(p *program, in io.Reader, work func(line []byte) (any, error), done func(n int, v any, problem error) error) error {
	type job struct {
		n     int
		line  []byte
		value any
		err   error
		ready chan struct{}
	}
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan *job)            // to the workers
	order := make(chan *job, 4*workers) // to done, in order
	stop := make(chan struct{})
	var read error
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for j := range queue {
				line := j.line
				j.line = nil // work may let go of it, and it may be long
				if j.err != nil {
				} else if utf8.Valid(line) {
					j.value, j.err = work(line)
				} else {
					j.err = errors.New("not valid UTF-8")
				}
				close(j.ready)
			}
		})
	}
	group.Go(func() {
		defer close(order)
		defer close(queue)
		r := bufio.NewReaderSize(in, 1<<16)
		for n := 1; ; n++ {
			line, long, err := readRow(r, nil)
			if long || len(bytes.TrimSpace(line)) > 0 {
				j := &job{n: n, line: line, ready: make(chan struct{})}
				if long {
					j.err = errRow
				}
				select {
				case order <- j:
				case <-stop:
					return
				}
				select {
				case queue <- j:
				case <-stop:
					j.err = errors.New("stopped")
					close(j.ready)
					return
				}
			}
			if err == io.EOF {
				return
			}
			if err != nil {
				read = fmt.Errorf("line %d: %w", n, err)
				return
			}
		}
	})
	var first error
	for j := range order {
		<-j.ready
		if first != nil {
			continue
		}
		if first = p.ctx.Err(); first == nil {
			first = done(j.n, j.value, j.err)
		}
		if first != nil {
			close(stop)
		}
	}
	group.Wait()
	if first == nil {
		first = read
	}
	return first
}
