package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/view/claim"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
)

// A judgedStory is a story of a few outlets whose places a judge has grouped and
// set against each other. Offsets count code points.
type judgedStory struct {
	ID        string `json:"id"`
	Documents []struct {
		ID        string `json:"id"`
		Outlet    string `json:"outlet"`
		Published string `json:"published"`
		Text      string `json:"text"`
	} `json:"documents"`
	Places []struct {
		N        int      `json:"n"`
		Document string   `json:"document"`
		Spans    [][2]int `json:"spans"`
	} `json:"places"`
	Answer struct {
		Same     [][]int `json:"same"`
		Disputes []struct {
			A    []int  `json:"a"`
			B    []int  `json:"b"`
			Kind string `json:"kind"`
		} `json:"disputes"`
	} `json:"answer"`
}

// judgedWeight is what an example of a judged story counts against one of a gold.
const judgedWeight = 0.5

// judgedLessons are what judged stories teach the stages that compare documents.
type judgedLessons struct {
	pairs  []*proposition.Lesson
	claims []*claim.Lesson
}

// judgedLessons are those of the stories of dir/stories.jsonl.gz, in what e finds in
// their documents; none where there is no such file.
func (e *engines) judgedLessons(ctx context.Context, dir string) (*judgedLessons, error) {
	var stories []judgedStory
	if err := corpus.Lines(filepath.Join(dir, "stories.jsonl.gz"), func(_ int, s judgedStory) error {
		stories = append(stories, s)
		return nil
	}); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	all := &judgedLessons{}
	for _, s := range stories {
		var docs []hearsay.Document
		texts := map[string]string{}
		for _, d := range s.Documents {
			docs = append(docs, hearsay.Document{ID: d.ID, Outlet: d.Outlet, Text: d.Text, Published: hearsay.Day(d.Published), Language: "en", SHA256: d.ID})
			texts[d.ID] = d.Text
		}
		in, err := gather(ctx, docs, e.find, func() {})
		if err != nil {
			return nil, err
		}
		j := compare.Join(in, nil)
		f := j.Field
		spots, _ := spotsOf(f)
		var theirs []eval.Spot
		at := map[int]int{}
		for _, p := range s.Places {
			points := hearsay.NewCodePoints(texts[p.Document])
			x := eval.Spot{Document: p.Document}
			for _, sp := range p.Spans {
				x.Words = append(x.Words, hearsay.Span{Start: points.Byte(sp[0]), End: points.Byte(sp[1])})
			}
			at[p.N] = len(theirs)
			theirs = append(theirs, x)
		}
		ours := eval.Nearest(texts, theirs, spots)
		l := &proposition.Lesson{Field: f, Same: map[[2]int]bool{}, Opposite: map[[2]int]bool{}, Known: make([]bool, len(spots)), Weight: judgedWeight, Sampled: true}
		put := func(into map[[2]int]bool, a, b int) {
			i, j := ours[at[a]], ours[at[b]]
			if i >= 0 && j >= 0 && i != j {
				into[[2]int{min(i, j), max(i, j)}] = true
			}
		}
		for _, i := range ours {
			if i >= 0 {
				l.Known[i] = true
			}
		}
		for _, g := range s.Answer.Same {
			for k := range g {
				for m := range k {
					put(l.Same, g[k], g[m])
				}
			}
		}
		for _, d := range s.Answer.Disputes {
			if d.Kind != string(hearsay.DenialConflict) {
				continue
			}
			for _, a := range d.A {
				for _, b := range d.B {
					put(l.Opposite, a, b)
				}
			}
		}
		all.pairs = append(all.pairs, l)
		var groups [][]int
		for _, g := range s.Answer.Same {
			var group []int
			for _, n := range g {
				if i := ours[at[n]]; i >= 0 && !slices.Contains(group, i) {
					group = append(group, i)
				}
			}
			groups = append(groups, group)
		}
		clashes := slices.SortedFunc(maps.Keys(l.Opposite), func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
		all.claims = append(all.claims, claim.NewJudged(claim.NewReader(f, j.Case.RestsOn, nil, e.comparing.Stance), groups, clashes))
	}
	return all, nil
}
