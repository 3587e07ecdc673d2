package ingest

import (
	"regexp"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
)

var (
	createdBy = regexp.MustCompile(`(?i)\ball content created by (?:the )?(.{3,60}?)(?:,|\.| is | are |$)`)
	copyright = regexp.MustCompile(`(?i)(?:©|\(c\)|copyright)[\s©(c)]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?,?\s*(?:by )?([^.|©]{2,60}?)\s*(?:(?:19|20)\d\d)?\s*(?:[.|,]|all rights|$)`)
	dateline  = regexp.MustCompile(`^[^()\n]{0,60}?\(([^()\d]{2,30}(?: \d{1,2})?)\)\s*(?:--|—|–|-)\s*\S`)
	mailHost  = regexp.MustCompile(`[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})`)
	moreAt    = regexp.MustCompile(`(?i)(?:read|see) (?:more|the original|this article)\b.{0,120}?\b(?:https?://)?((?:[\w-]+\.)+(?:com|org|net|co\.uk|tv|news)\b)`)
	asked     = regexp.MustCompile(`['’]s? requests? for (?:comment|an interview|interview|information)`)
)

// publisher is the outlet that the page shows as its publisher, and where in text
// (nil where only the page around the article shows it). It is "" unless
// something says who published: an outlet that is merely quoted is none. The
// signs, strongest first: a line that names it as author, its own staff in a line
// of thanks, a dateline, a notice of copyright, an address for tips; last, the
// narrator's own dealings ("did not respond to the Gazette's request for
// comment", and spokesmen who tell things to the Gazette and to nobody else).
func publisher(ls []line, first, last int, text string, several bool) (string, *hearsay.Span) {
	if o := around(ls, first, last); o != "" {
		return o, nil
	}
	if several {
		return "", nil
	}
	if o, at := datelined(text); o != "" {
		return o, at
	}
	return narrated(text)
}

// masthead is the line before the first paragraph that gives the page's name: one
// that stands directly above a date or a byline, is not the only title there, and
// is listed, has the form of an outlet's name or opens the page with "The"; -1
// for none.
func masthead(ls []line, first int) (at int, name string) {
	titles := 0
	for _, l := range ls[:min(first, len(ls))] {
		if l.headline() && !bylineLine(l) && !dateLine(l) {
			titles++
		}
	}
	for i := 0; i+1 < min(first, len(ls)); i++ {
		l, next := ls[i], ls[i+1]
		if l.kind != short || l.words > 5 || next.gap || !dateLine(next) && !bylineLine(next) || bylineLine(l) || dateLine(l) {
			continue
		}
		if l.words >= 4 && titles < 2 || titles < 1 || !creditName(l.text) {
			continue
		}
		name := l.text
		if up := upperName(name); up != "" {
			name = up
		}
		if c, ok := outlet.Canonical(name); ok {
			return i, c
		}
		if byForm(strings.TrimPrefix(name, "The ")) != "" || i == 0 && strings.HasPrefix(name, "The ") && l.words >= 3 {
			return i, name
		}
	}
	return -1, ""
}

// around reads the lines before and after the article.
func around(ls []line, first, last int) string {
	for _, sign := range []func(string) string{authorLine, staffLine, noticeLine, addressLine} {
		for i, l := range ls {
			if i >= first+2 && i <= last && l.kind == prose || len(l.text) > longLine {
				continue
			}
			if o := sign(l.text); o != "" {
				return o
			}
		}
	}
	return ""
}

func authorLine(s string) string {
	if strings.Contains(s, "ontent created by") {
		if m := createdBy.FindStringSubmatch(s); m != nil {
			return nameIn(m[1])
		}
	}
	if len(s) > 160 || !byWords[firstWord(strings.ToLower(s[:min(len(s), 16)]))] {
		return ""
	}
	if m := textBy.FindStringSubmatch(s); m != nil && !strings.HasPrefix(strings.ToLower(s), "source") {
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
		// "By Ada Brook, Harbour Gazette"
		parts := strings.FieldsFunc(m[1], func(r rune) bool { return r == ',' || r == '|' || r == '/' || r == '•' })
		if len(parts) > 1 && byPattern.MatchString(s) && len(namesOf(parts[0])) > 0 {
			for _, p := range parts[1:] {
				if o := wholeOutlet(p); o != "" {
					return o
				}
			}
		}
	}
	return ""
}

func staffLine(s string) string {
	name, _ := ownStaff(s)
	return name
}

