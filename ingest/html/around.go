package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/openhearsay/hearsay/pattern"
)

// maxAbove is how many lines above an article are looked at: what stands further
// up is a menu.
const maxAbove = 12

// notice is what a page says of its owner at its foot.
var notice = pattern.New(`(?i)©|\(c\)|copyright`)

// around is the short lines of a page that stand above its article and outside
// its menus, and the notices below it.
// between is the short lines among its first paragraphs that are not its own.
func around(page, article []paragraph) (above, between, below []string) {
	if len(article) == 0 {
		return nil, nil, nil
	}
	at := map[string]bool{}
	first := -1
	for i := range article {
		at[article[i].squeezed] = true
	}
	for i := range page {
		p := &page[i]
		if at[p.squeezed] && (wordsOf(p.text) >= 8 || len(article) == 1) {
			first = i
			break
		}
	}
	for i := first - 1; i >= 0 && len(above) < maxAbove; i-- {
		p := &page[i]
		if p.block == nil || p.block.DataAtom == atom.Li || p.block.DataAtom == atom.Nav || apart(p.block) || wordsOf(p.text) > 25 {
			continue
		}
		above = append(above, p.text)
	}
	for i, k := 0, len(above)-1; i < k; i, k = i+1, k-1 {
		above[i], above[k] = above[k], above[i]
	}
	for i, long := first+1, 0; first >= 0 && i < min(len(page), first+20) && long < 2; i++ {
		p := &page[i]
		switch n := wordsOf(p.text); {
		case at[p.squeezed] && n >= 25:
			long++
		case at[p.squeezed] || p.block == nil || n > 25 || p.block.DataAtom == atom.Li || apart(p.block):
		default:
			between = append(between, p.text)
		}
	}
	for i := first + 1; i < len(page) && len(below) < 4; i++ {
		if p := &page[i]; len(p.text) < 300 && notice.MatchString(p.text) && !at[p.squeezed] && !strings.Contains(p.text, "hoto") {
			below = append(below, p.text)
		}
	}
	return above, between, below
}

// noticesOf is the notices of rights among the last paragraphs of an article.
func noticesOf(l []paragraph) []string {
	var out []string
	for i := max(0, len(l)-4); i < len(l); i++ {
		if len(l[i].text) < 300 && notice.MatchString(l[i].text) {
			out = append(out, l[i].text)
		}
	}
	return out
}
