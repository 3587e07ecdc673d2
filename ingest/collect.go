package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/ingest/table"
	"github.com/openhearsay/hearsay/parallel"
)

// A Result is what became of one source.
type Result struct {
	source.Source
	SHA256   string // of Data
	Known    bool   // it was not read, since known said so
	Document hearsay.Document
	Problem  *hearsay.Problem // why there is no document, or a warning about the file; its message begins with the path
	Err      error            // of known; nothing else follows
}

// Documents reads files (see List) on all cores, and yields the results in
// order, which does not depend on the number of cores. A source of which known, with
// its SHA-256 and path, says so is not read; nil knows none. It ends when ctx does,
// in the middle of a document too.
func (r *Reader) Documents(ctx context.Context, files []string, known func(sha256, path string) (bool, error)) iter.Seq[Result] {
	type found struct {
		source.Source
		err error
	}
	sources := func(yield func(found) bool) {
		for s, err := range r.Sources(ctx, files) {
			if !yield(found{s, err}) {
				return
			}
		}
	}
	return func(yield func(Result) bool) {
		for x := range parallel.Map(ctx, sources, func(f found) Result {
			x := Result{Source: f.Source}
			if f.err != nil {
				x.Problem = problemOf(f.Path, f.err)
				return x
			}
			sum := sha256.Sum256(f.Data)
			x.SHA256 = hex.EncodeToString(sum[:])
			if known != nil {
				if x.Known, x.Err = known(x.SHA256, x.Path); x.Known || x.Err != nil {
					return x
				}
			}
			var err error
			if x.Document, err = r.Read(ctx, f.Source); err != nil {
				x.Problem = problemOf(f.Path, err)
				if ctx.Err() != nil {
					x.Err = ctx.Err()
				}
			}
			return x
		}) {
			if errors.Is(x.Err, context.Canceled) && ctx.Err() != nil {
				continue // it was not read to its end
			}
			if !yield(x) || x.Err != nil {
				return
			}
		}
	}
}

// problemOf is what is told of a source that gave no document. One that is rightly
// left out is a warning.
func problemOf(path string, err error) *hearsay.Problem {
	m := strings.TrimPrefix(err.Error(), "ingest: ")
	if !strings.HasPrefix(m, path+": ") {
		m = path + ": " + m
	}
	return &hearsay.Problem{Path: path, Message: m, Warning: Harmless(err)}
}

// Collect reads files (see List) and calls each for every document, in order, with the
// original bytes. Bytes that came before count once.
//
// What went wrong with one document is told to problem, and the run goes on. The
// error is that of each, or of ctx.
func (r *Reader) Collect(ctx context.Context, files []string, each func(d hearsay.Document, original []byte) error, problem func(hearsay.Problem)) error {
	seen := map[string]string{} // hash → the path that had it first
	for x := range r.Documents(ctx, files, nil) {
		if x.Problem != nil {
			problem(*x.Problem)
			continue
		}
		if first, ok := seen[x.SHA256]; ok {
			problem(hearsay.Problem{Path: x.Path, Message: fmt.Sprintf("%s: the same bytes as %s: counted once", x.Path, first), Warning: true})
			continue
		}
		seen[x.SHA256] = x.Path
		for _, w := range x.Document.Warnings {
			problem(hearsay.Problem{Path: x.Path, Message: x.Path + ": " + w, Warning: true})
		}
		if err := each(x.Document, x.Data); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// Collect is Reader.Collect of what paths name, with the limits that hold where no
// others are named.
func Collect(ctx context.Context, paths []string, each func(d hearsay.Document, original []byte) error, problem func(hearsay.Problem)) error {
	return NewReader(source.Default(), table.Columns{}).Collect(ctx, List(paths, problem), each, problem)
}

// Load reads a file whole, up to the size of a document. The error names it.
func Load(path string) ([]byte, error) {
	f, size, err := openRegular(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	defer f.Close()
	if most := source.Default().Bytes; size > most {
		return nil, fmt.Errorf("%s: the file is larger than %d MB", path, most>>20)
	}
	data, err := io.ReadAll(io.LimitReader(f, size))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", path, reason(err))
	}
	return data, nil
}

// reason is the cause of an error of the file system, without the path that is told already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
