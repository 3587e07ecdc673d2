package quote

import (
	"sort"

	"github.com/openhearsay/hearsay"
)

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
	told := map[int32]int{} // content words, in how many renderings
	for _, i := range members {
		for _, s := range stemsOf(f.all[i].words) {
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
	g := hearsay.QuoteGroup{Confidence: f.confidence(members), Why: f.why(full, members)}
	for _, i := range append([]int{full}, members...) { // one that no statement holds has no speaker
		if g.Speaker == "" && len(f.all[i].speakers) > 0 {
			g.Speaker = f.all[i].speakers[0]
		}
	}
	for _, i := range members {
		u := &f.all[i]
		g.Renderings = append(g.Renderings, hearsay.Rendering{
			Document: u.document, Spans: joinSpans(u.spans), Change: f.change(u.words, f.all[full].words),
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
func cutFrom(a, b []word) bool {
	j := 0
	for i := range a {
		for j < len(b) && b[j].fold != a[i].fold {
			j++
		}
		if j == len(b) {
			return false
		}
		j++
	}
	return true
}

// change says what became of the words of the fullest rendering in another one:
// Verbatim where only case, punctuation and the spelling of numbers differ,
// Trimmed where words were only cut off or out, else Altered.
func (v *vocabulary) change(rendering, fullest []word) hearsay.Change {
	switch {
	case v.key(rendering) == v.key(fullest):
		return hearsay.Verbatim
	case cutFrom(rendering, fullest):
		return hearsay.Trimmed
	}
	return hearsay.Altered
}
