package feed

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/html"
	"github.com/openhearsay/hearsay/ingest/source"
)

func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parts(data []byte, l source.Limits) (all []source.Source, errs []string) {
	for s, err := range Parts(context.Background(), "f.rss", bytes.NewReader(data), int64(len(data)), l) {
		if err != nil {
			errs = append(errs, s.Path+": "+err.Error())
			continue
		}
		all = append(all, s)
	}
	return all, errs
}

func TestParts(t *testing.T) {
	type want struct {
		path, name string
		about      source.About
		body       string // a piece of the page
		warnings   int
	}
	for _, tt := range []struct {
		file string
		want []want
		errs []string
	}{
		{"harbour.rss", []want{
			{"f.rss/1", "ferry-line", source.About{URL: "https://saltmarsh.example/news/ferry-line.html?from=rss", Outlet: "The Saltmarsh Courier",
				Title: "Ferry line to close in June & not before", Bylines: []string{"Anna Quill"}, Published: hearsay.Day("2024-03-05")}, "<p>“We cannot pay", 0},
			{"f.rss/2", "bridge", source.About{URL: "https://saltmarsh.example/news/bridge", Outlet: "The Saltmarsh Courier",
				Title: "Bridge inspected", Published: hearsay.Day("2024-03-06")}, "<p>The bridge was inspected", 1},
			{"f.rss/4", "storm", source.About{URL: "https://elsewhere.example/storm", Outlet: "The Odd Island Gazette", Title: "Storm moves north"}, "<p>The storm will reach", 1},
		}, []string{"f.rss: 1 of 4 entries hold no sentence, only a title: they are left out (“Photos of the week”)"}},
		{"harbour.atom", []want{
			{"f.rss/1", "cafe", source.About{URL: "https://notes.example/cafe", Outlet: "Odd Island Notes", Title: "Café open again",
				Bylines: []string{"Ole Marsh"}, Published: hearsay.Day("2024-03-06")}, "The café at the pier", 1},
			{"f.rss/2", "no-date-of-its-own", source.About{Outlet: "Odd Island Notes", Title: "No date of its own", Bylines: []string{"Ole Marsh"}}, "<p>The keeper", 2},
		}, nil},
		{"harbour.json", []want{
			{"f.rss/1", "one", source.About{URL: "https://log.example/one", Outlet: "Harbour Log", Title: "Log of Tuesday",
				Bylines: []string{"Maren Holt"}, Published: hearsay.Day("2024-03-05")}, "nine.</p>\n<p>The pilot said that the buoy was lost &lt;again&gt;.", 1},
		}, nil},
	} {
		t.Run(tt.file, func(t *testing.T) {
			if !Is(sample(t, tt.file)) {
				t.Error("not recognised")
			}
			all, errs := parts(sample(t, tt.file), source.Default())
			if len(all) != len(tt.want) || len(errs) != len(tt.errs) {
				t.Fatalf("%d parts: %+v\n%q", len(all), all, errs)
			}
			for i, e := range tt.errs {
				if !strings.HasPrefix(errs[i], e) {
					t.Errorf("%q", errs[i])
				}
			}
			for i, w := range tt.want {
				s := all[i]
				if s.Path != w.path || s.Name != w.name || len(s.Warnings) != w.warnings || !strings.Contains(string(s.Data), w.body) {
					t.Errorf("%s %s %q\n%s", s.Path, s.Name, s.Warnings, s.Data)
				}
				if d := cmp.Diff(w.about, s.About); d != "" {
					t.Error(d)
				}
			}
		})
	}
}

// TestRead: the page of an entry is one in which the reader of pages finds its text.
func TestRead(t *testing.T) {
	all, _ := parts(sample(t, "harbour.rss"), source.Default())
	a := html.Extract(string(all[0].Data))
	if !strings.Contains(a.Text, "Shopkeepers on the island said") || a.Title != "Ferry line to close in June & not before" || strings.Contains(a.Text, "courier-1") {
		t.Errorf("%+v", a)
	}
}

