package main

import (
	"errors"
	"fmt"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/store/sqlite"
)

// caseFlag is the case file, the same in every command that has one.
type caseFlag struct {
	Case string `short:"c" placeholder:"FILE" default:"hearsay.case" help:"The case file (${default})."`
}

// open opens the case for commands that read it.
func (c *caseFlag) open(p *program) (store.Store, error) {
	s, err := p.openCase(c.Case, false)
	if errors.Is(err, store.ErrNoCase) {
		return nil, fmt.Errorf("there is no case file %s here: `hearsay add PATH...` makes one, --case names another", c.Case)
	}
	if err != nil {
		return nil, err
	}
	return store.Decided(s), nil
}

// make opens the case for commands that write it, and makes it where there is none.
func (c *caseFlag) make(p *program) (store.Store, error) {
	return p.openCase(c.Case, true)
}

// openCase opens a case. What is damaged in it is read again from the originals, and
// that is told.
func (p *program) openCase(path string, create bool) (store.Store, error) {
	s, err := sqlite.Open(p.ctx, path, create)
	if err != nil {
		return nil, err
	}
	r := ingest.NewReader(source.Default(), ingest.Columns{})
	s.Mend(func(path string, original []byte) (hearsay.Document, error) {
		return r.Read(p.ctx, source.Source{Path: path, Data: original})
	}, func(pr hearsay.Problem) { p.tell(pr) })
	return store.Decided(s), nil
}

// formatFlag chooses what is printed.
type formatFlag struct {
	Format string `enum:"text,json" default:"text" help:"text for people or json for programs."`
}

func (f formatFlag) json() bool { return f.Format == "json" }
