// Command bench measures hearsay beside other programs that answer one of its
// questions, on the same texts and in the same run, and prints one table in Markdown.
//
// usage: go run ./bench [FLAGS] [FILE OR FOLDER...]
//
// It is run from the root of the repository. --help says the rest.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
)

const help = `Measure hearsay beside other programs on the same texts, in turn and in one run.

usage: go run ./bench [FLAGS] [FILE OR FOLDER...]

Without a file or a folder the texts are invented, the same ones for one number of
them. The table on standard output has a row a program: the median of its processor
time, how many times hearsay's processor time that is in the same round (median, lowest,
highest), the time on the clock, its memory, and what it found. Notes under the table
have the versions and the rest; of a program that is not here they say why.

Stages, and what they are measured beside:
  passages    sim_text (Debian: similarity-tester), passim (-passim)
  statements  Citron (-python)
  language    spaCy's small English pipeline without names and lemmas (-python)

Statements and language run on one core, passages on all. Times on a busy machine are
noise; the ratio is of two runs that follow each other.

Examples:
  go run ./bench
  go run ./bench -only passages -documents 5000 -rounds 5
  go run ./bench -python venv/bin/python -model en_core_web_sm -only language
  go run ./bench -only passages -python venv/bin/python -passim ../passim
  go run ./bench -hearsay old/hearsay -only statements documents/

Flags:
`

// settings are what the command line says.
type settings struct {
	documents, rounds     int
	only                  string
	hearsay, python       string
	model, passim, folder string
	inputs                []string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) == 3 && os.Args[1] == languageStage {
		exit(analyze(os.Args[2], os.Stdout))
		return
	}
	s, err := read(os.Args[1:], os.Stdout)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err == nil {
		err = run(ctx, s, os.Stdout, os.Stderr)
	}
	exit(err)
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// read reads the command line; help goes to out.
func read(args []string, out io.Writer) (settings, error) {
	var s settings
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.SetOutput(out)
	f.Usage = func() {
		fmt.Fprint(out, help)
		f.PrintDefaults()
	}
	f.IntVar(&s.documents, "documents", 500, "how many texts are invented, where no file is named")
	f.IntVar(&s.rounds, "rounds", 3, "how many times each program runs, in turn with the others")
	f.StringVar(&s.only, "only", strings.Join(stages, ","), "the `STAGES` to measure")
	f.StringVar(&s.hearsay, "hearsay", "", "the `BINARY` to measure; built from this repository by default")
	f.StringVar(&s.python, "python", "python3", "the `PYTHON` that has spaCy, Citron, or pyspark and intervaltree for passim")
	f.StringVar(&s.model, "model", "en_core_web_sm", "the spaCy `PACKAGE`")
	f.StringVar(&s.passim, "passim", "", "a `CHECKOUT` of passim's repository")
	f.StringVar(&s.folder, "work", "", "the `FOLDER` for what the programs read and write; one that is removed by default")
	if err := f.Parse(args); err != nil {
		return s, err
	}
	s.inputs = f.Args()
	if s.documents < 1 || s.rounds < 1 {
		return s, fmt.Errorf("%d documents, %d rounds: both have to be 1 or more", s.documents, s.rounds)
	}
	for _, o := range strings.Split(s.only, ",") {
		if !slices.Contains(stages, o) {
			return s, fmt.Errorf("-only %s: there are %s", o, strings.Join(stages, ", "))
		}
	}
	return s, nil
}

// run measures and writes the table to out.
func run(ctx context.Context, s settings, out, progress io.Writer) error {
	if s.folder == "" {
		folder, err := os.MkdirTemp("", "bench")
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		s.folder = folder
	}
	if err := os.MkdirAll(s.folder, 0o777); err != nil {
		return err
	}
	if err := adopt(); err != nil {
		return err
	}
	t, err := collect(ctx, s, progress)
	if err != nil {
		return err
	}
	if s.hearsay == "" {
		s.hearsay = filepath.Join(s.folder, "hearsay")
		if err := build(ctx, s.hearsay); err != nil {
			return err
		}
	}
	var rows []row
	for _, stage := range stages {
		if !slices.Contains(strings.Split(s.only, ","), stage) {
			continue
		}
		measured, err := contest(ctx, programs(stage, s, t), s.rounds, progress)
		if err != nil {
			return err
		}
		rows = append(rows, measured...)
	}
	return table(out, s, t, rows)
}