func TestLinks(t *testing.T) {
	got, err := Links(context.Background(), sample(t, "harbour.rss"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{
		{URL: "https://saltmarsh.example/news/ferry-line.html?from=rss", Name: "ferry-line", Title: "Ferry line to close in June & not before", Published: hearsay.Day("2024-03-05")},
		{URL: "https://saltmarsh.example/news/bridge", Name: "bridge", Title: "Bridge inspected", Published: hearsay.Day("2024-03-06")},
		{URL: "https://saltmarsh.example/photos/9", Name: "photos-of-the-week", Title: "Photos of the week"},
		{URL: "https://elsewhere.example/storm", Name: "storm", Title: "Storm moves north"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestNamed(t *testing.T) {
	for _, tt := range []struct{ address, title, want string }{
		{"https://saltmarsh.example/news/ferry-line.html", "Ferry line", "ferry-line"},
		{"https://saltmarsh.example/2031/03/1", "Don’t close it: the “old” ferry, no. 2", "dont-close-it-the-old-ferry-no-2"},
		{"https://saltmarsh.example/?p=2", "Café Ærø öffnet", "café-ærø-öffnet"},
		{"https://saltmarsh.example/7", "…", "7"},
		{"", "", ""},
		{"", strings.Repeat("word ", 40), "word-word-word-word-word-word-word-word-word-word-word-word"},
		{"", strings.Repeat("x", 400), ""},
		{"", "../../etc\x00\u202e/passwd", "etc-passwd"},
	} {
		if got := named(tt.address, tt.title); got != tt.want {
			t.Errorf("%s, %s: %q, want %q", tt.address, tt.title, got, tt.want)
		}
	}
}

func TestOutletName(t *testing.T) {
	for in, want := range map[string]string{
		"The Odd Courier - RSS Feed":         "The Odd Courier",
		"The Odd Courier RSS":                "The Odd Courier",
		"Latest news from The Odd Courier":   "The Odd Courier",
		"The Odd Courier » Latest articles":  "The Odd Courier",
		"Feed":                               "Feed",
		"Newsfeed Weekly":                    "Newsfeed Weekly",
		"https://odd.example/":               "",
		"":                                   "",
		"Odd &amp; Even":                     "Odd & Even",
		"RSS: The Odd Courier | Top stories": "The Odd Courier",
	} {
		if got := outletName(in); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

func TestDay(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-05T23:40:00-05:00":       "2024-03-05",
		"Wed, 06 Mar 2024 01:00:00 +0900": "2024-03-06",
		"2024-03-05":                      "2024-03-05",
		"soon":                            "",
		"0001-01-01T00:00:00Z":            "",
	} {
		if got := day(in, nil).From; got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

// TestGathered: a feed that gathers pages of other sites is not their outlet.
func TestGathered(t *testing.T) {
	item := func(link string) string {
		return `<item><title>x</title><link>` + link + `</link><description>The lamp was lit at nine.</description></item>`
	}
	data := `<rss version="2.0"><channel><title>Planet Odd</title><link>https://planet.example/</link>` +
		item("https://elsewhere.example/a") + item("https://blog.planet.example/b") + item("javascript:alert(1)") + `</channel></rss>`
	all, errs := parts([]byte(data), source.Default())
	if len(all) != 3 || errs != nil {
		t.Fatalf("%+v %q", all, errs)
	}
	for i, want := range []source.About{{URL: "https://elsewhere.example/a", Title: "x"}, {URL: "https://blog.planet.example/b", Title: "x", Outlet: "Planet Odd"}, {Title: "x", Outlet: "Planet Odd"}} {
		if d := cmp.Diff(want, all[i].About); d != "" {
			t.Error(d)
		}
	}
}

func rssOf(items string) string {
	return `<rss version="2.0"><channel><title>Odd</title><link>https://odd.example/</link>` + items + `</channel></rss>`
}

// TestHostile: what is meant to hurt ends soon, with an error that says what to do or
// with what can be read.
func TestHostile(t *testing.T) {
	lol := `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`
	for name, data := range map[string]string{
		"billion laughs":   lol + rssOf("<item><title>&d;</title><description>The lamp &d; &x; was lit at nine.</description></item>"),
		"deep elements":    rssOf(strings.Repeat("<x:a>", big(1<<20))),
		"deep in an entry": rssOf("<item>" + strings.Repeat("<media:group>", big(1<<20))),
		"deep JSON":        `{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", big(1<<20)),
		"many items":       rssOf(strings.Repeat("<item><description>The lamp was lit at nine.</description></item>", big(50_000))),
		"ampersands":       rssOf("<item><description>" + strings.Repeat("&", big(1<<20)) + "</description></item>"),
		"cut":              rssOf("<item><description>The lamp")[:100],
		"long attribute":   `<rss version="` + strings.Repeat("2", big(8<<20)) + `"/>`,
		"open CDATA":       rssOf("<item><description><![CDATA[" + strings.Repeat("<b>", big(1<<20))),
		"null":             "\x00\x00\x00",
		"nothing":          "",
	} {
		t.Run(name, func(t *testing.T) {
			begin := time.Now()
			all, errs := parts([]byte(data), source.Default())
			if d := time.Since(begin); d > time.Minute {
				t.Errorf("%v", d)
			}
			for _, s := range all {
				if len(s.Data) > len(data)+4096 || strings.Contains(string(s.Data), "hahaha") || strings.Contains(string(s.Data), "root:") {
					t.Errorf("%d bytes: %.200s", len(s.Data), s.Data)
				}
			}
			if len(all) == 0 && len(errs) == 0 {
				t.Error("neither a part nor an error")
			}
		})
	}
}

func TestLimits(t *testing.T) {
	l := source.Default()
	l.Parts = 1
	if all, errs := parts(sample(t, "harbour.rss"), l); len(all) != 1 || len(errs) != 1 || !strings.Contains(errs[0], "more than 1 entries") {
		t.Errorf("%d %q", len(all), errs)
	}
	l.Bytes = 100
	if all, errs := parts(sample(t, "harbour.rss"), l); len(all) != 0 || len(errs) != 1 || !strings.Contains(errs[0], "larger than") {
		t.Errorf("%d %q", len(all), errs)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Links(ctx, sample(t, "harbour.rss")); err != context.Canceled {
		t.Error(err)
	}
}

func TestIs(t *testing.T) {
	for _, s := range []string{"", "{}", `{"version": 1}`, "<html>", "<?xml version='1.0'?><svg/>", "text"} {
		if Is([]byte(s)) {
			t.Errorf("%q", s)
		}
	}
}

func FuzzParts(f *testing.F) {
	for _, n := range []string{"harbour.rss", "harbour.atom", "harbour.json"} {
		f.Add(sample(f, n))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		all, errs := parts(data, source.Default())
		again, errs2 := parts(data, source.Default())
		if !cmp.Equal(all, again) || !cmp.Equal(errs, errs2) {
			t.Fatal("a second reading differs")
		}
		for _, s := range all {
			if !utf8.Valid(s.Data) || !strings.HasPrefix(s.Path, "f.rss/") {
				t.Fatalf("%q %q", s.Path, s.Data)
			}
		}
	})
}

// big is the size of what is meant to hurt, less where the tests are to be short.
func big(n int) int {
	if testing.Short() {
		return n / 32
	}
	return n
}
