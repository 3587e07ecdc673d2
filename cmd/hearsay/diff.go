package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/version"
)

// diffCommand shows what changed between two versions of a document.
type diffCommand struct {
	ID   string `arg:"" help:"A document, by the id of any of its versions."`
	From int    `arg:"" optional:"" help:"The number of the earlier version; by default the last but one."`
	To   int    `arg:"" optional:"" help:"The number of the later version; by default the latest."`
	caseFlag
	formatFlag
}

// Help shows how the command is used.
func (diffCommand) Help() string {
	return `Examples:
  hearsay diff storm                the latest version of storm against the one before
  hearsay diff storm 1              against the first one
  hearsay diff storm 1 2            the second against the first
  hearsay diff storm --format json  with spans in code points

Words that were taken out stand as [-so-], those that came as {+so+}. A file that was
added again under its name and a page that was fetched again are versions of one
document, where their texts are alike: hearsay list shows them as storm@1, storm@2 and
storm, which is the latest.`
}

// A versionRow is one of the two versions, as --format json prints it.
type versionRow struct {
	ID        string  `json:"id"`
	Version   int     `json:"version"`
	SHA256    string  `json:"sha256"`
	Published *period `json:"published"`
	Added     string  `json:"added"` // RFC 3339, UTC

	Captured []string `json:"captured,omitempty"` // when the page was fetched and was so, in order
}

// A changeRow is one change; its spans are code points.
type changeRow struct {
	From    spanRow `json:"from"`
	To      spanRow `json:"to"`
	Removed string  `json:"removed"`
	Added   string  `json:"added"`
}

type spanRow struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Run prints what changed.
func (c *diffCommand) Run(p *program) error {
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	from, to, err := c.versions(p, s)
	if err != nil {
		return err
	}
	a, err := s.Document(p.ctx, from.SHA256)
	if err != nil {
		return err
	}
	b, err := s.Document(p.ctx, to.SHA256)
	if err != nil {
		return err
	}
	changes := version.Diff(a.Text, b.Text)
	if c.json() {
		return c.writeJSON(p, from, to, a, b, changes)
	}
	head := func(sign string, e store.Entry) string {
		line := fmt.Sprintf("%s %s  published %s, added %s", sign, e.ID, orUnknown(date(e.Published)), e.Added.UTC().Format(time.RFC3339))
		if n := len(e.Captured); n == 1 {
			line += ", fetched " + e.Captured[0].UTC().Format(time.RFC3339)
		} else if n > 1 {
			line += fmt.Sprintf(", fetched %d times from %s to %s", n, e.Captured[0].UTC().Format(time.RFC3339), e.Captured[n-1].UTC().Format(time.RFC3339))
		}
		return foreign.Line(line)
	}
	fmt.Fprintln(p.stdout, paint(p.stdout, bold, head("---", from)))
	fmt.Fprintln(p.stdout, paint(p.stdout, bold, head("+++", to)))
	if line := returns(from, to); line != "" {
		fmt.Fprintln(p.stdout, foreign.Line(line))
	}
	if len(changes) == 0 {
		_, err := fmt.Fprintln(p.stdout, "The texts are the same; what differs is around them.")
		return err
	}
	_, err = fmt.Fprint(p.stdout, marked(p, a.Text, b.Text, changes))
	return err
}

// returns says where a page went back to words that it had had: the later one of two
// versions had been there before the earlier one, which is the earlier one by when each
// was fetched last.
func returns(from, to store.Entry) string {
	if from.Version > to.Version {
		from, to = to, from
	}
	if len(from.Captured) == 0 {
		return ""
	}
	first := from.Captured[0]
	var before time.Time
	for _, at := range to.Captured {
		switch {
		case at.Before(first):
			before = at
		case !before.IsZero() && at.After(first):
			return fmt.Sprintf("The page went back: it had been as %s until %s, was as %s on %s, and as %s again on %s.",
				to.ID, before.UTC().Format(time.RFC3339), from.ID, first.UTC().Format(time.RFC3339), to.ID, at.UTC().Format(time.RFC3339))
		}
	}
	return ""
}

