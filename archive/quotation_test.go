package archive

import (
	"slices"
	"testing"

	"github.com/openhearsay/hearsay"
)

func TestQuotedIn(t *testing.T) {
	for _, c := range []struct {
		contents []string
		all      bool
		want     []string
	}{
		{[]string{"“We never opened it,”", "“not once.”"}, true, []string{"We never opened it", "not once."}},
		{[]string{"We never opened it"}, true, []string{"We never opened it"}}, // the marks stand around it
		{[]string{"“"}, true, nil},
		{[]string{`the board was "a closed shop" and its log "a work of art"`}, false, []string{"a closed shop", "a work of art"}},
		{[]string{"it had been “in the drawer"}, false, []string{"in the drawer"}}, // the rest is in the next paragraph
		{[]string{"it had been in the drawer"}, false, nil},
		{[]string{"", "\xff“", "“”"}, false, nil},
		{nil, true, nil},
	} {
		if got := quotedIn(c.contents, c.all); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.contents, got, c.want)
		}
	}
}

func TestDay(t *testing.T) {
	for date, want := range map[string]string{
		"2031-04-02": "2031-04-02", "2031-04": "2031-04", "2031": "2031", "2031-04-02T10:00:00Z": "2031-04-02", "2031-04-02 10:00": "2031-04-02",
		"": "", "2 April": "", "2031-04-021": "", "2031-4": "", "20310402": "", "2031-04-0x": "", "2031–04": "",
	} {
		if got := Day(date); got != (hearsay.Period{From: want, To: want}) {
			t.Errorf("%q: %v", date, got)
		}
	}
}

// FuzzQuotedIn: whatever the contents are, there is an answer.
func FuzzQuotedIn(f *testing.F) {
	f.Add("it was “a b” and \"c", true)
	f.Add("‘’“”''``", false)
	f.Fuzz(func(t *testing.T, s string, all bool) { quotedIn([]string{s, s}, all) })
}
