package conflict_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/conflict"
)

// input makes one statement of each line "document|speaker|kind|cue|content".
func input(lines ...string) conflict.Input {
	in := conflict.Input{Texts: map[string]string{}, Dates: map[string]string{}, Names: map[string]string{}, Sides: map[string]string{}, Named: map[string]bool{}}
	for i, l := range lines {
		f := strings.Split(l, "|")
		text := in.Texts[f[0]]
		cue := hearsay.Span{Start: len(text), End: len(text) + len(f[3])}
		text += f[3] + " "
		content := hearsay.Span{Start: len(text), End: len(text) + len(f[4])}
		in.Texts[f[0]] = text + f[4] + ". "
		s := hearsay.Statement{ID: fmt.Sprint("s", i+1), Document: f[0], Speaker: f[1], Kind: hearsay.Kind(f[2]), Contents: []hearsay.Span{content}}
		if f[3] != "" {
			s.Cue = &cue
		}
		in.Statements = append(in.Statements, s)
		in.Names[f[1]], in.Named[f[1]] = f[1], true
	}
	return in
}

func TestFind(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"never", []string{"a|Hale|assertion|said|the mayor met the contractor in the harbour office", "a|Marlow|denial|said|I never met the contractor in the harbour office"}, "s1 s2 denial"},
		{"denied", []string{"a|Hale|assertion|said|the mayor met the contractor at the harbour", "a|Marlow|denial|denied|meeting the contractor at the harbour"}, "s1 s2 denial"},
		{"false", []string{"a|Hale|assertion|said|inspectors were bribed by the contractor", "a|Marlow|denial|said|the claim that inspectors were bribed is false"}, "s1 s2 denial"},
		{"the report", []string{"a|Hale|assertion|said|inspectors were bribed by the contractor", "a|Marlow|denial|called|the report false"}, "s1 s2 denial"},
		{"named", []string{"a|Hale|assertion|said|inspectors were bribed by the contractor", "a|Renner|assertion|said|the new ferry sails on Friday", "a|Marlow|denial|called|Hale’s claim false"}, "s1 s3 denial"},
		{"over documents", []string{"a|Hale|assertion|said|inspectors were bribed by the contractor", "b|Marlow|denial|said|inspectors were not bribed by the contractor"}, "s1 s2 denial"},
		{"two denials agree", []string{"a|Hale|denial|said|inspectors were not bribed by the contractor", "a|Marlow|denial|said|inspectors were not bribed by the contractor"}, ""},
		{"another matter", []string{"a|Hale|assertion|said|the ferry sails on Friday", "a|Marlow|denial|said|inspectors were not bribed by the contractor"}, ""},
		{"two assertions", []string{"a|Hale|assertion|said|inspectors were bribed by the contractor", "a|Marlow|assertion|said|inspectors were bribed by the contractor"}, ""},
		{"one speaker takes back", []string{"a|Marlow|denial|said|I never met the contractor in the harbour office", "a|Marlow|hedge|said|I do not recall meeting the contractor in the harbour office"}, "s1 s2 reversal"},
		{"one speaker turns", []string{"a|Marlow|denial|said|I never met the contractor in the harbour office", "a|Marlow|admission|said|I met the contractor in the harbour office"}, "s1 s2 reversal"},
		{"one speaker repeats", []string{"a|Marlow|denial|said|I never met the contractor", "a|Marlow|denial|said|I never met the contractor"}, ""},
		{"months", []string{"a|Hale|assertion|said|the mayor met the contractor in March and in May at the harbour", "b|Renner|assertion|said|the mayor met the contractor in March and in June at the harbour"}, "s1 s2 discrepancy"},
		{"same months", []string{"a|Hale|assertion|said|the mayor met the contractor in March at the harbour", "b|Renner|assertion|said|in March the mayor met the contractor at the harbour"}, ""},
		{"numbers", []string{"a|Hale|assertion|said|four inspectors were suspended over the harbour bridge", "b|Renner|assertion|said|six inspectors were suspended over the harbour bridge"}, "s1 s2 discrepancy"},
		{"no comment", []string{"a|Hale|assertion|said|inspectors were bribed", "a|Marlow|no-comment|did not|respond to questions about bribed inspectors"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range conflict.Find(input(test.lines...)) {
				a, b := c.A.Statement, c.B.Statement
				if a > b {
					a, b = b, a
				}
				got = append(got, fmt.Sprintf("%s %s %s", a, b, c.Kind))
				if c.Why == "" || c.Confidence <= 0 || c.Confidence > 0.95 {
					t.Errorf("no reason or confidence: %+v", c)
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A spokesman does not contradict the one he speaks for.
func TestFindSides(t *testing.T) {
	in := input("a|Marlow|assertion|said|inspectors were bribed by the contractor", "a|Orr|denial|said|inspectors were not bribed by the contractor")
	in.Sides["Orr"] = "Marlow"
	for _, c := range conflict.Find(in) {
		if c.Kind == hearsay.DenialConflict {
			t.Errorf("denial between a speaker and his spokesman: %+v", c)
		}
	}
}
