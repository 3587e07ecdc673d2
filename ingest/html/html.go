// Package html finds the article in a web page: its text, title, date, authors
// and site, without the menus, scripts and advertisements around it.
package html

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An Article is what a page holds.
type Article struct {
	Head    string // the headline and what stands below it, where the page shows them with its text
	Text    string // paragraphs separated by blank lines
	Title   string
	Date    string   // ISO 8601, "" where the markup does not declare it
	Time    string   // of it: RFC 3339, without a zone where none is declared; "" where only the day is
	UTC     bool     // Date is the day of a time in UTC, which may be the one after the outlet's own, or before
	Printed string   // Time as the page prints it, "" where it does not
	Changed string   // the time of the last change, or its day
	Bylines []string // as the page writes them
	Bodies  []string // authors that the markup declares to be no persons
	Section string
	Credit  string   // the agency that the markup declares
	License string   // the terms that the markup declares
	Gated   bool     // the markup declares that the page is not free to read
	Site    string   // the name of the site, "" where the markup does not declare it
	Account string   // the account of the site on Twitter, "" for none
	Window  string   // the title of the window, which may end in the name of the site
	Above   []string // short lines that the page shows above the article
	Between []string // short lines among its first paragraphs that are not its own
	Below   []string // notices that it shows below
	Notices []string // notices among its last paragraphs
	URL     string   // the page's own address, "" where it does not tell
	Teaser  bool     // the page says that it is not free and shows little of its story
	Entries []Entry  // the stories of a page that carries several, in the order of the text
}

// teaserWords is the length in words below which a page that is not free is taken
// to show the first lines only.
const teaserWords = 120

// From this size in bytes, or this many paragraphs or tags, only the linear method is
// tried: the time of the extractor grows with their square.
const (
	maxPage       = 8 << 20
	maxParagraphs = 4000
	maxTags       = 100_000 // of all kinds
	maxContent    = 1 << 14 // bytes of a meta element, a title or another attribute of the head
)

// Extract finds the article of a page. Broken markup is read as browsers read
// it. Text is "" where nothing like an article is there.
func Extract(page string) Article {
	var a Article
	gate := false
	if len(page) <= maxPage && strings.Count(page, "<p") <= maxParagraphs && strings.Count(page, "<") <= maxTags {
		a, gate = byTree(page)
	}
	if a.Title == "" {
		a.Title = titleOf(page)
	}
	if len(a.Text) < 200 && !gate {
		if t := dense(page); len(t) > 2*len(a.Whole()) {
			a.Head, a.Text = "", t
		}
	}
	if u, err := url.Parse(a.URL); err != nil || u.Host == "" {
		a.URL = ""
	}
	return a
}

// byTree extracts with trafilatura, without its fallback extractors; gate says that
// the page asks for a subscription.
func byTree(page string) (a Article, gate bool) {
	// A page that the library cannot stand is read by density instead.
	defer func() {
		if recover() != nil {
			a, gate = Article{}, false
		}
	}()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return Article{}, false
	}
	own := declarations(doc)
	bound(doc)
	r, err := trafilatura.ExtractDocument(doc, trafilatura.Options{ExcludeComments: true, Focus: trafilatura.FavorRecall, HtmlDateMode: trafilatura.Disabled})
	if err != nil || r == nil {
		r = &trafilatura.ExtractResult{} // it found no article; the page may be one of several stories
	}
	m := r.Metadata
	a.Title, a.URL = clean(m.Title), m.URL
	a.Site, a.Account, a.Window = cmp.Or(own.site[0], own.site[1], own.site[2]), own.site[3], own.title
	a.Date, a.Time, a.UTC = own.published(a.URL)
	if len(a.Time) >= len("2006-01-02T15:04") {
		a.Printed = own.printed[a.Time[:len("2006-01-02T15:04")]]
	}
	if a.Changed = cmp.Or(own.modified[0], own.modified[1]); a.Changed != "" {
		a.Changed = cmp.Or(stamp(a.Changed), day(a.Changed))
	}
	a.Title = own.plainTitle(a.Title)
	a.Bylines, a.Bodies = own.people(m.Author), own.bodies
	a.Section, a.Credit, a.License = own.section, own.credit, own.license
	a.Gated = own.free == [2]bool{true, false} || !own.free[0] && notFree.MatchString(page)
	var lead []paragraph
	shown := paragraphsOf(doc)
	if r.ContentNode != nil {
		a.Text = text(r.ContentNode)
		if t := parted(doc, a.Text); len(t) > len(a.Text) {
			a.Text = t
		}
		if l := settled(shown, a.Text); l != nil {
			lead = l
			a.Above, a.Between, a.Below = around(shown, l)
			a.Notices = noticesOf(l)
			l, gate = ungated(l)
			if t := render(l); t != "" {
				n := headOf(l, &own, a.Title)
				a.Head, a.Text = render(l[:n]), render(l[n:])
				a.Teaser = gate && notFree.MatchString(page) && (cutShort(t) || words(t) < teaserWords)
			}
		}
	}
	if t, l := several(doc, shown, lead, &own); l != nil {
		a.Head, a.Text, a.Entries, a.Teaser, a.Between = "", t, l, false, nil
		a.Bylines = own.people("") // the extractor saw the author of one of them
	}
	return a, gate
}

// bound empties elements of the head that hold more than anybody writes there.
func bound(doc *html.Node) {
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Meta && len(attribute(n, "content")) > maxContent:
			n.Attr = nil
		case n.DataAtom == atom.Title && n.FirstChild != nil && len(n.FirstChild.Data) > maxContent:
			n.RemoveChild(n.FirstChild)
		}
	}
}

func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Blockquote: true, atom.Pre: true, atom.Table: true, atom.Tr: true,
	atom.Section: true, atom.Article: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Hr: true, atom.Body: true, atom.Main: true,
}

// text is the text below n, one paragraph for each block, blank lines between.
func text(n *html.Node) string {
	var out []string
	var b strings.Builder
	flush := func() {
		for _, line := range strings.Split(b.String(), "\n") {
			if line = clean(line); line != "" {
				out = append(out, line)
			}
		}
		b.Reset()
	}
	// Nodes are walked without recursion: pages may nest without bound.
	for at, down := n, true; at != nil; {
		var tag atom.Atom
		if at.Type == html.ElementNode {
			tag = atom.Lookup([]byte(at.Data)) // the extractor renames elements without their atoms
		}
		if down {
			switch {
			case at.Type == html.TextNode:
				b.WriteString(strings.ReplaceAll(at.Data, "\n", " "))
			case tag == atom.Br:
				b.WriteByte('\n')
			case blocks[tag]:
				flush()
			case tag == atom.Td || tag == atom.Th:
				b.WriteByte(' ')
			}
			if at.FirstChild != nil && tag != atom.Script && tag != atom.Style && tag != atom.Noscript {
				at = at.FirstChild
				continue
			}
		}
		if blocks[tag] {
			flush()
		}
		if at == n {
			break
		}
		if at.NextSibling != nil {
			at, down = at.NextSibling, true
		} else {
			at, down = at.Parent, false
		}
	}
	flush()
	return strings.Join(out, "\n\n")
}
