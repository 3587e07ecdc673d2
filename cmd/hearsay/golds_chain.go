package main

import (
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/statement"
	"github.com/openhearsay/hearsay/statement/chain"
)

// trainChain learns for which statements the scope of a carrier holds, from the
// statements that hearsay finds and the golds have too. The document's outlet is
// taken from the gold: whether ingest knows it is another question. Of no case it
// makes the empty file, of a model that knows nothing.
func trainChain(e *engines, cases []*goldCase) ([]byte, error) {
	if len(cases) == 0 {
		return nil, nil
	}
	return chain.Train(chainLessons(e, cases))
}

// chainLessons are what trainChain learns from.
func chainLessons(e *engines, cases []*goldCase) []chain.Lesson {
	var lessons []chain.Lesson
	for _, c := range cases {
		for i := range c.documents {
			d := c.documents[i].Document
			d.Outlet = c.gold.Documents[d.ID].Outlet
			found := e.reader.Read(&d, c.documents[i].analysis)
			l := chain.Lesson{Case: c.name, Input: statement.Chains(&d, c.documents[i].analysis, &found), Carriers: make([][]string, len(found.Statements)), Same: eval.SameName}
			for _, pair := range eval.Pairs(d.Text, found.Statements, c.documents[i].placed) {
				names := []string{}
				for _, h := range c.documents[i].placed[pair[1]].Via {
					names = append(names, h.Name)
				}
				l.Carriers[pair[0]] = names
			}
			lessons = append(lessons, l)
		}
	}
	return lessons
}
