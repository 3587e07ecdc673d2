package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/corpus"
)

// input opens a file for reading, as corpus.Open does; "-" is the program's
// standard input.
func (p *program) input(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(p.stdin), nil
	}
	return corpus.Open(path)
}

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
