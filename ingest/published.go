package ingest

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

const monthNames = `jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?`

var (
	isoDate = pattern.New(`\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|\b)`)
	mdyDate = pattern.New(`(?i)\b(` + monthNames + `)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b`)
	dmyDate = pattern.New(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+(` + monthNames + `)[\s,-]+((?:19|20)\d\d)\b`)
	numDate = pattern.New(`\b(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\b|\b(\d{1,2})/(\d{1,2})/(\d\d)\b`)

	createdLabel = pattern.New(`(?i)^(?:date(?: created| published| posted)?|(?:first |originally )?(?:published|posted|created|filed|issued|aired|broadcast)(?: on| at| by .{2,40}? on| in .{2,30}? on)?|publication date|publish date|published)\b`)
	updatedLabel = pattern.New(`(?i)^(?:(?:last |latest )?updated?|modified|last modified|latest revision|revised)\b`)
	anyUpdate    = pattern.New(`(?i)\b(?:(?:last |latest )?(?:updated?|modified)|revised)\b`)
	leadingDate  = pattern.New(`(?i)^(?:date|published|posted|posted on|published on)\s*:?\s+((?:19|20)\d\d-\d\d-\d\d)\s+`)
	clock        = pattern.New(`(?i)\b\d{1,2}[:.]\d\d(?::\d\d)?\b|\b\d{1,2} ?[ap]\.?m\b\.?|\b(?:[ap]\.?m\.?|e[sd]?t|p[sd]?t|c[sd]?t|m[sd]?t|gmt|bst|utc|ist|cet|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:at|on|date|created|published|posted|first|last|latest|updated?|modified|time|by|issued|filed|originally|revised|aired|broadcast)\b`)
)

// findDate is the only date in s, in ISO 8601; "" where there is none, where two
// differ, and where day and month could be exchanged and order does not tell.
func findDate(s string, order date.Order) string {
	found := ""
	add := func(y, m, d string) bool {
		yi, _ := strconv.Atoi(y)
		mi, _ := strconv.Atoi(m)
		di, _ := strconv.Atoi(d)
		if mi < 1 || mi > 12 || di < 1 || di > 31 {
			return true
		}
		iso := fmt.Sprintf("%04d-%02d-%02d", yi, mi, di)
		if found != "" && found != iso {
			return false
		}
		found = iso
		return true
	}
	for _, m := range isoDate.FindAllStringSubmatch(s, 4) {
		if !add(m[1], m[2], m[3]) {
			return ""
		}
	}
	for _, m := range mdyDate.FindAllStringSubmatch(s, 4) {
		if !add(m[3], month(m[1]), m[2]) {
			return ""
		}
	}
	for _, m := range dmyDate.FindAllStringSubmatch(s, 4) {
		if !add(m[3], month(m[2]), m[1]) {
			return ""
		}
	}
	for _, m := range numDate.FindAllStringSubmatch(s, 4) {
		if m[6] != "" { // "05/28/10"
			m = []string{"", m[4], m[5], "20" + m[6]}
			if m[3] > "2039" {
				m[3] = "19" + m[3][2:]
			}
		}
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		switch {
		case (a > 12 || order == date.DayFirst && b <= 12) && !add(m[3], m[2], m[1]):
			return ""
		case a <= 12 && (b > 12 || a == b || order == date.MonthFirst) && !add(m[3], m[1], m[2]):
			return ""
		}
	}
	return found
}

func month(name string) string {
	i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name)[:3])
	return strconv.Itoa(i/3 + 1)
}

// dateLine reports whether a line is a date, with its label and time of day, and nothing else.
func dateLine(l line) bool {
	if len(l.text) > 120 || l.words > 18 || !strings.ContainsAny(l.text, "0123456789") {
		return false
	}
	s := withoutDate(l.text)
	if s == l.text {
		return false
	}
	s = strings.TrimSpace(clock.ReplaceAllString(s, " "))
	if len(strings.FieldsFunc(s, func(r rune) bool { return !wordy(r) })) <= 1 {
		return true
	}
	return whole(strings.Trim(s, " ,.:;|•·-–—()[]")) != ""
}

// withoutDate is s with a space for each date in it.
func withoutDate(s string) string {
	for _, p := range []*pattern.Pattern{isoDate, mdyDate, dmyDate, numDate} {
		s = p.ReplaceAllString(s, " ")
	}
	return s
}

// dateOrder is the order of day and month on a page: what its own dates show, else
// what its outlets do, the first that is known.
func dateOrder(ls []line, outlets ...string) date.Order {
	for _, l := range ls {
		if len(l.text) > longLine {
			continue
		}
		if o := date.OrderOf(l.text); o != date.UnknownOrder {
			return o
		}
	}
	for _, o := range outlets {
		if month, known := outlet.MonthFirst(o); known {
			if month {
				return date.MonthFirst
			}
			return date.DayFirst
		}
	}
	return date.UnknownOrder
}

// shownDates are the days that a page shows for its article, and the times of day beside
// them: "" for none.
type shownDates struct{ day, at, changed, changedAt string }

// tell fills what d does not hold.
func (s shownDates) tell(d *hearsay.Document) {
	if !d.Published.Known() && s.day != "" {
		d.Published, d.Times.Published = hearsay.Day(s.day), s.at
	}
	if !d.Updated.Known() && s.changed != "" && s.changed >= d.Published.From && s.changedAt+s.changed != s.at+s.day {
		d.Updated, d.Times.Updated = hearsay.Day(s.changed), s.changedAt
	}
}

// published is the date that the page shows for its article: a labelled date of
// creation before a bare date near the top before one of an update. first is the line
// of the first paragraph. A bare date at the foot says nothing: it may be that of a
// correction.
func published(ls []line, first int, order date.Order) shownDates {
	var created, bare, updated [2]string
	keep := func(at *[2]string, s string) {
		if at[0] == "" {
			if at[0] = findDate(s, order); at[0] != "" {
				at[1] = timeOfDay(s, at[0])
			}
		}
	}
	for i, l := range ls {
		if len(l.text) > 160 || l.kind == prose && !dateLine(l) {
			continue
		}
		s := strings.TrimLeft(l.text, " •|-–—>»([")
		// "Published: 3 April. Updated at 4 April"
		if m := anyUpdate.FindStringIndex(s); m != nil && m[0] > 0 {
			change := s[m[0]:]
			s = s[:m[0]]
			if l.words <= 24 {
				keep(&updated, inYear(change, findDate(s, order)))
			}
		}
		switch {
		case createdLabel.MatchString(s) && l.words <= 24:
			keep(&created, s)
		case updatedLabel.MatchString(s) && l.words <= 16:
			keep(&updated, s)
		case i <= first+1 && (dateLine(l) || len(s) < len(l.text) && dateLine(measure(s)) || bylineWithDate(l)):
			keep(&bare, s)
		}
	}
	out := shownDates{changed: updated[0], changedAt: updated[1]}
	for _, d := range [][2]string{created, bare, updated} {
		if d[0] != "" && out.day == "" {
			out.day, out.at = d[0], d[1]
		}
	}
	return out
}

// inYear is what a line says of an update, its date with the year of the day that stands
// before it on the line, where it names none itself ("Updated November 18 at 4:46 PM").
func inYear(s, day string) string {
	m := yearless.FindStringIndex(s)
	if m == nil || day == "" || withoutDate(s) != s {
		return s
	}
	return s[:m[1]] + ", " + day[:4] + s[m[1]:]
}

// bylineWithDate matches "By Ada Brook | 4 October 2021, 10:15".
func bylineWithDate(l line) bool {
	return l.words <= 16 && byPattern.MatchString(l.text) && namePattern.MatchString(l.text)
}
