package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
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

// readPassageInput calls row for each line of JSON in order, and bad for those that cannot
// be read or are refused by row with a rowError; any other error of row is the end.
// Reading, decoding and row each have goroutines of their own.
func readPassageInput(stdin io.Reader, path string, cores int, row func(passageInput) error, bad func(line int, err error)) (err error) {
	in := stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
		if strings.HasSuffix(path, ".gz") {
			z, err := gzip.NewReader(bufio.NewReaderSize(f, 1<<18))
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			defer z.Close()
			in = z
		}
	}
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
			err = fmt.Errorf("%s: %w", path, e)
		}
	}()
	for b := range queue {
		<-b.done
		for _, r := range b.rows {
			if r.err == nil {
				r.err = row(r.in)
				var refused rowError
				if r.err != nil && !errors.As(r.err, &refused) {
					return fmt.Errorf("%s:%d: %w", path, r.line, r.err)
				}
			}
			if r.err != nil {
				bad(r.line, r.err)
			}
		}
	}
	return nil
}

// A rowError is of one row; the others go on.
type rowError struct{ error }

// readBatches cuts the input into batches of whole lines.
func readBatches(in io.Reader, send func(*lineBatch) bool) error {
	r := bufio.NewReaderSize(in, 1<<18)
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
