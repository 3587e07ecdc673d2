package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/openhearsay/hearsay/pattern"
)

var (
	// gateWords are what pages say where the rest of a story is for subscribers.
	gateWords = pattern.New(`(?i)\b(?:already an? (?:subscriber|member)|(?:for|to) (?:our )?(?:subscribers|members) only|subscriber[ -]only|subscribe (?:now |today )?to (?:read|continue|keep reading|unlock)|(?:read|continue reading) (?:the rest|the full|this)\b[^.]{0,40}\bsubscri|(?:start|begin) your free trial|(?:log|sign) in to (?:read|continue)|(?:register|create an? (?:free )?account) to (?:read|continue)|you(?:['’]ve| have) (?:read|reached|used) (?:all )?(?:of )?your\b[^.]{0,30}\b(?:free|limit|articles))`)

	// gateClass are the names of the boxes in which they say so.
	gateClass = pattern.New(`(?i)(?:^|[-_ ])(?:pay|reg)?(?:gate|wall|barrier)(?:[-_ ]|$)|paywall|regwall|subscri|meter(?:ed)?-|upsell`)

	// notFree is the declaration of schema.org that a page is not free to read.
	notFree = pattern.New(`(?i)"isAccessibleForFree"\s*:\s*"?false"?`)
)

// maxGates is how many boxes that ask for a subscription are looked for on a page.
const maxGates = 16

// ungated is a page's paragraphs without the boxes that ask for a subscription, and
// whether there was one. A box that holds most of the article is none, whatever it
// is called: a page may show all of its story behind an open gate.
func ungated(l []paragraph) (out []paragraph, gate bool) {
	all := 0
	for i := range l {
		all += wordsOf(l[i].text)
	}
	var boxes []*html.Node
	own := map[int]bool{}
	for i := range l {
		if wordsOf(l[i].text) > 40 || !gateWords.MatchString(l[i].text) {
			continue
		}
		own[i], gate = true, true
		if len(own) > maxGates || l[i].block == nil || l[i].block.Parent == nil {
			continue
		}
		box := l[i].block.Parent
		switch box.DataAtom {
		case atom.Article, atom.Main, atom.Body:
			continue
		}
		if in := within(l, box); 2*in <= all || gateClass.MatchString(class(box)) && in < all {
			boxes = append(boxes, box)
		}
	}
	if !gate {
		return l, false
	}
	for i := range l {
		gone := own[i]
		for _, box := range boxes {
			gone = gone || under(l[i].block, box)
		}
		if !gone {
			out = append(out, l[i])
		}
	}
	return out, true
}

// within counts the words of the paragraphs that stand in box.
func within(l []paragraph, box *html.Node) int {
	n := 0
	for i := range l {
		if under(l[i].block, box) {
			n += wordsOf(l[i].text)
		}
	}
	return n
}

// under reports whether n stands in box, at most a few steps down.
func under(n, box *html.Node) bool {
	for k := 0; n != nil && k < 8; n, k = n.Parent, k+1 {
		if n == box {
			return true
		}
	}
	return false
}

// cutShort reports whether a text breaks off in the middle of a sentence.
func cutShort(text string) bool {
	return strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "[...]")
}
