package report

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// The measures of the wide drawing.
const (
	wideWidth   = 1100
	originWidth = 232
	originTall  = 58
	carrierX    = 296
	carrierWide = 168
	carrierTall = 34
	pastTall    = 8 // of what goes past the carriers
	laneTall    = 35
	laneTop     = 32 // below the heads
	pillTall    = 27
	pillLeast   = 150
	pillMost    = 250
	signWide    = 20
	lostWide    = 104
	busWide     = 9
	noteGap     = 8
)

// laneAt is the middle of lane i.
func laneAt(i int) int { return laneTop + i*laneTall + laneTall/2 }

// spread places boxes so tall in order, each as near to where it wants to be as the
// ones before it allow, and moves all up where the last would leave the room.
func spread(want, tall []int, gap, top, bottom int) []int {
	at := make([]int, len(want))
	next := top
	for i, y := range want {
		at[i] = max(next, y-tall[i]/2)
		next = at[i] + tall[i] + gap
	}
	limit := bottom
	for i := len(at) - 1; i >= 0; i-- {
		at[i] = min(at[i], limit-tall[i])
		limit = at[i] - gap
	}
	return at
}

// each is n times tall.
func each(tall, n int) []int { return slices.Repeat([]int{tall}, n) }

// A wide is a wide drawing while it is made.
type wide struct {
	*Drawing
	r     *River
	lanes []*RiverRow
	laneX int   // where the lanes begin
	pill  int   // how wide the boxes of documents are
	x     []int // where those of the lanes begin
	deny  int   // the room for deniers at the left foot

	originY, throughY, pastY, deniedY map[*RiverEnd]int
	drawn                             map[string]bool
}

// drawWide draws the origins on the left, carriers beside them, and a lane for each
// document with the dates as the axis.
func (r *River) drawWide() *Drawing {
	w := &wide{Drawing: &Drawing{Width: wideWidth}, r: r, lanes: r.lanes(), laneX: carrierX + 70, pill: pillLeast,
		originY: map[*RiverEnd]int{}, throughY: map[*RiverEnd]int{}, pastY: map[*RiverEnd]int{}, deniedY: map[*RiverEnd]int{}, drawn: map[string]bool{}}
	if len(r.Through) > 0 {
		w.laneX = carrierX + carrierWide + 40
	}
	for _, row := range w.lanes {
		name, _ := row.name()
		w.pill = max(w.pill, 38+int(letterWide*float64(utf8.RuneCountInString(name)))+4)
	}
	w.pill = min(w.pill, pillMost)
	if len(r.Deniers) > 0 {
		w.deny = len(r.Deniers)*(denierTall+noteGap) + 10
	}
	ends := 0
	if len(r.Through) > 0 {
		ends = len(r.Through)*(carrierTall+noteGap) + len(r.Origins)*(pastTall+noteGap)
	}
	w.Height = max(laneTop+len(w.lanes)*laneTall, laneTop+len(r.Origins)*(originTall+10)+w.deny, laneTop+ends) + 8
	w.axis()
	w.origins()
	w.carriers()
	w.deniers()
	w.rows()
	w.circles()
	return w.Drawing
}

// axis writes the heads and the dates, and finds where the boxes of the lanes begin.
func (w *wide) axis() {
	w.head(2, "Where it comes from")
	if len(w.r.Through) > 0 {
		w.head(carrierX+10, "Carried on by")
	}
	behind := signWide + 12 + busWide*len(w.r.Deniers)
	for _, row := range w.lanes {
		if row.lost() != "" {
			behind = signWide + lostWide + 12 + busWide*len(w.r.Deniers)
		}
	}
	first := w.laneX + 24
	room := wideWidth - first - w.pill - behind
	names, at := dateColumns(w.lanes, room)
	column := func(i int) int {
		if len(names) < 2 {
			return first + room/4
		}
		return first + i*room/(len(names)-1)
	}
	for i, c := range names {
		w.Lines = append(w.Lines, &Line{Class: "tick", Path: fmt.Sprintf("M%d %d V%d", column(i)+10, laneTop-8, laneTop+len(w.lanes)*laneTall)})
		w.Texts = append(w.Texts, &Label{Class: "axis", Text: c, X: column(i) + 2, Y: laneTop - 14})
	}
	for _, i := range at {
		w.x = append(w.x, column(i))
	}
}

func (w *wide) head(x int, text string) {
	w.Texts = append(w.Texts, &Label{Class: "head", Text: text, X: x, Y: laneTop - 14})
}

func (w *wide) origins() {
	origins, want := w.r.originsBy(w.lanes)
	for i, y := range spread(want, each(originTall, len(want)), 10, laneTop, w.Height-8-w.deny) {
		o := origins[i]
		w.originY[o] = y + originTall/2
		w.Shapes = append(w.Shapes, o.box(o.class(), 2, y, originWidth, originTall, o.note()))
	}
}

