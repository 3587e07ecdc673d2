package ingest

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

// A layout is what the signs of its outlet are looked for in.
type layout struct {
	lines       []line
	first, last int     // the first and the last paragraph
	heading     heading // what stands above the first
	text        string  // what is kept of the page
	several     bool    // it carries several stories, whose outlets are not its own
	deals       *dealings
	found       []outlet.Match // what outlets gives, once it was sought
	sought      bool
}

// outlets are the outlets that the text names, which several signs ask for.
func (p *layout) outlets() []outlet.Match {
	if !p.sought {
		p.found, p.sought = outlet.Find(p.text), true
	}
	return p.found
}

// A sign is one kind of evidence that an outlet published a page.
type sign struct {
	name string
	// find is the outlet that the sign shows, "" for none, and where in the text of
	// the page; nil where only what stands around the article shows it.
	find func(*layout) (string, *hearsay.Span)
}

// signs are all kinds of evidence in a page's text, strongest first; what the markup
// of a page declares goes before them. An outlet that is merely named, quoted or
// credited has none, and the page none of its own.
var signs = []sign{
	{"heading", func(p *layout) (string, *hearsay.Span) { return p.heading.outlet, nil }},
	{"author line", around(authorLine)},           // "By Ada Brook, Harbour Gazette"
	{"own staff", around(staffLine)},              // "Harbour Gazette's Ada Brook contributed to this report"
	{"copyright", around(noticeLine)},             // "© 2021 Harbour Gazette"
	{"address", around(addressLine)},              // "Send tips to desk@harbourgazette.com"
	{"biography", biography},                      // "Ada Brook is a reporter for the Harbour Gazette."
	{"dateline", within(datelined)},               // "HARWICH (Harbour Wire) —"
	{"earlier report", earlierReport},             // "Harbour Gazette's report from yesterday follows below"
	{"asked", dealt((*dealings).asked)},           // "did not respond to the Harbour Gazette's request for comment"
	{"learned", dealt((*dealings).learned)},       // "the Harbour Gazette has learned"
	{"interviews", dealt((*dealings).interviews)}, // two people told the Harbour Gazette, and nobody credits it
	{"short name", dealt((*dealings).shortName)},  // "told The Gazette", and no full name anywhere
	{"wire", dealt((*dealings).wire)},             // told an agency, the only outlet that is named
}

// publisher is the outlet that the page shows as its publisher, and where in its
// text; "" where nothing says who published it.
func publisher(p *layout) (string, *hearsay.Span) {
	for _, s := range signs {
		if name, at := s.find(p); name != "" {
			return name, at
		}
	}
	return "", nil
}

// around is a sign that a line before or after the article holds.
func around(of func(string) string) func(*layout) (string, *hearsay.Span) {
	return func(p *layout) (string, *hearsay.Span) {
		for i, l := range p.lines {
			if i >= p.first+2 && i <= p.last && l.kind == prose || len(l.text) > longLine {
				continue
			}
			if o := of(l.text); o != "" {
				return o, nil
			}
		}
		return "", nil
	}
}

// within is a sign that the text of a page with one story holds.
func within(of func(text string) (string, *hearsay.Span)) func(*layout) (string, *hearsay.Span) {
	return func(p *layout) (string, *hearsay.Span) {
		if p.several {
			return "", nil
		}
		return of(p.text)
	}
}

// dealt is a sign in how the narrator of a page deals with an outlet.
func dealt(of func(*dealings) (string, *hearsay.Span)) func(*layout) (string, *hearsay.Span) {
	return func(p *layout) (string, *hearsay.Span) {
		if p.several || len(p.text) > maxDealings {
			return "", nil
		}
		if p.deals == nil {
			p.deals = dealingsOf(p.text, p.outlets())
		}
		return of(p.deals)
	}
}

var (
	createdBy = pattern.New(`(?i)\ball content created by (?:the )?(.{3,60}?)(?:,|\.| is | are |$)`)
	copyright = pattern.New(`(?i)(?:©|\(c\)|copyright)[\s©(c)]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?,?\s*(?:by )?([^.|©]{2,60}?)\s*(?:(?:19|20)\d\d)?\s*(?:[.|,]|all rights|$)`)
	dateline  = pattern.New(`^[^()\n]{0,60}?\(([^()\d]{2,30}(?: \d{1,2})?)\)\s*(?:--|—|–|-)\s*\S`)
	mailHost  = pattern.New(`[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})`)
	moreAt    = pattern.New(`(?i)(?:read|see) (?:more|the original|this article)\b.{0,120}?\b(?:https?://)?((?:[\w-]+\.)+(?:com|org|net|co\.uk|tv|news)\b)`)
)

