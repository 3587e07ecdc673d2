package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parted is the text of an article that its page holds in several containers of
// one kind, with advertisements between them, where found is the text of only
// some of them; "" where the article is not parted. The container is the element
// with a class that holds found's first long paragraph.
func parted(doc *html.Node, found string) string {
	var lead string
	for _, p := range strings.Split(found, "\n\n") {
		if len(strings.Fields(p)) >= 15 {
			lead = p
			break
		}
	}
	if lead == "" {
		return ""
	}
	lead = lead[:min(len(lead), 60)]
	var box *html.Node
	for n := range doc.Descendants() {
		if n.DataAtom != atom.P || n.Parent == nil || class(n.Parent) == "" {
			continue
		}
		if strings.HasPrefix(clean(flat(n, len(lead)+400)), lead) {
			box = n.Parent
			break
		}
	}
	if box == nil {
		return ""
	}
	kind := class(box)
	var all []string
	boxes, old := 0, words(found)
	for n := range doc.Descendants() {
		if n.DataAtom != box.DataAtom || class(n) != kind || n.Parent == nil {
			continue
		}
		t, k := paragraphs(n)
		if k == 0 {
			continue
		}
		boxes++
		all = append(all, t)
	}
	t := strings.Join(all, "\n\n")
	// Containers of many stories or comments have one paragraph or two each; the
	// parts of one article hold several, and the text that was found among them.
	if boxes < 2 || boxes > 12 || words(t) < old*13/10 || strings.Count(t, "\n\n")+1 < 3*boxes {
		return ""
	}
	in := 0
	for _, p := range strings.Split(found, "\n\n") {
		if strings.Contains(t, p) {
			in += words(p)
		}
	}
	if 10*in < 7*old {
		return ""
	}
	return t
}

func class(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return a.Val
		}
	}
	return ""
}

// paragraphs is the text of the paragraphs and headings that stand directly in
// n, and how many paragraphs of a sentence or more there are.
func paragraphs(n *html.Node) (string, int) {
	var out []string
	k := 0
	for c := range n.ChildNodes() {
		switch c.DataAtom {
		case atom.P, atom.H2, atom.H3, atom.H4, atom.Blockquote, atom.Ul, atom.Ol:
			t := text(c)
			if t == "" {
				continue
			}
			out = append(out, t)
			if c.DataAtom == atom.P && words(t) >= 12 {
				k++
			}
		}
	}
	return strings.Join(out, "\n\n"), k
}

// flat is the text below n, at most about limit bytes of it.
func flat(n *html.Node, limit int) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
			if b.Len() > limit {
				break
			}
		}
	}
	return b.String()
}

func words(s string) int { return len(strings.Fields(s)) }
