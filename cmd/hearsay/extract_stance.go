package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/openhearsay/hearsay/compare/stance"
	"github.com/openhearsay/hearsay/model"
)

// ExtractStance is `hearsay extract stance`.
type ExtractStance struct {
	Bodies string `arg:"" name:"BODIES.jsonl" help:"JSON Lines of {\"id\",\"text\"}, plain or .gz."`
	Pairs  string `arg:"" name:"PAIRS.jsonl" help:"JSON Lines of {\"claim\",\"body\"}, plain or .gz, - for standard input."`
	Out    string `short:"o" name:"out" placeholder:"FILE" help:"Where to write; standard output by default, .gz to compress."`
	forceFlag
}

// Help is shown by --help.
func (c *ExtractStance) Help() string {
	return `Writes one object a line, in the order of the pairs:

  {"claim": "The bridge was closed.", "body": 7, "stance": "agree"}

stance is agree, disagree, discuss (the text speaks of the claim without taking
it for true or false) or unrelated. The bodies are held in memory. A pair that
cannot be read, or whose body is not there, is named on standard error and left
out; the exit code is then 1.

Example:
  hearsay extract stance bodies.jsonl.gz pairs.jsonl -o stances.jsonl` + outputHelp
}

// A stanceRow is a line of the output.
type stanceRow struct {
	Claim  string `json:"claim"`
	Body   anyID  `json:"body"`
	Stance string `json:"stance"`
}

// Run judges each pair.
func (c *ExtractStance) Run(p *program) (err error) {
	data, err := model.Section("stance")
	if err != nil {
		return err
	}
	m, err := stance.Load(data)
	if err != nil {
		return fmt.Errorf("extract stance: %w", err)
	}
	bad := false
	bodies := map[string]*stance.Text{}
	type body struct {
		id   string
		text *stance.Text
	}
	err = c.lines(p, c.Bodies, &bad, func(line []byte) (any, error) {
		var row struct {
			ID   anyID   `json:"id"`
			Text *string `json:"text"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			return nil, err
		}
		if len(row.ID) == 0 || row.Text == nil {
			return nil, errors.New(`"id" and "text" are needed`)
		}
		return body{string(row.ID), stance.Read(*row.Text)}, nil
	}, func(v any) error {
		b := v.(body)
		bodies[b.id] = b.text
		return nil
	})
	if err != nil {
		return err
	}
	out, err := p.create(c.Out, guard{inputs: []string{c.Bodies, c.Pairs}, force: c.Force})
	if err != nil {
		return fmt.Errorf("extract stance: %w", err)
	}
	defer out.Discard()
	err = c.lines(p, c.Pairs, &bad, func(line []byte) (any, error) {
		var row struct {
			Claim *string `json:"claim"`
			Body  anyID   `json:"body"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			return nil, err
		}
		if row.Claim == nil || len(row.Body) == 0 {
			return nil, errors.New(`"claim" and "body" are needed`)
		}
		text := bodies[string(row.Body)]
		if text == nil {
			return nil, fmt.Errorf("no body %s in %s", row.Body, c.Bodies)
		}
		return stanceRow{*row.Claim, row.Body, m.Judge(stance.Read(*row.Claim), text)}, nil
	}, func(v any) error { return writeLine(out, v) })
	if err != nil {
		return err
	}
	if err := out.Commit(); err != nil {
		return fmt.Errorf("extract stance: write: %w", err)
	}
	if bad {
		return errFailed
	}
	return nil
}

// lines reads one of the two inputs; a row with a problem is named and left out.
func (c *ExtractStance) lines(p *program, path string, bad *bool, work func([]byte) (any, error), done func(any) error) error {
	in, err := p.input(path)
	if err != nil {
		return fmt.Errorf("extract stance: %w", err)
	}
	defer in.Close()
	name := path
	if name == "-" {
		name = "standard input"
	}
	err = orderedLines(p, in, work, func(n int, v any, problem error) error {
		if problem != nil {
			p.say("extract stance: %s:%d: %v", name, n, problem)
			*bad = true
			return nil
		}
		return done(v)
	})
	if err != nil {
		return fmt.Errorf("extract stance: %s: %w", name, err)
	}
	return nil
}
