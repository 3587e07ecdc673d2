package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/store"
)

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
	writing  *sending  // what is being written while the next batch is read; nil for nothing
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

// A sending is a batch on its way into the case.
type sending struct {
	batch    []store.Addition
	outcomes []store.Outcome
	err      error
	done     chan struct{} // closed when the rest is there
}

// take puts what was read of a source into the batch, or says why not.
func (a *adding) take(x ingest.Result) error {
	if a.writing != nil {
		select {
		case <-a.writing.done:
			if err := a.written(); err != nil {
				return err
			}
		default:
		}
	}
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
	return a.send()
}

// send begins to write the batch, once the one before is written.
func (a *adding) send() error {
	if err := a.written(); err != nil {
		return err
	}
	if err := a.store.SetFailures(context.WithoutCancel(a.p.ctx), a.failed...); err != nil {
		return err
	}
	a.failed = nil
	if len(a.batch) == 0 {
		return nil
	}
	w := &sending{batch: a.batch, done: make(chan struct{})}
	a.writing, a.batch, a.bytes = w, nil, 0
	go func() {
		defer close(w.done)
		w.outcomes, w.err = a.store.Add(context.WithoutCancel(a.p.ctx), w.batch...)
	}()
	return nil
}

// written waits for the batch that is being written, and only then says that its
// documents are added.
func (a *adding) written() error {
	w := a.writing
	if w == nil {
		return nil
	}
	<-w.done
	a.writing = nil
	if w.err != nil {
		a.progress.finish()
		return w.err
	}
	for i, o := range w.outcomes {
		d := &w.batch[i].Document
		a.progress.step()
		for _, x := range d.Warnings {
			a.warn(hearsay.Problem{Path: d.Path, Message: x, Warning: true})
		}
		if o.Became == store.Duplicate {
			a.warn(hearsay.Problem{Path: d.Path, Message: "has the same bytes as " + o.Of + ": counts once", Warning: true})
		}
		err := a.report(row{Path: d.Path, Outcome: string(o.Became), SHA256: d.SHA256, Of: o.Of, Warnings: d.Warnings})
		if err != nil {
			return err
		}
	}
	return nil
}

// flush writes all that was read.
func (a *adding) flush() error {
	if err := a.send(); err != nil {
		return err
	}
	return a.written()
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
