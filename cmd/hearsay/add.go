package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/store"
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

// A row is what became of one document, as --format json prints it.
type row struct {
	Path     string   `json:"path"`
	Outcome  string   `json:"outcome"` // added, known, duplicate, left-out, failed
	SHA256   string   `json:"sha256,omitempty"`
	Of       string   `json:"of,omitempty"`
	Message  string   `json:"message,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
}

// An adding is one run of the command.
type adding struct {
	*addCommand
	p        *program
	store    store.Store
	progress *progress
	batch    []store.Addition
	bytes    int
	since    time.Time // when the first of batch came
	count    map[string]int
	problems []hearsay.Problem
	sums     map[string]bool // of what was read, where a table of metadata speaks of it

	files    []string        // what is read
	failed   []store.Failure // not kept in the case yet
	failures map[string]bool // paths of all that failed in this run
}

// A batch is written when it has so many documents, or bytes, or is so old:
// each is one sync of the disk.
const (
	batchDocuments = 256
	batchBytes     = 8 << 20
	batchTime      = 250 * time.Millisecond
)

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

// take puts what was read of a source into the batch, or says why not.
func (a *adding) take(x ingest.Result) error {
	switch {
	case x.Err != nil:
		return x.Err
	case x.Problem != nil:
		a.progress.step()
		return a.problem(*x.Problem)
	case x.Known:
		a.sums[x.SHA256] = true
		a.progress.skip()
		return a.report(row{Path: x.Path, Outcome: string(store.Known), SHA256: x.SHA256})
	}
	a.sums[x.SHA256] = true
	if len(a.batch) == 0 {
		a.since = time.Now()
	}
	a.batch = append(a.batch, store.Addition{Document: x.Document, Original: x.Data, Added: time.Now()})
	a.bytes += len(x.Data)
	if len(a.batch) < batchDocuments && a.bytes < batchBytes && time.Since(a.since) < batchTime {
		return nil
	}
	return a.flush()
}

// flush writes the batch and only then says that its documents are added.
func (a *adding) flush() error {
	if err := a.store.SetFailures(context.WithoutCancel(a.p.ctx), a.failed...); err != nil {
		return err
	}
	a.failed = nil
	if len(a.batch) == 0 {
		return nil
	}
	outcomes, err := a.store.Add(context.WithoutCancel(a.p.ctx), a.batch...)
	if err != nil {
		a.progress.finish()
		return err
	}
	for i, o := range outcomes {
		d := &a.batch[i].Document
		a.progress.step()
		for _, w := range d.Warnings {
			a.warn(hearsay.Problem{Path: d.Path, Message: w, Warning: true})
		}
		if o.Became == store.Duplicate {
			a.warn(hearsay.Problem{Path: d.Path, Message: "has the same bytes as " + o.Of + ": counts once", Warning: true})
		}
		err := a.report(row{Path: d.Path, Outcome: string(o.Became), SHA256: d.SHA256, Of: o.Of, Warnings: d.Warnings})
		if err != nil {
			return err
		}
	}
	a.batch, a.bytes = a.batch[:0], 0
	return nil
}

func (a *adding) warn(pr hearsay.Problem) {
	a.progress.tell(pr)
	a.problems = append(a.problems, pr)
}

func (a *adding) problem(pr hearsay.Problem) error {
	a.warn(pr)
	outcome := "failed"
	if pr.Warning {
		outcome = "left-out"
	} else if _, err := os.Lstat(pr.Path); pr.Path != "-" && (err == nil || ingest.IsAddress(pr.Path) || !errors.Is(err, fs.ErrNotExist) || a.store != nil) {
		// A path that was mistyped is not kept; a file that vanished is.
		a.failures[pr.Path] = true
		a.failed = append(a.failed, store.Failure{Path: pr.Path, Message: withoutPath(pr.Path, pr.Message), Time: time.Now()})
	}
	return a.report(row{Path: pr.Path, Outcome: outcome, Message: pr.Message})
}

// report counts an outcome and prints its line where lines were asked for.
func (a *adding) report(r row) error {
	a.count[r.Outcome]++
	if a.json() {
		return writeLine(a.p.stdout, r)
	}
	if !a.Verbose || r.Outcome == "failed" || r.Outcome == "left-out" {
		return nil // problems have been told
	}
	a.progress.clear()
	_, err := fmt.Fprintf(a.p.stdout, "%-9s  %s\n", r.Outcome, foreign.Name(r.Path))
	return err
}

// end says what became of the run as a whole.
func (a *adding) end() error {
	a.progress.finish()
	read := a.count["added"] + a.count["known"] + a.count["duplicate"]
	if !a.json() {
		all, err := a.store.List(context.WithoutCancel(a.p.ctx))
		if err != nil && !errors.Is(err, store.ErrDamaged) {
			return err
		}
		if err != nil {
			a.problems = append(a.problems, hearsay.Problem{Message: err.Error()})
			a.p.tell(a.problems[len(a.problems)-1])
		}
		parts := []string{number(a.count["added"], "document") + " added"}
		for _, x := range []struct{ outcome, words string }{
			{"known", "there already"}, {"duplicate", "with the same bytes as another"},
			{"left-out", "left out"}, {"failed", "failed"},
		} {
			if n := a.count[x.outcome]; n > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", n, x.words))
			}
		}
		if _, err := fmt.Fprintf(a.p.stdout, "%s. %s holds %s.\n", strings.Join(parts, ", "), foreign.Name(a.Case), number(len(all), "document")); err != nil {
			return err
		}
	}
	if a.p.ctx.Err() != nil {
		a.p.say("stopped before all was read: the same command goes on from here")
		return errFailed
	}
	return a.p.verdict(read, a.problems)
}
