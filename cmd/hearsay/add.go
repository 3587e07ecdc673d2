package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/model"
)

// addCommand adds documents to a case.
type addCommand struct {
	Paths []string `arg:"" optional:"" name:"path" help:"Files, folders and archives, read with all that is in them; quoted patterns ('*.html'); web addresses; - for standard input."`
	inputFlags
	caseFlag
	formatFlag
	Verbose bool     `short:"v" help:"Print a line for each document."`
	Feed    []string `placeholder:"URL" sep:"none" help:"Fetch the pages of a feed."`
	fetchFlags
	judgeFlags
}

// Help shows how the command is used.
func (addCommand) Help() string {
	return `Examples:
  hearsay add articles/                     into hearsay.case, made where there is none
  hearsay add -c storm.case a.html b.txt    into another case file
  hearsay add dump.zip letters.mbox         what is in an archive, each a document
  hearsay add 'articles/*.html'             a pattern, quoted so that the shell leaves it
  curl -s URL | hearsay add -               standard input, one document or an archive
  hearsay add https://news.example/storm    a page, fetched politely; kept as WARC records too
  hearsay add --feed https://news.example/feed
                                            the pages of a feed
  hearsay add --from list.txt               paths and addresses, one a line; # begins a comment
  hearsay add articles/ --metadata table.csv
                                            outlet, date, title, byline as a person says:
                                            kept as a decision, over what the text shows
  hearsay add articles/ --format json       one JSON object a line for each document

What a case holds already is passed over, so a run that was interrupted is
started again with the same command. Two may add to one case at once.

A document in another language, an empty file and one with the bytes of another
are warnings. Exit code 1: a file could not be read (all others are added), or
none was read.`
}

// Run adds the documents.
func (c *addCommand) Run(p *program) (err error) {
	if err := errors.Join(c.check("add"), c.checkInput("add"), checkAddresses("add", c.Feed)); err != nil {
		return err
	}
	if len(c.Paths) == 0 && c.From == "" && len(c.Feed) == 0 {
		return usageError{errors.New("add: name files and folders to read, or a list of them with --from")}
	}
	paths, err := c.arguments(p, c.Paths)
	if err != nil {
		return fmt.Errorf("add: %w", err)
	}
	paths, addresses := split(paths)
	var problems []hearsay.Problem
	var beside []string
	if isCase(c.Case) {
		beside = []string{c.Case, c.Case + "-wal", c.Case + "-shm"}
	}
	files := c.documents(paths, func(pr hearsay.Problem) { problems = append(problems, pr) }, beside...)
	table, err := c.metadata(func(pr hearsay.Problem) { problems = append(problems, pr) })
	if err != nil {
		return fmt.Errorf("add: %w", err)
	}
	a := &adding{addCommand: c, p: p, sums: map[string]bool{}, count: map[string]int{}, files: files, failures: map[string]bool{}, progress: p.progress("adding", "document", len(files)+len(addresses))}
	for _, pr := range problems {
		if err := a.problem(pr); err != nil {
			return err
		}
	}
	if _, err := os.Stat(c.Case); len(files)+len(addresses)+len(c.Feed) == 0 && (len(a.failed) == 0 || err != nil) {
		return p.verdict(0, a.problems)
	}
	if a.store, err = c.make(p); err != nil {
		return err
	}
	defer func() {
		if a.writing != nil { // after an error
			<-a.writing.done
		}
		if e := a.store.Close(); err == nil {
			err = e
		}
	}()
	known := func(sha256, path string) (bool, error) {
		return a.store.Has(context.WithoutCancel(p.ctx), sha256, path)
	}
	for x := range c.reader(p).Documents(p.ctx, files, known) {
		if _, ok := slices.BinarySearch(files, x.Path); !ok {
			a.progress.Total = 0 // a file holds several: how many in all is not known
		}
		if err := a.take(x); err != nil {
			return err
		}
	}
	if err := a.fetch(addresses); err != nil && p.ctx.Err() == nil {
		return err
	}
	if err := a.flush(); err != nil {
		return err
	}
	if table != nil && p.ctx.Err() == nil {
		a.progress.finish()
		if err := a.say(table, a.sums); err != nil {
			return fmt.Errorf("add: %w", err)
		}
	}
	if c.Judge != "" && p.ctx.Err() == nil {
		if err := a.ask(); err != nil {
			return fmt.Errorf("add: %w", err)
		}
	}
	if p.ctx.Err() == nil {
		if err := a.forget(); err != nil {
			return err
		}
	}
	return a.end()
}

// fetch adds the pages at addresses and those of feeds.
func (a *adding) fetch(addresses []string) error {
	if len(addresses)+len(a.Feed) == 0 {
		return nil
	}
	v := a.p.visitor(a.store, a.reader(a.p), a.fetchFlags)
	for _, address := range addresses {
		if err := a.take(v.page(address, source.Named(address))); err != nil {
			return err
		}
	}
	a.files = append(a.files, addresses...)
	for _, address := range a.Feed {
		a.progress.Total = 0
		fetched := func(x ingest.Result) error { a.files = append(a.files, x.Path); return a.take(x) }
		if err := v.feed(address, func(string) bool { return false }, fetched); err != nil {
			return err
		}
		a.files = append(a.files, address)
	}
	return nil
}

// forget takes off the list of failures what was read this time, with all that is in it.
func (a *adding) forget() error {
	ctx := context.WithoutCancel(a.p.ctx)
	all, err := a.store.Failures(ctx)
	if err != nil || len(all) == 0 {
		return err
	}
	read := map[string]bool{}
	for _, f := range a.files {
		read[ingest.Printable(f)] = true
	}
	var over []string
	for _, f := range all {
		if file := containing(f.Path, func(path string) bool { return read[path] }); file != "" && !a.failures[f.Path] && !a.failures[file] {
			over = append(over, f.Path)
		}
	}
	_, err = a.store.RemoveFailures(ctx, over...)
	return err
}

// containing is the path itself, or the nearest above it, for which is says so: the file
// that holds a document. "" for none.
func containing(path string, is func(string) bool) string {
	for {
		if is(path) {
			return path
		}
		i := strings.LastIndexAny(path, `/\`)
		if i <= 0 {
			return ""
		}
		path = path[:i]
	}
}

// ask asks the judge about what is open in the case with its new documents.
func (a *adding) ask() error {
	a.progress.finish()
	comparing, err := comparingModels(model.Section)
	if err != nil {
		return err
	}
	in, err := caseOfStore(a.p, a.store)
	if err == nil {
		_, err = a.hear(a.p, a.store, in, comparing)
	}
	if a.p.ctx.Err() != nil {
		return nil // the end of the run says so
	}
	return err
}
