package json

import (
	"bytes"
	stdjson "encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// at is the span of the first place where part stands in text.
func at(t *testing.T, text, part string) hearsay.Span {
	t.Helper()
	i := strings.Index(text, part)
	if i < 0 {
		t.Fatalf("%q is not in the text", part)
	}
	return hearsay.Span{Start: i, End: i + len(part)}
}

const (
	textA = "Žofie Král — the mayor — said: “The dam is safe.” Officials told the Tarn Ledger on Monday she knew."
	textB = "The dam is safe, Král said, according to the Tarn Ledger."
)

func small(t *testing.T) *hearsay.Case {
	src, cue := at(t, textA, "Žofie Král — the mayor —"), at(t, textA, "said:")
	off, mon := at(t, textA, "Officials"), at(t, textA, "on Monday")
	return &hearsay.Case{
		Model: "english test",
		Documents: []hearsay.Document{
			{ID: "a", Path: "in/a.txt", Outlet: "Tarn Ledger", Title: "Dam <b>safe</b> & sound", Published: hearsay.Day("2031-04-02"), Text: textA,
				Items: []hearsay.Item{{Span: hearsay.Span{Start: 0, End: len(textA)}, Credit: "Pell Wire"}}},
			{ID: "b", Path: "in/b.txt", Text: textB},
		},
		Speakers: []hearsay.Speaker{{ID: "p1", Name: "Žofie Král", Named: true, Kind: hearsay.Person}},
		Statements: []hearsay.Statement{
			{ID: "s1", Document: "a", Item: 0, Source: &src, Cue: &cue, Contents: []hearsay.Span{at(t, textA, "“The dam is safe.”")},
				Within: -1, Speaker: "p1", Kind: hearsay.Assertion, Quoted: hearsay.Direct, Via: []hearsay.Hop{{Name: "Tarn Ledger"}}, Confidence: 0.91239},
			{ID: "s2", Document: "a", Item: -1, Source: &off, Contents: []hearsay.Span{at(t, textA, "she knew")}, Within: 0,
				Kind: hearsay.Assertion, Quoted: hearsay.Indirect, Said: hearsay.Day("2031-03-31"), SaidAt: &mon, Confidence: math.NaN()},
		},
		Credits:  []hearsay.Credit{{Document: "b", Item: -1, Outlet: "Tarn Ledger", Span: at(t, textB, "according to the Tarn Ledger"), Kind: hearsay.AccordingTo}},
		RestsOn:  []hearsay.RestsOn{{Document: "b", Item: -1, Origin: "Tarn Ledger", Why: "credits it"}},
		Passages: []hearsay.Passage{{A: hearsay.Side{Document: "a", Span: at(t, textA, "The dam is safe")}, B: hearsay.Side{Document: "b", Span: at(t, textB, "The dam is safe")}, Similarity: 1, From: hearsay.FromA, Why: "b credits a"}},
		QuoteGroups: []hearsay.QuoteGroup{{Renderings: []hearsay.Rendering{
			{Document: "a", Statement: "s1", Spans: []hearsay.Span{at(t, textA, "The dam is safe")}, Change: hearsay.Verbatim}}}},
		Conflicts: []hearsay.Conflict{{A: hearsay.ConflictSide{Statement: "s1"}, B: hearsay.ConflictSide{Place: hearsay.Side{Document: "b", Span: at(t, textB, "Král")}}, Kind: hearsay.Discrepancy, Proposition: "q1"}},
		Propositions: []hearsay.Proposition{{ID: "q1", Text: "The dam is safe.", Origins: []hearsay.Origin{{Name: "Žofie Král"}}, Confidence: 0.8, Places: []hearsay.Place{
			{Document: "a", Span: at(t, textA, "The dam is safe"), Statement: "s1", Stance: hearsay.Asserts, Confidence: 0.91239},
			{Document: "a", Span: at(t, textA, "she knew"), Stance: hearsay.Hedges}}}},
		Positions: []hearsay.Position{{Speaker: "p1", Matter: "the dam", Statements: []string{"s1"}}},
		Claims: []hearsay.Claim{{Text: "The dam is safe.", Proposition: "q1", Places: []hearsay.Place{{Document: "a", Span: at(t, textA, "The dam is safe"), Statement: "s1", Stance: hearsay.Asserts}}, Documents: map[string]hearsay.Stance{"b": hearsay.Reports, "a": hearsay.Supports},
			Origins: []hearsay.Origin{{Name: "Tarn Ledger"}}}},
		Timeline: []hearsay.Event{{Time: hearsay.Period{From: "2031-04"}, Document: "a", Span: mon, Happened: true}},
		Problems: []hearsay.Problem{{Path: "in/c.txt", Message: "empty", Warning: true}},
	}
}

func write(t *testing.T, c *hearsay.Case) ([]byte, map[string]any) {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := stdjson.Unmarshal(b.Bytes(), &v); err != nil {
		t.Fatalf("%v in\n%s", err, b.Bytes())
	}
	return b.Bytes(), v
}

// keys that a reader of a case relies on; more may be there.
var keys = map[string]string{
	"":                        "hearsay documents speakers statements credits rests_on shared_passages quote_groups conflicts positions propositions claims timeline",
	"hearsay":                 "version model",
	"documents":               "id path url outlet title bylines published items sha256 text",
	"documents.items":         "start end headline credit published comment",
	"speakers":                "id name named kind aliases",
	"statements":              "id document source cue contents speaker kind quoted via said confidence",
	"credits":                 "document outlet start end kind",
	"rests_on":                "document origin why confidence",
	"shared_passages":         "a b similarity parts from common_source why",
	"shared_passages.a":       "document start end",
	"quote_groups":            "speaker renderings",
	"quote_groups.renderings": "document spans change",
	"conflicts":               "a b kind proposition why confidence",
	"positions":               "speaker matter statements changes",
	"propositions":            "id text places origins confidence",
	"propositions.places":     "document start end statement stance confidence",
	"propositions.origins":    "name documents independence why",
	"claims":                  "claim proposition places documents origins",
	"claims.places":           "document start end statement stance",
	"claims.origins":          "name documents independence why",
	"timeline":                "time statement document said_or_happened",
}

func TestKeys(t *testing.T) {
	_, v := write(t, small(t))
	for path, want := range keys {
		found := []any{v}
		for _, step := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' }) {
			var next []any
			for _, o := range found {
				switch x := o.(map[string]any)[step].(type) {
				case []any:
					next = append(next, x...)
				default:
					next = append(next, x)
				}
			}
			found = next
		}
		if len(found) == 0 {
			t.Errorf("%s: no row", path)
		}
		for _, o := range found {
			m, ok := o.(map[string]any)
			if !ok {
				t.Errorf("%s: %v is not an object", path, o)
				continue
			}
			for _, k := range strings.Fields(want) {
				if _, ok := m[k]; !ok {
					t.Errorf("%s: no key %s in %v", path, k, m)
				}
			}
		}
	}
}

