package ingest

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

// commentHead are headings under which a page comments on a story in its own words.
var commentHead = pattern.New(`(?i)^(?:reality(?: check)?|updated?|our (?:take|view|comment|opinion)|comments?|analysis|why (?:it|this) matters|the (?:facts|truth|bottom line|takeaway)|context|opinion|note|editor[’']?s note|takeaway|bottom line|correction|clarification)(?: ?\d{1,2}| ?#\d)?\s*[:.]?$`)

var tipName = pattern.New(`(?i)^[\[(—–-]*\s*(?:h/?t|hat[ -]?tip|via|sources?)\s*(?:to\b)?\s*:?\s*(?:the\b )?(.{2,60}?)[\])]?\.?$`)

// items finds the stories of a page that carries several: each a headline, a body
// and a credit line that ends it; what follows the credit up to the next headline
// is the page's own comment. A page with fewer than two credit lines that end a
// story is one article and has no items.
func items(ls []line, spans []hearsay.Span, text string) []hearsay.Item {
	ends := 0
	for i, l := range ls {
		if l.kind == credit && endsStory(ls, i) {
			ends++
		}
	}
	if ends < 2 {
		return nil
	}
	var out []hearsay.Item
	cur := hearsay.Item{}
	open, body, credited := false, false, false
	closeAt := func(end int) {
		if open && end > cur.Span.Start {
			cur.Span.End = end
			out = append(out, cur)
		}
		open = false
	}
	end := 0
	for i, l := range ls {
		s := spans[i]
		if s.Empty() {
			if d := itemDate(l); d != "" && open && !cur.Comment && !cur.Published.Known() {
				cur.Published = hearsay.Day(d)
			}
			continue
		}
		switch {
		case (storyHead(ls, i) || !open && plainHead(ls, i)) && (!open || credited):
			closeAt(end)
			cur = hearsay.Item{Span: hearsay.Span{Start: s.Start}, Headline: l.text}
			open, body, credited = true, false, false
		case !open:
			cur = hearsay.Item{Span: hearsay.Span{Start: s.Start}, Comment: credited}
			open, body = true, l.kind == prose
		case l.kind == credit && !credited && body:
			cur.Credit, cur.CreditAt = creditOf(l.text, s)
			closeAt(s.End)
			credited = true
		case !credited && body && commentHead.MatchString(l.text) && creditAhead(ls, i):
			// A heading inside a story whose credit is still to come.
		default:
			body = body || l.kind == prose
		}
		if d := itemDate(l); d != "" && open && !cur.Comment && !cur.Published.Known() {
			cur.Published = hearsay.Day(d)
		}
		end = s.End
	}
	closeAt(end)
	return out
}

// endsStory reports whether prose stands before the credit line i and, if
// anything follows, that it is not the middle of a sentence.
func endsStory(ls []line, i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch ls[k].kind {
		case prose:
			return true
		case credit:
			return false
		}
	}
	return false
}

// creditAhead reports whether a credit line comes before the next headline.
func creditAhead(ls []line, i int) bool {
	for k := i + 1; k < len(ls); k++ {
		if ls[k].kind == credit {
			return true
		}
		if storyHead(ls, k) {
			return false
		}
	}
	return false
}

// storyHead reports whether line i is the headline of a story: a title that a
// paragraph follows, dates, bylines and captions between them aside.
func storyHead(ls []line, i int) bool {
	l := ls[i]
	if !l.headline() || l.capped < 0.5 || commentHead.MatchString(l.text) || i > 0 && !l.gap && ls[i-1].kind == prose {
		return false
	}
	for k := i + 1; k < len(ls); k++ {
		switch n := ls[k]; {
		case n.kind == chrome || n.kind == mark || dateLine(n) || bylineLine(n):
		case n.kind == prose:
			return n.words >= 12
		default:
			return false
		}
	}
	return false
}

// plainHead reports whether line i, the first of a story, is a headline that
// is not written in capitals: a short line with a paragraph below it, and a
// credit for it before the page comments.
func plainHead(ls []line, i int) bool {
	if !ls[i].headline() || commentHead.MatchString(ls[i].text) {
		return false
	}
	prosed := false
	for k := i + 1; k < len(ls); k++ {
		switch n := ls[k]; {
		case n.kind == credit:
			return prosed
		case commentHead.MatchString(n.text):
			return false
		case n.kind == prose:
			prosed = true
		}
	}
	return false
}

func itemDate(l line) string {
	if !dateLine(l) {
		return ""
	}
	return findDate(l.text, date.UnknownOrder)
}

// creditOf is the outlet of a credit line, and the span of its name in the text.
func creditOf(s string, at hearsay.Span) (string, *hearsay.Span) {
	name := strings.Trim(s, "[]() .")
	if m := tipName.FindStringSubmatch(s); m != nil {
		name = strings.TrimSpace(m[1])
	}
	i := strings.Index(s, name)
	span := &hearsay.Span{Start: at.Start + i, End: at.Start + i + len(name)}
	if c, ok := outlet.Canonical(name); ok {
		return c, span
	}
	if f := outlet.Find("(" + name + ")"); len(f) == 1 && f[0].Name != "" {
		return f[0].Name, span
	}
	return name, span
}
