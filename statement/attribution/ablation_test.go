package attribution

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/model"
)

// TestAblation trains variants of the model and prints what each part is worth,
// the tables of doc/method.md, in some ten minutes:
//
//	HEARSAY_ABLATION=1 go test ./statement/attribution -run Ablation -v -timeout 1h
func TestAblation(t *testing.T) {
	if os.Getenv("HEARSAY_ABLATION") == "" {
		t.Skip("takes ten minutes: run with HEARSAY_ABLATION=1")
	}
	dir, ok := corpus.Shared()
	if !ok {
		t.Skip("the shared corpora are not here")
	}
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	b, err := model.Section("classes")
	if err != nil {
		t.Fatal(err)
	}
	classes, err := word.ReadClasses(b)
	if err != nil {
		t.Fatal(err)
	}
	// load reads a part of the corpus, its analyses changed by each of changes.
	load := func(part string, changes ...func(*language.Analysis)) ([]corpus.Article, []*language.Analysis) {
		articles, err := corpus.Articles(filepath.Join(dir, "data", "polnear", part+".jsonl.gz"))
		if err != nil {
			t.Fatal(err)
		}
		analyses := make([]*language.Analysis, len(articles))
		for i := range articles {
			analyses[i] = z.Analyze(articles[i].Text)
			for _, change := range changes {
				change(analyses[i])
			}
		}
		return articles, analyses
	}
	row := func(name string, x *Extractor, changes ...func(*language.Analysis)) {
		articles, analyses := load("dev", changes...)
		var found [][]corpus.Quote
		for i := range articles {
			q, _ := eval.Quotes(articles[i].Text, x.Extract(analyses[i]))
			found = append(found, q)
		}
		fmt.Printf("%-32s %s\n", name, figures(articles, found))
	}
	trained := func(share int, changes ...func(*language.Analysis)) *Extractor {
		articles, analyses := load("train", changes...)
		var some []corpus.Article
		var read []*language.Analysis
		for i := 0; i < len(articles); i += share {
			some, read = append(some, articles[i]), append(read, analyses[i])
		}
		data, err := Train(some, read, DefaultOptions(), nil)
		if err != nil {
			t.Fatal(err)
		}
		x, err := New(data)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	data, err := model.Section("statement")
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(data)
	if err != nil {
		t.Fatal(err)
	}
	row("all", x)
	if x, err = New(data); err != nil { // with a pool of workers of its own
		t.Fatal(err)
	}
	fresh := x.workers.New
	x.workers.New = func() any {
		w := fresh().(*worker)
		w.ranker = nil
		return w
	}
	row("without judging whole relations", x)
	for _, share := range []int{2, 3, 8} {
		row(fmt.Sprintf("1/%d of the articles", share), trained(share))
	}
	noTrees := func(a *language.Analysis) {
		a.Heads, a.Relations = slices.Clone(a.Heads), slices.Clone(a.Relations)
		for i := range a.Heads {
			a.Heads[i], a.Relations[i] = -1, "root"
		}
	}
	row("1/3, without trees", trained(3, noTrees), noTrees)
	withClasses := func(a *language.Analysis) {
		a.Classes = make([]uint16, len(a.Tokens))
		for i := range a.Tokens {
			a.Classes[i] = classes.Word(a.Word(i)).Class
		}
	}
	row("1/3, with word classes", trained(3, withClasses), withClasses)
}

// figures are the F1 of source, cue and content, exactly, and of whole
// relations, softly and strictly.
func figures(gold []corpus.Article, found [][]corpus.Quote) string {
	s := eval.Attribution(gold, found)
	return fmt.Sprintf("source %.3f  cue %.3f  content %.3f  soft %.3f  strict %.3f",
		s.SourceExact.F1(), s.CueExact.F1(), s.ContentExact.F1(), s.RelationSoft.F1(), s.RelationStrict.F1())
}
