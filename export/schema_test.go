package export

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report/reporttest"
)

// TestSchemas checks every JSON format against its standard (testdata/schema/README.md).
func TestSchemas(t *testing.T) {
	for _, name := range []string{"canvas", "csl-json", "prov-json", "w3c", "timelinejs", "claimreview"} {
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		schema, err := compiler.Compile("testdata/schema/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		for of, c := range cases() {
			x, err := jsonschema.UnmarshalJSON(bytes.NewReader(written(t, name, c)))
			if err != nil {
				t.Fatalf("%s, %s: %v", name, of, err)
			}
			if err := schema.Validate(x); err != nil {
				t.Errorf("%s, %s: %.1500v", name, of, err)
			}
		}
	}
}

func decode[T any](t *testing.T, b []byte) (x T) {
	t.Helper()
	if err := json.Unmarshal(b, &x); err != nil {
		t.Fatal(err)
	}
	return x
}

// TestAnnotations: the quote, the words around it and the positions in code points all name
// the same place of the text; ids are unique.
func TestAnnotations(t *testing.T) {
	for name, c := range cases() {
		texts := map[string][]rune{} // by source; of several with the same the check is left out
		several := map[string]bool{}
		for i := range c.Documents {
			s := source(&c.Documents[i])
			several[s] = texts[s] != nil
			texts[s] = []rune(c.Documents[i].Text)
		}
		x := decode[collection](t, written(t, "w3c", c))
		ids := map[string]bool{}
		for _, a := range x.First.Items {
			if ids[a.ID] {
				t.Errorf("%s: %s stands twice", name, a.ID)
			}
			ids[a.ID] = true
			for _, target := range a.Target {
				quote, at := target.Selector[0], target.Selector[1]
				text := texts[target.Source]
				if several[target.Source] || text == nil {
					continue
				}
				start, end := *at.Start, *at.End
				if got := string(text[start:end]); got != quote.Exact {
					t.Errorf("%s: %q at %d–%d, the quote is %q", name, got, start, end, quote.Exact)
				}
				if !strings.HasSuffix(string(text[:start]), quote.Prefix) || !strings.HasPrefix(string(text[end:]), quote.Suffix) || len([]rune(quote.Prefix)) > 32 {
					t.Errorf("%s: around %q stands other than %q and %q", name, quote.Exact, quote.Prefix, quote.Suffix)
				}
			}
		}
		if x.Total != len(x.First.Items) {
			t.Errorf("%s: total %d of %d", name, x.Total, len(x.First.Items))
		}
	}
	if n := len(decode[collection](t, written(t, "w3c", reporttest.Case())).First.Items); n < 20 {
		t.Errorf("only %d annotations", n)
	}
}

