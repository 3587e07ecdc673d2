// Package markdown writes a case as a short text for an editor: the same
// findings in the same order as the page, each with the document it stands in.
package markdown

import (
	"bufio"
	"fmt"
	"io"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/report"
)

// Limits of the text; it is meant to be read in one sitting. What is left out is
// said in its place.
var limits = report.Limits{TextBytes: 1, Speakers: 40, Statements: 12, Documents: 200, Rows: 40, PassageSize: 60}

// Write writes c to w as CommonMark. Words of the documents are escaped, so that
// they cannot become headings, links or HTML. The same case gives the same bytes.
func Write(w io.Writer, c *hearsay.Case) error {
	b := bufio.NewWriterSize(w, 1<<16)
	t := &text{w: b, v: report.New(c, limits)}
	t.summary()
	t.documents()
	t.claims()
	t.conflicts()
	t.answers()
	t.positions()
	t.unattributed()
	t.quotes()
	t.repeats()
	t.reservations()
	t.statements()
	t.passages()
	t.timeline()
	t.judges()
	t.line("")
	t.line("---")
	t.line("")
	model := ""
	if c.Model != "" {
		model = ", language model " + esc(c.Model)
	}
	t.line("Made by hearsay %s%s. It shows who said what; it does not say what is true. Findings can be wrong: look at the words in the document before you rely on one.", hearsay.Version, model)
	if t.err == nil {
		t.err = b.Flush()
	}
	if t.err != nil {
		return fmt.Errorf("report: markdown: %w", t.err)
	}
	return nil
}

// A text is the text being written; the first error stays.
type text struct {
	w   *bufio.Writer
	v   *report.View
	err error
}

// line writes one line; the arguments must be escaped where they come from a
// document.
func (t *text) line(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format+"\n", args...)
	}
}

func (t *text) heading(s string) {
	t.line("")
	t.line("## %s", s)
	t.line("")
}

// left says what a list leaves out.
func (t *text) left(n int, one, many string) {
	if n > 0 {
		t.line("")
		t.line("*Left out here: %s. The JSON of the case holds all of them.*", report.Number(n, one, many))
	}
}

// esc makes words of a document harmless in CommonMark.
func esc(s string) string { return foreign.Markdown(s) }

// reviewed says what persons decided.
func (t *text) reviewed(s string) {
	if s != "" {
		t.line("")
		t.line("*Reviewed: %s*", esc(s))
	}
}

// aside is the same behind a row.
func aside(label, reviewed string) (s string) {
	if label != "" {
		s = " (" + esc(label) + ")"
	}
	if reviewed != "" {
		s += " *Reviewed: " + esc(reviewed) + "*"
	}
	return s
}

func quote(words string) string {
	if words == "" {
		return "*(no words)*"
	}
	return "> " + esc(words)
}

func where(d *report.Document) string {
	if d == nil {
		return "document unknown"
	}
	date := d.Date
	if date == "" {
		date = "date unknown"
	}
	return d.Tag + " " + esc(d.Name) + ", " + esc(date)
}

func sure(c report.Confidence) string {
	if c.Class == "high" {
		return fmt.Sprintf("%d%%", c.Percent())
	}
	return fmt.Sprintf("**%s, %d%%**", c.Word, c.Percent())
}
