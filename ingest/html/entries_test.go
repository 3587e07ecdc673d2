package html

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each page with what its entries are: heading or first words, time, clock, authors,
// address; and the words before the first.
func TestEntries(t *testing.T) {
	for _, tt := range []struct {
		page, lead string
		want       []string
	}{
		{"live-data.html", "", []string{
			"Union calls the offer a joke (3)|2031-04-03T17:45:00+01:00||Tom Reed|https://harbourgazette.example/ferry-strike#u3",
			"Company makes an offer (3)|2031-04-03T12:20:00+01:00|||https://harbourgazette.example/ferry-strike#u2",
			"Boats stay at the pier (2)|2031-04-03T06:05:00+01:00|||https://harbourgazette.example/ferry-strike#u1"}},
		{"live-blocks.html", "Storm at Harwick – live|The sea wall has been", []string{
			"The wall holds, says the council (3)|2031-01-15T13:05:00Z|8.05am EST|Liv Aas|#e4",
			"The lights went (1)|2031-01-15T05:40:00Z|12.40am EST||#e3",
			"Two boats are lost (2)|2031-01-15T04:10:00Z|11.10pm EST||#e2",
			"Good evening (2)|2031-01-15T01:35:00Z|8.35pm EST||#e1"}},
		{"live-flat.html", "Published: 30 March 2031|Ada Brook and Tom", []string{
			"It is over. (1)|00:20 GMT|00:20 GMT||", "“I sign what (2)|23:55 GMT|23:55 GMT||", "Mara Lund, for (1)|22:10 GMT|22:10 GMT||", "The council has (1)|21:30 GMT|21:30 GMT||"}},
		{"live-list.html", "", []string{
			"Captain denies that he slept (5)|16:02 BST|16:02 BST|By Ida Moen, at the inquiry|", "The log is missing (2)|11:48 BST|11:48 BST||", "Good morning (2)|09:15 BST|09:15 BST||"}},
		{"digest.html", "", []string{
			"Council paid for the sea wall twice (3)|Posted on April 3, 2031 by Ada Brook|Posted on April 3, 2031 by Ada Brook|by Ada Brook|/2031/04/wall",
			"Old quay to close before winter (2)|Posted on April 2, 2031 by Tom Reed|Posted on April 2, 2031 by Tom Reed|by Tom Reed|/2031/04/quay",
			"Ferry fares rise again (2)|Posted on March 28, 2031 by Tom Reed|Posted on March 28, 2031 by Tom Reed|by Tom Reed|/2031/03/fares"}},
		{"story-comments.html", "", nil},
		{"story-chronicle.html", "", nil},
		{"story-next.html", "", nil},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", tt.page))
		if err != nil {
			t.Fatal(err)
		}
		a := Extract(string(data))
		all := strings.Split(a.Text, "\n\n")
		short := func(s string) string {
			w := strings.Fields(s)
			return strings.Join(w[:min(len(w), 3)], " ")
		}
		var got []string
		for _, e := range a.Entries {
			head := e.Heading
			if head == "" {
				head = short(all[e.First])
			} else if all[e.First] != head {
				t.Errorf("%s: entry %q begins with %q", tt.page, head, all[e.First])
			}
			got = append(got, fmt.Sprintf("%s (%d)|%s|%s|%s|%s", head, e.End-e.First, e.Time, e.Clock, strings.Join(e.Bylines, ";"), e.URL))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.page, diff)
		}
		if n := len(a.Entries); n > 0 {
			if a.Entries[n-1].End != len(all) {
				t.Errorf("%s: %d paragraphs, the last entry ends at %d", tt.page, len(all), a.Entries[n-1].End)
			}
			lead := all[:a.Entries[0].First]
			want := strings.Split(tt.lead, "|")
			if tt.lead == "" {
				want = nil
			}
			for i := range lead {
				if i >= len(want) || !strings.HasPrefix(lead[i], want[i]) {
					t.Errorf("%s: before the entries stands %q", tt.page, lead)
					break
				}
			}
		}
	}
}

// What is made to look like entries takes no time.
func TestEntriesBounded(t *testing.T) {
	entry := `<div class="block" id="b"><time datetime="2031-01-15T13:05:00Z">13:05</time><h2>Head</h2><p>The sea wall has held, the council said again.</p></div>`
	for name, page := range map[string]string{
		"many":   strings.Repeat(entry, 8000),
		"deep":   strings.Repeat(`<div><time datetime="2031-01-15T13:05:00Z">13:05</time>`, 400) + "<p>" + one,
		"flat":   strings.Repeat("<p>13:05 GMT</p><p>The sea wall has held, the council said.</p>", 1900),
		"clocks": "<p>" + strings.Repeat("13:05 ", 100_000),
		"data":   `<script type="application/ld+json">{"@type":"LiveBlogPosting","liveBlogUpdate":[` + strings.Repeat(`{"headline":"Head","datePublished":"2031-01-15T13:05:00Z","articleBody":"The sea wall has held."},`, 8000) + `{}]}</script>`,
	} {
		a := Extract("<html><head><title>Sea wall – live</title></head><body><main>" + page)
		if len(a.Entries) > maxEntries {
			t.Errorf("%s: %d entries", name, len(a.Entries))
		}
	}
}
