package main

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/model"
)

// caseSections are two sections for each case, judged by stages that have not
// seen it and as shipped, and the means over the shared ones.
func caseSections(e *evaluation) (sections []section) {
	for _, dir := range e.caseFolders() {
		golds, _ := filepath.Glob(filepath.Join(dir, "*", "gold.json")) // sorted; the pattern is well formed
		for _, gold := range golds {
			name, folder := filepath.Base(filepath.Dir(gold)), filepath.Dir(gold)
			if dir == e.examples {
				name += " (our own)"
			}
			sections = append(sections, section{"case: " + name, folder, evalCase, wrongCase}, section{"case as shipped: " + name, folder, evalCaseShipped, nil})
		}
	}
	if e.shared != "" {
		cases := filepath.Join(e.shared, "cases")
		sections = append(sections, section{"cases: mean", cases, evalCases, wrongCases}, section{"cases as shipped: mean", cases, evalCasesShipped, nil},
			section{"cases: confidence of findings", cases, evalCaseCalibration, nil})
	}
	return sections
}

// A foundCase is a gold case and what was found in its documents.
type foundCase struct {
	name string
	gold *eval.Gold
	*hearsay.Case

	of        *goldCase
	gathered  compare.Input
	comparing compare.Models
}

// A caseKey names a case by its folder, and says by which stages it was read.
type caseKey struct {
	path    string
	shipped bool
}

// found reads a case by stages that have not seen it, or by the shipped ones; once.
func (e *evaluation) found(path string, shipped bool) (*foundCase, error) {
	key := caseKey{path, shipped}
	if c := e.cases[key]; c != nil {
		return c, nil
	}
	with := e.engines
	if !shipped {
		var err error
		if with, err = e.leaving(filepath.Base(path)); err != nil {
			return nil, err
		}
	}
	c, err := e.readCase(with, path)
	if err != nil {
		return nil, err
	}
	e.cases[key] = c
	return c, nil
}

// reading are stages of reading that have not seen the case called name; trained once.
func (e *evaluation) reading(name string) (*engines, error) {
	if with := e.left[name]; with != nil {
		return with, nil
	}
	cases, err := e.golds()
	if err != nil {
		return nil, err
	}
	with, err := e.without(name, cases)
	if err == nil {
		e.left[name] = with
	}
	return with, err
}

// leaving are stages of which none has seen the case called name.
func (e *evaluation) leaving(name string) (*engines, error) {
	reading, err := e.reading(name)
	if err != nil {
		return nil, err
	}
	with := *reading
	lessons, err := e.lessons()
	if err != nil {
		return nil, err
	}
	more, err := e.judged()
	if err != nil {
		return nil, err
	}
	others := slices.DeleteFunc(slices.Clone(lessons), func(l *lesson) bool { return l.name == name })
	files, err := compareFrom(others, more, e.ablated)
	if err != nil {
		return nil, err
	}
	with.comparing, err = comparingModels(func(stage string) ([]byte, error) {
		if file, ok := files[stage]; ok {
			return file, nil
		}
		return reading.section(stage)
	})
	return &with, err
}

// readCase reads the documents of a case as `hearsay report` does, and asks the claims
// of its gold in the gold's own words.
func (e *evaluation) readCase(with *engines, path string) (*foundCase, error) {
	c, err := readGoldCase(e.p.ctx, path)
	if err != nil {
		return nil, err
	}
	var docs []hearsay.Document
	for i := range c.documents {
		docs = append(docs, c.documents[i].Document)
	}
	claims := []string{}
	for _, x := range c.gold.Claims {
		claims = append(claims, x.Claim)
	}
	in, err := gather(e.p.ctx, docs, with.find, func() {})
	if err != nil {
		return nil, err
	}
	in.Claims = claims
	found := compare.Case(in, with.comparing)
	found.Model = model.Name()
	return &foundCase{c.name, c.gold, found, c, in, with.comparing}, nil
}

// evalCase scores what is found in a case by stages that have not seen it.
func evalCase(e *evaluation, w io.Writer, path string) error { return e.scoreCase(w, path, false) }

// evalCaseShipped scores what is found in a case by the embedded model.
func evalCaseShipped(e *evaluation, w io.Writer, path string) error {
	return e.scoreCase(w, path, true)
}

func (e *evaluation) scoreCase(w io.Writer, path string, shipped bool) error {
	c, err := e.found(path, shipped)
	if err != nil {
		return err
	}
	return writeRows(w, eval.ScoreCase(c.gold, c.Case))
}

