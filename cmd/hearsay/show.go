package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/model"
	reportjson "github.com/openhearsay/hearsay/report/json"
	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/version"
)

// showCommand shows one document, or one finding.
type showCommand struct {
	ID string `arg:"" help:"The id of a document, as list prints it, or the first eight or more digits of its SHA-256; or the label of a document or a finding, as a report prints it (D5, s12, q3, p2, conflict1)."`
	caseFlag
	formatFlag
	Original bool `help:"Write the original bytes, as they were added."`
}

// Help shows how the command is used.
func (showCommand) Help() string {
	return `Examples:
  hearsay show ledger-0412                      the text, with its outlet and date
  hearsay show ledger-0412 --format json        with offsets in Unicode code points
  hearsay show ledger-0412 --original > a.html  the file as it was added
  hearsay show s12                              the statement that a report calls s12
  hearsay show q3                               a proposition with its places (q3.1, q3.2 …)`
}

// Run prints the document or the finding.
func (c *showCommand) Run(p *program) error {
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	d, err := documentOf(p, s, c.ID)
	if kind := review.KindOf(c.ID); errors.Is(err, store.ErrNotFound) && kind != "" && kind != review.Document {
		s.Close()
		return c.showFinding(p)
	}
	if err != nil {
		return notThere(err, c.ID, c.Case)
	}
	if c.Original {
		b, err := s.Original(p.ctx, d.SHA256)
		if err != nil {
			return err
		}
		if terminal(p.stdout) && foreign.Text(string(b)) != string(b) {
			return usageError{errors.New("show: the original holds what a terminal may act on: send it to a file with >")}
		}
		_, err = p.stdout.Write(b)
		return err
	}
	found, err := decidedFindings(p, s, d)
	if err != nil {
		return fmt.Errorf("show: %w", err)
	}
	if c.json() {
		return reportjson.Write(p.stdout, &hearsay.Case{
			Model: model.Name(), Documents: []hearsay.Document{*d}, Speakers: found.Speakers, Statements: found.Statements,
		})
	}
	return showText(p.stdout, d, found)
}

// decidedFindings is what stands in a document by itself, as persons decided it. What
// they decided about speakers in other documents is not seen here.
func decidedFindings(p *program, s store.Store, d *hearsay.Document) (hearsay.Findings, error) {
	found, err := newKeeper(p, s).find(d)
	if err != nil {
		return found, err
	}
	log, err := s.Decisions(p.ctx, "")
	if err != nil || len(log) == 0 {
		return found, err
	}
	c, _ := review.Apply(&hearsay.Case{Documents: []hearsay.Document{*d}, Speakers: found.Speakers, Statements: found.Statements}, log)
	found.Speakers, found.Statements, d.Review = c.Speakers, c.Statements, c.Documents[0].Review
	return found, nil
}

func showText(w io.Writer, d *hearsay.Document, found hearsay.Findings) error {
	var b strings.Builder
	field := func(name, value string) {
		if value = foreign.Line(value); value != "" {
			fmt.Fprintf(&b, "%s %s\n", paint(w, faint, fmt.Sprintf("%-9s", name)), value)
		}
	}
	field("id", d.ID)
	field("title", d.Title)
	field("outlet", orUnknown(d.Outlet))
	field("date", orUnknown(date(d.Published)))
	field("updated", cmp.Or(d.Times.Updated, date(d.Updated)))
	field("by", strings.Join(d.Bylines, ", "))
	field("section", d.Section)
	field("credit", d.Credit)
	field("license", d.License)
	if d.Gated {
		field("gated", "the page says that it is not free to read")
	}
	if d.Version > 0 {
		v := fmt.Sprintf("%d, the latest: `hearsay diff %s` shows what changed", d.Version, d.ID)
		if d.VersionOf != "" {
			v = fmt.Sprintf("%d of %s", d.Version, d.VersionOf)
		}
		field("version", v+"; "+version.Ordered(d.VersionBy))
	}
	for _, n := range version.Notes(d) {
		field("note", string(n.Kind)+": "+n.Span.In(d.Text))
	}
	if len(d.Said) > 0 {
		field("said", strings.Join(d.Said, ", ")+": as a person says")
	}
	if r := d.Review; r != nil {
		field("grade", r.Grade)
		for _, n := range r.Notes {
			field("remark", n)
		}
	}
	field("path", foreign.Name(d.Path))
	field("url", d.URL)
	field("language", d.Language)
	field("sha256", d.SHA256)
	for _, x := range d.Warnings {
		field("warning", x)
	}
	b.WriteString("\n" + strings.TrimRight(foreign.Text(d.Text), "\n") + "\n")
	if len(found.Statements) > 0 {
		fmt.Fprintf(&b, "\n%s\n", paint(w, bold, number(len(found.Statements), "statement")))
		names := map[string]string{}
		for _, s := range found.Speakers {
			names[s.ID] = s.Name
		}
		points := hearsay.NewCodePoints(d.Text)
		for i := range found.Statements {
			showStatement(&b, w, d.Text, &found.Statements[i], names, points)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// showStatement prints who said what, by what word, and where, in code points.
func showStatement(b *strings.Builder, w io.Writer, text string, s *hearsay.Statement, names map[string]string, points *hearsay.CodePoints) {
	at := points.Span(s.Extent())
	fmt.Fprintf(b, "\n%s", paint(w, bold, foreign.Line(orUnknown(names[s.Speaker]))))
	var about []string
	for _, x := range []string{string(s.Kind), string(s.Quoted)} {
		if x != "" {
			about = append(about, x)
		}
	}
	if s.Cue != nil {
		about = append(about, "“"+foreign.Line(s.Cue.In(text))+"”")
	}
	about = append(about, fmt.Sprintf("at %d–%d", at.Start, at.End))
	fmt.Fprintf(b, "  %s\n", paint(w, faint, strings.Join(about, ", ")))
	var pieces []string
	for _, c := range s.Contents {
		pieces = append(pieces, foreign.Line(c.In(text)))
	}
	fmt.Fprintf(b, "  %s\n", strings.Join(pieces, " … "))
}

func orUnknown(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}
