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
	"github.com/openhearsay/hearsay/compare/view/claim"
	"github.com/openhearsay/hearsay/eval"
)

func spotsOf(f *proposition.Field) (spots []eval.Spot, texts map[string]string) {
	texts = map[string]string{}
	for _, d := range f.In.Documents {
		texts[d.ID] = d.Text
	}
	for _, p := range f.Places {
		s := eval.Spot{Document: f.In.Documents[p.Document].ID, Words: p.Spans, All: p.Spans}
		if p.Statement >= 0 {
			st := &f.In.Statements[p.Statement]
			s.All = slices.Clone(st.Contents)
			if st.Source != nil {
				s.All = append(s.All, *st.Source)
			}
			if st.Cue != nil {
				s.All = append(s.All, *st.Cue)
			}
		}
		spots = append(spots, s)
	}
	return
}

func TestScratchClaims(t *testing.T) {
	e, err := newEvaluation(&program{ctx: context.Background(), stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}, "", "../../examples")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := e.golds()
	if err != nil {
		t.Fatal(err)
	}
	var lessons []claim.Lesson
	var found []*hearsay.Case
	var kept []*goldCase
	for _, c := range cases {
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
		b := c.gold.Bearings(texts, spots)
		l := claim.Lesson{Reader: claim.NewReader(f, hc.RestsOn, nil)}
		for n, x := range c.gold.Claims {
			a := claim.Answer{Claim: x.Claim, Places: map[int]hearsay.Stance{}, Documents: map[string]hearsay.Stance{}}
			for i := range spots {
				if s, ok := b.Claims[i][n]; ok {
					a.Places[i] = s
				}
			}
			for d, s := range x.Documents {
				a.Documents[d] = hearsay.Stance(s)
			}
			a.Origin = func(name string) bool {
				return slices.ContainsFunc(x.Origins, func(o string) bool { return eval.SameName(o, name) })
			}
			l.Answers = append(l.Answers, a)
		}
		lessons, found, kept = append(lessons, l), append(found, hc), append(kept, c)
	}
	sum := map[string]float64{}
	n := map[string]int{}
	var names []string
	for k, c := range kept {
		m, err := claim.Train(slices.Delete(slices.Clone(lessons), k, k+1))
		if err != nil {
			t.Fatal(err)
		}
		r := lessons[k].Reader
		r.Models = m
		for _, x := range c.gold.Claims {
			found[k].Claims = append(found[k].Claims, r.Answer(x.Claim))
		}
		r.Models = nil
		if k == 0 {
			os.WriteFile("/tmp/w/claim.model", m.Marshal(), 0o666)
		}
		for _, row := range eval.ScoreCase(c.gold, found[k]) {
			if strings.HasPrefix(row.Name, "claim") {
				if sum[row.Name] == 0 && n[row.Name] == 0 {
					names = append(names, row.Name)
				}
				v := 0.0
				if row.Share != nil {
					v = row.Share.Value()
				} else {
					v = row.F1()
				}
				sum[row.Name] += v
				n[row.Name]++
			}
			if strings.HasPrefix(row.Name, "claim") && os.Getenv("V") != "" {
				fmt.Println(c.name, row)
			}
		}
	}
	conf := map[string]int{}
	for k, c := range kept {
		for n, x := range c.gold.Claims {
			got := found[k].Claims[n]
			for d := range c.gold.Documents {
				g, h := x.Documents[d], string(got.Documents[d])
				conf[fmt.Sprintf("%-10s → %s", g, h)]++
				if os.Getenv("V") != "" && g != h {
					at := got.Evidence[d]
					text := ""
					for i := range found[k].Documents {
						if found[k].Documents[i].ID == d {
							text = at.In(found[k].Documents[i].Text)
						}
					}
					fmt.Printf("DOC %s %s gold %s got %s | %s | %s\n", c.name, d, g, h, x.Claim, strings.ReplaceAll(text, "\n", " "))
				}
			}
			if os.Getenv("V") != "" {
				var o []string
				for _, y := range got.Origins {
					o = append(o, y.Name)
				}
				fmt.Printf("ORIGIN %s gold %q got %q | %s\n", c.name, x.Origins, o, x.Claim)
			}
		}
	}
	for k, v := range conf {
		fmt.Println("CONF", k, v)
	}
	for _, name := range names {
		fmt.Printf("MEAN %-50s %.3f\n", name, sum[name]/float64(n[name]))
	}
}
