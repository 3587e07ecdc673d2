package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/openhearsay/hearsay/pattern"
)

// moreOf is a heading over other stories.
var moreOf = pattern.New(`(?i)^(?:more\b|related\b|read (?:next|more|also)\b|see also\b|also (?:on|in|see|read)\b|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|recommended\b|most (?:read|popular)\b|trending\b|latest (?:news|stories)\b|further reading\b|up next\b|don[’']t miss\b|elsewhere\b)`)

// tail takes out what follows the last sentence of an article: lists of other stories,
// with the heading above them, and paragraphs that are links.
func tail(page []paragraph, in []bool) {
	heading := false // what is dropped stands below a heading that is dropped too
	for i := len(page) - 1; i >= 0; i-- {
		p := &page[i]
		switch {
		case !in[i]:
		case item(p) != nil && listOfLinks(page, i), p.linked && wordsOf(p.text) >= 4 && !sentence(p.text) && quoteOf(p.block) == nil:
			in[i], heading = false, true
		case heading && moreOf.MatchString(p.text) && wordsOf(p.text) <= 8:
			in[i] = false
		default:
			return
		}
	}
}

// item is the list whose item a paragraph is, nil for none.
func item(p *paragraph) any {
	if p.block == nil || p.block.DataAtom != atom.Li || p.block.Parent == nil {
		return nil
	}
	return p.block.Parent
}

// listOfLinks reports whether three items or more, and all of a list around paragraph i,
// hold a link, and few are sentences.
func listOfLinks(page []paragraph, i int) bool {
	list := item(&page[i])
	n, closed := 0, 0
	for k := i; k >= 0 && item(&page[k]) == list; k-- {
		if !page[k].links {
			return false
		}
		n++
		if strings.HasSuffix(page[k].text, ".") {
			closed++
		}
	}
	for k := i + 1; k < len(page) && item(&page[k]) == list; k++ {
		if !page[k].links {
			return false
		}
		n++
		if strings.HasSuffix(page[k].text, ".") {
			closed++
		}
	}
	return n >= 3 && 3*closed <= n
}
