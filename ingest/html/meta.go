package html

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/openhearsay/hearsay/pattern"
)

// declared is what the markup of a page says of itself: meta elements, the data
// for machines of schema.org, times and its own address. The first of each kind
// counts, the surer kinds before the others.
type declared struct {
	site  [4]string // og:site_name, the publisher of the data, application-name, a listed account
	date  [4]string // of publication: meta, data, a marked time, the first time beside the article
	utc   [4]bool   // the date was that of a time in UTC, which may not be the paper's own
	title string    // of the title element

	printed map[string]string // of times to the minute: how a time element prints them
	sayings
}

// siteNames and dateNames are the names of meta elements, in the order of declared.
var (
	siteNames = map[string]int{"og:site_name": 0, "publisher": 1, "dc.publisher": 1, "application-name": 2, "apple-mobile-web-app-title": 2}
	dateNames = map[string]bool{
		"article:published_time": true, "article:published": true, "og:published_time": true, "og:article:published_time": true, "datepublished": true, "pubdate": true, "publishdate": true, "publish-date": true,
		"publish_date": true, "published_time": true, "date": true, "dc.date": true, "dc.date.issued": true, "dcterms.created": true, "dcterms.date": true, "dcterms.issued": true,
		"sailthru.date": true, "parsely-pub-date": true, "cxenseparse:recs:publishtime": true, "article.published": true, "article_date_original": true, "originalpublicationdate": true,
		"displaydate": true, "ptime": true, "pdate": true, "published": true, "published-date": true, "publication_date": true, "citation_publication_date": true, "citation_date": true, "bt:pubdate": true,
	}
	timeClass = pattern.New(`(?i)publish|posted|pubdate|entry-date|post-date|article-date|dateline|timestamp|byline|created`)
)

// keep sets the value of a kind once.
func keep(at *string, v string) {
	if *at == "" {
		*at = clean(v)
	}
}

func keepIn(m map[string]string, key, v string) {
	if m[key] == "" {
		m[key] = clean(v)
	}
}

// declarations reads what a page declares, and takes its scripts out (see things). It walks without recursion.
func declarations(doc *html.Node) declared {
	var d declared
	about := things(doc)
	d.data(about)
	d.dataSays(about)
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			name := strings.ToLower(attribute(n, "property"))
			if name == "" {
				name = strings.ToLower(attribute(n, "name"))
			}
			if name == "" {
				name = strings.ToLower(attribute(n, "itemprop"))
			}
			v := attribute(n, "content")
			if i, ok := siteNames[name]; ok {
				keep(&d.site[i], v)
			}
			if dateNames[name] {
				d.dated(0, v)
			}
			d.metaSays(name, v)
			if name == "twitter:site" {
				keep(&d.site[3], strings.TrimPrefix(strings.TrimSpace(v), "@"))
			}
		case atom.Title:
			if n.FirstChild != nil {
				keep(&d.title, n.FirstChild.Data)
			}
		case atom.Time:
			if apart(n) {
				continue
			}
			if at := stamp(attribute(n, "datetime")); at != "" && len(d.printed) < maxEntries {
				if d.printed == nil {
					d.printed = map[string]string{}
				}
				keepIn(d.printed, at[:len("2006-01-02T15:04")], flat(n, 80))
			}
			v := day(attribute(n, "datetime"))
			if v == "" {
				v = day(flat(n, 60))
			}
			if _, ok := lookup(n, "pubdate"); ok || strings.EqualFold(attribute(n, "itemprop"), "datePublished") || timeClass.MatchString(class(n)+" "+class(n.Parent)) {
				d.dated(2, attribute(n, "datetime"))
				keep(&d.date[2], v)
			}
			d.dated(3, attribute(n, "datetime"))
			keep(&d.date[3], v)
		default:
			d.nodeSays(n)
			if strings.EqualFold(attribute(n, "itemprop"), "datePublished") && !apart(n) {
				keep(&d.date[2], day(attribute(n, "content")))
				keep(&d.date[2], day(flat(n, 60)))
			}
		}
	}
	return d
}

// dated keeps a date of a kind.
func (d *declared) dated(kind int, v string) {
	if d.date[kind] == "" {
		d.date[kind], d.utc[kind], d.times[kind] = day(v), universal.MatchString(v), v
	}
}

