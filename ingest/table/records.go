package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

var (
	errLong  = errors.New("the row is too long")
	errBlank = errors.New("a blank line")
)

// step is how much is read at a time.
const step = 64 << 10

// records are those of a table: lines that belong together by their quotation marks.
type records struct {
	r     io.Reader
	comma byte
	limit int // of one record, in bytes
	buf   []byte
	pos   int
	err   error
	line  int // lines passed

	size, firstLine int // of the last record
	again           int // bytes that were read in vain
}

// fill reads until n bytes are there from pos on; it reports whether they are.
func (r *records) fill(n int) bool {
	for len(r.buf)-r.pos < n && r.err == nil {
		if r.pos > 0 && r.pos >= len(r.buf)/2 {
			r.buf = r.buf[:copy(r.buf, r.buf[r.pos:])]
			r.pos = 0
		}
		have := len(r.buf)
		if cap(r.buf)-have < step {
			r.buf = append(make([]byte, 0, max(2*cap(r.buf), have+2*step)), r.buf...)
		}
		var k int
		k, r.err = r.r.Read(r.buf[have : have+step])
		r.buf = r.buf[:have+k]
	}
	return len(r.buf)-r.pos >= n
}

// first is the first line, which stays to be read.
func (r *records) first() ([]byte, error) {
	for n := step; ; n *= 2 {
		whole := r.fill(n)
		if i := bytes.IndexByte(r.buf[r.pos:], '\n'); i >= 0 {
			return r.buf[r.pos : r.pos+i+1], nil
		}
		if !whole {
			if r.err == io.EOF && len(r.buf) > r.pos {
				return r.buf[r.pos:], nil
			}
			return nil, r.err
		}
		if n > r.limit {
			return nil, errLong
		}
	}
}

// next is the next record with its line ends; it holds until the next call. A record
// whose last quotation mark is missing is its first line only: what follows is read
// anew. io.EOF and errors of the file end the table, errBlank and errLong do not.
func (r *records) next() ([]byte, error) {
	s := splitter{comma: r.comma}
	r.firstLine = 0
	n := 0
	for ; ; n++ {
		if !r.fill(n+1) || n > r.limit {
			break
		}
		c := r.buf[r.pos+n]
		s.take(c)
		if c != '\n' {
			continue
		}
		if r.firstLine == 0 {
			r.firstLine = n + 1
		}
		if s.state != inQuotes {
			n++
			return r.take(n)
		}
	}
	switch {
	case n > r.limit && r.firstLine == 0:
		return nil, r.skipLine()
	case r.err != nil && r.err != io.EOF && n <= r.limit:
		return nil, r.err
	case n == 0:
		return nil, io.EOF
	case s.state == inQuotes && r.firstLine > 0:
		if r.again += n; r.again > 16*r.limit {
			return nil, fmt.Errorf("line %d: the quotation marks of the table are not in order: the rest is not read", r.line+1)
		}
		return r.take(r.firstLine)
	case n > r.limit: // of several lines, all in order but too long
		r.pos += r.firstLine
		r.line++
		return nil, errLong
	}
	if r.firstLine == 0 {
		r.firstLine = n
	}
	return r.take(n) // without a line end at the end of the file
}

// take passes over a record of n bytes.
func (r *records) take(n int) ([]byte, error) {
	data := r.buf[r.pos : r.pos+n]
	r.pos += n
	r.size = n
	r.line += bytes.Count(data, []byte("\n"))
	if len(bytes.TrimSpace(data)) == 0 && n <= r.firstLine && r.comma != '\t' || len(bytes.Trim(data, "\r\n")) == 0 {
		return nil, errBlank
	}
	return data, nil
}

// retry goes back to the second line of the last record.
func (r *records) retry() {
	back := r.size - r.firstLine
	if back <= 0 {
		return
	}
	r.again += back
	r.pos -= back
	r.line -= bytes.Count(r.buf[r.pos:r.pos+back], []byte("\n"))
}

// skipLine passes over the rest of a line.
func (r *records) skipLine() error {
	for r.fill(1) {
		if i := bytes.IndexByte(r.buf[r.pos:], '\n'); i >= 0 {
			r.pos += i + 1
			r.line++
			return errLong
		}
		r.pos = len(r.buf)
	}
	if r.err != io.EOF {
		return r.err
	}
	return errLong
}
