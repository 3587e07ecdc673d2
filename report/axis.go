package report

import (
	"slices"
	"time"
)

// An Axis is the time that all strips of a case share. Places on it are in
// hundredths of the width of a strip, so that one drawing fits every screen.
type Axis struct {
	Ticks   []Tick
	Earlier bool // there is a zone at the left end for what was said long before
	Undated bool // there is a zone at the right end for what has no date

	Border float64 // where the zone of what has no day begins, 100 for none

	first, last int // days
	left, right float64
	undated     float64 // the middle of the zone for what has no day
}

// Dated reports whether any day is known; where none is, statements stand in the
// order of the documents.
func (a *Axis) Dated() bool { return a.Border > 0 }

// A Tick is a day on the axis.
type Tick struct {
	X     float64
	Text  string
	Class string // start, middle or end: which side of the text stands at X
	Line  bool   // a line stands there
}

// number is the day of an ISO date since 1970, the middle of a month that is no
// more precise; ok is false for a year, which a strip has no place for, and for
// what is no date.
func number(iso string) (day int, ok bool) {
	if t, err := time.Parse("2006-01-02", iso); err == nil {
		return int(t.Unix() / 86400), true
	}
	if t, err := time.Parse("2006-01", iso); err == nil {
		return int(t.Unix()/86400) + 14, true
	}
	return 0, false
}

// newAxis spans the days of the documents, and what was said within as much time
// before; the rest stands in a zone of its own.
func (v *View) newAxis() *Axis {
	var printed, said []int
	a := &Axis{right: 98.5, left: 1.5}
	most := 0 // statements without a day, of one speaker
	for _, s := range v.Speakers {
		if s.Unknown {
			continue
		}
		without := 0
		for _, x := range s.Statements {
			if d, ok := number(x.Day()); ok {
				said = append(said, d)
			} else {
				without++
			}
		}
		most = max(most, without)
	}
	a.Undated = most > 0
	for _, d := range v.Documents {
		if n, ok := number(d.d.Published.From); ok {
			printed = append(printed, n)
		}
	}
	if len(said) == 0 {
		if most == 0 {
			return nil
		}
		// No day is known of anything: the statements stand in a row.
		a.right, a.last, a.first = 0, 1, 0
		return a
	}
	slices.Sort(said)
	slices.Sort(printed)
	a.first, a.last = said[0], said[len(said)-1]
	if len(printed) > 0 {
		a.first, a.last = printed[0], printed[len(printed)-1]
		reach := max(a.last-a.first, 14)
		// What was said within reach of the documents moves the ends.
		begin, end := a.first, a.last
		for _, d := range said {
			if d < begin && begin-d <= reach {
				a.first = min(a.first, d)
			}
			if d > end && d-end <= reach {
				a.last = max(a.last, d)
			}
		}
	}
	a.Earlier = said[0] < a.first
	if a.Earlier {
		a.left = 14
	}
	a.Border = 100
	if a.Undated {
		columns := min(max(2, (most+rowsMost-1)/rowsMost), 6)
		a.right = 96 - float64(columns)*pitch
		a.Border = a.right + 2
		a.undated = (a.Border + 100) / 2
	}
	a.ticks()
	return a
}

// at is where a day stands; what lies after the axis stands at its end.
func (a *Axis) at(day int) float64 {
	switch {
	case day < a.first:
		return 1.5
	case a.last == a.first:
		return (a.left + a.right) / 2
	}
	day = min(day, a.last)
	slot := (a.right - a.left) / float64(a.last-a.first+1)
	return a.left + slot*(float64(day-a.first)+0.5)
}

func (a *Axis) ticks() {
	name := func(day int, year bool) string {
		l := "2 Jan"
		if year {
			l = "2 Jan 2006"
		}
		if a.last-a.first > 700 {
			l = "Jan 2006"
		}
		return time.Unix(int64(day)*86400, 0).UTC().Format(l)
	}
	if a.Earlier {
		a.Ticks = append(a.Ticks, Tick{1, "earlier", "start", false})
	}
	if a.first == a.last {
		a.Ticks = append(a.Ticks, Tick{a.at(a.first), name(a.first, true), "middle", true})
	} else {
		a.Ticks = append(a.Ticks, Tick{a.at(a.first), name(a.first, true), "start", true})
		if days := a.last - a.first; days >= 4 {
			m := a.first + days/2
			a.Ticks = append(a.Ticks, Tick{a.at(m), name(m, false), "middle", true})
		}
		a.Ticks = append(a.Ticks, Tick{a.at(a.last), name(a.last, false), "end", true})
	}
	if a.Undated {
		a.Ticks = append(a.Ticks, Tick{a.undated, "no day", "middle", false})
	}
}
