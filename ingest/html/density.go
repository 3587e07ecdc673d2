package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// skipped are elements whose text is never the article's.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Select: true,
	atom.Button: true, atom.Svg: true, atom.Iframe: true, atom.Template: true, atom.Textarea: true, atom.Figure: true, atom.Object: true, atom.Head: true,
}

// A block is the text between two borders of blocks.
type block struct {
	text         string
	words, links int // words, and how many of them stand in links
}

// dense finds the article without a tree: of all runs of neighbouring blocks,
// the one with the most words outside links for its length (after the maximum
// subsequence of Finn, Kushmerick and Smyth, "Fact or fiction: content
// classification for digital libraries", 2001). It reads any markup, however
// deep or broken, in linear time.
func dense(page string) string {
	l := split(page)
	best, from, to := 0, 0, 0
	sum, start := 0, 0
	for i, b := range l {
		if sum <= 0 {
			sum, start = 0, i
		}
		sum += b.words - 3*b.links - 8
		if sum > best {
			best, from, to = sum, start, i+1
		}
	}
	var out []string
	for _, b := range l[from:to] {
		if b.words > 0 && 2*b.links < b.words {
			out = append(out, b.text)
		}
	}
	return strings.Join(out, "\n\n")
}

// split cuts the visible text of a page into blocks.
func split(page string) []block {
	z := html.NewTokenizer(strings.NewReader(page))
	var out []block
	var b strings.Builder
	var cur block
	link, hidden, under := 0, 0, atom.Atom(0)
	flush := func() {
		if cur.text = clean(b.String()); cur.text != "" {
			out = append(out, cur)
		}
		b.Reset()
		cur = block{}
	}
	for {
		switch tt := z.Next(); tt {
		case html.ErrorToken:
			flush()
			return out
		case html.TextToken:
			if hidden > 0 {
				continue
			}
			t := string(z.Text())
			n := len(strings.Fields(t))
			cur.words += n
			if link > 0 {
				cur.links += n
			}
			b.WriteString(html.UnescapeString(t))
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case hidden > 0:
				if a == under {
					if tt == html.StartTagToken {
						hidden++
					} else if tt == html.EndTagToken {
						hidden--
					}
				}
			case skipped[a] && tt == html.StartTagToken:
				hidden, under = 1, a
			case a == atom.A && tt == html.StartTagToken:
				link = 1
			case a == atom.A:
				link = 0
			case a == atom.Br:
				b.WriteByte(' ')
			case blocks[a]:
				flush()
			}
		}
	}
}

// titleOf is the text of the page's title element.
func titleOf(page string) string {
	z := html.NewTokenizer(strings.NewReader(page[:min(len(page), 1<<18)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken:
			if name, _ := z.TagName(); atom.Lookup(name) == atom.Title {
				if z.Next() == html.TextToken {
					return clean(html.UnescapeString(string(z.Text())))
				}
				return ""
			}
		}
	}
}
