package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/model"
)

// evalCommand prints the accuracy figures.
type evalCommand struct {
	Shared   string   `type:"path" placeholder:"DIR" help:"Folder of the shared data and cases; found beside the repository by default."`
	Examples string   `default:"examples" help:"Folder of the repository's own cases (${default})."`
	Only     []string `help:"Print only sections whose name begins so."`
	Wrong    int      `placeholder:"N" help:"Print N wrong statements of each section of statements instead of its figures."`
	Cause    string   `placeholder:"WORDS" help:"With --wrong: print only those with a cause that begins so."`
	Without  []string `placeholder:"WORDS" help:"Learn what pairs of places say without the features whose names begin so, to see what they carry."`
}

// Help shows how the command is used.
func (evalCommand) Help() string {
	return `Examples:
  hearsay eval                                  every figure that the data here allow
  hearsay eval --only case                      the cases
  hearsay eval --wrong 30 --only "statements: PolNeAR"
  hearsay eval --wrong 30 --only "cases: mean"  the wrong statements of all shared cases
  hearsay eval --wrong 30 --only "cases: mean" --cause "missed: outer"
  hearsay eval --only "cases: mean" --without central --without "claim: said"

A section "case: NAME" is judged with models that have not seen that case, "case
as shipped: NAME" with the embedded ones. "cases: mean" is the mean over the
shared cases; its rows of forms and hops count all cases as one.

--wrong counts what is wrong with the outermost statements of the annotated
articles, as far as their spans tell it, and prints N of the wrong ones for
reading, evenly drawn from first to last, with the annotation beside ours. Of a
case it counts all statements, and what is wrong with their speakers, kinds and
chains as well. The same model prints the same ones.

eval/testdata/scores.txt holds the same figures; go test ./cmd/hearsay -run
TestScores compares them, with -update it writes them.`
}

// An evaluation measures the trained stages.
type evaluation struct {
	*engines
	p        *program
	shared   string
	examples string
	golds    func() ([]*goldCase, error) // read once
	left     map[string]*engines         // the stages of reading that have not seen a case, by its name
	lessons  func() ([]*lesson, error)
	judged   func() (*judgedLessons, error)
	cases    map[caseKey]*foundCase // read so far
	ablated  []string               // features that pairs of places are learnt without
}

// A section is a group of figures that one data set allows.
type section struct {
	name  string
	needs string // the file or folder it reads, "" where that is nowhere
	write func(e *evaluation, w io.Writer, path string) error

	// wrong prints n wrong statements instead, nil where the section has no statements.
	wrong func(e *evaluation, w io.Writer, path string, d drawing) error
}

// A drawing says which wrong statements are printed: n of those with a cause that
// begins so.
type drawing struct {
	n     int
	cause string
}

// drawn are d.n of all, evenly drawn from first to last.
func drawn[T any](d drawing, all []T, causes func(T) []string) (some []T) {
	all = slices.DeleteFunc(slices.Clone(all), func(x T) bool {
		return !slices.ContainsFunc(causes(x), func(c string) bool { return strings.HasPrefix(c, d.cause) })
	})
	n := min(d.n, len(all))
	for k := range n {
		some = append(some, all[k*len(all)/n])
	}
	return some
}

// errNoData says that a section was left out, and why.
var errNoData = errors.New("left out: its data are not here")

// Run prints the sections.
func (c *evalCommand) Run(p *program) error {
	if c.Wrong < 0 {
		return usageError{errors.New("eval: --wrong takes a number above 0")}
	}
	if c.Cause != "" && c.Wrong == 0 {
		return usageError{errors.New("eval: --cause chooses among the wrong statements: give --wrong N with it")}
	}
	e, err := newEvaluation(p, c.Shared, c.Examples)
	if err != nil {
		return err
	}
	e.ablated = c.Without
	n := 0
	for _, s := range evalSections(e) {
		if len(c.Only) > 0 && !slices.ContainsFunc(c.Only, func(o string) bool { return strings.HasPrefix(s.name, o) }) {
			continue
		}
		if c.Wrong > 0 && s.wrong == nil {
			continue
		}
		n++
		text, err := e.text(s, drawing{c.Wrong, c.Cause})
		if errors.Is(err, errNoData) {
			p.say("eval: %s: %v", s.name, err)
			continue
		}
		if err != nil {
			return fmt.Errorf("eval: %s: %w", s.name, err)
		}
		if _, err := io.WriteString(p.stdout, text); err != nil {
			return err
		}
	}
	if n == 0 {
		what := "section"
		if c.Wrong > 0 {
			what = "section of statements"
		}
		return usageError{fmt.Errorf("eval: no %s begins with %s", what, strings.Join(c.Only, " or "))}
	}
	return nil
}

func newEvaluation(p *program, shared, examples string) (*evaluation, error) {
	if shared == "" {
		shared, _ = corpus.Shared()
	}
	shipped, err := newEngines(model.Section)
	if err != nil {
		return nil, err
	}
	e := &evaluation{engines: shipped, p: p, shared: shared, examples: examples, cases: map[caseKey]*foundCase{}, left: map[string]*engines{}}
	e.golds = sync.OnceValues(func() (cases []*goldCase, err error) {
		if e.shared == "" {
			return nil, fmt.Errorf("cases left out: %w", errNoData)
		}
		if shipped.kinds, err = kindSamples(filepath.Join(shared, "judged", "stories.jsonl.gz"), shipped.analyzer.Analyze); err != nil {
			return nil, err
		}
		return goldCases(p.ctx, shipped.analyzer.Analyze, e.caseFolders()...)
	})
	e.lessons = sync.OnceValues(func() ([]*lesson, error) {
		cases, err := e.golds()
		if err != nil {
			return nil, err
		}
		return lessonsOf(p.ctx, cases, e.reading)
	})
	e.judged = sync.OnceValues(func() (*judgedLessons, error) {
		if e.shared == "" {
			return &judgedLessons{}, nil
		}
		return e.judgedLessons(p.ctx, filepath.Join(e.shared, "judged"))
	})
	return e, nil
}

// section is the text of one section, with its heading.
func (e *evaluation) section(s section) (string, error) { return e.text(s, drawing{}) }

// text is the text of one section, or of some of its wrong statements.
func (e *evaluation) text(s section, d drawing) (string, error) {
	if err := e.p.ctx.Err(); err != nil {
		return "", err
	}
	if !exists(s.needs) {
		return "", errNoData
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "[%s]\n", s.name)
	write := s.write
	if d.n > 0 {
		write = func(e *evaluation, w io.Writer, path string) error { return s.wrong(e, w, path, d) }
	}
	if err := write(e, &b, s.needs); err != nil {
		return "", err
	}
	b.WriteByte('\n')
	return b.String(), nil
}

// caseFolders are the folders of the cases with a gold: the repository's own and
// the shared ones.
func (e *evaluation) caseFolders() []string {
	if e.shared == "" {
		return []string{e.examples}
	}
	return []string{e.examples, filepath.Join(e.shared, "cases")}
}

// data is a path in the shared data, "" where there are none.
func (e *evaluation) data(parts ...string) string {
	if e.shared == "" {
		return ""
	}
	return filepath.Join(append([]string{e.shared, "data"}, parts...)...)
}
