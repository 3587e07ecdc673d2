package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/ingest/source"
)

// ExtractArticles finds the article in web pages.
type ExtractArticles struct {
	Pages []string `arg:"" help:"HTML files, also .gz; - is standard input."`
	Out   string   `short:"o" default:"-" help:"Where the result goes; - is standard output."`
	forceFlag
}

// Help is shown by --help.
func (c *ExtractArticles) Help() string {
	return `Example:
  hearsay extract articles pages/*.html -o articles.json` + outputHelp
}

// articleRow is one page of the result.
type articleRow struct {
	Body   string  `json:"articleBody"`
	Title  *string `json:"title"`
	Date   *string `json:"date"`
	Author *string `json:"author"`
	Site   *string `json:"site"`
}

// Run writes one JSON object, {"id": {"articleBody", …}}; the id is a file's
// name up to the first dot. A page that cannot be read is reported and the others
// go on.
func (c *ExtractArticles) Run(p *program) error {
	out, err := p.create(c.Out, guard{inputs: c.Pages, force: c.Force})
	if err != nil {
		return err
	}
	defer out.Discard()
	rows, failed := map[string]articleRow{}, false
	from := map[string]string{}
	for _, path := range c.Pages {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		row, err := p.article(path)
		if err != nil {
			p.say("%v", err)
			failed = true
			continue
		}
		id, _, _ := strings.Cut(filepath.Base(filepath.ToSlash(path)), ".")
		if first, ok := from[id]; ok {
			p.say("%s: its id %q is that of %s, which comes first: left out", path, id, first)
			failed = failed || first != path
			continue
		}
		from[id], rows[id] = path, row
	}
	if err := writeLine(out, rows); err != nil {
		return err
	}
	if err := out.Commit(); err != nil {
		return fmt.Errorf("write %s: %w", c.Out, err)
	}
	if failed {
		return errFailed
	}
	return nil
}

func (p *program) article(path string) (articleRow, error) {
	var data []byte
	var err error
	if path == "-" {
		data, err = io.ReadAll(io.LimitReader(p.stdin, source.Default().Bytes+1))
	} else {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return articleRow{}, err
	}
	a, err := ingest.Page(path, data)
	if err != nil {
		return articleRow{}, err
	}
	known := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	return articleRow{a.Text, known(a.Title), known(a.Date), known(strings.Join(a.Bylines, ", ")), known(a.Site)}, nil
}
