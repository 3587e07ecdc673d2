package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// render is the text of paragraphs, blank lines between. A block quotation with the
// name of who said it below stands in quotation marks, as it does in print.
func render(l []paragraph) string {
	var b strings.Builder
	for i := 0; i < len(l); i++ {
		if i > 0 {
			if figures(&l[i-1], &l[i]) {
				b.WriteString(" ")
			} else {
				b.WriteString("\n\n")
			}
		}
		end := quotation(l, i)
		for ; i < end; i++ {
			b.WriteString("“" + l[i].text)
			if i+1 == end {
				b.WriteString("”")
			}
			b.WriteString("\n\n")
		}
		b.WriteString(l[i].text)
	}
	return b.String()
}

// figures reports whether two cells of one row are a line of a table of figures and
// no texts of their own.
func figures(a, b *paragraph) bool {
	cell := func(p *paragraph) bool {
		return p.block != nil && (p.block.DataAtom == atom.Td || p.block.DataAtom == atom.Th) && wordsOf(p.text) <= 4
	}
	return cell(a) && cell(b) && a.block.Parent == b.block.Parent && a.block != b.block
}

// quotation is the end of the block quotation that starts at i, which is the line
// with the name; i where there is none.
func quotation(l []paragraph, i int) int {
	box := quoteOf(l[i].block)
	if box == nil || i > 0 && quoteOf(l[i-1].block) == box {
		return i
	}
	end := i
	for end < len(l) && quoteOf(l[end].block) == box && !signature(&l[end]) {
		if strings.ContainsAny(l[end].text, "“”\"") {
			return i
		}
		end++
	}
	if end == i || end-i > 6 || end == len(l) || quoteOf(l[end].block) != box {
		return i
	}
	return end
}

// quoteOf is the block quotation around n, nil for none; its own dash and name may
// stand in it directly.
func quoteOf(n *html.Node) *html.Node {
	for k := 0; n != nil && k < 8; n, k = n.Parent, k+1 {
		if n.DataAtom == atom.Blockquote {
			return n
		}
	}
	return nil
}

// signature reports whether a paragraph is the name below a quotation: in a cite,
// or after a dash.
func signature(p *paragraph) bool {
	if p.block != nil && (p.block.DataAtom == atom.Cite || p.block.DataAtom == atom.Footer) {
		return true
	}
	r, n := utf8.DecodeRuneInString(p.text)
	if r != '—' && r != '–' && r != '-' {
		return false
	}
	r, _ = utf8.DecodeRuneInString(strings.TrimSpace(p.text[n:]))
	return unicode.IsUpper(r) && wordsOf(p.text) <= 14
}
