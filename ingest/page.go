package ingest

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// settle decides what depends on the lines around a line: teasers, menus before
// the headline, lists of related headlines, captions without a credit. The index
// of the headline is returned, -1 where there is none. A page whose menus are gone
// already is not searched for lists of headlines.
func settle(ls []line, bare bool) (headline int) {
	first, last := -1, -1
	for i, l := range ls {
		if l.kind == prose && (l.words >= 15 || l.closed && l.words >= 8) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if !bare {
		teased(ls)
	}
	if first < 0 {
		return -1
	}
	headline = head(ls[:first])
	if bare {
		return headline
	}
	foot(ls[last+1:])
	related(ls[first:])
	for i := range ls {
		if name, _ := authorOf(ls, i, first, last); name != "" {
			ls[i].kind = chrome
		}
	}
	unfinished(ls[first : last+1])
	labelled(ls)
	for _, i := range []int{first, last} {
		if namesPicture(ls[i]) && first != last {
			ls[i].kind = chrome
		}
	}
	for i := first + 1; i < last; i++ {
		if ls[i].kind == prose && namesPicture(ls[i]) {
			ls[i].kind = mark
		}
	}
	return headline
}

// teased takes out the headlines that a "Read more" follows, with their labels.
func teased(ls []line) {
	for i := range ls {
		if ls[i].kind != teaser {
			continue
		}
		ls[i].kind = chrome
		for k := i - 1; k >= 0 && k >= i-2 && (ls[k].kind == short || k == i-1 && ls[k].kind == prose && ls[k].words <= 20 && !strings.HasSuffix(ls[k].text, ".")); k-- {
			if k < i-1 && ls[k].words > 3 {
				break // only a label may stand above a teaser's headline
			}
			ls[k].kind = chrome
		}
	}
}

// head settles what stands before the first paragraph and finds the headline:
// the last line there that may be one. Where the page shows furniture, its labels
// go too.
func head(ls []line) int {
	at, dirty, dated := -1, false, false
	for i, l := range ls {
		switch own := bylineLine(l) || dateLine(l); {
		case own:
			dated = true
		case l.kind == chrome:
			dirty = true
		case l.headline():
			at = i
		}
	}
	// A standfirst under the headline is closed or the longer of two neighbours.
	if at > 0 && ls[at-1].headline() && !bylineLine(ls[at-1]) && !dateLine(ls[at-1]) && (ls[at].words > ls[at-1].words+4 || ls[at].capped < ls[at-1].capped-0.3) {
		at--
	}
	if at < 0 {
		at = closedHead(ls)
	}
	if at < 0 && (dated || !dirty) {
		at = shortHead(ls, dated)
	}
	for i := range ls {
		switch l := &ls[i]; {
		case i == at:
		case bylineLine(*l) || dateLine(*l):
			l.kind = chrome
		case dirty && l.kind == short && l.words <= 3:
			l.kind = chrome
		}
	}
	return at
}

// closedHead is the last headline that ends as a sentence does, -1 for none.
func closedHead(ls []line) int {
	for i := len(ls) - 1; i >= 0; i-- {
		if l := ls[i]; (l.kind == short || l.kind == prose) && !bylineLine(l) && !dateLine(l) && l.words >= 3 && l.words <= 25 && len(l.text) <= 250 && l.capped >= 0.6 {
			return i
		}
	}
	return -1
}

// shortHead is the longest line of one to three words that may be the headline,
// the last of several; -1 for none. Where a date or a byline shows that this is the
// head of an article, a line that else would be a label ("Video: the pier falls")
// is its headline if it stands alone.
func shortHead(ls []line, dated bool) int {
	at := -1
	for i, l := range ls {
		if l.kind == short && l.words > 0 && !bylineLine(l) && !dateLine(l) && (at < 0 || l.words >= ls[at].words) {
			at = i
		}
	}
	if at >= 0 || !dated {
		return at
	}
	for i, l := range ls {
		if (l.kind == chrome || l.kind == teaser) && (labels.MatchString(l.text) || calls.MatchString(l.text)) && !bylineLine(l) && !dateLine(l) && plainName(l.text) == "" {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	if at >= 0 {
		ls[at].kind = short
	}
	return at
}

// plainName is the outlet that is all of a line, "" for none.
func plainName(s string) string {
	name, rest := plate(s)
	if rest != "" {
		return ""
	}
	return name
}

// foot settles what stands after the last paragraph: signatures, and lists of
// other stories where furniture stands among them.
func foot(ls []line) {
	dirty, heads := false, 0
	for _, l := range ls {
		dirty = dirty || l.kind == chrome
		if l.headline() && l.capped >= 0.6 {
			heads++
		}
	}
	for i := range ls {
		l := &ls[i]
		switch {
		case l.kind == short && (signature(l.text) || dateLine(*l) || bylineLine(*l)):
			l.kind = chrome
		case l.kind == short && (bullet(l.text) || dirty && l.words <= 3 || heads >= 2 && l.capped >= 0.6 && l.words >= 4):
			if dirty || heads >= 2 {
				l.kind = chrome
			}
		case l.kind == prose && namesPicture(*l):
			l.kind = chrome
		}
	}
}

// related takes out runs of two or more headlines without a blank line or a
// paragraph between them: lists of other stories in the middle of one.
func related(ls []line) {
	for i := 0; i < len(ls); {
		k := i
		for k < len(ls) && listed(ls[k]) && (k == i || !ls[k].gap) {
			k++
		}
		if k-i >= 2 && (i == 0 || ls[i].gap) {
			for ; i < k; i++ {
				ls[i].kind = chrome
			}
		}
		i = max(k, i+1)
	}
}

// listed reports whether a line looks like the headline of another story.
func listed(l line) bool {
	return (l.kind == short || l.kind == prose && l.words <= 18) && l.words >= 4 && l.capped >= 0.75 && len(l.text) <= 160 &&
		!strings.HasSuffix(l.text, ".") && !strings.HasSuffix(l.text, ":") && !strings.ContainsAny(l.text, "@“”\"")
}

func bullet(s string) bool {
	return strings.HasPrefix(s, "•") || strings.HasPrefix(s, "·") || strings.HasPrefix(s, "* ") || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "» ")
}

// assemble joins the lines that stay, with one blank line where the source had
// one or lost a line, and gives the span of each in the text (empty for lines that
// went).
func assemble(ls []line) (string, []hearsay.Span) {
	var b strings.Builder
	spans := make([]hearsay.Span, len(ls))
	gap := false
	for i, l := range ls {
		gap = gap || l.gap
		if l.kind == chrome || l.kind == teaser {
			gap = true
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
			if gap {
				b.WriteByte('\n')
			}
		}
		gap = false
		spans[i].Start = b.Len()
		b.WriteString(l.text)
		spans[i].End = b.Len()
	}
	return b.String(), spans
}
