package main

import (
	"context"
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
)

// stages are what is measured, in the order of the table.
var stages = []string{"passages", "statements", "language"}

// languageStage is the argument with which bench runs itself to read texts with the
// language stages alone: tokens, sentences, tags and trees.
const languageStage = "language-stage"

// programs are those of a stage, hearsay first.
func programs(stage string, s settings, t *texts) []program {
	var all []program
	switch stage {
	case "passages":
		all = passagePrograms(s, t)
	case "statements":
		all = []program{hearsayStatements(s, t), citron(s)}
	default:
		all = []program{hearsayLanguage(t), spacy(s, t)}
	}
	for i := range all {
		all[i].stage = stage
	}
	return all
}

// output is where a program of that name writes.
func (s settings) output(name string) string { return filepath.Join(s.folder, name) }

// ownVersion is what hearsay says of itself.
func ownVersion(s settings) func(context.Context) string {
	return func(ctx context.Context) string {
		return strings.TrimPrefix(said(ctx, s.hearsay, "--version"), "hearsay ")
	}
}

// said is the first line that a program prints, "" where it fails.
func said(ctx context.Context, name string, args ...string) string {
	out, err := exec.CommandContext(ctx, name, args...).Output()
	if err != nil {
		return ""
	}
	first, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return first
}

// oneCore is c where Go programs and numerical libraries use one core.
func oneCore(c *exec.Cmd) *exec.Cmd {
	c.Env = append(os.Environ(), "GOMAXPROCS=1", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1")
	return c
}

func hearsayStatements(s settings, t *texts) program {
	out := s.output("statements.jsonl")
	return program{name: "hearsay extract statements", version: ownVersion(s),
		command: func(ctx context.Context) *exec.Cmd {
			return oneCore(exec.CommandContext(ctx, s.hearsay, "extract", "statements", t.lines, "-o", out))
		},
		found: func(use usage) (finds, error) {
			n, nested := 0, 0
			err := corpus.Lines(out, func(_ int, r struct{ Quotes, Nested []struct{} }) error {
				n += len(r.Quotes)
				nested += len(r.Nested)
				return nil
			})
			return t.speed(fmt.Sprintf("%d statements, %d more inside these", n, nested), use), err
		}}
}

// citron is a row only: its models, which are files of its repository, are in no package
// index, and without them there is nothing to run.
func citron(s settings) program {
	p := program{name: "Citron"}
	if err := exec.Command(s.python, "-c", "import citron.citron").Run(); err != nil {
		p.missing = "not here: no citron.citron in " + s.python + "; only BBC R&D's repository has it and its models (PyPI's “citron” is another program)"
	} else {
		p.missing = "here, but not measured: bench does not know how to run it"
	}
	return p
}

func hearsayLanguage(t *texts) program {
	var out strings.Builder
	return program{name: "hearsay, language stages", version: func(context.Context) string { return "this tree" },
		command: func(ctx context.Context) *exec.Cmd {
			self, err := os.Executable()
			if err != nil {
				self = os.Args[0]
			}
			c := oneCore(exec.CommandContext(ctx, self, languageStage, t.lines))
			out.Reset()
			c.Stdout = &out
			return c
		},
		found: func(use usage) (finds, error) { return t.speed(out.String(), use), nil }}
}

// speed is the speed of a program that found what it printed.
func (t *texts) speed(printed string, use usage) finds {
	return finds{fmt.Sprintf("%.0f words/CPU s", float64(t.words)/use.cpu), strings.TrimSpace(printed)}
}

// analyze is the language stage of hearsay over a file of JSON Lines.
func analyze(lines string, out io.Writer) error {
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		return err
	}
	tokens, sentences := 0, 0
	err = corpus.Lines(lines, func(_ int, d text) error {
		a := z.Analyze(d.Text)
		tokens += len(a.Tokens)
		sentences += len(a.Sentences)
		return nil
	})
	if err == nil {
		_, err = fmt.Fprintf(out, "%d tokens, %d sentences\n", tokens, sentences)
	}
	return err
}

//go:embed spacy.py
var spacyScript string

// spacy is its small pipeline, without the parts for which hearsay's language stages
// have nothing beside: names and lemmas.
func spacy(s settings, t *texts) program {
	p := program{name: "spaCy, small pipeline"}
	if !regexp.MustCompile(`^[A-Za-z0-9_]+$`).MatchString(s.model) {
		p.missing = "not here: a package has no such name"
		return p
	}
	version := "import spacy, " + s.model + " as m; print(spacy.__version__ + ', " + s.model + "', m.__version__)"
	printed := said(context.Background(), s.python, "-c", version)
	if printed == "" {
		p.missing = fmt.Sprintf("not here: %s has no spacy with %s (-python, -model)", s.python, s.model)
		return p
	}
	var out strings.Builder
	p.version = func(context.Context) string { return printed }
	p.command = func(ctx context.Context) *exec.Cmd {
		c := oneCore(exec.CommandContext(ctx, s.python, "-c", spacyScript, s.model, t.lines))
		out.Reset()
		c.Stdout = &out
		return c
	}
	p.found = func(use usage) (finds, error) { return t.speed(out.String(), use), nil }
	return p
}
