package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/report/html"
	"github.com/openhearsay/hearsay/report/json"
	"github.com/openhearsay/hearsay/report/markdown"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/version"
)

// reportCommand reads documents and writes what they say.
type reportCommand struct {
	subject
	Format string `short:"f" enum:"html,json,markdown" default:"html" help:"html (one page that needs nothing else), json (the case for programs) or markdown (a text for an editor)."`
	Output string `short:"o" placeholder:"FILE" help:"Where the report goes, - for standard output. By default report.html; json and markdown go to standard output."`
	Full   bool   `help:"Open all that the page folds away, the marked texts too: for printing the whole."`
	forceFlag
}

// Help shows how the command is used.
func (reportCommand) Help() string {
	return `Examples:
  hearsay report articles/                        writes report.html
  hearsay report a.html b.txt -o - -f markdown    a text, to the screen
  hearsay report articles/ --metadata table.csv   with outlets and dates as the table has them
  hearsay report articles/ --claims claims.txt    who supports, denies or reports each claim
  hearsay report articles/ --full                 all that is folded stands open, to print the texts too
  hearsay report --case storm.case -f json -o storm.json
  hearsay report --case storm.case --accepted     only what persons accepted
  hearsay report --case storm.case --judge http://127.0.0.1:11434/v1 --judge-model llama3.1

The page prints what it shows: what is folded away stays folded on paper, unless
the report was made with --full.

A document in another language, an empty file and one that was named twice are
warnings. Exit code 1: a file could not be read (the report is written all the
same, and lists it), or none was read.` + outputHelp
}

// Run writes the report.
func (c *reportCommand) Run(p *program) error {
	paths, err := c.paths(p, "report")
	if err != nil {
		return err
	}
	out, err := p.create(c.to(), c.guard(paths, c.Force))
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	defer out.Discard()
	found, err := c.find(p, "report", paths)
	if err != nil {
		return err
	}
	if err := c.write(p, out, found); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return p.ended(found)
}

// A reportInput is what a report is about. Its problems have been told.
type reportInput struct {
	docs     []hearsay.Document
	problems []hearsay.Problem
	find     func(*hearsay.Document) (hearsay.Findings, error)
	store    store.Store // nil for files
	close    func() error
}

// open reads what the command names.
func (c *subject) open(p *program, paths []string) (*reportInput, error) {
	if c.Case != "" {
		return caseInput(p, c.Case)
	}
	return c.fileInput(p, paths)
}

// caseInput is the documents of a case file, with what it keeps of them.
func caseInput(p *program, path string) (*reportInput, error) {
	s, err := p.openCase(path, false)
	if err != nil {
		return nil, err
	}
	in := &reportInput{find: newKeeper(p, s).find, store: s, close: s.Close}
	if in.docs, in.problems, err = documentsOf(p.ctx, s); err == nil {
		p.tell(in.problems...)
		var failed []store.Failure
		failed, err = s.Failures(p.ctx)
		for _, f := range failed {
			in.problems = append(in.problems, hearsay.Problem{Path: f.Path, Message: "could not be added to the case: " + withoutPath(f.Path, f.Message), Warning: true})
		}
		if len(failed) > 0 {
			missing, them := "is missing here", "it" // add has ended with 1 over them
			if len(failed) > 1 {
				missing, them = "are missing here", "them"
			}
			p.tell(hearsay.Problem{Warning: true, Message: fmt.Sprintf("%s could not be added and %s: `hearsay list --failed` shows why, `hearsay retry` takes %s again",
				number(len(failed), "document"), missing, them)})
		}
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return in, nil
}

// documentsOf are the documents of a case, in order of id; damaged ones are problems.
func documentsOf(ctx context.Context, s store.Store) (docs []hearsay.Document, problems []hearsay.Problem, err error) {
	for d, err := range s.Documents(ctx) {
		var damage *store.Damage
		switch {
		case errors.As(err, &damage):
			problems = append(problems, hearsay.Problem{Path: damage.Document, Message: err.Error()})
		case err != nil:
			return nil, nil, err
		default:
			docs = append(docs, *d)
		}
	}
	return docs, problems, nil
}

// fileInput is the documents in files, folders and archives.
func (c *subject) fileInput(p *program, paths []string) (*reportInput, error) {
	e, err := newEngines(model.Section)
	if err != nil {
		return nil, err
	}
	in := &reportInput{find: e.find, close: func() error { return nil }}
	bar := p.progress("opening", "document", 0)
	defer bar.finish()
	problem := func(pr hearsay.Problem) {
		in.problems = append(in.problems, pr)
		bar.tell(pr)
	}
	said, err := c.metadata(problem)
	if err != nil {
		return nil, err
	}
	err = c.reader(p).Collect(p.ctx, c.documents(paths, problem, c.Claims),
		func(d hearsay.Document, _ []byte) error {
			in.docs = append(in.docs, d)
			bar.step()
			return nil
		},
		problem)
	if err == nil && said != nil {
		err = sayOf(in.docs, said, problem)
	}
	for _, pr := range version.Identify(in.docs) {
		problem(pr)
	}
	return in, err
}

// to is where the report goes: a file, or standard output for "" and "-".
func (c *reportCommand) to() string {
	if c.Output == "" && c.Format == "html" {
		return "report.html"
	}
	return c.Output
}

// write writes the report where it goes.
func (c *reportCommand) write(p *program, out *output, found *hearsay.Case) error {
	if err := c.render(out, found); err != nil {
		return err
	}
	if err := out.Commit(); err != nil {
		return err
	}
	if to := c.to(); to != "" && to != "-" {
		p.say("%s, %s: %s", number(len(found.Documents), "document"), number(len(found.Statements), "statement"), to)
	}
	return nil
}

func (c *reportCommand) render(w io.Writer, found *hearsay.Case) error {
	switch c.Format {
	case "json":
		return json.Write(w, found)
	case "markdown":
		return markdown.Write(w, found)
	default:
		return html.Write(w, found, html.Options{Full: c.Full})
	}
}

// readClaims is the lines of a file that are not empty, nil for no file.
func readClaims(path string) ([]string, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("claims: %w", err)
	}
	claims := []string{}
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\ufeff")) {
		if line = strings.TrimSpace(line); line != "" {
			claims = append(claims, line)
		}
	}
	if len(claims) == 0 {
		return nil, fmt.Errorf("claims: %s holds no claim: write one a line", path)
	}
	return claims, nil
}
