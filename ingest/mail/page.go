package mail

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/openhearsay/hearsay/ingest/source"
)

// pageWords counts the words that a page shows.
func pageWords(page string) int { return source.Words(source.Shown(page)) }

// fromPage is a page without what it quotes from an earlier message, which mail
// programs mark. It is the page as it came where nothing is marked.
func fromPage(t *source.Text, page string, isReply bool) string {
	if !quotes(page) {
		return page
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return page
	}
	var history []*html.Node
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		if depth > 400 {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && quoting(c) {
				history = append(history, c)
				continue
			}
			walk(c, depth+1)
		}
	}
	walk(doc, 0)
	if len(history) == 0 {
		return page
	}
	left := 0
	isForward := false
	for _, n := range history {
		left += source.Words(textOf(n))
		isForward = isForward || strings.Contains(strings.ToLower(clip(textOf(n), 400)), "forwarded message")
	}
	own := source.Words(textOf(doc)) - left
	switch {
	case own <= fewWords:
		t.About = source.About{Title: t.About.Title}
		t.Warnings = append(t.Warnings, "the text is that of an earlier message that this one forwards or quotes: who sent that, and when, is not read")
		return page
	case isForward && !isReply:
		t.Warnings = append(t.Warnings, "the message that this one forwards is left out: save it as a message of its own and add that")
	case !isReply:
		return page // marks of a quotation in what is no reply are the author's own
	default:
		t.Warnings = append(t.Warnings, fmt.Sprintf("%d words that the message quotes from an earlier one are left out: add that one if it belongs to the case", left))
	}
	for _, n := range history {
		n.Parent.RemoveChild(n)
	}
	var b strings.Builder
	if err := html.Render(&b, doc); err != nil {
		return page
	}
	return b.String()
}

// quotes reports, before anything is parsed, whether a page may hold what it quotes.
func quotes(page string) bool {
	for _, s := range []string{"gmail_quote", "moz-cite-prefix", "type=\"cite\"", "type=cite", "divRplyFwdMsg", "yahoo_quoted", "protonmail_quote", "gmail_attr"} {
		if strings.Contains(page, s) {
			return true
		}
	}
	return false
}

// quoting reports whether mail programs mark n as what they quote.
func quoting(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			for c := range strings.FieldsSeq(a.Val) {
				switch c {
				case "gmail_quote", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "gmail_attr":
					return true
				}
			}
		case "type":
			if n.DataAtom == atom.Blockquote && strings.EqualFold(a.Val, "cite") {
				return true
			}
		case "id":
			if strings.HasSuffix(a.Val, "divRplyFwdMsg") {
				return true
			}
		}
	}
	return false
}

// textOf is the text that n shows.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && (c.Parent == nil || !source.Unseen([]byte(c.Parent.Data))) {
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
	}
	return b.String()
}
