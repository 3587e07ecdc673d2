package feed

import (
	"html"
	netmail "net/mail"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

// fewWords is below how many words the text of an entry is rather a teaser.
const fewWords = 60

// entry makes a document of entry i, and gives the text that it shows.
func entry(f *gofeed.Feed, i int) (source.Source, string) {
	item := asWritten(f, i)
	body := content(item)
	text := source.Shown(body)
	s := source.Source{Type: "text/html; charset=utf-8", About: source.About{
		URL: address(f, item), Title: title(item), Published: day(item.Published, item.PublishedParsed),
	}}
	s.About.Outlet = house(f, i, s.About.URL)
	s.About.Bylines = authors(f, item, s.About.Outlet)
	s.Name = named(s.About.URL, s.About.Title)
	s.Data = page(f, item, s.About, body)
	switch n := source.Words(text); {
	case cutOff.MatchString(strings.TrimSpace(text)):
		s.Warnings = append(s.Warnings, "the feed holds only the beginning of this entry: add the address of its page for the whole text")
	case n < fewWords:
		s.Warnings = append(s.Warnings, "the feed holds a few sentences of this entry, perhaps not all of it: add the address of its page for the whole text")
	}
	if !s.About.Published.Known() && item.Updated != "" {
		s.Warnings = append(s.Warnings, "the feed does not say when this entry was published, only when it was changed last: "+source.Line(item.Updated))
	}
	return s, text
}

// named is the name of an entry: the last part of its address where that has letters,
// else its title, in small letters, as one word; "" where neither tells anything.
func named(address, title string) string {
	if n := source.Named(address); strings.ContainsFunc(n, unicode.IsLetter) {
		return n
	}
	const most = 60 // bytes
	var b strings.Builder
	for w := range strings.FieldsFuncSeq(strings.ToLower(apostrophes.Replace(title)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}) {
		if b.Len()+1+len(w) > most {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(w)
	}
	if b.Len() == 0 {
		return source.Named(address)
	}
	return b.String()
}

var apostrophes = strings.NewReplacer("'", "", "’", "")

// asWritten is entry i without what the library puts where the feed has nothing: the
// date of the last change as that of its publication; and with plain text marked up.
func asWritten(f *gofeed.Feed, i int) *gofeed.Item {
	item := *f.Items[i]
	switch o := f.OriginalFeed().(type) {
	case *atom.Feed:
		if i < len(o.Entries) && o.Entries[i].Published == "" {
			item.Published, item.PublishedParsed = "", nil
		}
	case *json.Feed:
		if i < len(o.Items) && o.Items[i] != nil && o.Items[i].ContentHTML == "" {
			item.Content = marked(item.Content)
		}
		item.Description = marked(item.Description)
	}
	return &item
}

// cutOff matches the end of a text that goes on elsewhere.
var cutOff = pattern.New(`(?i)(?:…|\.\.\.|\[…\]|\[&hellip;\]|\[\.\.\.\]|(?:read|continue|find out) (?:more|reading|the (?:full|whole|rest) .{2,20})[ .…»→>]*)$`)

// content is the fuller of what an entry holds as a page.
func content(item *gofeed.Item) string {
	a, b := asPage(item.Content), asPage(item.Description)
	if source.Words(source.Shown(b)) > source.Words(source.Shown(a)) {
		return b
	}
	return a
}

var tag = pattern.New(`<[a-zA-Z/!][^<>]*>`)

// asPage is s, which may be HTML or plain text, as HTML.
func asPage(s string) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\uFFFD")
	if tag.MatchString(s) {
		return s
	}
	return marked(html.UnescapeString(s))
}

// marked is a plain text as HTML, its paragraphs marked.
func marked(s string) string {
	var b strings.Builder
	for p := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			b.WriteString("<p>" + html.EscapeString(p) + "</p>\n")
		}
	}
	return b.String()
}

// sentence reports whether a text holds one.
func sentence(text string) bool {
	n := source.Words(text)
	return n >= 8 || n >= 4 && strings.ContainsAny(text, ".!?。")
}

// title is that of an entry, without markup.
func title(item *gofeed.Item) string {
	t := html.UnescapeString(item.Title)
	if tag.MatchString(t) {
		t = source.Shown(t)
	}
	return source.Line(t)
}

// address is that of the page of an entry, "" for none.
func address(f *gofeed.Feed, item *gofeed.Item) string {
	for _, s := range append([]string{item.Link, item.GUID}, item.Links...) {
		u, err := url.Parse(strings.TrimSpace(s))
		if err != nil || s == "" || s == item.GUID && u.Scheme == "" {
			continue
		}
		if u.Host == "" && u.Scheme == "" {
			base, err := url.Parse(strings.TrimSpace(f.Link))
			if err != nil || base.Host == "" {
				continue
			}
			u = base.ResolveReference(u)
		}
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return u.String()
		}
	}
	return ""
}

// house is the outlet of entry i: the one that the entry itself names as its source,
// else that of the feed, unless the feed gathers pages of others.
func house(f *gofeed.Feed, i int, page string) string {
	name := ""
	switch o := f.OriginalFeed().(type) {
	case *rss.Feed:
		if i < len(o.Items) && o.Items[i].Source != nil {
			name = o.Items[i].Source.Title
		}
	case *atom.Feed:
		if i < len(o.Entries) && o.Entries[i].Source != nil {
			name = o.Entries[i].Source.Title
		}
	}
	if name = outletName(name); name != "" {
		return name
	}
	site := host(page)
	if o, ok := outlet.OfDomain(site); ok {
		return o
	}
	home := host(f.Link)
	if home == "" {
		home = host(f.FeedLink)
	}
	if site != "" && home != "" && !related(site, home) {
		return ""
	}
	return outletName(f.Title)
}

