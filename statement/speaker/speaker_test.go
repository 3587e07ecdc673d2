package speaker_test

import (
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/speaker"
)

// TestFind asks who the sources of a text are. Sources stand in square brackets,
// which are taken out; want names the speaker of each, "-" for unknown.
func TestFind(t *testing.T) {
	analyzer, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, text, want string }{
		// titles and roles
		{"title of two words", "[Chief Executive Nora Tarn] said so.", "Nora Tarn"},
		{"office with of", "[Chief of Staff Nora Tarn] said so.", "Nora Tarn"},
		{"office with of the", "[Speaker of the Assembly Nora Tarn] said so.", "Nora Tarn"},
		{"office and another title", "[Chairman of the Joint Chiefs of Staff, Gen. Nora Tarn], said so.", "Nora Tarn"},
		{"title cut short", "[Det. Insp. Nora Tarn] said so.", "Nora Tarn"},
		{"title that is a name too", "[Dean Nora Tarn] said so. [Dean Hale] denied it.", "Nora Tarn, Dean Hale"},
		{"body before a name", "[Director at the Marlow Harbor Foundation Orla M. Tarn] said so.", "Orla M. Tarn"},
		{"apposition with a title", "[Hale's campaign counterpart, Sen. Nora Tarn], said so.", "Nora Tarn"},

		// names
		{"nickname in marks", "[Peter “The Oar” Hale] said so. [Hale] left.", "Peter “The Oar” Hale, Peter “The Oar” Hale"},
		{"surname that is a word", "Peter Stones came. [Stones], who was late, said so.", "Peter Stones"},
		{"two of a family", "Peter Hale and his son, Owen Hale, came. [Peter Hale] said so. [Owen Hale] denied it.", "Peter Hale, Owen Hale"},
		{"initial of another", "[J. Hale] said so. His son, Owen Hale, came. [Owen Hale] denied it.", "J. Hale, Owen Hale"},
		{"beside one of two names", "Tarn and [Lindis Brook, an engineer of the port], agreed. [Brook] said so.", "Lindis Brook, Lindis Brook"},

		// organisations
		{"of", "[The Port of Tollan] said so.", "Port of Tollan"},
		{"and in a name", "[The Department of Housing and Rural Development] said so.", "Department of Housing and Rural Development"},
		{"commas in a name", "[The Bureau of Alcohol, Tobacco and Explosives] said so.", "Bureau of Alcohol, Tobacco and Explosives"},
		{"two bodies", "[The Ministry of Trade and the Port Authority] said so.", "Ministry of Trade and the Port Authority"},
		{"sources of two bodies", "[Harbor Police and Port Authority officers] said so.", "Harbor Police and Port Authority officers"},
		{"abbreviation in brackets", "The Union of Marlow Dockers (UMD) met. [UMD] said so.", "Union of Marlow Dockers"},
		{"abbreviation like a word", "The Institute of Sailing (IS) closed. [IS] has not commented on it.", "Institute of Sailing"},
		{"abbreviation like a pronoun", "[A WHO spokesman] said so.", "a WHO spokesman"},

		// whose
		{"spokesman of another", "[Hale's spokesman Carl Brook] said so. Anne Tarn was away. [Her spokesman] did not answer.", "Carl Brook, Anne Tarn's spokesman"},
		{"spokesman of the same", "[Anne Tarn's spokesman Carl Brook] said so. Tarn was away. [Her spokesman] did not answer.", "Carl Brook, Carl Brook"},

		// descriptions
		{"named only afterwards", "The pier is closed, [the harbor minister] says.\n\n[Nora Tarn] told the council that it was old.", "Nora Tarn, Nora Tarn"},
		{"office named afterwards", "[The vice president of the dockers' union] said so.\n\nIt rained. [Nora Tarn, the vice-president of the Marlow Union], denied it.", "Nora Tarn, Nora Tarn"},
		{"who says a sentence that ends in a name", "The pier was built by Carl Brook, [the mayor] said.", "the mayor"},
		{"those who spoke speak on", "[Two senior officials] said so. [Officials] added that it was old.", "two senior officials, two senior officials"},
		{"what is counted", "[A number of reports] said so.", "a number of reports"},
		{"a thing that shows", "[Soil tests] show that it was old.", "soil tests"},
		{"no time speaks", "[Weeks before the vote] said so.", "-"},
		{"participle", "[Unnamed officials pushing the plan] said so.", "unnamed officials"},

		{"what a participle adds", "[Audio] recorded at the town hall shows so.", "audio recorded at the town hall"},
		{"one of a people", "[One young Marlower] said so.", "one young Marlower"},
		{"one of many", "[One agency] reported it.", "one agency"},
		{"one of a people, verb misread", "In a profile, [one 17-year-old New Yorker] confirms that he made a fortune.", "one 17-year-old New Yorker"},
		{"program of a body", "[The Port Authority's program] says so.", "the Port Authority's program"},

		// relatives
		{"who after a date", "The crew met with engineers in June 2016 [who] said so.", "engineers"},
		{"which is no person", "We conducted rope tests on the girl and the nurse, [which] showed so.", "rope tests"},
		{"whoever", "The story came from [whoever] said so.", "-"},

		// papers
		{"report by somebody", "The port said in a report that it was old. [The report, by engineer Nora Tarn], blamed the rain. [The report] named nobody.", "Nora Tarn, Nora Tarn"},
		{"poll by a body", "[A poll by the Tarn Institute] found so.", "a poll by the Tarn Institute"},
		{"statement of a body", "[A statement from the Port Authority] said so.", "Port Authority"},
		{"who issued it", "Peter Brook, the director of the institute, issued [a statement] saying so.", "Peter Brook"},
		{"papers that others published", "[Letters published by the Marlow Union] show so.", "letters published by the Marlow Union"},

		// pronouns
		{"newcomer", "[Peter Hale] said so. [He] left. An inspector came on Monday. [He] said the wiring was old.", "Peter Hale, Peter Hale, an inspector"},
		{"not the owner", "The toddler's mother came. [He] said so.", "-"},
		{"no body is he", "Peter Hale left the Harbor Tour on Monday. [He] said so.", "Peter Hale"},
		{"not the dead", "Owen Marsh met Peter Hale. Hale died on Monday. [He] said the pier was old.", "Owen Marsh"},
		{"not who was killed", "Peter Hale was killed on Monday. [He] said the pier was old.", "-"},
		{"not whose death it is", "The council regretted Peter Hale's death. [He] said the pier was old.", "-"},
		{"who was nearly killed", "Peter Hale was nearly hit on Monday. [He] said the pier was old.", "Peter Hale"},
		{"they are many", "[Two divers] said so. [They] left.", "two divers, two divers"},
		{"two are they", "[Anne Hale and Peter Brook] said so. [They] left.", "Anne Hale and Peter Brook, Anne Hale and Peter Brook"},
		{"somebody and friends", "[Owen Marsh and his friends] plan it. [They] left.", "Owen Marsh and his friends, Owen Marsh and his friends"},
		{"no single person is they", "[One clerk] said so. [They] left.", "one clerk, -"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, spans := marked(test.text)
			a := analyzer.Analyze(text)
			var sources []coref.Source
			for _, s := range spans {
				sources = append(sources, coref.Source{Span: s})
			}
			b := speaker.NewBook(a, coref.Resolve(a, sources...), outlet.Find(text), "")
			var got []string
			for _, s := range spans {
				if x := b.Find(s); x.Who >= 0 && x.Sure >= speaker.Floor {
					got = append(got, b.Speaker(x.Who).Name)
				} else {
					got = append(got, "-")
				}
			}
			if g := strings.Join(got, ", "); g != test.want {
				t.Errorf("%s\ngot  %s\nwant %s", text, g, test.want)
			}
		})
	}
}

