package main

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/store"
)

// listCommand lists the documents of a case.
type listCommand struct {
	caseFlag
	formatFlag
	Failed bool `help:"List what could not be added instead, and why."`
}

// Help shows how the command is used.
func (listCommand) Help() string {
	return `Examples:
  hearsay list                     the documents of hearsay.case
  hearsay list -c storm.case       of another case file
  hearsay list --format json       with paths, SHA-256, language and size
  hearsay list --failed            what could not be added, when and why

A dash stands where the document does not show its date, outlet or title.`
}

// An entry is a document as --format json lists it.
type entry struct {
	ID        string   `json:"id"`
	Path      string   `json:"path"`
	Paths     []string `json:"paths"`
	SHA256    string   `json:"sha256"`
	Outlet    *string  `json:"outlet"`
	Title     string   `json:"title"`
	Published *period  `json:"published"`
	Language  *string  `json:"language"`
	Said      []string `json:"said,omitempty"` // the fields that a person set
	Bytes     int      `json:"bytes"`          // of the original
	Added     string   `json:"added"`          // RFC 3339, UTC

	Version   int    `json:"version,omitempty"` // from 1, of several versions of one document
	VersionOf string `json:"version_of,omitempty"`
	VersionBy string `json:"version_by,omitempty"`
}

type period struct {
	From string `json:"from"`
	To   string `json:"to"`
}

func newEntry(e store.Entry) entry {
	out := entry{
		ID: e.ID, Path: e.Path, Paths: e.Paths, SHA256: e.SHA256, Outlet: known(e.Outlet), Title: e.Title,
		Language: known(e.Language), Said: e.Said, Bytes: e.Bytes, Added: e.Added.UTC().Format(time.RFC3339),
		Version: e.Version, VersionOf: e.VersionOf, VersionBy: e.VersionBy,
	}
	if e.Published.Known() {
		out.Published = &period{e.Published.From, e.Published.To}
	}
	return out
}

// known is s, nil where it is empty.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Run prints the list.
func (c *listCommand) Run(p *program) error {
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	if c.Failed {
		return c.listFailed(p, s)
	}
	all, damage := s.List(p.ctx)
	if damage != nil && !errors.Is(damage, store.ErrDamaged) {
		return damage
	}
	return errors.Join(c.print(p, all), damage)
}

// print prints the documents.
func (c *listCommand) print(p *program, all []store.Entry) error {
	if c.json() {
		out := struct {
			Case      string  `json:"case"`
			Documents []entry `json:"documents"`
		}{c.Case, []entry{}}
		for _, e := range all {
			out.Documents = append(out.Documents, newEntry(e))
		}
		return writeLine(p.stdout, out)
	}
	if len(all) == 0 {
		p.say("%s holds no documents", c.Case)
		return nil
	}
	rows := [][]string{{"ID", "DATE", "OUTLET", "TITLE"}}
	for _, e := range all {
		rows = append(rows, []string{e.ID, orDash(date(e.Published)), orDash(e.Outlet), orDash(e.Title)})
	}
	return table(p, rows)
}

// A failedEntry is what could not be added, as --format json lists it.
type failedEntry struct {
	Path    string `json:"path"`
	Message string `json:"message"`
	Time    string `json:"time"` // RFC 3339, UTC
}

func (c *listCommand) listFailed(p *program, s store.Store) error {
	all, err := s.Failures(p.ctx)
	if err != nil {
		return err
	}
	if c.json() {
		out := struct {
			Case   string        `json:"case"`
			Failed []failedEntry `json:"failed"`
		}{c.Case, []failedEntry{}}
		for _, f := range all {
			out.Failed = append(out.Failed, failedEntry{f.Path, f.Message, f.Time.UTC().Format(time.RFC3339)})
		}
		return writeLine(p.stdout, out)
	}
	if len(all) == 0 {
		p.say("nothing failed in %s", c.Case)
		return nil
	}
	rows := [][]string{{"TIME", "PATH", "WHY"}}
	for _, f := range all {
		rows = append(rows, []string{f.Time.UTC().Format("2006-01-02 15:04"), foreign.Name(f.Path), withoutPath(f.Path, f.Message)})
	}
	return table(p, rows)
}

// date is a period as people write it: "2017-07-22", "2017-07-22 to 2017-07-25".
func date(d hearsay.Period) string {
	if d.To == "" || d.From == d.To {
		return d.From
	}
	if d.From == "" {
		return "until " + d.To
	}
	return d.From + " to " + d.To
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// table prints rows in columns as wide as their widest cell; the first row is
// the head.
func table(p *program, rows [][]string) error {
	widths := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, cell := range r {
			r[i] = foreign.Line(cell)
			widths[i] = max(widths[i], utf8.RuneCountInString(r[i]))
		}
	}
	for n, r := range rows {
		var b strings.Builder
		for i, cell := range r {
			b.WriteString(cell)
			if i < len(r)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
			}
		}
		line := b.String()
		if n == 0 {
			line = paint(p.stdout, faint, line)
		}
		if _, err := fmt.Fprintln(p.stdout, line); err != nil {
			return err
		}
	}
	return nil
}
