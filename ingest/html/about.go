package html

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/openhearsay/hearsay/pattern"
)

// sayings are what a page declares of its article beside its date and its site: the
// first of each kind counts, data before meta elements.
type sayings struct {
	headline, section, license, credit string
	modified                           [2]string // of the last change: data, meta
	authors                            []string  // persons of the data
	meta                               []string  // authors of meta elements
	bodies                             []string  // authors that are declared to be no persons
	heads                              []string  // headings of the first rank
	free                               [2]bool   // said to be free to read or not: said, and what
	times                              [4]string // the times that declared.date was read of
	kind                               string    // what Open Graph calls the page: "article", "website"
	live                               bool      // declared to be a live blog
	updates                            []update  // its entries, as far as declared
}

// changeNames are names of meta elements with the time of the last change, authorNames
// those with an author, sectionNames those with a part of the outlet.
var (
	changeNames  = wordSet("article:modified_time og:article:modified_time datemodified article:modified article.updated og:updated_time last-modified dcterms.modified dc.date.modified updated-date updated_time")
	authorNames  = wordSet("author parsely-author sailthru.author dcterms.creator dc.creator article:author article_author byl citation_author")
	sectionNames = wordSet("article:section og:article:section section parsely-section articlesection sailthru.section")
	rightsNames  = wordSet("dc.rights dcterms.rights dcterms.license license")
)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// metaSays reads a meta element.
func (s *sayings) metaSays(name, v string) {
	switch {
	case changeNames[name] && day(v) != "":
		keep(&s.modified[1], v)
	case authorNames[name] && !strings.Contains(v, "://"):
		if v = clean(v); v != "" && len(s.meta) < maxAuthors {
			s.meta = append(s.meta, v)
		}
	case sectionNames[name]:
		keep(&s.section, v)
	case rightsNames[name]:
		keep(&s.license, v)
	case name == "og:type":
		keep(&s.kind, strings.ToLower(v))
	case name == "article:content_tier" && !s.free[0]:
		s.free = [2]bool{true, strings.EqualFold(clean(v), "free")}
	}
}

// maxAuthors is how many authors a page has at most.
const maxAuthors = 24

// nodeSays reads what other elements say.
func (s *sayings) nodeSays(n *html.Node) {
	switch n.DataAtom {
	case atom.H1:
		if t := clean(flat(n, 400)); t != "" && len(s.heads) < 8 && !apart(n) {
			s.heads = append(s.heads, t)
		}
	case atom.Link, atom.A:
		if rel := strings.ToLower(attribute(n, "rel")); strings.Contains(" "+rel+" ", " license ") && !apart(n) {
			keep(&s.license, attribute(n, "href"))
		}
	}
}

// dataSays reads the data of a page about its article: that of the first article in it.
func (s *sayings) dataSays(things []map[string]any) {
	named := map[string]string{} // names by @id
	for _, t := range things {
		if id, ok := t["@id"].(string); ok {
			if n, ok := t["name"].(string); ok {
				named[id] = clean(html.UnescapeString(n))
			}
		}
	}
	for _, t := range things {
		if !is(t, articleTypes) {
			continue
		}
		s.liveSays(t)
		keep(&s.headline, word(t["headline"]))
		keep(&s.section, word(t["articleSection"]))
		keep(&s.credit, word(t["creditText"]))
		keep(&s.credit, word(t["sourceOrganization"]))
		for _, k := range []string{"license", "copyrightNotice"} {
			if v, ok := t[k].(string); ok {
				keep(&s.license, v)
			}
		}
		if v, ok := t["dateModified"].(string); ok && day(v) != "" {
			keep(&s.modified[0], v)
		}
		if v, known := truth(t["isAccessibleForFree"]); known && !s.free[0] {
			s.free = [2]bool{true, v}
		}
		if len(s.authors)+len(s.bodies) > 0 {
			continue
		}
		for _, a := range list(t["author"]) {
			if len(s.authors)+len(s.bodies) >= maxAuthors {
				break
			}
			name := word(a)
			m, _ := a.(map[string]any)
			if id, ok := m["@id"].(string); ok && name == "" {
				name = named[id]
			}
			switch {
			case name == "" || strings.Contains(name, "://"):
			case is(m, bodyTypes):
				s.bodies = append(s.bodies, name)
			default:
				s.authors = append(s.authors, name)
			}
		}
	}
}

