// Package json writes a case as JSON, in the form that doc/case-json.md fixes:
// one object, UTF-8, keys never renamed, lists never null, every offset in
// Unicode code points of the text of its document.
package json

import (
	"bufio"
	stdjson "encoding/json"
	"fmt"
	"io"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
)

// Write writes c to w as one JSON object. Each row of a list stands on a line of
// its own, so that two versions of a case can be compared line by line, and a
// case of thousands of documents is written without holding its JSON in memory.
// The same case gives the same bytes. A byte that is not valid UTF-8 counts as
// one code point and leaves as U+FFFD.
func Write(w io.Writer, c *hearsay.Case) error {
	e := newEncoder(bufio.NewWriterSize(w, 1<<16), c)
	e.raw("{\n")
	e.field("hearsay", program{hearsay.Version, c.Model, c.Accepted})
	e.lists(c, e.list)
	e.raw("\n}\n")
	if e.err == nil {
		e.err = e.w.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("report: json: %w", e.err)
	}
	return nil
}

// lists calls list for each list of a case, with how many rows it has and what gives each.
func (e *encoder) lists(c *hearsay.Case, list func(name string, n int, row func(int) any)) {
	list("documents", len(c.Documents), rows(c.Documents, e.document))
	list("speakers", len(c.Speakers), rows(c.Speakers, e.speaker))
	list("statements", len(c.Statements), rows(c.Statements, e.statement))
	list("credits", len(c.Credits), rows(c.Credits, e.credit))
	list("rests_on", len(c.RestsOn), rows(c.RestsOn, e.restsOn))
	list("shared_passages", len(c.Passages), rows(c.Passages, e.passage))
	list("quote_groups", len(c.QuoteGroups), rows(c.QuoteGroups, e.quoteGroup))
	list("conflicts", len(c.Conflicts), rows(c.Conflicts, e.conflict))
	list("answers", len(c.Answers), rows(c.Answers, e.answer))
	list("positions", len(c.Positions), rows(c.Positions, e.position))
	list("unattributed", len(c.Unattributed), rows(c.Unattributed, e.unattributed))
	list("propositions", len(c.Propositions), rows(c.Propositions, e.proposition))
	list("claims", len(c.Claims), rows(c.Claims, e.claim))
	list("timeline", len(c.Timeline), rows(c.Timeline, e.event))
	list("judges", len(c.Judges), rows(c.Judges, e.judge))
	list("problems", len(c.Problems), rows(c.Problems, func(p hearsay.Problem) any { return p }))
}

func rows[T any](l []T, row func(T) any) func(int) any {
	return func(i int) any { return row(l[i]) }
}

// An encoder writes the members of the one object; the first error stays.
type encoder struct {
	w      *bufio.Writer
	points *points
	ids    []string // of the statements, by index
	said   map[string]*hearsay.Statement
	more   bool // a member has been written
	err    error
}

func newEncoder(w *bufio.Writer, c *hearsay.Case) *encoder {
	e := &encoder{w: w, points: newPoints(c.Documents), ids: statementIDs(c), said: make(map[string]*hearsay.Statement, len(c.Statements))}
	for i := range c.Statements {
		e.said[c.Statements[i].ID] = &c.Statements[i]
	}
	return e
}

func (e *encoder) raw(s string) {
	if e.err == nil {
		_, e.err = e.w.WriteString(s)
	}
}

// value writes v without a line end and without escaping HTML.
func (e *encoder) value(v any) {
	if e.err != nil {
		return
	}
	enc := stdjson.NewEncoder(value{e.w})
	enc.SetEscapeHTML(false)
	e.err = enc.Encode(v)
}

func (e *encoder) key(name string) {
	if e.more {
		e.raw(",\n")
	}
	e.more = true
	e.raw(`"` + name + `": `)
}

func (e *encoder) field(name string, v any) {
	e.key(name)
	e.value(v)
}

// list writes a member that is a list, one row a line.
func (e *encoder) list(name string, n int, row func(int) any) {
	e.key(name)
	if n == 0 {
		e.raw("[]")
		return
	}
	for i := range n {
		if i == 0 {
			e.raw("[\n ")
		} else {
			e.raw(",\n ")
		}
		e.value(row(i))
	}
	e.raw("\n]")
}

// value drops the line end that encoding/json puts after each value, and escapes what
// would steer a terminal. The encoder hands over a whole value at once.
type value struct{ w io.Writer }

func (t value) Write(p []byte) (int, error) {
	n := len(p)
	if n > 0 && p[n-1] == '\n' {
		p = p[:n-1]
	}
	if m, err := t.w.Write(foreign.JSON(p)); err != nil {
		return m, err
	}
	return n, nil
}

func statementIDs(c *hearsay.Case) []string {
	ids := make([]string, len(c.Statements))
	for i := range c.Statements {
		ids[i] = c.Statements[i].ID
	}
	return ids
}
