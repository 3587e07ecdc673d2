package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/review"
)

// undoCommand takes back decisions.
type undoCommand struct {
	Numbers []int64 `arg:"" optional:"" name:"number" help:"The decisions, as hearsay log numbers them. By default the last one that stands."`
	decideFlags
}

// Help shows how the command is used.
func (undoCommand) Help() string {
	return `Examples:
  hearsay undo -c storm.case      takes back the last decision
  hearsay undo 3 7                takes back decisions 3 and 7
  hearsay undo 8                  where 8 is an undo: what it took back stands again

Nothing is lost: that it was taken back stands in the log, too.`
}

// Run takes back.
func (c *undoCommand) Run(p *program) error {
	who, err := c.who()
	if err != nil {
		return err
	}
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	log, err := s.Decisions(p.ctx, "")
	if err != nil {
		return err
	}
	if len(c.Numbers) == 0 {
		standing := review.Standing(log)
		if len(standing) == 0 {
			return errors.New("there is no decision to take back")
		}
		c.Numbers = []int64{standing[len(standing)-1].ID}
	}
	var all []review.Decision
	for _, n := range c.Numbers {
		d, err := review.Undoing(log, n)
		if err != nil {
			return err
		}
		d.Who, d.When = who, time.Now()
		all = append(all, d)
	}
	if _, err := s.Decide(p.ctx, all...); err != nil {
		return err
	}
	for _, d := range all {
		for i := range log {
			if log[i].ID == d.Undoes {
				if _, err := fmt.Fprintf(p.stdout, "taken back: %s\n", decisionLine(&log[i])); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// logCommand lists decisions.
type logCommand struct {
	caseFlag
	formatFlag
	Unplaced bool `help:"Only those that stand and are not applied, because what they are about is not found any more."`
}

// Help shows how the command is used.
func (logCommand) Help() string {
	return `Examples:
  hearsay log -c storm.case      all decisions, the last at the end
  hearsay log --unplaced         those whose words are not found any more, and why
  hearsay log --format json      with the words and the document that each is about

A label is that of the report in which the person saw the finding.`
}

// A logRow is a decision as --format json lists it.
type logRow struct {
	Number  int64           `json:"number"`
	When    string          `json:"when"` // RFC 3339, UTC
	Who     string          `json:"who"`
	Action  review.Action   `json:"action"`
	Anchors []review.Anchor `json:"anchors"`
	Finding string          `json:"finding"`
	Before  json.RawMessage `json:"before,omitempty"`
	After   json.RawMessage `json:"after,omitempty"`
	Undoes  int64           `json:"undoes,omitempty"`
	Stands  bool            `json:"stands"`             // it is not taken back
	Why     string          `json:"unplaced,omitempty"` // of --unplaced
}

// Run lists.
func (c *logCommand) Run(p *program) error {
	var log []review.Decision
	why := map[int64]string{}
	if c.Unplaced {
		found, err := readCase(p, &c.caseFlag)
		if err != nil {
			return err
		}
		defer found.store.Close()
		log = found.log
		for _, u := range found.unplaced {
			why[u.Decision.ID] = u.Why
		}
	} else {
		s, err := c.open(p)
		if err != nil {
			return err
		}
		defer s.Close()
		if log, err = s.Decisions(p.ctx, ""); err != nil {
			return err
		}
	}
	stands := map[int64]bool{}
	for _, d := range review.Standing(log) {
		stands[d.ID] = true
	}
	n := 0
	for i := range log {
		d := &log[i]
		if _, ok := why[d.ID]; c.Unplaced && !ok {
			continue
		}
		n++
		if err := c.print(p, d, stands[d.ID], why[d.ID]); err != nil {
			return err
		}
	}
	if n == 0 && !c.json() {
		p.say("no decisions")
	}
	return nil
}

func (c *logCommand) print(p *program, d *review.Decision, stands bool, why string) error {
	when := d.When.UTC().Format(time.RFC3339)
	if c.json() {
		row := logRow{d.ID, when, d.Who, d.Action, d.Anchors, d.Finding, d.Before, d.After, d.Undoes, stands, why}
		if row.Anchors == nil {
			row.Anchors = []review.Anchor{}
		}
		return writeLine(p.stdout, row)
	}
	line := fmt.Sprintf("%s  %s, %s", decisionLine(d), foreign.Line(d.Who), d.When.UTC().Format("2006-01-02 15:04"))
	if !stands && d.Action != review.Undo {
		line += ", taken back"
	}
	if why != "" {
		line += "\n    not applied: " + why
	}
	_, err := fmt.Fprintln(p.stdout, line)
	return err
}

// decisionLine is a decision on one line: its number, what was decided, and about what.
func decisionLine(d *review.Decision) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s", d.ID, d.Action)
	if d.Action == review.Undo {
		fmt.Fprintf(&b, " %d", d.Undoes)
		return b.String()
	}
	after := ""
	var field review.Field
	var text string
	var many []string
	var p hearsay.Period
	switch {
	case json.Unmarshal(d.After, &text) == nil:
		after = strconv.Quote(foreign.Line(text))
	case json.Unmarshal(d.After, &field) == nil && field.Field != "":
		after = field.Field + " " + strconv.Quote(foreign.Line(field.Value))
	case json.Unmarshal(d.After, &p) == nil:
		after = orUnknown(date(p))
	case json.Unmarshal(d.After, &many) == nil:
		after = strconv.Quote(foreign.Line(strings.Join(many, "; ")))
	}
	var before review.Summary
	if rest, ok := strings.CutPrefix(d.Finding, "document:"); ok && len(d.Anchors) == 0 {
		sum, name, _ := strings.Cut(rest, ":")
		fmt.Fprintf(&b, " %s of the document %s: %s", foreign.Line(name), foreign.Line(sum[:min(len(sum), 12)]), after)
		return b.String()
	}
	json.Unmarshal(d.Before, &before)
	b.WriteString(" " + foreign.Line(before.Label))
	for _, x := range []string{before.Speaker, before.Is} {
		if x != "" {
			b.WriteString(", " + foreign.Line(x))
		}
	}
	for i, w := range before.Words {
		sep := " / "
		if i == 0 {
			sep = ": "
		}
		b.WriteString(sep + "“" + foreign.Line(w) + "”")
	}
	if with := others(d); with != "" {
		b.WriteString(" with " + with)
	}
	if after != "" {
		b.WriteString(" → " + after)
	}
	return b.String()
}

// others are the findings that a decision takes beside the first, in words.
func others(d *review.Decision) string {
	var names []string
	for i := range d.Anchors {
		a := &d.Anchors[i]
		switch {
		case i == 0 || d.Action == review.Correct && a.Kind == review.Speaker:
		case len(names) == 5:
			return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", len(d.Anchors)-6)
		case a.Name != "":
			names = append(names, foreign.Line(a.Name))
		case len(a.Quotes) == 0:
		case a.Kind == review.Document:
			names = append(names, "the document "+foreign.Line(a.Quotes[0].Document[:min(len(a.Quotes[0].Document), 12)]))
		case d.Anchors[0].Kind != review.Placed:
			words := []rune(foreign.Line(a.Quotes[0].Exact))
			if len(words) > 60 {
				words = append(words[:59], '…')
			}
			names = append(names, "“"+string(words)+"”")
		}
	}
	return strings.Join(names, ", ")
}
