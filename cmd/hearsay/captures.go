package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/store"
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

The file can be read by other programs for web archives and by hearsay add. A page that
was as before is in it once, and a revisit record for each time that it was so. Where
nothing was fetched no file is written, and the exit code is 1.` + outputHelp
}

// Run lists or writes.
func (c *capturesCommand) Run(p *program) error {
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	if c.Output == "" {
		return c.list(p, s)
	}
	o, err := p.create(c.Output, guard{inputs: []string{c.Case, c.Case + "-wal", c.Case + "-shm"}, force: c.Force})
	if err != nil {
		return fmt.Errorf("captures: %w", err)
	}
	defer o.Discard()
	n, err := whole(p, s, func(x store.Capture) error {
		z, err := gzip.NewReader(bytes.NewReader(x.Records))
		if err == nil {
			_, err = io.Copy(o, z)
		}
		if err != nil {
			return fmt.Errorf("captures: %s of %s: %w", x.URL, x.Time.Format(time.RFC3339), err)
		}
		return nil
	})
	if err != nil && err != errFailed {
		return err
	}
	if n == 0 {
		p.say("nothing was fetched into %s: no file is written", c.Case)
		return errFailed
	}
	if err := o.Commit(); err != nil {
		return fmt.Errorf("captures: %w", err)
	}
	p.say("%s: %s", number(n, "capture"), c.Output)
	return err
}

// list prints a line for each capture.
func (c *capturesCommand) list(p *program, s store.Store) error {
	n, err := whole(p, s, func(x store.Capture) error {
		same := ""
		if x.Same {
			same = "  as before"
		}
		_, err := fmt.Fprintf(p.stdout, "%s  %d  %-12s  %s%s\n", x.Time.Format(time.RFC3339), x.Status, orDash(x.SHA256[:min(len(x.SHA256), 12)]), foreign.Name(x.URL), same)
		return err
	})
	if n == 0 && err == nil {
		p.say("nothing was fetched into %s", c.Case)
	}
	return err
}

// whole calls each for the captures that are as they were kept, and counts them. Of the
// others it tells, and ends with errFailed.
func whole(p *program, s store.Store, each func(store.Capture) error) (n int, err error) {
	for x, e := range s.Captures(p.ctx) {
		var damage *store.Damage
		if errors.As(e, &damage) {
			p.tell(hearsay.Problem{Path: x.URL, Message: e.Error()})
			err = errFailed
			continue
		}
		if e == nil {
			e = each(x)
		}
		if e != nil {
			return n, e
		}
		n++
	}
	return n, err
}
