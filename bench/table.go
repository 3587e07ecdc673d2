package main

import (
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
	line("stage", "program", "version", "CPU s", "wall s", "MB", "times hearsay's CPU", "found")
	line("---", "---", "---", "---", "---", "---", "---", "---")
	for _, r := range rows {
		found := cell(r.found)
		if len(r.ratios) == 0 {
			line(r.stage, r.name, cell(r.version), "–", "–", "–", "–", found)
			continue
		}
		ratio := fmt.Sprintf("%.2f", median(r.ratios))
		if low, high := slices.Min(r.ratios), slices.Max(r.ratios); low != high {
			ratio += fmt.Sprintf(" (%.2f to %.2f)", low, high)
		}
		line(r.stage, r.name, cell(r.version), fmt.Sprintf("%.2f", r.cpu), fmt.Sprintf("%.2f", r.wall), fmt.Sprintf("%.0f", r.memory), ratio, found)
	}
	return w.Flush()
}

// cell is s as it may stand in a table: what programs say of themselves is foreign.
func cell(s string) string { return foreign.Markdown(strings.Join(strings.Fields(s), " ")) }
