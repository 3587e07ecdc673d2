package export

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/report"
)

// The form is JSON Canvas 1.0 of 2024-03-11. Texts are Markdown there, so what documents
// say goes through markdown.

type canvas struct {
	Nodes []canvasNode `json:"nodes"`
	Edges []canvasEdge `json:"edges"`
}

type canvasNode struct {
	ID     string `json:"id"`
	Type   string `json:"type"` // text or group
	X      int    `json:"x"`    // pixels
	Y      int    `json:"y"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Color  string `json:"color,omitempty"`
	Text   string `json:"text,omitempty"`
	Label  string `json:"label,omitempty"`
}

type canvasEdge struct {
	ID       string `json:"id"`
	FromNode string `json:"fromNode"`
	FromSide string `json:"fromSide,omitempty"`
	ToNode   string `json:"toNode"`
	ToSide   string `json:"toSide,omitempty"`
	ToEnd    string `json:"toEnd,omitempty"`
	Color    string `json:"color,omitempty"`
	Label    string `json:"label,omitempty"`
}

// stanceColor are the presets of the standard: green, red, yellow, cyan.
var stanceColor = map[hearsay.Stance]string{hearsay.Asserts: "4", hearsay.Denies: "1", hearsay.Hedges: "3", hearsay.Questions: "5"}

// Measures of the layout, in pixels.
const (
	canvasWide  = 420 // a card
	canvasGap   = 40
	canvasSide  = 200 // between columns, for the edges and their labels
	canvasLine  = 26  // height of a line of text
	canvasRunes = 46  // code points on a line

	canvasGroup  = 3*canvasWide + 2*canvasSide + 2*canvasGap // width of a group
	canvasAcross = 3                                         // groups beside each other
)

// writeCanvas writes one group a claim, and one for each proposition of no claim that
// somebody denies, hedges about or questions: its origins on the left, what is claimed
// in the middle, on the right the places, coloured by their stance. Lines join places that
// stand in conflict. Groups stand in three columns, each below the shortest one.
func writeCanvas(w io.Writer, v *view) error {
	c := canvas{Nodes: []canvasNode{}, Edges: []canvasEdge{}}
	var ends [canvasAcross]int // of the groups in each column
	place := func(id, text, why string, places []hearsay.Place, origins []hearsay.Origin) {
		column := 0
		for i, end := range ends {
			if end < ends[column] {
				column = i
			}
		}
		ends[column] = v.group(&c, id, text, why, places, origins, column*(canvasGroup+canvasSide), ends[column])
	}
	claimed := map[string]bool{}
	for i := range v.c.Claims {
		x := &v.c.Claims[i]
		claimed[x.Proposition] = true
		place(fmt.Sprintf("claim%d", i+1), x.Text, x.Why, x.Places, x.Origins)
	}
	for i := range v.c.Propositions {
		q := &v.c.Propositions[i]
		if claimed[q.ID] || !disputed(q.Places) {
			continue
		}
		place(fmt.Sprintf("proposition%d", i+1), q.Text, "", q.Places, q.Origins)
	}
	return writeJSON(w, c, false)
}

func disputed(places []hearsay.Place) bool {
	for _, p := range places {
		if p.Stance != hearsay.Asserts {
			return true
		}
	}
	return false
}

// group adds a group at x and y and returns where the next one goes below it.
func (v *view) group(c *canvas, id, text, why string, places []hearsay.Place, origins []hearsay.Origin, left, y int) int {
	top := y + canvasGap
	frame := len(c.Nodes) // below all that it holds
	c.Nodes = append(c.Nodes, canvasNode{ID: id, Type: "group", X: left, Y: y, Width: canvasGroup, Label: foreign.Line(short(text, 120))})
	card := func(name, text, color string, column, y int) canvasNode {
		return canvasNode{ID: id + "-" + name, Type: "text", X: left + canvasGap + column*(canvasWide+canvasSide), Y: y, Width: canvasWide, Height: heightOf(text), Color: color, Text: text}
	}
	middle := "**" + markdown(text) + "**"
	if why != "" {
		middle += "\n\n" + markdown(why)
	}
	claim := card("claim", middle, "6", 1, top)
	c.Nodes = append(c.Nodes, claim)
	ends := [3]int{1: top + claim.Height}
	for i, o := range origins {
		x := card(fmt.Sprintf("origin%d", i+1), fmt.Sprintf("**Origin: %s**\n\n%s. %s", markdown(o.Name), independence(o.Independence), markdown(report.Sentence(o.Why))), "", 0, max(top, ends[0]))
		ends[0] = x.Y + x.Height + canvasGap
		c.Nodes = append(c.Nodes, x)
		c.Edges = append(c.Edges, canvasEdge{ID: x.ID + "-edge", FromNode: x.ID, FromSide: "right", ToNode: claim.ID, ToSide: "left", ToEnd: "arrow", Label: "origin"})
	}
	said := map[string]string{} // nodes of statements
	for i, p := range places {
		x := card(fmt.Sprintf("place%d", i+1), v.card(&p), stanceColor[p.Stance], 2, max(top, ends[2]))
		ends[2] = x.Y + x.Height + canvasGap
		c.Nodes = append(c.Nodes, x)
		c.Edges = append(c.Edges, canvasEdge{ID: x.ID + "-edge", FromNode: x.ID, FromSide: "left", ToNode: claim.ID, ToSide: "right", ToEnd: "arrow", Color: stanceColor[p.Stance], Label: string(p.Stance)})
		if p.Statement != "" {
			said[p.Statement] = x.ID
		}
	}
	for i := range v.c.Conflicts {
		x := &v.c.Conflicts[i]
		if a, b := said[x.A.Statement], said[x.B.Statement]; a != "" && b != "" && a != b {
			c.Edges = append(c.Edges, canvasEdge{ID: fmt.Sprintf("%s-conflict%d", id, i+1), FromNode: a, FromSide: "right", ToNode: b, ToSide: "right", ToEnd: "none", Color: "1", Label: certainty(x) + " " + string(x.Kind)})
		}
	}
	bottom := max(ends[0], ends[1], ends[2]) + canvasGap
	c.Nodes[frame].Height = bottom - y
	return bottom + canvasSide
}

// card is what stands on the card of a place.
func (v *view) card(p *hearsay.Place) string {
	d := v.document(p.Document)
	who := "In the outlet’s own voice"
	if s := v.statements[p.Statement]; s != nil {
		who = markdown(cmp.Or(v.speaker(s.Speaker).Name, "Speaker unknown")) + "\n" + markdown(v.chain(s))
	}
	who += "\n" + markdown(fmt.Sprintf("%s. %s", p.Stance, sure(p.Confidence)))
	where := markdown(cmp.Or(d.Outlet, "Outlet unknown") + ", " + cmp.Or(report.Date(d.Published), "date unknown") + ": " + cmp.Or(d.Title, d.ID))
	if to := v.link(d.ID, p.Span); to != "" {
		where = "[" + where + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(to) + ">)"
	}
	return "> " + markdown(v.words(d.ID, p.Span)) + "\n\n" + who + "\n\n" + where
}

// markdown is s in CommonMark, and in what Obsidian adds to it: %% would hide what follows,
// == would mark it.
func markdown(s string) string {
	return strings.NewReplacer("%%", `\%\%`, "==", `\=\=`).Replace(foreign.Markdown(s))
}

func independence(i hearsay.Independence) string {
	switch i {
	case hearsay.Independent:
		return "Independent"
	case hearsay.SameOrigin:
		return "The same origin as another"
	}
	return "Not known to be independent"
}

// heightOf is about how high a card must be for its text.
func heightOf(text string) int {
	lines := 1
	for l := range strings.Lines(text) {
		if at := strings.Index(l, "](<"); at >= 0 {
			l = l[:at] // an address is not seen
		}
		lines += 1 + utf8.RuneCountInString(l)/canvasRunes
	}
	return canvasLine * (lines + 1)
}
