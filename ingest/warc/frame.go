package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/openhearsay/hearsay/pattern"
)

const (
	maxHeader = 256 << 10 // of a record, and of what HTTP puts before a page
	step      = 256 << 10 // how much is read at a time
)

// A record is one of a file as it came: its header, and its block where it is wanted.
type record struct {
	header []byte // up to and with the empty line
	block  []byte
}

// A window is the part of a stream that is looked at.
type window struct {
	r   io.Reader
	buf []byte
	pos int
	err error // of the stream, told once buf is used up

	swallowed bool // another record seems to begin inside the last one
}

var (
	errTooLong = errors.New("the record is larger than the limit for one document: raise it with --max-document")
	lengthLine = pattern.New(`(?mi)^Content-Length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$`)
	typeLine   = pattern.New(`(?mi)^WARC-Type[ \t]*:[ \t]*(\w+)[ \t]*\r?$`)
	beginning  = pattern.New(`\nWARC/[01]\.\d{1,2}\r?\n`)
)

// fill reads until n bytes are there from pos on; it reports whether they are.
func (w *window) fill(n int) bool {
	for len(w.buf)-w.pos < n && w.err == nil {
		if w.pos > 0 && w.pos >= len(w.buf)/2 {
			w.buf = w.buf[:copy(w.buf, w.buf[w.pos:])]
			w.pos = 0
		}
		have := len(w.buf)
		if cap(w.buf)-have < step {
			grown := make([]byte, have, max(2*cap(w.buf), have+2*step))
			copy(grown, w.buf)
			w.buf = grown
		}
		k, err := w.r.Read(w.buf[have : have+step])
		w.buf = w.buf[:have+k]
		w.err = err
	}
	return len(w.buf)-w.pos >= n
}

// next is the next record. io.EOF ends the file; any other error is about one record,
// and the next call goes on behind it. The block is nil where the record is of a type
// that is passed over. The bytes hold until the next call.
func (w *window) next(limit int64) (record, error) {
	if cap(w.buf) > 8<<20 && len(w.buf)-w.pos < 1<<20 { // after a large record
		w.buf, w.pos = bytes.Clone(w.buf[w.pos:]), 0
	}
	if err := w.begin(); err != nil {
		return record{}, err
	}
	end, err := w.headerEnd()
	if err != nil {
		w.resync(5)
		return record{}, w.broken(err)
	}
	header := w.buf[w.pos : w.pos+end]
	m := lengthLine.FindSubmatch(header)
	if m == nil {
		w.resync(end)
		return record{}, errors.New("the record does not say how long it is (Content-Length): get an unbroken copy")
	}
	length, _ := strconv.ParseInt(string(m[1]), 10, 64)
	kind := ""
	if m := typeLine.FindSubmatch(header); m != nil {
		kind = string(bytes.ToLower(m[1]))
	}
	wanted := kind == "response" || kind == "resource"
	if length > limit+maxHeader {
		return w.skip(end, length, wanted && w.mayBePage(end))
	}
	whole := w.fill(end + int(length))
	header = w.buf[w.pos : w.pos+end] // fill may have moved it
	if !whole {
		cause := w.err
		w.resync(end)
		switch {
		case w.pos < len(w.buf):
			return record{}, wrongLength(length)
		case cause == io.EOF:
			return record{}, errors.New("the record is cut short at the end of the file: get an unbroken copy")
		}
		return record{}, w.broken(fmt.Errorf("the record is broken (%w): get an unbroken copy", cause))
	}
	block := w.buf[w.pos+end : w.pos+end+int(length)]
	start := w.pos
	w.pos += end + int(length)
	if !w.ended() {
		w.pos = start
		w.resync(end)
		return record{}, wrongLength(length)
	}
	if w.err == errMember && w.pos == len(w.buf) {
		return record{}, w.broken(fmt.Errorf("the record is broken (%w): get an unbroken copy", errMember))
	}
	w.swallowed = beginning.Match(block)
	if !wanted {
		block = nil
	}
	return record{header, block}, nil
}

func damage(err error) bool { return err == errMember || err == errNext }

// broken is err, after which the reading goes on behind a damaged place.
func (w *window) broken(err error) error {
	if damage(w.err) && w.pos == len(w.buf) {
		w.err = nil
	}
	return err
}

func wrongLength(length int64) error {
	return fmt.Errorf("the record is not as long as it says (%d bytes): get an unbroken copy", length)
}

