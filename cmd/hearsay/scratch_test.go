package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/learn"
)

func lessonOf(f *proposition.Field, b eval.Bearing) proposition.Lesson {
	n := len(f.Places)
	l := proposition.Lesson{Field: f, Same: map[[2]int]bool{}, Opposite: map[[2]int]bool{}, Known: make([]bool, n)}
	for i := range n {
		l.Known[i] = len(b.Claims[i]) > 0
		for j := range i {
			key := [2]int{j, i}
			for n, s := range b.Claims[i] {
				if o, ok := b.Claims[j][n]; ok {
					if s == hearsay.Asserts && o == hearsay.Denies || s == hearsay.Denies && o == hearsay.Asserts {
						l.Opposite[key] = true
					} else {
						l.Same[key] = true
					}
				}
			}
		}
	}
	for k, kind := range b.Opposite {
		if kind == hearsay.DenialConflict {
			l.Opposite[k] = true
		}
	}
	return l
}

func TestScratch(t *testing.T) {
	e, err := newEvaluation(&program{ctx: context.Background(), stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}, "", "../../examples")
	if err != nil {
		t.Fatal(err)
	}
	all, err := e.golds()
	if err != nil {
		t.Fatal(err)
	}
	var cases []*goldCase
	var lessons []proposition.Lesson
	var found []*hearsay.Case
	for _, c := range all {
		if c.name == "harbor" {
			continue
		}
		var docs []hearsay.Document
		for i := range c.documents {
			docs = append(docs, c.documents[i].Document)
		}
		hc, err := caseOf(context.Background(), docs, []string{}, e.find, func() {})
		if err != nil {
			t.Fatal(err)
		}
		f := compare.Scratch
		spots, texts := spotsOf(f)
		cases, found = append(cases, c), append(found, hc)
		lessons = append(lessons, lessonOf(f, c.gold.Bearings(texts, spots)))
	}
	const folds = 4
	var models [folds]*learn.Logistic
	for k := range folds {
		var train []proposition.Lesson
		for i, l := range lessons {
			if i%folds != k {
				train = append(train, l)
			}
		}
		if models[k], err = proposition.Train(train, learn.LogisticOptions{L2: 1}); err != nil {
			t.Fatal(err)
		}
		os.WriteFile(fmt.Sprintf("/tmp/w/pair.%d", k), models[k].Marshal(), 0o666)
	}
	for _, set := range [][4]float64{{.3, .3, 2, .05}, {.4, .4, 2, .05}, {.5, .3, 1, .03}, {.45, .5, 2, .03}, {.35, .2, 2, .1}} {
		proposition.LeastSame, proposition.LeastOppose, proposition.MostPartners, proposition.PerCase = set[0], set[1], int(set[2]), set[3]
		sum := map[string]float64{}
		n := map[string]int{}
		var names []string
		for k, c := range cases {
			found[k].Propositions, found[k].Conflicts = lessons[k].Field.Find(models[k%folds])
			for _, row := range eval.ScoreCase(c.gold, found[k]) {
				if strings.HasPrefix(row.Name, "conflicts") || strings.HasPrefix(row.Name, "disputes") || strings.HasPrefix(row.Name, "same") {
					if !slices.Contains(names, row.Name) {
						names = append(names, row.Name)
					}
					if row.Share != nil && row.Share.Of > 0 {
						sum[row.Name] += row.Share.Value()
						n[row.Name]++
					}
					if os.Getenv("V") != "" {
						fmt.Println(c.name, row)
					}
				}
			}
		}
		fmt.Println(set)
		for _, name := range names {
			fmt.Printf("  %-60s %.3f\n", name, sum[name]/float64(n[name]))
		}
	}
}
