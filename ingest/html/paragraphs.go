package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A paragraph is one stretch of text of a page between two borders of blocks or
// lines, as browsers show them.
type paragraph struct {
	text     string
	squeezed string     // text without white space, for comparing
	block    *html.Node // the element that holds it
	linked   bool       // most of it stands in links
	links    bool       // some of it does
}

// never are elements whose text no browser shows as such.
var never = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Svg: true, atom.Iframe: true,
	atom.Textarea: true, atom.Select: true, atom.Button: true, atom.Object: true,
}

// paragraphsOf is the paragraphs of a page in order, each once. It walks without
// recursion: pages may nest without bound.
func paragraphsOf(doc *html.Node) []paragraph {
	var out []paragraph
	var b strings.Builder
	var block *html.Node
	words, linked, link := 0, 0, 0
	flush := func() {
		if t := clean(b.String()); t != "" {
			out = append(out, paragraph{text: t, squeezed: squeeze(t), block: block, linked: 2*linked > words, links: linked > 0})
		}
		b.Reset()
		words, linked = 0, 0
	}
	for at, down := doc, true; at != nil; {
		if at.Type == html.ElementNode && cells[at.DataAtom] {
			flush()
			block = at
			if !down {
				block = at.Parent
			}
		}
		if down {
			switch {
			case at.Type == html.TextNode:
				if n := wordsOf(at.Data); n > 0 {
					words += n
					if link > 0 {
						linked += n
					}
				}
				b.WriteString(at.Data)
			case at.DataAtom == atom.Br:
				flush()
			case at.DataAtom == atom.A:
				link++
			}
			if at.FirstChild != nil && !never[at.DataAtom] {
				at = at.FirstChild
				continue
			}
		}
		if at.DataAtom == atom.A {
			link--
		}
		if at == doc {
			break
		}
		if at.NextSibling != nil {
			at, down = at.NextSibling, true
		} else {
			at, down = at.Parent, false
		}
	}
	flush()
	return out
}

// cells are the elements that part paragraphs: blocks, and what is a text of its
// own inside one.
var cells = func() map[atom.Atom]bool {
	m := map[atom.Atom]bool{atom.Td: true, atom.Th: true, atom.Caption: true, atom.Figcaption: true, atom.Cite: true, atom.Footer: true,
		atom.Header: true, atom.Aside: true, atom.Nav: true, atom.Figure: true, atom.Form: true, atom.Summary: true, atom.Details: true, atom.Address: true}
	for a := range blocks {
		m[a] = true
	}
	return m
}()

func wordsOf(s string) int { return len(strings.Fields(s)) }

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
