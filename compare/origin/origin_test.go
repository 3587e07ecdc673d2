package origin_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/origin"
	"github.com/openhearsay/hearsay/statement/credit"
)

func passage(a, b string, n int, from hearsay.Direction) hearsay.Passage {
	return hearsay.Passage{A: hearsay.Side{Document: a, Span: hearsay.Span{End: n}}, B: hearsay.Side{Document: b, Span: hearsay.Span{End: n}}, Similarity: 0.9, From: from, Why: "it is older"}
}

func TestRestsOn(t *testing.T) {
	gazette := hearsay.Document{ID: "a", Outlet: "The Harbour Gazette", Text: strings.Repeat("The bridge was closed on Friday. ", 20)}
	for _, test := range []struct {
		name, text string
		items      []hearsay.Item
		passages   []hearsay.Passage
		want       string
	}{
		{"credit", "The bridge was closed, the Pell Tribune reported.", nil, nil, "Pell Tribune -1"},
		{"two of one outlet", "The Pell Tribune reported it. Marlow told the Pell Tribune that it was closed.", nil, nil, "Pell Tribune -1"},
		{"only a refusal", "Marlow declined to comment to the Pell Tribune.", nil, nil, ""},
		{"in somebody's mouth", "“It was closed, the Pell Tribune reported,” Marlow said.", nil, nil, ""},
		{"after a quotation", "“It was closed,” the Pell Tribune reported.", nil, nil, "Pell Tribune -1"},
		{"only a picture", "© Ada Pell / Reuters", nil, nil, ""},
		{"by item", "First story.\n[Pell Tribune]\nSecond story.", []hearsay.Item{{Span: hearsay.Span{Start: 0, End: 27}}, {Span: hearsay.Span{Start: 28, End: 41}}}, nil, "Pell Tribune 0"},
		{"copied", "The bridge.", nil, []hearsay.Passage{passage("a", "b", 300, hearsay.FromA)}, "Harbour Gazette -1"},
		{"copied a little", "The bridge.", nil, []hearsay.Passage{passage("a", "b", 80, hearsay.FromA)}, ""},
		{"copied by the other", "The bridge.", nil, []hearsay.Passage{passage("a", "b", 300, hearsay.FromB)}, ""},
		{"a common source", "The bridge.", nil, []hearsay.Passage{passage("a", "b", 300, hearsay.FromCommon)}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs := []hearsay.Document{gazette, {ID: "b", Text: test.text, Items: test.items}}
			found := [][]credit.Found{nil, credit.Find(&docs[1])}
			var got []string
			for _, r := range origin.RestsOn(docs, found, test.passages) {
				if r.Document != "b" || r.Why == "" || len(r.Evidence) == 0 || r.Confidence <= 0 || r.Confidence >= 1 {
					t.Errorf("got %+v", r)
				}
				got = append(got, strings.TrimPrefix(strings.TrimPrefix(r.Origin, "The "), "the ")+" "+map[int]string{-1: "-1", 0: "0", 1: "1"}[r.Item])
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Two papers that name each other and nobody else show no origin.
func TestRestsOnCircle(t *testing.T) {
	docs := []hearsay.Document{
		{ID: "a", Outlet: "The Harbour Gazette", Text: "The bridge was closed, the Pell Tribune reported."},
		{ID: "b", Outlet: "Pell Tribune", Text: "The bridge was closed, the Harbour Gazette reported."},
	}
	out := origin.RestsOn(docs, [][]credit.Found{credit.Find(&docs[0]), credit.Find(&docs[1])}, nil)
	if len(out) != 2 {
		t.Fatalf("got %+v", out)
	}
	for _, r := range out {
		if !strings.Contains(r.Why, "no origin is shown") || r.Confidence > 0.5 {
			t.Errorf("%s on %s: %s, %.2f", r.Document, r.Origin, r.Why, r.Confidence)
		}
	}
}
