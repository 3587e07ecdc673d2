package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/ingest"
)

// evalSections are the figures in the order in which they are printed: the
// trained stages, our own case, and each case of the shared ones.
func evalSections(e *evaluation) []section {
	sections := []section{
		{"trees: EWT dev", e.data("ud", "ewt-dev.conllu.gz"), evalTrees, nil},
		{"trees: GUM dev", e.data("ud", "gum-dev.conllu.gz"), evalTrees, nil},
		{"statements: PolNeAR dev", e.data("polnear", "dev.jsonl.gz"), evalStatements, wrongStatements(corpus.Articles)},
		{"statements: odd pages (our own)", filepath.Join(e.examples, "odd"), evalOdd, wrongStatements(eval.MarkedArticles)},
		{"calibration: PolNeAR dev", e.data("polnear", "dev.jsonl.gz"), evalCalibration, nil},
		{"polarity: sentences that the rules were made with (our own)", filepath.Join(e.examples, "..", "eval", "testdata", "polarity", "tuned.txt"), evalPolarity, nil},
		{"polarity: sentences written afterwards (our own)", filepath.Join(e.examples, "..", "eval", "testdata", "polarity", "heldout.txt"), evalPolarity, nil},
		{"coreference: GUM dev", e.data("ud", "gum-dev.conllu.gz"), evalCoref, nil},
		{"articles: article-extraction-benchmark", e.data("articles"), evalArticles, nil},
		{"passages: copies among PolNeAR train", e.data("polnear", "train.jsonl.gz"), evalPassages, nil},
		{"passages: copies among senate releases", e.data("senate", "releases.jsonl.gz"), evalPassages, nil},
	}
	sections = append(sections, caseSections(e)...)
	sections = append(sections, judgeSections(e)...)
	return sections
}

func exists(path string) bool {
	if path == "" {
		return false
	}
	_, err := os.Stat(path)
	return err == nil
}

