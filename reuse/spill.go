package reuse

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"slices"
)

// A sorter sorts any number of records within a given amount of memory. They
// are sorted in pieces, which are merged as they are read; a piece that does not
// fit lies in a temporary file.
type sorter struct {
	dir     string // where temporary files go, "" for the system's place
	piece   int    // records that are sorted at once
	free    int    // pieces that may still be kept in memory
	records []record
	scratch []record
	runs    []*run
}

const (
	recordSize = 16
	maxPiece   = 1 << 21
)

// newSorter is a sorter that holds about memory bytes at most.
func newSorter(dir string, memory int64) *sorter {
	n := memory / recordSize
	piece := min(max(n/4, 1<<10), maxPiece)
	return &sorter{dir: dir, piece: int(piece), free: int(max(n/piece-2, 0))}
}

// add takes records.
func (s *sorter) add(rs ...record) error {
	for len(rs) > 0 {
		n := min(len(rs), s.piece-len(s.records))
		if n == 0 {
			if err := s.next(); err != nil {
				return err
			}
			continue
		}
		s.records = append(s.records, rs[:n]...)
		rs = rs[n:]
	}
	return nil
}

func (s *sorter) sort() []record {
	if cap(s.scratch) < len(s.records) {
		s.scratch = make([]record, len(s.records))
	}
	sorted := radixSort(s.records, s.scratch[:len(s.records)])
	if len(sorted) > 0 && &sorted[0] != &s.records[0] {
		s.records, s.scratch = sorted, s.records
	}
	return s.records
}

// next ends a piece.
func (s *sorter) next() error {
	sorted := s.sort()
	if s.free > 0 {
		s.free--
		s.runs = append(s.runs, &run{records: slices.Clone(sorted)})
	} else {
		m, err := s.write(&run{records: sorted})
		if err != nil {
			return err
		}
		s.runs = append(s.runs, m)
	}
	s.records = s.records[:0]
	return s.lessen()
}

// mostFiles is how many files of one level there may be before they are merged
// into one of the next.
const mostFiles = 32

func (s *sorter) lessen() error {
	for level := 0; ; level++ {
		var these, others []*run
		for _, m := range s.runs {
			if m.file != nil && m.level == level {
				these = append(these, m)
			} else {
				others = append(others, m)
			}
		}
		if len(these) < mostFiles {
			return nil
		}
		merged, err := s.write(these...)
		if err != nil {
			return err
		}
		for _, m := range these {
			discard(m.file)
		}
		merged.level = level + 1
		s.runs = append(others, merged)
	}
}

// write merges runs into one that lies in a file.
func (s *sorter) write(runs ...*run) (*run, error) {
	f, err := tempFile(s.dir)
	if err != nil {
		return nil, err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	err = mergeRuns(runs, func(r record) error { return writeRecord(w, r) })
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		discard(f)
		return nil, fmt.Errorf("temporary file: %w", err)
	}
	return &run{file: f}, nil
}

// tempFile opens a file that is gone when it is closed, or with the program
// where the system allows it.
func tempFile(dir string) (*os.File, error) {
	f, err := os.CreateTemp(dir, "hearsay-*.tmp")
	if err != nil {
		return nil, fmt.Errorf("temporary file: %w", err)
	}
	// Where an open file cannot be removed, as on Windows, discard does it.
	os.Remove(f.Name())
	return f, nil
}

func discard(f *os.File) {
	if f != nil {
		f.Close()
		os.Remove(f.Name())
	}
}

// close frees memory and files.
func (s *sorter) close() {
	for _, m := range s.runs {
		discard(m.file)
	}
	s.runs, s.records, s.scratch = nil, nil, nil
}

// read calls row for each record in order, once.
func (s *sorter) read(row func(record) error) error { return readAll(row, s) }

// scan calls row for each record in order and leaves them to be read.
func (s *sorter) scan(row func(record) error) error {
	runs := []*run{{records: s.sort()}}
	for _, m := range s.runs {
		runs = append(runs, &run{records: m.records, file: m.file})
	}
	return mergeRuns(runs, row)
}

// readAll calls row for each record of several sorters in order, once.
func readAll(row func(record) error, sorters ...*sorter) error {
	var runs []*run
	for _, s := range sorters {
		runs = append(runs, s.runs...)
		runs = append(runs, &run{records: s.sort()})
		s.scratch = nil
	}
	return mergeRuns(runs, row)
}

func mergeRuns(runs []*run, row func(record) error) error {
	h := make([]*run, 0, len(runs))
	for _, m := range runs {
		if m.file != nil {
			if _, err := m.file.Seek(0, io.SeekStart); err != nil {
				return fmt.Errorf("temporary file: %w", err)
			}
			m.r = bufio.NewReaderSize(m.file, 1<<16)
		}
		if ok, err := m.next(); err != nil {
			return err
		} else if ok {
			h = append(h, m)
		}
	}
	for i := len(h)/2 - 1; i >= 0; i-- {
		sift(h, i)
	}
	for len(h) > 0 {
		m := h[0]
		if err := row(m.head); err != nil {
			return err
		}
		ok, err := m.next()
		if err != nil {
			return err
		}
		if !ok {
			m.records = nil
			h[0] = h[len(h)-1]
			h = h[:len(h)-1]
		}
		sift(h, 0)
	}
	return nil
}

// sift moves the run at i down the heap to where it belongs.
func sift(h []*run, i int) {
	for {
		c := 2*i + 1
		if c >= len(h) {
			return
		}
		if c+1 < len(h) && h[c+1].head.less(h[c].head) {
			c++
		}
		if !h[c].head.less(h[i].head) {
			return
		}
		h[i], h[c] = h[c], h[i]
		i = c
	}
}

// A run is sorted records being read, from memory or a file.
type run struct {
	head    record
	records []record
	file    *os.File
	level   int // how often it has been merged
	r       *bufio.Reader
}

func (m *run) next() (bool, error) {
	if m.file == nil {
		if len(m.records) == 0 {
			return false, nil
		}
		m.head, m.records = m.records[0], m.records[1:]
		return true, nil
	}
	var b [recordSize]byte
	if _, err := io.ReadFull(m.r, b[:]); err == io.EOF {
		return false, nil
	} else if err != nil {
		return false, fmt.Errorf("temporary file: %w", err)
	}
	m.head = record{binary.BigEndian.Uint64(b[:8]), binary.BigEndian.Uint64(b[8:])}
	return true, nil
}