// versions are the two that are asked for.
func (c *diffCommand) versions(p *program, s store.Store) (from, to store.Entry, err error) {
	d, err := s.Document(p.ctx, c.ID)
	if errors.Is(err, store.ErrNotFound) {
		return from, to, fmt.Errorf("there is no document %q in %s: `hearsay list` shows the ids", c.ID, c.Case)
	}
	if err != nil {
		return from, to, err
	}
	of := d.ID
	if d.VersionOf != "" {
		of = d.VersionOf
	}
	list, err := s.List(p.ctx)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return from, to, err
	}
	all := slices.DeleteFunc(list, func(e store.Entry) bool { return e.ID != of && e.VersionOf != of })
	slices.SortFunc(all, func(a, b store.Entry) int { return a.Version - b.Version })
	if len(all) < 2 {
		return from, to, fmt.Errorf("%s has one version only: add it again under its name, or fetch it again, when it has changed", of)
	}
	if c.To == 0 {
		c.To = len(all)
	}
	if c.From == 0 {
		c.From = max(1, c.To-1)
	}
	if c.From < 1 || c.To < 1 || c.From > len(all) || c.To > len(all) || c.From == c.To {
		return from, to, usageError{fmt.Errorf("diff: %s has the versions 1 to %d: name two of them", of, len(all))}
	}
	return all[c.From-1], all[c.To-1], nil
}

func (c *diffCommand) writeJSON(p *program, from, to store.Entry, a, b *hearsay.Document, changes []version.Change) error {
	row := func(e store.Entry) versionRow {
		x := newEntry(e)
		row := versionRow{e.ID, e.Version, e.SHA256, x.Published, x.Added, nil}
		for _, at := range e.Captured {
			row.Captured = append(row.Captured, at.UTC().Format(time.RFC3339Nano))
		}
		return row
	}
	out := struct {
		From    versionRow  `json:"from"`
		To      versionRow  `json:"to"`
		Changes []changeRow `json:"changes"`
	}{row(from), row(to), []changeRow{}}
	x, y := hearsay.NewCodePoints(a.Text), hearsay.NewCodePoints(b.Text)
	for _, ch := range changes {
		f, t := x.Span(ch.From), y.Span(ch.To)
		out.Changes = append(out.Changes, changeRow{spanRow{f.Start, f.End}, spanRow{t.Start, t.End}, ch.From.In(a.Text), ch.To.In(b.Text)})
	}
	return writeLine(p.stdout, out)
}

// marked is the later text with what was taken out and what came, without the
// paragraphs that stayed as they were.
func marked(p *program, a, b string, changes []version.Change) string {
	var all strings.Builder
	at := 0
	for _, c := range changes {
		all.WriteString(foreign.Text(b[at:c.To.Start]))
		if !c.From.Empty() {
			all.WriteString(sign(p, red, "[-", foreign.Text(c.From.In(a)), "-]"))
			if !c.To.Empty() {
				all.WriteByte(' ')
			}
		}
		if !c.To.Empty() {
			all.WriteString(sign(p, green, "{+", foreign.Text(c.To.In(b)), "+}"))
		} else if !strings.HasSuffix(all.String(), "\n") && c.To.Start < len(b) && b[c.To.Start] > ' ' {
			all.WriteByte(' ')
		}
		at = c.To.End
	}
	all.WriteString(foreign.Text(b[at:]))
	var out strings.Builder
	same := 0
	tell := func() {
		if same > 0 {
			out.WriteString(paint(p.stdout, faint, "  … "+number(same, "paragraph")+" unchanged …") + "\n")
		}
		same = 0
	}
	inside := false
	for line := range strings.Lines(all.String()) {
		line = strings.TrimRight(line, "\r\n")
		opens := strings.Contains(line, "[-") || strings.Contains(line, "{+")
		switch {
		case strings.TrimSpace(line) == "":
			continue
		case !opens && !inside:
			same++
			continue
		}
		tell()
		out.WriteString("  " + line + "\n")
		last := max(strings.LastIndex(line, "[-"), strings.LastIndex(line, "{+"))
		shut := max(strings.LastIndex(line, "-]"), strings.LastIndex(line, "+}"))
		inside = (inside || opens) && shut < last || inside && !opens && shut < 0
	}
	tell()
	return out.String()
}

// sign sets words between marks, and in a colour on a terminal.
func sign(p *program, s style, open, words, shut string) string {
	return paint(p.stdout, s, open+words+shut)
}
