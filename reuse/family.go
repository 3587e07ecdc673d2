package reuse

import (
	"cmp"
	"slices"

	"github.com/openhearsay/hearsay"
)

// A Family is one stretch of text that several documents hold, whole or in part.
type Family struct {
	// Holders is where it stands, the earliest first: by the end of the date,
	// those of unknown date last, then by document and place.
	Holders []hearsay.Side

	// Earliest is the holder that is known to be the first: the one whose date
	// lies before every other known one. It is nil where no date or more than one
	// could be the first. Holders of unknown date may be earlier.
	Earliest *hearsay.Side
}

// Families gathers passages into families. Two passages are of one family where
// they cover mostly the same words of a document: at least half of the shorter
// of the two spans. date says when a document was published, zero where unknown.
// Boilerplate is left out. The families are sorted by their first holder.
func Families(passages []hearsay.Passage, date func(document string) hearsay.Period) []Family {
	var f families
	for i := range passages {
		if p := &passages[i]; !p.Boilerplate {
			f.sides = append(f.sides, p.A, p.B)
		}
	}
	f.root = make([]int, len(f.sides))
	for i := range f.root {
		f.root[i] = i
	}
	for i := 0; i < len(f.sides); i += 2 {
		f.join(i, i+1)
	}
	f.joinOverlaps()
	return f.list(date)
}

type families struct {
	sides []hearsay.Side
	root  []int
}

func (f *families) find(i int) int {
	for f.root[i] != i {
		f.root[i] = f.root[f.root[i]]
		i = f.root[i]
	}
	return i
}

func (f *families) join(i, j int) {
	x, y := f.find(i), f.find(j)
	f.root[max(x, y)] = min(x, y)
}

// joinOverlaps joins the sides of each document that cover mostly the same.
func (f *families) joinOverlaps() {
	order := make([]int, len(f.sides))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		x, y := f.sides[i], f.sides[j]
		return cmp.Or(cmp.Compare(x.Document, y.Document), cmp.Compare(x.Span.Start, y.Span.Start),
			cmp.Compare(y.Span.End, x.Span.End), cmp.Compare(i, j))
	})
	var open []int // sides that reach into what follows
	for _, i := range order {
		x := f.sides[i]
		open = slices.DeleteFunc(open, func(j int) bool {
			return f.sides[j].Document != x.Document || f.sides[j].Span.End <= x.Span.Start
		})
		joined := false
		for _, j := range open {
			y := f.sides[j]
			common := min(x.Span.End, y.Span.End) - x.Span.Start
			if 2*common >= min(x.Span.Len(), y.Span.Len()) {
				f.join(i, j)
				joined = joined || x.Span == y.Span
			}
		}
		if !joined { // one of equal spans is enough to compare with
			open = append(open, i)
		}
	}
}

func (f *families) list(date func(string) hearsay.Period) []Family {
	holders := map[int][]hearsay.Side{}
	for i, s := range f.sides {
		r := f.find(i)
		holders[r] = append(holders[r], s)
	}
	var all []Family
	for _, list := range holders {
		all = append(all, family(list, date))
	}
	slices.SortFunc(all, func(x, y Family) int { return compareSides(x.Holders[0], y.Holders[0]) })
	return all
}

func compareSides(x, y hearsay.Side) int {
	return cmp.Or(cmp.Compare(x.Document, y.Document), cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Span.End, y.Span.End))
}

// family sorts the holders of one family; what a document holds several times in
// different lengths is one holder, of the whole.
func family(list []hearsay.Side, date func(string) hearsay.Period) Family {
	slices.SortFunc(list, compareSides)
	var merged []hearsay.Side
	for _, s := range list {
		if k := len(merged) - 1; k >= 0 && merged[k].Document == s.Document && s.Span.Start < merged[k].Span.End {
			merged[k].Span.End = max(merged[k].Span.End, s.Span.End)
			continue
		}
		merged = append(merged, s)
	}
	slices.SortStableFunc(merged, func(x, y hearsay.Side) int {
		_, lastX, okX := bounds(date(x.Document))
		_, lastY, okY := bounds(date(y.Document))
		if okX != okY {
			if okX {
				return -1
			}
			return 1
		}
		return lastX.Compare(lastY)
	})
	f := Family{Holders: merged}
	_, last, ok := bounds(date(merged[0].Document))
	for _, s := range merged[1:] {
		if first, _, known := bounds(date(s.Document)); known && s.Document != merged[0].Document && !last.Before(first) {
			ok = false
		}
	}
	if ok {
		f.Earliest = &f.Holders[0]
	}
	return f
}
