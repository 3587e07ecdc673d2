package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest"
)

// retryCommand adds what could not be added before.
type retryCommand struct {
	Paths []string `arg:"" optional:"" name:"path" help:"Only these of what list --failed shows."`
	inputFlags
	caseFlag
	formatFlag
	Verbose bool `short:"v" help:"Print a line for each document."`
	Forget  bool `help:"Do not try: take them off the list."`
	fetchFlags
}

// Help shows how the command is used.
func (retryCommand) Help() string {
	return `Examples:
  hearsay list --failed                      what could not be added, and why
  hearsay retry                              all of it again
  hearsay retry page.html --max-time 60s     one of it, with more time
  hearsay retry page.html --forget           it does not matter

What can be read now is added and is off the list. A document in an archive is
read with the archive again; the others in it are there already.`
}

// Run adds what failed.
func (c *retryCommand) Run(p *program) error {
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	failed, err := s.Failures(p.ctx)
	if err != nil {
		return fmt.Errorf("retry: %w", err)
	}
	var all []string
	for _, f := range failed {
		all = append(all, f.Path)
	}
	if len(c.Paths) > 0 {
		for _, path := range c.Paths {
			if !slices.Contains(all, path) {
				return usageError{fmt.Errorf("retry: %s is not among what failed in %s: `hearsay list --failed` shows that", path, c.Case)}
			}
		}
		all = c.Paths
	}
	if len(all) == 0 {
		p.say("nothing failed in %s", c.Case)
		return nil
	}
	if c.Forget {
		n, err := s.RemoveFailures(p.ctx, all...)
		if err == nil {
			p.say("%s forgotten", number(n, "failure"))
		}
		return err
	}
	var files []string
	gone := false
	for _, path := range all {
		file := containing(path, func(at string) bool {
			_, err := os.Stat(at)
			return err == nil || ingest.IsAddress(at)
		})
		if file == "" {
			p.tell(hearsay.Problem{Path: path, Message: "there is no such file any more: --forget takes it off the list"})
			gone = true
			continue
		}
		if !slices.Contains(files, file) {
			files = append(files, file)
		}
	}
	if len(files) > 0 {
		err = (&addCommand{Paths: files, inputFlags: c.inputFlags, caseFlag: c.caseFlag, formatFlag: c.formatFlag, Verbose: c.Verbose, fetchFlags: c.fetchFlags}).Run(p)
	}
	if gone {
		err = errors.Join(err, errFailed)
	}
	return err
}
