package store

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestParseQuery(t *testing.T) {
	for _, c := range []struct {
		arguments []string
		want      Query
	}{
		{nil, nil},
		{[]string{"", " ", "?!", `"`, `""`, "*", "“”"}, nil},
		{[]string{"ferry", "captain"}, Query{{Text: "ferry"}, {Text: "captain"}}},
		{[]string{"no comment"}, Query{{Text: "no comment"}}},
		{[]string{`"no comment" captain`}, Query{{Text: "no comment"}, {Text: "captain"}}},
		{[]string{`Bo "Chip" Olsen`}, Query{{Text: "Bo"}, {Text: "Chip"}, {Text: "Olsen"}}},
		{[]string{`“no comment`}, Query{{Text: "no comment"}}},
		{[]string{`captain "no comment`}, Query{{Text: "captain"}, {Text: "no comment"}}},
		{[]string{"harb*", "*harb", "ha*rb", "no com*", "? *"}, Query{
			{Text: "harb", Prefix: true}, {Text: "*harb"}, {Text: "ha*rb"}, {Text: "no com", Prefix: true}}},
		{[]string{"O'Neil", "U.S.", "-1"}, Query{{Text: "O'Neil"}, {Text: "U.S."}, {Text: "-1"}}},
	} {
		if d := cmp.Diff(c.want, ParseQuery(c.arguments...)); d != "" {
			t.Errorf("ParseQuery(%q) (-want +got):\n%s", c.arguments, d)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{`Bo "Chip" Olsen`, "harb*", `"`, "“a” b", "\xff", "\x00*"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, term := range ParseQuery(s) {
			if term.Text == "" || utf8.ValidString(s) && !utf8.ValidString(term.Text) {
				t.Fatalf("ParseQuery(%q): term %q", s, term.Text)
			}
		}
	})
}
