package eval

import (
	"cmp"
	"math"
	"slices"

	"github.com/openhearsay/hearsay"
)

// A ReuseCase is a passage of a benchmark that stands in two documents: side A is
// the one that was copied from.
type ReuseCase struct {
	A, B   hearsay.Side
	Edits  Edits
	Direct bool // B was copied from A, not both from a third, or over a copy between
}

// A ReuseScore is the figures of text alignment after PAN (Potthast, Stein,
// Barrón-Cedeño, Rosso, COLING 2010), over bytes and micro-averaged, both sides
// counted.
type ReuseScore struct {
	Precision   Counts           // bytes found that some case explains, of bytes found
	Recall      map[Edits]Counts // bytes of direct copies that were found, of all
	Copies      int              // direct copies
	Found       int              // direct copies that some passage touches on both sides
	Pieces      int              // passages that touch them
	Named       int              // directions named, of the copies found
	NamedRight  int
	Predictions int
}

// Counts is a part of a whole.
type Counts struct{ Part, Whole int }

// Ratio is 0 where the whole is.
func (c Counts) Ratio() float64 { return over(c.Part, c.Whole) }

// AllRecall is the recall over edits of every strength.
func (s *ReuseScore) AllRecall() Counts {
	var all Counts
	for _, c := range s.Recall {
		all.Part += c.Part
		all.Whole += c.Whole
	}
	return all
}

// Granularity is passages for each copy found, 1 at best.
func (s *ReuseScore) Granularity() float64 {
	if s.Found == 0 {
		return 1
	}
	return float64(s.Pieces) / float64(s.Found)
}

// Plagdet is the harmonic mean of precision and recall over the binary logarithm
// of one more than the granularity.
func (s *ReuseScore) Plagdet() float64 {
	p, r := s.Precision.Ratio(), s.AllRecall().Ratio()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r) / math.Log2(1+s.Granularity())
}

// documentPair is two documents, the smaller id first.
type documentPair struct{ a, b string }

// turned is a passage with the smaller id first.
type turned struct {
	a, b   hearsay.Span
	from   hearsay.Direction
	edits  Edits
	direct bool
}

func turn(a, b hearsay.Side, from hearsay.Direction) (documentPair, turned) {
	if a.Document > b.Document {
		a, b = b, a
		switch from {
		case hearsay.FromA:
			from = hearsay.FromB
		case hearsay.FromB:
			from = hearsay.FromA
		}
	}
	return documentPair{a.Document, b.Document}, turned{a: a.Span, b: b.Span, from: from}
}

// ScoreReuse compares the passages that were found with the known ones.
func ScoreReuse(gold []ReuseCase, found []hearsay.Passage) ReuseScore {
	s := ReuseScore{Recall: map[Edits]Counts{}}
	known, predicted := map[documentPair][]turned{}, map[documentPair][]turned{}
	for _, g := range gold {
		k, t := turn(g.A, g.B, hearsay.FromA)
		t.edits, t.direct = g.Edits, g.Direct
		known[k] = append(known[k], t)
	}
	for _, p := range found {
		k, t := turn(p.A, p.B, p.From)
		predicted[k] = append(predicted[k], t)
		s.Predictions++
	}
	for k, list := range predicted {
		for _, side := range sides {
			mine := union(list, side)
			s.Precision.Whole += size(mine)
			s.Precision.Part += overlap(mine, union(known[k], side))
		}
	}
	for k, list := range known {
		for _, g := range list {
			if g.direct {
				s.count(g, predicted[k])
			}
		}
	}
	return s
}

var sides = []func(turned) hearsay.Span{
	func(t turned) hearsay.Span { return t.a },
	func(t turned) hearsay.Span { return t.b },
}

// count scores one direct copy.
func (s *ReuseScore) count(g turned, predicted []turned) {
	s.Copies++
	var touching []turned
	best, shared := turned{}, -1
	for _, p := range predicted {
		if !p.a.Overlaps(g.a) || !p.b.Overlaps(g.b) {
			continue
		}
		touching = append(touching, p)
		if n := min(p.b.End, g.b.End) - max(p.b.Start, g.b.Start); n > shared {
			best, shared = p, n
		}
	}
	c := s.Recall[g.edits]
	for _, side := range sides {
		c.Whole += side(g).Len()
		c.Part += overlap([]hearsay.Span{side(g)}, union(touching, side))
	}
	s.Recall[g.edits] = c
	if len(touching) == 0 {
		return
	}
	s.Found++
	s.Pieces += len(touching)
	if best.from == hearsay.FromA || best.from == hearsay.FromB {
		s.Named++
		if best.from == g.from {
			s.NamedRight++
		}
	}
}

// union is what the sides of a list cover: spans that do not touch, in order.
func union(list []turned, side func(turned) hearsay.Span) []hearsay.Span {
	spans := make([]hearsay.Span, 0, len(list))
	for _, t := range list {
		spans = append(spans, side(t))
	}
	slices.SortFunc(spans, func(x, y hearsay.Span) int { return cmp.Compare(x.Start, y.Start) })
	merged := spans[:0]
	for _, x := range spans {
		if k := len(merged) - 1; k >= 0 && x.Start <= merged[k].End {
			merged[k].End = max(merged[k].End, x.End)
			continue
		}
		merged = append(merged, x)
	}
	return merged
}

func size(spans []hearsay.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// overlap is how many bytes two unions share.
func overlap(x, y []hearsay.Span) int {
	n := 0
	for len(x) > 0 && len(y) > 0 {
		n += max(0, min(x[0].End, y[0].End)-max(x[0].Start, y[0].Start))
		if x[0].End < y[0].End {
			x = x[1:]
		} else {
			y = y[1:]
		}
	}
	return n
}
