package attribution_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/statement/attribution"
)

// lessons are articles with one attribution each.
func lessons(t *testing.T) ([]corpus.Article, []*language.Analysis) {
	t.Helper()
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	var articles []corpus.Article
	var analyses []*language.Analysis
	for i, who := range []string{"Brandt", "Olden", "The mayor", "An engineer", "Ms. Ames", "The council", "A driver", "He"} {
		text := fmt.Sprintf("The bridge is old.\n\n%s said that it would close in %d. It was sunny.", who, 2031+i)
		span := func(s string) corpus.Span {
			at := strings.Index(text, s)
			return corpus.Span{Start: at, End: at + len(s)}
		}
		cue := span("said")
		articles = append(articles, corpus.Article{ID: who, Text: text, Quotes: []corpus.Quote{{
			Cue: &cue, Sources: []corpus.Span{span(who)},
			Contents: []corpus.Span{span(fmt.Sprintf("that it would close in %d", 2031+i))}}}})
		analyses = append(analyses, z.Analyze(text))
	}
	return articles, analyses
}

func TestTrain(t *testing.T) {
	articles, analyses := lessons(t)
	o := attribution.DefaultOptions()
	o.CueBits, o.RelationBits, o.RankBits, o.Folds = 12, 12, 12, 2
	o.CueEpochs, o.RelationEpochs = 20, 20
	first, err := attribution.Train(articles, analyses, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second, err := attribution.Train(articles, analyses, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("the same articles gave another model on one core")
	}
	x, err := attribution.New(first)
	if err != nil {
		t.Fatal(err)
	}
	all := x.Extract(analyses[0])
	if len(all) != 1 {
		t.Fatalf("%d statements in a text that was learnt from, want 1", len(all))
	}
	if got, want := show(articles[0].Text, all[0]), "Brandt | said | that it would close in 2031"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := attribution.Train(articles, analyses[1:], o, nil); err == nil {
		t.Error("articles without their analyses were learnt from")
	}
	if _, err := attribution.Train(nil, nil, o, nil); err == nil {
		t.Error("a model was made of nothing")
	}
}
