package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"

	"github.com/openhearsay/hearsay/columnar"
)

// inputBatch is about how many bytes of lines are decoded at once.
const inputBatch = 1 << 20

// mostRow is how many bytes a row of JSON Lines may have; longer ones are left out.
const mostRow = 64 << 20

var errRow = fmt.Errorf("the row is larger than %d MB: divide its text", mostRow>>20)

// readRow reads a line, without its end, appending it to line. Of one longer than mostRow
// the rest is passed over, and long is true. With io.EOF comes the last line.
func readRow(r *bufio.Reader, line []byte) (_ []byte, long bool, err error) {
	from := len(line)
	for {
		piece, err := r.ReadSlice('\n')
		if !long {
			line = append(line, piece...)
			if long = len(line)-from > mostRow; long {
				line = line[:from]
			}
		}
		if err != bufio.ErrBufferFull {
			if n := len(line); n > from && line[n-1] == '\n' {
				line = line[:n-1]
			}
			return line, long, err
		}
	}
}

// A lineBatch is some lines of the input and what they hold.
type lineBatch struct {
	first int // number of the first line, from 1
	lines []byte
	long  map[int]bool // numbers of lines that are too long
	rows  []passageRow
	done  chan struct{}
}

// A passageRow is a line that is not empty, or what is wrong with it.
type passageRow struct {
	line int
	in   passageInput
	err  error
}

// readPassageInput calls row for each document of a file in order, and bad for what cannot
// be read or is refused by row with a rowError, with the place where it stands; any other
// error of row is the end.
func readPassageInput(p *program, path string, cores int, row func(passageInput) error, bad func(at string, err error)) error {
	f, err := p.openDocuments(path)
	if err != nil {
		return fmt.Errorf("%s: %w", inputName(path), err)
	}
	defer f.close()
	if f.columns == nil {
		return readPassageLines(f.lines, inputName(path), cores, row, bad)
	}
	var failed error
	_, err = parquetDocuments(f.columns, f.size, inputName(path), func(d documentRow) bool {
		if d.err == nil {
			d.err = row(passageInput{d.id, d.Text, &d.Date, &d.Series, &d.Outlet})
		}
		var refused rowError
		var damaged *columnar.Fault
		if d.err != nil && !errors.As(d.err, &refused) && !errors.As(d.err, &damaged) {
			failed = d.err
			return false
		}
		if d.err != nil {
			bad(d.at, d.err)
		}
		return true
	})
	if err := cmp.Or(failed, err); err != nil {
		return fmt.Errorf("%s: %w", inputName(path), err)
	}
	return nil
}

// readPassageLines is readPassageInput for JSON Lines. Reading, decoding and row each have
// goroutines of their own.
func readPassageLines(in *bufio.Reader, name string, cores int, row func(passageInput) error, bad func(at string, err error)) (err error) {
	if cores <= 0 {
		cores = runtime.GOMAXPROCS(0)
	}
	queue, work, stop := make(chan *lineBatch, cores), make(chan *lineBatch, cores), make(chan struct{})
	readErr := make(chan error, 1)
	go func() {
		readErr <- readBatches(in, func(b *lineBatch) bool {
			select {
			case queue <- b:
				work <- b
				return true
			case <-stop:
				return false
			}
		})
		close(queue)
		close(work)
	}()
	for range cores {
		go func() {
			for b := range work {
				b.decode()
				close(b.done)
			}
		}()
	}
	// The reader is done before the file is closed, whatever happens here.
	defer func() {
		close(stop)
		for range queue {
		}
		if e := <-readErr; err == nil && e != nil {
			err = fmt.Errorf("%s: %w", name, e)
		}
	}()
	for b := range queue {
		<-b.done
		for _, r := range b.rows {
			if r.err == nil {
				r.err = row(r.in)
				var refused rowError
				if r.err != nil && !errors.As(r.err, &refused) {
					return fmt.Errorf("%s:%d: %w", name, r.line, r.err)
				}
			}
			if r.err != nil {
				bad(fmt.Sprintf("%s:%d", name, r.line), r.err)
			}
		}
	}
	return nil
}

// A rowError is of one row; the others go on.
type rowError struct{ error }

// readBatches cuts the input into batches of whole lines.
func readBatches(r *bufio.Reader, send func(*lineBatch) bool) error {
	fresh := func(n int) *lineBatch {
		return &lineBatch{first: n, long: map[int]bool{}, done: make(chan struct{})}
	}
	b := fresh(1)
	for n := 1; ; n++ {
		line, long, err := readRow(r, b.lines)
		if err != nil && err != io.EOF {
			return err
		}
		b.lines = append(line, '\n')
		if long {
			b.long[n] = true
		}
		if len(b.lines) >= inputBatch || err == io.EOF {
			if !send(b) {
				return nil
			}
			b = fresh(n + 1)
		}
		if err == io.EOF {
			return nil
		}
	}
}

func (b *lineBatch) decode() {
	for n := b.first; len(b.lines) > 0; n++ {
		line, rest, _ := bytes.Cut(b.lines, []byte{'\n'})
		b.lines = rest
		row := passageRow{line: n}
		switch ok := false; {
		case b.long[n]:
			row.err = errRow
		case len(bytes.TrimSpace(line)) == 0:
			continue
		default:
			if row.in, ok = plainPassageInput(line); !ok {
				row.err = json.Unmarshal(line, &row.in)
			}
		}
		b.rows = append(b.rows, row)
	}
	b.lines = nil
}