// bodyTypes are the types of schema.org of those who are no persons.
var bodyTypes = map[string]bool{"Organization": true, "NewsMediaOrganization": true, "Corporation": true}

// truth is a value as yes or no.
func truth(v any) (yes, known bool) {
	switch v := v.(type) {
	case bool:
		return v, true
	case string:
		switch strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(v, "https://schema.org/"), "http://schema.org/")) {
		case "true", "yes", "1":
			return true, true
		case "false", "no", "0":
			return false, true
		}
	}
	return false, false
}

// people are the authors that the page declares, as it writes them, surest kind
// first; found is what the extractor saw.
func (s *sayings) people(found string) []string {
	switch {
	case len(s.authors) > 0:
		return s.authors
	case len(s.bodies) > 0 && len(s.meta) == 0:
		return nil
	case len(s.meta) > 0:
		return s.meta
	}
	var out []string
	for _, n := range strings.Split(found, ";") {
		if n = clean(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// joint is what stands between a headline and the name of a site in a title.
var joint = pattern.New(`^\s*[|:»«•·–—-]\s*|\s*[|:»«•·–—-]\s*$`)

// plainTitle is a title without the name of the site and what else its window shows:
// a heading of the page, or the headline of its data, that it begins or ends with.
func (s *sayings) plainTitle(title string) string {
	for _, h := range append([]string{s.headline}, s.heads...) {
		if len(h) >= len(title) || wordsOf(h) < 2 {
			continue
		}
		a, b := level(title), level(h)
		if rest, ok := strings.CutPrefix(a, b); ok && joint.MatchString(rest) {
			return h
		}
		if rest, ok := strings.CutSuffix(a, b); ok && joint.MatchString(rest) && strings.ContainsAny(rest, "|»«") {
			return h
		}
	}
	return title
}

var levelling = strings.NewReplacer("–", "-", "—", "-", "‘", "'", "’", "'", "“", `"`, "”", `"`, "\u00a0", " ")

func level(s string) string { return strings.ToLower(levelling.Replace(s)) }

// Stamp is the time that a value of markup writes, in RFC 3339, without a zone where it
// names none; "" where it writes a day only, or none.
func Stamp(s string) string { return stamp(s) }

// Day is the day that a value of markup writes in full, in ISO 8601; "" where it does
// not, or where day and month could be exchanged.
func Day(s string) string { return day(s) }

// stamps are the forms of a time that its markup declares, but for ISO 8601.
var stamps = []string{time.RFC1123, time.RFC1123Z, time.RFC850, time.RFC822Z, "Mon Jan 2 15:04:05 MST 2006"}

var isoTime = pattern.New(`^\s*((?:19|20)\d\d-[01]\d-[0-3]\d)[T ]([0-2]\d:[0-5]\d)(:[0-5]\d)?(?:[.,]\d+)?\s*(Z|[+-][01]\d:?[0-5]\d)?\s*$`)

// stamp is the time that s writes, in RFC 3339, without a zone where it names none; ""
// where it writes a day only. Midnight without a zone is a day.
func stamp(s string) string {
	s = clean(s)
	if m := isoTime.FindStringSubmatch(strings.ToUpper(s)); m != nil {
		seconds, zone := m[3], m[4]
		if seconds == "" {
			seconds = ":00"
		}
		if len(zone) == 5 {
			zone = zone[:3] + ":" + zone[3:]
		}
		if zone == "" && m[2] == "00:00" && seconds == ":00" {
			return ""
		}
		out := m[1] + "T" + m[2] + seconds + zone
		if _, err := time.Parse("2006-01-02T15:04:05Z07:00", out); err != nil && zone != "" {
			return ""
		}
		if _, err := time.Parse("2006-01-02T15:04:05", out); err != nil && zone == "" {
			return ""
		}
		return out
	}
	for _, l := range stamps {
		if t, err := time.Parse(l, s); err == nil {
			if _, offset := t.Zone(); offset == 0 && !universal.MatchString(s) {
				return t.Format("2006-01-02T15:04:05") // the name of a zone that is not one everywhere
			}
			return t.Format(time.RFC3339)
		}
	}
	return ""
}
