package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
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
	before := sectionsOf(string(old))
	var now bytes.Buffer
	for _, s := range evalSections() {
		text, err := e.section(s)
		if errors.Is(err, errNoData) {
			t.Logf("%s: %v", s.name, err)
			now.WriteString(before[s.name])
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		now.WriteString(text)
	}
	if *update {
		if err := os.WriteFile(golden, now.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(old), now.String()); diff != "" {
		t.Errorf("the figures have moved (-golden +now); with -update the golden file takes them:\n%s", diff)
	}
}

// sectionsOf parts a golden file into its sections by name.
func sectionsOf(text string) map[string]string {
	all := map[string]string{}
	for _, part := range strings.SplitAfter(text, "\n\n") {
		if name, _, ok := strings.Cut(strings.TrimPrefix(part, "["), "]\n"); ok {
			all[name] = part
		}
	}
	return all
}
