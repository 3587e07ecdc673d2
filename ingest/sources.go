package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/ingest/source"
)

// spoolMemory is how much of standard input is held in memory before it goes to a
// temporary file, maxSpool how much is taken at all, in bytes.
const (
	spoolMemory = 8 << 20
	maxSpool    = 16 << 30
)

// Sources reads files (see List) and what they hold, in order: one source for a file
// that is a document, one for each part of a file that holds several. "-" is Stdin.
// An error is about the file or part that Source.Path names, and the next follows; a
// source.Warning is none. It is gone through by one goroutine, and holds one part in
// memory. It ends soon after ctx does.
func (r *Reader) Sources(ctx context.Context, files []string) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		for _, path := range files {
			if ctx.Err() != nil {
				return
			}
			w := &reading{Reader: r, yield: yield}
			err := w.file(ctx, path)
			if ctx.Err() != nil || w.stopped {
				return
			}
			if err != nil && !w.give(source.Source{Path: Printable(path)}, err) {
				return
			}
		}
	}
}

// A reading is that of one file.
type reading struct {
	*Reader
	yield   func(source.Source, error) bool
	parts   int
	full    bool // it holds more documents than are read
	stopped bool // no more are wanted
}

func (w *reading) give(s source.Source, err error) bool {
	if !w.stopped && !w.yield(s, err) {
		w.stopped = true
	}
	return !w.stopped
}

// file reads one file. Its error is about the file as a whole.
func (w *reading) file(ctx context.Context, path string) error {
	if path == "-" {
		return w.standardInput(ctx)
	}
	f, size, err := openRegular(path)
	if err != nil {
		return err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return fmt.Errorf("cannot be read: %w", reason(err))
	}
	return w.open(ctx, source.Source{Path: Printable(path)}, f, size, 0, func() error {
		if after, err := f.Stat(); err != nil || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) {
			return errors.New("the file changed while it was read: add it again")
		}
		return nil
	})
}

// openRegular opens a file, if it is one.
func openRegular(path string) (*os.File, int64, error) {
	s, err := os.Stat(path)
	if err != nil {
		return nil, 0, fmt.Errorf("cannot be read: %w", reason(err))
	}
	if kind := irregular(s.Mode()); kind != "" {
		return nil, 0, fmt.Errorf("%s, not a file: send what comes out of it to standard input and name -", kind)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, fmt.Errorf("cannot be read: %w", reason(err))
	}
	return f, s.Size(), nil
}

