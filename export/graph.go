package export

import (
	"cmp"

	"github.com/openhearsay/hearsay"
)

// A graph is who repeats whom, and what documents and speakers do with claims: what the
// river and the section about repeats of a report show, of the whole case.
type graph struct {
	nodes []graphNode
	edges []graphEdge

	byKey  map[string]int
	byEnds map[graphEnds]int
}

// graphEnds are what tells an edge from the others.
type graphEnds struct {
	from, to int
	kind     string
}

type graphNode struct {
	label string
	kind  string // document, source, speaker, claim
	id    string // of the document, speaker or claim in the case, "" for a source
	date  string // of a document, "" for unknown
	link  string
	among bool // of a source: its own report is in the case
}

type graphEdge struct {
	from, to   int
	kind       string  // see doc/exports.md
	weight     int     // how many places, passages or credits say so
	confidence float64 // unrated where the case gives none
	why        string  // of the surest one
}

const unrated = -1

func (g *graph) node(n graphNode, key string) int {
	key = n.kind + "\n" + key
	i, ok := g.byKey[key]
	if !ok {
		i = len(g.nodes)
		g.byKey[key] = i
		g.nodes = append(g.nodes, n)
	}
	return i
}

// edge adds to the edge of its kind from one node to another.
func (g *graph) edge(from, to int, kind string, confidence float64, why string) {
	if from == to {
		return
	}
	k := graphEnds{from, to, kind}
	i, ok := g.byEnds[k]
	if !ok {
		i = len(g.edges)
		g.byEnds[k] = i
		g.edges = append(g.edges, graphEdge{from: from, to: to, kind: kind, confidence: unrated})
	}
	e := &g.edges[i]
	e.weight++
	if c := share(confidence); c > e.confidence && confidence != unrated {
		e.confidence, e.why = c, why
	}
}

// graph makes the graph of the case, its nodes and edges in the order of the case.
func (v *view) graph() *graph {
	g := &graph{byKey: map[string]int{}, byEnds: map[graphEnds]int{}}
	document := func(id string) int {
		d := v.document(id)
		return g.node(graphNode{label: cmp.Or(d.Title, d.ID), kind: "document", id: d.ID, date: edtf(d.Published), link: address(d.URL)}, d.ID)
	}
	source := func(name string) int { return g.node(graphNode{label: name, kind: "source"}, key(name)) }
	for i := range v.c.Documents {
		d := &v.c.Documents[i]
		n := document(d.ID)
		if d.Outlet != "" {
			s := source(d.Outlet)
			g.nodes[s].among = true
			g.edge(n, s, "published by", unrated, "")
		}
	}
	for i := range v.c.RestsOn {
		r := &v.c.RestsOn[i]
		g.edge(document(r.Document), source(r.Origin), "rests on", r.Confidence, r.Why)
	}
	for i := range v.c.Credits {
		c := &v.c.Credits[i]
		g.edge(document(c.Document), source(c.Outlet), "credits", unrated, "")
	}
	for i := range v.c.Passages {
		p := &v.c.Passages[i]
		a, b := document(p.A.Document), document(p.B.Document)
		switch {
		case p.Boilerplate:
		case p.From == hearsay.FromA:
			g.edge(b, a, "copies", p.Similarity, p.Why)
		case p.From == hearsay.FromB:
			g.edge(a, b, "copies", p.Similarity, p.Why)
		default:
			g.edge(min(a, b), max(a, b), "shares text with", p.Similarity, p.Why)
		}
	}
	for i := range v.c.Unattributed {
		u := &v.c.Unattributed[i]
		g.edge(document(u.Stated.Document), document(u.Sourced.Document), "loses the source of", u.Confidence, u.Why)
	}
	claimed := map[string]bool{}
	for i := range v.c.Claims {
		c := &v.c.Claims[i]
		claimed[c.Proposition] = true
		n := g.node(graphNode{label: c.Text, kind: "claim", id: cmp.Or(c.ID, c.Proposition)}, c.Text)
		for k := range v.c.Documents {
			if stance := c.Documents[v.c.Documents[k].ID]; stance != "" {
				g.edge(document(v.c.Documents[k].ID), n, string(stance), c.Confidence, c.Why)
			}
		}
		v.sides(g, n, c.Places, c.Origins, source)
	}
	for i := range v.c.Propositions {
		q := &v.c.Propositions[i]
		if !claimed[q.ID] && several(q.Places) {
			v.sides(g, g.node(graphNode{label: q.Text, kind: "claim", id: q.ID}, q.ID), q.Places, q.Origins, source)
		}
	}
	return g
}

// sides adds who says what of a claim, and where it comes from.
func (v *view) sides(g *graph, claim int, places []hearsay.Place, origins []hearsay.Origin, source func(string) int) {
	for _, p := range places {
		s := v.statements[p.Statement]
		if s == nil {
			continue
		}
		if who := v.speakers[s.Speaker]; who != nil && p.Stance != "" {
			n := g.node(graphNode{label: who.Name, kind: "speaker", id: who.ID}, who.ID)
			g.edge(n, claim, string(p.Stance), p.Confidence, v.words(p.Document, p.Span))
		}
	}
	for _, o := range origins {
		g.edge(source(o.Name), claim, "origin of", o.Confidence, o.Why)
	}
}

// several reports whether places stand in two documents or more.
func several(places []hearsay.Place) bool {
	for _, p := range places {
		if p.Document != places[0].Document {
			return true
		}
	}
	return false
}
