package report

import (
	"fmt"
	"slices"
)

// The measures of the narrow drawing.
const (
	narrowWidth = 356
	narrowTall  = 44
	narrowPill  = 25
	narrowBox   = 44
	gutter      = 14
)

// drawNarrow draws the same downwards: origins, who denies it, then the documents, the
// earliest first.
func (r *River) drawNarrow() *Drawing {
	d := &Drawing{Width: narrowWidth}
	lanes := r.lanes()
	y := 4
	place := map[*RiverEnd]int{}
	for i, o := range r.Origins {
		x := 4 + i*gutter
		d.Shapes = append(d.Shapes, o.box(o.class(), x, y, narrowWidth-x-4, narrowBox, o.note()))
		place[o] = y + narrowBox
		y += narrowBox + 7
	}
	left := 4 + len(r.Origins)*gutter + 18
	deniers := map[*RiverEnd]int{}
	for i, e := range r.Deniers {
		d.Shapes = append(d.Shapes, e.denier(left, y, narrowWidth-left-4-i*gutter))
		deniers[e] = y + denierTall
		y += denierTall + 7
	}
	right := narrowWidth - 10 - len(r.Deniers)*gutter
	y += 4
	years := len(lanes) > 0 && yearOf(lanes[0]) != yearOf(lanes[len(lanes)-1])
	for _, row := range lanes {
		under := row.under(years)
		if s := row.lost(); s != "" {
			under += ", " + s
		}
		d.Texts = append(d.Texts, &Label{Class: "axis", Text: clip(under, (right-left)/7), X: left, Y: y + 9})
		top := y + 13
		middle := top + narrowPill/2
		name, _ := row.name()
		if row.Origin != nil {
			x := 4 + slices.Index(r.Origins, row.Origin)*gutter + 9
			class := row.flow()
			if row.Lost {
				class += " lost"
			}
			d.Lines = append(d.Lines, &Line{Class: class, Path: fmt.Sprintf("M%d %d V%d Q%d %d %d %d H%d", x, place[row.Origin], middle-8, x, middle, x+8, middle, left), Href: row.FlowHref, Title: row.Origin.Name + " to " + name})
		}
		d.Shapes = append(d.Shapes, row.pill(left, top, right-left-26, narrowPill))
		for _, e := range row.Denied {
			x := narrowWidth - 8 - slices.Index(r.Deniers, e)*gutter
			d.Lines = append(d.Lines, &Line{Class: e.deniedBy("denial"), Path: fmt.Sprintf("M%d %d V%d H%d", x, deniers[e], middle, right-4), Href: row.denial[e], Title: e.Name + " " + e.denies() + ", in " + name})
		}
		if len(row.Denied) > 0 {
			d.Shapes = append(d.Shapes, row.sign(right-21, middle-8))
		}
		y += narrowTall
	}
	for _, c := range r.Circles {
		a, b := slices.Index(lanes, c[0]), slices.Index(lanes, c[1])
		if a < 0 || b < 0 {
			continue
		}
		at := func(i int) int { return y - (len(lanes)-i)*narrowTall + 13 + narrowPill/2 }
		x := right - 26
		d.Lines = append(d.Lines, &Line{Class: "circle", Path: fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x, at(a), x+30, at(a), x+30, at(b), x, at(b)), Href: "#repeats",
			Title: c[0].Document.Name + " and " + c[1].Document.Name + " rest on each other"})
	}
	d.Height = y + 4
	return d
}

// under is the date of a row and through whom it came.
func (row *RiverRow) under(years bool) string {
	s := row.Document.day(years)
	if n := len(row.more); n > 0 {
		return fromTo(s, row.more[n-1].Document.day(years))
	}
	for i, e := range row.Through {
		if i == 0 {
			s += ", through "
		} else {
			s += " and "
		}
		s += e.Name
	}
	return s
}