// nullable are the keys whose value may be null; no list is among them.
var nullable = strings.Fields("url outlet outlet_at published credit credit_at language count item source cue within speaker proposition said said_at unnamed at caveat common_source statement time span from to")

func TestListsNeverNull(t *testing.T) {
	for name, c := range map[string]*hearsay.Case{"empty": {}, "small": small(t), "bare rows": {
		Documents: make([]hearsay.Document, 1), Speakers: make([]hearsay.Speaker, 1), Statements: make([]hearsay.Statement, 1),
		Credits: make([]hearsay.Credit, 1), RestsOn: make([]hearsay.RestsOn, 1), Passages: make([]hearsay.Passage, 1),
		QuoteGroups: []hearsay.QuoteGroup{{Renderings: make([]hearsay.Rendering, 1)}}, Conflicts: make([]hearsay.Conflict, 1),
		Positions: make([]hearsay.Position, 1), Propositions: []hearsay.Proposition{{}, {Places: make([]hearsay.Place, 1), Origins: make([]hearsay.Origin, 1)}},
		Claims:   []hearsay.Claim{{}, {Origins: make([]hearsay.Origin, 1), Places: make([]hearsay.Place, 1)}},
		Timeline: make([]hearsay.Event, 1), Problems: make([]hearsay.Problem, 1),
	}} {
		_, v := write(t, c)
		var walk func(path string, v any)
		walk = func(path string, v any) {
			switch v := v.(type) {
			case map[string]any:
				for k, x := range v {
					if x == nil && !slices.Contains(nullable, k) {
						t.Errorf("%s: %s.%s is null", name, path, k)
					}
					walk(path+"."+k, x)
				}
			case []any:
				for i, x := range v {
					walk(fmt.Sprintf("%s[%d]", path, i), x)
				}
			}
		}
		walk("", v)
	}
}

