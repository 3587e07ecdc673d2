package report

import (
	"cmp"
	"fmt"
	"slices"
)

// lanes are the rows as the drawing shows them. Where there are more than it has room
// for, those that carry a denial, lost a source, stand in a circle or begin something
// have lanes of their own, then the earliest; the others of one origin share a lane.
func (r *River) lanes() []*RiverRow {
	if len(r.Rows) <= riverRows {
		return r.Rows
	}
	weight := map[*RiverRow]int{}
	begun := map[any]bool{}
	for _, row := range r.Rows {
		first := func(of any) {
			if !begun[of] {
				begun[of] = true
				weight[row] += 2
			}
		}
		if row.Origin != nil {
			first(row.Origin)
			if row.Origin.key == foldName(row.Document.Name) {
				weight[row] += 4
			}
		}
		for _, e := range row.Through {
			first(e)
		}
		for _, e := range row.Denied {
			first("denied by " + e.key)
		}
		if len(row.Denied) > 0 || row.Lost || row.Stance == "denies" {
			weight[row]++
		}
	}
	for _, c := range r.Circles {
		weight[c[0]] += 4
		weight[c[1]] += 4
	}
	order := slices.Clone(r.Rows)
	slices.SortStableFunc(order, func(a, b *RiverRow) int { return cmp.Compare(weight[b], weight[a]) })
	own := map[*RiverRow]bool{}
	for _, row := range order[:riverRows-len(r.Origins)] {
		own[row] = true
	}
	var lanes []*RiverRow
	shared := map[*RiverEnd]*RiverRow{}
	for _, row := range r.Rows {
		if own[row] {
			lanes = append(lanes, row)
			continue
		}
		l := shared[row.Origin]
		if l == nil {
			l = &RiverRow{Document: row.Document, Origin: row.Origin, FlowHref: "#river-table", denial: map[*RiverEnd]string{}}
			shared[row.Origin] = l
			lanes = append(lanes, l)
		}
		l.more = append(l.more, row)
		for _, e := range row.Denied {
			if !slices.Contains(l.Denied, e) {
				l.Denied = append(l.Denied, e)
				l.denial[e] = row.denial[e]
			}
		}
	}
	return lanes
}

// name is what the box of a row says, and whether that is the name of a file: nobody
// knows which outlet printed it.
func (row *RiverRow) name() (name string, file bool) {
	if len(row.more) > 0 {
		return Number(len(row.more), "more document", "more documents"), false
	}
	return row.Document.Name, row.Document.Outlet == ""
}

// lost says where the source got lost on the way to a lane, "" where it did not.
func (row *RiverRow) lost() string {
	n := 0
	for _, x := range row.more {
		if x.Lost {
			n++
		}
	}
	switch {
	case row.Lost:
		return "source lost"
	case n > 0:
		return fmt.Sprintf("source lost in %d", n)
	}
	return ""
}

// title says what a row does, in words.
func (row *RiverRow) title() string {
	if n := len(row.more); n > 0 {
		return fmt.Sprintf("%s, from %s to %s: see the table", Number(n, "more document", "more documents"), row.more[0].Document.day(true), row.more[n-1].Document.day(true))
	}
	s := row.Document.Name + " (" + row.Document.Tag + ") " + row.Stance + " it"
	if row.Lost {
		s += " in its own voice; its source got lost"
	}
	return s
}

// origins are the origins in the order in which their lanes stand, so that as few lines
// cross as can be.
func (r *River) originsBy(lanes []*RiverRow) (origins []*RiverEnd, want []int) {
	return sortBy(r.Origins, func(e *RiverEnd) int {
		return middleOf(lanes, func(row *RiverRow) bool { return row.Origin == e })
	})
}

// sortBy sorts ends by where they want to stand.
func sortBy(ends []*RiverEnd, at func(*RiverEnd) int) (sorted []*RiverEnd, want []int) {
	sorted = slices.Clone(ends)
	where := map[*RiverEnd]int{}
	for _, e := range ends {
		where[e] = at(e)
	}
	slices.SortStableFunc(sorted, func(a, b *RiverEnd) int { return cmp.Compare(where[a], where[b]) })
	for _, e := range sorted {
		want = append(want, where[e])
	}
	return sorted, want
}

// middleOf is the mean height of some lanes.
func middleOf(lanes []*RiverRow, of func(*RiverRow) bool) int {
	sum, n := 0, 0
	for i, row := range lanes {
		if of(row) {
			sum, n = sum+laneAt(i), n+1
		}
	}
	return sum / max(1, n)
}
