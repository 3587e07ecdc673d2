package passage

import (
	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// What the agreement of two stretches is worth, in points: a word in the same place
// of both, less for a function word and for the further words of a name (a name of
// four words is one thing that two outlets agree in), and what a gap and each
// further word in it costs.
const (
	pointsWord     = 4
	pointsFunction = 2
	pointsName     = 0
	costDiffer     = 3
	costOpen       = 3
	costExtend     = 1
)

// What else speaks for a passage, in points, and how many it needs. Any two reports of
// one event share a name with its title or a phrase of eight words; that their whole
// sentences are alike, or that both have the words in quotation marks, shows that one
// text stands behind both. The numbers are those of a logistic regression on cases
// that careful readers had marked, rounded; leaving out any case moves them by less
// than a sixth (doc/reuse.md).
const (
	pointsSentence = 25 // for two sentences of the same words, in proportion
	pointsQuoted   = 15
	leastPoints    = 28
	plentyPoints   = 40 // in matched words alone: no more questions
)

// pieceGap is how many words without a match part two pieces of a passage.
const pieceGap = 5

// A chooser tells passages from what any two reports of a story have in common.
type chooser struct {
	texts   map[string]*reading          // by document
	several map[string]*hearsay.Document // those that carry several stories
	weights *term.Counts                 // of stems
}

// Choose keeps those candidates that are passages and makes each as long as the two
// sentences at its ends agree, though in other words between. A candidate's parts are
// runs of equal words. What is said of boilerplate stays.
func Choose(docs []hearsay.Document, candidates []hearsay.Passage) []hearsay.Passage {
	c := &chooser{texts: map[string]*reading{}, several: map[string]*hearsay.Document{}}
	stems := term.NewNumbering()
	all := make([]*reading, len(docs))
	for i := range docs {
		all[i] = read(docs[i].Text, stems)
		c.texts[docs[i].ID] = all[i]
		if len(docs[i].Items) > 0 {
			c.several[docs[i].ID] = &docs[i]
		}
	}
	now := stems.Sort()
	c.weights = term.NewCounts(stems.Len())
	for _, r := range all {
		for i := range r.words {
			if w := &r.words[i]; w.stem >= 0 {
				w.stem = now[w.stem]
			}
		}
		c.weights.Add(r.stems(0, len(r.words)))
	}
	c.weights.Settle()
	var out []hearsay.Passage
	for _, p := range candidates {
		a, b := c.texts[p.A.Document], c.texts[p.B.Document]
		if a == nil || b == nil {
			continue
		}
		if p.Boilerplate {
			out = append(out, p)
			continue
		}
		for _, all := range c.byItem(p, a, b) {
			pieces := cut(all)
			if len(pieces) == 0 || !c.stands(a, b, pieces) {
				continue
			}
			q := p
			if c.items(p) {
				q.A.Span, q.B.Span = hull(a, b, pieces)
			}
			extend(&q, a, b, pieces)
			out = append(out, q)
		}
	}
	return out
}

// A match is a word of side a and the same word of side b.
type match struct{ a, b int }

// matches are the words that parts put side by side, in the order of side a.
func matches(a, b *reading, parts []hearsay.Part) []match {
	var out []match
	for _, q := range parts {
		i, endA := a.in(q.A)
		j, endB := b.in(q.B)
		for ; i < endA && j < endB; i, j = i+1, j+1 {
			out = append(out, match{i, j})
		}
	}
	return out
}

// cut parts matches where the order changes or more than pieceGap words of either side
// lie between two; a single word is no piece.
func cut(all []match) [][]match {
	var out [][]match
	for first, i := 0, 1; i <= len(all); i++ {
		if i < len(all) {
			da, db := all[i].a-all[i-1].a-1, all[i].b-all[i-1].b-1
			if da >= 0 && db >= 0 && da <= pieceGap && db <= pieceGap {
				continue
			}
		}
		if i-first > 1 {
			out = append(out, all[first:i])
		}
		first = i
	}
	return out
}

// points is what a piece is worth; plain takes the further words of a name for words
// like others.
func points(a, b *reading, piece []match, plain bool) int {
	sum := 0
	for k, m := range piece {
		da, db := 0, 0
		if k > 0 {
			da, db = m.a-piece[k-1].a-1, m.b-piece[k-1].b-1
		}
		switch {
		case a.words[m.a].stem < 0:
			sum += pointsFunction
		case !plain && k > 0 && da == 0 && db == 0 && a.words[m.a].name && b.words[m.b].name && a.words[m.a-1].name && b.words[m.b-1].name:
			sum += pointsName
		default:
			sum += pointsWord
		}
		sum -= costDiffer * min(da, db)
		if da != db {
			sum -= costOpen + costExtend*(max(da, db)-min(da, db)-1)
		}
	}
	return sum
}

// stands reports whether pieces are a passage.
func (c *chooser) stands(a, b *reading, pieces [][]match) bool {
	sum, best, most := 0, pieces[0], -1<<30
	for _, p := range pieces {
		sum += max(0, points(a, b, p, false))
		if n := points(a, b, p, true); n > most {
			best, most = p, n
		}
	}
	if sum >= plentyPoints {
		return true
	}
	total := float64(sum) + pointsSentence*c.alike(a, b, best[len(best)/2])
	if quoted(best, a, func(m match) int { return m.a }) && quoted(best, b, func(m match) int { return m.b }) {
		total += pointsQuoted
	}
	return total >= leastPoints
}

// alike is how much of the weight of the two sentences around a match is common to
// both, 0 to 1.
func (c *chooser) alike(a, b *reading, at match) float64 {
	x, y := a.about(at.a, c.weights), b.about(at.b, c.weights)
	shared := 0.0
	term.Meet(x.stems, y.stems, func(s int32) { shared += c.weights.Of[s] })
	all := x.weight + y.weight - shared
	if all <= 0 {
		return 0
	}
	return shared / all
}

// quoted reports whether more than half of a piece stands in quotation marks.
func quoted(piece []match, r *reading, side func(match) int) bool {
	n := 0
	for _, m := range piece {
		if r.words[side(m)].utterance >= 0 {
			n++
		}
	}
	return 2*n > len(piece)
}

// reach is how many words on either side the next common word may lie away.
const reach = 8

// extend takes in what the sentences at either end of each piece have in common
// beyond it: words that both hold, in whatever form, each at most reach words further
// out than the one before. The parts of p become its pieces, the outermost with what
// they took in.
func extend(p *hearsay.Passage, a, b *reading, pieces [][]match) {
	matched := 0
	p.Parts = nil
	var inner hearsay.Part // from the first to the last piece
	for k, piece := range pieces {
		matched += len(piece)
		first, last := piece[0], piece[len(piece)-1]
		part := hearsay.Part{
			A: hearsay.Span{Start: int(a.words[first.a].start), End: int(a.words[last.a].end)},
			B: hearsay.Span{Start: int(b.words[first.b].start), End: int(b.words[last.b].end)},
		}
		p.Parts = append(p.Parts, part)
		if k == 0 {
			inner = part
		}
		inner = hearsay.Part{A: widen(inner.A, part.A), B: widen(inner.B, part.B)}
		for _, way := range []struct {
			from match
			step int
		}{{first, -1}, {last, 1}} {
			m := way.from
			for next, ok := further(a, b, m, way.step); ok; next, ok = further(a, b, m, way.step) {
				m = next
			}
			p.A.Span, p.B.Span = widen(p.A.Span, a.words[m.a].span()), widen(p.B.Span, b.words[m.b].span())
		}
	}
	for i := range p.Parts {
		q := &p.Parts[i]
		startsA, startsB := q.A.Start == inner.A.Start, q.B.Start == inner.B.Start
		endsA, endsB := q.A.End == inner.A.End, q.B.End == inner.B.End
		if startsA && startsB {
			q.A.Start, q.B.Start = p.A.Span.Start, p.B.Span.Start
		}
		if endsA && endsB {
			q.A.End, q.B.End = p.A.Span.End, p.B.Span.End
		}
	}
	a0, a1 := a.in(p.A.Span)
	b0, b1 := b.in(p.B.Span)
	if n := max(a1-a0, b1-b0); n > 0 {
		p.Similarity = min(1, float64(matched)/float64(n))
	}
}

// further is the nearest stem that the two sentences share beyond m.
func further(a, b *reading, m match, step int) (match, bool) {
	firstA, endA := a.unitOf(m.a)
	firstB, endB := b.unitOf(m.b)
	best, found := match{}, false
	distance := reach + 1
	for x := 1; x <= reach && x < distance; x++ {
		i := m.a + step*x
		if i < firstA || i >= endA {
			break
		}
		if a.words[i].stem < 0 {
			continue
		}
		for y := 1; y < distance; y++ {
			j := m.b + step*y
			if j < firstB || j >= endB {
				break
			}
			if a.words[i].stem == b.words[j].stem {
				best, found, distance = match{i, j}, true, max(x, y)
				break
			}
		}
	}
	return best, found
}

func widen(s, by hearsay.Span) hearsay.Span {
	return hearsay.Span{Start: min(s.Start, by.Start), End: max(s.End, by.End)}
}
