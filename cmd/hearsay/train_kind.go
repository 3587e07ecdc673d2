package main

import (
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/statement/kind"
)

// trainKind learns what statements do from those of the golds and from the same ones as
// hearsay itself finds them, whose spans are those that it will be asked about.
func trainKind(e *engines, cases []*goldCase) ([]byte, error) {
	var samples []kind.Sample
	for _, c := range cases {
		for i := range c.documents {
			d := &c.documents[i]
			for k := range d.placed {
				samples = append(samples, kind.Sample{Analysis: d.analysis, Statement: &d.placed[k].Statement, Kind: d.placed[k].Kind})
			}
			found := e.reader.Read(&d.Document, d.analysis).Statements
			for _, pair := range eval.Pairs(d.Text, found, d.placed) {
				samples = append(samples, kind.Sample{Analysis: d.analysis, Statement: &found[pair[0]], Kind: d.placed[pair[1]].Kind})
			}
		}
	}
	return kind.Train(samples, e.analyzer.Analyze)
}
