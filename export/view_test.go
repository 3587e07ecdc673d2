package export

import (
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
)

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "",
		"javascript:alert(1)":            "",
		"//paper.example/a":              "",
		"ftp://paper.example/a":          "",
		"https://paper.example/a b":      "https://paper.example/a%20b",
		"http://paper.example/?q='x'{}":  "http://paper.example/?q=%27x%27%7B%7D",
		"https://paper.example/\x01":     "",
		" https://paper.example/a#part ": "https://paper.example/a#part",
		"https:///no-host":               "",
		"https://paper.example/%zz":      "",
	} {
		if got := address(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// TestLink: a link names the words as the text fragments of a browser do.
func TestLink(t *testing.T) {
	text := "She said: “well-known, 5% & more”. " + "one two three four five six seven eight nine ten eleven twelve thirteen"
	for _, x := range []struct{ url, from, to, want string }{
		{"https://p.example/a", "well", "more", "https://p.example/a#:~:text=well%2Dknown%2C%205%25%20%26%20more"},
		{"https://p.example/a#top", "She", "said", "https://p.example/a#top:~:text=She%20said"},
		{"https://p.example/a", "one", "thirteen", "https://p.example/a#:~:text=one%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen"},
		{"javascript:x", "one", "two", ""},
	} {
		v := newView(&hearsay.Case{Documents: []hearsay.Document{{ID: "d", URL: x.url, Text: text}}})
		s := hearsay.Span{Start: strings.Index(text, x.from), End: strings.Index(text, x.to) + len(x.to)}
		if got := v.link("d", s); got != x.want {
			t.Errorf("got  %s\nwant %s", got, x.want)
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, x := range []struct {
		p    hearsay.Period
		want string
	}{
		{hearsay.Period{}, ""}, {hearsay.Day("2031-03-04"), "2031-03-04"}, {hearsay.Period{From: "2031-03", To: "2031-03"}, "2031-03"},
		{hearsay.Period{From: "2031-03-02", To: "2031-03-05"}, "2031-03-02/2031-03-05"}, {hearsay.Period{To: "2031"}, "../2031"}, {hearsay.Period{From: "2031"}, "2031/.."},
	} {
		if got := edtf(x.p); got != x.want {
			t.Errorf("%v: got %q, want %q", x.p, got, x.want)
		}
	}
}
