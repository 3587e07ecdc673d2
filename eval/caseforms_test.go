package eval

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

const formsGold = `{"documents": {"a": {"outlet": "The Bay Post"}, "b": {}}, "exhaustive": ["a"],
 "speakers": {"Ana Roe": ["Roe"], "the mayor": []},
 "statements": [
  {"document": "a", "content": "the pier was sold in May", "source": "Ana Roe", "cue": "said", "speaker": "Ana Roe", "named": true, "kind": "assertion", "quoted": "indirect", "via": ["The Bay Post"]},
  {"document": "a", "content": "It was never sold", "source": "the mayor", "cue": "told", "speaker": "the mayor", "kind": "denial", "quoted": "direct", "via": ["The Bay Post"]},
  {"document": "a", "content": "Ana Roe had been asked to pay for the cranes", "source": "The mayor", "cue": "said", "cue_nth": 2, "speaker": "the mayor", "kind": "assertion", "quoted": "indirect", "via": ["The Bay Post"]},
  {"document": "a", "content": "to pay for the cranes", "source": "", "cue": "asked", "speaker": "", "kind": "demand", "quoted": "indirect", "via": ["The Bay Post", "the mayor"]},
  {"document": "a", "content": "The harbour is a mess", "source": "a clerk", "cue": "said", "speaker": "a clerk", "kind": "opinion", "quoted": "mixed", "via": []},
  {"document": "b", "content": "We shall see", "source": "", "cue": "", "speaker": "", "kind": "opinion", "quoted": "direct", "via": []},
  {"document": "b", "content": "Nobody bought the pier", "source": "the harbour board", "cue": "says", "speaker": "the harbour board", "kind": "denial", "quoted": "indirect", "via": ["a broker"]}]}`

// formsCase is what a reader with faults found in the pages of the pier.
func formsCase(t *testing.T) (*Gold, *hearsay.Case) {
	g, c := pierCase(t, formsGold)
	c.Speakers = []hearsay.Speaker{{ID: "p1", Name: "Ana Roe"}, {ID: "p2", Name: "the mayor"}, {ID: "p3", Name: "the harbour board"}}
	post := hearsay.Hop{Name: "The Bay Post"}
	found := func(document, content, cue, speaker string, kind hearsay.Kind, quoted hearsay.Quoted, via ...hearsay.Hop) {
		at := pierSide(document, cue).Span
		c.Statements = append(c.Statements, hearsay.Statement{ID: fmt.Sprint("s", len(c.Statements)), Document: document, Within: -1, Cue: &at,
			Contents: []hearsay.Span{pierSide(document, content).Span}, Speaker: speaker, Kind: kind, Quoted: quoted, Via: via})
	}
	found("a", "the pier was sold in May", "said", "p2", hearsay.Denial, hearsay.Indirect)
	found("a", "It was never sold", "told", "p2", hearsay.Denial, hearsay.Direct, post, hearsay.Hop{Name: "Otis Quill"})
	found("a", "Ana Roe had been asked to pay for the cranes", "said Ana", "p2", hearsay.Assertion, hearsay.Mixed, post)
	c.Statements[2].Cue = nil
	found("a", "for the cranes", "asked", "p1", hearsay.Demand, hearsay.Indirect, post, hearsay.Hop{Name: "the mayor"})
	c.Statements[3].Within = 2
	found("a", "pier was not sold", "noted", "", hearsay.Denial, hearsay.Indirect, post)
	found("b", "We shall see", "We", "", hearsay.Opinion, hearsay.Direct)
	found("b", "It cost nine million", "said", "", hearsay.Assertion, hearsay.Indirect)
	found("b", "Nobody bought the pier", "says", "", hearsay.Denial, hearsay.Indirect, hearsay.Hop{Name: "the broker"})
	return g, c
}

