package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/question"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/workbench"
)

// An engine reads and fills a case for the workbench. It reads as report does and adds
// as add does.
type engine struct {
	p     *program
	path  string
	store store.Store
	input inputFlags

	models func() (*engines, error) // loaded once
	key    string                   // of the documents that in was gathered from
	in     compare.Input            // Read is called by one at a time

	mutex sync.Mutex // of state and stamp
	stamp string     // of the file when state was taken
	state string
}

func newEngine(p *program, path string, s store.Store, input inputFlags) *engine {
	return &engine{p: p, path: path, store: s, input: input, models: sync.OnceValues(func() (*engines, error) { return newEngines(model.Section) })}
}

// Read reads the case.
func (e *engine) Read(ctx context.Context, most int, step func(done, total int)) (*workbench.Reading, error) {
	p := e.quiet(ctx)
	models, err := e.models()
	if err != nil {
		return nil, err
	}
	comparing := models.comparing
	docs, problems, err := documentsOf(ctx, e.store)
	if err != nil {
		return nil, err
	}
	r := &workbench.Reading{}
	if most > 0 && len(docs) > most {
		r.Waiting = len(docs) - most
		docs = docs[:most]
	}
	in, err := e.gather(ctx, docs, step)
	if err != nil {
		return nil, err
	}
	if in.Heard, err = (&judgeFlags{}).hear(p, e.store, in, comparing); err != nil {
		return nil, err
	}
	if r.Log, err = e.store.Decisions(ctx, ""); err != nil {
		return nil, err
	}
	if in.Review, err = reviewer(ctx, e.store, docs); err != nil {
		return nil, err
	}
	joined := compare.Join(in, comparing.Quotes)
	r.Case, r.Unplaced = completed(joined, in, docs, comparing)
	failed, err := e.store.Failures(ctx)
	if err != nil {
		return nil, err
	}
	for _, f := range failed {
		problems = append(problems, hearsay.Problem{Path: f.Path, Message: "could not be added to the case: " + withoutPath(f.Path, f.Message)})
	}
	r.Case.Problems = problems
	r.Ask = joined.Asker(in, comparing)
	r.Questions = func(judge string) ([]question.Question, error) {
		h := &hearing{p: e.quiet(context.WithoutCancel(ctx)), store: e.store}
		if err := h.recall(); err != nil {
			return nil, err
		}
		return h.forPerson(in, joined, comparing, judge), nil
	}
	return r, nil
}

// gather finds what stands in the documents by themselves, and what they share. That is
// kept: a decision or an answer changes nothing of it.
func (e *engine) gather(ctx context.Context, docs []hearsay.Document, step func(done, total int)) (compare.Input, error) {
	sum := sha256.New()
	for i := range docs {
		d := &docs[i]
		fmt.Fprintf(sum, "%q %s %q %v %q %q %d\n", d.ID, d.SHA256, d.Outlet, d.Published, d.Bylines, d.VersionOf, d.Version)
	}
	key := hex.EncodeToString(sum.Sum(nil))
	if key == e.key {
		in := e.in
		in.Documents = slices.Clone(in.Documents)
		for i := range in.Documents { // what a person says of a title is no part of the key
			in.Documents[i].Title, in.Documents[i].Said = docs[i].Title, docs[i].Said
		}
		return in, nil
	}
	k := newKeeper(e.quiet(ctx), e.store)
	k.engines = e.models
	done := 0
	step(0, len(docs))
	in, err := gather(ctx, docs, k.find, func() { done++; step(done, len(docs)) })
	if err == nil {
		e.key, e.in = key, in
	}
	return in, err
}

// quiet is a program that tells nobody what a page tells.
func (e *engine) quiet(ctx context.Context) *program {
	return &program{ctx: ctx, stdin: bytes.NewReader(nil), stdout: io.Discard, stderr: io.Discard}
}

// settled is how long after a write the time of the file says that nothing changed since:
// what was written is seen only when it has been synced, which a busy disk may delay, and
// the file keeps the time of the write.
const settled = 10 * time.Second

// State is a hash of what Read depends on: documents, decisions, answers and failures.
// It is taken anew where the file was written since.
func (e *engine) State(ctx context.Context) (string, error) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	stamp, fresh := "", false
	for _, path := range []string{e.path, e.path + "-wal"} {
		if s, err := os.Stat(path); err == nil {
			stamp += fmt.Sprintf("%d %d ", s.Size(), s.ModTime().UnixNano())
			fresh = fresh || time.Since(s.ModTime()) < settled
		}
	}
	if stamp != "" && stamp == e.stamp {
		return e.state, nil
	}
	sum := sha256.New()
	all, err := e.store.List(ctx)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return "", err
	}
	for i := range all {
		fmt.Fprintf(sum, "%s %q %q %q %v %d\n", all[i].SHA256, all[i].Paths, all[i].Outlet, all[i].Title, all[i].Published, all[i].Version)
	}
	decisions, err := e.store.Decisions(ctx, "")
	if err != nil {
		return "", err
	}
	answers, err := e.store.Answers(ctx)
	if err != nil {
		return "", err
	}
	failed, err := e.store.Failures(ctx)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(sum, "%d", len(decisions))
	for i := range answers {
		fmt.Fprintf(sum, "%s %s %s\n", answers[i].Question, answers[i].Judge, answers[i].JSON)
	}
	for i := range failed {
		fmt.Fprintf(sum, "%q %q\n", failed[i].Path, failed[i].Message)
	}
	if fresh {
		stamp = ""
	}
	e.stamp, e.state = stamp, hex.EncodeToString(sum.Sum(nil))
	return e.state, nil
}

// List is how many files paths name.
func (e *engine) List(paths []string) int { return len(ingest.List(paths, func(hearsay.Problem) {})) }

// Add adds as the command does, whose lines for programs say what became of each file.
func (e *engine) Add(ctx context.Context, paths []string, tell func(workbench.Outcome)) error {
	p := e.quiet(ctx)
	p.stdout = &rows{take: func(r row) {
		e.mutex.Lock()
		e.stamp = "" // there is something new, whatever the file says
		e.mutex.Unlock()
		tell(workbench.Outcome{Path: r.Path, Became: r.Outcome, Of: r.Of, Message: withoutPath(r.Path, r.Message)})
	}}
	c := &addCommand{Paths: paths, inputFlags: e.input, caseFlag: caseFlag{e.path}, formatFlag: formatFlag{"json"}}
	if err := c.Run(p); err != nil && !errors.Is(err, errFailed) {
		return err
	}
	return nil
}

// rows takes lines of JSON that a command prints.
type rows struct {
	line bytes.Buffer
	take func(row)
}

func (w *rows) Write(b []byte) (int, error) {
	w.line.Write(b)
	for {
		i := bytes.IndexByte(w.line.Bytes(), '\n')
		if i < 0 {
			return len(b), nil
		}
		var r row
		if err := json.Unmarshal(w.line.Next(i+1), &r); err == nil && r.Outcome != "" {
			w.take(r)
		}
	}
}
