package main

import (
	"fmt"
	"io"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/pace"
)

// A progress says how far a long command is: nothing in the first two seconds,
// then on a terminal one line that is written over, elsewhere a line now and
// then. It is used by one goroutine.
type progress struct {
	pace.Count
	w        io.Writer
	now      func() time.Time
	overtype bool // w is a terminal

	last  time.Time
	shown bool // a line stands on the terminal
}

const (
	progressAfter    = 2 * time.Second        // a command that is done by then says nothing
	progressTerminal = 200 * time.Millisecond // between two lines
	progressPlain    = 5 * time.Second
)

// progress starts counting; total is 0 where it is not known.
func (p *program) progress(verb, unit string, total int) *progress {
	return newProgress(p.stderr, verb, unit, total, terminal(p.stderr), time.Now)
}

func newProgress(w io.Writer, verb, unit string, total int, overtype bool, now func() time.Time) *progress {
	t := now()
	return &progress{Count: pace.Count{Verb: verb, Unit: unit, Total: total, Start: t}, w: w, now: now, overtype: overtype, last: t}
}

// step counts one unit that was worked on.
func (g *progress) step() { g.Done++; g.show() }

// skip counts one that needed no work: it does not make the rest look near.
func (g *progress) skip() { g.Skipped++; g.show() }

// tell writes a problem, above the line of progress, and counts failures. The
// unit itself is counted by step or skip.
func (g *progress) tell(pr hearsay.Problem) {
	if !pr.Warning {
		g.Failed++
	}
	g.clear()
	fmt.Fprintln(g.w, problem(g.w, pr))
}

// finish takes the line off the terminal, so that what follows stands alone.
func (g *progress) finish() { g.clear() }

func (g *progress) clear() {
	if g.shown {
		fmt.Fprint(g.w, "\r\x1b[K")
		g.shown = false
	}
}

func (g *progress) show() {
	now := g.now()
	every := progressPlain
	if g.overtype {
		every = progressTerminal
	}
	if now.Sub(g.Start) < progressAfter || g.last != g.Start && now.Sub(g.last) < every {
		return
	}
	g.last = now
	if !g.overtype {
		fmt.Fprintln(g.w, "hearsay: "+g.Line(now))
		return
	}
	fmt.Fprint(g.w, "\r\x1b[K"+g.Line(now))
	g.shown = true
}
