package quote_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/quote"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/model"
)

// statements makes one document and one statement of each line "document speaker text".
func statements(lines ...string) (map[string]string, []hearsay.Statement) {
	texts := map[string]string{}
	var out []hearsay.Statement
	for i, l := range lines {
		f := strings.SplitN(l, " ", 3)
		start := len(texts[f[0]])
		texts[f[0]] += f[2] + "\n"
		out = append(out, hearsay.Statement{ID: fmt.Sprint("s", i+1), Document: f[0], Speaker: f[1], Quoted: hearsay.Direct,
			Contents: []hearsay.Span{{Start: start, End: start + len(f[2])}}, Within: -1})
	}
	return texts, out
}

// field is a case of texts, whose speakers are all named persons but one called "he",
// who is not known.
func field(texts map[string]string, s []hearsay.Statement) *quote.Field {
	return quote.NewField(input(texts, s))
}

func input(texts map[string]string, s []hearsay.Statement) *quote.Input {
	in := &quote.Input{Statements: s, Aliases: term.FindAliases(nil)}
	for _, id := range slices.Sorted(maps.Keys(texts)) {
		in.Documents = append(in.Documents, hearsay.Document{ID: id, Text: texts[id], Language: "en"})
	}
	seen := map[string]bool{}
	for i := range s {
		switch id := s[i].Speaker; {
		case id == "he":
			s[i].Speaker = ""
		case !seen[id]:
			seen[id] = true
			in.Speakers = append(in.Speakers, hearsay.Speaker{ID: id, Name: id, Named: true, Kind: hearsay.Person})
		}
	}
	return in
}

