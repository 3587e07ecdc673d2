package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Drawing is the shapes of a picture, in the order in which they are painted.
// Lengths are in the units of the picture.
type Drawing struct {
	Width, Height int
	Lines         []*Line
	Shapes        []*Shape
	Texts         []*Label
}

// A Line leads from one shape to another.
type Line struct {
	Class string // of the style sheet
	Path  string
	Title string // what it says, in words
}

// A Shape is a box with words, or a sign.
type Shape struct {
	Class      string
	X, Y, W, H int
	Round      int
	Path       string // instead of a box
	Href       string
	Title      string
	Texts      []*Label
}

// A Label is words in a picture.
type Label struct {
	Class, Text string
	X, Y        int
	End         bool // X is where it ends
}

// The measures of the wide drawing.
const (
	wideWidth   = 1100
	originWidth = 216
	originTall  = 58
	carrierX    = 286
	carrierWide = 150
	carrierTall = 34
	laneX       = 476 // where the lanes of the documents begin
	laneTall    = 35
	laneTop     = 34 // below the dates
	pillWide    = 182
	pillTall    = 27
	deniedWide  = 20
	busWide     = 9
)

// spread places n boxes so tall in order, each as near to where it wants to be as the
// ones before it allow, and moves all up where the last would leave the room.
func spread(want []int, tall, gap, top, bottom int) []int {
	at := make([]int, len(want))
	next := top
	for i, y := range want {
		at[i] = max(next, y-tall/2)
		next = at[i] + tall + gap
	}
	if over := next - gap - bottom; over > 0 {
		limit := bottom
		for i := len(at) - 1; i >= 0; i-- {
			at[i] = min(at[i], limit-tall)
			limit = at[i] - gap
		}
	}
	return at
}

