package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
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

// readStances tells each statement what it does with a proposition that others
// speak of too. One that does several things has no stance of its own.
func (v *View) readStances() {
	for i := range v.c.Propositions {
		for _, p := range v.c.Propositions[i].Places {
			x := v.statements[p.Statement]
			if x == nil || p.Statement == "" || p.Confidence < middle {
				continue
			}
			if x.Stance != "" && x.Stance != string(p.Stance) {
				x.mixed = true
			}
			x.Stance = string(p.Stance)
		}
	}
	for _, x := range v.every {
		if x.mixed {
			x.Stance = ""
		}
		if x.Stance == "" {
			switch x.Kind {
			case string(hearsay.Denial):
				x.Stance = string(hearsay.Denies)
			case string(hearsay.Hedge):
				x.Stance = string(hearsay.Hedges)
			case string(hearsay.Question):
				x.Stance = string(hearsay.Questions)
			case string(hearsay.Assertion), string(hearsay.Admission):
				x.Stance = string(hearsay.Asserts)
			}
		}
	}
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

// A change is a move before it has a place.
type change struct {
	x               float64
	text, why, href string
}

// readStrips draws what each speaker said and picks the most telling ones: those
// who deny, grant, refuse or move, before those who only speak often.
func (v *View) readStrips() {
	v.Axis = v.newAxis()
	moves, dated := v.moves(), v.Axis != nil && v.Axis.Dated()
	weight := map[*Speaker]int{}
	for _, s := range v.Speakers {
		if s.Unknown {
			continue
		}
		w := len(s.Statements)
		for _, x := range s.Statements {
			switch x.Shape() {
			case string(hearsay.Denial), string(hearsay.Admission), string(hearsay.NoComment):
				w += 3
			case string(hearsay.Hedge):
				w += 2
			}
			w += len(x.Against)
		}
		w += 4 * len(moves[s])
		if !s.Named {
			w -= w / 4
		}
		weight[s] = w
		s.Line = s.line(len(moves[s]), dated)
	}
	const open, drawn = 12, 60
	for _, s := range v.Speakers {
		if !s.Unknown && s.Solid() {
			v.People = append(v.People, s)
		}
	}
	slices.SortStableFunc(v.People, func(a, b *Speaker) int { return cmp.Compare(weight[b], weight[a]) })
	for i, s := range v.People {
		if v.Axis != nil && i < drawn && len(s.Statements) > 0 {
			s.Strip = v.Axis.strip(s.Statements, moves[s])
		}
	}
	if len(v.People) > open+2 { // a fold for two is none
		v.Others = v.People[open:]
		v.People = v.People[:open]
	}
	for _, s := range v.Speakers {
		if s.Unknown {
			s.Line = s.line(0, dated)
		}
	}
}

// moves are the changes of positions, by speaker, in order of time; several at
// one place are one.
func (v *View) moves() map[*Speaker][]change {
	out := map[*Speaker][]change{}
	if v.Axis == nil {
		return out
	}
	for _, p := range v.c.Positions {
		s := v.speakers[p.Speaker]
		if s == nil {
			continue
		}
		for i := 1; i < len(p.Statements) && i <= len(p.Changes); i++ {
			what := p.Changes[i-1]
			a, b := v.statements[p.Statements[i-1]], v.statements[p.Statements[i]]
			if what == "" || what == "same" || a == nil || b == nil {
				continue
			}
			from, ok1 := number(a.Day())
			to, ok2 := number(b.Day())
			if !ok1 || !ok2 { // an order that is not known is not drawn
				continue
			}
			m := change{x: (v.Axis.at(from) + v.Axis.at(to)) / 2, text: what, href: b.link()}
			m.why = capital(what) + " on " + clean(p.Matter)
			if i <= len(p.Whys) && p.Whys[i-1] != "" {
				m.why += ": " + p.Whys[i-1]
			}
			out[s] = append(out[s], m)
		}
	}
	for s, l := range out {
		slices.SortStableFunc(l, func(a, b change) int { return cmp.Compare(a.x, b.x) })
		var kept []change
		for _, m := range l {
			if k := len(kept) - 1; k >= 0 && m.x-kept[k].x < 12 {
				if !strings.Contains(kept[k].text, m.text) {
					kept[k].text += ", " + m.text
				}
				kept[k].why += "; " + m.why
				continue
			}
			kept = append(kept, m)
		}
		out[s] = kept
	}
	return out
}

// line says the strip in words: "6 assertions, 2 denials; first 5 March 2031,
// last 14 March 2031; 1 change of position".
func (s *Speaker) line(moved int, dated bool) string {
	parts := []string{strings.Join(kinds(s.Statements), ", ")}
	if parts[0] == "" {
		parts[0] = "nothing that is more than doubtful"
	}
	var first, last string
	without, from, to := 0, 0, 0
	for _, x := range s.Statements {
		n, ok := number(x.Day())
		if !ok {
			without++
			continue
		}
		if first == "" || n < from {
			first, from = x.Day(), n
		}
		if last == "" || n > to {
			last, to = x.Day(), n
		}
	}
	switch {
	case first == "":
		if len(s.Statements) > 0 && dated {
			parts = append(parts, "no day known")
		}
	case first == last:
		parts = append(parts, day(first))
	default:
		parts = append(parts, "first "+day(first)+", last "+day(last))
	}
	if without > 0 && first != "" {
		parts[len(parts)-1] += fmt.Sprintf(", %d without a day", without)
	}
	if moved > 0 {
		parts = append(parts, Number(moved, "change of position", "changes of position"))
	}
	if n := len(s.Doubtful); n > 0 {
		parts = append(parts, fmt.Sprintf("%d doubtful, not drawn", n))
	}
	if s.More > 0 {
		parts = append(parts, Number(s.More, "more not shown", "more not shown"))
	}
	return strings.Join(parts, "; ")
}

// Label is the text alternative of the strip.
func (s *Speaker) Label() string { return s.Name + " over time: " + s.Line }
