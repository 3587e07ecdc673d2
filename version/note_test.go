package version

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

func TestNotes(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // kind, rule, date, wrong, span
	}{
		{"The ferry sank.\n\nCorrection: An earlier version of this article said the ferry sank on Monday. It was Tuesday.\n",
			[]string{"correction|label: correction, earlier version wrong||the ferry sank on Monday|Correction: An earlier version of this article said the ferry sank on Monday. It was Tuesday."}},
		{"Update: Two more were found.\nThe ferry sank.", []string{"update|label: update|||Update: Two more were found."}},
		{"UPDATE 2 (4 March 2031): Two more were found.", []string{"update|label: update|2031-03-04||UPDATE 2 (4 March 2031): Two more were found."}},
		{"It sank. This story has been corrected to say that it was a barge.", []string{"correction|corrected|||This story has been corrected to say that it was a barge."}},
		{"This article was updated on March 5, 2031 with a comment by the port.", []string{"update|updated|2031-03-05||This article was updated on March 5, 2031 with a comment by the port."}},
		{"This post has been updated to clarify that the port paid.", []string{"clarification|clarified|||This post has been updated to clarify that the port paid."}},
		{"Clarification\nThe port paid half of it.", []string{"clarification|label: clarification|||Clarification\nThe port paid half of it."}},
		{"Editor’s note: This story was retracted. We could not find the witness.", []string{"retraction|label: editor's note, retracted|||Editor’s note: This story was retracted. We could not find the witness."}},
		{"Editors’ Note: The names were changed.", []string{"editors-note|label: editor's note|||Editors’ Note: The names were changed."}},
		{"Because of an editing error, an earlier version of this story misstated the number of boats.", []string{"correction|earlier version wrong||the number of boats|Because of an editing error, an earlier version of this story misstated the number of boats."}},
		{"Correction: The name is Lund. Update: She resigned.", []string{"correction|label: correction|||Correction: The name is Lund.", "update|label: update|||Update: She resigned."}},
		{"Updated: 2031-03-05", []string{"update|label: update|2031-03-05||Updated: 2031-03-05"}},
		// None of these is one.
		{"The correction of the market was due.", nil},
		{"Updates will follow, the mayor said.", nil},
		{`The mayor wrote: "This story has been corrected, and I am glad."`, nil},
		{"“Correction: I was in Tarn,” he said.", nil},
		{"The court said an earlier version of the report said too much.", nil},
		{"Correction: March 5, 2031: The name is Lund, and he was never asked by anybody.", []string{"correction|label: correction|2031-03-05||Correction: March 5, 2031: The name is Lund, and he was never asked by anybody."}},
		{"Update (March 7): Two more were found.", []string{"update|label: update|2031-03-07||Update (March 7): Two more were found."}},
		{"Update, 2 January: Two more were found.", []string{"update|label: update|2031-01-02||Update, 2 January: Two more were found."}},
		{"Update (Dec 30): Two more were found.", []string{"update|label: update|2030-12-30||Update (Dec 30): Two more were found."}},
		{"Update, 9:41: Two more were found.", []string{"update|label: update|||Update, 9:41: Two more were found."}},
		{"He gave an update: nobody was hurt.", nil},
		{"", nil},
	} {
		d := &hearsay.Document{Text: c.text, Published: hearsay.Day("2031-03-06")}
		var got []string
		for _, n := range Notes(d) {
			wrong := ""
			if n.Wrong != nil {
				wrong = n.Wrong.In(c.text)
			}
			got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s", n.Kind, n.Rule, n.Date.From, wrong, n.Span.In(c.text)))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func FuzzNotes(f *testing.F) {
	f.Add("Correction\n\nUpdate: x. This story has been corrected on 3 March. “Editor's note: é\xff")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, n := range Notes(&hearsay.Document{Text: text}) {
			if n.Span.Start < end || n.Span.Empty() || n.Span.End > len(text) || n.Wrong != nil && !n.Span.Contains(*n.Wrong) {
				t.Fatalf("note %+v after %d", n, end)
			}
			end = n.Span.End
		}
	})
}
