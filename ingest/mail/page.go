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
// programs mark; of one that only forwards another it is that one. It is the page as it
// came where nothing is marked.
func fromPage(t *source.Text, page string, isReply bool) string {
	if !marked(page) {
		return page
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return page
	}
	history := earlier(doc)
	if len(history) == 0 {
		return page
	}
	text, left := "", 0
	for _, n := range history {
		s := textOf(n)
		left += source.Words(s)
		text += s + "\n"
	}
	lines := topOf(text)
	isForward := !isReply && headerBlock(lines) > 0
	own := source.Words(textOf(doc)) - left
	switch {
	case own <= fewWords && !isReply:
		_, t.About = forwardedHead(lines)
		t.Warnings = append(t.Warnings, "the text is that of the message that this one forwards: sender, date and title are what stands above it")
		return render(history)
	case own == 0:
		t.About = source.About{}
		t.Warnings = append(t.Warnings, "the message holds nothing but what it quotes: it may be of somebody else and of another day")
		return page
	case isForward:
		t.Warnings = append(t.Warnings, leftOut)
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

// topOf is the first lines of the text of a message, from the header above it on.
func topOf(text string) []line {
	var lines []line
	for s := range strings.SplitSeq(clip(text, 4*maxHeader), "\n") {
		if s = strings.TrimSpace(s); len(lines) > 0 || s != "" && !passedOn.MatchString(s) {
			lines = append(lines, line{text: s})
		}
	}
	return lines
}

// forwardedPage is the message that a page forwards, as a message.
func forwardedPage(page string) []byte {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil
	}
	history := earlier(doc)
	text := ""
	for _, n := range history {
		text += textOf(n) + "\n"
	}
	_, fields := splitHead(topOf(text))
	return fields.message("text/html", render(history))
}

// marked reports, before anything is parsed, whether a page may hold what it quotes.
func marked(page string) bool {
	for _, s := range []string{"gmail_quote", "moz-cite-prefix", "type=\"cite\"", "type=cite", "divRplyFwdMsg", "yahoo_quoted", "protonmail_quote", "border-top:solid #"} {
		if strings.Contains(page, s) {
			return true
		}
	}
	return false
}

// earlier are the topmost nodes that hold earlier messages, in the order of the page.
func earlier(doc *html.Node) []*html.Node {
	var found []*html.Node
	var walk func(n *html.Node, depth int) bool
	walk = func(n *html.Node, depth int) bool {
		for c := n.FirstChild; c != nil && depth < 400; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			switch quoting(c) {
			case within:
				found = append(found, c)
				continue
			case below: // all that follows is of an earlier message
				for x := c; x != nil && x.DataAtom != atom.Body; x = x.Parent {
					from := x.NextSibling
					if x == c {
						from = x
					}
					for s := from; s != nil; s = s.NextSibling {
						found = append(found, s)
					}
				}
				return false
			}
			if !walk(c, depth+1) {
				return false
			}
		}
		return true
	}
	walk(doc, 0)
	return found
}

const (
	none   = iota
	within // the node holds what is quoted
	below  // the node is the header of it
)

// quoting tells whether mail programs mark n as what they quote.
func quoting(n *html.Node) int {
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			for c := range strings.FieldsSeq(a.Val) {
				switch c {
				case "gmail_quote", "gmail_quote_container", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote":
					return within
				}
			}
		case "type":
			if n.DataAtom == atom.Blockquote && strings.EqualFold(a.Val, "cite") {
				return within
			}
		case "id":
			if strings.HasSuffix(a.Val, "divRplyFwdMsg") {
				return below
			}
		case "style":
			if n.DataAtom == atom.Div && strings.Contains(a.Val, "border-top:solid #") && headField.MatchString(firstLine(textOf(n))) {
				return below
			}
		}
	}
	return none
}

// firstLine is the first line of s that is not blank.
func firstLine(s string) string {
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			return l
		}
	}
	return ""
}

// render makes a page of the messages in nodes, without their headers.
func render(nodes []*html.Node) string {
	var b strings.Builder
	b.WriteString("<html><body>\n")
	for _, n := range nodes {
		if quoting(n) == below {
			continue
		}
		for c := range n.Descendants() {
			for _, a := range c.Attr {
				if a.Key == "class" && strings.Contains(a.Val, "gmail_attr") {
					c.FirstChild, c.LastChild = nil, nil
				}
			}
		}
		n.Attr = nil // what is quoted here is the text there
		html.Render(&b, n)
	}
	b.WriteString("\n</body></html>\n")
	return b.String()
}

// textOf is the text that n shows, in lines.
func textOf(n *html.Node) string {
	var b strings.Builder
	if n.Type == html.TextNode {
		return n.Data
	}
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode && (c.Parent == nil || !source.Unseen([]byte(c.Parent.Data))):
			b.WriteString(strings.Join(strings.FieldsFunc(c.Data, func(r rune) bool { return r == '\n' || r == '\r' }), " "))
		case c.Type == html.ElementNode:
			switch c.DataAtom {
			case atom.Br, atom.Div, atom.P, atom.Tr, atom.Blockquote, atom.Li, atom.H1, atom.H2, atom.H3:
				b.WriteByte('\n')
			case atom.Td:
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}
