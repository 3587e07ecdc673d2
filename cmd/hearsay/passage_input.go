package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
)

// inputBatch is about how many bytes of lines are decoded at once.
const inputBatch = 1 << 20

// A lineBatch is some lines of the input and what they hold.
type lineBatch struct {
	first int // number of the first line, from 1
	lines []byte
	rows  []passageInput
	err   error
	done  chan struct{}
}

// readPassageInput calls row for each line of JSON in order. Reading, decoding
// and row each have goroutines of their own.
func readPassageInput(stdin io.Reader, path string, cores int, row func(passageInput) error) (err error) {
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
				b.decode(path)
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
		for i, r := range b.rows {
			if err := row(r); err != nil {
				return fmt.Errorf("%s: document %d: %w", path, b.first+i, err)
			}
		}
		if b.err != nil {
			return b.err
		}
	}
	return nil
}

// readBatches cuts the input into batches of whole lines.
func readBatches(in io.Reader, send func(*lineBatch) bool) error {
	r := bufio.NewReaderSize(in, 1<<18)
	n := 0
	b := &lineBatch{first: 1, done: make(chan struct{})}
	for {
		line, err := r.ReadSlice('\n')
		b.lines = append(b.lines, line...)
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil && err != io.EOF {
			return err
		}
		n++
		if len(b.lines) >= inputBatch || err == io.EOF {
			if !send(b) {
				return nil
			}
			b = &lineBatch{first: n + 1, done: make(chan struct{})}
		}
		if err == io.EOF {
			return nil
		}
	}
}

func (b *lineBatch) decode(path string) {
	for n := b.first; len(b.lines) > 0; n++ {
		line, rest, _ := bytes.Cut(b.lines, []byte{'\n'})
		b.lines = rest
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		r, ok := plainPassageInput(line)
		if !ok {
			if err := json.Unmarshal(line, &r); err != nil {
				b.err = fmt.Errorf("%s:%d: %w", path, n, err)
				return
			}
		}
		b.rows = append(b.rows, r)
	}
	b.lines = nil
}
