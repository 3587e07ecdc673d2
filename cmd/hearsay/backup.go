package main

import (
	"errors"
	"fmt"
	"os"
)

// backupCommand copies a case.
type backupCommand struct {
	Name string `arg:"" optional:"" name:"case" help:"The case file, as --case."`
	caseFlag
	Output string `short:"o" required:"" placeholder:"FILE" help:"Where the copy goes. Nothing may stand there."`
}

// Help shows how the command is used.
func (backupCommand) Help() string {
	return `Example:
  hearsay backup storm.case -o storm-monday.case

The copy is the case at one moment, whole, also while another program adds to it
(a case file that is copied by other means while it is written may not be).`
}

// Run copies the case.
func (c *backupCommand) Run(p *program) error {
	if c.Name != "" {
		c.Case = c.Name
	}
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := os.Lstat(c.Output); err == nil {
		return usageError{fmt.Errorf("backup: %s is there already: name another file", c.Output)}
	}
	out, err := p.create(c.Output, guard{inputs: []string{c.Case}})
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	defer out.Discard()
	if out.temp == "" {
		return usageError{errors.New("backup: -o takes the name of a file")}
	}
	if err := s.Backup(p.ctx, out.temp); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := out.Commit(); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	p.say("%s", c.Output)
	return nil
}
