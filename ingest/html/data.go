package html

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of the data for machines (JSON-LD, https://www.w3.org/TR/json-ld11/) that is
// read of a page. What is beyond them is neither read nor shown to the extractor, whose
// search in such data takes time without bound.
const (
	maxData      = 1 << 20 // bytes of all scripts of a page together
	maxDataDepth = 32      // objects and lists inside each other
	maxThings    = 1000    // objects of a page
)

// things is the objects that the data of a page describes, in order, those in lists
// and graphs by themselves. All other scripts are taken out of the page, and so is data
// that is broken or beyond the bounds.
func things(doc *html.Node) []map[string]any {
	var out []map[string]any
	var scripts []*html.Node
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Script {
			scripts = append(scripts, n)
		}
	}
	total := 0
	for _, n := range scripts {
		whole := false
		if strings.EqualFold(strings.TrimSpace(attribute(n, "type")), "application/ld+json") && n.FirstChild != nil {
			s := n.FirstChild.Data
			if total += len(s); total <= maxData {
				var v any
				if v, whole = value(s); v != nil {
					out = flatten(out, v)
				}
			}
		}
		if !whole {
			n.Parent.RemoveChild(n)
		}
	}
	return out
}

// value is the first JSON value of a script, nil where there is none; whole says that
// it is all of the script. Comments around it, breaks of lines in strings and closing
// brackets too many are no matter: pages have them.
func value(script string) (v any, whole bool) {
	from := strings.IndexAny(script, "{[")
	if from < 0 {
		return nil, false
	}
	end := balanced(script[from:])
	if end == 0 {
		return nil, false
	}
	s := script[from : from+end]
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, strings.TrimSpace(script[:from]) == "" && strings.TrimSpace(script[from+end:]) == ""
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	if json.Unmarshal([]byte(s), &v) != nil {
		return nil, false
	}
	return v, false
}

// balanced is the length of the object or list that s starts with; 0 where it does not
// end, or nests deeper than maxDataDepth.
func balanced(s string) int {
	depth := 0
	quoted := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > maxDataDepth {
				return 0
			}
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// flatten adds the objects of v to out.
func flatten(out []map[string]any, v any) []map[string]any {
	if len(out) >= maxThings {
		return out
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			out = flatten(out, x)
		}
	case map[string]any:
		out = append(out, v)
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			out = flatten(out, v[k])
		}
	}
	return out
}

// is reports whether a thing has one of the types of schema.org.
func is(thing map[string]any, types map[string]bool) bool {
	for _, t := range list(thing["@type"]) {
		if s, ok := t.(string); ok && types[strings.TrimPrefix(strings.TrimPrefix(s, "https://schema.org/"), "http://schema.org/")] {
			return true
		}
	}
	return false
}

// articleTypes are the types of schema.org that an article has.
var articleTypes = map[string]bool{
	"Article": true, "NewsArticle": true, "ReportageNewsArticle": true, "AnalysisNewsArticle": true, "OpinionNewsArticle": true, "BackgroundNewsArticle": true,
	"ReviewNewsArticle": true, "AskPublicNewsArticle": true, "BlogPosting": true, "LiveBlogPosting": true, "Report": true, "Review": true, "ScholarlyArticle": true,
	"TechArticle": true, "SocialMediaPosting": true, "AdvertiserContentArticle": true, "SatiricalArticle": true,
}

// list is v as a list: a value by itself is one of one.
func list(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

// word is a value as a string, that of its name where it is an object, of its first
// where it is a list; "" for none.
func word(v any) string {
	for range 4 {
		switch x := v.(type) {
		case string:
			return clean(html.UnescapeString(x))
		case []any:
			if len(x) == 0 {
				return ""
			}
			v = x[0]
		case map[string]any:
			v = x["name"]
		default:
			return ""
		}
	}
	return ""
}
