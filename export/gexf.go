package export

import (
	"encoding/xml"
	"io"
	"strconv"

	"github.com/openhearsay/hearsay/foreign"
)

// The form is GEXF 1.3 (gexf.net). Labels are tokens of XML Schema: one line each. A character
// that XML 1.0 does not have is shown in signs.

type gexf struct {
	XMLName xml.Name  `xml:"http://gexf.net/1.3 gexf"`
	Version string    `xml:"version,attr"`
	Meta    gexfMeta  `xml:"meta"`
	Graph   gexfGraph `xml:"graph"`
}

type gexfMeta struct {
	Creator     string `xml:"creator"`
	Description string `xml:"description"`
}

type gexfGraph struct {
	EdgeType   string           `xml:"defaultedgetype,attr"`
	Mode       string           `xml:"mode,attr"`
	Attributes []gexfAttributes `xml:"attributes"`
	Nodes      []gexfNode       `xml:"nodes>node"`
	Edges      []gexfEdge       `xml:"edges>edge"`
}

type gexfAttributes struct {
	Class string          `xml:"class,attr"`
	List  []gexfAttribute `xml:"attribute"`
}

type gexfAttribute struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

type gexfNode struct {
	ID     string      `xml:"id,attr"`
	Label  string      `xml:"label,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

type gexfEdge struct {
	ID     string      `xml:"id,attr"`
	Source string      `xml:"source,attr"`
	Target string      `xml:"target,attr"`
	Kind   string      `xml:"kind,attr"` // lets two edges join the same nodes
	Label  string      `xml:"label,attr"`
	Weight int         `xml:"weight,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

type gexfValue struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

// An attribute is what a graph tells of its nodes or edges beside their labels.
type attribute struct {
	name, kind string // kind as in GraphML: string, boolean, double, int
	of         func(*graphNode, *graphEdge) string
}

var nodeAttributes = []attribute{
	{"kind", "string", func(n *graphNode, _ *graphEdge) string { return n.kind }},
	{"id", "string", func(n *graphNode, _ *graphEdge) string { return n.id }},
	{"date", "string", func(n *graphNode, _ *graphEdge) string { return n.date }},
	{"link", "string", func(n *graphNode, _ *graphEdge) string { return n.link }},
	{"among", "boolean", func(n *graphNode, _ *graphEdge) string {
		if n.kind != "source" {
			return ""
		}
		return strconv.FormatBool(n.among)
	}},
}

var edgeAttributes = []attribute{
	{"kind", "string", func(_ *graphNode, e *graphEdge) string { return e.kind }},
	{"confidence", "double", func(_ *graphNode, e *graphEdge) string {
		if e.confidence == unrated {
			return ""
		}
		return strconv.FormatFloat(e.confidence, 'f', -1, 64)
	}},
	{"why", "string", func(_ *graphNode, e *graphEdge) string { return foreign.Line(e.why) }},
}

func writeGEXF(w io.Writer, v *view) error {
	g := v.graph()
	x := gexf{Version: "1.3", Meta: gexfMeta{"hearsay", "Who repeats whom, and who says what of a claim"}}
	x.Graph.EdgeType, x.Graph.Mode = "directed", "static"
	for class, list := range [2][]attribute{nodeAttributes, edgeAttributes} {
		a := gexfAttributes{Class: [2]string{"node", "edge"}[class]}
		for i, l := range list {
			a.List = append(a.List, gexfAttribute{strconv.Itoa(i), l.name, l.kind})
		}
		x.Graph.Attributes = append(x.Graph.Attributes, a)
	}
	values := func(list []attribute, n *graphNode, e *graphEdge) (all []gexfValue) {
		for i, l := range list {
			if s := l.of(n, e); s != "" {
				all = append(all, gexfValue{strconv.Itoa(i), foreign.Line(s)})
			}
		}
		return all
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		x.Graph.Nodes = append(x.Graph.Nodes, gexfNode{"n" + strconv.Itoa(i), foreign.Line(n.label), values(nodeAttributes, n, nil)})
	}
	for i := range g.edges {
		e := &g.edges[i]
		x.Graph.Edges = append(x.Graph.Edges, gexfEdge{
			"e" + strconv.Itoa(i), "n" + strconv.Itoa(e.from), "n" + strconv.Itoa(e.to), e.kind, e.kind, e.weight, values(edgeAttributes, nil, e),
		})
	}
	return writeXML(w, x)
}

// writeXML writes x as an XML 1.0 document in UTF-8.
func writeXML(w io.Writer, x any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(x); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
