package main

import (
	"fmt"

	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/store"
)

// verifyCommand checks a case.
type verifyCommand struct {
	Name string `arg:"" optional:"" name:"case" help:"The case file, as --case."`
	caseFlag
	formatFlag
}

// Help shows how the command is used.
func (verifyCommand) Help() string {
	return `Examples:
  hearsay verify storm.case
  hearsay verify -c storm.case --format json

Reads all originals, texts, findings, questions, answers and captures and compares them
with their hashes, and has SQLite check the file. It changes nothing. One line for each
thing that is damaged; exit code 1 where there is any. What can be read from its
original again is mended by the next command that reads it; other documents by adding
their files again.`
}

// A faultRow is something damaged, as --format json prints it.
type faultRow struct {
	Document string `json:"document,omitempty"`
	What     string `json:"what"`
	Message  string `json:"message"`
}

// Run checks the case.
func (c *verifyCommand) Run(p *program) error {
	if c.Name != "" {
		c.Case = c.Name
	}
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	bar := p.progress("checking", "document", 0)
	faults := 0
	var failed error
	err = s.Verify(p.ctx, func(f store.Fault) {
		faults++
		if c.json() {
			failed = writeLine(p.stdout, faultRow{f.Where, f.What, f.Message})
			return
		}
		bar.clear()
		where := f.Where
		if where == "" {
			where = c.Case
		}
		_, failed = fmt.Fprintf(p.stdout, "%s: %s: %s\n", foreign.Name(where), foreign.Line(f.What), foreign.Line(f.Message))
	}, bar.step)
	bar.finish()
	switch {
	case err != nil:
		return fmt.Errorf("verify: %w", err)
	case failed != nil:
		return failed
	case faults > 0:
		p.say("%s: %s", c.Case, number(faults, "fault"))
		return errFailed
	}
	p.say("%s: %s, all as they were kept", c.Case, number(bar.Done, "document"))
	return nil
}