func TestScoreForms(t *testing.T) {
	g, c := formsCase(t)
	want := []string{
		"statements found: outer direct 1.000 of 1",
		"statements found: outer mixed 0.000 of 1",
		"statements found: outer indirect 1.000 of 3",
		"statements found: inside another one's content 1.000 of 1",
		"statements found: without a cue 1.000 of 1",
		"hops: the page's own outlet P 1.000 R 0.750 F1 0.857 (3 predicted, 4 gold)",
		"hops: speakers of outer statements P 1.000 R 1.000 F1 1.000 (1 predicted, 1 gold)",
		"hops: other carriers P 0.500 R 1.000 F1 0.667 (2 predicted, 1 gold)",
	}
	var got []string
	for _, r := range ScoreForms(g, c) {
		got = append(got, strings.Join(strings.Fields(r.String()), " "))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	denials := map[string]string{"denials, found and called so (exhaustive documents)": "P 0.333  R 1.000  F1 0.500  (3 predicted, 1 gold)"}
	if diff := cmp.Diff(denials, figures(ScoreCase(g, c), "denials, found and called so (exhaustive documents)")); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestWrongOfCase(t *testing.T) {
	g, c := formsCase(t)
	c.Statements[3].Contents[0].Start += len("for the ") // one word is left: too little to be the same
	want := []string{
		"missed: outer mixed, not in the text",
		"the pier was sold in May | speaker wrong, kind: assertion called denial, hop missing: the page's own outlet",
		"It was never sold | hop too many: other carriers",
		"Ana Roe had been asked to pay for the cranes | form: indirect called mixed",
		"cranes | missed: inside another one's content, content cut otherwise, spurious: inside another one's content",
		"pier was not sold | spurious: outer indirect",
		"Nobody bought the pier | speaker unknown",
	}
	var got []string
	for _, w := range WrongOfCase(g, c) {
		line := strings.Join(w.Causes, ", ")
		if w.Found != nil {
			line = w.Found.Contents[0].In(pier[w.Document]) + " | " + line
		}
		if (w.Gold == nil) != strings.HasPrefix(w.Causes[0], "spurious") {
			t.Errorf("%s: the gold's side is %v", line, w.Gold)
		}
		if w.Placed != nil && w.Placed.Contents[0].In(pier[w.Document]) != w.Gold.Content {
			t.Errorf("%s: the gold's words stand at %v", line, w.Placed.Contents)
		}
		got = append(got, line)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestMeanRows(t *testing.T) {
	share := func(name string, n, of int) CaseRow { return CaseRow{Name: name, Share: &Share{n, of}} }
	pair := func(name string, right, predicted, gold int) CaseRow {
		return CaseRow{Name: name, Precision: Share{right, predicted}, Recall: Share{right, gold}}
	}
	cases := [][]CaseRow{
		{share("kinds", 1, 2), pair("denials", 1, 2, 1), share("last", 0, 0)},
		{share("kinds", 3, 3), share("links", 1, 4), pair("denials", 0, 0, 0), share("last", 0, 0)},
		{share("kinds", 0, 0), share("links", 3, 4), pair("denials", 0, 0, 3), share("last", 0, 0)},
	}
	line := func(s fmt.Stringer) string { return strings.Join(strings.Fields(s.String()), " ") }
	var means, sums []string
	for _, r := range MeanRows(cases) {
		means = append(means, line(r))
	}
	for _, r := range SumRows(cases) {
		sums = append(sums, line(r))
	}
	if diff := cmp.Diff([]string{"kinds 0.750 mean of 2", "links 0.500 mean of 2", "denials P 0.250 R 0.500 F1 0.333 mean of 2", "last 0.000 mean of 0"}, means); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff([]string{"kinds 0.800 of 5", "links 0.500 of 8", "denials P 0.500 R 0.250 F1 0.333 (2 predicted, 4 gold)", "last 0.000 of 0"}, sums); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if cases[0][0].Share.Of != 2 {
		t.Error("the sum has changed a case's row")
	}
}
