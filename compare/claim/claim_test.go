package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/claim"
)

// reader makes documents of "id: line / line"; a line "speaker|kind|cue|content"
// is a statement, with "@outlet" after the speaker for one that came through it.
func reader(docs ...string) *claim.Reader {
	var in claim.Input
	ids := map[string]string{}
	for _, d := range docs {
		id, rest, _ := strings.Cut(d, ": ")
		doc := hearsay.Document{ID: id, Language: "en"}
		for _, l := range strings.Split(rest, " / ") {
			p := strings.Split(l, "|")
			if len(p) == 1 {
				doc.Text += l + "\n"
				continue
			}
			who, via, _ := strings.Cut(p[0], "@")
			start := len(doc.Text) + len(who) + len(p[2]) + 2
			doc.Text += who + " " + p[2] + " " + p[3] + ".\n"
			if ids[who] == "" {
				ids[who] = fmt.Sprint("p", len(ids)+1)
				in.Speakers = append(in.Speakers, hearsay.Speaker{ID: ids[who], Name: who, Named: who[0] >= 'A' && who[0] <= 'Z', Kind: hearsay.Person})
			}
			s := hearsay.Statement{ID: fmt.Sprint("s", len(in.Statements)+1), Document: id, Speaker: ids[who], Kind: hearsay.Kind(p[1]), Contents: []hearsay.Span{{Start: start, End: start + len(p[3])}}}
			if via != "" {
				s.Via = []hearsay.Hop{{Name: via}}
			}
			in.Statements = append(in.Statements, s)
		}
		in.Documents = append(in.Documents, doc)
	}
	in.Sides = map[string]string{}
	if ids["Ned Orr"] != "" && ids["Paul Marlow"] != "" {
		in.Sides[ids["Ned Orr"]] = ids["Paul Marlow"]
	}
	return claim.NewReader(in)
}

func TestAnswer(t *testing.T) {
	const asked = "The harbour bridge was closed by the council."
	filler := "z: The orchestra played on Sunday. / The ferry was late again. / A market opened at the station."
	for _, test := range []struct {
		name    string
		docs    []string
		want    map[string]hearsay.Stance
		origins string
	}{
		{"own voice", []string{"a: The council closed the harbour bridge.", filler}, map[string]hearsay.Stance{"a": hearsay.Supports}, ""},
		{"the contrary", []string{"a: The council never closed the harbour bridge.", filler}, map[string]hearsay.Stance{"a": hearsay.Denies}, ""},
		{"laid at a door", []string{"a: Paul Marlow|assertion|said|the council closed the harbour bridge", filler}, map[string]hearsay.Stance{"a": hearsay.Reports}, "Paul Marlow unknown"},
		{"alleged", []string{"a: The council allegedly closed the harbour bridge.", filler}, map[string]hearsay.Stance{"a": hearsay.Reports}, ""},
		{"not found as a statement", []string{"a: Sources told us the council closed the harbour bridge.", filler}, map[string]hearsay.Stance{"a": hearsay.Reports}, ""},
		{"not touched", []string{"a: The mayor opened a library.", filler}, map[string]hearsay.Stance{}, ""},
		{"a denial is no origin", []string{"a: Paul Marlow|assertion|said|the council closed the harbour bridge / Ida Renner|denial|said|the council did not close the harbour bridge", filler},
			map[string]hearsay.Stance{"a": hearsay.Reports}, "Paul Marlow unknown"},
		{"a spokesman is the same origin", []string{"a: Paul Marlow|assertion|said|the council closed the harbour bridge", "b: Ned Orr|assertion|said|the council closed the harbour bridge", filler},
			map[string]hearsay.Stance{"a": hearsay.Reports, "b": hearsay.Reports}, "Paul Marlow unknown, Ned Orr same-origin"},
		{"without a name", []string{"a: two officials@Reuters|assertion|said|the council closed the harbour bridge", filler}, map[string]hearsay.Stance{"a": hearsay.Reports}, "Reuters unknown"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := reader(test.docs...).Answer(asked)
			if diff := cmp.Diff(test.want, c.Documents); diff != "" {
				t.Error(diff)
			}
			var got []string
			for _, o := range c.Origins {
				if o.Why == "" || len(o.Documents) == 0 {
					t.Errorf("no reason or documents: %+v", o)
				}
				got = append(got, o.Name+" "+string(o.Independence))
			}
			if diff := cmp.Diff(test.origins, strings.Join(got, ", ")); diff != "" {
				t.Error(diff)
			}
			for d := range c.Documents {
				if _, ok := c.Evidence[d]; !ok {
					t.Errorf("no evidence for %s", d)
				}
			}
		})
	}
}

func TestPropose(t *testing.T) {
	in := claim.Input{
		Documents: []hearsay.Document{{ID: "a", Text: "the council closed the old harbour bridge"}, {ID: "b", Text: "he closed the old harbour bridge on Friday"}, {ID: "c", Text: "I closed the old harbour bridge on Friday"}},
		Speakers:  []hearsay.Speaker{{ID: "p1", Name: "Paul Marlow", Named: true}},
	}
	group := hearsay.QuoteGroup{Speaker: "p1"}
	for i, d := range in.Documents {
		id := fmt.Sprint("s", i+1)
		span := hearsay.Span{End: len(d.Text)}
		in.Statements = append(in.Statements, hearsay.Statement{ID: id, Document: d.ID, Speaker: "p1", Kind: hearsay.Assertion, Contents: []hearsay.Span{span}})
		group.Renderings = append(group.Renderings, hearsay.Rendering{Document: d.ID, Statement: id, Spans: []hearsay.Span{span}})
	}
	in.Groups = []hearsay.QuoteGroup{group}
	if diff := cmp.Diff([]string{"Paul Marlow closed the old harbour bridge on Friday."}, claim.NewReader(in).Propose()); diff != "" {
		t.Error(diff)
	}
	in.Groups[0].Renderings = in.Groups[0].Renderings[:1] // one document carries it: nothing to propose
	if got := claim.NewReader(in).Propose(); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}
