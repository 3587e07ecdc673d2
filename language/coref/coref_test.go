package coref_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/model"
)

func analyzer(t testing.TB) *language.Analyzer {
	t.Helper()
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// TestResolve gives, for each text, the chains of two or more mentions that have
// the name asked for, each mention by its name or words.
func TestResolve(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct{ name, text, of, want string }{
		{"full name and surname", "Anne Hale spoke first. Hale left early.", "Anne Hale", "Anne Hale, Hale"},
		{"surname that is a word", "Peter Stones spoke first. Stones has left.", "Peter Stones", "Peter Stones, Stones"},
		{"title", "Mayor Anne Hale spoke. The mayor left.", "Anne Hale", "Anne Hale, The mayor"},
		{"office with of", "Secretary of Trade Anne Hale spoke. The secretary left.", "Anne Hale", "Anne Hale, The secretary"},
		{"title inside the capitals", "Marlow Mayor Anne Hale spoke. Hale left.", "Anne Hale", "Anne Hale, Hale"},
		{"two bearers of a surname", "Mr. Hale met Mrs. Hale. She smiled.", "Hale", "Hale, She"},
		{"party", "Rep. Anne Hale (R-Tarn) spoke. The Republican resigned.", "Anne Hale", "Anne Hale, The Republican"},
		{"acronym", "The Bureau of Harbor Safety closed the pier. BHS said why.", "Bureau of Harbor Safety", "Bureau of Harbor Safety, BHS"},
		{"order of words", "The Trade Department closed the pier. The Department of Trade gave no reason.", "Trade Department", "Trade Department, Department of Trade"},
		{"she", "Anne Hale met Peter Brook. She smiled at him.", "Anne Hale", "Anne Hale, She"},
		{"he", "Anne Hale met Peter Brook. She smiled at him.", "Peter Brook", "Peter Brook, him"},
		{"name after who speaks for whom", "A spokesman for the mayor, Peter Brook, spoke. Brook left.", "A spokesman for the mayor", "A spokesman for the mayor, Peter Brook, Brook"},
		{"they", "Two engineers came in May. They saw the pier.", "Two engineers", "Two engineers, They"},
		{"it", "The bureau closed the pier. It gave no reason.", "The bureau", "The bureau, It"},
		{"they of a body", "The council met on Monday. They voted.", "The council", "The council, They"},
		{"description with other words", "The harbor engineer spoke. The road engineer left.", "The harbor engineer", ""},
		{"indefinite is new", "An engineer spoke. An engineer left.", "An engineer", ""},
		{"it of nothing", "The bureau closed the pier. It is clear that it was old.", "The bureau", "The bureau, it"},
		{"they of two people", "Anne Hale and Peter Brook came late. They saw the pier.", "Anne Hale and Peter Brook", "Anne Hale and Peter Brook, They"},
		{"they of somebody and friends", "Peter Brook and his friends came late. They saw the pier.", "Peter Brook and his friends", "Peter Brook and his friends, They"},
		{"they of two bodies", "The Bureau of Roads and the Port Authority met. They closed the pier.", "Bureau of Roads and the Port Authority", ""},
		{"he is one of two people", "Anne Hale and Peter Brook came late. He saw the pier.", "Peter Brook", "Peter Brook, He"},
		{"no surname", "Boatyard sold the pier. Boatyard left. The pier that Harbor Boatyard built was old. Boatyard said so.", "Boatyard", "Boatyard, Boatyard, Boatyard"},
		{"month that is a name", "Hale came in June. June was wet.", "June", ""},
		{"no day is a name", "On Friday, a spokesman left. Friday was wet.", "Friday", ""},
		{"quoted name is not who speaks on", "Peter Brook said: “Paul Stone built it.” He left.", "Peter Brook", "Peter Brook, He"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := z.Analyze(test.text)
			r := coref.Resolve(a)
			words := func(i int) string {
				m := &r.Mentions[i]
				if m.Kind == coref.Name {
					return a.Span(m.NameFirst, m.NameEnd).In(a.Text)
				}
				return a.Span(m.First, m.End).In(a.Text)
			}
			got := ""
			for _, c := range r.Chains {
				if words(c.Mentions[0]) == test.of && len(c.Mentions) > 1 {
					var all []string
					for _, i := range c.Mentions {
						all = append(all, words(i))
					}
					got = strings.Join(all, ", ")
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func BenchmarkResolve(b *testing.B) {
	z := analyzer(b)
	a := z.Analyze(strings.Repeat("Mayor Anne Hale met Peter Brook, the builder, on Friday. She told him that the pier was old. The mayor left; the builder stayed with two officials. They said nothing. ", 100))
	b.ResetTimer()
	for range b.N {
		coref.Resolve(a)
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N)/float64(len(a.Tokens)), "µs/word")
}
