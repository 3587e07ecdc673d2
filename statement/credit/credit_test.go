package credit_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/credit"
)

func TestFind(t *testing.T) {
	for _, test := range []struct{ name, outlet, text, want string }{
		{"according to", "", "The bridge was unsafe, according to the Harbour Gazette.", "Harbour Gazette|according-to|according to the Harbour Gazette|carries"},
		{"reported", "", "The Harbour Gazette reported on Friday that the bridge was unsafe.", "Harbour Gazette|according-to|Harbour Gazette reported|carries"},
		{"inverted", "", "The bridge was unsafe, reported the Harbour Gazette on Friday.", "Harbour Gazette|according-to|reported the Harbour Gazette|carries"},
		{"told", "", "“It was unsafe,” Marlow told the Harbour Gazette.", "Harbour Gazette|according-to|told the Harbour Gazette|carries"},
		{"interview", "", "In an interview with the Harbour Gazette, Marlow denied it.", "Harbour Gazette|according-to|interview with the Harbour Gazette|carries"},
		{"statement", "", "Marlow said in a statement to the Harbour Gazette that he knew.", "Harbour Gazette|according-to|statement to the Harbour Gazette|carries"},
		{"short form", "", "The Harbour Gazette broke the story. Marlow told the Gazette that he knew.",
			"Harbour Gazette|according-to|Harbour Gazette broke|carries; Harbour Gazette|according-to|told the Gazette|carries"},
		{"the newspaper", "", "The Harbour Gazette reported it. Marlow, in a statement to the newspaper, denied it.",
			"Harbour Gazette|according-to|Harbour Gazette reported|carries; Harbour Gazette|according-to|statement to the newspaper|carries"},
		{"reporter", "", "The Harbour Gazette’s Ida Renner wrote that the bridge was unsafe.", "Harbour Gazette|according-to|Harbour Gazette’s Ida Renner wrote|carries"},
		{"a name with a slash", "", "The bridge was unsafe, according to Radio Free Europe/Radio Liberty.", "Radio Free Europe/Radio Liberty|according-to|according to Radio Free Europe/Radio Liberty|carries"},
		{"hat tip", "", "The bridge is unsafe.\n\n(h/t Harbour Gazette)", "Harbour Gazette|hat-tip|(h/t Harbour Gazette)|carries"},
		{"credit line", "", "The bridge is unsafe.\n\n[Harbour Gazette]\n\nThe mayor left.", "Harbour Gazette|credit-line|[Harbour Gazette]|carries"},
		{"linked", "", "So says the Harbour Gazette (the source linked above).", "Harbour Gazette|link|Harbour Gazette (the source linked above)|carries"},
		{"refusal", "", "Marlow declined to comment to the Harbour Gazette.", "Harbour Gazette|according-to|Harbour Gazette|bare"},
		{"request", "", "Marlow did not respond to the Harbour Gazette’s request for comment.", "Harbour Gazette|according-to|Harbour Gazette|bare"},
		{"confirmed", "", "The Harbour Gazette later confirmed the report.", "Harbour Gazette|according-to|Harbour Gazette later confirmed|bare"},
		{"picture", "", "© Ada Pell / Reuters", "Reuters|credit-line|Reuters|bare"},
		{"noun before the name", "", "Marlow told the Pellish news site Tarnwatch that he knew.", "Tarnwatch|according-to|told the Pellish news site Tarnwatch|carries"},
		{"noun between commas", "", "According to the region’s oldest newspaper, al-Marsa, the bridge fell.", "al-Marsa|according-to|According to the region’s oldest newspaper, al-Marsa|carries"},
		{"said of it between commas", "", "The Harbour Gazette, a small paper of the coast, described the bridge.", "Harbour Gazette|according-to|Harbour Gazette, a small paper of the coast, described|carries"},
		{"a date before its verb", "", "The Harbour Gazette on May 3, 2011, reported it.", "Harbour Gazette|according-to|Harbour Gazette on May 3, 2011, reported|carries"},
		{"profile", "", "Marlow was profiled in this year’s edition of the Harbour Gazette.", "Harbour Gazette|according-to|profiled in this year’s edition of the Harbour Gazette|carries"},
		{"the report", "", "The Harbour Gazette reported it. According to the report, the bridge fell.",
			"Harbour Gazette|according-to|Harbour Gazette reported|carries; Harbour Gazette|according-to|According to the report|carries"},
		{"on the air", "", "Marlow made the claim on Friday on Reuters TV.", "Reuters|according-to|claim on Friday on Reuters|carries"},
		{"supplier of pictures", "", "The bridge fell.\n(Getty Images)\n", "Getty Images|credit-line|(Getty Images)|bare"},
		{"where it was found", "", "Thanks to the Harbour Gazette for the hint.", "Harbour Gazette|according-to|Thanks to the Harbour Gazette|bare"},
		{"own earlier report", "Harbour Gazette", "As the Harbour Gazette reported on Friday, the bridge fell.", "Harbour Gazette|according-to|Harbour Gazette reported|carries"},
		{"matter of the story", "", "Workers at the Harbour Gazette went on strike.", ""},
		{"its own name", "Harbour Gazette", "Marlow told the Harbour Gazette that he knew.", ""},
		{"no outlet", "", "Marlow told his lawyer that he knew, according to Renner.", ""},
		{"empty", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, f := range credit.Find(&hearsay.Document{ID: "d", Outlet: test.outlet, Text: test.text}) {
				carries := "bare"
				if f.Carries {
					carries = "carries"
				}
				name := strings.TrimPrefix(strings.TrimPrefix(f.Outlet, "the "), "The ")
				span := strings.TrimPrefix(f.Span.In(test.text), "The ")
				if f.Kind == hearsay.Link || !f.Carries {
					span = strings.TrimPrefix(span, "the ")
				}
				got = append(got, fmt.Sprintf("%s|%s|%s|%s", name, f.Kind, span, carries))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestRoles says what an outlet did, by the words around its name.
func TestRoles(t *testing.T) {
	for _, test := range []struct {
		text string
		want credit.Role
	}{
		{"Marlow told the Harbour Gazette so.", credit.Told},
		{"Marlow spoke in an interview with the Harbour Gazette.", credit.Told},
		{"Marlow was quoted in the Harbour Gazette.", credit.Told},
		{"The Harbour Gazette reported it.", credit.Reported},
		{"It fell, according to the Harbour Gazette.", credit.Reported},
		{"It fell, according to a report in the Harbour Gazette.", credit.Reported},
		{"It is in letters obtained by the Harbour Gazette.", credit.Obtained},
		{"The Harbour Gazette obtained the letters.", credit.Obtained},
		{"This story first appeared in the Harbour Gazette.", credit.Whole},
		{"The Harbour Gazette confirmed it.", credit.Confirmed},
		{"Marlow declined to comment to the Harbour Gazette.", credit.Refused},
		{"© Ada Pell | Reuters", credit.Pictured},
		{"The Harbour Gazette building burned.", credit.None},
	} {
		got := credit.None
		for _, m := range credit.Mentions(test.text, outlet.Find(test.text)) {
			got = m.Role
		}
		if got != test.want {
			t.Errorf("%q: got role %d, want %d", test.text, got, test.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"The Harbour Gazette reported it. [Harbour Gazette]", "© X/Harbour Gazette\n(h/t", "told the newspaper’s", "/\n/ [(", "İ told the newspaper\x00",
		"According to the Harbour Gazette and the Pell Tribune, (via", "\u2028’s the Gazette’",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		last := -1
		for _, c := range credit.Find(&hearsay.Document{ID: "d", Text: s}) {
			if c.Span.Empty() || c.Span.In(s) == "" || !utf8.ValidString(c.Span.In(s)) {
				t.Fatalf("bad span %v of %q", c.Span, s)
			}
			if c.Span.Start < last {
				t.Fatalf("out of order at %v in %q", c.Span, s)
			}
			last = c.Span.Start
			if c.Outlet == "" {
				t.Fatalf("no outlet at %v in %q", c.Span, s)
			}
		}
	})
}
