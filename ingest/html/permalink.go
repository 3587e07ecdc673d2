package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// permalink is the address that an entry gives itself: a link around its time or its
// heading, else its id; "" for none.
func permalink(n *html.Node) string {
	if n == nil {
		return ""
	}
	for at := range n.Descendants() {
		if at.DataAtom != atom.A || attribute(at, "href") == "" {
			continue
		}
		if headed(at, n.Parent) {
			return attribute(at, "href")
		}
		if strings.Contains(strings.ToLower(attribute(at, "rel")), "bookmark") {
			return attribute(at, "href")
		}
		for c := range at.ChildNodes() {
			if c.DataAtom == atom.Time {
				return attribute(at, "href")
			}
		}
	}
	if id := attribute(n, "id"); id != "" {
		return "#" + id
	}
	return ""
}