// authorLine is the outlet that a line names as author.
func authorLine(s string) string {
	if strings.Contains(s, "ontent created by") {
		if m := createdBy.FindStringSubmatch(s); m != nil {
			return nameIn(m[1])
		}
	}
	if len(s) > 160 || !byWords[firstWord(strings.ToLower(s[:min(len(s), 16)]))] {
		return ""
	}
	m := textBy.FindStringSubmatch(s)
	if m == nil || strings.HasPrefix(strings.ToLower(s), "source") {
		return ""
	}
	if o := wholeOutlet(m[1]); o != "" {
		return o
	}
	name := strings.TrimPrefix(strings.TrimRight(strings.TrimSpace(m[1]), "."), "the ")
	if up := upperName(name); up != "" {
		name = up
	}
	if o := byForm(name); o != "" {
		return o
	}
	parts := strings.FieldsFunc(m[1], func(r rune) bool { return r == ',' || r == '|' || r == '/' || r == '•' })
	if len(parts) > 1 && byPattern.MatchString(s) && len(namesOf(parts[0])) > 0 {
		for _, p := range parts[1:] {
			if o := wholeOutlet(p); o != "" {
				return o
			}
		}
	}
	return ""
}

// staffLine is the outlet whose own people a line of thanks names.
func staffLine(s string) string {
	name, _ := ownStaff(s)
	return name
}

// noticeLine is the owner of the copyright that a line claims.
func noticeLine(s string) string {
	if !holds(s, []string{"©", "(c)", "opyright", "OPYRIGHT"}) {
		return ""
	}
	m := copyright.FindStringSubmatch(s)
	if m == nil || strings.Contains(s, "/") || strings.Contains(strings.ToLower(s), "photo") {
		return "" // a picture's credit
	}
	low := strings.ToLower(s)
	if strings.Contains(low, "originally") || strings.Contains(low, "first published") {
		return "" // the notice of another publisher
	}
	return nameIn(m[1])
}

// nameIn is the listed outlet that a phrase names as a whole or first, else the
// one that the form of its name shows.
func nameIn(s string) string {
	if o := wholeOutlet(s); o != "" && o != "Getty Images" {
		return o
	}
	if f := outlet.Find("according to " + s); len(f) > 0 && f[0].Name != "Getty Images" {
		return f[0].Name
	}
	return ""
}

// addressLine is the outlet of an address that a line asks to write to or to read on at.
func addressLine(s string) string {
	if len(s) > 400 || !strings.ContainsAny(s, "@/") && !strings.Contains(s, "ead more") && !strings.Contains(s, "ee ") {
		return ""
	}
	low := strings.ToLower(s)
	if strings.Contains(low, "send tips") || strings.Contains(low, "contact") || strings.Contains(low, "mail") || lone.MatchString(s) {
		for _, m := range mailHost.FindAllStringSubmatch(low, 4) {
			if o, ok := outlet.OfDomain(m[1]); ok && !webmail[o] {
				return o
			}
		}
	}
	if m := moreAt.FindStringSubmatch(s); m != nil {
		if o, ok := outlet.OfDomain(strings.ToLower(m[1])); ok && !webmail[o] {
			return o
		}
	}
	return ""
}

// webmail are outlets that give addresses to anybody.
var webmail = map[string]bool{"Yahoo News": true, "MSN": true, "AOL News": true, "Reddit": true, "Substack": true, "Medium.com": true}

// biography is the outlet for which the author writes, by a line about him.
func biography(p *layout) (string, *hearsay.Span) {
	for i := range p.lines {
		if name, _ := authorOf(p.lines, i, p.first, p.last); name != "" {
			return name, nil
		}
	}
	return "", nil
}

// notDateline are brackets that datelines hold for other reasons.
var notDateline = map[string]bool{"left": true, "right": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}

// datelined is the outlet of a dateline at the start of one of the first paragraphs.
func datelined(text string) (string, *hearsay.Span) {
	at := 0
	for n := 0; n < 4 && at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		s := text[at : at+end]
		if s != "" {
			n++
		}
		if m := dateline.FindStringSubmatchIndex(s[:min(len(s), 120)]); m != nil {
			in := s[m[2]:m[3]]
			place := strings.TrimSpace(s[:m[2]-1])
			span := &hearsay.Span{Start: at + m[2], End: at + m[3]}
			if o, ok := outlet.Canonical(in); ok {
				return o, span
			}
			if network(in) {
				return in, span
			}
			if place != "" && place == strings.ToUpper(place) && creditName(in) && len(strings.Fields(in)) > 1 && !notDateline[strings.ToLower(in)] {
				return in, span
			}
		}
		at += end + 1
	}
	return "", nil
}

// network matches a network's local name ("CBS Phoenix", "ABC 9").
func network(s string) bool {
	w := strings.Fields(s)
	return len(w) == 2 && (w[0] == "CBS" || w[0] == "ABC" || w[0] == "NBC" || w[0] == "FOX" || w[0] == "Fox")
}
