// Package workbench shows a case in a browser and lets a person work in it: a web
// server on this machine with the pictures of the report, a page for each finding,
// search, claims to ask about, questions to answer, and documents to drop.
//
// It reads the case once and keeps what it read until the case changes. What reads and
// fills the case is an Engine, which the program wires. Nothing of a document is served
// as it is: all is text in templates, and the policy of the pages forbids every script
// but the workbench's own.
package workbench

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/question"
	"github.com/openhearsay/hearsay/report/html"
	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
)

// A Reading is the case as it was read.
type Reading struct {
	Case    *hearsay.Case
	Waiting int // documents that were left for the next reading

	Log      []review.Decision // what persons decided
	Unplaced []review.Unplaced // decisions that stand and are not applied

	// Ask is what the documents do with a sentence, and Questions what a judge has not
	// answered yet, those first whose answers change most. Both may take a while, and
	// are safe for concurrent use.
	Ask       func(text string) hearsay.Claim
	Questions func(judge string) ([]question.Question, error)
}

// An Outcome is what became of a file.
type Outcome struct {
	Path    string
	Became  string // added, known, duplicate, left-out, failed
	Of      string // of a duplicate: the path that the case had these bytes from
	Message string // of left-out and failed
}

// An Engine reads and fills the case. It is safe for concurrent use.
type Engine interface {
	// Read, which is called by one at a time, reads the case, of at most so many documents (0 for all), and tells how far
	// it is.
	Read(ctx context.Context, most int, step func(done, total int)) (*Reading, error)

	// State is a text that changes when Read would give something else.
	State(ctx context.Context) (string, error)

	// Add reads files, folders and archives into the case and tells what becomes of each
	// document. List is how many files that are.
	Add(ctx context.Context, paths []string, tell func(Outcome)) error
	List(paths []string) int
}

// Options say what a workbench shows, and to whom.
type Options struct {
	Engine  Engine
	Store   store.Store
	Case    string // how the case file is called
	Who     string // the person who decides, where no password names another
	Files   string // the folder for dropped files, made when first needed
	Secret  string // the password, "" for none
	Hosts   []string
	Private bool // it listens to this machine only: any other name for it is refused
	Now     func() time.Time
}

// A Workbench is the web server of one case.
type Workbench struct {
	Options
	token    string
	assets   map[string]asset
	now      atomic.Pointer[snapshot]
	hub      hub
	wake     chan struct{}
	first    chan struct{} // closed after the first reading
	adding   sync.Mutex    // one at a time
	deciding sync.Mutex    // one decision at a time
	guess    sync.Mutex    // of wrong passwords, one at a time
	ctx      context.Context
}

// New makes a workbench. Run has to run beside its Handler.
func New(o Options) (*Workbench, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	w := &Workbench{Options: o, token: rand.Text(), wake: make(chan struct{}, 1), first: make(chan struct{}), ctx: context.Background()}
	w.hub.now = o.Now
	if err := w.readAssets(); err != nil {
		return nil, err
	}
	empty, err := w.newSnapshot(&Reading{Case: &hearsay.Case{}}, 0)
	if err != nil {
		return nil, err
	}
	empty.unread = true
	w.now.Store(empty)
	return w, nil
}

const (
	firstReading = 16 // documents of the first reading; each later one may have twice as many
	lookEvery    = time.Second
)

// Run reads the case, and again whenever it changes, until ctx ends.
func (w *Workbench) Run(ctx context.Context) error {
	w.ctx = ctx
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	most, last, began := firstReading, "", false
	for {
		state, err := w.Engine.State(ctx)
		if s := w.now.Load(); err == nil && (!began || state != last || s.reading.Waiting > 0) {
			if err = w.read(ctx, most); err == nil {
				last, began = state, true
				if most *= 2; w.now.Load().reading.Waiting > 0 {
					continue
				}
				most = 0 // all that comes later is read with what is there
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		w.hub.set(func(p *Progress) { p.Trouble = trouble(err) })
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-w.wake:
		case <-tick.C:
		}
	}
}

// trouble is what a person reads of an error.
func trouble(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, store.ErrBusy):
		return "Another program keeps the case file locked. What you see is as it was before; it is read again when the file is free."
	case errors.Is(err, store.ErrNewer):
		return "The case was written by a newer hearsay since it was opened: what you see is as it was before. Open it with that version."
	}
	return "The case could not be read: " + err.Error()
}

