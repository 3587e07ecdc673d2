package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
)

// One row for each thing that a document may show of itself, and each place where it
// may stand: data for machines, meta elements, the title of the window, lines above and
// below, plain text.
func TestAbout(t *testing.T) {
	const prose = `<p>The harbour council paid for the sea wall twice, according to letters that two former clerks described to the paper.</p><p>“We were told to sign,” said Mara Lund, a clerk until last year. A spokesman for the council declined to comment.</p><p>The first bill was signed in May and the second one in October, when the wall had long been finished and the boats were back.</p>`
	page := func(head, above, below string) string {
		return `<!DOCTYPE html><html lang="en"><head>` + head + `</head><body><main><article><h1>Council paid twice, letters say</h1>` + above + prose + below + `</article></main></body></html>`
	}
	ld := func(s string) string {
		return `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Council paid twice, letters say",` + s + `}</script>`
	}
	for _, tt := range []struct {
		name, in string
		see      func(d *hearsay.Document) string
		want     string
	}{
		{"outlet of the data", page(ld(`"publisher":{"@type":"NewsMediaOrganization","name":"Harwick Mail"}`), "", ""), outletOf, "Harwick Mail"},
		{"outlet of a meta element", page(`<meta property="og:site_name" content="Harwick Mail">`, "", ""), outletOf, "Harwick Mail"},
		{"outlet at the end of the title", page(`<title>Council paid twice, letters say | Harbour Gazette</title>`, "", ""), outletOf, "Harbour Gazette"},
		{"outlet of a notice below", page("", "", "") + `<footer><p>© 2031 Harbour Gazette. All rights reserved.</p></footer>`, outletOf, "Harbour Gazette"},
		{"outlet of address and notice", page(`<link rel="canonical" href="https://www.harwicknewsnow.example/2031/wall"><meta property="og:site_name" content="https://www.harwicknewsnow.example">`, "", `<p>Copyright 2031 Harwick News Now. All rights reserved.</p>`), outletOf, "Harwick News Now"},
		{"outlet in plain text", "Harbour Gazette\nApril 3, 2031\n\nCouncil paid twice, letters say\n\n" + body, outletOf, "Harbour Gazette"},
		{"nobody's outlet", "Council paid twice, letters say\n\n" + body, outletOf, ""},

		{"byline of the data", page(ld(`"author":[{"@type":"Person","name":"Ada Brook"},{"@type":"Person","name":"Tom Reed"}]`), "", ""), writers, "Ada Brook;Tom Reed"},
		{"byline with posts", page(`<meta name="author" content="Ada Brook, Harbour Correspondent, and Tom Reed, Staff Writer">`, "", ""), writers, "Ada Brook;Tom Reed"},
		{"byline line of two", page("", `<p class="byline">By Ada Brook and Tom Reed</p>`, ""), writers, "Ada Brook;Tom Reed"},
		{"byline with a call to mail", page(`<meta name="author" content="Ada Brook Email the author">`, "", ""), writers, "Ada Brook"},
		{"a desk is no author", page(`<meta name="author" content="Harwick Mail Staff">`, "", ""), writers, ""},
		{"byline in plain text", "Council paid twice, letters say\n\nBy ADA BROOK, Senior Harbour Correspondent, and TOM REED\n\n" + body, writers, "Ada Brook;Tom Reed"},
		{"byline in plain text with a call to mail", "Council paid twice, letters say\n\nBy Ada Brook\nEmail the author\n\n" + body, writers, "Ada Brook"},

		{"section of the data", page(ld(`"articleSection":"Harbour"`), "", ""), func(d *hearsay.Document) string { return d.Section }, "Harbour"},
		{"section of a meta element", page(`<meta property="article:section" content="Harbour">`, "", ""), func(d *hearsay.Document) string { return d.Section }, "Harbour"},

		{"agency of the data", page(ld(`"author":{"@type":"Organization","name":"Reuters"},"publisher":{"@type":"Organization","name":"Harwick Mail"}`), "", ""), creditedTo, "Reuters"},
		{"agency of a dateline", strings.Replace(page(`<meta property="og:site_name" content="Harwick Mail">`, "", ""), "<p>The harbour", "<p>HARWICK (Reuters) - The harbour", 1), creditedTo, "Reuters"},
		{"agency in a byline", page(`<meta property="og:site_name" content="Harwick Mail"><meta name="author" content="Ada Brook, Associated Press">`, "", ""), creditedTo, "The Associated Press"},
		{"agency in plain text", "Harbour Gazette\n\nCouncil paid twice, letters say\n\nHARWICK (Reuters) - " + body, creditedTo, "Reuters"},

		{"times of the data", page(ld(`"datePublished":"2031-04-03T23:30:00-05:00","dateModified":"2031-04-04T08:15:00-05:00"`), "", ""), dates, "2031-04-03 2031-04-03T23:30:00-05:00 2031-04-04 2031-04-04T08:15:00-05:00"},
		{"times of meta elements", page(`<meta property="article:published_time" content="2031-04-03T09:12:00+02:00"><meta property="article:modified_time" content="2031-04-03T10:00:00+02:00">`, "", ""), dates, "2031-04-03 2031-04-03T09:12:00+02:00 2031-04-03 2031-04-03T10:00:00+02:00"},
		{"a time in UTC and the day that is printed", page(`<meta property="article:published_time" content="2031-04-04T01:19:34Z">`, `<p><time datetime="2031-04-04T01:19:34Z">Posted Apr 3, 8:19 PM</time></p>`, ""), dates, "2031-04-03 2031-04-03T20:19:34-05:00  "},
		{"no change within the minute", page(ld(`"datePublished":"2031-04-03T09:12:00Z","dateModified":"2031-04-03T09:12:30Z"`), "", ""), dates, "2031-04-03 2031-04-03T09:12:00Z  "},
		{"a line with both, the year once", page("", `<p>April 3, 2031 at 2:26 PM EST - Updated April 3 at 4:46 PM</p>`, ""), dates, "2031-04-03 2031-04-03T14:26:00-05:00 2031-04-03 2031-04-03T16:46:00"},
		{"times in plain text", "Council paid twice, letters say\n\nPublished: 3 April 2031, 9:12 GMT\nUpdated: 4 April 2031, 10:00 GMT\n\n" + body, dates, "2031-04-03 2031-04-03T09:12:00Z 2031-04-04 2031-04-04T10:00:00Z"},

		{"language", page("", "", ""), func(d *hearsay.Document) string { return d.Language }, "en"},
		{"address", page(`<link rel="canonical" href="https://harwickmail.example/2031/wall">`, "", ""), func(d *hearsay.Document) string { return d.URL }, "https://harwickmail.example/2031/wall"},
		{"licence of a link", page("", "", `<p>Some rights reserved: <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></p>`), func(d *hearsay.Document) string { return d.License }, "https://creativecommons.org/licenses/by/4.0/"},
		{"licence of the data", page(ld(`"license":"https://creativecommons.org/licenses/by/4.0/"`), "", ""), func(d *hearsay.Document) string { return d.License }, "https://creativecommons.org/licenses/by/4.0/"},
		{"not free", page(ld(`"isAccessibleForFree":"False"`), "", ""), gated, "true"},
		{"free", page(ld(`"isAccessibleForFree":true`), "", ""), gated, "false"},
		{"title without its site", page(`<title>Council paid twice, letters say - Harwick Mail</title>`, "", ""), func(d *hearsay.Document) string { return d.Title }, "Council paid twice, letters say"},
	} {
		file := "page.txt"
		if strings.HasPrefix(tt.in, "<!DOCTYPE") {
			file = "page.html"
		}
		d, err := Read(file, []byte(tt.in))
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if got := tt.see(&d); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func outletOf(d *hearsay.Document) string   { return d.Outlet }
func writers(d *hearsay.Document) string    { return strings.Join(d.Bylines, ";") }
func creditedTo(d *hearsay.Document) string { return d.Credit }
func gated(d *hearsay.Document) string      { return fmt.Sprint(d.Gated) }
func dates(d *hearsay.Document) string {
	return d.Published.From + " " + d.Times.Published + " " + d.Updated.From + " " + d.Times.Updated
}
