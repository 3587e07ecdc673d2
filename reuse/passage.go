package reuse

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// passage makes a row of a group of segments of the texts of rank x and y.
func (w *worker) passage(x, y int, a, b *words, g []segment) hearsay.Passage {
	a0, a1, b0, b1 := extent(g)
	p := hearsay.Passage{
		A: hearsay.Side{Document: w.c.texts[w.c.order[x]].id, Span: a.span(a0, a1)},
		B: hearsay.Side{Document: w.c.texts[w.c.order[y]].id, Span: b.span(b0, b1)},
	}
	matched := 0
	for _, s := range g {
		matched += s.matched
		p.Holders = max(p.Holders, s.holders)
		for _, q := range pieces(s.runs, w.align.limits.piece) {
			p.Parts = append(p.Parts, hearsay.Part{A: a.span(q.a0, q.a1), B: b.span(q.b0, q.b1)})
		}
	}
	w.close(&p)
	slices.SortFunc(p.Parts, func(s, t hearsay.Part) int {
		return cmp.Or(cmp.Compare(s.A.Start, t.A.Start), cmp.Compare(s.B.Start, t.B.Start))
	})
	p.Similarity = float64(matched) / float64(max(a1-a0, b1-b0))
	p.Boilerplate = standard(g)
	w.direct(&p, x, y, a, b, g)
	return p
}

// close takes in the punctuation that ends a piece's last sentence where both
// sides have the same, so that a sentence copied whole is a passage to its full
// stop.
func (w *worker) close(p *hearsay.Passage) {
	for i := range p.Parts {
		q := &p.Parts[i]
		n := ending(w.textA[q.A.End:], w.textB[q.B.End:])
		q.A.End += n
		q.B.End += n
		p.A.Span.End = max(p.A.Span.End, q.A.End)
		p.B.Span.End = max(p.B.Span.End, q.B.End)
	}
}

// ending is the length in bytes of what a and b both begin with of the marks
// that end a sentence.
func ending(a, b string) int {
	n := 0
	for n < len(a) {
		r, size := utf8.DecodeRuneInString(a[n:])
		if !strings.ContainsRune(".!?…。！？؟।", r) || !strings.HasPrefix(b[n:], a[n:n+size]) {
			break
		}
		n += size
	}
	return n
}

// extent is the stretch of words that a group covers on each side.
func extent(g []segment) (a0, a1, b0, b1 int) {
	a0, a1, b0, b1 = g[0].a0, g[0].a1, g[0].b0, g[0].b1
	for _, s := range g[1:] {
		a0, a1, b0, b1 = min(a0, s.a0), max(a1, s.a1), min(b0, s.b0), max(b1, s.b1)
	}
	return a0, a1, b0, b1
}

// span is where the words from start to end (exclusive) stand.
func (w *words) span(start, end int) hearsay.Span {
	return hearsay.Span{Start: int(w.start[start]), End: int(w.end[end-1])}
}

// pieces parts a segment where more than gap words of either side are not
// matched.
func pieces(runs []match, gap int) []segment {
	var all []segment
	for _, r := range runs {
		if k := len(all) - 1; k >= 0 && r.a-all[k].a1 <= gap && r.b-all[k].b1 <= gap {
			all[k].a1, all[k].b1 = r.a+r.n, r.b+r.n
			continue
		}
		all = append(all, segment{a0: r.a, a1: r.a + r.n, b0: r.b, b1: r.b + r.n})
	}
	return all
}
