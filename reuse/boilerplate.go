package reuse

import (
	"cmp"
	"slices"
)

// A gram is boilerplate on evidence: one series holds it again and again, over
// some time, at the same place of its texts near their start or end. A story is
// held by several series within days, or stands where it happens to stand.
const (
	leastStanding = 3   // texts of a series that hold it
	standingSlack = 12  // words by which the place may differ
	standingEdge  = 150 // words from the start or the end
	standingDays  = 21  // between the first and the last, where dates are known
)

// standing is the buffers of the test.
type standing struct {
	holders []standingPlace
	starts  []int
	ends    []int
}

type standingPlace struct {
	series     string
	start, end int // words before and after it
	day        int
}

// standing reports whether a gram is boilerplate: whether most of its holders
// are of series in which it stands at one place. Texts of unknown series prove
// nothing.
func (p *pairer) standing(g []place, holders int) bool {
	t := &p.stand
	t.holders = t.holders[:0]
	last := -1
	for _, x := range g {
		if x.text == last {
			continue
		}
		last = x.text
		m := &p.c.texts[p.c.order[x.text]]
		if m.series == "" {
			continue
		}
		n := int(p.c.shelf.lengths[p.c.order[x.text]])
		t.holders = append(t.holders, standingPlace{m.series, x.word, n - x.word, m.day})
	}
	if 2*len(t.holders) <= holders {
		return false
	}
	slices.SortStableFunc(t.holders, func(x, y standingPlace) int { return cmp.Compare(x.series, y.series) })
	fixed := 0
	for rest := t.holders; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].series == rest[0].series {
			n++
		}
		if n >= leastStanding && t.fixed(rest[:n]) {
			fixed += n
		}
		rest = rest[n:]
	}
	return 2*fixed > holders
}

// fixed reports whether the texts of one series hold a gram at one place.
func (t *standing) fixed(holders []standingPlace) bool {
	t.starts, t.ends = t.starts[:0], t.ends[:0]
	from, to := NoDay, NoDay
	for _, h := range holders {
		t.starts = append(t.starts, h.start)
		t.ends = append(t.ends, h.end)
		if h.day != NoDay && (from == NoDay || h.day < from) {
			from = h.day
		}
		to = max(to, h.day)
	}
	if from != NoDay && to-from < standingDays {
		return false
	}
	return together(t.starts) || together(t.ends)
}

// together reports whether three in four of the places lie near their median,
// and that near the edge.
func together(at []int) bool {
	slices.Sort(at)
	middle := at[len(at)/2]
	if middle > standingEdge {
		return false
	}
	n := 0
	for _, x := range at {
		if x >= middle-standingSlack && x <= middle+standingSlack {
			n++
		}
	}
	return 4*n >= 3*len(at)
}
