package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/question"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/store"
)

// answersCommand takes the answers of judges into a case.
type answersCommand struct {
	File string `arg:"" name:"ANSWERS.jsonl" help:"JSON Lines of {\"id\", \"judge\", \"answer\"}, - for standard input."`
	caseFlag
	formatFlag
	Replace bool `help:"Put these in the place of earlier answers of the same judges."`
}

// Help shows how the command is used.
func (answersCommand) Help() string {
	return `Examples:
  hearsay answers -c storm.case answers.jsonl
  ./my-model < questions.jsonl | hearsay answers -c storm.case -

Says how many answers it took, and what it discarded and why: numbers that are not
in the list, options that were not given, questions that nobody asked. A judge
answers a question once; a part of an answer that is missing (same, disputes, denies)
says nothing, an empty one says that there are none. The name of a person begins with person: (person:ida); a
person stands above any other judge.

Exit code 1: a line could not be used (all others were; what follows a line of more
than 4 MB is not read).`
}

// An answersRow is what became of a file of answers.
type answersRow struct {
	Taken     int               `json:"taken"`
	Known     int               `json:"known"`
	Unused    int               `json:"unused"` // lines
	Discarded question.Discards `json:"discarded"`
	Judges    []string          `json:"judges"`
}

// maxLine is how long a line of a file of answers may be, in bytes.
const maxLine = 4 << 20

// Run takes the answers.
func (c *answersCommand) Run(p *program) error {
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	var in io.Reader = p.stdin
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("answers: %w", err)
		}
		defer f.Close()
		in = f
	}
	rows, err := s.Questions(p.ctx)
	if err != nil {
		return fmt.Errorf("answers: %w", err)
	}
	questions, err := asked(rows)
	if err != nil {
		return fmt.Errorf("answers: %w", err)
	}
	out := answersRow{Discarded: question.Discards{}, Judges: []string{}}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<16), maxLine)
	n := 0
	for lines.Scan() {
		n++
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		line := lines.Bytes()
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		err := c.take(p, s, questions, line, &out)
		var unused unusedError
		if errors.As(err, &unused) {
			out.Unused++
			p.tell(hearsay.Problem{Path: c.File, Message: fmt.Sprintf("line %d: %v", n, err)})
		} else if err != nil {
			return fmt.Errorf("answers: %w", err)
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		out.Unused++
		p.tell(hearsay.Problem{Path: c.File, Message: fmt.Sprintf("line %d is longer than %d MB: it and what follows it were not read", n+1, maxLine>>20)})
	case err != nil:
		out.Unused++
		p.tell(hearsay.Problem{Path: c.File, Message: fmt.Sprintf("line %d: %v", n+1, err)})
	}
	if err := c.print(p, &out); err != nil {
		return err
	}
	if out.Unused > 0 {
		return errFailed
	}
	return nil
}

func (c *answersCommand) print(p *program, out *answersRow) error {
	if c.json() {
		return writeLine(p.stdout, out)
	}
	by := ""
	if len(out.Judges) > 0 {
		by = " of " + strings.Join(out.Judges, ", ")
	}
	known := ""
	if out.Known > 0 {
		known = fmt.Sprintf(", %d there already", out.Known)
	}
	_, err := fmt.Fprintf(p.stdout, "%s taken%s%s%s.\n", number(out.Taken, "answer"), by, known, told(out.Discarded))
	return err
}

// An unusedError is of a line that gives no answer.
type unusedError struct{ error }

// take takes one line.
func (c *answersCommand) take(p *program, s store.Store, questions map[string]question.Question, line []byte, out *answersRow) error {
	var a question.Answer
	unused := func(why string) error {
		out.Discarded[why]++
		return unusedError{errors.New(why)}
	}
	if json.Unmarshal(line, &a) != nil {
		return unused(question.NotJSON)
	}
	a.Judge = strings.TrimSpace(a.Judge)
	q, ok := questions[a.ID]
	switch {
	case !ok:
		return unused("a question that was not asked about this case (hearsay questions asks)")
	case a.Judge == "":
		return unused("no judge")
	case proposition.NearlyPerson(a.Judge):
		return unused("a person is called person: and a name, in small letters (person:ida)")
	case a.Judge == proposition.OwnJudge, len(a.Judge) > maxName, a.Judge != foreign.Line(a.Judge), len(a.Model) > maxName:
		return unused("no name for a judge")
	}
	r, d, err := q.Read(a.Answer)
	out.Discarded.Add(d)
	if err != nil {
		return unusedError{err}
	}
	kept, err := s.SetAnswer(p.ctx, store.Answer{Question: a.ID, Judge: a.Judge, Model: foreign.Line(a.Model), JSON: r.Keep(q.Kind), Discarded: d.Sum()}, c.Replace)
	if err != nil {
		return err
	}
	if !kept {
		out.Known++
		return nil
	}
	out.Taken++
	if !slices.Contains(out.Judges, a.Judge) {
		out.Judges = append(out.Judges, a.Judge)
		slices.Sort(out.Judges)
	}
	return nil
}

// maxName is how long the name of a judge or a model may be, in bytes.
const maxName = 100
