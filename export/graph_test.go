package export

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/report/reporttest"
)

// An element is what may stand in an element of XML: its attributes, those that must stand
// there, its children in their order, and whether it holds text.
type element struct {
	attributes, required, children string
	text                           bool
}

// The grammars are those of GEXF 1.3 (gexf.rnc, dynamics.rnc) and of GraphML 1.0
// (graphml-structure.xsd, graphml-attributes.xsd), of what we write.
var (
	gexfGrammar = map[string]element{
		"gexf":        {"version variant", "version", "meta graph", false},
		"meta":        {"lastmodifieddate", "", "creator keywords description", false},
		"creator":     {text: true},
		"description": {text: true},
		"graph":       {"defaultedgetype idtype mode timeformat timerepresentation", "", "attributes nodes edges", false},
		"attributes":  {"class mode", "class", "attribute", false},
		"attribute":   {"id title type", "id title type", "default options", false},
		"nodes":       {"count", "", "node", false},
		"edges":       {"count", "", "edge", false},
		"node":        {"id label pid start end", "id", "attvalues", false},
		"edge":        {"id type label source target weight kind start end", "source target", "attvalues", false},
		"attvalues":   {"", "", "attvalue", false},
		"attvalue":    {"for value start end", "for value", "", false},
	}
	graphMLGrammar = map[string]element{
		"graphml": {"", "", "desc key data graph", false},
		"key":     {"id for attr.name attr.type", "id", "desc default", false},
		"graph":   {"id edgedefault", "edgedefault", "desc data locator node edge hyperedge", false},
		"node":    {"id", "id", "desc data port graph locator", false},
		"edge":    {"id directed source target sourceport targetport", "source target", "desc data graph", false},
		"data":    {"key id", "key", "", true},
	}
)

// checkXML reads a document strictly and reports what the grammar does not allow.
func checkXML(t *testing.T, b []byte, space string, grammar map[string]element, see func(xml.StartElement)) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(b))
	type open struct {
		name string
		last int // index of the last child's name among the children
	}
	var stack []open
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			e, ok := grammar[x.Name.Local]
			if !ok || x.Name.Space != space {
				t.Fatalf("<%s> of %s", x.Name.Local, x.Name.Space)
			}
			if len(stack) > 0 {
				up := &stack[len(stack)-1]
				at := slices.Index(strings.Fields(grammar[up.name].children), x.Name.Local)
				if at < up.last {
					t.Errorf("<%s> in <%s>, out of its place", x.Name.Local, up.name)
				}
				up.last = at
			}
			stack = append(stack, open{x.Name.Local, 0})
			var has []string
			for _, a := range x.Attr {
				if a.Name.Local == "xmlns" {
					continue
				}
				if slices.Contains(has, a.Name.Local) || !slices.Contains(strings.Fields(e.attributes), a.Name.Local) {
					t.Errorf("<%s %s>", x.Name.Local, a.Name.Local)
				}
				has = append(has, a.Name.Local)
			}
			for _, r := range strings.Fields(e.required) {
				if !slices.Contains(has, r) {
					t.Errorf("<%s> without %s", x.Name.Local, r)
				}
			}
			see(x)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(x)); s != "" && (len(stack) == 0 || !grammar[stack[len(stack)-1].name].text) {
				t.Errorf("%q where no text stands", s)
			}
		}
	}
}