func embedded(t testing.TB) *quote.Model {
	t.Helper()
	file, err := model.Section("quotes")
	if err != nil {
		t.Fatal(err)
	}
	m, err := quote.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestGroups(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"same words", []string{"a p1 The bridge was never safe to cross", "b p1 the bridge was never safe to cross."}, "s1 verbatim, s2 verbatim"},
		{"numbers", []string{"a p1 At least ten ships left the old harbour", "b p1 at least 10 ships left the old harbour"}, "s1 verbatim, s2 verbatim"},
		{"cut", []string{"a p1 The bridge was never safe to cross in winter", "b p1 The bridge was never safe"}, "s1 verbatim, s2 trimmed"},
		{"reworded", []string{"a p1 The old harbour bridge was never safe for lorries", "b p1 the harbour bridge had not been safe for any lorries"}, "s1 altered, s2 verbatim"},
		{"another matter", []string{"a p1 The bridge was never safe to cross", "b p1 The mayor will resign on Friday"}, ""},
		{"another speaker, other words", []string{"a p1 The old bridge was never safe for lorries", "b p2 the bridge had not been safe for any lorries"}, ""},
		{"another speaker, same words", []string{"a p1 The bridge was never safe to cross in winter", "b p2 The bridge was never safe to cross in winter"}, "s1 verbatim, s2 verbatim"},
		{"one sentence of two", []string{"a p1 The bridge was never safe to cross. The mayor knew it all along.", "b p1 The mayor knew it all along"}, "s1 verbatim, s2 verbatim"},
		{"two sentences carried together", []string{"a p1 The bridge was never safe to cross. The mayor knew it all along.", "b p1 The bridge was never safe to cross. The mayor knew it all along."}, "s1 verbatim, s2 verbatim"},
		{"never said", []string{"a p1 The old bridge was inspected in March", "b p1 the old bridge was never inspected in March"}, ""},
		{"does not recall", []string{"a p1 I met the bridge contractor in Tarn", "b p1 he does not recall that he met the bridge contractor in Tarn"}, ""},
		{"another number", []string{"a p1 The council closed the old bridge in district 17", "b p1 The council closed the old bridge in district 23"}, ""},
		{"a form of words", []string{"a p1 We at the Tarn Rowers are delighted to welcome our new coach today", "b p2 We at the Quell Rowers are delighted to welcome our new coach today"}, ""},
		{"speaker unknown in one", []string{"a p1 The old harbour bridge was never safe for lorries in winter", "b he the old harbour bridge was never safe for lorries"}, "s1 verbatim, s2 trimmed"},
		{"a clause that is another's", []string{"a p1 The council will close the old harbour bridge for good", "b p1 the council will close the old harbour bridge for good, but nobody asked the ferrymen what they thought"}, "s1 verbatim, s2 verbatim"},
		{"too little", []string{"a p1 Yes", "b p1 Yes"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, g := range field(statements(test.lines...)).Groups(embedded(t)) {
				var l []string
				for _, r := range g.Renderings {
					l = append(l, fmt.Sprintf("%s %s", r.Statement, r.Change))
				}
				got = append(got, strings.Join(l, ", "))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A stock phrase that two persons use, and that nobody quotes, is not one utterance.
func TestGroupsStockPhrase(t *testing.T) {
	for _, test := range []struct {
		second string
		want   int
	}{{"p1", 1}, {"p2", 0}} {
		texts, s := statements("a p1 he was grateful to the members and would begin with the new roof at once", "b "+test.second+" he was grateful to the members and would begin with the new pier at once")
		for i := range s {
			s[i].Quoted = hearsay.Indirect
		}
		if got := field(texts, s).Groups(embedded(t)); len(got) != test.want {
			t.Errorf("%s: %d groups, want %d: %+v", test.second, len(got), test.want, got)
		}
	}
}

// A statement inside another one's content is not a second rendering of it.
func TestGroupsNested(t *testing.T) {
	text := "the mayor said that the bridge was never safe to cross in winter"
	s := []hearsay.Statement{
		{ID: "s1", Document: "a", Speaker: "p1", Contents: []hearsay.Span{{Start: 0, End: len(text)}}},
		{ID: "s2", Document: "a", Speaker: "p1", Contents: []hearsay.Span{{Start: 20, End: len(text)}}},
	}
	if got := field(map[string]string{"a": text}, s).Groups(embedded(t)); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

// BenchmarkGroups is one speaker quoted in many documents: the time has to grow
// with the number of statements, not with its square.
func BenchmarkGroups(b *testing.B) {
	words := strings.Fields("bridge harbour winter mayor lorry inspector concrete toll ferry council engineer report budget river crane signal rope anchor dock tide")
	var lines []string
	for i := range 4000 {
		var l []string
		for k := range 12 {
			l = append(l, words[(i*7+k*k*3+i*k)%len(words)])
		}
		lines = append(lines, fmt.Sprintf("d%d p1 The %s", i/4, strings.Join(l, " ")))
	}
	texts, s := statements(lines...)
	m := embedded(b)
	for b.Loop() {
		field(texts, s).Groups(m)
	}
}

// Words that stand again outside any statement are a rendering.
func TestGroupsEcho(t *testing.T) {
	texts, s := statements("a p1 The old harbour bridge was never safe to cross in winter")
	texts["b"] = "A notice went up on Monday:\n\nThe old Harbour bridge was never safe to cross in Winter. Stay away.\n"
	in := input(texts, s)
	got := quote.NewField(in).Groups(embedded(t))
	if len(got) != 1 || len(got[0].Renderings) != 2 {
		t.Fatalf("got %+v", got)
	}
	in.Clauses = [][]hearsay.Clause{nil, {{Span: hearsay.Span{Start: 29, End: 87}, Put: hearsay.Reading{Polarity: hearsay.Unsaid}}}}
	if unsaid := quote.NewField(in).Groups(embedded(t)); len(unsaid) != 0 {
		t.Errorf("a sentence that tells what was not said is a rendering: %+v", unsaid)
	}
	r := got[0].Renderings[1]
	if r.Document != "b" || r.Statement != "" || r.Change != hearsay.Verbatim || got[0].Speaker != "p1" {
		t.Errorf("got %+v", got[0])
	}
	if want := "The old Harbour bridge was never safe to cross in Winter"; r.Spans[0].In(texts["b"]) != want {
		t.Errorf("got %q", r.Spans[0].In(texts["b"]))
	}
}

// BenchmarkGroupsAlike measures how the time grows where one speaker says one thing a document
// that differs in a word: the time of a document should stay.
func BenchmarkGroupsAlike(b *testing.B) {
	m := embedded(b)
	for _, n := range []int{500, 2000} {
		var lines []string
		for i := range n {
			lines = append(lines, fmt.Sprintf("d%05d p1 The council closed the old bridge in district %d", i, i))
		}
		texts, s := statements(lines...)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				field(texts, s).Groups(m)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/document")
		})
	}
}