// carriers places the carriers, and between them the ways of what goes past them.
func (w *wide) carriers() {
	if len(w.r.Through) == 0 {
		return
	}
	past := map[*RiverEnd]*RiverEnd{} // what stands for an origin in this column
	ends := slices.Clone(w.r.Through)
	for _, o := range w.r.Origins {
		if slices.ContainsFunc(w.lanes, func(row *RiverRow) bool { return row.Origin == o && len(row.Through) == 0 }) {
			p := &RiverEnd{}
			past[p] = o
			ends = append(ends, p)
		}
	}
	sorted, want := sortBy(ends, func(e *RiverEnd) int {
		return middleOf(w.lanes, func(row *RiverRow) bool {
			if o := past[e]; o != nil {
				return row.Origin == o && len(row.Through) == 0
			}
			return slices.Contains(row.Through, e)
		})
	})
	var tall []int
	for _, e := range sorted {
		if past[e] != nil {
			tall = append(tall, pastTall)
		} else {
			tall = append(tall, carrierTall)
		}
	}
	for i, y := range spread(want, tall, noteGap, laneTop, w.Height-8) {
		e := sorted[i]
		if o := past[e]; o != nil {
			w.pastY[o] = y + pastTall/2
			continue
		}
		w.throughY[e] = y + carrierTall/2
		s := &Shape{Class: "carrier", X: carrierX, Y: y, W: carrierWide, H: carrierTall, Round: carrierTall / 2, Href: e.Href, Title: e.Name + " carried it on"}
		s.Texts = append(s.Texts, &Label{Class: "name", Text: clip(e.Name, (carrierWide-16)*10/76), X: carrierX + carrierWide/2, Y: y + 22})
		w.Shapes = append(w.Shapes, s)
	}
}

func (w *wide) deniers() {
	for i, e := range w.r.Deniers {
		y := w.Height - w.deny + 4 + i*(denierTall+noteGap)
		w.deniedY[e] = y + denierTall/2
		w.Shapes = append(w.Shapes, e.denier(2, y, originWidth))
	}
}

// line draws a line; what goes the same way is drawn once.
func (w *wide) line(class, path, href, title string) {
	if !w.drawn[class+path] {
		w.drawn[class+path] = true
		w.Lines = append(w.Lines, &Line{Class: class, Path: path, Href: href, Title: title})
	}
}

func curve(x1, y1, x2, y2 int) string {
	m := (x1 + x2) / 2
	return fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1, y1, m, y1, m, y2, x2, y2)
}

// rows draws the lanes and the ways to them.
func (w *wide) rows() {
	bank := 0
	for i := range w.lanes {
		end := w.x[i] + w.pill + signWide + 8 + busWide*len(w.r.Deniers)
		if w.lanes[i].lost() != "" {
			end += lostWide
		}
		bank = max(bank, end)
	}
	for i, row := range w.lanes {
		y, px := laneAt(i), w.x[i]
		name, _ := row.name()
		w.way(row, y, px, name)
		w.Shapes = append(w.Shapes, row.pill(px, y-pillTall/2, w.pill, pillTall))
		for _, e := range row.Denied {
			w.line(e.deniedBy("denial"), w.bus(e, bank, px+w.pill+signWide, y), row.denial[e], e.Name+" "+e.denies()+", in "+name)
		}
		behind := px + w.pill + 8
		if len(row.Denied) > 0 {
			w.Shapes = append(w.Shapes, row.sign(px+w.pill+3, y-8))
			behind += signWide - 2
		}
		if s := row.lost(); s != "" {
			w.Texts = append(w.Texts, &Label{Class: "lostnote", Text: s, X: behind, Y: y + 4})
		}
	}
}

// way draws the way of a row from its origin through its carriers.
func (w *wide) way(row *RiverRow, y, px int, name string) {
	x, at, who := 0, 0, ""
	if row.Origin != nil {
		x, at, who = originWidth+2, w.originY[row.Origin], row.Origin.Name
	}
	class := row.flow()
	for i, e := range row.Through {
		to := w.throughY[e]
		switch {
		case i > 0: // both stand in one column
			w.line(class, fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x, at, x+34, at, x+34, to, x, to), row.FlowHref, who+" to "+e.Name)
		case who != "":
			w.line(class, curve(x, at, carrierX, to), row.FlowHref, who+" to "+e.Name)
		}
		x, at, who = carrierX+carrierWide, to, e.Name
	}
	if row.Lost {
		class += " lost"
	}
	if past, ok := w.pastY[row.Origin]; ok && len(row.Through) == 0 {
		w.line(class, curve(x, at, carrierX, past)+fmt.Sprintf(" H%d C%d %d %d %d %d %d H%d", carrierX+carrierWide, carrierX+carrierWide+20, past, w.laneX-20, y, w.laneX, y, px), row.FlowHref, who+" to "+name)
		return
	}
	if who != "" {
		w.line(class, curve(x, at, w.laneX, y)+fmt.Sprintf(" H%d", px), row.FlowHref, who+" to "+name)
	}
}

// bus is the way of a denial to the row whose middle is y and whose sign ends at x: between
// two lanes across the river to its right bank, and from there to the sign.
func (w *wide) bus(e *RiverEnd, bank, x, y int) string {
	i := slices.Index(w.r.Deniers, e)
	bank -= busWide * i
	from := w.deniedY[e]
	cross := laneTop + min(len(w.lanes), max(0, (from-laneTop+laneTall/2)/laneTall))*laneTall - 2 + 3*i
	turn := 6
	if y > cross {
		turn = -6
	}
	if y-cross < 7 && cross-y < 7 {
		turn = 0
	}
	return fmt.Sprintf("M%d %d C%d %d %d %d %d %d H%d Q%d %d %d %d V%d Q%d %d %d %d H%d", originWidth+2, from, originWidth+72, from, w.laneX-110, cross, w.laneX-40, cross,
		bank-6, bank, cross, bank, cross-turn, y+turn, bank, y, bank-6, y, x)
}

func (w *wide) circles() {
	for _, c := range w.r.Circles {
		a, b := slices.Index(w.lanes, c[0]), slices.Index(w.lanes, c[1])
		if a < 0 || b < 0 {
			continue
		}
		x1, x2 := w.x[a]+w.pill, w.x[b]+w.pill
		far := min(max(x1, x2)+48, wideWidth+10)
		w.line("circle", fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1, laneAt(a), far, laneAt(a), far, laneAt(b), x2, laneAt(b)), "#repeats",
			c[0].Document.Name+" and "+c[1].Document.Name+" rest on each other")
	}
}
