package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
)

// wrongStatements writes a section of statements for reading: how many are wrong
// and why, as far as their spans tell, and some of them, evenly drawn.
func wrongStatements(read func(path string) ([]corpus.Article, error)) func(e *evaluation, w io.Writer, path string, d drawing) error {
	return func(e *evaluation, w io.Writer, path string, d drawing) error {
		articles, err := read(path)
		if err != nil {
			return err
		}
		return e.wrong(w, articles, d)
	}
}

func (e *evaluation) wrong(out io.Writer, articles []corpus.Article, d drawing) error {
	found := e.quotes(articles)
	var all []eval.Wrong
	ours, theirs := 0, 0
	for i := range articles {
		ours, theirs = ours+len(found[i]), theirs+len(articles[i].Quotes)
		all = append(all, eval.WrongOf(i, articles[i], found[i])...)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d wrong of %d found and %d annotated; one may have several causes\n", len(all), ours, theirs)
	times := map[string]int{}
	for _, w := range all {
		for _, c := range w.Causes {
			times[c]++
		}
	}
	for _, c := range eval.Causes {
		fmt.Fprintf(&b, "%5d  %s\n", times[c], c)
	}
	b.WriteString("Of those, with [source], <cue> and {content}:\n")
	for k, w := range drawn(d, all, func(w eval.Wrong) []string { return w.Causes }) {
		writeWrong(&b, k+1, articles[w.Article], w)
	}
	_, err := b.WriteTo(out)
	return err
}

// around is how many code points are shown on either side of a wrong statement.
const around = 60

func writeWrong(out io.Writer, k int, a corpus.Article, w eval.Wrong) {
	fmt.Fprintf(out, "\n%d. %s: %s\n", k, a.ID, strings.Join(w.Causes, ", "))
	span := w.Extent()
	span.Start, span.End = max(0, span.Start-around), span.End+around
	for _, side := range []struct {
		name  string
		quote *corpus.Quote
	}{{"theirs", w.Gold}, {"ours", w.Found}} {
		if side.quote != nil {
			fmt.Fprintf(out, "   %-7s …%s…\n", side.name, eval.MarkedQuote(a.Text, span, side.quote))
		}
	}
}