// drawWide draws the origins on the left, carriers beside them, and a lane for each
// document with the dates as the axis.
func (r *River) drawWide() *Drawing {
	d := &Drawing{Width: wideWidth}
	lanes := laneTop + len(r.Rows)*laneTall
	deny := 0
	if len(r.Deniers) > 0 {
		deny = len(r.Deniers)*(originTall-8) + 10
	}
	left := laneTop + len(r.Origins)*(originTall+10)
	d.Height = max(lanes, left+deny) + 8
	laneAt := func(i int) int { return laneTop + i*laneTall + laneTall/2 }

	columns, at := r.columns()
	room := wideWidth - laneX - pillWide - deniedWide - 12 - busWide*len(r.Deniers)
	x := func(i int) int {
		if len(columns) < 2 {
			return laneX + room/3
		}
		return laneX + 24 + at[i]*(room-24)/(len(columns)-1)
	}
	for i, c := range columns {
		cx := laneX + room/3
		if len(columns) > 1 {
			cx = laneX + 24 + i*(room-24)/(len(columns)-1)
		}
		d.Lines = append(d.Lines, &Line{Class: "tick", Path: fmt.Sprintf("M%d %d V%d", cx+10, laneTop-6, lanes)})
		d.Texts = append(d.Texts, &Label{Class: "axis", Text: c, X: cx + 2, Y: laneTop - 14})
	}

	middle := func(of func(*RiverRow) bool) int {
		sum, n := 0, 0
		for i, row := range r.Rows {
			if of(row) {
				sum, n = sum+laneAt(i), n+1
			}
		}
		return sum / max(1, n)
	}
	var want []int
	for _, o := range r.Origins {
		want = append(want, middle(func(row *RiverRow) bool { return row.Origin == o }))
	}
	originY := map[*RiverEnd]int{}
	for i, y := range spread(want, originTall, 10, laneTop, d.Height-8-deny) {
		o := r.Origins[i]
		originY[o] = y + originTall/2
		class := "origin"
		if o.Unknown {
			class += " unknown"
		}
		s := &Shape{Class: class, X: 2, Y: y, W: originWidth, H: originTall, Round: 6, Href: o.Href, Title: o.Name}
		s.words(o.Name, 21, o.note())
		d.Shapes = append(d.Shapes, s)
	}
	want = nil
	for _, e := range r.Through {
		want = append(want, middle(func(row *RiverRow) bool { return slices.Contains(row.Through, e) }))
	}
	throughY := map[*RiverEnd]int{}
	for i, y := range spread(want, carrierTall, 8, laneTop, d.Height-8-deny) {
		e := r.Through[i]
		throughY[e] = y + carrierTall/2
		s := &Shape{Class: "carrier", X: carrierX, Y: y, W: carrierWide, H: carrierTall, Round: 17, Title: e.Name + " carried it on"}
		s.Texts = append(s.Texts, &Label{Class: "name", Text: clip(e.Name, 18), X: carrierX + carrierWide/2, Y: y + 22})
		d.Shapes = append(d.Shapes, s)
	}
	deniedY := map[*RiverEnd]int{}
	for i, e := range r.Deniers {
		y := d.Height - deny + 4 + i*(originTall-8)
		deniedY[e] = y + 21
		s := &Shape{Class: e.class(), Path: octagon(2, y, originWidth, 42, 10), X: 2, Y: y, W: originWidth, H: 42, Href: e.Href, Title: e.Name + " " + e.denies()}
		s.words(e.Name, 21, e.denies())
		d.Shapes = append(d.Shapes, s)
	}

	bank := 0
	for i := range r.Rows {
		bank = max(bank, x(i)+pillWide+deniedWide+8+busWide*len(r.Deniers))
	}
	drawn := map[string]bool{}
	once := func(class, path, title string) {
		if !drawn[class+path] {
			drawn[class+path] = true
			d.Lines = append(d.Lines, &Line{Class: class, Path: path, Title: title})
		}
	}
	curve := func(x1, y1, x2, y2 int) string {
		m := (x1 + x2) / 2
		return fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1, y1, m, y1, m, y2, x2, y2)
	}
	for i, row := range r.Rows {
		y, px := laneAt(i), x(i)
		fromX, fromY, who := 0, 0, ""
		if row.Origin != nil {
			fromX, fromY, who = originWidth+2, originY[row.Origin], row.Origin.Name
		}
		class := "flow"
		if row.Origin != nil && row.Origin.Unknown {
			class = "flow unknown"
		}
		for _, e := range row.Through {
			if who != "" {
				once(class, curve(fromX, fromY, carrierX, throughY[e]), who+" to "+e.Name)
			}
			fromX, fromY, who = carrierX+carrierWide, throughY[e], e.Name
		}
		if row.Lost {
			class += " lost"
		}
		if who != "" {
			once(class, curve(fromX, fromY, laneX, y)+fmt.Sprintf(" H%d", px), who+" to "+row.Document.Name)
		}
		d.Shapes = append(d.Shapes, row.pill(px, y-pillTall/2, pillWide, 19))
		for _, e := range row.Denied {
			once("denial", r.bus(e, bank, deniedY[e], px+pillWide+20, y), e.Name+" "+e.denies()+" in "+row.Document.Name)
		}
		if len(row.Denied) > 0 {
			d.Shapes = append(d.Shapes, row.sign(px+pillWide+3, y-8))
		}
	}
	for _, c := range r.Circles {
		a, b := slices.Index(r.Rows, c[0]), slices.Index(r.Rows, c[1])
		x1, x2 := x(a)+pillWide/2, x(b)+pillWide/2
		far := max(x1, x2) + pillWide/2 + 30
		d.Lines = append(d.Lines, &Line{Class: "circle", Path: fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1+pillWide/2, laneAt(a), far, laneAt(a), far, laneAt(b), x2+pillWide/2, laneAt(b)),
			Title: c[0].Document.Name + " and " + c[1].Document.Name + " rest on each other"})
	}
	return d
}

