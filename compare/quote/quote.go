// Package quote finds the renderings of one utterance over a case: where several
// texts, or several places of one, give the same words of the same speaker, in
// full, cut, changed or told in other words.
package quote

import (
	"sort"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/learn"
	"github.com/openhearsay/hearsay/reuse/align"
)

const (
	leastContent = 2 // content words of a unit that can be compared

	leastWords = 4 // of one that has fewer content words
	apart      = -1e6
	mostParts  = 24 // units of one statement that are kept apart, each from those behind it
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
	for _, l := range learn.Linkage(len(f.all), f.links(m), leastMean) {
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
		x := f.measure(&table, c)
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
	all    []unit // those of the field, and the echoes
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

// groups turns the joined units into quote groups.
func (f *finder) groups() []hearsay.QuoteGroup {
	members := map[int][]int{}
	var roots []int
	for i := range f.all {
		if f.size[f.find(i)] < 2 {
			continue
		}
		r := f.find(i)
		if members[r] == nil {
			roots = append(roots, r)
		}
		members[r] = append(members[r], i)
	}
	f.sentences(members, roots)
	var out []hearsay.QuoteGroup
	for _, r := range roots {
		if len(members[r]) < 2 {
			continue
		}
		out = append(out, f.group(members[r]))
	}
	return out
}

// sentences joins the groups of neighbouring sentences where every statement
// that has the one has the other: they were carried together.
func (f *finder) sentences(members map[int][]int, roots []int) {
	at := map[[2]int]int{} // statement and place → group
	for _, r := range roots {
		for _, i := range members[r] {
			if f.all[i].statement != loose {
				at[[2]int{f.all[i].statement, f.all[i].place}] = r
			}
		}
	}
	for _, r := range roots {
		for len(members[r]) > 0 {
			next, all := -1, true
			for _, i := range members[r] {
				u := &f.all[i]
				g, ok := at[[2]int{u.statement, u.place + f.run(i)}]
				if !ok || next >= 0 && g != next || g == r {
					all = false
					break
				}
				next = g
			}
			if !all || next < 0 || len(members[next]) != len(members[r]) {
				break
			}
			follow := map[int]int{}
			for _, i := range members[next] {
				follow[f.all[i].statement] = i
			}
			if len(follow) != len(members[next]) {
				break
			}
			for _, i := range members[r] {
				j := follow[f.all[i].statement]
				u, v := &f.all[i], &f.all[j]
				u.spans = append(u.spans, v.spans...)
				u.words = append(u.words[:len(u.words):len(u.words)], v.words...)
			}
			members[next] = nil
		}
	}
}

// run is how many units have been joined into unit i already.
func (f *finder) run(i int) int { return len(f.all[i].spans) }

func (f *finder) group(members []int) hearsay.QuoteGroup {
	told := map[string]int{} // content words, in how many renderings
	for _, i := range members {
		for _, s := range term.Classes(term.Stems(f.all[i].words)) {
			told[s]++
		}
	}
	for _, i := range members {
		f.trim(&f.all[i], told)
	}
	full := members[0]
	for _, i := range members[1:] {
		a, b := &f.all[i], &f.all[full]
		if a.direct != b.direct {
			if a.direct && len(a.words)*2 >= len(b.words) {
				full = i
			} else if b.direct && len(b.words)*2 < len(a.words) {
				full = i
			}
			continue
		}
		if len(a.words) > len(b.words) {
			full = i
		}
	}
	g := hearsay.QuoteGroup{}
	for _, i := range append([]int{full}, members...) { // one that no statement holds has no speaker
		if g.Speaker == "" && len(f.all[i].speakers) > 0 {
			g.Speaker = f.all[i].speakers[0]
		}
	}
	for _, i := range members {
		u := &f.all[i]
		g.Renderings = append(g.Renderings, hearsay.Rendering{
			Document: u.document, Spans: joinSpans(u.spans), Change: Class(u.words, f.all[full].words),
		})
		if u.statement != loose {
			g.Renderings[len(g.Renderings)-1].Statement = f.in.Statements[u.statement].ID
		}
	}
	sort.SliceStable(g.Renderings, func(a, b int) bool {
		x, y := g.Renderings[a], g.Renderings[b]
		return x.Document < y.Document || x.Document == y.Document && x.Spans[0].Start < y.Spans[0].Start
	})
	return g
}

// joinSpans joins spans that nothing but a few signs part.
func joinSpans(spans []hearsay.Span) []hearsay.Span {
	out := spans[:1:1]
	for _, s := range spans[1:] {
		if last := &out[len(out)-1]; s.Start-last.End <= 4 && s.Start >= last.End {
			last.End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// cutFrom reports whether the words of a are those of b with some left out.
func cutFrom(a, b []term.Word) bool {
	j := 0
	for i := range a {
		for j < len(b) && b[j].Fold != a[i].Fold {
			j++
		}
		if j == len(b) {
			return false
		}
		j++
	}
	return true
}

// Class says what became of the words of the fullest rendering in another one:
// Verbatim where only case, punctuation and the spelling of numbers differ,
// Trimmed where words were only cut off or out, else Altered.
func Class(rendering, fullest []term.Word) hearsay.Change {
	switch {
	case term.Key(rendering) == term.Key(fullest):
		return hearsay.Verbatim
	case cutFrom(rendering, fullest):
		return hearsay.Trimmed
	}
	return hearsay.Altered
}
