package main

import (
	"errors"
	"fmt"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/review"
)

// A subject is what report and export are about: documents, and what is asked of them.
type subject struct {
	Paths []string `arg:"" optional:"" name:"path" help:"Files, folders and archives, read with all that is in them; quoted patterns ('*.html'); - for standard input."`
	inputFlags
	Case     string `short:"c" placeholder:"FILE" help:"Take the documents of a case file instead."`
	Claims   string `type:"existingfile" placeholder:"FILE" help:"Ask about these claims, one a line, instead of those that hearsay proposes."`
	Accepted bool   `help:"Only what a person accepted or corrected, and what that stands on."`
	judgeFlags
}

// paths are the paths that the command line names, which must name documents or a case.
func (c *subject) paths(p *program, command string) ([]string, error) {
	switch {
	case (len(c.Paths) == 0 && c.From == "") == (c.Case == ""):
		return nil, usageError{fmt.Errorf("%s: name files and folders to read, or a case file with --case", command)}
	case c.Case != "" && c.Metadata != "":
		return nil, usageError{fmt.Errorf("%s: --metadata speaks of files: `hearsay add PATH... --metadata TABLE` keeps it in the case", command)}
	case c.Accepted && c.Case == "":
		return nil, usageError{fmt.Errorf("%s: --accepted is of a case file: persons decide about a case (hearsay accept)", command)}
	}
	if err := errors.Join(c.check(command), c.checkInput(command)); err != nil {
		return nil, err
	}
	paths, err := c.arguments(p, c.Paths)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", command, err)
	}
	return paths, nil
}

// guard keeps outputs from being one of the inputs.
func (c *subject) guard(paths []string, force bool) guard {
	return guard{inputs: append(c.files(), c.Claims, c.Case), folders: paths, force: force}
}

// find makes the case. What is odd about it has been told; errFailed where no document
// was read.
func (c *subject) find(p *program, command string, paths []string) (*hearsay.Case, error) {
	named := func(err error) error { return fmt.Errorf("%s: %w", command, err) }
	claims, err := readClaims(c.Claims)
	if err != nil {
		return nil, err
	}
	in, err := c.open(p, paths)
	if err != nil {
		return nil, named(err)
	}
	defer in.close()
	if len(in.docs) == 0 {
		return nil, p.verdict(0, in.problems)
	}
	comparing, err := comparingModels(model.Section)
	if err != nil {
		return nil, err
	}
	bar := p.progress("reading", "document", len(in.docs))
	find := in.find
	in.find = nil // the models that read texts are let go when all have been read
	gathered, err := gather(p.ctx, in.docs, find, bar.step)
	bar.finish()
	if err != nil {
		return nil, named(err)
	}
	warn := func(message string) {
		pr := hearsay.Problem{Message: message, Warning: true}
		p.tell(pr)
		in.problems = append(in.problems, pr)
	}
	shared := 0
	for i := range gathered.Passages {
		if gathered.Passages[i].Holders > 0 {
			shared++
		}
	}
	if shared > 0 {
		warn(manyHolders(shared))
	}
	gathered.Claims = claims
	if gathered.Review, err = reviewer(p.ctx, in.store, in.docs); err != nil {
		return nil, named(err)
	}
	if gathered.Heard, err = c.hear(p, in.store, gathered, comparing); err != nil {
		return nil, named(err)
	}
	found, unplaced := compared(gathered, in.docs, comparing)
	if len(unplaced) > 0 {
		warn(notPlaced(len(unplaced)))
	}
	if c.Accepted {
		found = review.Accepted(found)
	}
	found.Problems = in.problems
	return found, nil
}

// ended is what a command ends with that has written what it found.
func (p *program) ended(found *hearsay.Case) error {
	if p.ctx.Err() != nil { // while a judge was asked
		return errFailed
	}
	return p.verdict(len(found.Documents), found.Problems)
}
