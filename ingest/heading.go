package ingest

import (
	"strings"

	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

// A heading is what the lines above the first paragraph show of the page's outlet.
type heading struct {
	outlet string // as the list names it, else as printed; "" where no line names it
	line   int    // the line that names it, -1 for none
	alone  bool   // that line says nothing else: it is the page's masthead and no headline
}

// maxHeading is how many lines a heading may have: what is longer is a menu or a
// page without paragraphs.
const maxHeading = 40

// readHeading finds the outlet in the lines above the first paragraph: a line of
// its own ("THE HARBOUR GAZETTE"), the end or the start of the headline
// ("Headline | Harbour Gazette"), beside the date or the byline ("05/28/2010 |
// Harbour Gazette"). An agency's name counts only where no other one is found: it
// may belong to a picture. The name is cut from the headline.
func readHeading(ls []line, first int) heading {
	found := heading{line: -1}
	above := ls[:min(first, len(ls), maxHeading)]
	if top := form(above); top.line >= 0 {
		return top
	}
	for i := range above {
		l := &above[i]
		if l.kind == tip || l.kind == credit && i > 0 || len(l.text) > 250 || l.words > 30 || bylineLine(*l) {
			continue
		}
		name, rest := plate(l.text)
		if name == "" {
			continue
		}
		alone := rest == ""
		switch {
		case l.kind == credit && titles(above, i) == 0:
			continue
		case alone:
			if outlet.Agency(name) && i > 0 && !beside(above, i) || !sure(l.text) && !beside(above, i) && !(i == 0 && titles(above, i) > 0) {
				continue
			}
		case dateLine(measure(rest)), bylineLine(measure(rest)):
		case l.kind == chrome, l.kind == teaser, !sure(name), wordCount(rest) < 2, outlet.Agency(name) && !strings.Contains(l.text, "|"):
			continue // "Two dead in flood - Reuters" may be a credit
		}
		if found.outlet != "" && !outlet.Agency(found.outlet) {
			break
		}
		found = heading{name, i, alone}
		if !alone && !dateLine(measure(rest)) && !bylineLine(measure(rest)) {
			gap := l.gap
			*l = measure(rest)
			l.gap = gap
		}
	}
	if found.outlet == "" {
		found = theFirst(above)
	}
	return found
}

var (
	formLine   = pattern.New(`(?i)^(?:outlet|publication|publisher|newspaper|source|site|website|title|headline|date|published|author|byline|url|link|section)\s*:\s*\S`)
	outletLine = pattern.New(`(?i)^(?:outlet|publication|publisher|newspaper|source|site|website)\s*:\s*(.+)$`)
	titleLine  = pattern.New(`(?i)^(?:title|headline)\s*:\s*(.+)$`)
)

// form reads a heading that is a form ("Source: Harbour Gazette", "Date: …",
// "Title: …"), as archives print them: two lines of it or more.
func form(ls []line) heading {
	found, n := heading{line: -1}, 0
	for i := range ls {
		l := &ls[i]
		if !formLine.MatchString(l.text) {
			continue
		}
		n++
		if m := outletLine.FindStringSubmatch(l.text); m != nil && found.line < 0 {
			name := whole(m[1])
			if name == "" && creditName(m[1]) {
				name = strings.TrimSpace(m[1])
			}
			if name != "" {
				found = heading{name, i, true}
			}
		}
	}
	if n < 2 {
		return heading{line: -1}
	}
	for i := range ls {
		if m := titleLine.FindStringSubmatch(ls[i].text); m != nil {
			gap := ls[i].gap
			ls[i] = measure(m[1])
			ls[i].gap = gap
		}
	}
	return found
}

// theFirst is the first line of a page as the name of an outlet that no list and no
// form shows: "The" and two words or more, above a date or a byline, and not the
// only title there.
func theFirst(ls []line) heading {
	if len(ls) == 0 || !beside(ls, 0) || titles(ls, 0) == 0 {
		return heading{line: -1}
	}
	l := ls[0]
	name := l.text
	if up := upperName(name); up != "" {
		name = up
	}
	if l.kind == short && l.words >= 3 && l.words <= 5 && strings.HasPrefix(name, "The ") && creditName(name) {
		return heading{name, 0, true}
	}
	return heading{line: -1}
}

// beside reports whether a date or a byline stands directly above or below line i.
func beside(ls []line, i int) bool {
	own := func(k int) bool { return k >= 0 && k < len(ls) && (dateLine(ls[k]) || bylineLine(ls[k])) }
	return own(i+1) && !ls[i+1].gap || own(i-1) && !ls[i].gap
}

// titles counts the lines but i that may be the headline.
func titles(ls []line, i int) int {
	n := 0
	for k, l := range ls {
		if k != i && (l.kind == short || l.kind == prose && l.words <= 25) && !bylineLine(l) && !dateLine(l) {
			n++
		}
	}
	return n
}

// joints part the name of an outlet from what else its line holds.
var joints = pattern.New(`\s*(?:[|•·»«]|::)\s*|\s+(?:[/>–—-]|--)\s+`)

// plate is the outlet that a short line names, and the rest of the line: the whole
// line, its first or its last part. name is "" for none.
func plate(s string) (name, rest string) {
	s = strings.TrimSpace(s)
	if name = whole(s); name != "" {
		return name, ""
	}
	at := joints.FindAllStringIndex(s, 8)
	if len(at) == 0 || len(at) == 8 {
		return dated(s)
	}
	head, tail := s[:at[0][0]], s[at[len(at)-1][1]:]
	if name = whole(tail); name != "" {
		// "Headline | Politics | Harbour Gazette": the desk goes with the name.
		rest = s[:at[len(at)-1][0]]
		if len(at) > 1 {
			if cut := at[len(at)-2]; wordCount(rest[cut[1]:]) <= 2 && wordCount(s[:cut[0]]) >= 3 {
				rest = s[:cut[0]]
			}
		}
		if wordCount(rest) <= 1 && len(at) == 1 && !strings.ContainsAny(rest, "0123456789") {
			rest = "" // "Politics | Harbour Gazette"
		}
		return name, rest
	}
	if name = whole(head); name != "" {
		rest = s[at[0][1]:]
		if desks[strings.ToLower(rest)] {
			rest = ""
		}
		return name, rest
	}
	return dated(s)
}

// dated is the outlet of a line that holds a date and a name, in any order, and
// nothing between them but commas ("Harbour Gazette, 28 May 2010").
func dated(s string) (name, rest string) {
	if len(s) > 100 || !strings.ContainsAny(s, "0123456789") {
		return "", ""
	}
	left := withoutDate(s)
	if left == s {
		return "", ""
	}
	left = strings.Trim(clock.ReplaceAllString(left, " "), " ,.:;|-–—()[]")
	if name = whole(left); name != "" {
		return name, s
	}
	return "", ""
}

// desks are the parts of an outlet that stand beside its name.
var desks = wordSet(`politics world us u.s. uk national nation local news business money tech technology sports sport entertainment opinion blogs blog
	online home health science media europe asia africa americas latest video exclusive lifestyle culture arts travel weather elections`)

// whole is the outlet that all of s names, a desk after the name aside, as the
// list names it, else as printed; "" for none.
func whole(s string) string {
	s = strings.Trim(s, " .,:;*#[]()\u00a0")
	if s == "" || len(s) > 60 {
		return ""
	}
	if c, ok := outlet.Canonical(s); ok {
		return c
	}
	for rest := s; ; {
		i := strings.LastIndexByte(rest, ' ')
		if i <= 0 || !desks[strings.ToLower(rest[i+1:])] {
			break
		}
		rest = rest[:i]
		if c, ok := outlet.Canonical(rest); ok {
			return c
		}
	}
	if host := strings.ToLower(s); siteAddress.MatchString(host) {
		if c, ok := outlet.OfDomain(host); ok && !webmail[c] {
			return c
		}
		return ""
	}
	name := s
	if up := upperName(s); up != "" {
		name = up
	}
	bare, article := strings.CutPrefix(name, "The ")
	if w := wordCount(bare); w < 2 && !article || w > 5 || !creditName(bare) {
		return ""
	}
	o := byForm(bare)
	if o == "" {
		return ""
	}
	if article {
		return "The " + o
	}
	return o
}

var siteAddress = pattern.New(`^(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){1,3}/?$`)

// sure reports whether a name needs nothing beside it to be an outlet's.
func sure(name string) bool {
	return !outlet.Ordinary(strings.Trim(name, " .,:;*#[]()"))
}

func wordCount(s string) int { return len(strings.Fields(s)) }
