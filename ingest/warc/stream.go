package warc

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"

	"github.com/openhearsay/hearsay/ingest/source"
)

var (
	// errRest ends the reading of a file: nothing can be found behind the error.
	errRest = errors.New("what follows is not read")
	// errMember is the end of what could be unpacked before a damaged place. The next
	// read goes on behind it.
	errMember = errors.New("the gzip data are damaged")
	// errNext is errMember where the damaged data begin another record: the one before
	// is whole.
	errNext = errors.New("the gzip data are damaged from their beginning")
)

// maxTries is how many places behind damaged data are tried.
const maxTries = 4096

// A stream is the bytes of a WARC file, unpacked. In the middle of damaged data a read
// fails with errMember or errNext; the next one begins with another record.
type stream struct {
	f      io.ReaderAt // nil where the file can only be read from its beginning
	size   int64
	ctx    context.Context
	in     *bufio.Reader
	count  *counter
	gz     *gzip.Reader
	member int64 // where the current member of a gzip file begins
	began  bool  // something of it was unpacked
	packed bool
	opened bool
	lost   bool // the place after a damaged one is still to be found
}

// A counter counts what is read through it, and keeps the error of the file.
type counter struct {
	r   io.Reader
	n   int64
	err error // other than io.EOF
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}

func newStream(ctx context.Context, f io.ReaderAt, size int64, r io.Reader) *stream {
	s := &stream{f: f, size: size, ctx: ctx}
	if f != nil {
		r = io.NewSectionReader(f, 0, size)
	}
	s.from(r, 0)
	return s
}

// from goes on reading at r, which is at byte at of the file.
func (s *stream) from(r io.Reader, at int64) {
	s.count = &counter{r: source.Reader(s.ctx, r), n: at}
	if s.in == nil {
		s.in = bufio.NewReaderSize(s.count, 64<<10)
	} else {
		s.in.Reset(s.count)
	}
}

// offset is the place in the file of the next byte that is not unpacked yet.
func (s *stream) offset() int64 { return s.count.n - int64(s.in.Buffered()) }

func (s *stream) Read(p []byte) (int, error) {
	if !s.opened {
		s.opened = true
		head, err := s.in.Peek(2)
		if len(head) == 0 && err != nil {
			return 0, err
		}
		s.packed = len(head) == 2 && head[0] == 0x1f && head[1] == 0x8b
		if s.packed {
			if err := s.open(); err != nil {
				return 0, s.damaged()
			}
		}
	}
	if s.lost {
		if err := s.seek(); err != nil {
			return 0, err
		}
		s.lost = false
	}
	if !s.packed {
		return s.in.Read(p)
	}
	for {
		n, err := s.gz.Read(p)
		switch {
		case n > 0:
			s.began = true
			return n, nil
		case err == io.EOF:
			if err := s.padding(); err != nil {
				return 0, err
			}
			if err := s.open(); err != nil {
				return 0, s.damaged()
			}
		case err != nil:
			if s.count.err != nil {
				return 0, s.count.err
			}
			return 0, s.damaged()
		}
	}
}

// padding passes over the zeros that some programs put behind a member.
func (s *stream) padding() error {
	for {
		c, err := s.in.ReadByte()
		if err != nil {
			return err
		}
		if c != 0 {
			return s.in.UnreadByte()
		}
	}
}

// open begins a member of a gzip file.
func (s *stream) open() error {
	s.member, s.began = s.offset(), false
	if s.gz == nil {
		s.gz = new(gzip.Reader)
	}
	if err := s.gz.Reset(s.in); err != nil {
		return err
	}
	s.gz.Multistream(false)
	return nil
}

func (s *stream) damaged() error {
	s.lost = true
	if !s.began {
		return errNext
	}
	return errMember
}

// seek finds the next member that begins with a record, behind the one that is damaged.
// It is io.EOF where there is none.
func (s *stream) seek() error {
	if s.f == nil {
		return fmt.Errorf("%w, and the file can only be read from its beginning: %w", errMember, errRest)
	}
	tries := 0
	at := s.member + 1
	buf := make([]byte, 64<<10)
	for at < s.size {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		n, err := s.f.ReadAt(buf, at)
		if n < 4 {
			break
		}
		for i := 0; i+3 < n; i++ {
			if buf[i] != 0x1f || buf[i+1] != 0x8b || buf[i+2] != 8 || buf[i+3]&0xe0 != 0 {
				continue
			}
			if tries++; tries > maxTries {
				return fmt.Errorf("%w over a long stretch: %w", errMember, errRest)
			}
			if s.begins(at + int64(i)) {
				s.from(io.NewSectionReader(s.f, at+int64(i), s.size-at-int64(i)), at+int64(i))
				return s.open()
			}
		}
		if err != nil {
			break
		}
		at += int64(n - 3)
	}
	return io.EOF
}

// begins reports whether a member that begins with a record is at byte at.
func (s *stream) begins(at int64) bool {
	z, err := gzip.NewReader(io.NewSectionReader(s.f, at, min(s.size-at, 1<<10)))
	if err != nil {
		return false
	}
	head := make([]byte, 5)
	_, err = io.ReadFull(z, head)
	return err == nil && string(head) == "WARC/"
}
