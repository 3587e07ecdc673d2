// Package quote finds the renderings of one utterance over a case: where several
// texts, or several places of one, give the same words of the same speaker, in
// full, cut, changed or told in other words.
package quote

import (
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/learn"
	"github.com/openhearsay/hearsay/reuse/align"
)

const (
	leastMean    = 0.33 // how likely two renderings of a group are one utterance, on the mean over all pairs
	leastContent = 2    // content words of a unit that can be compared
	leastWords   = 4    // words of one that has fewer content words
	apart        = -1e6 // of a pair that cannot be one utterance
	mostParts    = 24   // units of one statement that are kept apart, each from those behind it
)

// Groups returns the groups of two renderings or more, in order of their first
// place. The result depends only on what the statements say and where they stand.
//
// Which pairs of sentences render one utterance is the model's judgement; they are
// joined by average linkage, so that no chain of small likenesses joins two
// utterances. Words in quotation marks that no statement holds count as renderings
// of an unknown speaker, and so do places outside all statements where the words
// of one stand again.
func (f *Field) Groups(m *Model) []hearsay.QuoteGroup {
	g := &finder{Field: f, all: append([]unit(nil), f.all...)}
	g.parent = make([]int, len(f.all))
	g.size = make([]int, len(f.all))
	for i := range g.parent {
		g.parent[i], g.size[i] = i, 1
	}
	for i, j := range f.same {
		if j >= 0 && j != i {
			g.join(i, j)
		}
	}
	links := f.links(m)
	g.score = make(map[[2]int]float64, len(links))
	for _, l := range links {
		g.score[[2]int{l.I, l.J}] = l.Score
	}
	for _, l := range learn.Linkage(len(f.all), slices.Values(links), leastMean) {
		for _, i := range l[1:] {
			g.join(l[0], i)
		}
	}
	g.echoes()
	return g.groups()
}

// links is how likely the pairs of a field render one utterance, and which of them
// cannot: two places of one statement, or of one text, that overlap.
func (f *Field) links(m *Model) []learn.Link {
	var table align.Table
	var all []learn.Link
	for _, c := range f.candidates() {
		r := f.speakers.between(&f.all[c.i], &f.all[c.j])
		if distinct(&f.all[c.i], &f.all[c.j], r) {
			all = append(all, learn.Link{I: c.i, J: c.j, Score: apart})
			continue
		}
		x := f.measure(&table, c, r)
		if contrary(&x) {
			all = append(all, learn.Link{I: c.i, J: c.j, Score: apart})
			continue
		}
		all = append(all, learn.Link{I: c.i, J: c.j, Score: m.one(f.features(&x))})
	}
	for i := range f.all {
		if f.same[i] < 0 {
			continue
		}
		for j := i + 1; j < len(f.all) && j <= i+mostParts && f.all[j].document == f.all[i].document; j++ {
			if f.same[j] >= 0 && f.same[i] != f.same[j] && f.overlapping(i, j) {
				all = append(all, learn.Link{I: f.same[i], J: f.same[j], Score: apart})
			}
		}
	}
	return all
}

// A finder joins the units of a field.
type finder struct {
	*Field
	all    []unit             // those of the field, and the echoes
	score  map[[2]int]float64 // how likely two units, i < j, render one utterance
	parent []int
	size   []int
}

func (f *finder) find(i int) int {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

func (f *finder) join(i, j int) {
	a, b := f.find(i), f.find(j)
	if a == b {
		return
	}
	a, b = min(a, b), max(a, b)
	f.parent[b] = a
	f.size[a] += f.size[b]
}
