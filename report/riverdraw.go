package report

import (
	"fmt"
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
	Href  string // of the words that show it, "" for none
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
}

// letterTall and letterWide are the measures of letters in the boxes, in units; of
// wide fonts, so that what fits here fits everywhere.
const letterWide = 7.9

// lettersIn is how many letters of a name have room in a box so wide.
func lettersIn(wide int) int { return int(float64(wide-38) / letterWide) }

// class of an origin: how sure it is shows in its outline.
func (e *RiverEnd) class() string {
	switch {
	case e.Unknown:
		return "origin unknown"
	case e.Named:
		return "origin named"
	case e.Possible:
		return "origin possible"
	}
	return "origin"
}

// note says how many documents have it from an origin, and what it is.
func (e *RiverEnd) note() string {
	s := Number(e.Documents, "document", "documents")
	if e.Possible {
		s = "perhaps, " + s
	}
	if e.Named {
		s = fmt.Sprintf("named by %d", e.Documents)
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

// deniedBy is the class of a denier's box and lines: only what is possible is broken.
func (e *RiverEnd) deniedBy(class string) string {
	if e.Possible {
		return class + " possible"
	}
	return class
}

// flow is the class of the line to a row.
func (row *RiverRow) flow() string {
	s := "flow"
	if row.Origin != nil && row.Origin.Unknown {
		s += " unknown"
	}
	return s
}

// box is where an end stands.
func (e *RiverEnd) box(class string, x, y, w, h int, note string) *Shape {
	s := &Shape{Class: class, X: x, Y: y, W: w, H: h, Round: 6, Href: e.Href, Title: e.Name + ", " + note}
	if e.Unknown {
		s.Title = "Of " + note + " it is not shown where it comes from"
		s.Href = "#untold"
	}
	s.words(e.Name, note)
	return s
}

// denier is the box of who denies it: its corners are cut, so that it is not told by
// colour alone.
func (e *RiverEnd) denier(x, y, w int) *Shape {
	s := e.box(e.deniedBy("denier"), x, y, w, denierTall, e.denies())
	s.Path = octagon(x, y, w, denierTall, 10)
	return s
}

const denierTall = 42

// pill is the box of a document.
func (row *RiverRow) pill(x, y, w, h int) *Shape {
	name, file := row.name()
	s := &Shape{Class: "outlet " + row.Stance, X: x, Y: y, W: w, H: h, Round: h / 2, Href: row.Href, Title: row.title()}
	if len(row.more) > 0 {
		s.Class, s.Href = "outlet several", row.FlowHref
	}
	if s.Href == "" {
		s.Href = "#" + row.Document.Anchor()
	}
	class := "name"
	if file {
		class = "name file"
	}
	base := y + h/2 + 5
	s.Texts = append(s.Texts, &Label{Class: "sign", Text: stanceSign[row.Stance], X: x + 14, Y: base},
		&Label{Class: class, Text: clip(name, lettersIn(w)), X: x + 25, Y: base})
	return s
}

// stanceSign is the sign of what a document does, so that it is not told by colour alone.
var stanceSign = map[string]string{"supports": "●", "reports": "○", "denies": "✕", "": "+"}

// sign says that a document carries a denial; it leads to the words of the first.
func (row *RiverRow) sign(x, y int) *Shape {
	names := ""
	possible := true
	for i, e := range row.Denied {
		if i > 0 {
			names += ", "
		}
		names += e.Name
		possible = possible && e.Possible
	}
	name, _ := row.name()
	s := &Shape{Class: "denied", Path: octagon(x, y, 17, 17, 5), X: x, Y: y, W: 17, H: 17, Href: row.denial[row.Denied[0]], Title: name + ": with the denial of " + names,
		Texts: []*Label{{Class: "cross", Text: "✕", X: x + 8, Y: y + 12}}}
	if possible {
		s.Class, s.Title = "denied possible", name+": perhaps with the denial of "+names
	}
	return s
}

// words writes a name and a note into a box, in letters that fit or clipped.
func (s *Shape) words(name string, note string) {
	class, letters := "name", (s.W-24)*10/95
	if utf8.RuneCountInString(name) > letters {
		class, letters = "name long", (s.W-20)*10/78
	}
	noteLetters := (s.W - 20) * 10 / 66
	y := s.Y + s.H/2 - 3
	more := ""
	if at := strings.LastIndex(note, ", "); at > 0 && utf8.RuneCountInString(note) > noteLetters && s.H > 50 {
		note, more, y = note[:at], note[at+2:], y-8
	}
	s.Texts = append(s.Texts, &Label{Class: class, Text: clip(name, letters), X: s.X + 12, Y: y},
		&Label{Class: "note", Text: clip(note, noteLetters), X: s.X + 12, Y: y + 17})
	if more != "" {
		s.Texts = append(s.Texts, &Label{Class: "note", Text: clip(more, noteLetters), X: s.X + 12, Y: y + 31})
	}
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
	return strings.TrimRight(string([]rune(s)[:max(n-1, 1)]), " ") + "…"
}

// A Sign is one line of the legend: what a shape or a line of the drawing means.
type Sign struct{ Class, Text string }

// Legend is what the signs of the drawing mean, those that stand in it.
func (r *River) Legend() (l []Sign) {
	add := func(ok bool, class, text string) {
		if ok {
			l = append(l, Sign{class, text})
		}
	}
	var sure, named, may, supports, reports, denies, lost bool
	for _, o := range r.Origins {
		sure = sure || !o.Unknown && !o.Named && !o.Possible
		named, may = named || o.Named, may || o.Possible
	}
	for _, row := range r.Rows {
		supports, reports, denies = supports || row.Stance == "supports", reports || row.Stance == "reports", denies || row.Stance == "denies"
		lost = lost || row.Lost
	}
	possible := len(r.Deniers) > 0 && r.Deniers[len(r.Deniers)-1].Possible
	add(sure, "origin", "it comes from there, likely right")
	add(may, "origin possible", "it may come from there")
	add(named, "origin named", "whom documents name as their source; where that has it from is not shown")
	add(supports, "", "● says it in its own voice")
	add(reports, "", "○ reports it")
	add(denies, "", "✕ denies it")
	add(len(r.Deniers) > 0 && !r.Deniers[0].Possible, "denier", "who denies it, and the documents that carry the denial")
	add(possible, "denier possible", "who may deny it, and the documents that carry those words")
	add(lost, "lost", "the source got lost on the way")
	add(len(r.Circles) > 0, "circle", "they rest on each other")
	return l
}
