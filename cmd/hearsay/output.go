package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// forceFlag is the same in every command that writes a file.
type forceFlag struct {
	Force bool `help:"Write over a file that no hearsay command wrote."`
}

// outputHelp is the end of the help of every command that has -o.
const outputHelp = `

An output is never one of the inputs nor a case file, whatever its name. It is written
beside and takes its place when it is whole. A file that stands there is written over
where it is empty or begins as hearsay's outputs do (in form, order and spacing);
any other asks for --force.`

// An output is where a command's results go: standard output, or a file that comes to
// be, whole, at Commit. What ends in .gz is compressed. A link is followed to its
// target; a device or a pipe is written to as it is.
type output struct {
	p      *program
	buffer *bufio.Writer
	zip    *gzip.Writer
	file   *os.File
	place  *place // nil where the file is written to as it is
	temp   string // the file beside the place
	failed error  // the first error of writing
}

// create opens the output that a command line names; "" and "-" are standard output.
// Discard it at the end, whatever happens: after Commit that does nothing.
func (p *program) create(path string, g guard) (*output, error) {
	o := &output{p: p}
	if path == "" || path == "-" {
		o.buffer = bufio.NewWriterSize(p.stdout, 1<<16)
		return o, nil
	}
	if f, ok := p.stdin.(*os.File); ok && slices.Contains(append(g.inputs, g.folders...), "-") {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			g.open = append(g.open, info)
		}
	}
	at, err := g.place(path)
	if err != nil {
		return nil, err
	}
	if at.through {
		if o.file, err = os.OpenFile(path, os.O_WRONLY, 0); err != nil {
			return nil, fmt.Errorf("the output: %w", err)
		}
	} else {
		o.place = at
		if o.file, err = p.makeTemp(filepath.Dir(at.target)); err != nil {
			return nil, fmt.Errorf("the output %s: %w", path, err)
		}
		o.temp = o.file.Name()
	}
	o.buffer = bufio.NewWriterSize(o.file, 1<<16)
	if strings.HasSuffix(path, ".gz") {
		o.zip = gzip.NewWriter(o.buffer)
	}
	return o, nil
}

// Write does not let the buffer show: io.WriteString would write past the gzip.
func (o *output) Write(b []byte) (n int, err error) {
	if o.zip != nil {
		n, err = o.zip.Write(b)
	} else {
		n, err = o.buffer.Write(b)
	}
	if o.failed == nil {
		o.failed = err
	}
	return n, err
}

// Commit ends the output: the file is on the disk and stands in its place.
func (o *output) Commit() error {
	if o.zip != nil {
		o.failed = errors.Join(o.failed, o.zip.Close())
	}
	o.failed = errors.Join(o.failed, o.buffer.Flush())
	if o.file == nil || o.failed != nil {
		return o.failed
	}
	if o.place == nil {
		err := o.file.Close()
		o.file = nil
		return err
	}
	if err := o.file.Sync(); err != nil {
		return err
	}
	if old, err := os.Stat(o.place.target); err == nil {
		if err := o.file.Chmod(old.Mode().Perm()); err != nil {
			return err
		}
	}
	if runtime.GOOS == "windows" { // where an open file keeps its name; elsewhere it keeps its lock
		if err := o.file.Close(); err != nil {
			return err
		}
	}
	if err := o.place.take(o.temp); err != nil {
		return err
	}
	o.p.forget(o.temp)
	o.temp = ""
	o.file.Close() // what it had to say, Sync has said
	o.file = nil
	return nil
}

// Discard removes what was not committed. What went to standard output or a pipe
// is there already, and is flushed.
func (o *output) Discard() {
	if o.place == nil {
		o.buffer.Flush()
	}
	if o.file != nil {
		o.file.Close()
		o.file = nil
	}
	if o.temp != "" {
		os.Remove(o.temp)
		o.p.forget(o.temp)
		o.temp = ""
	}
}

// take makes temp the file at the place, unless something has come to be there that
// may not be written over. Then the results stay beside it.
func (a *place) take(temp string) error {
	now, err := a.guard.place(a.path)
	if err == nil && (now.through || now.target != a.target) {
		err = fmt.Errorf("%s leads elsewhere now", a.path)
	}
	if err == nil && !now.exists {
		// A link, other than a rename, fails where a file has come to be.
		if err = os.Link(temp, a.target); err == nil {
			os.Remove(temp)
			return syncFolder(filepath.Dir(a.target))
		}
		if !errors.Is(err, fs.ErrExist) {
			err = nil // this file system has no links
		}
	}
	if err == nil {
		if err = os.Rename(temp, a.target); err == nil {
			return syncFolder(filepath.Dir(a.target))
		}
	}
	for n := 1; n < 100; n++ {
		beside := fmt.Sprintf("%s.new-%d", a.target, n)
		if e := os.Link(temp, beside); e == nil {
			return fmt.Errorf("%w (while it was being written; the result is in %s)", err, beside)
		} else if !errors.Is(e, fs.ErrExist) {
			break
		}
	}
	return err
}

// syncFolder brings the names in a folder to the disk. Where a system does not know
// how, there is nothing to be done.
func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer d.Close()
	d.Sync()
	return nil
}

var _ io.Writer = (*output)(nil)
