package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/reuse"
	"github.com/openhearsay/hearsay/statement"
	"github.com/openhearsay/hearsay/statement/attribution"
)

// engines are the trained stages, wired together.
type engines struct {
	analyzer  *language.Analyzer
	extractor *attribution.Extractor
	reader    *statement.Reader
}

// newEngines loads the embedded model, or the one that section gives.
func newEngines(section func(stage string) ([]byte, error)) (*engines, error) {
	analyzer, err := language.NewAnalyzer(section)
	if err != nil {
		return nil, err
	}
	spans, err := section("statement")
	if err != nil {
		return nil, err
	}
	extractor, err := attribution.New(spans)
	if err != nil {
		return nil, err
	}
	return &engines{analyzer, extractor, statement.NewReader(extractor)}, nil
}

// A reading is what the stages see in one document by itself.
type reading struct {
	findings hearsay.Findings
	analysis *language.Analysis // nil for a document that is not English
}

// read reads one document. A text in another language is not read as English,
// and of one that is longer than maxRead only the beginning is read.
func (e *engines) read(d *hearsay.Document) reading {
	if !d.English() {
		return reading{}
	}
	if len(d.Text) > maxRead {
		short := *d
		short.Text = beginning(d.Text)
		d = &short
	}
	a := e.analyzer.Analyze(d.Text)
	return reading{e.reader.Read(d, a), a}
}

// maxRead is how many bytes of a text are read for statements: ten times the
// longest article, and the minutes of a long hearing. What is longer is a dump,
// and would hold up all others.
const maxRead = 1 << 20

// beginning is the first maxRead bytes of text, to the end of a word.
func beginning(text string) string {
	cut := strings.LastIndexAny(text[:maxRead], " \n\t")
	if cut <= 0 {
		for cut = maxRead; !utf8.RuneStart(text[cut]); cut-- {
		}
	}
	return text[:cut]
}

// tooLong are the warnings about documents that are not read to the end.
func tooLong(docs []hearsay.Document) []hearsay.Problem {
	var all []hearsay.Problem
	for _, d := range docs {
		if d.English() && len(d.Text) > maxRead {
			all = append(all, hearsay.Problem{Path: d.Path, Warning: true, Message: fmt.Sprintf(
				"the text is %.1f MB long: statements are read from its first %d MB only, shared passages from all of it; split it into its articles", float64(len(d.Text))/(1<<20), maxRead>>20)})
		}
	}
	return all
}

// caseOf reads documents and compares them. claims are asked about; nil lets
// hearsay propose some. The result does not depend on the order of docs.
func (e *engines) caseOf(ctx context.Context, docs []hearsay.Document, claims []string, read func()) (*hearsay.Case, error) {
	docs = slices.Clone(docs)
	in := compare.Input{Documents: docs, Claims: claims}
	for r := range inOrder(ctx, docs, func(d hearsay.Document) reading { return e.read(&d) }) {
		in.Findings = append(in.Findings, r.findings)
		in.Analyses = append(in.Analyses, r.analysis)
		read()
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	texts := make([]reuse.Text, len(docs))
	for i, d := range docs {
		texts[i] = reuse.Text{ID: d.ID, Series: d.Outlet, Outlet: d.Outlet, Date: d.Published, Text: d.Text}
	}
	passages, err := reuse.Find(ctx, texts, reuse.Options{Case: true})
	if err != nil {
		return nil, fmt.Errorf("passages: %w", err)
	}
	in.Passages = passages
	c := compare.Case(in)
	c.Model = model.Name()
	return c, nil
}
