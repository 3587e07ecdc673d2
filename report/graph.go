package report

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// A Graph is a drawing of who repeats whom, origins on the left of those that
// repeat them. Lengths are in the units of the drawing.
type Graph struct {
	Width, Height int
	Nodes         []*Node
	Edges         []*Edge
	Left          int // outlets that are not drawn
}

// A Node is an outlet.
type Node struct {
	Name  string // in full
	Lines []string
	Note  string // "2 documents", "not among the documents"
	Among bool
	X, Y  int // of its upper left corner
	W, H  int

	degree, rank, docs int
	middle             int // where its middle stands in its column
	bend               bool
}

// TextY is where line i of the name stands.
func (n *Node) TextY(i int) int { return n.Y + 26 + 15*i - 8*(len(n.Lines)-1) }

// Middle is the horizontal middle of the node.
func (n *Node) Middle() int { return n.X + n.W/2 }

// NoteY is where the note stands.
func (n *Node) NoteY() int { return n.Y + n.H - 10 }

// An Edge leads from an origin to an outlet that repeats it.
type Edge struct {
	From, To *Node
	Strong   bool // it rests on the origin; else it credits it
	Back     bool // it closes a circle: two outlets repeat each other
	Path     string

	bends []*Node // where it passes the columns between its ends
}

type drawing struct {
	docs  map[string][]*Document // by folded outlet
	nodes map[string]*Node
	edges map[[2]string]*Edge
}

func newDrawing(v *View) *drawing {
	g := &drawing{map[string][]*Document{}, map[string]*Node{}, map[[2]string]*Edge{}}
	for _, d := range v.Documents {
		key := foldName(d.Name)
		g.docs[key] = append(g.docs[key], d)
	}
	return g
}

func (g *drawing) node(name string) *Node {
	key := foldName(name)
	n := g.nodes[key]
	if n == nil {
		n = &Node{Name: name, docs: len(g.docs[key]), Among: len(g.docs[key]) > 0}
		g.nodes[key] = n
	}
	return n
}

func (g *drawing) edge(origin string, d *Document, strong bool) {
	from, to := foldName(origin), foldName(d.Name)
	if from == to || from == "" || to == "" {
		return
	}
	e := g.edges[[2]string{from, to}]
	if e == nil {
		e = &Edge{From: g.node(origin), To: g.node(d.Name)}
		e.From.degree++
		e.To.degree++
		g.edges[[2]string{from, to}] = e
	}
	e.Strong = e.Strong || strong
}

// Sizes of the drawing.
const (
	nodeWidth, nodeHeight = 172, 56
	bendHeight            = 14
	gapX, gapY            = 76, 14
	nodesDrawn            = 36
)

// draw places the nodes in columns by their distance from the origins, as
// Sugiyama, Tagawa and Toda (1981) do: a long edge is led through the columns
// between its ends, and columns are ordered by barycentre. An edge that would
// close a circle is drawn as such.
func (g *drawing) draw() *Graph {
	if len(g.edges) == 0 {
		return nil
	}
	var nodes []*Node
	for _, n := range g.nodes {
		nodes = append(nodes, n)
	}
	sort.Slice(nodes, func(i, j int) bool {
		if nodes[i].degree != nodes[j].degree {
			return nodes[i].degree > nodes[j].degree
		}
		return nodes[i].Name < nodes[j].Name
	})
	out := &Graph{}
	nodes = keep(nodes, nodesDrawn, &out.Left)
	drawn := map[*Node]bool{}
	for _, n := range nodes {
		drawn[n] = true
	}
	for _, e := range g.edges {
		if drawn[e.From] && drawn[e.To] {
			out.Edges = append(out.Edges, e)
		}
	}
	sort.Slice(out.Edges, func(i, j int) bool {
		a, b := out.Edges[i], out.Edges[j]
		if a.Strong != b.Strong {
			return a.Strong
		}
		if a.From.Name != b.From.Name {
			return a.From.Name < b.From.Name
		}
		return a.To.Name < b.To.Name
	})
	rank(nodes, out.Edges)
	place(out, nodes)
	return out
}

