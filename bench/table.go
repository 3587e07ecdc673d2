package main

import (
	"cmp"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/openhearsay/hearsay/foreign"
)

// table writes the rows in Markdown, with what they were measured on.
func table(out io.Writer, s settings, t *texts, rows []row) error {
	what := "invented"
	if !t.invented {
		what = "of " + strings.Join(s.inputs, ", ")
	}
	fmt.Fprintf(out, "%d documents, %d words, %.1f MB, %s; %d rounds; %s/%s, %d cores, %s.\n\n",
		len(t.all), t.words, float64(t.bytes)/1e6, foreign.Markdown(what), s.rounds, runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	line := func(cells ...string) {
		for _, c := range cells {
			fmt.Fprintf(w, "| %s\t", c)
		}
		fmt.Fprintln(w, "|")
	}
	line("stage", "program", "CPU s", "times hearsay's", "wall s", "MB", "found", "note")
	line("---", "---", "---", "---", "---", "---", "---", "---")
	for i, r := range rows {
		note := fmt.Sprint(i + 1)
		if r.none != "" {
			line(r.stage, r.name, "–", "–", "–", "–", "–", note)
			continue
		}
		ratio := fmt.Sprintf("%.2f", median(r.ratios))
		if low, high := slices.Min(r.ratios), slices.Max(r.ratios); low != high {
			ratio += fmt.Sprintf(" (%.2f–%.2f)", low, high)
		}
		line(r.stage, r.name, fmt.Sprintf("%.2f", r.cpu), ratio, fmt.Sprintf("%.2f", r.wall), fmt.Sprintf("%.0f", r.memory), cell(r.found.short), note)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(out)
	for i, r := range rows {
		note := cmp.Or(r.none, r.found.rest)
		if r.version != "" {
			note = "version " + r.version + ": " + note
		}
		fmt.Fprintf(out, "%d. %s, %s\n", i+1, r.name, cell(note))
	}
	if slices.ContainsFunc(rows, func(r row) bool { return r.stage == "passages" }) {
		fmt.Fprintf(out, "\nPairs: of documents that share %d words in a row.\n", shared)
	}
	return nil
}

// cell is s as it may stand in a table: what programs say of themselves is foreign.
func cell(s string) string { return foreign.Markdown(strings.Join(strings.Fields(s), " ")) }
