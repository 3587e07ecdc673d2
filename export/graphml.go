package export

import (
	"encoding/xml"
	"io"
	"strconv"

	"github.com/openhearsay/hearsay/foreign"
)

// The form is GraphML 1.0 with its attributes extension (graphml.graphdrawing.org). Ids and
// names of attributes are NMTOKENs there, so nodes have numbers and no names of the case.

type graphML struct {
	XMLName xml.Name     `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []graphMLKey `xml:"key"`
	Graph   graphMLGraph `xml:"graph"`
}

type graphMLKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphMLGraph struct {
	ID          string        `xml:"id,attr"`
	EdgeDefault string        `xml:"edgedefault,attr"`
	Nodes       []graphMLNode `xml:"node"`
	Edges       []graphMLEdge `xml:"edge"`
}

type graphMLNode struct {
	ID   string        `xml:"id,attr"`
	Data []graphMLData `xml:"data"`
}

type graphMLEdge struct {
	ID     string        `xml:"id,attr"`
	Source string        `xml:"source,attr"`
	Target string        `xml:"target,attr"`
	Data   []graphMLData `xml:"data"`
}

type graphMLData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

func writeGraphML(w io.Writer, v *view) error {
	g := v.graph()
	label := attribute{"label", "string", func(n *graphNode, e *graphEdge) string {
		if e != nil {
			return e.kind
		}
		return n.label
	}}
	weight := attribute{"weight", "int", func(_ *graphNode, e *graphEdge) string { return strconv.Itoa(e.weight) }}
	nodes := append([]attribute{label}, nodeAttributes...)
	edges := append([]attribute{label, weight}, edgeAttributes...)
	x := graphML{Graph: graphMLGraph{ID: "case", EdgeDefault: "directed"}}
	keys := func(of, prefix string, list []attribute) {
		for i, l := range list {
			x.Keys = append(x.Keys, graphMLKey{prefix + strconv.Itoa(i), of, l.name, l.kind})
		}
	}
	keys("node", "dn", nodes)
	keys("edge", "de", edges)
	data := func(prefix string, list []attribute, n *graphNode, e *graphEdge) (all []graphMLData) {
		for i, l := range list {
			if s := l.of(n, e); s != "" {
				all = append(all, graphMLData{prefix + strconv.Itoa(i), foreign.Line(s)})
			}
		}
		return all
	}
	for i := range g.nodes {
		x.Graph.Nodes = append(x.Graph.Nodes, graphMLNode{"n" + strconv.Itoa(i), data("dn", nodes, &g.nodes[i], nil)})
	}
	for i := range g.edges {
		e := &g.edges[i]
		x.Graph.Edges = append(x.Graph.Edges, graphMLEdge{"e" + strconv.Itoa(i), "n" + strconv.Itoa(e.from), "n" + strconv.Itoa(e.to), data("de", edges, nil, e)})
	}
	return writeXML(w, x)
}
