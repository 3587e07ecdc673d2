package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A Strip is what one speaker said, over time.
type Strip struct {
	Height int
	Dots   []Dot
	Moves  []Move
	Line   string // the same in one line of words
}

// A Dot is one statement. Its place is X hundredths and Shift units to the right of it.
type Dot struct {
	X        float64
	Shift, Y int
	Shape    string // assertion, denial, admission, hedge, no-comment, question, demand, promise, opinion; more
	Text     string // what it is, in words
	Href     string
	More     int // statements that this place has no room for
}

// A Move is a change of a position, between two dots.
type Move struct {
	X      float64
	Y      int
	Text   string // narrowed, withdrawn, …
	Why    string
	Href   string
	Anchor string // start, middle or end
}

// Sizes of a strip, in units.
const (
	dotPitch   = 12
	narrowAxis = 270 // of a small screen: what fits there fits everywhere
	rowsMost   = 6
	moveHeight = 15
	pitch      = 100 * float64(dotPitch) / narrowAxis // in hundredths of a small screen
)

// Shapes are the marks of a strip, in the order of the kinds.
func Shapes() (l []string) {
	for _, k := range kindOrder {
		l = append(l, k[0])
	}
	return l
}

// Shape is how the statement is drawn: by its kind, and by its stance where it
// denies or hedges what others assert.
func (x *Statement) Shape() string {
	kind := x.Kind
	if kind == string(hearsay.Assertion) || kind == "" {
		switch x.Stance {
		case string(hearsay.Denies):
			return string(hearsay.Denial)
		case string(hearsay.Hedges):
			return string(hearsay.Hedge)
		case string(hearsay.Questions):
			return string(hearsay.Question)
		}
	}
	for _, k := range kindOrder {
		if k[0] == kind {
			return kind
		}
	}
	return string(hearsay.Assertion)
}

// Day is when it was said, else printed, in ISO 8601; "" for unknown.
func (x *Statement) Day() string {
	if w := x.when(); w != "\uffff" {
		return w
	}
	return ""
}

// strip draws statements; moves are the changes of the speaker's positions.
func (a *Axis) strip(l []*Statement, moves []change) *Strip {
	type bin struct {
		x    float64
		of   []*Statement
		cols int
	}
	var bins []*bin
	for _, s := range l {
		x := a.undated
		if d, ok := number(s.Day()); ok {
			x = a.at(d)
		}
		bins = append(bins, &bin{x: x, of: []*Statement{s}})
	}
	slices.SortStableFunc(bins, func(a, b *bin) int { return cmp.Compare(a.x, b.x) })
	// Days that stand too near to be told apart share a place.
	n := 0
	for _, b := range bins {
		if n > 0 && b.x-bins[n-1].x < pitch {
			bins[n-1].of = append(bins[n-1].of, b.of...)
			continue
		}
		bins[n] = b
		n++
	}
	bins = bins[:n]
	for i, b := range bins {
		// A place spreads to both sides as far as its neighbours leave room.
		room := 100.0
		if i > 0 {
			room = min(room, b.x-bins[i-1].x)
		}
		if i+1 < n {
			room = min(room, bins[i+1].x-b.x)
		}
		switch {
		case a.Undated && b.x == a.undated:
			room = 98 - a.right
		case a.Undated:
			room = min(room, 2*(a.right+2-b.x)) // not into the zone of what has no day
		}
		most := 6
		if a.Border == 0 {
			most = 20
		}
		b.cols = min(max(1, int(room/pitch)), most)
	}
	out := &Strip{}
	rows := 1
	for _, b := range bins {
		if a.Border > 0 {
			b.cols = min(b.cols, max(1, (len(b.of)+3)/4))
		}
		rows = max(rows, min(rowsMost, (len(b.of)+b.cols-1)/b.cols))
	}
	top := 0
	for i, m := range moves {
		y := moveHeight - 4
		// A label that would stand on the one before goes a line lower.
		if i > 0 && out.Moves[i-1].Y == y && m.x-out.Moves[i-1].X < 26 {
			y += moveHeight
		}
		out.Moves = append(out.Moves, Move{X: m.x, Y: y, Text: m.text, Why: m.why, Href: m.href, Anchor: anchor(m.x)})
		top = max(top, y+4)
	}
	base := top + rows*dotPitch + 2
	out.Height = base + 4
	for _, b := range bins {
		room := b.cols * rowsMost
		shown := b.of
		start := max(dotPitch/2-b.cols*dotPitch/2, dotPitch/2-int(b.x/100*narrowAxis)) // not over the left edge
		if len(shown) > room {
			shown = shown[:room-1]
		}
		for i, s := range shown {
			out.Dots = append(out.Dots, Dot{X: b.x, Shift: start + (i%b.cols)*dotPitch, Y: base - 8 - (i/b.cols)*dotPitch,
				Shape: s.Shape(), Text: s.about(), Href: s.link()})
		}
		if n := len(b.of) - len(shown); n > 0 {
			i := len(shown)
			out.Dots = append(out.Dots, Dot{X: b.x, Shift: start - 6 + (i%b.cols)*dotPitch, Y: base - 5 - (i/b.cols)*dotPitch, Shape: "more", More: n})
		}
	}
	return out
}

// anchor keeps the words at x inside the drawing.
func anchor(x float64) string {
	switch {
	case x < 15:
		return "start"
	case x > 80:
		return "end"
	}
	return "middle"
}

// about says what a statement is in one line.
func (x *Statement) about() string {
	when := "no date"
	if x.Said != "" {
		when = "said " + x.Said
	} else if x.Document != nil && x.Document.Date != "" {
		when = "printed " + x.Document.Date
	}
	kind := x.Kind
	if kind == "" {
		kind = "statement"
	}
	return capital(strings.ReplaceAll(kind, "-", " ")) + ", " + when + ": " + cut(x.Quote, 90)
}

// link leads to the statement in its list, else to its words.
func (x *Statement) link() string {
	switch {
	case x.Listed:
		return "#" + x.ID
	case x.Href != "":
		return x.Href
	}
	return x.DocHref
}
