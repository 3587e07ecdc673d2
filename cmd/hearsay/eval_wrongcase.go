package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
)

// wrongCase writes the statements of a case for reading: how many are wrong and
// why, and some of them, evenly drawn.
func wrongCase(e *evaluation, w io.Writer, path string, d drawing) error {
	c, err := e.found(path, false)
	if err != nil {
		return err
	}
	return writeWrongCases(w, d, c)
}

// wrongCases does the same for all cases of a folder.
func wrongCases(e *evaluation, w io.Writer, path string, d drawing) error {
	cases, err := e.foundAll(path, false)
	if err != nil {
		return err
	}
	return writeWrongCases(w, d, cases...)
}

func writeWrongCases(out io.Writer, d drawing, cases ...*foundCase) error {
	type wrong struct {
		eval.CaseWrong
		of, text string
	}
	var all []wrong
	ours, theirs := 0, 0
	times := map[string]int{}
	for _, c := range cases {
		ours, theirs = ours+len(c.Statements), theirs+len(c.gold.Statements)
		texts := map[string]string{}
		for i := range c.Documents {
			texts[c.Documents[i].ID] = c.Documents[i].Text
		}
		for _, w := range eval.WrongOfCase(c.gold, c.Case) {
			all = append(all, wrong{w, c.name, texts[w.Document]})
			for _, cause := range w.Causes {
				times[cause]++
			}
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d wrong of %d found and %d in the gold; one may have several causes\n", len(all), ours, theirs)
	causes := slices.Collect(maps.Keys(times))
	slices.SortFunc(causes, func(a, b string) int { return cmp.Or(times[b]-times[a], strings.Compare(a, b)) })
	for _, c := range causes {
		fmt.Fprintf(&b, "%5d  %s\n", times[c], c)
	}
	b.WriteString("Of those, with [source], <cue> and {content}:\n")
	for k, w := range drawn(d, all, func(w wrong) []string { return w.Causes }) {
		fmt.Fprintf(&b, "\n%d. %s, %s: %s\n", k+1, w.of, w.Document, strings.Join(w.Causes, ", "))
		writeWrongCase(&b, w.text, w.CaseWrong)
	}
	_, err := b.WriteTo(out)
	return err
}

// writeWrongCase writes the words on either side, as far as they are in the text.
func writeWrongCase(out io.Writer, text string, w eval.CaseWrong) {
	var extents []hearsay.Span
	for _, s := range []*hearsay.Statement{w.Placed, w.Found} {
		if s != nil {
			extents = append(extents, s.Extent())
		}
	}
	points := hearsay.NewCodePoints(text)
	cover := points.Span(hearsay.Cover(extents))
	span := corpus.Span{Start: max(0, cover.Start-around), End: cover.End + around}
	side := func(name string, s *hearsay.Statement, speaker string) {
		q := eval.Quote(points, s)
		fmt.Fprintf(out, "   %-7s …%s…\n           %s\n", name, eval.MarkedQuote(text, span, &q), besides(s, speaker))
	}
	switch {
	case w.Placed != nil:
		side("theirs", w.Placed, w.Gold.Speaker)
	case w.Gold != nil:
		fmt.Fprintf(out, "   theirs  %s\n", w.Gold.Content)
	}
	if w.Found != nil {
		side("ours", w.Found, w.Speaker)
	}
}

// besides is what is said of a statement besides its words.
func besides(s *hearsay.Statement, speaker string) string {
	parts := []string{cmp.Or(speaker, "speaker unknown"), string(s.Kind), string(s.Quoted)}
	if len(s.Via) > 0 {
		var names []string
		for _, h := range s.Via {
			names = append(names, h.Name)
		}
		parts = append(parts, "by way of "+strings.Join(names, " > "))
	}
	return strings.Join(parts, "; ")
}