func attributeOf(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// token is xsd:token: no line ends or tabs, no space at its ends or twice.
var token = regexp.MustCompile(`^$|^[^\s]+( [^\s]+)*$`)

// nmtoken is xsd:NMTOKEN, of ASCII.
var nmtoken = regexp.MustCompile(`^[A-Za-z0-9._:-]+$`)

func TestGEXF(t *testing.T) {
	for name, c := range cases() {
		b := written(t, "gexf", c)
		nodes, edges, class := map[string]bool{}, map[[3]string]bool{}, ""
		types := map[string]string{} // of attributes, by class and id
		checkXML(t, b, "http://gexf.net/1.3", gexfGrammar, func(x xml.StartElement) {
			get := func(name string) string { return attributeOf(x, name) }
			switch x.Name.Local {
			case "gexf":
				if get("version") != "1.3" {
					t.Errorf("version %q", get("version"))
				}
			case "graph":
				if get("defaultedgetype") != "directed" || get("mode") != "static" {
					t.Errorf("%v", x.Attr)
				}
			case "attributes":
				if class = get("class"); class != "node" && class != "edge" {
					t.Errorf("class %q", class)
				}
			case "attribute":
				if !slices.Contains([]string{"integer", "long", "double", "float", "boolean", "string", "anyURI"}, get("type")) || types[class+get("id")] != "" {
					t.Errorf("attribute %v", x.Attr)
				}
				types[class+get("id")] = get("type")
			case "node":
				class = "node"
				if nodes[get("id")] || !token.MatchString(get("label")) {
					t.Errorf("%s: node %v", name, x.Attr)
				}
				nodes[get("id")] = true
			case "edge":
				class = "edge"
				k := [3]string{get("source"), get("target"), get("kind")}
				_, err := strconv.ParseFloat(get("weight"), 64)
				if !nodes[k[0]] || !nodes[k[1]] || edges[k] || err != nil || k[2] == "" || !token.MatchString(get("label")) {
					t.Errorf("%s: edge %v", name, x.Attr)
				}
				edges[k] = true
			case "attvalue":
				checkValue(t, types[class+get("for")], get("value"))
			}
		})
		if len(nodes) < len(c.Documents) {
			t.Errorf("%s: %d nodes", name, len(nodes))
		}
	}
}

// checkValue checks a value against the type that its attribute was declared with.
func checkValue(t *testing.T, kind, value string) {
	t.Helper()
	var err error
	switch kind {
	case "":
		t.Errorf("%q of an attribute that is not declared", value)
	case "boolean":
		_, err = strconv.ParseBool(value)
	case "double":
		_, err = strconv.ParseFloat(value, 64)
	case "int":
		_, err = strconv.Atoi(value)
	}
	if err != nil {
		t.Error(err)
	}
}

func TestGraphML(t *testing.T) {
	for name, c := range cases() {
		b := written(t, "graphml", c)
		ids, of, keys := map[string]bool{}, "", map[string]string{}
		checkXML(t, b, "http://graphml.graphdrawing.org/xmlns", graphMLGrammar, func(x xml.StartElement) {
			get := func(name string) string { return attributeOf(x, name) }
			if id := get("id"); id != "" {
				if ids[id] || !nmtoken.MatchString(id) {
					t.Errorf("%s: id %q", name, id)
				}
				ids[id] = true
			}
			switch x.Name.Local {
			case "key":
				if f := get("for"); f != "node" && f != "edge" || !nmtoken.MatchString(get("attr.name")) || !slices.Contains([]string{"boolean", "int", "long", "float", "double", "string"}, get("attr.type")) {
					t.Errorf("key %v", x.Attr)
				}
				keys[get("for")+get("id")] = get("attr.type")
			case "graph":
				if get("edgedefault") != "directed" {
					t.Errorf("edgedefault %q", get("edgedefault"))
				}
			case "edge":
				if !ids[get("source")] || !ids[get("target")] {
					t.Errorf("%s: edge %v", name, x.Attr)
				}
				of = "edge"
			case "node":
				of = "node"
			case "data":
				if keys[of+get("key")] == "" {
					t.Errorf("data of no key %v", x.Attr)
				}
			}
		})
	}
}

// TestGraph: what a report shows of who repeats whom stands in the graph.
func TestGraph(t *testing.T) {
	c := reporttest.Case()
	g := newView(c).graph()
	kinds := map[string]int{}
	for _, e := range g.edges {
		kinds[e.kind]++
	}
	for _, k := range []string{"published by", "rests on", "credits", "copies"} {
		if kinds[k] == 0 {
			t.Errorf("no edge %q in %v", k, kinds)
		}
	}
	names := map[string]int{}
	for _, n := range g.nodes {
		if n.kind == "source" {
			names[key(n.label)]++
		}
	}
	if names["tarn ledger"] != 1 {
		t.Errorf("the Tarn Ledger is %d nodes", names["tarn ledger"])
	}
}
