package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"time"

	"github.com/openhearsay/hearsay/foreign"
)

// capturesCommand lists or writes what was fetched.
type capturesCommand struct {
	caseFlag
	Output string `short:"o" placeholder:"FILE" help:"Write the records to this file (.warc.gz) instead of listing them."`
	forceFlag
}

// Help shows how the command is used.
func (capturesCommand) Help() string {
	return `Examples:
  hearsay captures -c storm.case                    when which page was fetched
  hearsay captures -c storm.case -o storm.warc.gz   all requests and answers, as WARC 1.1

The file can be read by other programs for web archives and by hearsay add.` + outputHelp
}

// Run lists or writes.
func (c *capturesCommand) Run(p *program) error {
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	if c.Output == "" {
		n := 0
		for x, err := range s.Captures(p.ctx) {
			if err != nil {
				return err
			}
			n++
			sum := x.SHA256
			if len(sum) > 12 {
				sum = sum[:12]
			}
			if _, err := fmt.Fprintf(p.stdout, "%s  %d  %-12s  %s\n", x.Time.Format(time.RFC3339), x.Status, orDash(sum), foreign.Name(x.URL)); err != nil {
				return err
			}
		}
		if n == 0 {
			p.say("nothing was fetched into %s", c.Case)
		}
		return nil
	}
	o, err := p.create(c.Output, guard{inputs: []string{c.Case, c.Case + "-wal", c.Case + "-shm"}, force: c.Force})
	if err != nil {
		return fmt.Errorf("captures: %w", err)
	}
	defer o.Discard()
	n := 0
	for x, err := range s.Captures(p.ctx) {
		if err != nil {
			return err
		}
		z, err := gzip.NewReader(bytes.NewReader(x.Records))
		if err == nil {
			_, err = io.Copy(o, z)
		}
		if err != nil {
			return fmt.Errorf("captures: %s of %s: %w", x.URL, x.Time.Format(time.RFC3339), err)
		}
		n++
	}
	if err := o.Commit(); err != nil {
		return fmt.Errorf("captures: %w", err)
	}
	p.say("%s: %s", number(n, "capture"), c.Output)
	return nil
}
