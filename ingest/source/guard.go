package source

import (
	"context"
	"fmt"
	"io"
)

// Guard runs f, a parser that is not ours, and makes an error of a panic.
func Guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the reader of this format failed on it (%v): get another copy, or save its text as a .txt file", r)
		}
	}()
	return f()
}

// Reader is r until ctx ends; then every read fails with the error of ctx. A parser
// that reads from it ends soon after ctx does.
func Reader(ctx context.Context, r io.Reader) io.Reader { return &reader{ctx, r} }

type reader struct {
	ctx context.Context
	r   io.Reader
}

func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
