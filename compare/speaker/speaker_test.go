package speaker_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/speaker"
)

// parse reads "a: Anna Hale; Hale" as the speakers of document a, one wording each;
// a leading "?" makes one an unnamed group, "~" one that is not known to be named, "#" an organisation.
func parse(lines ...string) []speaker.Local {
	var out []speaker.Local
	for _, l := range lines {
		id, list, _ := strings.Cut(l, ": ")
		local := speaker.Local{Document: id}
		for _, name := range strings.Split(list, "; ") {
			s := hearsay.Speaker{ID: name, Name: name, Named: true, Kind: hearsay.Person}
			switch name[0] {
			case '?':
				s.Name, s.Named, s.Kind = name[1:], false, hearsay.Group
				s.Mentions = []hearsay.Mention{{Document: id, Span: hearsay.Span{Start: 10, End: 20}}}
			case '~':
				s.Name, s.Named, s.Kind = name[1:], false, hearsay.UnknownSpeaker
			case '#':
				s.Name, s.Kind = name[1:], hearsay.Organization
			}
			local.Speakers = append(local.Speakers, s)
		}
		out = append(out, local)
	}
	return out
}

func show(speakers []hearsay.Speaker) string {
	var out []string
	for _, s := range speakers {
		out = append(out, strings.Join(append([]string{s.Name}, s.Aliases...), " = "))
	}
	return strings.Join(out, " | ")
}

func TestMerge(t *testing.T) {
	for _, test := range []struct {
		name string
		in   []speaker.Local
		want string
	}{
		{"full names", parse("a: Anna Hale", "b: Anna Hale"), "Anna Hale"},
		{"title", parse("a: Sen. Anna Hale", "b: Anna Hale"), "Sen. Anna Hale = Anna Hale"},
		{"title of two words", parse("a: Chief Executive Anna Hale", "b: Anna Hale"), "Chief Executive Anna Hale = Anna Hale"},
		{"office with of", parse("a: Secretary of Trade Anna Hale", "b: Anna Hale"), "Secretary of Trade Anna Hale = Anna Hale"},
		{"rare title", parse("a: Baroness Anna Hale", "b: Det. Insp. Anna Hale", "c: Hale"), "Baroness Anna Hale = Det. Insp. Anna Hale = Hale"},
		{"title that is a given name", parse("a: Dean Hale", "b: Anna Hale"), "Dean Hale | Anna Hale"},
		{"nickname", parse("a: Anna “The Oar” Hale", "b: Anna Hale"), "Anna “The Oar” Hale = Anna Hale"},
		{"plain marks", parse("a: Anna \"Red\" Hale", "b: Anna Hale"), "Anna \"Red\" Hale = Anna Hale"},
		{"surname beside the full name", parse("a: Anna Hale; Hale", "b: Anna Hale"), "Anna Hale = Hale"},
		{"a man beside a woman of that name", parse("a: Anna Hale; Mr. Hale", "b: Anna Hale"), "Anna Hale | Mr. Hale"},
		{"two of a name in one document", parse("a: Anna Hale; Peter Hale; Hale"), "Anna Hale | Peter Hale | Hale"},
		{"surname", parse("a: Anna Hale", "b: Hale"), "Anna Hale = Hale"},
		{"surname first", parse("a: Hale", "b: Anna Hale"), "Anna Hale = Hale"},
		{"two of a surname", parse("a: Anna Hale", "b: Peter Hale", "c: Hale"), "Anna Hale | Peter Hale | Hale"},
		{"never two first names", parse("a: Anna Hale", "b: Anne Hale"), "Anna Hale | Anne Hale"},
		{"middle initial", parse("a: Anna Hale", "b: Anna M. Hale"), "Anna M. Hale = Anna Hale"},
		{"other middle names", parse("a: Anna Marie Hale", "b: Anna Louise Hale"), "Anna Marie Hale | Anna Louise Hale"},
		{"initial fits two", parse("a: Anna Hale", "b: Adam Hale", "c: A. Hale"), "Anna Hale | Adam Hale | A. Hale"},
		{"spelling", parse("a: Andrei Volkov", "b: Andrey Volkov"), "Andrei Volkov = Andrey Volkov"},
		{"short name", parse("a: Michael Renner", "b: Mike Renner"), "Michael Renner = Mike Renner"},
		{"diacritics", parse("a: José Pell", "b: Jose Pell"), "José Pell = Jose Pell"},
		{"gender", parse("a: Mr. Hale", "b: Mrs. Hale"), "Mr. Hale | Mrs. Hale"},
		{"told apart in one document", parse("a: Anna Hale", "b: Peter Hale; Hale"), "Anna Hale | Peter Hale | Hale"},
		{"organisations", parse("a: #Department of Harbors", "b: #Harbors Department"), "Department of Harbors = Harbors Department"},
		{"acronym", parse("a: #Harbor Workers Union", "b: #HWU"), "Harbor Workers Union = HWU"},
		{"acronym of two", parse("a: #Harbor Workers Union", "b: #Home Writers Union", "c: #HWU"), "Harbor Workers Union | Home Writers Union | HWU"},
		{"descriptions", parse("a: ?two officials", "b: ?two officials"), "two officials | two officials"},
		{"not recognised as a name", parse("a: ~Rep. Anna Hale", "b: Anna Hale"), "Anna Hale = Rep. Anna Hale"},
		{"only a title", parse("a: #President", "b: #President"), "President | President"},
		{"not a person and a group", parse("a: Hale", "b: #Hale"), "Hale | Hale"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ids := speaker.Merge(test.in, nil, nil)
			if diff := cmp.Diff(test.want, show(got)); diff != "" {
				t.Error(diff)
			}
			for d := range test.in {
				for _, s := range test.in[d].Speakers {
					if ids[d][s.ID] == "" {
						t.Errorf("%s of %s has no id in the case", s.ID, test.in[d].Document)
					}
				}
			}
		})
	}
}