// marked takes the brackets out of a text and gives what stood in them.
func marked(text string) (string, []hearsay.Span) {
	var b strings.Builder
	var spans []hearsay.Span
	for _, r := range text {
		switch r {
		case '[':
			spans = append(spans, hearsay.Span{Start: b.Len()})
		case ']':
			spans[len(spans)-1].End = b.Len()
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans
}

// TestReport asks which outlet "the report" and "the paper" mean.
func TestReport(t *testing.T) {
	analyzer, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, text, own, want string }{
		{"who brought it", "The Economist reported a leak. A clerk told Reuters that it was small. According to [the report], it was old.", "", "The Economist"},
		{"not the document's own", "The Economist reported a leak. Reuters asked the port. [The report] says it was old.", "Reuters", "The Economist"},
		{"who was told", "The port told The Economist of a leak. [The magazine] says it was old.", "", "The Economist"},
		{"not whose a thing is", "The port told The Economist that the Reuters rumor was old. [The publication] cites two clerks.", "", "The Economist"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, spans := marked(test.text)
			a := analyzer.Analyze(text)
			b := speaker.NewBook(a, coref.Resolve(a, coref.Source{Span: spans[0]}), outlet.Find(text), test.own)
			got := "-"
			if x := b.Find(spans[0]); x.Who >= 0 {
				got = b.Speaker(x.Who).Name
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestAuthor asks who says "I" in a text without a byline.
func TestAuthor(t *testing.T) {
	analyzer, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, text string
		bylines    []string
		want       string
	}{
		{"byline", "I doubt it.", []string{"Nora Tarn"}, "Nora Tarn"},
		{"two bylines", "I doubt it.\n\nCarl Brook writes the harbor column.", []string{"Nora Tarn", "Carl Brook"}, "the author"},
		{"what the author writes", "Nora Tarn writes the harbor column and is a diver.\n\nI doubt it.", nil, "Nora Tarn"},
		{"what the author is", "I doubt it.\n\nNora Tarn is a staff writer for the Harbor Post.", nil, "Nora Tarn"},
		{"what somebody is", "I doubt it.\n\nNora Tarn is a diver from Marlow.", nil, "the author"},
		{"inside a paragraph", "I doubt it. Nora Tarn is a writer for the Harbor Post.", nil, "the author"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := analyzer.Analyze(test.text)
			b := speaker.NewBook(a, coref.Resolve(a), nil, "")
			if got := b.Speaker(b.Author(test.bylines, hearsay.Span{End: 1}).Who).Name; got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
