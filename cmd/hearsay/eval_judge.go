package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/question"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
)

// An oracleVariant is how a case is judged by answers that are taken from its gold.
type oracleVariant struct {
	name   string
	asked  bool
	wrong  float64 // share of what is answered
	twice  bool
	claims bool // the claims are asked about too
	seed   uint64
}

func oracleVariants() []oracleVariant {
	return []oracleVariant{
		{name: "no judge"},
		{name: "all right", asked: true},
		{name: "all right, claims too", asked: true, claims: true},
		{name: "10 % wrong", asked: true, wrong: 0.1},
		{name: "20 % wrong", asked: true, wrong: 0.2},
		{name: "30 % wrong", asked: true, wrong: 0.3},
		{name: "10 % wrong, asked twice", asked: true, wrong: 0.1, twice: true},
		{name: "20 % wrong, asked twice", asked: true, wrong: 0.2, twice: true},
		{name: "30 % wrong, asked twice", asked: true, wrong: 0.3, twice: true},
	}
}

// oracleCase is a case with the answers of an oracle, by the way of every judge's.
func oracleCase(c *goldCase, in compare.Input, m compare.Models, v oracleVariant) *hearsay.Case {
	if !v.claims {
		in.Claims = []string{} // they are not what is looked at
	}
	if v.asked {
		in.Heard = oracleHeard(c, in, m, v)
	}
	return compare.Case(in, m)
}

func oracleHeard(c *goldCase, in compare.Input, m compare.Models, v oracleVariant) *question.Heard {
	j := compare.Join(in, m.Quotes)
	own, _ := m.Pairs.Judge(context.Background(), j.Field, j.Field.All()) // it never fails
	a := question.Asking{Field: j.Field, Own: own}
	if v.claims {
		a.Claims = in.Claims
	}
	o := newOracle(c, j, v.wrong, v.seed)
	var told []question.Told
	ask := func(q question.Question) {
		if r, d, err := q.Read(o.answer(&q)); err == nil {
			told = append(told, question.Told{Question: q, Judge: "oracle", Reading: r, Discarded: d.Sum()})
		}
	}
	for _, q := range a.Questions() {
		ask(q)
		if v.twice && q.Kind == question.List {
			ask(q.Again())
		}
	}
	return question.Hear(j.Field, told)
}

// judgeSections say what a judge brings, by answers that are taken from the golds.
func judgeSections(e *evaluation) []section {
	if e.shared == "" {
		return nil
	}
	cases := filepath.Join(e.shared, "cases")
	return []section{
		{"judge: answers from the golds, mean", cases, evalOracle, nil},
		{"judge: questions of the cases", cases, evalQuestions, nil},
		{"judge: questions of news articles of many stories", e.data("polnear", "train.jsonl.gz"), evalManyQuestions, nil},
		{"judge: weights", cases, evalWeights, nil},
	}
}

// judgeRows are the rows that a judge is asked for.
var judgeRows = []string{
	"denials, found and called so (exhaustive documents)",
	"disputes found (pairs that share a side are one)",
	"disputes found, weighted by their places",
	"conflicts named that the gold has",
	"conflicts named or meant by a proposition that the gold has",
	"same proposition: links found",
	"same proposition: links right",
}

// claimRows are those that claims are asked for.
var claimRows = []string{
	"claim stances right (all cells)",
	"claim stances (related cells)",
	"claims: places that bear on it",
}

// evalOracle writes what becomes of the cases when an oracle answers, which errs in a
// share of its answers.
func evalOracle(e *evaluation, w io.Writer, path string) error {
	cases, err := e.foundAll(path, false)
	if err != nil {
		return err
	}
	for _, v := range oracleVariants() {
		var rows [][]eval.CaseRow
		for _, c := range cases {
			rows = append(rows, eval.ScoreCase(c.gold, oracleCase(c.of, c.gathered, c.comparing, v)))
		}
		wanted := judgeRows
		if v.claims {
			wanted = claimRows
		}
		for _, row := range eval.MeanRows(rows) {
			if slices.Contains(wanted, row.Name) {
				if _, err := fmt.Fprintf(w, "%-24s  %s\n", v.name, row); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// evalQuestions writes how much is asked about each case.
func evalQuestions(e *evaluation, w io.Writer, path string) error {
	cases, err := e.foundAll(path, false)
	if err != nil {
		return err
	}
	for _, c := range cases {
		if err := writeQuestions(w, c.name, c.gathered, c.comparing); err != nil {
			return err
		}
	}
	return nil
}

// evalManyQuestions writes how much is asked about some, more and all articles of a
// corpus, as the embedded models see them.
func evalManyQuestions(e *evaluation, w io.Writer, path string) error {
	articles, err := corpus.Articles(path)
	if err != nil {
		return err
	}
	for _, n := range []int{10, 100, len(articles)} {
		var docs []hearsay.Document
		for _, a := range articles[:min(n, len(articles))] {
			docs = append(docs, hearsay.Document{ID: a.ID, Text: a.Text, Language: "en", SHA256: a.ID})
		}
		in, err := gather(e.p.ctx, docs, e.find, func() {})
		if err != nil {
			return err
		}
		if err := writeQuestions(w, "articles", in, e.comparing); err != nil {
			return err
		}
	}
	return nil
}

// writeQuestions writes how much is asked about one case.
func writeQuestions(w io.Writer, name string, in compare.Input, m compare.Models) error {
	j := compare.Join(in, m.Quotes)
	own, _ := m.Pairs.Judge(context.Background(), j.Field, j.Field.All()) // it never fails
	a := question.Asking{Field: j.Field, Own: own}
	_, err := fmt.Fprintf(w, "%-10s %3d documents %4d places  %s\n", name, len(in.Documents), len(j.Field.Places), countQuestions(a.Questions()))
	return err
}

// questionKinds are the kinds in the order in which they are counted.
var questionKinds = []question.Kind{question.List, question.Claim, question.Speaker, question.Does, question.Carrier}

// countQuestions says how many questions of each kind there are, and their words.
func countQuestions(all []question.Question) (s string) {
	n, words := map[question.Kind]int{}, map[question.Kind]int{}
	for i := range all {
		n[all[i].Kind]++
		words[all[i].Kind] += all[i].Words()
	}
	for _, k := range questionKinds {
		if n[k] > 0 {
			if s != "" {
				s += ", "
			}
			s += fmt.Sprintf("%s of kind %s (%s)", number(n[k], "question"), k, number(words[k], "word"))
		}
	}
	return s
}

// evalWeights writes the weights of a judge as the golds speak for them.
func evalWeights(e *evaluation, w io.Writer, path string) error {
	cases, err := e.foundAll(path, false)
	if err != nil {
		return err
	}
	var all weighing
	for _, c := range cases {
		all.add(c.of, c.gathered, c.comparing)
	}
	same, opposed, err := all.fit()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n%s\n", showWeights("same", same), showWeights("opposed", opposed))
	return err
}