// unkept is what a person reads where a form could not be kept.
func unkept(err error) string {
	switch {
	case errors.Is(err, store.ErrFull):
		return "There is no room left on the disk. Nothing was changed: make room, go back and send it again."
	case errors.Is(err, store.ErrReadOnly):
		return "The case file may not be written. Nothing was changed: allow it, go back and send it again."
	case errors.Is(err, store.ErrBusy):
		return "Another program keeps the case file locked. Nothing was changed: go back and send it again in a moment."
	}
	return "Nothing was changed: " + err.Error()
}

func (w *Workbench) read(ctx context.Context, most int) error {
	w.hub.begin("reading")
	r, err := w.Engine.Read(ctx, most, func(done, total int) {
		w.hub.set(func(p *Progress) { p.read.Done, p.read.Total = done, total })
	})
	if err != nil {
		w.hub.end("reading")
		return err
	}
	old := w.now.Load()
	s, err := w.newSnapshot(r, old.Generation+1)
	if err != nil {
		return err
	}
	w.now.Store(s)
	if old.unread {
		close(w.first)
	}
	w.hub.end("reading")
	w.hub.set(func(p *Progress) {
		p.Generation, p.Documents, p.Waiting = s.Generation, len(r.Case.Documents), r.Waiting
	})
	return nil
}

// changed makes Run look at the case at once, and waits a little, so that the page that
// follows shows what was changed where that is quick.
func (w *Workbench) changed(ctx context.Context) {
	before := w.now.Load().Generation
	w.look()
	wait, cancel := context.WithTimeout(ctx, 1500*time.Millisecond)
	defer cancel()
	w.hub.until(wait, func(p *Progress) bool { return p.Generation > before })
}

// Wait waits for files that are being added, after the context of Run has ended.
func (w *Workbench) Wait() {
	w.adding.Lock()
	defer w.adding.Unlock()
}

func (w *Workbench) look() {
	select {
	case w.wake <- struct{}{}:
	default: // it is woken already
	}
}

// Title is what a page is called after.
func (w *Workbench) title() string {
	name := w.Case
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	return strings.TrimSuffix(name, ".case")
}

// An asset is a file that the pages load.
type asset struct {
	kind string
	body []byte
}

// readAssets reads style and script. Their addresses hold their hashes, so that a
// browser may keep them.
func (w *Workbench) readAssets() error {
	w.assets = map[string]asset{}
	style, script, err := html.Assets()
	if err != nil {
		return err
	}
	ours, err := files.ReadFile("page/workbench.css")
	if err != nil {
		return fmt.Errorf("workbench: %w", err)
	}
	w.assets["style.css"] = asset{"text/css; charset=utf-8", append(style, ours...)}
	w.assets["page.js"] = asset{"text/javascript; charset=utf-8", script}
	if ours, err = files.ReadFile("page/workbench.js"); err != nil {
		return fmt.Errorf("workbench: %w", err)
	}
	w.assets["workbench.js"] = asset{"text/javascript; charset=utf-8", ours}
	return nil
}

// address is where an asset is served.
func (w *Workbench) address(name string) string {
	sum := sha256.Sum256(w.assets[name].body)
	return "/static/" + hex.EncodeToString(sum[:6]) + "/" + name
}

func (w *Workbench) serveAsset(rw http.ResponseWriter, r *http.Request) {
	a, ok := w.assets[r.PathValue("name")]
	if !ok || r.URL.Path != w.address(r.PathValue("name")) {
		w.missing(rw, r)
		return
	}
	rw.Header().Set("Content-Type", a.kind)
	rw.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
	rw.Write(a.body)
}