// rank puts each node one column behind the last that it repeats. Edges are
// taken in order, the strong ones first; one that would close a circle is set
// aside.
func rank(nodes []*Node, edges []*Edge) {
	below := map[*Node][]*Node{}
	var reaches func(a, b *Node, seen map[*Node]bool) bool
	reaches = func(a, b *Node, seen map[*Node]bool) bool {
		if a == b {
			return true
		}
		seen[a] = true
		for _, c := range below[a] {
			if !seen[c] && reaches(c, b, seen) {
				return true
			}
		}
		return false
	}
	for _, e := range edges {
		if reaches(e.To, e.From, map[*Node]bool{}) {
			e.Back = true
			continue
		}
		below[e.From] = append(below[e.From], e.To)
	}
	for range nodes { // no path is longer than the number of nodes
		for _, e := range edges {
			if !e.Back {
				e.To.rank = max(e.To.rank, e.From.rank+1)
			}
		}
	}
}

func place(g *Graph, nodes []*Node) {
	deepest := 0
	for _, n := range nodes {
		deepest = max(deepest, n.rank)
	}
	columns := make([][]*Node, deepest+1)
	before := map[*Node][]*Node{} // what leads into a node from the column before
	for _, n := range nodes {
		columns[n.rank] = append(columns[n.rank], n)
	}
	for _, e := range g.Edges {
		if e.Back {
			continue
		}
		last := e.From
		for r := e.From.rank + 1; r < e.To.rank; r++ {
			bend := &Node{bend: true, rank: r}
			columns[r] = append(columns[r], bend)
			before[bend] = []*Node{last}
			e.bends = append(e.bends, bend)
			last = bend
		}
		before[e.To] = append(before[e.To], last)
	}
	tallest := 0
	heights := make([]int, len(columns))
	for i, col := range columns {
		where := map[*Node]float64{}
		for _, n := range col {
			for _, b := range before[n] {
				where[n] += float64(b.middle) / float64(len(before[n]))
			}
		}
		sort.SliceStable(col, func(a, b int) bool { return where[col[a]] < where[col[b]] })
		y := 0
		for _, n := range col {
			n.W, n.H = nodeWidth, nodeHeight
			if n.bend {
				n.H = bendHeight
			}
			n.X, n.Y = 4+i*(nodeWidth+gapX), y
			y += n.H + gapY
		}
		heights[i] = y - gapY
		tallest = max(tallest, heights[i])
		for _, n := range col { // the middles count from the middle of the column
			n.middle = n.Y + n.H/2 - heights[i]/2
		}
	}
	for i, col := range columns {
		for _, n := range col {
			n.Y += 4 + (tallest-heights[i])/2
			if n.bend {
				continue
			}
			n.Lines = twoLines(n.Name)
			n.Note = "not among the documents"
			if n.Among {
				n.Note = Number(n.docs, "document", "documents")
			}
			g.Nodes = append(g.Nodes, n)
		}
	}
	g.Width = len(columns)*(nodeWidth+gapX) - gapX + 8
	g.Height = tallest + 8
	for _, e := range g.Edges {
		e.Path = path(e)
	}
}

// path draws an edge from the right side of its origin to the left side of the
// outlet that repeats it; one that closes a circle leads back the same way.
func path(e *Edge) string {
	a, b := e.From, e.To
	if e.Back {
		x1, y1, x2, y2 := a.X, a.Y+a.H-11, b.X+b.W+8, b.Y+b.H-11
		return fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1, y1, x1-gapX/2, y1, x2+gapX/2, y2, x2, y2)
	}
	x, y := a.X+a.W, a.Y+a.H/2
	d := fmt.Sprintf("M%d %d", x, y)
	to := func(x2, y2 int) {
		d += fmt.Sprintf(" C%d %d %d %d %d %d", x+gapX/2, y, x2-gapX/2, y2, x2, y2)
		x, y = x2, y2
	}
	for _, n := range e.bends {
		to(n.X, n.Y+n.H/2)
		x = n.X + n.W
		d += fmt.Sprintf(" L%d %d", x, y)
	}
	to(b.X-8, b.Y+b.H/2)
	return d
}

// twoLines breaks a name at a space so that it fits a node.
func twoLines(s string) []string {
	const n = 18
	short := func(s string) string {
		if utf8.RuneCountInString(s) <= n {
			return s
		}
		return string([]rune(s)[:n-1]) + "…"
	}
	if utf8.RuneCountInString(s) <= n {
		return []string{s}
	}
	at := 0
	for i, r := range s {
		if r == ' ' && utf8.RuneCountInString(s[:i]) <= n {
			at = i
		}
	}
	if at == 0 {
		return []string{short(s)}
	}
	return []string{s[:at], short(s[at+1:])}
}
