// Package warc reads the pages of web archives (WARC 1.0 and 1.1, ISO 28500, and WACZ)
// and writes the records that hearsay keeps of what it fetched.
package warc

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"

	"github.com/openhearsay/hearsay/ingest/source"
)

// Parts is a source.PartReader of a WARC file, plain or compressed with gzip record by
// record or as a whole: each page, PDF and plain text that was answered with status
// 200, without the encodings of its transfer, with its address and the time of its
// capture. "dump.warc.gz/12" is record 12. What is the same of the same address is one
// part. It holds one record in memory.
func Parts(ctx context.Context, p string, f source.File, size int64, l source.Limits) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		r := newReader(ctx, l, yield)
		if r.file(p, f, size) {
			r.end(p)
		}
	}
}

// WACZ is a source.PartReader of a web archive collection, a zip with WARC files:
// "web.wacz/archive/data.warc.gz/12".
func WACZ(ctx context.Context, p string, f source.File, size int64, l source.Limits) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		var z *zip.Reader
		err := source.Guard(func() (err error) {
			z, err = zip.NewReader(f, size)
			return err
		})
		if err != nil {
			yield(source.Source{Path: p}, fmt.Errorf("the WACZ file is no whole zip (%w): get an unbroken copy", err))
			return
		}
		r := newReader(ctx, l, yield)
		found := 0
		for _, e := range z.File {
			name := path.Clean(strings.ReplaceAll(e.Name, "\\", "/"))
			if low := strings.ToLower(name); !strings.HasPrefix(low, "archive/") || !strings.HasSuffix(low, ".warc.gz") && !strings.HasSuffix(low, ".warc") {
				continue
			}
			found++
			if !r.entry(p+"/"+name, f, e) {
				return
			}
		}
		if found == 0 {
			yield(source.Source{Path: p}, errors.New("the WACZ file holds no archive/*.warc.gz: nothing to read"))
			return
		}
		r.end(p)
	}
}

// A reader goes through the records of one or several files.
type reader struct {
	ctx    context.Context
	limits source.Limits
	yield  func(source.Source, error) bool

	seen      map[[16]byte]bool // addresses with what they held
	documents int
	failed    int
	redirects int
	refused   map[int]int // by status
	twice     int
}

func newReader(ctx context.Context, l source.Limits, yield func(source.Source, error) bool) *reader {
	return &reader{ctx: ctx, limits: l, yield: yield, seen: map[[16]byte]bool{}, refused: map[int]int{}}
}

// entry reads a WARC file of a zip. One that is stored as it is can be read from any
// place; one that is compressed once more only from its beginning.
func (r *reader) entry(p string, f source.File, e *zip.File) bool {
	if e.Method == zip.Store && e.CompressedSize64 == e.UncompressedSize64 {
		if at, err := e.DataOffset(); err == nil {
			return r.file(p, io.NewSectionReader(f, at, int64(e.CompressedSize64)), int64(e.CompressedSize64))
		}
	}
	c, err := e.Open()
	if err != nil {
		r.failed++
		return r.yield(source.Source{Path: p}, fmt.Errorf("it cannot be unpacked (%w): get an unbroken copy", err))
	}
	defer c.Close()
	return r.stream(p, newStream(r.ctx, nil, 0, c))
}

// file reads a WARC file in place.
func (r *reader) file(p string, f io.ReaderAt, size int64) bool {
	return r.stream(p, newStream(r.ctx, f, size, nil))
}

// stream reads the records of a file, and reports whether to go on.
func (r *reader) stream(p string, s *stream) bool {
	w := &window{r: s}
	for n := 1; ; n++ {
		if err := r.ctx.Err(); err != nil {
			r.yield(source.Source{Path: p}, err)
			return false
		}
		record, err := w.next(r.limits.Bytes)
		if err == io.EOF {
			if n == 1 {
				r.failed++
				return r.yield(source.Source{Path: p}, errors.New("the file holds no WARC record: nothing to read"))
			}
			return true
		}
		at := source.Source{Path: fmt.Sprintf("%s/%d", p, n)}
		var out source.Source
		if err == nil {
			out, err = r.read(record, w, at)
		}
		switch {
		case err != nil && r.ctx.Err() != nil:
			continue // told above
		case err == errPassedOver:
			continue
		case err != nil:
			r.failed++
			if !r.yield(at, err) {
				return false
			}
			if err == w.err || errors.Is(err, errRest) { // nothing more can be read
				return true
			}
			continue
		}
		if r.documents++; r.documents > r.limits.Parts {
			r.yield(source.Source{Path: p}, fmt.Errorf("the archive holds more than %d documents: the others are not read; split it", r.limits.Parts))
			return false
		}
		if out.Name == "" {
			out.Name = source.Part(p, n)
		}
		if !r.yield(out, nil) {
			return false
		}
	}
}

// known reports whether the same was read from the same address before.
func (r *reader) known(address string, data []byte) bool {
	h := sha256.New()
	io.WriteString(h, address)
	h.Write([]byte{0})
	h.Write(data)
	key := [16]byte(h.Sum(nil))
	if r.seen[key] {
		return true
	}
	if len(r.seen) < 4<<20 {
		r.seen[key] = true
	}
	return false
}

// end tells what was passed over.
func (r *reader) end(p string) {
	errorsOf, all := []string{}, 0
	for status := 100; status < 1000; status++ {
		if n := r.refused[status]; n > 0 {
			errorsOf = append(errorsOf, fmt.Sprintf("%d of status %d", n, status))
			all += n
		}
	}
	if n := r.refused[0]; n > 0 {
		errorsOf = append(errorsOf, fmt.Sprintf("%d without a status", n))
		all += n
	}
	var said []string
	if r.redirects > 0 {
		said = append(said, fmt.Sprintf("%d redirects", r.redirects))
	}
	if all > 0 {
		said = append(said, fmt.Sprintf("%d answers that are no page (%s)", all, strings.Join(errorsOf, ", ")))
	}
	if r.twice > 0 {
		said = append(said, fmt.Sprintf("%d captures of what was captured before", r.twice))
	}
	switch {
	case r.documents == 0 && r.failed == 0 && len(said) == 0:
		r.yield(source.Source{Path: p}, errors.New("the archive holds no page, PDF or plain text: nothing to read"))
	case r.documents == 0 && r.failed == 0:
		r.yield(source.Source{Path: p}, fmt.Errorf("the archive holds no page, PDF or plain text, only %s: nothing to read", strings.Join(said, ", ")))
	case len(said) > 0:
		r.yield(source.Source{Path: p}, source.Warning("passed over in the archive: "+strings.Join(said, ", ")))
	}
}

// IsWARC reports whether head, the first bytes of a file after decompression, are
// those of a WARC file.
func IsWARC(head []byte) bool { return strings.HasPrefix(string(head[:min(len(head), 8)]), "WARC/") }