func TestMergeUnnamedInPassage(t *testing.T) {
	in := parse("a: ?two officials", "b: ?two officials")
	p := hearsay.Passage{Similarity: 0.95,
		A: hearsay.Side{Document: "a", Span: hearsay.Span{Start: 0, End: 80}}, B: hearsay.Side{Document: "b", Span: hearsay.Span{Start: 5, End: 85}}}
	got, _ := speaker.Merge(in, []hearsay.Passage{p}, nil)
	if diff := cmp.Diff("two officials", show(got)); diff != "" {
		t.Error(diff)
	}
	p.A.Span.End = 15 // the description no longer lies in the passage
	got, _ = speaker.Merge(in, []hearsay.Passage{p}, nil)
	if diff := cmp.Diff("two officials | two officials", show(got)); diff != "" {
		t.Error(diff)
	}
}

func TestMergeOutlets(t *testing.T) {
	canonical := func(n string) (string, bool) { return "Harbour Gazette", strings.Contains(n, "Gazette") }
	got, _ := speaker.Merge(parse("a: #the Gazette", "b: #Harbour Gazette"), nil, canonical)
	if len(got) != 1 || got[0].Name != "Harbour Gazette" || got[0].Kind != hearsay.OutletSpeaker {
		t.Errorf("got %+v", got)
	}
}

func TestSides(t *testing.T) {
	for _, test := range []struct {
		name     string
		speakers string
		want     map[string]string
	}{
		{"spokesman", "Anna Hale; Hale’s spokesman Ned Orr", map[string]string{"1": "0"}},
		{"described", "Anna Hale; ?a spokeswoman for Hale", map[string]string{"1": "0"}},
		{"acronym", "#HWU; ?a HWU spokesman", map[string]string{"1": "0"}},
		{"nobody's", "Anna Hale; ?a spokesman", map[string]string{}},
		{"two of a name", "Anna Hale; Peter Hale; ?a spokesman for Hale", map[string]string{}},
		{"lawyer of a spokesman", "Anna Hale; Hale’s spokesman Ned Orr; ?Orr’s lawyer", map[string]string{"1": "0", "2": "0"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := parse("a: " + test.speakers)[0].Speakers
			for i := range l {
				l[i].ID = string(rune('0' + i))
			}
			if diff := cmp.Diff(test.want, speaker.Sides(l)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
