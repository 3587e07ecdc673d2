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
}

// Run fills columns 4, 5, 7 and 8 for the tokens of the file and keeps all else.
func (c *ExtractTrees) Run(p *program) (err error) {
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		return err
	}
	out, err := p.create(c.Out, c.In)
	if err != nil {
		return err
	}
	defer func() {
		if e := out.Close(); err == nil && e != nil {
			err = fmt.Errorf("extract trees: write: %w", e)
		}
	}()
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
	return nil
}
