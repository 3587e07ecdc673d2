package main

import (
	"encoding/json"
	"fmt"

	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/store"
)

// questionsCommand writes what a judge can be asked about a case.
type questionsCommand struct {
	caseFlag
	Judge     string `placeholder:"WHO" help:"Leave out what this judge has answered."`
	Claims    string `type:"existingfile" placeholder:"FILE" help:"Ask about these claims too, one a line."`
	Questions int    `short:"n" placeholder:"N" help:"At most so many questions."`
	Twice     bool   `help:"Each list again in another order: what differs weighs less."`
	Output    string `short:"o" placeholder:"FILE" help:"Where the questions go; standard output by default, .gz to compress."`
	forceFlag
}

// Help shows how the command is used.
func (questionsCommand) Help() string {
	return `Examples:
  hearsay questions -c storm.case > questions.jsonl    one question a line
  hearsay questions -c storm.case -n 5 --judge person:ida

Those come first whose answers change most. Each line holds all that is needed to
answer it; an answer is a line too, and goes back with hearsay answers:

  {"id": "…", "kind": "list", "places": [{"n": 1, "document": "…", …, "words": "…"}, …]}
  {"id": "…", "judge": "person:ida", "answer": {"same": [[1, 4]], "disputes": [{"a": [1], "b": [7], "kind": "denial"}], "denies": [7]}}

doc/judge.md says what the kinds of questions mean.` + outputHelp
}

// Run writes the questions and keeps them in the case.
func (c *questionsCommand) Run(p *program) (err error) {
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	claims, err := readClaims(c.Claims)
	if err != nil {
		return err
	}
	comparing, err := comparingModels(model.Section)
	if err != nil {
		return err
	}
	in, err := caseOfStore(p, s)
	if err != nil {
		return fmt.Errorf("questions: %w", err)
	}
	in.Claims = claims
	h := &hearing{judgeFlags: &judgeFlags{JudgeQuestions: c.Questions, JudgeTwice: c.Twice}, p: p, store: s}
	if err := h.recall(); err != nil {
		return fmt.Errorf("questions: %w", err)
	}
	all := h.open(in, compare.Join(in, comparing.Quotes), comparing, c.Judge)
	rows := make([]store.Question, len(all))
	for i := range all {
		b, err := json.Marshal(all[i])
		if err != nil {
			return err
		}
		rows[i] = store.Question{ID: all[i].ID, JSON: b}
	}
	if err := s.SetQuestions(p.ctx, rows...); err != nil {
		return fmt.Errorf("questions: they are kept in the case, for their answers: %w", err)
	}
	w, err := p.create(c.Output, guard{inputs: []string{c.Case, c.Claims}, force: c.Force})
	if err != nil {
		return err
	}
	defer w.Discard()
	for i := range all {
		if err := writeLine(w, all[i]); err != nil {
			return err
		}
	}
	if err := w.Commit(); err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Fprintln(p.stderr, "hearsay: nothing is left to ask")
	} else {
		fmt.Fprintf(p.stderr, "hearsay: %s\n", countQuestions(all))
	}
	return nil
}

// caseOfStore is the documents of a case with what stands in each by itself.
func caseOfStore(p *program, s store.Store) (compare.Input, error) {
	docs, problems, err := documentsOf(p.ctx, s)
	if err != nil {
		return compare.Input{}, err
	}
	p.tell(problems...)
	bar := p.progress("reading", "document", len(docs))
	defer bar.finish()
	in, err := gather(p.ctx, docs, newKeeper(p, s).find, bar.step)
	if err == nil {
		in.Review, err = reviewer(p.ctx, s, docs)
	}
	return in, err
}
