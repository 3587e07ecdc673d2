package reuse

import (
	"bufio"
	"container/heap"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"slices"
)

// A sorter sorts any number of records within a given amount of memory: what
// does not fit is sorted in pieces, which lie in one temporary file each and are
// merged as they are read.
type sorter struct {
	dir     string // where temporary files go, "" for the system's place
	limit   int    // records in memory at once, half of them for sorting
	records []record
	scratch []record
	runs    []*os.File
}

const recordSize = 16

// newSorter is a sorter that holds at most memory bytes.
func newSorter(dir string, memory int64) *sorter {
	return &sorter{dir: dir, limit: int(max(memory/(2*recordSize), 1<<12))}
}

// add takes records.
func (s *sorter) add(rs ...record) error {
	for len(rs) > 0 {
		n := min(len(rs), s.limit-len(s.records))
		if n == 0 {
			if err := s.spill(); err != nil {
				return err
			}
			continue
		}
		if need := len(s.records) + n; need > cap(s.records) {
			s.records = slices.Grow(s.records, min(max(need, 2*cap(s.records)), s.limit)-len(s.records))
		}
		s.records = append(s.records, rs[:n]...)
		rs = rs[n:]
	}
	return nil
}

func (s *sorter) sort() []record {
	if len(s.scratch) < len(s.records) {
		s.scratch = make([]record, len(s.records), max(len(s.records), min(cap(s.records), s.limit)))
	}
	sorted := radixSort(s.records, s.scratch[:len(s.records)])
	if len(sorted) > 0 && &sorted[0] != &s.records[0] {
		s.records, s.scratch = s.scratch[:len(s.records)], s.records[:cap(s.records)]
	}
	return s.records
}

// spill writes what is in memory to a temporary file as a sorted run.
func (s *sorter) spill() error {
	f, err := tempFile(s.dir)
	if err != nil {
		return err
	}
	s.runs = append(s.runs, f)
	w := bufio.NewWriterSize(f, 1<<18)
	var b [recordSize]byte
	for _, r := range s.sort() {
		binary.BigEndian.PutUint64(b[:8], r.key)
		binary.BigEndian.PutUint64(b[8:], r.val)
		if _, err := w.Write(b[:]); err != nil {
			return fmt.Errorf("temporary file: %w", err)
		}
	}
	s.records = s.records[:0]
	if err := w.Flush(); err != nil {
		return fmt.Errorf("temporary file: %w", err)
	}
	return nil
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
	for _, f := range s.runs {
		discard(f)
	}
	s.runs, s.records, s.scratch = nil, nil, nil
}

// read calls row for each record in order.
func (s *sorter) read(row func(record) error) error {
	if len(s.runs) == 0 {
		for _, r := range s.sort() {
			if err := row(r); err != nil {
				return err
			}
		}
		return nil
	}
	if len(s.records) > 0 {
		if err := s.spill(); err != nil {
			return err
		}
	}
	s.records, s.scratch = nil, nil
	var h merge
	size := min(max(s.limit*recordSize/len(s.runs), 1<<12), 1<<20)
	for _, f := range s.runs {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return fmt.Errorf("temporary file: %w", err)
		}
		m := &run{r: bufio.NewReaderSize(f, size)}
		if ok, err := m.next(); err != nil {
			return err
		} else if ok {
			h = append(h, m)
		}
	}
	heap.Init(&h)
	for len(h) > 0 {
		if err := row(h[0].head); err != nil {
			return err
		}
		ok, err := h[0].next()
		if err != nil {
			return err
		}
		if ok {
			heap.Fix(&h, 0)
		} else {
			heap.Pop(&h)
		}
	}
	return nil
}

// A run is a sorted file being read.
type run struct {
	r    *bufio.Reader
	head record
}

func (m *run) next() (bool, error) {
	var b [recordSize]byte
	if _, err := io.ReadFull(m.r, b[:]); err == io.EOF {
		return false, nil
	} else if err != nil {
		return false, fmt.Errorf("temporary file: %w", err)
	}
	m.head = record{binary.BigEndian.Uint64(b[:8]), binary.BigEndian.Uint64(b[8:])}
	return true, nil
}

type merge []*run

func (h merge) Len() int           { return len(h) }
func (h merge) Less(i, j int) bool { return h[i].head.less(h[j].head) }
func (h merge) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *merge) Push(x any)        { *h = append(*h, x.(*run)) }
func (h *merge) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
