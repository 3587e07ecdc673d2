package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/openhearsay/hearsay/pattern"
)

// An update is an entry of a live blog as the data for machines has it
// (https://schema.org/LiveBlogPosting).
type update struct {
	headline, time, url string
	authors             []string
	body                []string // paragraphs
}

// liveSays reads the updates of a live blog.
func (s *sayings) liveSays(t map[string]any) {
	if !is(t, map[string]bool{"LiveBlogPosting": true}) {
		return
	}
	s.live = true
	for _, v := range list(t["liveBlogUpdate"]) {
		m, ok := v.(map[string]any)
		if !ok || len(s.updates) >= maxEntries {
			continue
		}
		u := update{headline: word(m["headline"]), url: word(m["url"])}
		for _, k := range []string{"datePublished", "dateCreated", "dateModified"} {
			if v, ok := m[k].(string); ok && u.time == "" && day(v) != "" {
				u.time = clean(v)
			}
		}
		if id, ok := m["@id"].(string); ok && u.url == "" {
			u.url = id
		}
		for _, a := range list(m["author"]) {
			a2, _ := a.(map[string]any)
			if n := word(a); n != "" && !is(a2, bodyTypes) && !strings.Contains(n, "://") && len(u.authors) < maxAuthors {
				u.authors = append(u.authors, n)
			}
		}
		if b, ok := m["articleBody"].(string); ok {
			u.body = bodyOf(b)
		}
		s.updates = append(s.updates, u)
	}
}

// bodyOf is the paragraphs of a text that may hold markup.
func bodyOf(s string) []string {
	if strings.Contains(s, "<") {
		if doc, err := html.Parse(strings.NewReader(s)); err == nil {
			s = text(doc)
		}
	}
	var out []string
	for _, l := range strings.Split(html.UnescapeString(s), "\n") {
		if l = clean(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

var (
	// liveTitle is what the headlines of live blogs show.
	liveTitle = pattern.New(`(?i)\blive[ -]?(?:blog|updates?|coverage|ticker|reporting)\b|[–—|:-]\s*live(?:\s+updates)?\s*(?:$|[|–—-])|^live\s*[:–—|-]|\bas it happen(?:s|ed)\b|\bminute[- ]by[- ]minute\b|\brolling (?:coverage|updates)\b`)

	// liveClass are the names of the elements that hold one.
	liveClass = pattern.New(`(?i)live-?_?blog|live-?_?(?:feed|updates?|coverage|ticker|event|story|post|entry|stream)|(?:^|[ _-])lx-|minute-by-minute`)

	authorClass = pattern.New(`(?i)(?:^|[ _-])(?:byline|author|contributor)(?:[ _-]|$)`)
)

// A clock as pages print one.
const clockWords = `\d{1,2}(?:[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?\s?m\b\.?)?|\s*[ap]\.?\s?m\b\.?)(?:\s*\(?[A-Z]{2,5}\b\)?)?`

var (
	// clockLine is a line that is a time of day, with its label and its date.
	clockLine = pattern.New(`^(?i:(?:first |last |originally )?(?:posted|published|updated|edited|modified|at|on|time)?(?: at| on)?\s*:?\s*)` +
		`(?:` + dayWords + `[\s,|·•–—-]*(?:(?i:at)\s+)?)?` + clockWords + `(?:[\s,|·•–—-]*` + dayWords + `)?(?:[\s,|·•–—-]*(?i:updated(?: at)?|edited)\s*(?:` + clockWords + `)?)?[\s.:|–—-]*$`)

	// leadClock is a time of day before the text of its paragraph.
	leadClock = pattern.New(`^` + clockWords + `\s*(?:[-–—:|]\s*)?(?:[“"‘]?\p{Lu})`)
)

var (
	// datedLine is a line that is a date, with its label and an author behind it.
	datedLine = pattern.New(`^(?i:(?:posted|published|filed|date)?(?: on)?\s*:?\s*)` + dayWords + `(?:[\s,|·•–—-]*(?i:by)\s+\p{Lu}[^.!?]{2,60})?[\s.:|–—-]*$`)

	// datedBy is the author in such a line.
	datedBy = pattern.New(`(?i)\bby\s+.+$`)

	// dateline is the place and the day before the text of a story of an agency.
	dateline = pattern.New(`^\p{Lu}[\p{Lu} .'’-]{2,40}, (` + dayWords + `)\s*(?:\([^()]{2,40}\)\s*)?[—–-]`)
)

// dayWords is a date as clock lines hold one: no other words.
const dayWords = `(?:(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?(?:(?i:` + monthWords + `)\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+(?:19|20)\d\d)?|\d{1,2}(?:st|nd|rd|th)?\s+(?i:` + monthWords + `)\.?(?:,?\s+(?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d|(?i:today|yesterday))`

const monthWords = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

// ClockLine reports whether a line is a time of day, with its label and its date, and
// nothing else.
func ClockLine(s string) bool { return clockLine.MatchString(s) }

// LiveTitle reports whether a headline says that its page is live.
func LiveTitle(s string) bool {
	low := strings.ToLower(s)
	return slices.ContainsFunc(liveWords, func(w string) bool { return strings.Contains(low, w) }) && liveTitle.MatchString(s)
}

// liveWords are those of which liveTitle has one whatever it matches: to look for them takes
// no time, to match long lines much.
var liveWords = []string{"live", "happen", "minute", "rolling"}

// shareLine reports whether a line asks to pass an entry on.
func shareLine(s string) bool {
	return len(s) < 60 && shareWords.MatchString(s)
}

var shareWords = pattern.New(`(?i)^(?:share(?: (?:this|on|via|post|link|update).*)?|tweet|e-?mail|copy link|permalink|link copied|facebook|twitter|whatsapp|x|#|link|comments?|\d+ comments?|view image in full.?screen|show more|read more|pinned|key (?:event|update)|new|breaking|top|back to top)\s*[.:»›]?$`)

// outside reports whether a node stands in a part of the page that is not about its
// article, whose entries may be a list.
func outside(n *html.Node) bool {
	for k := 0; n != nil && k < 16; n, k = n.Parent, k+1 {
		switch n.DataAtom {
		case atom.Aside, atom.Nav, atom.Footer:
			return true
		case atom.Body, atom.Main:
			return false
		}
		names := class(n) + " " + attribute(n, "id")
		if liveClass.MatchString(names) {
			return false
		}
		if aside.MatchString(names) || strings.Contains(attribute(n, "itemtype"), "Comment") {
			return true
		}
	}
	return false
}