// Every offset that leaves must name the same words in code points as the case
// does in bytes.
func TestOffsets(t *testing.T) {
	_, v := write(t, small(t))
	texts := map[string][]rune{"a": []rune(textA), "b": []rune(textB)}
	cut := func(doc string, o any) string {
		m := o.(map[string]any)
		return string(texts[doc][int(m["start"].(float64)):int(m["end"].(float64))])
	}
	row := func(list string, i int) map[string]any { return v[list].([]any)[i].(map[string]any) }
	placeOf := func(list string, k int) map[string]any { return row(list, 0)["places"].([]any)[k].(map[string]any) }
	s1, s2 := row("statements", 0), row("statements", 1)
	for _, x := range []struct{ got, want string }{
		{cut("a", s1["source"]), "Žofie Král — the mayor —"},
		{cut("a", s1["cue"]), "said:"},
		{cut("a", s1["contents"].([]any)[0]), "“The dam is safe.”"},
		{cut("a", s2["said_at"]), "on Monday"},
		{cut("b", row("credits", 0)), "according to the Tarn Ledger"},
		{cut("b", row("shared_passages", 0)["b"]), "The dam is safe"},
		{cut("a", row("quote_groups", 0)["renderings"].([]any)[0].(map[string]any)["spans"].([]any)[0]), "The dam is safe"},
		{cut("b", row("conflicts", 0)["b"]), "Král"},
		{cut("a", row("timeline", 0)["span"]), "on Monday"},
		{cut("a", placeOf("propositions", 0)), "The dam is safe"},
		{cut("a", placeOf("propositions", 1)), "she knew"},
		{cut("a", placeOf("claims", 0)), "The dam is safe"},
		{fmt.Sprintln(placeOf("propositions", 0)["statement"], placeOf("propositions", 0)["stance"], placeOf("propositions", 0)["confidence"]), "s1 asserts 0.9124\n"},
		{fmt.Sprintln(placeOf("propositions", 1)["statement"], placeOf("propositions", 1)["stance"]), "<nil> hedges\n"},
		{fmt.Sprintln(row("conflicts", 0)["proposition"], row("claims", 0)["proposition"]), "q1 q1\n"},
		{fmt.Sprintln(row("conflicts", 0)["a"], s1["within"], s2["within"], s1["item"], s2["item"]), "s1 <nil> s1 0 <nil>\n"},
		{fmt.Sprint(s1["confidence"], s2["confidence"]), "0.9124 0"},
		{fmt.Sprintln(s1["via"], row("timeline", 0)["said_or_happened"]), "[Tarn Ledger] happened\n"},
	} {
		if x.got != x.want {
			t.Errorf("got %q, want %q", x.got, x.want)
		}
	}
}

func TestPlain(t *testing.T) {
	one, _ := write(t, small(t))
	two, _ := write(t, small(t))
	if !bytes.Equal(one, two) {
		t.Error("the same case gave different bytes")
	}
	if !bytes.Contains(one, []byte("Dam <b>safe</b> & sound")) {
		t.Error("HTML is escaped")
	}
}

func TestBroken(t *testing.T) {
	text := "\xff\xfebroken é"
	c := &hearsay.Case{
		Documents:  []hearsay.Document{{ID: "x", Text: text}},
		Statements: []hearsay.Statement{{ID: "s", Document: "x", Contents: []hearsay.Span{{Start: 2, End: 99}, {Start: -4, End: 2}}, Within: 7}, {Document: "absent", Contents: []hearsay.Span{{Start: 3, End: 5}}}},
	}
	out, v := write(t, c)
	if !utf8.Valid(out) {
		t.Error("not UTF-8")
	}
	got := fmt.Sprint(v["statements"].([]any)[0].(map[string]any)["contents"])
	if want := "[map[end:10 start:2] map[end:2 start:0]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

type noRoom struct{}

func (noRoom) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteError(t *testing.T) {
	if err := Write(noRoom{}, small(t)); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v", err)
	}
}
