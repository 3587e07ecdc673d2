package eval_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/eval"
)

func TestJudged(t *testing.T) {
	text := "Ortez says that the old bridge will be closed in spring. Vane says that nobody will close the bridge. The market opens on Friday at noon."
	at := func(words string) hearsay.Side {
		for i := range text {
			if len(text) >= i+len(words) && text[i:i+len(words)] == words {
				return hearsay.Side{Document: "d", Span: hearsay.Span{Start: i, End: i + len(words)}}
			}
		}
		t.Fatal(words)
		return hearsay.Side{}
	}
	closed, not, market := at("the old bridge will be closed in spring"), at("nobody will close the bridge"), at("The market opens on Friday at noon")
	g := &eval.Gold{}
	if err := json.Unmarshal([]byte(`{"documents": {"d": {}},
		"conflicts": [{"a": {"document": "d", "anchor": "the old bridge will be closed in spring"}, "b": {"document": "d", "anchor": "nobody will close the bridge"}, "kind": "denial"}],
		"claims": [{"claim": "The bridge will be closed.", "statements": [{"document": "d", "anchor": "the old bridge will be closed in spring", "stance": "asserts"},
				{"document": "d", "anchor": "nobody will close the bridge", "stance": "denies"}]},
			{"claim": "The market opens on Friday.", "statements": [{"document": "d", "anchor": "The market opens on Friday at noon", "stance": "asserts"}]}]}`), g); err != nil {
		t.Fatal(err)
	}
	side := func(s hearsay.Side) hearsay.ConflictSide { return hearsay.ConflictSide{Place: s} }
	place := func(s hearsay.Side) hearsay.Place {
		return hearsay.Place{Document: s.Document, Span: s.Span, Stance: hearsay.Asserts}
	}
	c := &hearsay.Case{Documents: []hearsay.Document{{ID: "d", Text: text}},
		Conflicts: []hearsay.Conflict{{A: side(not), B: side(closed), Kind: hearsay.DenialConflict, Confidence: 0.9, Certain: true}, {A: side(closed), B: side(market), Kind: hearsay.Discrepancy, Confidence: 0.2}},
		Propositions: []hearsay.Proposition{{ID: "q1", Places: []hearsay.Place{place(closed), place(not)}, Confidence: 0.7},
			{ID: "q2", Places: []hearsay.Place{place(closed), place(market)}, Confidence: 0.4}}}
	want := []eval.Judged{{Kind: hearsay.DenialConflict, Certain: true, Confidence: 0.9, Right: true}, {Kind: hearsay.Discrepancy, Confidence: 0.2}}
	if diff := cmp.Diff(want, eval.JudgeConflicts(g, c)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]eval.Judged{{Confidence: 0.7, Right: true}, {Confidence: 0.4}}, eval.JudgeLinks(g, c)); diff != "" {
		t.Error(diff)
	}
}

func TestJudgedAnswers(t *testing.T) {
	text := "Vane denies that the dam leaks. Renner says that the lake is low."
	g := &eval.Gold{}
	if err := json.Unmarshal([]byte(`{"documents": {"d": {}}, "exhaustive": ["d"],
		"statements": [{"document": "d", "content": "the dam leaks", "source": "Vane", "speaker": "Vane", "kind": "denial"},
			{"document": "d", "content": "the lake is low", "source": "Renner", "speaker": "Renner", "kind": "assertion"}],
		"rests_on": [{"document": "d", "origin": "The Tarn Courier"}]}`), g); err != nil {
		t.Fatal(err)
	}
	span := func(from, to int) []hearsay.Span { return []hearsay.Span{{Start: from, End: to}} }
	c := &hearsay.Case{Documents: []hearsay.Document{{ID: "d", Text: text}},
		Statements: []hearsay.Statement{{ID: "s1", Document: "d", Within: -1, Contents: span(17, 30)}, {ID: "s2", Document: "d", Within: -1, Contents: span(49, 64)}},
		Answers: []hearsay.Answer{{Kind: hearsay.Denied, Statement: "s1", Rule: "denied", Confidence: 0.8}, {Kind: hearsay.Denied, Statement: "s2", Rule: "kind", Confidence: 0.6},
			{Kind: hearsay.Retracted, Statement: "s2", Confidence: 0.8}},
		RestsOn: []hearsay.RestsOn{{Document: "d", Origin: "Tarn Courier", Confidence: 0.9}, {Document: "d", Origin: "Pell Gazette", Confidence: 0.6}}}
	want := []eval.Judged{{Name: "denial that a rule tells", Confidence: 0.8, Right: true}, {Name: "denial by its kind alone", Confidence: 0.6}}
	if diff := cmp.Diff(want, eval.JudgeAnswers(g, c)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]eval.Judged{{Confidence: 0.9, Right: true}, {Confidence: 0.6}}, eval.JudgeRests(g, c)); diff != "" {
		t.Error(diff)
	}
}

