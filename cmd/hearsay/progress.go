package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
)

// A progress says how far a long command is: nothing in the first two seconds,
// then on a terminal one line that is written over, elsewhere a line now and
// then. It is used by one goroutine.
type progress struct {
	w        io.Writer
	verb     string // "adding", "reading"
	unit     string // "document"
	total    int    // 0 where unknown
	now      func() time.Time
	overtype bool // w is a terminal

	start, last          time.Time
	done, skipped, fails int
	shown                bool // a line stands on the terminal
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
	return &progress{w: w, verb: verb, unit: unit, total: total, now: now, overtype: overtype, start: t, last: t}
}

// step counts one unit that was worked on.
func (g *progress) step() { g.done++; g.show() }

// skip counts one that needed no work: it does not make the rest look near.
func (g *progress) skip() { g.skipped++; g.show() }

// tell writes a problem, above the line of progress, and counts failures. The
// unit itself is counted by step or skip.
func (g *progress) tell(pr hearsay.Problem) {
	if !pr.Warning {
		g.fails++
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
	if now.Sub(g.start) < progressAfter || g.last != g.start && now.Sub(g.last) < every {
		return
	}
	g.last = now
	if !g.overtype {
		fmt.Fprintln(g.w, "hearsay: "+g.line(now))
		return
	}
	fmt.Fprint(g.w, "\r\x1b[K"+g.line(now))
	g.shown = true
}

// line is "adding: 120 of 800 documents, 40 a second, about 17 s left, 2 failed".
func (g *progress) line(now time.Time) string {
	at := g.done + g.skipped
	var b strings.Builder
	if g.total > 0 {
		fmt.Fprintf(&b, "%s: %d of %s", g.verb, at, number(g.total, g.unit))
	} else {
		fmt.Fprintf(&b, "%s: %s", g.verb, number(at, g.unit))
	}
	seconds := now.Sub(g.start).Seconds()
	if rate := float64(g.done) / seconds; g.done > 0 && seconds > 0 {
		if rate >= 10 {
			fmt.Fprintf(&b, ", %.0f a second", rate)
		} else {
			fmt.Fprintf(&b, ", %.1f a second", rate)
		}
		if left := g.total - at; left > 0 {
			fmt.Fprintf(&b, ", about %s left", about(time.Duration(float64(left)/rate*float64(time.Second))))
		}
	}
	if g.fails > 0 {
		fmt.Fprintf(&b, ", %d failed", g.fails)
	}
	return b.String()
}

// about is a duration as people say it.
func about(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds())+1)
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes())+1)
	default:
		return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
	}
}
