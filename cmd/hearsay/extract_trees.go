package main

import (
	"fmt"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
)

// ExtractTrees is `hearsay extract trees`.
type ExtractTrees struct {
	In  string `arg:"" name:"IN.conllu" help:"CoNLL-U file, plain or .gz, - for standard input."`
	Out string `short:"o" name:"out" placeholder:"FILE" help:"Where to write; standard output by default, .gz to compress."`
	forceFlag
}

// Help is shown by --help.
func (c *ExtractTrees) Help() string {
	return `Writes the file again with columns 4, 5, 7 and 8 filled; all else stays as it is.
What was written once has the form of an input: to write it over asks for --force.

Example:
  hearsay extract trees in.conllu -o out.conllu` + outputHelp
}

// Run fills columns 4, 5, 7 and 8 for the tokens of the file and keeps all else.
func (c *ExtractTrees) Run(p *program) (err error) {
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		return err
	}
	out, err := p.create(c.Out, guard{inputs: []string{c.In}, force: c.Force})
	if err != nil {
		return err
	}
	defer out.Discard()
	row := func(t *corpus.Tree) error {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		z.Annotate(t.Words, t.UTags, t.Tags, t.Heads, t.Rels)
		return t.Write(out)
	}
	if c.In == "-" {
		err = corpus.ReadTrees(p.stdin, row)
	} else {
		err = corpus.Trees(c.In, row)
	}
	if err != nil {
		return fmt.Errorf("extract trees: %w", err)
	}
	if err := out.Commit(); err != nil {
		return fmt.Errorf("extract trees: write: %w", err)
	}
	return nil
}