func TestJudgedOrigins(t *testing.T) {
	g := &eval.Gold{}
	if err := json.Unmarshal([]byte(`{"documents": {"d": {}}, "claims": [{"claim": "The dam leaks.", "origins": ["The Tarn Courier", "Ida Vane"]}, {"claim": "The lake is low.", "origins": []}]}`), g); err != nil {
		t.Fatal(err)
	}
	c := &hearsay.Case{Documents: []hearsay.Document{{ID: "d"}}, Claims: []hearsay.Claim{
		{Text: "The dam leaks.", Origins: []hearsay.Origin{{Name: "Tarn Courier", Confidence: 0.9}, {Name: "Bo Pell", Confidence: 0.6}}},
		{Text: "The lake is low.", Origins: []hearsay.Origin{{Name: "Ida Vane", Confidence: 0.4}}}}}
	if diff := cmp.Diff([]eval.Judged{{Confidence: 0.9, Right: true}, {Confidence: 0.6}, {Confidence: 0.4}}, eval.JudgeOrigins(g, c)); diff != "" {
		t.Error(diff)
	}
}

func TestJudgedDenials(t *testing.T) {
	text := "Vane denies that the dam leaks. Renner denies that the lake is low."
	g := &eval.Gold{}
	if err := json.Unmarshal([]byte(`{"documents": {"d": {}}, "claims": [{"claim": "The dam leaks.",
		"statements": [{"document": "d", "anchor": "the dam leaks", "stance": "denies"}, {"document": "d", "anchor": "the lake is low", "stance": "asserts"}]},
		{"claim": "Nobody knows its places.", "origins": []}]}`), g); err != nil {
		t.Fatal(err)
	}
	span := func(from, to int) hearsay.Span { return hearsay.Span{Start: from, End: to} }
	place := func(id string, s hearsay.Span, stance hearsay.Stance, confidence float64) hearsay.Place {
		return hearsay.Place{Document: "d", Span: s, Statement: id, Stance: stance, Confidence: confidence}
	}
	c := &hearsay.Case{Documents: []hearsay.Document{{ID: "d", Text: text}},
		Statements: []hearsay.Statement{{ID: "s1", Document: "d", Within: -1, Kind: hearsay.Denial, Contents: []hearsay.Span{span(17, 30)}},
			{ID: "s2", Document: "d", Within: -1, Kind: hearsay.Denial, Contents: []hearsay.Span{span(51, 66)}}},
		Claims: []hearsay.Claim{{Text: "The dam leaks.", Places: []hearsay.Place{place("s1", span(17, 30), hearsay.Denies, 0.7), place("s2", span(51, 66), hearsay.Denies, 0.4),
			place("s1", span(17, 30), hearsay.Asserts, 0.9)}}, {Text: "Nobody knows its places.", Places: []hearsay.Place{place("s1", span(17, 30), hearsay.Denies, 0.7)}}}}
	if diff := cmp.Diff([]eval.Judged{{Confidence: 0.7, Right: true}, {Confidence: 0.4}}, eval.JudgeDenials(g, c)); diff != "" {
		t.Error(diff)
	}
}