// evalTrees tags and parses the gold tokens of a tree bank.
func evalTrees(e *evaluation, w io.Writer, path string) error {
	var n, tags, utags, heads, rels int
	err := corpus.Trees(path, func(t *corpus.Tree) error {
		gold := *t
		t.UTags, t.Tags, t.Rels = slices.Clone(t.UTags), slices.Clone(t.Tags), slices.Clone(t.Rels)
		t.Heads = slices.Clone(t.Heads)
		e.analyzer.Annotate(t.Words, t.UTags, t.Tags, t.Heads, t.Rels)
		for i := range t.Words {
			n++
			tags += count(t.Tags[i] == gold.Tags[i])
			utags += count(t.UTags[i] == gold.UTags[i])
			heads += count(t.Heads[i] == gold.Heads[i])
			rels += count(t.Heads[i] == gold.Heads[i] && t.Rels[i] == gold.Rels[i])
		}
		return nil
	})
	if err != nil {
		return err
	}
	share := func(k int) float64 { return 100 * float64(k) / float64(max(n, 1)) }
	_, err = fmt.Fprintf(w, "Penn tags %.2f  universal tags %.2f  UAS %.2f  LAS %.2f  (percent of %d tokens; gold tokens, our tags)\n",
		share(tags), share(utags), share(heads), share(rels), n)
	return err
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// evalStatements finds the attributions of annotated articles.
func evalStatements(e *evaluation, w io.Writer, path string) error {
	articles, err := corpus.Articles(path)
	if err != nil {
		return err
	}
	s := eval.Attribution(articles, e.quotes(articles))
	return s.Write(w)
}

// evalOdd finds the statements of our own pages of odd form, a line each.
func evalOdd(e *evaluation, w io.Writer, path string) error {
	articles, err := eval.MarkedArticles(path)
	if err != nil {
		return err
	}
	found := e.quotes(articles)
	for i := range articles {
		s := eval.Attribution(articles[i:i+1], found[i:i+1])
		if _, err := fmt.Fprintf(w, "%-24s relation soft  P %.3f  R %.3f  (%d predicted, %d gold)\n", articles[i].ID,
			s.RelationSoft.Precision(), s.RelationSoft.Recall(), s.RelationSoft.Predicted, s.RelationSoft.Gold); err != nil {
			return err
		}
	}
	s := eval.Attribution(articles, found)
	return s.Write(w)
}

// quotes are the outermost statements found in articles, as PolNeAR marks them.
func (e *evaluation) quotes(articles []corpus.Article) [][]corpus.Quote {
	var found [][]corpus.Quote
	for f := range inOrder(e.p.ctx, articles, func(a corpus.Article) []corpus.Quote {
		q, _ := eval.Quotes(a.Text, e.extractor.Extract(e.analyzer.Analyze(a.Text)))
		return q
	}) {
		found = append(found, f)
	}
	return found
}

// evalArticles finds the article bodies of web pages.
func evalArticles(e *evaluation, w io.Writer, path string) error {
	data, err := os.ReadFile(filepath.Join(path, "ground-truth.json"))
	if err != nil {
		return err
	}
	var truth map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(data, &truth); err != nil {
		return fmt.Errorf("ground-truth.json: %w", err)
	}
	labels, err := eval.PageLabels()
	if err != nil {
		return err
	}
	labelled := map[string]bool{}
	for _, l := range labels {
		labelled[l.Page] = true
	}
	gold, found := map[string]string{}, map[string]string{}
	documents := map[string]hearsay.Document{}
	ids := slices.Sorted(maps.Keys(truth))
	for _, id := range ids {
		gold[id] = truth[id].Body
	}
	type read struct {
		body     *string
		document hearsay.Document
	}
	i := 0
	for r := range inOrder(e.p.ctx, ids, func(id string) read {
		file := filepath.Join(path, "html", id+".html.gz")
		data, err := os.ReadFile(file)
		if err != nil {
			return read{}
		}
		page, err := ingest.Page(file, data)
		if err != nil {
			return read{}
		}
		out := read{body: &page.Text}
		if labelled[id] {
			out.document, _ = ingest.Read(file, data) // what could not be read has nothing right
		}
		return out
	}) {
		if r.body != nil {
			found[ids[i]] = *r.body
			documents[ids[i]] = r.document
		}
		i++
	}
	s := eval.Articles(gold, found)
	if _, err = fmt.Fprintf(w, "F1 %.4f  P %.4f  R %.4f  (%d pages, %d not read)\n", s.F1, s.Precision, s.Recall, s.Pages, s.Missing); err != nil {
		return err
	}
	for odd := range 2 { // what the extractor was mended on, and what it was not
		half := map[string]string{}
		for k, id := range ids {
			if k%2 == odd {
				half[id] = gold[id]
			}
		}
		s := eval.Articles(half, found)
		if _, err = fmt.Fprintf(w, "%s pages  F1 %.4f  P %.4f  R %.4f\n", [2]string{"even", "odd "}[odd], s.F1, s.Precision, s.Recall); err != nil {
			return err
		}
	}
	for _, f := range eval.Pages(labels, documents) {
		if _, err = fmt.Fprintf(w, "%-10s right %d of %d that pages show, wrong %d of %d given\n", f.Field, f.Right, f.Shown, f.Given-f.Right, f.Given); err != nil {
			return err
		}
	}
	return nil
}

// evalCalibration tells how often a statement of a given confidence is right.
func evalCalibration(e *evaluation, w io.Writer, path string) error {
	articles, err := corpus.Articles(path)
	if err != nil {
		return err
	}
	var c eval.Calibration
	i := 0
	for found := range inOrder(e.p.ctx, articles, func(a corpus.Article) []hearsay.Statement {
		return e.extractor.Extract(e.analyzer.Analyze(a.Text))
	}) {
		quotes, of := eval.Quotes(articles[i].Text, found)
		for k, right := range eval.AttributionRight(articles[i], quotes) {
			c.Add(found[of[k]].Confidence, right)
		}
		i++
	}
	return c.Write(w)
}

// evalCoref links the mentions of annotated documents, which it finds by itself.
func evalCoref(e *evaluation, w io.Writer, path string) error {
	docs, err := corpus.EntityDocuments(path)
	if err != nil {
		return err
	}
	for _, x := range []struct {
		name     string
		annotate eval.Annotate
	}{{"gold trees", nil}, {"our trees", e.analyzer.Annotate}} {
		c := eval.CorefOf(docs, x.annotate)
		if _, err := fmt.Fprintf(w, "%-10s  CoNLL %.3f  MUC %.3f  B3 %.3f  CEAF-e %.3f  mentions %.3f\n",
			x.name, c.CoNLL(), c.MUC(), c.B3(), c.CEAF(), c.Mentions()); err != nil {
			return err
		}
	}
	return nil
}