// published is the day of publication that the page declares, or its address shows:
// that of the address where the time is given in UTC and the paper's own day was
// still the one before, or was the next already.
// at is the time of it, with its zone where the page names one; utc says that the day
// is that of a time in UTC.
func (d *declared) published(address string) (day, at string, utc bool) {
	own := dayOfAddress(address)
	// The data may tell the zone of a time that the meta element gives without one.
	if a, b := stamp(d.times[0]), stamp(d.times[1]); a != "" && len(b) > len(a) && b[:len(a)] == a {
		d.utc[0], d.times[0] = d.utc[1], d.times[1]
	}
	for kind, v := range d.date {
		if v == "" {
			continue
		}
		if a, b := date(v), date(own); own != "" && own != v && (d.utc[kind] || stamp(d.times[kind]) == "") && a.Sub(b).Abs() <= 24*time.Hour {
			return own, stamp(d.times[kind]), false
		}
		return v, stamp(d.times[kind]), d.utc[kind]
	}
	return own, "", false
}

func date(iso string) time.Time {
	t, _ := time.Parse("2006-01-02", iso) // zero for none
	return t
}

// data reads what the data for machines says of the page.
func (d *declared) data(things []map[string]any) {
	for _, t := range things {
		if s, ok := t["datePublished"].(string); ok {
			d.dated(1, s)
		}
		if p, ok := t["publisher"].(map[string]any); ok {
			keep(&d.site[1], word(p))
		}
	}
}

// aside are the names of boxes that hold other stories or what readers say.
var aside = pattern.New(`(?i)related|recommend|sidebar|teaser|promo|comment|most-?(?:read|popular)|trending|more-(?:stories|news)|widget|footer`)

// ownLine are the names of the line, often a list, that holds an article's date and
// author.
var ownLine = pattern.New(`(?i)(?:^| )(?:entry|post|article|story)[-_]?(?:meta|byline|info)(?:[-_ ]|$)`)

// apart reports whether a node stands in a part of the page that is not about its
// article.
func apart(n *html.Node) bool {
	for k := 0; n != nil && k < 12; n, k = n.Parent, k+1 {
		if ownLine.MatchString(class(n)) {
			return false
		}
		switch n.DataAtom {
		case atom.Li:
			return n.Parent == nil || !ownLine.MatchString(class(n.Parent))
		case atom.Aside, atom.Nav, atom.Footer:
			return true
		case atom.Body, atom.Article, atom.Main:
			return false
		}
		if aside.MatchString(class(n)) || aside.MatchString(attribute(n, "id")) {
			return true
		}
	}
	return false
}

func attribute(n *html.Node, key string) string {
	v, _ := lookup(n, key)
	return v
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

var (
	isoDay  = pattern.New(`^\s*((?:19|20)\d\d)[-/.]?([01]\d)[-/.]?([0-3]\d)(?:\D|$)`)
	pathDay = pattern.New(`(?i)/((?:19|20)\d\d)[/-]([01]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-]([0-3]\d)(?:/|-|$)`)
	// universal is the end of a time in UTC.
	universal = pattern.New(`(?i)\d(?:Z|[+-]00:?00| ?(?:GMT|UTC))\s*$`)
	layouts   = []string{time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, "January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "Monday, January 2, 2006", "Mon Jan 2 15:04:05 MST 2006", "January 2, 2006 3:04 PM", "January 2, 2006, 3:04 PM"}
)

// day is the day that s writes in full, in ISO 8601; "" where it does not, or where
// day and month could be exchanged. The day is that of the zone that s names.
func day(s string) string {
	s = clean(s)
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return valid(m[1] + "-" + m[2] + "-" + m[3])
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return t.Format("2006-01-02")
		}
	}
	return ""
}

func valid(iso string) string {
	if _, err := time.Parse("2006-01-02", iso); err != nil {
		return ""
	}
	return iso
}

// dayOfAddress is the day in the path of a page's own address, "" for none.
func dayOfAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	m := pathDay.FindStringSubmatch(u.Path)
	if m == nil {
		return ""
	}
	month := m[2]
	if i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(month)); i >= 0 && len(month) == 3 {
		month = fmt.Sprintf("%02d", i/3+1)
	}
	return valid(m[1] + "-" + month + "-" + m[3])
}
