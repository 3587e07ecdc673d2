package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/openhearsay/hearsay/corpus"
)

// passagePrograms find what texts have in common. Each finds pairs of documents, which
// are counted against those that share shared words in a row.
func passagePrograms(s settings, t *texts) []program {
	truth := newTruth(t.all)
	ours := newFound()
	own := program{name: "hearsay extract passages", version: ownVersion(s),
		command: func(ctx context.Context) *exec.Cmd {
			return exec.CommandContext(ctx, s.hearsay, "extract", "passages", t.lines, "--boilerplate", "-o", s.output("passages.jsonl"))
		},
		found: func(usage) (finds, error) {
			rows := 0
			type side struct{ Document json.RawMessage }
			err := corpus.Lines(s.output("passages.jsonl"), func(_ int, r struct {
				A, B    side
				Holders int
			}) error {
				rows++
				ours.add(truth.number(r.A.Document), truth.number(r.B.Document), r.Holders > 0)
				return nil
			})
			return truth.score(rows, ours, nil), err
		}}
	return []program{own, simText(s, t, truth, ours), passim(s, t, truth, ours)}
}

func simText(s settings, t *texts, truth *truth, ours *found) program {
	p := program{name: fmt.Sprintf("sim_text -r %d", shared)}
	if _, err := exec.LookPath("sim_text"); err != nil {
		p.missing = "not here: there is no sim_text on the path (Debian: similarity-tester)"
		return p
	}
	p.version = func(ctx context.Context) string {
		out, _ := exec.CommandContext(ctx, "sim_text", "-v").CombinedOutput()
		first, _, _ := strings.Cut(string(out), "\n")
		return first
	}
	p.command = func(ctx context.Context) *exec.Cmd {
		c := exec.CommandContext(ctx, "sim_text", "-r", fmt.Sprint(shared), "-n", "-i", "-o", s.output("sim.out"))
		if f, err := os.Open(t.list); err == nil {
			c.Stdin = f // closed with the process
		}
		return c
	}
	p.found = func(usage) (finds, error) {
		b, err := os.ReadFile(s.output("sim.out"))
		if err != nil {
			return finds{}, err
		}
		found := newFound()
		rows := 0
		for _, m := range simRow.FindAllStringSubmatch(string(b), -1) {
			rows++
			found.add(truth.named(m[1]), truth.named(m[2]), false)
		}
		return truth.score(rows, found, ours), nil
	}
	return p
}

// simRow is a line of sim_text -n: two files with the lines that they share.
var simRow = regexp.MustCompile(`(?m)^.*?([0-9]+)\.txt: line .*?\|.*?([0-9]+)\.txt: line `)

// passim runs on Spark. What it writes of pairs needs none of its package graphframes, for
// which an empty one stands where it is not here; --docwise ends the run before clusters,
// which do need it.
func passim(s settings, t *texts, truth *truth, ours *found) program {
	p := program{name: "passim --pairwise"}
	script := filepath.Join(s.passim, "passim", "seriatim.py")
	if _, err := os.Stat(script); s.passim == "" || err != nil {
		p.missing = "not here: -passim names no checkout of its repository (PyPI's “passim” is another program)"
		return p
	}
	spark := said(context.Background(), s.python, "-c", "import pyspark, intervaltree; print(pyspark.__version__)")
	if spark == "" {
		p.missing = fmt.Sprintf("not here: %s has no pyspark and intervaltree (-python)", s.python)
		return p
	}
	if _, err := exec.LookPath("java"); err != nil {
		p.missing = "not here: Spark needs Java"
		return p
	}
	path := s.passim
	if said(context.Background(), s.python, "-c", "import graphframes; print(1)") == "" {
		empty := s.output("graphframes")
		if err := errors.Join(os.MkdirAll(empty, 0o777), os.WriteFile(filepath.Join(empty, "graphframes.py"), []byte("GraphFrame = None\n"), 0o666)); err != nil {
			p.missing = fmt.Sprintf("not here: graphframes: %v", err)
			return p
		}
		path += string(os.PathListSeparator) + empty
	}
	out := s.output("passim.out")
	p.version = func(context.Context) string {
		setup, _ := os.ReadFile(filepath.Join(s.passim, "setup.py"))
		if m := setupVersion.FindSubmatch(setup); m != nil {
			return fmt.Sprintf("%s, pyspark %s", m[1], spark)
		}
		return "pyspark " + spark
	}
	p.command = func(ctx context.Context) *exec.Cmd {
		os.RemoveAll(out)
		c := exec.CommandContext(ctx, s.python, script, "--docwise", "--pairwise", "--output-format", "json", t.lines, out)
		c.Env = append(os.Environ(), "PYTHONPATH="+path, "PYSPARK_PYTHON="+s.python)
		return c
	}
	p.found = func(usage) (finds, error) {
		found := newFound()
		rows := 0
		names, err := filepath.Glob(filepath.Join(out, "align.json", "*.json"))
		for _, name := range names {
			if err == nil {
				err = corpus.Lines(name, func(_ int, r map[string]json.RawMessage) error {
					rows++
					found.add(truth.number(r["id"]), truth.number(r["id2"]), false)
					return nil
				})
			}
		}
		return truth.score(rows, found, ours), err
	}
	return p
}

var setupVersion = regexp.MustCompile(`version\s*=\s*["']([^"']+)`)