// TestTimeline: a date on the timeline is in the case, to the precision that it has there;
// what has none is counted and left out.
func TestTimeline(t *testing.T) {
	c := &hearsay.Case{Timeline: []hearsay.Event{
		{What: "a"}, {What: "b", Time: hearsay.Period{From: "2031"}}, {What: "c", Time: hearsay.Period{From: "2031-04", To: "2031-04"}},
		{What: "d", Time: hearsay.Period{From: "2031-04-02", To: "2031-04-05"}}, {What: "e", Time: hearsay.Period{To: "2031"}}, {What: "<b>f</b>", Time: hearsay.Day("2031-04-09"), Happened: true},
	}}
	f, _ := Named("timelinejs")
	var b bytes.Buffer
	notes, err := f.Write(&b, c)
	if err != nil {
		t.Fatal(err)
	}
	x := decode[timeline](t, b.Bytes())
	var got []date
	for _, e := range x.Events {
		got = append(got, *e.Start)
		if e.End != nil {
			got = append(got, *e.End)
		}
	}
	want := []date{{2031, 0, 0}, {2031, 4, 0}, {2031, 4, 2}, {2031, 4, 5}, {2031, 4, 9}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if !strings.Contains(x.Title.Text.Text, "2 entries have no known date") || len(notes) != 1 {
		t.Errorf("title %q, notes %q", x.Title.Text.Text, notes)
	}
	if e := x.Events[3]; e.Group != "happened" || e.Text.Headline != "&lt;b&gt;f&lt;/b&gt;" {
		t.Errorf("got %+v", e)
	}
	for _, e := range decode[timeline](t, written(t, "timelinejs", hostile())).Events {
		if bad := strings.Contains(e.Text.Headline+e.Text.Text, "<script"); bad || strings.Contains(e.Text.Text, "<img") || strings.Contains(e.Text.Text, `href="javascript`) {
			t.Errorf("runs: %+v", e.Text)
		}
	}
}

// escaped is a sign that Markdown takes as it is.
var escaped = regexp.MustCompile(`\\[[:punct:]]`)

// TestCanvas: ids are unique, edges lead to nodes, groups hold what is theirs, and no two
// cards lie on each other.
func TestCanvas(t *testing.T) {
	for name, c := range cases() {
		x := decode[canvas](t, written(t, "canvas", c))
		nodes := map[string]canvasNode{}
		for _, n := range x.Nodes {
			if _, ok := nodes[n.ID]; ok {
				t.Errorf("%s: two nodes %s", name, n.ID)
			}
			nodes[n.ID] = n
		}
		ids := map[string]bool{}
		for _, e := range x.Edges {
			if nodes[e.FromNode].ID == "" || nodes[e.ToNode].ID == "" || ids[e.ID] {
				t.Errorf("%s: edge %+v", name, e)
			}
			ids[e.ID] = true
		}
		for i, a := range x.Nodes {
			if a.Type == "group" {
				for _, b := range x.Nodes[i+1:] {
					if b.Type == "group" && lie(a, b) {
						t.Errorf("%s: %s lies on %s", name, a.ID, b.ID)
					}
				}
				continue
			}
			group, _, _ := strings.Cut(a.ID, "-")
			g := nodes[group]
			if a.X < g.X || a.Y < g.Y || a.X+a.Width > g.X+g.Width || a.Y+a.Height > g.Y+g.Height {
				t.Errorf("%s: %s stands outside of %s", name, a.ID, group)
			}
			for _, b := range x.Nodes[i+1:] {
				if b.Type == "text" && lie(a, b) {
					t.Errorf("%s: %s lies on %s", name, a.ID, b.ID)
				}
			}
			plain := escaped.ReplaceAllString(a.Text, "")
			if strings.Contains(plain, "](javascript") || strings.Contains(plain, "<script") || strings.Contains(plain, "<img") || strings.Contains(plain, "%%") {
				t.Errorf("%s: %q runs", name, a.Text)
			}
		}
	}
	if x := decode[canvas](t, written(t, "canvas", reporttest.Case())); len(x.Nodes) < 5 || len(x.Edges) < 4 {
		t.Errorf("%d nodes, %d edges", len(x.Nodes), len(x.Edges))
	}
}

// lie reports whether two nodes cover each other.
func lie(a, b canvasNode) bool {
	return a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height
}

// TestProvenance: what relations name is there, and ids of relations are unique.
func TestProvenance(t *testing.T) {
	for name, c := range cases() {
		x := decode[map[string]map[string]map[string]any](t, withoutPrefix(t, written(t, "prov-json", c)))
		ids := map[string]bool{}
		for kind, records := range x {
			for id, r := range records {
				if ids[id] {
					t.Errorf("%s: two of %s", name, id)
				}
				ids[id] = true
				for key, of := range map[string]string{"prov:entity": "entity", "prov:usedEntity": "entity", "prov:generatedEntity": "entity", "prov:agent": "agent", "prov:activity": "activity"} {
					if to, ok := r[key].(string); ok && x[of][to] == nil {
						t.Errorf("%s: %s %s: no %s %s", name, kind, id, of, to)
					}
				}
			}
		}
		if got := len(x["entity"]); got < len(c.Documents)+len(c.Statements) {
			t.Errorf("%s: %d entities", name, got)
		}
	}
}

func withoutPrefix(t *testing.T, b []byte) []byte {
	x := decode[map[string]any](t, b)
	delete(x, "prefix")
	b, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestRevisions: a version revises the one before it, where their order is known.
func TestRevisions(t *testing.T) {
	docs := []hearsay.Document{
		{ID: "a@1", Version: 1, VersionOf: "a", VersionBy: "published"}, {ID: "a@2", Version: 2, VersionOf: "a", VersionBy: "published"}, {ID: "a", Version: 3, VersionBy: "published"},
		{ID: "b@1", Version: 1, VersionOf: "b", VersionBy: "unknown"}, {ID: "b", Version: 2, VersionBy: "unknown"}, {ID: "c"},
	}
	got := newView(&hearsay.Case{Documents: docs}).revisions()
	if want := [][2]string{{"a@1", "a@2"}, {"a@2", "a"}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
