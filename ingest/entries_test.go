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
			"The…said.|2031-01-15|2031-01-15T13:05:00Z|Liv Aas|",
			"The…questions.|2031-01-15|2031-01-15T05:40:00Z||",
			"Two…board.|2031-01-14|2031-01-15T04:10:00Z||",
			"Good…midnight.|2031-01-14|2031-01-15T01:35:00Z||"}},
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
