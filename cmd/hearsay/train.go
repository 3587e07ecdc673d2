package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/openhearsay/hearsay/model"
)

// trainCommand makes the trained files of the English model.
type trainCommand struct {
	Data     string   `arg:"" type:"existingdir" help:"Folder of the corpora (polnear/, ud/, fnc1/, senate/ …)."`
	Out      string   `short:"o" default:"model/english" help:"Folder that the trained files are written to."`
	Cases    string   `placeholder:"DIR" help:"Folder of the cases with a gold; beside DATA by default. The repository's own are read too."`
	Examples string   `default:"examples" help:"Folder of the repository's own cases (${default})."`
	Only     []string `help:"Train these stages only and take the others as embedded: ${stages}."`
}

// Help shows how the command is used.
func (trainCommand) Help() string {
	return `Examples:
  hearsay train corpora/                          every stage, into model/english
  hearsay train corpora/ --only language -o -     train one stage, write nothing
  hearsay train corpora/ --only cases             what is trained on the cases with a gold

The same data give the same bytes. Build the program again to embed the files.`
}

// A trainer makes one stage after the other; a later stage reads the earlier ones.
type trainer struct {
	data   string
	cases  []string // folders of cases
	judged string   // folder of judged stories
	out    string   // a folder, "-" to write nothing
	done   map[string][]byte
	start  time.Time
	p      *program
}

// section is the trained file of an earlier stage: of this run, else as embedded.
func (t *trainer) section(stage string) ([]byte, error) {
	if b, ok := t.done[stage]; ok {
		return b, nil
	}
	return model.Section(stage)
}

func (t *trainer) logf(format string, args ...any) {
	fmt.Fprintf(t.p.stderr, "%7.1fs  %s\n", time.Since(t.start).Seconds(), fmt.Sprintf(format, args...))
}

func (t *trainer) path(parts ...string) string {
	return filepath.Join(append([]string{t.data}, parts...)...)
}

// save keeps a trained file, in memory for the stages after it and on disk.
func (t *trainer) save(stage string, data []byte) error {
	t.done[stage] = data
	if t.out == "-" {
		t.logf("%s: %d bytes, not written", stage, len(data))
		return nil
	}
	if err := os.MkdirAll(t.out, 0o777); err != nil {
		return err
	}
	file := filepath.Join(t.out, stage+".bin")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		return err
	}
	t.logf("%s: %d bytes written to %s", stage, len(data), file)
	return nil
}

// A trainingStage makes one or more files of the model.
type trainingStage struct {
	name  string
	train func(*trainer) error
}

func stageNames() string {
	var names []string
	for _, s := range trainingStages() {
		names = append(names, s.name)
	}
	return strings.Join(names, ", ")
}

// Run trains the stages in their order.
func (c *trainCommand) Run(p *program) error {
	if c.Cases == "" {
		c.Cases = filepath.Join(filepath.Dir(filepath.Clean(c.Data)), "cases")
	}
	t := &trainer{data: c.Data, cases: []string{c.Examples, c.Cases}, judged: filepath.Join(filepath.Dir(filepath.Clean(c.Data)), "judged"), out: c.Out, done: map[string][]byte{}, start: time.Now(), p: p}
	stages := trainingStages()
	for _, name := range c.Only {
		if !slices.ContainsFunc(stages, func(s trainingStage) bool { return s.name == name }) {
			return usageError{fmt.Errorf("train: there is no stage %q; the stages are %s", name, stageNames())}
		}
	}
	for _, s := range stages {
		if len(c.Only) > 0 && !slices.Contains(c.Only, s.name) {
			continue
		}
		if err := p.ctx.Err(); err != nil {
			return err
		}
		t.logf("%s", s.name)
		if err := s.train(t); err != nil {
			return fmt.Errorf("train: %s: %w", s.name, err)
		}
	}
	return nil
}