// aside is what feeds put before and after the name of their outlet.
var (
	aside = pattern.New(`(?i)(?:\s+[-–—|»:·]+\s+|\s+)(?:rss(?: ?2\.0| 1\.0)?(?: news)?(?: feed)?|atom(?: feed)?|news feed|feed|latest (?:news|articles|stories|posts)|all (?:news|articles|stories|posts|content)|top stories|headlines|home ?page|front page|recent (?:posts|articles))\s*$`)
	ahead = pattern.New(`(?i)^(?:rss|atom|feed|latest (?:news|articles|stories|posts)(?: from)?|news from|posts from)(?:\s*[-–—|»:·]+\s*|\s+)`)
)

// outletName is the name of an outlet without what makes it the name of a feed.
func outletName(name string) string {
	name = html.UnescapeString(source.Line(name))
	for range 4 {
		t := strings.Trim(ahead.ReplaceAllString(aside.ReplaceAllString(name, ""), ""), " -–—|»:·")
		if t == name {
			break
		}
		name = t
	}
	if strings.Contains(name, "://") || source.Words(name) == 0 || len(name) > 120 {
		return ""
	}
	if o, ok := outlet.Canonical(name); ok {
		return o
	}
	// "The Courier | Harbour" is a section of an outlet that is known.
	for _, sep := range []string{" | ", " - ", " – ", " — ", " » ", " > ", ": "} {
		if first, last, ok := strings.Cut(name, sep); ok {
			for _, s := range []string{first, last} {
				if o, ok := outlet.Canonical(s); ok {
					return o
				}
			}
		}
	}
	return name
}

// host is that of an address, in small letters without "www.".
func host(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// related reports whether two hosts are of one site: one is, or both are, below a
// domain of two parts or more.
func related(a, b string) bool {
	if a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a) {
		return true
	}
	cut := func(s string) string { _, rest, _ := strings.Cut(s, "."); return rest }
	a, b = cut(a), cut(b)
	return a == b && strings.Count(a, ".") >= 1 && len(a) > 6
}

// authors are those of an entry, of an Atom feed where the entry has none (RFC 4287),
// without addresses and without the outlet itself.
func authors(f *gofeed.Feed, item *gofeed.Item, house string) []string {
	people := item.Authors
	if len(people) == 0 && (f.FeedType == "atom" || f.FeedType == "json") {
		people = f.Authors
	}
	var out []string
	for _, p := range people {
		if p == nil {
			continue
		}
		n := source.Line(html.UnescapeString(p.Name))
		n = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(n, "By "), "by "))
		switch strings.ToLower(n) {
		case "", "admin", "administrator", "editor", "webmaster", "unknown", "author", "noreply":
			continue
		}
		if _, known := outlet.Canonical(n); known || strings.Contains(n, "@") || len(n) > 120 || strings.EqualFold(n, house) || strings.EqualFold(n, f.Title) {
			continue
		}
		out = append(out, n)
	}
	return out
}

// day is the day of a date in the zone in which it is written; unknown where that
// cannot be told.
func day(s string, parsed *time.Time) hearsay.Period {
	s = strings.TrimSpace(s)
	t, err := netmail.ParseDate(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05", "2006-01-02"} {
		if err == nil {
			break
		}
		t, err = time.Parse(layout, s)
	}
	if err != nil {
		if parsed == nil || !strings.Contains(s, parsed.Format("2")) {
			return hearsay.Period{}
		}
		t = *parsed
	}
	if t.Year() < 1970 || t.Year() > 2100 {
		return hearsay.Period{}
	}
	return hearsay.Day(t.Format("2006-01-02"))
}

// page is an entry as a page: what is known of it in its head, what it says as its
// article. The same entry gives the same bytes.
func page(f *gofeed.Feed, item *gofeed.Item, a source.About, body string) []byte {
	var b strings.Builder
	meta := func(key, name, value string) {
		if value = source.Line(value); value != "" {
			b.WriteString("<meta " + key + `="` + name + `" content="` + html.EscapeString(value) + "\">\n")
		}
	}
	lang := f.Language
	if !language.MatchString(lang) {
		lang = ""
	}
	b.WriteString("<!DOCTYPE html>\n<html")
	if lang != "" {
		b.WriteString(` lang="` + lang + `"`)
	}
	b.WriteString(">\n<head>\n<meta charset=\"utf-8\">\n<title>" + html.EscapeString(a.Title) + "</title>\n")
	if a.URL != "" {
		b.WriteString(`<link rel="canonical" href="` + html.EscapeString(a.URL) + "\">\n")
	}
	meta("property", "og:site_name", a.Outlet)
	for _, n := range a.Bylines {
		meta("name", "author", n)
	}
	meta("property", "article:published_time", item.Published)
	meta("property", "article:modified_time", item.Updated)
	meta("name", "feed", f.Title)
	meta("name", "feed-entry", item.GUID)
	meta("name", "copyright", f.Copyright)
	for _, c := range item.Categories {
		meta("property", "article:tag", c)
	}
	b.WriteString("</head>\n<body>\n<article>\n")
	if a.Title != "" {
		b.WriteString("<h1>" + html.EscapeString(a.Title) + "</h1>\n")
	}
	b.WriteString(strings.TrimSpace(body) + "\n</article>\n</body>\n</html>\n")
	return []byte(b.String())
}

var language = pattern.New(`^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,2}$`)
