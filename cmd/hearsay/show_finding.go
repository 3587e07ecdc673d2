package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/review"
)

// A findingRow is a finding as show --format json prints it.
type findingRow struct {
	review.Summary
	Name   string          `json:"name,omitempty"`
	Places []findingPlace  `json:"places"`
	Review *hearsay.Review `json:"review,omitempty"`
}

// A findingPlace is words that a finding stands on.
type findingPlace struct {
	Document string `json:"document"`
	SHA256   string `json:"sha256"`
	Start    int    `json:"start"` // code points
	End      int    `json:"end"`
	Words    string `json:"words"`
	Outlet   string `json:"outlet,omitempty"`
	Date     string `json:"date,omitempty"`
}

// placesOf are the places of a proposition or a claim, nil for another finding.
func placesOf(c *hearsay.Case, f review.Finding) []hearsay.Place {
	switch at, _ := f.Index(); f.Kind {
	case review.Proposition:
		return c.Propositions[at].Places
	case review.Claim:
		return c.Claims[at].Places
	}
	return nil
}

// showFinding prints the finding that a label of a report names.
func (c *showCommand) showFinding(p *program) error {
	if c.Original {
		return usageError{errors.New("show: --original is of a document")}
	}
	read := readCase
	if review.KindOf(c.ID) == review.Statement {
		read = readSaid
	}
	found, err := read(p, &c.caseFlag)
	if err != nil {
		return err
	}
	defer found.store.Close()
	f, err := review.Find(found.Case, c.ID)
	if err != nil {
		return fmt.Errorf("show: %w", err)
	}
	if at, _ := f.Index(); f.Kind == review.Claim { // it is known by its text, and shown with its places
		for _, x := range review.Findings(found.Case, review.ClaimPlace) {
			if of, _ := x.Index(); of == at {
				f.Places = append(f.Places, x.Places...)
			}
		}
	}
	row := findingRow{Summary: review.Summarize(found.Case, f), Name: f.Name, Places: []findingPlace{}, Review: review.Of(found.Case, f)}
	documents, labels := map[string]*hearsay.Document{}, map[string]string{}
	for i, f := range review.Findings(found.Case, review.Document) {
		documents[found.Documents[i].ID] = &found.Documents[i]
		labels[found.Documents[i].ID] = f.Label
	}
	for _, x := range f.Places {
		d := documents[x.Document]
		if d == nil {
			continue
		}
		at := hearsay.NewCodePoints(d.Text).Span(x.Span)
		row.Places = append(row.Places, findingPlace{d.ID, d.SHA256, at.Start, at.End, x.Span.In(d.Text), d.Outlet, date(d.Published)})
	}
	if c.json() {
		return writeLine(p.stdout, row)
	}
	var b strings.Builder
	b.WriteString(paint(p.stdout, bold, f.Label))
	for _, x := range []string{string(f.Kind), row.Speaker, row.Is} {
		if x != "" {
			b.WriteString("  " + foreign.Line(x))
		}
	}
	b.WriteString("\n")
	if f.Kind == review.Proposition || f.Kind == review.Claim {
		fmt.Fprintf(&b, "  %s\n", foreign.Line(strings.Join(row.Words, "")))
	}
	if at, _ := f.Index(); f.Kind == review.Statement {
		s := &found.Statements[at]
		var via []string
		for k := len(s.Via) - 1; k >= 0; k-- {
			via = append(via, foreign.Line(s.Via[k].Name))
		}
		if len(via) > 0 {
			fmt.Fprintf(&b, "  by way of %s\n", strings.Join(via, " → "))
		}
	}
	for i, x := range row.Places {
		name := labels[x.Document] + " " + foreign.Line(x.Document)
		if all := placesOf(found.Case, f); i < len(all) {
			place := all[i]
			name = fmt.Sprintf("%s.%d %s: %s", f.Label, cmp.Or(place.N, i+1), place.Stance, name)
		}
		for _, y := range []string{x.Outlet, x.Date} {
			if y != "" {
				name += ", " + foreign.Line(y)
			}
		}
		fmt.Fprintf(&b, "\n%s\n  “%s”\n", paint(p.stdout, faint, fmt.Sprintf("%s, at %d–%d", name, x.Start, x.End)), foreign.Line(x.Words))
	}
	if r := row.Review; r != nil {
		b.WriteString("\n")
		if r.Decision != "" {
			fmt.Fprintf(&b, "%s by %s, %s\n", r.Decision, foreign.Line(r.Who), r.When)
		}
		if r.Grade != "" {
			fmt.Fprintf(&b, "grade %s\n", r.Grade)
		}
		for _, n := range r.Notes {
			fmt.Fprintf(&b, "note: %s\n", foreign.Line(n))
		}
	}
	_, err = fmt.Fprint(p.stdout, b.String())
	return err
}
