package passage_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/passage"
	"github.com/openhearsay/hearsay/statement/credit"
)

const (
	words = "the lock on the east canal was opened by hand in the night of the flood and nobody had told the keeper about it at all"
	first = "The lock story. " + words + "."
	quote = "Mayor Ida Holm said “" + words + "”."
)

// at is the side of a document on which a stretch stands.
func at(id, text, stretch string) hearsay.Side {
	i := strings.Index(text, stretch)
	return hearsay.Side{Document: id, Span: hearsay.Span{Start: i, End: i + len(stretch)}}
}

func doc(id, outlet, text string) hearsay.Document {
	return hearsay.Document{ID: id, Outlet: outlet, Text: text}
}

func said(id, text, stretch, speaker string, via ...string) hearsay.Statement {
	s := hearsay.Statement{Document: id, Contents: []hearsay.Span{at(id, text, stretch).Span}, Within: -1, Speaker: speaker}
	for _, v := range via {
		s.Via = append(s.Via, hearsay.Hop{Name: v})
	}
	return s
}

func quoting(s hearsay.Statement) hearsay.Statement {
	s.Quoted = hearsay.Direct
	return s
}

func TestDirect(t *testing.T) {
	short := "the lock on the east canal"
	credited := func(id, name string) credit.Found {
		return credit.Found{Credit: hearsay.Credit{Document: id, Item: -1, Outlet: name}, Carries: true}
	}
	ab := func(text string) []hearsay.Passage {
		return []hearsay.Passage{{A: at("a", text, words), B: at("b", text, words), From: hearsay.FromA, Why: "dates"}}
	}
	for _, test := range []struct {
		name     string
		in       passage.Input
		passages []hearsay.Passage
		from     hearsay.Direction
		source   string
	}{
		{"long and earlier", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", first), doc("b", "Dike Herald", first)}},
			ab(first), hearsay.FromA, ""},
		{"the only credit", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", first), doc("b", "Dike Herald", first)},
			Credits: []credit.Found{credited("a", "Dike Herald")}}, ab(first), hearsay.FromB, ""},
		{"each credits the other", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", first), doc("b", "Dike Herald", first)},
			Credits: []credit.Found{credited("a", "Dike Herald"), credited("b", "Sluice Times")}}, ab(first), hearsay.FromUnknown, ""},
		{"one of two credits leaves it open", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", first), doc("b", "Dike Herald", first)},
			Credits: []credit.Found{credited("a", "Dike Herald"), credited("a", "Weir Post")}}, ab(first), hearsay.FromA, ""},
		{"words of one speaker", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", quote), doc("b", "Dike Herald", quote)},
			Names:      map[string]string{"p1": "Ida Holm"},
			Statements: []hearsay.Statement{said("a", quote, words, "p1"), said("b", quote, words, "p1")}}, ab(quote), hearsay.FromCommon, "Ida Holm"},
		{"words of one speaker that came through the other", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", quote), doc("b", "Dike Herald", quote)},
			Names:      map[string]string{"p1": "Ida Holm"},
			Statements: []hearsay.Statement{said("a", quote, words, "p1"), said("b", quote, words, "p1", "Dike Herald", "Sluice Times")}}, ab(quote), hearsay.FromCommon, "Ida Holm"},
		{"words of a body and of its spokesman", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", quote), doc("b", "Dike Herald", quote)},
			Names: map[string]string{"p1": "Ida Holm", "p2": "Water Board"}, Sides: map[string]string{"p1": "p2"},
			Statements: []hearsay.Statement{said("a", quote, words, "p1"), said("b", quote, words, "p2")}}, ab(quote), hearsay.FromCommon, "Water Board"},
		{"quoted words of two whom nothing joins", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", quote), doc("b", "Dike Herald", quote)},
			Names:      map[string]string{"p1": "Ida Holm"},
			Statements: []hearsay.Statement{quoting(said("a", quote, words, "p1")), quoting(said("b", quote, words, "p2"))}}, ab(quote), hearsay.FromCommon, ""},
		{"quoted words of one whom the other does not name", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", quote), doc("b", "Dike Herald", quote)},
			Names: map[string]string{"p1": "Ida Holm", "p2": "a clerk"}, Named: map[string]bool{"p1": true},
			Statements: []hearsay.Statement{quoting(said("a", quote, words, "p1")), quoting(said("b", quote, words, "p2"))}}, ab(quote), hearsay.FromCommon, "Ida Holm"},
		{"lookalike words of two speakers", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", first), doc("b", "Dike Herald", first)},
			Names: map[string]string{"p1": "Ida Holm", "p2": "Per Rask"}, Named: map[string]bool{"p1": true, "p2": true},
			Statements: []hearsay.Statement{said("a", first, words, "p1"), said("b", first, words, "p2")}}, ab(first), hearsay.FromUnknown, ""},
		{"what one gives in its own voice and the other on its word", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", first), doc("b", "Dike Herald", first)},
			Names:      map[string]string{"p1": "Sluice Times"},
			Statements: []hearsay.Statement{said("b", first, words, "p1")}},
			[]hearsay.Passage{{A: at("a", first, words), B: at("b", first, words), From: hearsay.FromUnknown}}, hearsay.FromA, ""},
		{"a credit in another paragraph is for something else", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", first), doc("b", "Dike Herald", first+"\nMore of it.")},
			Credits: []credit.Found{{Credit: hearsay.Credit{Document: "b", Item: -1, Outlet: "Sluice Times", Span: hearsay.Span{Start: len(first) + 1, End: len(first) + 5}}, Carries: true}}},
			[]hearsay.Passage{{A: at("a", first, words), B: at("b", first, words), From: hearsay.FromUnknown, Why: "nothing"}}, hearsay.FromUnknown, ""},
		{"too short for a date", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", first), doc("b", "Dike Herald", first)}},
			[]hearsay.Passage{{A: at("a", first, short), B: at("b", first, short), From: hearsay.FromA}}, hearsay.FromUnknown, ""},
		{"a third that both have it from", passage.Input{Documents: []hearsay.Document{doc("a", "Sluice Times", first), doc("b", "Dike Herald", first), doc("c", "Weir Post", first)}},
			append(ab(first),
				hearsay.Passage{A: at("a", first, words), B: at("c", first, words), From: hearsay.FromB},
				hearsay.Passage{A: at("b", first, words), B: at("c", first, words), From: hearsay.FromB}), hearsay.FromCommon, "Weir Post"},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := slices.Clone(test.passages)
			got := passage.Direct(test.in, test.passages)[0]
			if got.From != test.from || got.CommonSource != test.source {
				t.Errorf("from %q, source %q (%s), want %q, %q", got.From, got.CommonSource, got.Why, test.from, test.source)
			}
			if got.Why == "" {
				t.Error("no reason is given")
			}
			if test.passages[0].From != before[0].From {
				t.Error("the input was changed")
			}
		})
	}
}
