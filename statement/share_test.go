package statement_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/statement"
)

// TestSources: whose statement each is, as source: contents, in the order of the text.
func TestSources(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		// Sources that are named one by one.
		{"a name and a quantity", "{1s Anne Hale and two of her guards} {1c said} {1t no}.", []string{"Anne Hale: no", "two of her guards: no"}},
		{"two articles", "{1s The mayor and a harbor official} {1c said} {1t no}.", []string{"The mayor: no", "a harbor official: no"}},
		{"a name and somebody's", "{1s The port and Anne Hale's lawyer} {1c deny} {1t the claim}.", []string{"The port: the claim", "Anne Hale's lawyer: the claim"}},
		{"of an office", "{1s Mr. Brook and all seven members of the board} {1c asked} {1t for a vote}.", []string{"Mr. Brook: for a vote", "all seven members of the board: for a vote"}},
		// Sources that are one.
		{"many at once", "{1s Divers and harbor officials} {1c said} {1t no}.", []string{"Divers and harbor officials: no"}},
		{"people and theirs", "{1s The mayor and her friends} {1c said} {1t no}.", []string{"The mayor and her friends: no"}},
		{"joined inside", "{1s Members of the council and the board} {1c said} {1t no}.", []string{"Members of the council and the board: no"}},
		{"two things of one", "{1s The owner and builder of the pier} {1c said} {1t no}.", []string{"The owner and builder of the pier: no"}},

		// Who is cited.
		{"cited before", "{2c Citing} {2t two guards}, {1s the Marlow Gazette} {1c reported} {1t that the pier fell}.", []string{"the Marlow Gazette: that the pier fell", "two guards: that the pier fell"}},
		{"cited behind", "{1s The Marlow Gazette} {1c reported} {1t that the pier fell}, {2c citing} {2t a harbor official}.", []string{"The Marlow Gazette: that the pier fell", "a harbor official: that the pier fell"}},
		{"a thing is cited", "{1s The Marlow Gazette} {1c reported} {1t that the pier fell}, {2c citing} {2t the weather}.", []string{"The Marlow Gazette: that the pier fell", ": the weather"}},
		{"nothing beside", "{1s The mayor} {1c cites} {1t two guards}.", []string{"The mayor: two guards"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, text := read(t, z, hearsay.Document{ID: "d"}, test.text)
			var got []string
			for _, s := range f.Statements {
				source := ""
				if s.Source != nil {
					source = s.Source.In(text)
				}
				var contents []string
				for _, c := range s.Contents {
					contents = append(contents, c.In(text))
				}
				got = append(got, source+": "+strings.Join(contents, " | "))
			}
			slices.Sort(got)
			slices.Sort(test.want)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestRefusals: what is not said is what a refusal holds.
func TestRefusals(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct{ name, text, want string }{
		{"no answer", "Anne Hale did not immediately respond to a request for comment.", "immediately respond to a request for comment"},
		{"yet to", "The port has yet to comment on the crack.", "comment on the crack"},
		{"nothing more", "Peter Brook would not elaborate.", "would not elaborate"},
		{"not on the matter", "The port has not commented on the crack, but the mayor has.", "commented on the crack"},
		{"which", "A reporter wrote to the Bureau of Harbor Safety, which did not respond to emails on Monday.", "respond to emails on Monday"},
		{"declined", "Anne Hale declined to comment.", "to comment"},
		{"an engine", "The engine did not respond.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := trained(t)
			d := hearsay.Document{ID: "d", Text: test.text}
			f := statement.NewReader(x, models(t)).Read(&d, z.Analyze(test.text))
			var got []string
			for _, s := range f.Statements {
				got = append(got, s.Contents[0].In(test.text))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " | ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
