package workbench

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/openhearsay/hearsay/pace"
)

// Progress is how far the case is: what is being added and read, and what went wrong.
type Progress struct {
	Generation int      `json:"generation"` // of the findings that the pages show
	Documents  int      `json:"documents"`  // that they were made of
	Waiting    int      `json:"waiting"`    // documents that are there and not read yet
	Adding     string   `json:"adding"`     // in words, "" where nothing is being added
	Reading    string   `json:"reading"`
	Failed     []Failed `json:"failed"`     // files of this session, the last ones
	Duplicates []Failed `json:"duplicates"` // files with the bytes of another
	Added      int      `json:"added"`
	Known      int      `json:"known"`
	Trouble    string   `json:"trouble"` // why the case cannot be read, "" for no trouble

	add, read pace.Count
	version   int
}

// Failed is a file that was not taken as a document of its own, and why.
type Failed struct {
	Path string `json:"path"`
	Why  string `json:"why"`
}

// Busy reports whether something is being added or read.
func (p Progress) Busy() bool { return p.Adding != "" || p.Reading != "" }

// mostNamed is how many files of a kind Progress names.
const mostNamed = 200

// A hub keeps the progress and tells who listens.
type hub struct {
	mu      sync.Mutex
	p       Progress
	changed chan struct{} // closed at the next change
	now     func() time.Time
}

// set changes the progress.
func (h *hub) set(change func(*Progress)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	before := h.p
	change(&h.p)
	if h.p.Adding != "" {
		h.p.Adding = h.p.add.Line(h.now())
	}
	if h.p.Reading != "" {
		h.p.Reading = h.p.read.Line(h.now())
	}
	if before.Trouble == h.p.Trouble && before.Adding == h.p.Adding && before.Reading == h.p.Reading && before.Generation == h.p.Generation && before.Added == h.p.Added &&
		before.Known == h.p.Known && len(before.Failed) == len(h.p.Failed) && len(before.Duplicates) == len(h.p.Duplicates) {
		return
	}
	h.p.version++
	if h.changed != nil {
		close(h.changed)
		h.changed = nil
	}
}

func (h *hub) begin(verb string) {
	h.set(func(p *Progress) {
		c := pace.Count{Verb: verb, Unit: "document", Start: h.now()}
		if verb == "adding" {
			p.add, p.Adding = c, verb
		} else {
			p.read, p.Reading = c, verb
		}
	})
}

func (h *hub) end(verb string) {
	h.set(func(p *Progress) {
		if verb == "adding" {
			p.Adding = ""
		} else {
			p.Reading = ""
		}
	})
}

// get is the progress now, and a channel that is closed when it changes.
func (h *hub) get() (Progress, <-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.changed == nil {
		h.changed = make(chan struct{})
	}
	p := h.p
	p.Failed, p.Duplicates = append([]Failed{}, p.Failed...), append([]Failed{}, p.Duplicates...)
	return p, h.changed
}

// until waits until the progress is so.
func (h *hub) until(ctx context.Context, so func(*Progress) bool) {
	for {
		p, changed := h.get()
		if so(&p) {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-changed:
		}
	}
}

const (
	eventEvery = 200 * time.Millisecond // between two events
	eventAlive = 20 * time.Second       // a comment, so that a dead connection is noticed
)

// events sends the progress whenever it changes, as server-sent events (HTML Living
// Standard, section 9.2).
func (w *Workbench) events(rw http.ResponseWriter, r *http.Request) {
	rw.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(rw)
	seen := -1
	for {
		p, changed := w.hub.get()
		if p.version != seen {
			seen = p.version
			b, err := json.Marshal(p)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(rw, "id: %d\nevent: progress\ndata: %s\n\n", p.version, b); err != nil {
				return
			}
		} else if _, err := fmt.Fprint(rw, ":\n\n"); err != nil {
			return
		}
		if control.Flush() != nil {
			return
		}
		pause, alive := time.NewTimer(eventEvery), time.NewTimer(eventAlive)
		select {
		case <-r.Context().Done():
		case <-w.ctx.Done():
		case <-pause.C:
		}
		select {
		case <-changed:
		case <-alive.C:
		case <-r.Context().Done():
			return
		case <-w.ctx.Done():
			return
		}
		pause.Stop()
		alive.Stop()
	}
}
