package report

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// A Graph is a drawing of who repeats whom, origins above those that repeat
// them. Lengths are in the units of the drawing.
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

	degree, rank, docs, order int
}

// A line of text of a node's name is at X+W/2, TextY(i).
func (n *Node) TextY(i int) int { return n.Y + 19 + 15*i - 7*(len(n.Lines)-1) }

// Middle is the horizontal middle of the node.
func (n *Node) Middle() int { return n.X + n.W/2 }

// NoteY is where the note stands.
func (n *Node) NoteY() int { return n.Y + n.H - 9 }

// An Edge leads from an origin to an outlet that repeats it.
type Edge struct {
	From, To *Node
	Strong   bool // it rests on the origin; else it credits it
	Back     bool // it closes a circle: two outlets repeat each other
	Path     string
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
	nodeWidth, nodeHeight = 168, 62
	gapX, gapY            = 26, 64
	nodesDrawn            = 28
	nodesInRow            = 5
)

// draw places the nodes in rows by their distance from the origins; an edge that
// would close a circle is drawn as such.
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

// rank puts each node one row below the lowest that it repeats. Edges are taken
// in order, the strong ones first; one that would close a circle is set aside.
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
	byRank := map[int][]*Node{}
	deepest, widest := 0, 0
	for _, n := range nodes {
		byRank[n.rank] = append(byRank[n.rank], n)
		deepest = max(deepest, n.rank)
	}
	var rows [][]*Node
	for r := 0; r <= deepest; r++ {
		l := byRank[r]
		byParents(l, g.Edges)
		for len(l) > 0 {
			k := min(len(l), nodesInRow)
			rows = append(rows, l[:k])
			widest = max(widest, k)
			l = l[k:]
		}
	}
	g.Width = widest*(nodeWidth+gapX) + gapX
	for r, row := range rows {
		left := (g.Width - len(row)*(nodeWidth+gapX) + gapX) / 2
		for i, n := range row {
			n.X, n.Y, n.W, n.H = left+i*(nodeWidth+gapX), 8+r*(nodeHeight+gapY), nodeWidth, nodeHeight
			n.Lines = twoLines(n.Name)
			n.Note = "not among the documents"
			if n.Among {
				n.Note = Number(n.docs, "document", "documents")
			}
			g.Nodes = append(g.Nodes, n)
		}
	}
	g.Height = len(rows)*(nodeHeight+gapY) - gapY + 16
	for _, e := range g.Edges {
		e.Path = path(e)
	}
}

// byParents orders a row by where the origins of its nodes stand in the rows
// above, so that few edges cross (the barycentre method of Sugiyama et al. 1981).
func byParents(row []*Node, edges []*Edge) {
	where := map[*Node]float64{}
	for _, n := range row {
		sum, k := 0, 0
		for _, e := range edges {
			if e.To == n && !e.Back {
				sum, k = sum+e.From.order, k+1
			}
		}
		if k > 0 {
			where[n] = float64(sum) / float64(k)
		}
	}
	sort.SliceStable(row, func(i, j int) bool { return where[row[i]] < where[row[j]] })
	for i, n := range row {
		n.order = 2*i - len(row)
	}
}

func path(e *Edge) string {
	a, b := e.From, e.To
	switch {
	case b.Y > a.Y && !e.Back:
		x1, y1, x2, y2 := a.Middle(), a.Y+a.H, b.Middle(), b.Y-7
		return fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1, y1, x1, y1+gapY/2, x2, y2-gapY/2, x2, y2)
	case b.Y < a.Y: // upwards: along the right sides
		x1, y1, x2, y2 := a.Middle()+36, a.Y, b.Middle()+36, b.Y+b.H+7
		return fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1, y1, x1+14, y1-gapY/2, x2+14, y2+gapY/2, x2, y2)
	default: // in one row: an arc below
		x1, x2, y := a.Middle()+20, b.Middle()-20, a.Y+a.H
		if b.X < a.X {
			x1, x2 = a.Middle()-20, b.Middle()+20
		}
		return fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1, y, x1, y+40, x2, y+46, x2, y+7)
	}
}

// twoLines breaks a name at a space so that it fits a node.
func twoLines(s string) []string {
	const n = 19
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
