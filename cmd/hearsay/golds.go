package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/language"
)

// A goldCase is a case in which a careful reader has listed the findings.
type goldCase struct {
	name      string
	gold      *eval.Gold
	documents []goldDocument // in the order of their ids
}

// A goldDocument is a document as hearsay reads it, with the reader's statements.
type goldDocument struct {
	hearsay.Document
	analysis *language.Analysis
	placed   []eval.Placed
}

// A caseStage is a stage that is trained on the gold cases. Because they are few,
// a case is judged with stages that were trained on the others.
type caseStage struct {
	name  string // of its file in the model
	train func(e *engines, cases []*goldCase) ([]byte, error)
}

// caseStages are the stages that learn from gold cases, in the order of their
// training: e holds the earlier ones.
func caseStages() []caseStage {
	return []caseStage{
		{"nested", trainNested},
		{"kind", trainKind},
		{"chain", trainChain},
	}
}

// goldCases reads every folder of dirs that holds a gold.json, in the order of
// their names, and analyses its documents.
func goldCases(ctx context.Context, analyze func(string) *language.Analysis, dirs ...string) ([]*goldCase, error) {
	var cases []*goldCase
	for _, dir := range dirs {
		golds, _ := filepath.Glob(filepath.Join(dir, "*", "gold.json")) // sorted; the pattern is well formed
		for _, path := range golds {
			c, err := readGoldCase(ctx, filepath.Dir(path))
			if err != nil {
				return nil, err
			}
			cases = append(cases, c)
		}
	}
	slices.SortStableFunc(cases, func(a, b *goldCase) int { return strings.Compare(a.name, b.name) })
	for _, c := range cases {
		i := 0
		for a := range inOrder(ctx, c.documents, func(d goldDocument) *language.Analysis { return analyze(d.Text) }) {
			d := &c.documents[i]
			d.analysis, d.placed = a, c.gold.Place(&d.Document)
			i++
		}
	}
	return cases, ctx.Err()
}

// readGoldCase reads the gold and the documents of a case, not analysed.
func readGoldCase(ctx context.Context, dir string) (*goldCase, error) {
	gold, err := eval.ReadGold(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, err
	}
	c := &goldCase{name: filepath.Base(dir), gold: gold}
	var failed []error
	err = ingest.Collect(ctx, []string{filepath.Join(dir, "documents")},
		func(d hearsay.Document, _ []byte) error {
			c.documents = append(c.documents, goldDocument{Document: d})
			return nil
		},
		func(p hearsay.Problem) {
			if !p.Warning {
				failed = append(failed, errors.New(p.Message))
			}
		})
	if err := errors.Join(append(failed, err)...); err != nil {
		return nil, err
	}
	return c, nil
}

// trainOnCases trains the case stages one after the other on cases, each with the
// earlier ones at hand, and gives the engines with all of them. A case stage that
// is yet to be trained has an empty file: its package reads that as none.
func (e *engines) trainOnCases(cases []*goldCase, done func(stage string, file []byte) error) (*engines, error) {
	files := map[string][]byte{}
	for _, s := range caseStages() {
		files[s.name] = nil
	}
	section := func(stage string) ([]byte, error) {
		if b, ok := files[stage]; ok {
			return b, nil
		}
		return e.section(stage)
	}
	now, err := e.with(section)
	if err != nil {
		return nil, err
	}
	for _, s := range caseStages() {
		file, err := s.train(now, cases)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		files[s.name] = file
		if err := done(s.name, file); err != nil {
			return nil, err
		}
		if now, err = e.with(section); err != nil {
			return nil, err
		}
	}
	return now, nil
}

// without are the engines trained on all of cases but the one called name.
func (e *engines) without(name string, cases []*goldCase) (*engines, error) {
	others := slices.DeleteFunc(slices.Clone(cases), func(c *goldCase) bool { return c.name == name })
	return e.trainOnCases(others, func(string, []byte) error { return nil })
}