// begin goes to the beginning of a record.
func (w *window) begin() error {
	for {
		if w.fill(1) {
			if c := w.buf[w.pos]; c == '\r' || c == '\n' {
				w.pos++
				continue
			}
		}
		if w.fill(5) && string(w.buf[w.pos:w.pos+5]) == "WARC/" {
			return nil
		}
		if w.pos < len(w.buf) {
			n := w.resync(0)
			return fmt.Errorf("%d bytes of the file are no WARC record: get an unbroken copy", n)
		}
		err := w.err
		if damage(err) {
			w.err = nil
			return fmt.Errorf("the record is broken (%w): get an unbroken copy", err)
		}
		return err
	}
}

// headerEnd is the length of the header at pos with its empty line.
func (w *window) headerEnd() (int, error) {
	for n := 1 << 10; ; n *= 2 {
		whole := w.fill(n)
		head := w.buf[w.pos:min(len(w.buf), w.pos+n)]
		for _, mark := range []string{"\r\n\r\n", "\n\n"} {
			if i := bytes.Index(head, []byte(mark)); i >= 0 {
				return i + len(mark), nil
			}
		}
		if !whole || n >= maxHeader {
			return 0, errors.New("the header of the record does not end: get an unbroken copy")
		}
	}
}

// ended goes behind the line ends after a record, and reports whether that is its end:
// two line ends as they should be, the end of the file, or another record.
func (w *window) ended() bool {
	marked := w.more(4) && string(w.buf[w.pos:w.pos+4]) == "\r\n\r\n"
	for n := 0; n < 16 && w.more(1) && (w.buf[w.pos] == '\r' || w.buf[w.pos] == '\n'); n++ {
		w.pos++
	}
	return marked || !w.more(1) || w.more(5) && string(w.buf[w.pos:w.pos+5]) == "WARC/"
}

// more is fill that leaves what is in buf where it is, with what stands before pos.
func (w *window) more(n int) bool {
	for len(w.buf)-w.pos < n && w.err == nil {
		have := len(w.buf)
		if cap(w.buf) == have {
			w.buf = append(make([]byte, 0, have+step), w.buf...)
		}
		k, err := w.r.Read(w.buf[have:min(cap(w.buf), have+step)])
		w.buf, w.err = w.buf[:have+k], err
	}
	return len(w.buf)-w.pos >= n
}

// margin is how many bytes the beginning of a record may have in front of a cut.
const margin = 16

// resync goes to the next place, skip bytes or more behind pos, where a record seems to
// begin, or to the end of what can be read. It is how many bytes that is.
func (w *window) resync(skip int) (passed int) {
	w.fill(skip)
	move := func(n int) { w.pos, passed = w.pos+n, passed+n }
	move(min(skip, len(w.buf)-w.pos))
	for {
		if i := beginning.FindIndex(w.buf[w.pos:]); i != nil {
			move(i[0] + 1)
			return passed
		}
		keep := min(margin, len(w.buf)-w.pos)
		move(len(w.buf) - w.pos - keep)
		if !w.fill(keep + 1) {
			move(len(w.buf) - w.pos)
			return passed
		}
	}
}

// skip passes over a record that is too long to be held. A record that begins in it
// shows that its length is wrong.
func (w *window) skip(end int, length int64, wanted bool) (record, error) {
	w.pos += end
	for left := length; left > 0; {
		w.fill(int(min(left, step)))
		n := int(min(left, int64(len(w.buf)-w.pos)))
		if i := beginning.FindIndex(w.buf[w.pos : w.pos+n]); i != nil {
			w.pos += i[0] + 1
			return record{}, wrongLength(length)
		}
		if int64(n) < left {
			if w.err != nil {
				w.pos = len(w.buf)
				if damage(w.err) {
					return record{}, w.broken(fmt.Errorf("the record is broken (%w): get an unbroken copy", w.err))
				}
				break
			}
			n -= margin
		}
		w.pos += n
		left -= int64(n)
	}
	if wanted {
		return record{}, errTooLong
	}
	return record{}, nil
}

// mayBePage reports whether the record at pos, whose header ends after end bytes, is
// rather a page than a film.
func (w *window) mayBePage(end int) bool {
	w.fill(end + 4096)
	head := bytes.ToLower(w.buf[min(len(w.buf), w.pos+end):min(len(w.buf), w.pos+end+4096)])
	for _, kind := range []string{"text/html", "text/plain", "application/pdf", "application/xhtml"} {
		if bytes.Contains(head, []byte("content-type: "+kind)) {
			return true
		}
	}
	return false
}
