package main

import (
	"context"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/question"
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
	if v.asked {
		in.Heard = oracleHeard(c, in, m, v)
	}
	return compare.Case(in, m)
}

func oracleHeard(c *goldCase, in compare.Input, m compare.Models, v oracleVariant) *question.Heard {
	j := compare.Join(in, m.Quotes)
	own, _ := m.Pairs.Judge(context.Background(), j.Field, j.Field.All())
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
		if v.twice {
			ask(q.Again())
		}
	}
	return question.Hear(j.Field, told)
}
