package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
)

// decideFlags are the same in every command by which a person decides.
type decideFlags struct {
	caseFlag
	By string `placeholder:"NAME" help:"Who decides. By default who is logged in."`
}

// decideHelp is the end of the help of the commands by which a person decides.
const decideHelp = `

The labels are those of the report: D5 is a document, s12 a statement, p2 a speaker,
q3 a proposition, q3.2 its second place (claim1.2 of a claim), conflict1 a conflict, and so on; hearsay show
prints what one is. A decision is kept in the case, with who and when, by the words that
it is about: it holds when documents are added and when they are read anew. hearsay log
lists the decisions, hearsay undo takes one back.`

// who is who decides.
func (c *decideFlags) who() (string, error) {
	who := foreign.Line(cmp.Or(c.By, os.Getenv("USER"), os.Getenv("USERNAME")))
	if who = strings.TrimSpace(who); who == "" {
		return "", usageError{errors.New("say who decides: --by NAME")}
	}
	return who, nil
}

// acceptCommand accepts findings.
type acceptCommand struct {
	Labels []string `arg:"" name:"label" help:"What to accept: s12, q3, conflict1."`
	decideFlags
}

// Help shows how the command is used.
func (acceptCommand) Help() string {
	return `Examples:
  hearsay accept s12 s15 conflict1 -c storm.case
  hearsay report --case storm.case --accepted     only what was accepted` + decideHelp
}

// Run accepts.
func (c *acceptCommand) Run(p *program) error {
	return c.decide(p, review.Order{Action: review.Accept, About: c.Labels})
}

// rejectCommand rejects findings.
type rejectCommand struct {
	Labels []string `arg:"" name:"label" help:"What is wrong: s12, q3, conflict1."`
	decideFlags
}

// Help shows how the command is used.
func (rejectCommand) Help() string {
	return `Examples:
  hearsay reject s12 -c storm.case     nobody said that, or not so
  hearsay reject q3.2                  the second place of q3 says something else

A rejected finding is in no report, and nothing is built upon it.` + decideHelp
}

// Run rejects.
func (c *rejectCommand) Run(p *program) error {
	return c.decide(p, review.Order{Action: review.Reject, About: c.Labels})
}

// setCommand corrects findings.
type setCommand struct {
	Arguments []string `arg:"" name:"label|field=value" help:"What to correct, and how."`
	decideFlags
}

// Help shows how the command is used.
func (setCommand) Help() string {
	return `Examples:
  hearsay set s12 speaker="Mara Lind" kind=denial    who speaks and what it does
  hearsay set s12 speaker=p3                         the speaker p3 of the report
  hearsay set s12 speaker=unknown
  hearsay set q3.2 stance=denies                     what a place does with a proposition, or a
                                                     claim (claim1.2)
  hearsay set claim1 D3=denies D4=none               what documents do with a claim
  hearsay set conflict1 kind=reversal certainty=possible
  hearsay set passage4 from=D3                       who copied from whom; from=unknown
  hearsay set passage4 boilerplate=yes
  hearsay set D5 outlet="The Ledger" date=2031-04-03 title="Storm" byline="A. Roe; B. Poe"
  hearsay set p2 name="Mara Lind" kind=person
  hearsay set D5 grade=B                             Admiralty: A to F for the source,
  hearsay set s12 grade=B2                           1 to 6 for what it says` + decideHelp
}

// Run corrects.
func (c *setCommand) Run(p *program) error {
	var labels []string
	var orders []review.Order
	for _, a := range c.Arguments {
		field, value, ok := strings.Cut(a, "=")
		switch field = strings.ToLower(strings.TrimSpace(field)); {
		case !ok:
			labels = append(labels, a)
		case field == "grade":
			orders = append(orders, review.Order{Action: review.Grade, Value: value})
		default:
			orders = append(orders, review.Order{Action: review.Correct, Field: field, Value: value})
		}
	}
	if len(labels) == 0 || len(orders) == 0 {
		return usageError{errors.New(`set: name a finding and what to set: hearsay set s12 speaker="Mara Lind"`)}
	}
	for i := range orders {
		orders[i].About = labels
	}
	return c.decide(p, orders...)
}

// mergeCommand makes one of several.
type mergeCommand struct {
	Labels []string `arg:"" name:"label" help:"Speakers (p2 p7), or propositions (q1 q4). The first gives its name."`
	Name   string   `placeholder:"NAME" help:"What the speaker is called."`
	decideFlags
}