func noticeLine(s string) string {
	if !holds(s, []string{"©", "(c)", "opyright", "OPYRIGHT"}) {
		return ""
	}
	m := copyright.FindStringSubmatch(s)
	if m == nil || strings.Contains(s, "/") || strings.Contains(strings.ToLower(s), "photo") {
		return "" // a picture's credit
	}
	low := strings.ToLower(s)
	if i := strings.Index(low, "originally"); i >= 0 || strings.Contains(low, "first published") {
		return "" // the notice of another publisher
	}
	if o := nameIn(m[1]); o != "" {
		return o
	}
	return ""
}

// nameIn is the listed outlet that a phrase names as a whole or first, else the
// one that the form of its name shows.
func nameIn(s string) string {
	if o := wholeOutlet(s); o != "" {
		return o
	}
	if f := outlet.Find("according to " + s); len(f) > 0 && f[0].Name != "Getty Images" {
		return f[0].Name
	}
	return ""
}

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

// notDateline are brackets that datelines hold for other reasons.
var notDateline = map[string]bool{"left": true, "right": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}

// datelined is the outlet of a dateline ("HARWICH (Harbour Wire) —") at the start
// of one of the first paragraphs.
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

// narrated finds the outlet with which the narrator deals as his own.
func narrated(text string) (string, *hearsay.Span) {
	if len(text) > 200_000 {
		return "", nil
	}
	type tally struct {
		told, asked, credited int
		at                    hearsay.Span
		known                 bool
	}
	seen := map[string]*tally{}
	var order []string
	for _, m := range outlet.Find(text) {
		if m.Name == "" {
			continue
		}
		t := seen[m.Name]
		if t == nil {
			t = &tally{at: m.Span, known: m.Known}
			seen[m.Name] = t
			order = append(order, m.Name)
		}
		before := strings.ToLower(lastWords(text[:m.Start], 4))
		after := text[m.End:min(len(text), m.End+60)]
		switch {
		case possessive.MatchString(after) && !asked.MatchString(after):
			t.credited++ // told a person of that outlet: somebody else's interview
		case asksIn(before, after):
			if t.asked == 0 {
				t.at = m.Span
			}
			t.asked++
		case tells(before) && !m.Short && spokesman(text[:m.Start]):
			if t.told == 0 && t.asked == 0 {
				t.at = m.Span
			}
			t.told++
		case credits(before, after):
			t.credited++
		}
	}
	best, others := "", 0
	for _, n := range order {
		t := seen[n]
		own := t.asked*2 + t.told
		if best == "" || own > seen[best].asked*2+seen[best].told {
			best = n
		}
	}
	if best == "" {
		return "", nil
	}
	for _, n := range order {
		if n != best {
			others += seen[n].asked*2 + seen[n].told
		}
	}
	b := seen[best]
	own := b.asked*2 + b.told
	if b.credited > 0 || own < 2 || 2*others > own {
		return "", nil
	}
	at := b.at
	return best, &at
}

func asksIn(before, after string) bool {
	if asked.MatchString(after[:min(len(after), 40)]) && !strings.HasSuffix(before, "both") {
		return true
	}
	return strings.HasSuffix(before, "declined an") && strings.HasPrefix(after, " request") || strings.HasSuffix(before, "declined to tell") ||
		strings.HasSuffix(before, "referred") || strings.HasSuffix(before, "declined a") && strings.HasPrefix(after, " request")
}

func tells(before string) bool {
	w := strings.Fields(before)
	if len(w) == 0 {
		return false
	}
	last := w[len(w)-1]
	if last == "the" && len(w) > 1 {
		last = w[len(w)-2]
	}
	return last == "told" || last == "tells"
}

// spokesman reports whether the sentence before a name speaks of one: who answers
// for somebody is asked by the reporter, who tells things on television is quoted
// by everybody.
func spokesman(before string) bool {
	s := before[max(0, len(before)-200):]
	if i := strings.LastIndexAny(s, "\n"); i >= 0 {
		s = s[i:]
	}
	if i := strings.LastIndex(s, ". "); i >= 0 {
		s = s[i:]
	}
	return strings.Contains(s, "spokes")
}

// credits reports whether the words around a name give its outlet as the source.
func credits(before, after string) bool {
	for _, p := range []string{" reported", " reports", " first reported", " wrote", " has reported", " says", " said", " cited", " noted", " published", " report ", "’s report", "'s report", " story", " article"} {
		if strings.HasPrefix(after, p) {
			return true
		}
	}
	for _, s := range []string{"according to", "according to the", "reported by", "reported by the", "h/t", "via", "reported", "reports", "reported in", "published by", "published in", "writes", "obtained by", "cited by", "from"} {
		if strings.HasSuffix(before, s) {
			return true
		}
	}
	return strings.HasPrefix(after, "]")
}

func lastWords(s string, n int) string {
	s = s[max(0, len(s)-60):]
	w := strings.Fields(s)
	return strings.Join(w[max(0, len(w)-n):], " ")
}