func writeRows[R fmt.Stringer](w io.Writer, rows []R) error {
	for _, row := range rows {
		if _, err := fmt.Fprintln(w, row); err != nil {
			return err
		}
	}
	return nil
}

// evalCases writes the mean of each figure over the cases of a folder, each of
// them judged by stages that have not seen it, and what their statements are like.
func evalCases(e *evaluation, w io.Writer, path string) error { return e.scoreCases(w, path, false) }

// evalCasesShipped does the same by the embedded model.
func evalCasesShipped(e *evaluation, w io.Writer, path string) error {
	return e.scoreCases(w, path, true)
}

func (e *evaluation) scoreCases(w io.Writer, path string, shipped bool) error {
	cases, err := e.foundAll(path, shipped)
	if err != nil {
		return err
	}
	var rows, forms [][]eval.CaseRow
	for _, c := range cases {
		rows, forms = append(rows, eval.ScoreCase(c.gold, c.Case)), append(forms, eval.ScoreForms(c.gold, c.Case))
	}
	if err := writeRows(w, eval.MeanRows(rows)); err != nil {
		return err
	}
	return writeRows(w, eval.SumRows(forms))
}

// foundAll reads every case of a folder.
func (e *evaluation) foundAll(path string, shipped bool) (cases []*foundCase, err error) {
	golds, _ := filepath.Glob(filepath.Join(path, "*", "gold.json")) // sorted; the pattern is well formed
	for _, gold := range golds {
		c, err := e.found(filepath.Dir(gold), shipped)
		if err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	return cases, nil
}

// evalCaseCalibration tells how often findings of a given confidence are right, over all
// cases of a folder, each read by stages that have not seen it: conflicts, two places of
// one proposition, answers, whom a document rests on, where claims come from,
// and which places deny them.
func evalCaseCalibration(e *evaluation, w io.Writer, path string) error {
	cases, err := e.foundAll(path, false)
	if err != nil {
		return err
	}
	var conflicts, links, rests, origins, denials eval.Calibration
	answers := map[string]eval.Share{}
	shown := map[bool]eval.Share{}
	kinds := map[hearsay.ConflictKind]eval.Share{}
	for _, c := range cases {
		for _, j := range eval.JudgeConflicts(c.gold, c.Case) {
			conflicts.Add(j.Confidence, j.Right)
			shown[j.Certain], kinds[j.Kind] = shown[j.Certain].Add(j.Right), kinds[j.Kind].Add(j.Right)
		}
		for _, j := range eval.JudgeLinks(c.gold, c.Case) {
			links.Add(j.Confidence, j.Right)
		}
		for _, j := range eval.JudgeAnswers(c.gold, c.Case) {
			answers[j.Name] = answers[j.Name].Add(j.Right)
		}
		for _, j := range eval.JudgeRests(c.gold, c.Case) {
			rests.Add(j.Confidence, j.Right)
		}
		for _, j := range eval.JudgeOrigins(c.gold, c.Case) {
			origins.Add(j.Confidence, j.Right)
		}
		for _, j := range eval.JudgeDenials(c.gold, c.Case) {
			denials.Add(j.Confidence, j.Right)
		}
	}
	fmt.Fprintln(w, "conflicts that are named, right where the gold has them")
	if err := conflicts.Write(w); err != nil {
		return err
	}
	for _, x := range []struct {
		name  string
		share eval.Share
	}{{"certain", shown[true]}, {"possible", shown[false]}, {"denial", kinds[hearsay.DenialConflict]}, {"reversal", kinds[hearsay.Reversal]}, {"discrepancy", kinds[hearsay.Discrepancy]}} {
		fmt.Fprintf(w, "%-12s %.3f right of %d\n", x.name, x.share.Value(), x.share.Of)
	}
	fmt.Fprintln(w, "two places of one proposition, right where they bear on one claim of the gold")
	if err := links.Write(w); err != nil {
		return err
	}
	fmt.Fprintln(w, "answers in documents of which the gold has every statement, right where it calls them so")
	for _, name := range slices.Sorted(maps.Keys(answers)) {
		fmt.Fprintf(w, "%-26s %.3f right of %d\n", name, answers[name].Value(), answers[name].Of)
	}
	fmt.Fprintln(w, "outlets that documents rest on, right where the gold has them")
	if err := rests.Write(w); err != nil {
		return err
	}
	fmt.Fprintln(w, "origins of claims, right where the gold has them")
	if err := origins.Write(w); err != nil {
		return err
	}
	fmt.Fprintln(w, "denials of claims, right where the gold has a place there that denies the claim")
	return denials.Write(w)
}
