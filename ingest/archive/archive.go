// Package archive reads files that hold files: zip, tar (plain or compressed) and
// RAR. Nothing is unpacked to the disk; the name of an entry is only a name.
package archive

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/klauspost/compress/zip"
	"github.com/mholt/archives"
	"github.com/nwaples/rardecode/v2"
	"golang.org/x/text/encoding/charmap"

	"github.com/openhearsay/hearsay/ingest/source"
)

const (
	// maxTotal is how much an archive may unpack to whatever its size, in bytes, and
	// maxRatio how many times its size when it is larger: news pages shrink to a tenth,
	// at most to a fiftieth; bombs to a thousandth.
	maxTotal = 1 << 30
	maxRatio = 200
	// small is what one entry may unpack to whatever its ratio.
	small = 1 << 20
)

// errStop ends a walk that the reader of the parts no longer wants.
var errStop = errors.New("stop")

// Zip is a source.PartReader of zip archives: "dump.zip/a/b.html".
func Zip(ctx context.Context, p string, f source.File, size int64, l source.Limits) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		w := newWalk(ctx, p, size, l, yield)
		zips := archives.Zip{TextEncoding: charmap.CodePage437}
		err := source.Guard(func() error { // the names come first, at the end of the file
			return zips.Extract(ctx, io.NewSectionReader(f, 0, size), func(_ context.Context, e archives.FileInfo) error {
				w.names[clean(e.NameInArchive)] = true
				return nil
			})
		})
		if err == nil {
			err = source.Guard(func() error { return zips.Extract(ctx, io.NewSectionReader(f, 0, size), w.entry) })
		}
		w.end(err, "zip archive")
	}
}

// Tar is a source.PartReader of tar archives, also compressed in one of Compressions.
func Tar(ctx context.Context, p string, f source.File, size int64, l source.Limits) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		w := newWalk(ctx, p, size, l, yield)
		err := source.Guard(func() error {
			var r io.Reader = io.NewSectionReader(f, 0, size)
			head := make([]byte, 8)
			n, _ := f.ReadAt(head, 0)
			if c, ok := Compressed(head[:n]); ok {
				z, err := c.Open(r)
				if err != nil {
					return err
				}
				defer z.Close()
				r = z
			}
			return archives.Tar{}.Extract(ctx, w.bounded(source.Reader(ctx, r)), w.entry)
		})
		w.end(err, "tar archive")
	}
}

// RAR is a source.PartReader of RAR archives of one volume.
func RAR(ctx context.Context, p string, f source.File, size int64, l source.Limits) iter.Seq2[source.Source, error] {
	head := make([]byte, 8)
	n, _ := f.ReadAt(head, 0)
	if h := string(head[:n]); !strings.HasPrefix(h, "Rar!\x1a\x07\x00") && h != "Rar!\x1a\x07\x01\x00" { // the library looks for it without end
		return func(yield func(source.Source, error) bool) {
			yield(source.Source{Path: p}, errors.New("its bytes are not those of a RAR archive: get an unbroken copy, or give it the name that it should have"))
		}
	}
	return func(yield func(source.Source, error) bool) {
		w := newWalk(ctx, p, size, l, yield)
		err := source.Guard(func() error {
			r, err := rardecode.NewReader(source.Reader(ctx, io.NewSectionReader(f, 0, size)), rardecode.MaxDictionarySize(maxWindow))
			if err != nil {
				return err
			}
			for {
				h, err := r.Next()
				if err == io.EOF {
					return nil
				}
				if err != nil {
					return err
				}
				e := archives.FileInfo{FileInfo: rarEntry{h}, Header: h, NameInArchive: h.Name,
					Open: func() (fs.File, error) { return rarFile{r, h}, nil }}
				if err := w.entry(ctx, e); err != nil {
					return err
				}
			}
		})
		w.end(err, "RAR archive")
	}
}

// A rarEntry is the header of an entry. mholt/archives reads RAR too, but allows
// dictionaries of gigabytes.
type rarEntry struct{ h *rardecode.FileHeader }

func (e rarEntry) Name() string       { return path.Base(e.h.Name) }
func (e rarEntry) Size() int64        { return e.h.UnPackedSize }
func (e rarEntry) Mode() fs.FileMode  { return e.h.Mode() }
func (e rarEntry) ModTime() time.Time { return e.h.ModificationTime }
func (e rarEntry) IsDir() bool        { return e.h.IsDir }
func (e rarEntry) Sys() any           { return nil }

// A rarFile is what an entry holds.
type rarFile struct {
	io.Reader
	h *rardecode.FileHeader
}

func (f rarFile) Stat() (fs.FileInfo, error) { return rarEntry{f.h}, nil }
func (f rarFile) Close() error               { return nil }

// IsTar reports whether the beginning of a file, after decompression, is that of a tar
// archive (POSIX ustar, pax or GNU).
func IsTar(head []byte) bool {
	if len(head) >= 262 && bytes.Equal(head[257:262], []byte("ustar")) {
		return true
	}
	if len(head) < 512 || head[0] == 0 { // an old one has no mark, but a sum of its header
		return false
	}
	h, err := tar.NewReader(bytes.NewReader(head)).Next()
	return err == nil && h.Name != "" && utf8.ValidString(h.Name)
}

// A walk goes through the entries of an archive.
type walk struct {
	ctx    context.Context
	path   string
	limits source.Limits
	yield  func(source.Source, error) bool

	names map[string]bool // of all entries, where they are known before the first is read
	left  int64           // bytes that may still come out
	total int64           // bytes that may come out of all
	parts int
	pages map[string]int // folders of saved pages, with how many files were left out
	order []string       // their names
	done  bool           // no more is wanted, or can come
}