// bus is the way of a denial to the row whose middle is y and whose sign ends at x: between
// two lanes across the river to its right bank, and from there to the sign.
func (r *River) bus(e *RiverEnd, bank, from, x, y int) string {
	i := slices.Index(r.Deniers, e)
	bank -= busWide * i
	cross := laneTop + min(len(r.Rows), max(0, (from-laneTop+laneTall/2)/laneTall))*laneTall - 2 + 3*i
	turn := 6
	if y > cross {
		turn = -6
	}
	if y-cross < 7 && cross-y < 7 {
		turn = 0
	}
	return fmt.Sprintf("M%d %d C%d %d %d %d %d %d H%d Q%d %d %d %d V%d Q%d %d %d %d H%d", originWidth+2, from, carrierX, from, carrierX+80, cross, laneX-40, cross,
		bank-6, bank, cross, bank, cross-turn, y+turn, bank, y, bank-6, y, x)
}

// mostColumns is how many dates have room on the axis.
const mostColumns = 7

// columns are the dates of the rows in order, and the column of each row. Where there
// are too many, neighbouring days share a column.
func (r *River) columns() (names []string, at []int) {
	for _, row := range r.Rows {
		date := row.Document.day()
		if len(names) == 0 || names[len(names)-1] != date {
			names = append(names, date)
		}
		at = append(at, len(names)-1)
	}
	if len(names) <= mostColumns {
		return names, at
	}
	per := (len(names) + mostColumns - 1) / mostColumns
	var few []string
	for i := 0; i < len(names); i += per {
		last := names[min(i+per, len(names))-1]
		if last == names[i] {
			few = append(few, last)
			continue
		}
		from, month, _ := strings.Cut(names[i], " ")
		if _, m, _ := strings.Cut(last, " "); m != month {
			from = names[i]
		}
		few = append(few, from+"–"+last)
	}
	for i := range at {
		at[i] /= per
	}
	return few, at
}

// The measures of the narrow drawing.
const (
	narrowWidth = 356
	narrowTall  = 50
	gutter      = 14
)

// drawNarrow draws the same downwards: origins, then the documents, the earliest first.
func (r *River) drawNarrow() *Drawing {
	d := &Drawing{Width: narrowWidth}
	y := 4
	place := map[*RiverEnd]int{}
	for i, o := range r.Origins {
		class := "origin"
		if o.Unknown {
			class += " unknown"
		}
		x := 4 + i*gutter
		s := &Shape{Class: class, X: x, Y: y, W: narrowWidth - x - 4, H: 46, Round: 6, Href: o.Href, Title: o.Name}
		s.words(o.Name, 30, o.note())
		d.Shapes = append(d.Shapes, s)
		place[o] = y + 46
		y += 54
	}
	deniers := map[*RiverEnd]int{}
	for i, e := range r.Deniers {
		w := narrowWidth - 60 - i*gutter
		s := &Shape{Class: e.class(), Path: octagon(56, y, w, 42, 10), X: 56, Y: y, W: w, H: 42, Href: e.Href, Title: e.Name + " " + e.denies()}
		s.words(e.Name, 26, e.denies())
		d.Shapes = append(d.Shapes, s)
		deniers[e] = y + 42
		y += 50
	}
	left := 4 + len(r.Origins)*gutter + 18
	right := narrowWidth - 10 - len(r.Deniers)*gutter
	y += 8
	for _, row := range r.Rows {
		d.Texts = append(d.Texts, &Label{Class: "axis", Text: row.under(), X: left, Y: y + 9})
		top := y + 14
		middle := top + pillTall/2
		if row.Origin != nil {
			x := 4 + slices.Index(r.Origins, row.Origin)*gutter + 9
			class := "flow"
			if row.Origin.Unknown {
				class += " unknown"
			}
			if row.Lost {
				class += " lost"
			}
			d.Lines = append(d.Lines, &Line{Class: class, Path: fmt.Sprintf("M%d %d V%d Q%d %d %d %d H%d", x, place[row.Origin], middle-8, x, middle, x+8, middle, left), Title: row.Origin.Name + " to " + row.Document.Name})
		}
		d.Shapes = append(d.Shapes, row.pill(left, top, right-left-26, 26))
		for _, e := range row.Denied {
			x := narrowWidth - 8 - slices.Index(r.Deniers, e)*gutter
			d.Lines = append(d.Lines, &Line{Class: "denial", Path: fmt.Sprintf("M%d %d V%d H%d", x, deniers[e], middle, right-4), Title: e.Name + " " + e.denies() + " in " + row.Document.Name})
		}
		if len(row.Denied) > 0 {
			d.Shapes = append(d.Shapes, row.sign(right-21, middle-8))
		}
		y += narrowTall
	}
	d.Height = y + 4
	return d
}

