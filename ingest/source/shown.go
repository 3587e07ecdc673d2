package source

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Shown is the text that a page shows, in the order of the page, its pieces parted by
// spaces. It finds no article: it is for counting.
func Shown(page string) string {
	var b strings.Builder
	hidden := 0
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if hidden == 0 {
				b.Write(z.Text())
				b.WriteByte(' ')
			}
		case html.StartTagToken:
			if tag, _ := z.TagName(); Unseen(tag) {
				hidden++
			}
		case html.EndTagToken:
			if tag, _ := z.TagName(); Unseen(tag) && hidden > 0 {
				hidden--
			}
		}
	}
}

// Unseen reports whether what stands in an element of a page is not shown.
func Unseen(tag []byte) bool {
	switch atom.Lookup(tag) {
	case atom.Script, atom.Style, atom.Title, atom.Noscript, atom.Template:
		return true
	}
	return false
}

// Words counts the words of a text, addresses of pages not among them.
func Words(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if !strings.Contains(w, "://") && strings.ContainsFunc(w, unicode.IsLetter) {
			n++
		}
	}
	return n
}