// Help shows how the command is used.
func (mergeCommand) Help() string {
	return `Examples:
  hearsay merge p2 p7 -c storm.case       two speakers are one
  hearsay merge p2 p7 --name "Mara Lind"
  hearsay merge q1 q4                     two propositions say the same` + decideHelp
}

// Run merges.
func (c *mergeCommand) Run(p *program) error {
	action := review.Merge
	if len(c.Labels) > 0 && review.KindOf(c.Labels[0]) == review.Proposition {
		if action = review.Join; c.Name != "" {
			return usageError{errors.New("merge: --name is for speakers: `hearsay set q1 text=...` gives a proposition its text")}
		}
	}
	return c.decide(p, review.Order{Action: action, About: c.Labels, Value: c.Name})
}

// splitCommand makes two of one.
type splitCommand struct {
	Labels []string `arg:"" name:"label" help:"A speaker and those of its statements that are another's (p2 s12 s15, or p2 D4 for all in a document); a proposition and the places that say something else (q3 q3.2)."`
	Name   string   `placeholder:"NAME" help:"What the other speaker is called, or the text of the other proposition."`
	decideFlags
}

// Help shows how the command is used.
func (splitCommand) Help() string {
	return `Examples:
  hearsay split p2 s12 s15 --name "Mara Lind the elder" -c storm.case
  hearsay split p2 D4
  hearsay split q3 q3.2 s14                 these places say something else` + decideHelp
}

// Run splits.
func (c *splitCommand) Run(p *program) error {
	action := review.Split
	if len(c.Labels) > 0 && review.KindOf(c.Labels[0]) == review.Proposition {
		action = review.Part
	}
	return c.decide(p, review.Order{Action: action, About: c.Labels, Value: c.Name})
}

// noteCommand notes something about a finding.
type noteCommand struct {
	Label string   `arg:"" help:"What the note is about: s12, q3, D5."`
	Text  []string `arg:"" help:"The note."`
	decideFlags
}

// Help shows how the command is used.
func (noteCommand) Help() string {
	return `Example:
  hearsay note s12 "called her on Monday: she stands by it" -c storm.case

The note stands with the finding in every report.` + decideHelp
}

// Run notes.
func (c *noteCommand) Run(p *program) error {
	return c.decide(p, review.Order{Action: review.Note, About: []string{c.Label}, Value: strings.Join(c.Text, " ")})
}

// decide makes decisions of orders, all or none, keeps them and says what they are.
func (c *decideFlags) decide(p *program, orders ...review.Order) error {
	who, err := c.who()
	if err != nil {
		return err
	}
	found, err := c.findings(p, orders)
	if err != nil {
		return err
	}
	defer found.store.Close()
	var all []review.Decision
	for _, o := range orders {
		made, err := review.Make(found.Case, o)
		if err != nil {
			return err
		}
		all = append(all, made...)
	}
	for i := range all {
		all[i].Who, all[i].When = who, time.Now()
	}
	ids, err := found.store.Decide(p.ctx, all...)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		p.say("it is so already")
		return nil
	}
	for i := range all {
		all[i].ID = ids[i]
		if _, err := fmt.Fprintln(p.stdout, decisionLine(&all[i])); err != nil {
			return err
		}
	}
	return nil
}

// findings is the case that orders are about: where they name documents alone, or
// statements, with nothing but those.
func (c *decideFlags) findings(p *program, orders []review.Order) (*caseOf, error) {
	statements := false
	for _, o := range orders {
		for _, l := range append(o.About, o.Value) { // the value may be a speaker
			switch kind := review.KindOf(l); kind {
			case "", review.Document:
			case review.Statement:
				statements = true
			default:
				return readCase(p, &c.caseFlag)
			}
		}
	}
	if statements {
		return readSaid(p, &c.caseFlag)
	}
	s, err := c.open(p)
	if err != nil {
		return nil, err
	}
	return documentCase(p, s)
}

// documentCase is the documents of a case without their findings.
func documentCase(p *program, s store.Store) (*caseOf, error) {
	docs, problems, err := documentsOf(p.ctx, s)
	if err != nil {
		s.Close()
		return nil, err
	}
	p.tell(problems...)
	return &caseOf{Case: &hearsay.Case{Documents: docs}, store: s}, nil
}
