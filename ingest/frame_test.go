package ingest

import (
	"strings"
	"testing"
)

// The outlet and the date of a page by what stands around its article.
func TestFrame(t *testing.T) {
	text := "<h1>Sea wall done</h1><div id=text><p>" + strings.Repeat(para, 2) + "</p><p>According to The New York Times, " + para + "</p><p>" + strings.Repeat(para, 2) + "</p></div>"
	for _, tt := range []struct{ name, head, above, below, outlet, date string }{
		{"nothing", "<title>Sea wall done</title>", "", "", "", ""},
		{"the window", "<title>Sea wall done | Fox News</title>", "", "", "Fox News", ""},
		{"the window, by form", "<title>Sea wall done - Harbour Gazette</title>", "", "", "Harbour Gazette", ""},
		{"a desk in the window", "<title>Sea wall done - Politics</title>", "", "", "", ""},
		{"a masthead", "<title>Sea wall done</title>", "<div>The Harbour Gazette</div>", "", "The Harbour Gazette", ""},
		{"a notice", "<title>Sea wall done</title>", "", "<footer>Copyright 2014 Harbour Gazette</footer>", "Harbour Gazette", ""},
		{"an account", `<title>Sea wall done</title><meta name="twitter:site" content="@FoxNews">`, "", "", "Fox News", ""},
		{"an address", `<title>Sea wall done</title><link rel="canonical" href="https://www.port.example/a">`, "", "", "port.example", ""},
		{"a site before a notice", `<title>Sea wall done</title><meta property="og:site_name" content="Re/code">`, "", "<footer>Copyright 2014 Harbour Gazette</footer>", "Re/code", ""},
		{"an American date", `<title>Sea wall done</title><meta property="og:site_name" content="HuffPost">`, "<div>06/01/2011</div>", "", "HuffPost", "2011-06-01"},
		{"a British date", `<title>Sea wall done</title><meta property="og:site_name" content="The Guardian">`, "<div>06/01/2011</div>", "", "The Guardian", "2011-01-06"},
		{"a date that may be two", "<title>Sea wall done</title>", "<div>06/01/2011</div>", "", "", ""},
		{"a date below", "<title>Sea wall done</title>", "<div>4 October 2021</div>", "<footer>Updated 2023-01-01</footer>", "", "2021-10-04"},
	} {
		d, err := Read("page.html", []byte("<html><head>"+tt.head+"</head><body>"+tt.above+text+tt.below+"</body></html>"))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if d.Outlet != tt.outlet || d.Published.From != tt.date || d.Title != "Sea wall done" {
			t.Errorf("%s: outlet %q, date %q, title %q; want %q, %q", tt.name, d.Outlet, d.Published.From, d.Title, tt.outlet, tt.date)
		}
	}
}
