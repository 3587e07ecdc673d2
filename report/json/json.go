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
	b := bufio.NewWriterSize(w, 1<<16)
	e := &encoder{w: b, points: newPoints(c.Documents), ids: statementIDs(c), said: make(map[string]*hearsay.Statement, len(c.Statements))}
	for i := range c.Statements {
		e.said[c.Statements[i].ID] = &c.Statements[i]
	}
	e.raw("{\n")
	e.field("hearsay", program{hearsay.Version, c.Model, c.Accepted})
	list(e, "documents", c.Documents, e.document)
	list(e, "speakers", c.Speakers, e.speaker)
	list(e, "statements", c.Statements, e.statement)
	list(e, "credits", c.Credits, e.credit)
	list(e, "rests_on", c.RestsOn, e.restsOn)
	list(e, "shared_passages", c.Passages, e.passage)
	list(e, "quote_groups", c.QuoteGroups, e.quoteGroup)
	list(e, "conflicts", c.Conflicts, e.conflict)
	list(e, "answers", c.Answers, e.answer)
	list(e, "positions", c.Positions, e.position)
	list(e, "unattributed", c.Unattributed, e.unattributed)
	list(e, "propositions", c.Propositions, e.proposition)
	list(e, "claims", c.Claims, e.claim)
	list(e, "timeline", c.Timeline, e.event)
	list(e, "judges", c.Judges, e.judge)
	list(e, "problems", c.Problems, func(p hearsay.Problem) any { return p })
	e.raw("\n}\n")
	if e.err == nil {
		e.err = b.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("report: json: %w", e.err)
	}
	return nil
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
func list[T any](e *encoder, name string, rows []T, row func(T) any) {
	e.key(name)
	if len(rows) == 0 {
		e.raw("[]")
		return
	}
	for i := range rows {
		if i == 0 {
			e.raw("[\n ")
		} else {
			e.raw(",\n ")
		}
		e.value(row(rows[i]))
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
