package main

import (
	_ "embed" // the lessons
	"fmt"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/compare/stance"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/training"
	"github.com/openhearsay/hearsay/statement/attribution"
)

// trainingStages are the stages in the order of their training.
func trainingStages() []trainingStage {
	return []trainingStage{
		{"language", func(t *trainer) error { return training.Train(t.data, t.save, t.logf) }},
		{"statement", trainStatement},
		{"spots", trainSpots},
		{"speech", trainSpeech},
		{"stance", trainStance},
		{"cases", trainCases},
	}
}

// trainStatement learns who says what from PolNeAR, as the language stages read it.
func trainStatement(t *trainer) error {
	articles, analyses, err := polnear(t)
	if err != nil {
		return err
	}
	b, err := attribution.Train(articles, analyses, attribution.DefaultOptions(), t.logf)
	if err != nil {
		return err
	}
	return t.save("statement", b)
}

// trainSpeech learns from PolNeAR which quotations are what somebody said.
func trainSpeech(t *trainer) error {
	articles, analyses, err := polnear(t)
	if err != nil {
		return err
	}
	b, err := attribution.TrainSpeech(articles, analyses)
	if err != nil {
		return err
	}
	return t.save("speech", b)
}

// polnear is the articles of PolNeAR to learn from, as the language stages read them.
func polnear(t *trainer) ([]corpus.Article, []*language.Analysis, error) {
	articles, err := corpus.Articles(t.path("polnear", "train.jsonl.gz"))
	if err != nil {
		return nil, nil, err
	}
	z, err := language.NewAnalyzer(t.section)
	if err != nil {
		return nil, nil, err
	}
	t.logf("reading %d articles on %d cores", len(articles), runtime.GOMAXPROCS(0))
	analyses := slices.Collect(inOrder(t.p.ctx, articles, func(a corpus.Article) *language.Analysis { return z.Analyze(a.Text) }))
	return articles, analyses, t.p.ctx.Err()
}

// trainSpots learns from PolNeAR what single words tell of something said, and what
// they introduce.
func trainSpots(t *trainer) error {
	articles, analyses, err := polnear(t)
	if err != nil {
		return err
	}
	data, err := t.section("statement")
	if err != nil {
		return err
	}
	x, err := attribution.New(data)
	if err != nil {
		return err
	}
	lessons := make([]attribution.Lesson, len(articles))
	for i := range articles {
		lessons[i] = attribution.ArticleLesson(&articles[i], analyses[i])
	}
	b, err := x.TrainSpots(lessons, attribution.SpotOptions)
	if err != nil {
		return err
	}
	return t.save("spots", b)
}

//go:embed lessons/nested.txt
var nestedLessons string

// invented are our own sentences with all statements marked.
func invented(e *engines) ([]attribution.Lesson, error) {
	text := nestedLessons
	for strings.HasPrefix(text, "# ") {
		_, text, _ = strings.Cut(text, "\n")
	}
	text, statements, err := eval.Marked(text)
	if err != nil {
		return nil, err
	}
	return []attribution.Lesson{{Analysis: e.analyzer.Analyze(text), Statements: statements}}, nil
}

// trainNested learns from cases what is said inside what is said.
func trainNested(e *engines, cases []*goldCase) ([]byte, error) {
	spots, err := e.section("spots")
	if err != nil {
		return nil, err
	}
	lessons, err := invented(e)
	if err != nil {
		return nil, err
	}
	for _, c := range cases {
		for i := range c.documents {
			d := &c.documents[i]
			l := attribution.Lesson{Analysis: d.analysis, Partial: !slices.Contains(c.gold.Exhaustive, d.ID)}
			for k := range d.placed {
				l.Statements = append(l.Statements, d.placed[k].Statement)
			}
			lessons = append(lessons, l)
		}
	}
	return e.extractor.TrainNested(spots, lessons, attribution.DefaultNestedOptions)
}

// trainStance learns stances from the Fake News Challenge: first without one in
// five bodies, to say how good that is, then from all but those that stand in cases
// with a gold, on which claims are learnt and judged with what this model says.
func trainStance(t *trainer) error {
	data, err := stance.ReadData(t.path("fnc1"))
	if err != nil {
		return err
	}
	train, dev := data.Split()
	b, err := stance.Train(data, train)
	if err != nil {
		return err
	}
	m, err := stance.Load(b)
	if err != nil {
		return err
	}
	texts := map[int]*stance.Text{}
	var gold, got []string
	for _, x := range dev {
		if texts[x.Body] == nil {
			texts[x.Body] = stance.Read(data.Bodies[x.Body])
		}
		gold, got = append(gold, x.Stance), append(got, m.Judge(stance.Read(x.Claim), texts[x.Body]))
	}
	s, err := eval.ScoreStance(gold, got)
	if err != nil {
		return err
	}
	t.logf("%d pairs of held-out bodies: FNC score %.4f, macro F1 %.4f", s.Rows, s.FNC, s.MacroF1)
	if err := t.p.ctx.Err(); err != nil {
		return err
	}
	var known []string
	for _, dir := range t.cases {
		golds, _ := filepath.Glob(filepath.Join(dir, "*", "gold.json")) // the pattern is well formed
		for _, path := range golds {
			c, err := readGoldCase(t.p.ctx, filepath.Dir(path))
			if err != nil {
				return err
			}
			for i := range c.documents {
				known = append(known, c.documents[i].Text)
			}
		}
	}
	pairs := data.Without(known)
	t.logf("%d of %d pairs have bodies of the cases and are left out", len(data.Pairs)-len(pairs), len(data.Pairs))
	if b, err = stance.Train(data, pairs); err != nil {
		return err
	}
	return t.save("stance", b)
}

// trainCases learns what only whole cases show, from all that have a gold.
func trainCases(t *trainer) error {
	e, err := newEngines(t.section)
	if err != nil {
		return err
	}
	cases, err := goldCases(t.p.ctx, e.analyzer.Analyze, t.cases...)
	if err != nil {
		return err
	}
	if len(cases) == 0 {
		return fmt.Errorf("no case with a gold.json in %s", strings.Join(t.cases, " or "))
	}
	if e.kinds, err = kindSamples(filepath.Join(t.judged, "stories.jsonl.gz"), e.analyzer.Analyze); err != nil {
		return err
	}
	t.logf("learning from %d cases, and the kinds of %d statements of other stories", len(cases), len(e.kinds))
	if e, err = e.trainOnCases(cases, t.save); err != nil {
		return err
	}
	lessons, err := lessonsOf(t.p.ctx, cases, func(name string) (*engines, error) { return e.without(name, cases) })
	if err != nil {
		return err
	}
	more, err := e.judgedLessons(t.p.ctx, t.judged)
	if err != nil {
		return err
	}
	files, err := compareFrom(lessons, more, nil)
	if err != nil {
		return err
	}
	for _, stage := range slices.Sorted(maps.Keys(files)) {
		if err := t.save(stage, files[stage]); err != nil {
			return err
		}
	}
	return nil
}
