package html

import "testing"

// What the markup declares, and what only looks as if it did.
func TestDeclared(t *testing.T) {
	text := "<article><h1>Sea wall done</h1><p>" + one + "</p><p>" + two + "</p><p>" + three + "</p></article>"
	link := func(u string) string { return `<link rel="canonical" href="` + u + `">` }
	data := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for _, tt := range []struct{ name, head, body, site, date string }{
		{"nothing", "", text, "", ""},
		{"meta", `<meta property="og:site_name" content="Harbour Gazette"><meta property="article:published_time" content="2021-10-04T09:00:00+02:00">`, text, "Harbour Gazette", "2021-10-04"},
		{"data", data(`{"@type":"NewsArticle","datePublished":"2021-10-04","dateModified":"2021-11-01","publisher":{"@type":"Organization","name":"Harbour Gazette"}}`), text, "Harbour Gazette", "2021-10-04"},
		{"data in a graph", data(`{"@graph":[{"@type":"WebSite"},{"@type":"Article","datePublished":"2021-10-04","publisher":{"name":"Harbour Gazette"}}]}`), text, "Harbour Gazette", "2021-10-04"},
		{"broken data", data(`{"datePublished":"2021-10-04",`), text, "", ""},
		{"application", `<meta name="application-name" content="Harbour Gazette"><meta name="twitter:site" content="@hgazette">`, text, "Harbour Gazette", ""},
		{"an account only", `<meta name="twitter:site" content="@hgazette">`, text, "", ""},
		{"the day of the zone that is given", `<meta property="article:published_time" content="2021-10-04T23:40:00-07:00">`, text, "", "2021-10-04"},
		{"the paper's own day", link("https://gazette.example/2021/10/04/wall") + `<meta property="article:published_time" content="2021-10-05T02:40:00Z">`, text, "", "2021-10-04"},
		{"a day without a time, and the day before in the address", link("https://gazette.example/2021/10/04/wall") + `<meta property="article:published" content="2021-10-05">`, text, "", "2021-10-04"},
		{"another day in the address", link("https://gazette.example/2021/09/01/wall") + `<meta property="article:published_time" content="2021-10-05T02:40:00Z">`, text, "", "2021-10-05"},
		{"the address", link("https://gazette.example/2021/oct/04/wall"), text, "", "2021-10-04"},
		{"a number in the address", link("https://gazette.example/12021-10-04-wall/20211004"), text, "", ""},
		{"words", `<meta name="date" content="October 4, 2021">`, text, "", "2021-10-04"},
		{"figures in two orders", `<meta name="date" content="04/10/2021">`, text, "", ""},
		{"a time", "", `<time class="published" datetime="2021-10-04T10:00">today</time>` + text, "", "2021-10-04"},
		{"a time of another story", "", text + `<aside><time datetime="2018-03-02">2 March 2018</time> Old quay to close</aside>`, "", ""},
		{"a time in a list", "", text + `<ul class="related"><li><time datetime="2018-03-02">2 March 2018</time> Old quay to close</li></ul>`, "", ""},
		{"a law and a telephone", "", text + `<p>The Harbours Act of 12 May 2003 forbids it. Call 2019-08-14.</p>`, "", ""},
		{"a linked story", "", text + `<p><a href="/2019/05/04/old-quay.html">The old quay will close</a></p>`, "", ""},
	} {
		a := Extract("<html><head><title>Sea wall done</title>" + tt.head + "</head><body>" + tt.body + "</body></html>")
		if a.Site != tt.site || a.Date != tt.date {
			t.Errorf("%s: site %q, date %q; want %q, %q", tt.name, a.Site, a.Date, tt.site, tt.date)
		}
	}
}

func TestAround(t *testing.T) {
	a := Extract(`<html><body><nav>Home Sport</nav><div class="brand">The Harbour Gazette</div><h1>Sea wall done</h1><div>Published 03/04/2019</div>
<ul><li>News</li></ul><div id="text"><p>` + one + "</p><p>" + two + "</p><p>" + three + `</p></div><div class="related"><p>Old quay to close © Ida Moen</p></div><footer>Copyright 2019 The Harbour Gazette</footer></body></html>`)
	has := func(l []string, s string) bool {
		for _, x := range l {
			if x == s {
				return true
			}
		}
		return false
	}
	if !has(a.Above, "The Harbour Gazette") || !has(a.Above, "Published 03/04/2019") || has(a.Above, "News") || has(a.Above, "Home Sport") {
		t.Errorf("above %q", a.Above)
	}
	if !has(a.Below, "Copyright 2019 The Harbour Gazette") {
		t.Errorf("below %q", a.Below)
	}
}
