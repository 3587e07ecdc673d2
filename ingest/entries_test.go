package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEntries(t *testing.T) {
	for _, tt := range []struct {
		page, outlet, published string
		want                    []string
	}{
		{"live-data.html", "Harbour Gazette", "2031-04-03", []string{
			"Union…said.|2031-04-03|2031-04-03T17:45:00+01:00|Tom Reed|https://harbourgazette.example/ferry-strike#u3",
			"Company…till.|2031-04-03|2031-04-03T12:20:00+01:00||https://harbourgazette.example/ferry-strike#u2",
			"Boats…said.|2031-04-03|2031-04-03T06:05:00+01:00||https://harbourgazette.example/ferry-strike#u1"}},
		{"live-blocks.html", "Coast Today", "2031-01-14", []string{ // days of the clock that is printed
			"The…said.|2031-01-15|2031-01-15T08:05:00-05:00|Liv Aas|",
			"The…questions.|2031-01-15|2031-01-15T00:40:00-05:00||",
			"Two…board.|2031-01-14|2031-01-14T23:10:00-05:00||",
			"Good…midnight.|2031-01-14|2031-01-14T20:35:00-05:00||"}},
		{"live-flat.html", "Harwick Mail", "2031-03-30", []string{ // over midnight
			"It…word.|2031-03-31|2031-03-31T00:20:00Z||", "“I…twice.|2031-03-30|2031-03-30T23:55:00Z||",
			"Mara…her.|2031-03-30|2031-03-30T22:10:00Z||", "The…spring.|2031-03-30|2031-03-30T21:30:00Z||"}},
		{"live-list.html", "Harbour Gazette", "2031-05-06", []string{
			"Captain…2031|2031-05-06|2031-05-06T16:02:00+01:00|Ida Moen|", "The…drawer.|2031-05-06|2031-05-06T11:48:00+01:00||", "Good…today.|2031-05-06|2031-05-06T09:15:00+01:00||"}},
		{"digest.html", "Coast Today", "", []string{
			"Council…year.|2031-04-03||Ada Brook|", "Old…far.|2031-04-02||Tom Reed|", "Ferry…guests.|2031-03-28||Tom Reed|"}},
		{"story-next.html", "", "2031-04-03", nil},
	} {
		data, err := os.ReadFile(filepath.Join("html", "testdata", tt.page))
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(tt.page, data)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, it := range d.Items {
			w := strings.Fields(it.Span.In(d.Text))
			got = append(got, fmt.Sprintf("%s…%s|%s|%s|%s|%s", w[0], w[len(w)-1], it.Published.From, it.Time, strings.Join(it.Bylines, ";"), it.URL))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.page, diff)
		}
		if d.Outlet != tt.outlet || d.Published.From != tt.published {
			t.Errorf("%s: outlet %q, published %v", tt.page, d.Outlet, d.Published)
		}
	}
}

// A live blog as plain text has it; a transcript with times of day is none.
func TestClocked(t *testing.T) {
	const live = `Council votes on the sea wall: live updates

Published: 30 March 2031

Ada Brook follows the night in the town hall, where the council votes on the second bill for the sea wall.

The bill is paid

00:20

It is over. The bill is paid by seven votes to six, the clerk read out, and the gallery emptied without a word.

The mayor has spoken for the wall

23:55

“I sign what I read,” the mayor, Odd Varga, told the council in his last words before the vote.

Nobody answers Mara Lund

22:10

Mara Lund, for the fishermen, asked why the wall was paid for twice. Nobody answered her question.`
	d, err := Read("live.txt", []byte(live))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, it := range d.Items {
		w := strings.Fields(it.Span.In(d.Text))
		got = append(got, fmt.Sprintf("%s|%s…%s|%s", it.Headline, w[0], w[len(w)-1], it.Time))
	}
	want := []string{"The bill is paid|The…word.|2031-03-31T00:20:00", "The mayor has spoken for the wall|The…vote.|2031-03-30T23:55:00", "Nobody answers Mara Lund|Nobody…question.|2031-03-30T22:10:00"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	transcript := strings.NewReplacer("live updates", "what was said", "23:55", "00:55", "22:10", "01:10").Replace(live)
	if d, err = Read("said.txt", []byte(transcript)); err != nil || len(d.Items) > 0 {
		t.Errorf("transcript: items %v, %v", d.Items, err)
	}
}
