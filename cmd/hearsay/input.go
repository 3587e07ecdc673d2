package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/ingest/source"
)

// boundFlags are what one document may cost, the same in add, report and watch.
type boundFlags struct {
	MaxDocument int           `placeholder:"MB" default:"64" help:"The most that one document may hold, unpacked (${default} MB)."`
	MaxTime     time.Duration `placeholder:"TIME" default:"20s" help:"The most that the text of one document may take (${default})."`
}

// inputFlags say what is read and within which bounds, the same in add and report.
type inputFlags struct {
	From     string `placeholder:"FILE" help:"Read the paths and addresses in this list too, one a line; - is standard input."`
	Metadata string `placeholder:"TABLE" help:"What holds for the documents, whatever they show: a CSV table with the columns file or url, and outlet, date, title, byline."`
	boundFlags
	TextColumn string `placeholder:"NAME" help:"The column of CSV and JSON tables that holds the text; by default it is found by its name."`

	Column map[string]string `placeholder:"FIELD=NAME" help:"The same for id, outlet, date, title, byline and url: --column outlet=paper."`
}

// reader is the reader of documents that the flags ask for.
func (c *inputFlags) reader(p *program) *ingest.Reader {
	l := source.Default()
	l.Bytes = int64(c.MaxDocument) << 20
	l.Time = c.MaxTime
	r := ingest.NewReader(l, ingest.Columns{Text: c.TextColumn, ID: c.Column["id"], Outlet: c.Column["outlet"], Date: c.Column["date"],
		Title: c.Column["title"], Byline: c.Column["byline"], URL: c.Column["url"]})
	r.Stdin = p.stdin
	return r
}

// files are the files that the flags name.
func (c *inputFlags) files() []string { return []string{c.From, c.Metadata} }

// checkBounds finds bounds that cannot be.
func (c *boundFlags) checkBounds(command string) error {
	switch {
	case c.MaxDocument < 1 || c.MaxDocument > 4096:
		return usageError{fmt.Errorf("%s: --max-document takes 1 to 4096 MB", command)}
	case c.MaxTime < time.Second:
		return usageError{fmt.Errorf("%s: --max-time takes a second or more", command)}
	}
	return nil
}

// checkInput finds flags that cannot be.
func (c *inputFlags) checkInput(command string) error {
	if err := c.checkBounds(command); err != nil {
		return err
	}
	for field := range c.Column {
		if !slices.Contains([]string{"id", "outlet", "date", "title", "byline", "url"}, field) {
			return usageError{fmt.Errorf("%s: --column takes id, outlet, date, title, byline or url, not %q", command, field)}
		}
	}
	return nil
}

// arguments are paths and what the list of --from adds to them.
func (c *inputFlags) arguments(p *program, paths []string) ([]string, error) {
	if c.From == "" {
		return paths, nil
	}
	var in io.Reader = p.stdin
	if c.From != "-" {
		f, err := os.Open(c.From)
		if err != nil {
			return nil, fmt.Errorf("--from: %w", err)
		}
		defer f.Close()
		if s, err := f.Stat(); err != nil || !s.Mode().IsRegular() {
			return nil, fmt.Errorf("--from: %s is no file: use - for standard input", c.From)
		}
		in = f
	} else if slices.Contains(paths, "-") {
		return nil, usageError{errors.New("standard input is a list (--from -) or a document (-), not both")}
	}
	more, err := ingest.ReadList(in)
	if err != nil {
		return nil, fmt.Errorf("--from %s: %w", c.From, err)
	}
	if slices.Contains(more, "-") && c.From == "-" {
		return nil, fmt.Errorf("--from -: the list names standard input, which it comes from")
	}
	return append(append([]string{}, paths...), more...), nil
}

// documents are the files that paths name, without what is no document by what it is here for:
// the list, the table of metadata and beside, which the command writes.
func (c *inputFlags) documents(paths []string, problem func(hearsay.Problem), beside ...string) []string {
	var none []os.FileInfo
	for _, path := range append(c.files(), beside...) {
		if s, err := os.Stat(path); err == nil {
			none = append(none, s)
		}
	}
	return slices.DeleteFunc(ingest.List(paths, problem), func(path string) bool {
		s, err := os.Stat(path)
		return err == nil && slices.ContainsFunc(none, func(n os.FileInfo) bool { return os.SameFile(n, s) })
	})
}

// withoutPath is a message without the path at its start, which is printed
// before it already.
func withoutPath(path, message string) string {
	return strings.TrimPrefix(message, path+": ")
}
