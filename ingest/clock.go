package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/pattern"
)

// zones are the abbreviations of zones that mean one offset, in hours, wherever news is
// printed in English; IST and AST do not.
var zones = map[string]string{
	"GMT": "Z", "UTC": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
	"MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "HST": "-10:00", "AKST": "-09:00", "AKDT": "-08:00",
	"AEST": "+10:00", "AEDT": "+11:00", "JST": "+09:00", "HKT": "+08:00",
}

// clockTime is a time of day, with a zone.
var clockTime = pattern.New(`(?i)(?:^|[^\d:.])(\d{1,2})[:.]([0-5]\d)(?::[0-5]\d)?(?:\s*([ap])\.?\s?m\b\.?)?(?:\s*\(?([A-Z]{3,4})\b)?`)

// timeOfDay is the only time of day in a line with a date, with that day and the zone,
// where it names one, in RFC 3339; "" for none.
func timeOfDay(s, day string) string {
	found := ""
	for _, m := range clockTime.FindAllStringSubmatch(withoutDate(isoClock.ReplaceAllString(s, " $1$2")), 4) {
		hour, _ := strconv.Atoi(m[1])
		switch half := strings.ToLower(m[3]); {
		case half != "" && (hour < 1 || hour > 12), hour > 23:
			continue
		case half == "p" && hour < 12:
			hour += 12
		case half == "a" && hour == 12:
			hour = 0
		}
		at := fmt.Sprintf("%sT%02d:%s:00%s", day, hour, m[2], zones[strings.ToUpper(m[4])])
		if found != "" && found != at {
			return ""
		}
		found = at
	}
	return found
}

// isoClock parts the time of day from the date of a time in ISO 8601.
var isoClock = pattern.New(`(?:19|20)\d\d-\d\d-\d\dT(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|)`)

// yearless is a day of a month.
var yearless = pattern.New(`(?i)\b(` + monthNames + `)\s+(\d{1,2})(?:st|nd|rd|th)?\b|\b(\d{1,2})(?:st|nd|rd|th)?\s+(` + monthNames + `)\b`)

// ownDay is the day that a page prints for a day that its markup gives in UTC: that
// day, the one before or the one after, by the first line below its headline that has
// one; "" where none has. What is said of an update counts for updates only.
func ownDay(utc string, near []line, order date.Order, update bool) string {
	t, err := time.Parse("2006-01-02", utc)
	if err != nil {
		return ""
	}
	for i := range near {
		s := near[i].text
		if len(s) > 160 {
			continue
		}
		if m := anyUpdate.FindStringIndex(s); m != nil && update {
			s = s[m[0]:]
		} else if m != nil {
			s = s[:m[0]]
		} else if update {
			continue
		}
		day := findDate(s, order)
		if m := yearless.FindStringSubmatch(s); m != nil && day == "" {
			name, number := m[1], m[2]
			if name == "" {
				name, number = m[4], m[3]
			}
			day = findDate(fmt.Sprintf("%s %s, %d", name, number, t.Year()), order)
		}
		if d, err := time.Parse("2006-01-02", day); err == nil && d.Sub(t).Abs() <= 24*time.Hour {
			return day
		}
	}
	return ""
}

// changed reports whether the last change of a document that its page declares is
// later than its publication: many pages declare one within a minute of the other.
func changed(d *hearsay.Document) bool {
	const zoned, bare = time.RFC3339, "2006-01-02T15:04:05"
	for _, layout := range []string{zoned, bare} {
		a, err1 := time.Parse(layout, d.Times.Published)
		b, err2 := time.Parse(layout, d.Times.Updated)
		if err1 == nil && err2 == nil {
			return b.Sub(a) > time.Minute
		}
	}
	if d.Updated.From == d.Published.From {
		return d.Times.Updated != "" && d.Times.Published != "" && d.Times.Published[:16] != d.Times.Updated[:16]
	}
	return d.Updated.From > d.Published.From
}
