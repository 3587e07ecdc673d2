package main

import (
	"runtime"
	"slices"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/training"
	"github.com/openhearsay/hearsay/statement/attribution"
)

// trainingStages are the stages in the order of their training.
func trainingStages() []trainingStage {
	return []trainingStage{
		{"language", func(t *trainer) error { return training.Train(t.data, t.save, t.logf) }},
		{"statement", trainStatement},
	}
}

// trainStatement learns who says what from PolNeAR, as the language stages read it.
func trainStatement(t *trainer) error {
	articles, err := corpus.Articles(t.path("polnear", "train.jsonl.gz"))
	if err != nil {
		return err
	}
	z, err := language.NewAnalyzer(t.section)
	if err != nil {
		return err
	}
	t.logf("reading %d articles on %d cores", len(articles), runtime.GOMAXPROCS(0))
	analyses := slices.Collect(inOrder(t.p.ctx, articles, func(a corpus.Article) *language.Analysis { return z.Analyze(a.Text) }))
	if err := t.p.ctx.Err(); err != nil {
		return err
	}
	b, err := attribution.Train(articles, analyses, attribution.DefaultOptions(), t.logf)
	if err != nil {
		return err
	}
	return t.save("statement", b)
}
