package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write golden files")

// TestScores keeps eval/testdata/scores.txt, the golden file of accuracy: a
// change that moves a figure shows in the diff. Sections whose data are not
// here are left as they stand.
func TestScores(t *testing.T) {
	if testing.Short() {
		t.Skip("accuracy is measured without -short")
	}
	const golden = "../../eval/testdata/scores.txt"
	e, err := newEvaluation(&program{ctx: context.Background(), stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}, "", "../../examples")
	if err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(golden)
	if err != nil && !*update {
		t.Fatal(err)
	}
	before, now := sectionsOf(string(old)), map[string]string{}
	names, whole := slices.Clone(before.names), true
	for _, s := range evalSections(e) {
		text, err := e.section(s)
		if errors.Is(err, errNoData) {
			t.Logf("%s: %v", s.name, err)
			whole = false
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		now[s.name] = text
		if !slices.Contains(names, s.name) {
			names = append(names, s.name)
		}
		if !*update && text != before.text[s.name] {
			t.Errorf("the figures have moved (-golden +now); with -update the golden file takes them:\n%s", cmp.Diff(before.text[s.name], text))
		}
	}
	if len(now) == 0 {
		t.Error("no figure could be measured")
	}
	if whole { // so that a section that is not here is one that no command prints
		names = slices.DeleteFunc(names, func(name string) bool {
			_, ok := now[name]
			if !ok && !*update {
				t.Errorf("%s: a section of the golden file that eval does not print: -update takes it out", name)
			}
			return !ok
		})
	}
	if !*update {
		return
	}
	var b strings.Builder
	for _, name := range names {
		if text, ok := now[name]; ok {
			b.WriteString(text)
		} else {
			b.WriteString(before.text[name])
		}
	}
	if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// A goldenFile is its sections by name, and their order.
type goldenFile struct {
	names []string
	text  map[string]string
}

// sectionsOf parts a golden file into its sections.
func sectionsOf(text string) goldenFile {
	g := goldenFile{text: map[string]string{}}
	for _, part := range strings.SplitAfter(text, "\n\n") {
		if name, _, ok := strings.Cut(strings.TrimPrefix(part, "["), "]\n"); ok {
			g.names, g.text[name] = append(g.names, name), part
		}
	}
	return g
}
