package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/quote"
	"github.com/openhearsay/hearsay/compare/stance"
	"github.com/openhearsay/hearsay/compare/view/claim"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/reuse"
	"github.com/openhearsay/hearsay/statement"
	"github.com/openhearsay/hearsay/statement/attribution"
	"github.com/openhearsay/hearsay/statement/chain"
	"github.com/openhearsay/hearsay/statement/kind"
	"github.com/openhearsay/hearsay/version"
)

// engines are the trained stages, wired together.
type engines struct {
	section   func(stage string) ([]byte, error) // the trained files
	analyzer  *language.Analyzer
	extractor *attribution.Extractor
	reader    *statement.Reader
	comparing compare.Models
	kinds     []kind.Sample // of other stories than the cases, to train with
}

// newEngines loads the embedded model, or the one that section gives.
func newEngines(section func(stage string) ([]byte, error)) (*engines, error) {
	analyzer, err := language.NewAnalyzer(section)
	if err != nil {
		return nil, err
	}
	e := &engines{analyzer: analyzer}
	return e.with(section)
}

// with are the same language stages with the later stages that section gives.
func (e *engines) with(section func(stage string) ([]byte, error)) (*engines, error) {
	extractor, err := newExtractor(section)
	if err != nil {
		return nil, err
	}
	file, err := section("kind")
	if err != nil {
		return nil, err
	}
	kinds, err := kind.Open(file)
	if err != nil {
		return nil, err
	}
	if file, err = section("chain"); err != nil {
		return nil, err
	}
	carriers, err := chain.New(file)
	if err != nil {
		return nil, err
	}
	comparing, err := comparingModels(section)
	if err != nil {
		return nil, err
	}
	reader := statement.NewReader(extractor.Wide(), statement.Models{Kind: kinds, Chain: carriers})
	return &engines{section, e.analyzer, extractor, reader, comparing, e.kinds}, nil
}

// comparingModels are the trained stages that compare documents.
func comparingModels(section func(stage string) ([]byte, error)) (m compare.Models, err error) {
	file, err := section("quotes")
	if err != nil {
		return m, err
	}
	if m.Quotes, err = quote.Open(file); err != nil {
		return m, err
	}
	if file, err = section("pairs"); err != nil {
		return m, err
	}
	if m.Pairs, err = proposition.Open(file); err != nil {
		return m, err
	}
	if file, err = section("claims"); err != nil {
		return m, err
	}
	if m.Claims, err = claim.Open(file); err != nil {
		return m, err
	}
	if file, err = section("stance"); err != nil {
		return m, err
	}
	m.Stance, err = stance.Load(file)
	return m, err
}

// newExtractor loads the stages that find statements.
func newExtractor(section func(stage string) ([]byte, error)) (*attribution.Extractor, error) {
	var files [4][]byte
	for i, stage := range []string{"statement", "speech", "spots", "nested"} {
		var err error
		if files[i], err = section(stage); err != nil {
			return nil, err
		}
	}
	x, err := attribution.New(files[0])
	if err != nil {
		return nil, err
	}
	if x, err = x.Speech(files[1]); err != nil {
		return nil, err
	}
	return x.Nested(files[2], files[3])
}

// read reads one document by itself. A text in another language is not read as
// English.
func (e *engines) read(d *hearsay.Document) hearsay.Findings {
	if !d.English() {
		return hearsay.Findings{}
	}
	return e.reader.ReadLong(d, e.analyzer.Analyze)
}

// find is read for gather.
func (e *engines) find(d *hearsay.Document) (hearsay.Findings, error) { return e.read(d), nil }

// gather finds what stands in each of docs by itself (readAll), and what they share.
func gather(ctx context.Context, docs []hearsay.Document, find func(*hearsay.Document) (hearsay.Findings, error), step func()) (compare.Input, error) {
	in, err := readAll(ctx, docs, find, step)
	if err != nil {
		return in, err
	}
	defer thrift()()
	release(docs)
	texts := make([]reuse.Text, len(docs))
	for i, d := range in.Documents {
		texts[i] = reuse.Text{ID: d.ID, Series: d.Outlet, Outlet: d.Outlet, Date: wholeDate(&d), Text: d.Text}
	}
	if in.Passages, err = reuse.Find(ctx, texts, reuse.Options{Case: true, Candidates: true}); err != nil {
		return in, fmt.Errorf("passages: %w", err)
	}
	in.Passages = version.Apart(in.Documents, in.Passages)
	release(docs)
	return in, nil
}

// wholeDate is when all of a document was published: unknown where its stories have days
// of their own, which tell who had a passage first (passage.Direct).
func wholeDate(d *hearsay.Document) hearsay.Period {
	for i := range d.Items {
		if p := d.Items[i].Published; p.Known() && p != d.Published {
			return hearsay.Period{}
		}
	}
	return d.Published
}

// readAll finds what stands in each of docs by itself; find is
// called for several at once, and step after each. Of the earlier versions of a document
// only what no later one says word for word is there (version.Blank); version.Settle
// completes the case that is made of it. The result does not depend on the order of docs.
func readAll(ctx context.Context, docs []hearsay.Document, find func(*hearsay.Document) (hearsay.Findings, error), step func()) (compare.Input, error) {
	in := compare.Input{Documents: slices.Clone(docs)}
	type answer struct {
		hearsay.Findings
		err error
	}
	for a := range inOrder(ctx, in.Documents, func(d hearsay.Document) answer {
		f, err := find(&d)
		return answer{f, err}
	}) {
		if a.err != nil {
			return in, a.err
		}
		in.Findings = append(in.Findings, a.Findings)
		step()
	}
	if err := ctx.Err(); err != nil {
		return in, err
	}
	for i := range in.Documents {
		in.Documents[i].Notes = version.Notes(&in.Documents[i])
	}
	in.Documents, in.Findings = version.Blank(in.Documents, in.Findings)
	return in, nil
}