// note says how many documents have it from an origin, and what it is.
func (e *RiverEnd) note() string {
	s := Number(e.Documents, "document", "documents")
	if e.Possible {
		s += ", perhaps"
	}
	if e.Named {
		s = Number(e.Documents, "document names it", "documents name it")
	}
	if e.Note != "" {
		s += ", " + e.Note
	}
	return s
}

// denies says what a denier does.
func (e *RiverEnd) denies() string {
	if e.Possible {
		return "may deny it: read the words"
	}
	return "denies it"
}

func (e *RiverEnd) class() string {
	if e.Possible {
		return "denier possible"
	}
	return "denier"
}

// under is the date of a row and through whom it came.
func (row *RiverRow) under() string {
	s := row.Document.day()
	for i, e := range row.Through {
		if i == 0 {
			s += ", through "
		} else {
			s += " and "
		}
		s += e.Name
	}
	return clip(s, 46)
}

// pill is the box of a document.
func (row *RiverRow) pill(x, y, w, letters int) *Shape {
	s := &Shape{Class: "outlet " + row.Stance, X: x, Y: y, W: w, H: pillTall, Round: pillTall / 2, Href: row.Href,
		Title: row.Document.Name + " (" + row.Document.Tag + ") " + row.Stance + " it"}
	if s.Href == "" {
		s.Href = "#" + row.Document.Anchor()
	}
	s.Texts = append(s.Texts, &Label{Class: "sign", Text: stanceSign[row.Stance], X: x + 14, Y: y + 18},
		&Label{Class: "name", Text: clip(row.Document.Name, letters), X: x + 25, Y: y + 18})
	return s
}

// stanceSign is the sign of what a document does, so that it is not told by colour alone.
var stanceSign = map[string]string{"supports": "●", "reports": "○", "denies": "✕"}

// sign says that a document carries a denial.
func (row *RiverRow) sign(x, y int) *Shape {
	names := ""
	for i, e := range row.Denied {
		if i > 0 {
			names += ", "
		}
		names += e.Name
	}
	return &Shape{Class: "denied", Path: octagon(x, y, 17, 17, 5), X: x, Y: y, W: 17, H: 17, Title: row.Document.Name + " carries the denial of " + names,
		Texts: []*Label{{Class: "cross", Text: "✕", X: x + 8, Y: y + 12}}}
}

// words writes a name and a note into a box.
func (s *Shape) words(name string, letters int, note string) {
	class := "name"
	if utf8.RuneCountInString(name) > letters {
		class, letters = "name long", letters*13/10
	}
	s.Texts = append(s.Texts, &Label{Class: class, Text: clip(name, letters), X: s.X + 12, Y: s.Y + s.H/2 - 3},
		&Label{Class: "note", Text: clip(note, letters+13), X: s.X + 12, Y: s.Y + s.H/2 + 14})
}

// octagon is a box with its corners cut.
func octagon(x, y, w, h, c int) string {
	return fmt.Sprintf("M%d %d H%d L%d %d V%d L%d %d H%d L%d %d V%d Z", x+c, y, x+w-c, x+w, y+c, y+h-c, x+w-c, y+h, x+c, x, y+h-c, y+c)
}

// clip shortens s to n letters.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