func newWalk(ctx context.Context, p string, size int64, l source.Limits, yield func(source.Source, error) bool) *walk {
	total := max(maxTotal, l.Bytes, maxRatio*size)
	return &walk{ctx: ctx, path: p, limits: l, yield: yield, names: map[string]bool{}, left: total, total: total, pages: map[string]int{}}
}

// give yields and reports whether to go on.
func (w *walk) give(s source.Source, err error) error {
	if !w.yield(s, err) {
		w.done = true
		return errStop
	}
	return nil
}

// entry reads one entry. Its error ends the walk.
func (w *walk) entry(ctx context.Context, e archives.FileInfo) error {
	name := clean(e.NameInArchive)
	if e.IsDir() || name == "" || hidden(name) {
		return nil
	}
	s := source.Source{Path: w.path + "/" + name}
	if mode := e.Mode(); mode&fs.ModeSymlink != 0 || e.LinkTarget != "" {
		return nil // what it points at stands in the archive by itself, or is none of its business
	} else if !mode.IsRegular() {
		return w.give(s, errors.New("a device or pipe in an archive: not read"))
	}
	if page := w.frame(name); page != "" {
		if w.pages[page]++; w.pages[page] == 1 {
			w.order = append(w.order, page)
		}
		return nil
	}
	if w.parts++; w.parts > w.limits.Parts {
		w.done = true
		w.yield(source.Source{Path: w.path}, fmt.Errorf("the archive holds more than %d files: the others are not read; split it", w.limits.Parts))
		return errStop
	}
	if e.Size() > w.limits.Bytes {
		return w.give(s, w.tooLarge())
	}
	packed := int64(-1)
	if h, ok := e.Header.(zip.FileHeader); ok {
		if h.Flags&1 != 0 {
			return w.give(s, errors.New("it is encrypted: unpack the archive with its password and add the files"))
		}
		packed = int64(h.CompressedSize64)
	}
	if e.Size() > small && packed >= 0 && e.Size()/maxRatio > packed {
		return w.give(s, fmt.Errorf("it claims to unpack to more than %d times its size, as bombs do: not read", maxRatio))
	}
	data, err := w.read(e)
	switch {
	case w.ctx.Err() != nil:
		return w.ctx.Err()
	case errors.Is(err, errBomb):
		return err
	case errors.Is(err, errTooLarge):
		return w.give(s, w.tooLarge())
	case err != nil:
		return w.give(s, fmt.Errorf("it cannot be unpacked (%w): get an unbroken copy", err))
	}
	s.Data = data
	return w.give(s, nil)
}

var (
	errTooLarge = errors.New("too large")
	errBomb     = errors.New("a bomb")
)

func (w *walk) tooLarge() error {
	return fmt.Errorf("it is larger than %d MB: unpack the archive and split the file, or read more with --max-document", w.limits.Bytes>>20)
}

// read reads the bytes of an entry.
func (w *walk) read(e archives.FileInfo) ([]byte, error) {
	f, err := e.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	b.Grow(int(min(max(e.Size(), 0), small)))
	n, err := io.Copy(&b, io.LimitReader(source.Reader(w.ctx, f), w.limits.Bytes+1))
	if _, counted := e.Header.(*tar.Header); !counted { // bounded counts what a tar gives
		w.left -= n
	}
	switch {
	case err != nil:
		return nil, err
	case w.left < 0:
		return nil, errBomb
	case n > w.limits.Bytes:
		return nil, errTooLarge
	}
	return b.Bytes(), nil
}

// bounded is r up to what the archive may unpack to.
func (w *walk) bounded(r io.Reader) io.Reader { return &bounded{w, r} }

type bounded struct {
	w *walk
	r io.Reader
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.w.left -= int64(n); b.w.left < 0 {
		return 0, errBomb
	}
	return n, err
}

// end says why the walk ended, and what was left out.
func (w *walk) end(err error, kind string) {
	whole := source.Source{Path: w.path}
	switch {
	case w.done:
		return
	case err != nil && w.ctx.Err() != nil:
		w.yield(whole, w.ctx.Err())
		return
	case errors.Is(err, errBomb):
		w.yield(whole, fmt.Errorf("the %s unpacks to more than %d MB, as bombs do: the rest of it is not read; unpack it and add the folder", kind, w.total>>20))
		return
	case err != nil && locked(err):
		w.yield(whole, fmt.Errorf("the %s is encrypted: unpack it with its password and add the folder", kind))
		return
	case err != nil && w.parts > 0:
		w.yield(whole, fmt.Errorf("the %s is broken after %d files (%w): get an unbroken copy", kind, w.parts, err))
		return
	case err != nil:
		w.yield(whole, fmt.Errorf("the %s cannot be read (%w): get an unbroken copy", kind, err))
		return
	}
	for _, page := range w.order {
		if !w.yield(source.Source{Path: w.path + "/" + page}, FrameWarning(w.pages[page])) {
			return
		}
	}
	if w.parts == 0 {
		w.yield(whole, source.Warning(fmt.Sprintf("the %s holds no documents", kind)))
	}
}

// locked tells an encrypted archive by the error of its reader.
func locked(err error) bool {
	s := strings.ToLower(err.Error())
	return strings.Contains(s, "password") || strings.Contains(s, "encrypted")
}

// clean is the name of an entry without what would lead out of the archive.
func clean(name string) string {
	name = strings.ToValidUTF8(strings.ReplaceAll(name, "\\", "/"), "\uFFFD")
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if name == "." {
		return ""
	}
	return name
}

// hidden reports whether a name is one that systems write for themselves.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}