// irregular names what is neither a regular file nor a folder.
func irregular(m fs.FileMode) string {
	switch {
	case m.IsRegular():
		return ""
	case m.IsDir():
		return "a folder"
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe (FIFO)"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}

// standardInput reads what "-" stands for.
func (w *reading) standardInput(ctx context.Context) error {
	if w.Stdin == nil {
		return errors.New("standard input is not read here: save it to a file and name that")
	}
	s := source.Source{Path: "-", Name: "stdin"}
	in := source.Reader(ctx, w.Stdin)
	var b bytes.Buffer
	if _, err := io.Copy(&b, io.LimitReader(in, spoolMemory)); err != nil {
		return fmt.Errorf("standard input cannot be read: %w", err)
	}
	if b.Len() < spoolMemory {
		return w.open(ctx, s, bytes.NewReader(b.Bytes()), int64(b.Len()), 0, nil)
	}
	most := int64(maxSpool)
	if is, err := look(w.formats, bytes.NewReader(b.Bytes()), int64(b.Len()), "", "-"); err == nil && is.format.Parts == nil {
		most = w.Limits.Bytes
	}
	f, size, err := spool(io.MultiReader(&b, in), most)
	if err != nil {
		return err
	}
	defer unspool(f)
	if size > most {
		return w.tooLarge("standard input")
	}
	return w.open(ctx, s, f, size, 0, nil)
}

// spool writes r to a temporary file, up to most bytes and one.
func spool(r io.Reader, most int64) (*os.File, int64, error) {
	f, err := os.CreateTemp("", ".hearsay-input-*")
	if err != nil {
		return nil, 0, err
	}
	size, err := io.Copy(f, io.LimitReader(r, most+1))
	if err != nil {
		unspool(f)
		return nil, 0, err
	}
	return f, size, nil
}

func unspool(f *os.File) {
	f.Close()
	os.Remove(f.Name())
}

// open yields what a file holds: itself, or its parts. whole, nil for nothing to ask,
// says whether all of it is as it was at the beginning.
func (w *reading) open(ctx context.Context, s source.Source, f source.File, size int64, depth int, whole func() error) error {
	if size == 0 {
		return ErrEmpty
	}
	is, err := look(w.formats, f, size, s.Type, s.Path)
	if err != nil {
		return err
	}
	if err := is.format.refusal(); err != nil {
		return err
	}
	if is.format.Parts == nil {
		if size > w.Limits.Bytes {
			return w.tooLarge("the file")
		}
		if s.Data == nil {
			s.Data = make([]byte, size)
			if _, err := io.ReadFull(io.NewSectionReader(f, 0, size), s.Data); err != nil {
				return fmt.Errorf("cannot be read to its end (it may have changed): %w", reason(err))
			}
		}
		if whole != nil {
			if err := whole(); err != nil {
				return err
			}
		}
		if is.compression != nil { // so that it counts once beside a copy that is not compressed
			if s.Data, err = unpack(ctx, *is.compression, s.Data, w.Limits.Bytes); err != nil {
				return err
			}
			if len(s.Data) == 0 {
				return ErrEmpty
			}
		}
		w.give(s, nil)
		return nil
	}
	if depth >= w.Limits.Depth {
		return fmt.Errorf("files are nested in files more than %d deep: unpack it and add what is in it", w.Limits.Depth)
	}
	s.Data = nil
	if is.compression != nil && !is.format.Packed {
		z, err := is.compression.Open(source.Reader(ctx, io.NewSectionReader(f, 0, size)))
		if err != nil {
			return fmt.Errorf("the %s file is broken (%w): get an unbroken copy", is.compression.Name, err)
		}
		defer z.Close()
		most := min(max(1<<30, 200*size), maxSpool)
		var unpacked *os.File
		err = source.Guard(func() (err error) {
			unpacked, size, err = spool(z, most)
			return err
		})
		if err != nil {
			return fmt.Errorf("the %s file is broken (%w): get an unbroken copy", is.compression.Name, err)
		}
		defer unspool(unpacked)
		if size > most {
			return fmt.Errorf("the %s file unpacks to more than %d MB, as bombs do: unpack it and add what is in it", is.compression.Name, most>>20)
		}
		f = unpacked
	}
	return w.partsOf(ctx, is.format, s, f, size, depth)
}

// partsOf yields the parts of a file, and theirs. The reader of the parts runs by
// itself: where it hangs, or takes longer than three documents may, it is left behind.
func (w *reading) partsOf(ctx context.Context, format *Format, s source.Source, f source.File, size int64, depth int) error {
	within, cancel := context.WithCancel(ctx)
	defer cancel()
	type part struct {
		source.Source
		err error
	}
	next := make(chan part)
	go func() {
		defer close(next)
		err := source.Guard(func() error {
			for p, err := range format.Parts(within, s.Path, f, size, w.Limits) {
				select {
				case next <- part{p, err}:
				case <-within.Done():
					return nil
				}
			}
			return nil
		})
		if err != nil {
			select {
			case next <- part{source.Source{Path: s.Path}, err}:
			case <-within.Done():
			}
		}
	}()
	for {
		most := 3 * w.Limits.Time
		limit := time.NewTimer(most)
		select {
		case p, more := <-next:
			limit.Stop()
			if !more {
				return nil
			}
			if p.Path == "" {
				p.Path = s.Path
			}
			p.Path = Printable(p.Path)
			if p.Path == s.Path && p.Name == "" && p.err == nil { // the file itself, without what it holds
				p.Name, p.Warnings = s.Name, append(s.Warnings, p.Warnings...)
				p.About = over(s.About, p.About)
			}
			if !w.part(ctx, p.Source, p.err, depth) {
				return nil
			}
		case <-ctx.Done():
			limit.Stop()
			return ctx.Err()
		case <-limit.C:
			return fmt.Errorf("the next document in it takes longer than %v to come: what follows is not read; unpack it and add what is in it", most)
		}
	}
}

// part yields one part, or what it holds, and reports whether to go on.
func (w *reading) part(ctx context.Context, s source.Source, err error, depth int) bool {
	if err == nil {
		if w.parts++; w.parts > w.Limits.Parts {
			w.give(s, fmt.Errorf("the file holds more than %d documents: this one and those behind it are not read; split it", w.Limits.Parts))
			w.full = true
			return false
		}
		err = w.open(ctx, s, bytes.NewReader(s.Data), int64(len(s.Data)), depth+1, nil)
	}
	if err != nil {
		s.Data = nil
		return w.give(s, err) && !w.full
	}
	return !w.stopped && !w.full
}

// over is what is known of a, and of b where a leaves it open.
func over(a, b source.About) source.About {
	if a.URL == "" {
		a.URL = b.URL
	}
	if a.Outlet == "" {
		a.Outlet = b.Outlet
	}
	if a.Title == "" {
		a.Title = b.Title
	}
	if len(a.Bylines) == 0 {
		a.Bylines = b.Bylines
	}
	if !a.Published.Known() {
		a.Published = b.Published
	}
	if a.Captured.IsZero() {
		a.Captured = b.Captured
	}
	return a
}

// Printable is a path as it is shown and kept: one that is not UTF-8, as names of
// files may be, has its odd bytes written as \xNN.
func Printable(path string) string {
	if utf8.ValidString(path) {
		return path
	}
	var b strings.Builder
	for len(path) > 0 {
		r, n := utf8.DecodeRuneInString(path)
		if r == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, `\x%02x`, path[0])
		} else {
			b.WriteString(path[:n])
		}
		path = path[n:]
	}
	return b.String()
}
