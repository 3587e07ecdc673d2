package ingest

import (
	"net/url"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/html"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/pattern"
)

// entered is the stories of a page that its markup shows, with their spans in the text
// that was assembled of its lines.
func entered(d *hearsay.Document, entries []html.Entry, spans []hearsay.Span) []hearsay.Item {
	var out []hearsay.Item
	var kept []html.Entry
	for _, e := range entries {
		var s hearsay.Span
		for _, x := range spans[min(e.First, len(spans)):min(e.End, len(spans))] {
			if x.Empty() {
				continue
			}
			if s.Empty() {
				s = x
			}
			s.End = x.End
		}
		if s.Empty() {
			continue
		}
		people, agency := authors(e.Bylines, d, "")
		out = append(out, hearsay.Item{Span: s, Headline: e.Heading, Credit: agency, Bylines: people, URL: ownAddress(d.URL, e.URL)})
		kept = append(kept, e)
	}
	timed(d, out, kept)
	return out
}

// clocked is the entries of a live blog in plain text: three or more lines that are a
// time of day, with paragraphs below each, and with a zone or half of the day where
// nothing above them calls it live: a transcript has times of day too.
func clocked(ls []line) []html.Entry {
	var out []html.Entry
	live, sure := false, 0
	for i := range ls {
		l := &ls[i]
		if len(out) == 0 && i < 6 && html.LiveTitle(l.text) {
			live = true
		}
		if len(l.text) > 80 || l.words > 12 || !html.ClockLine(l.text) {
			continue
		}
		if zoned.MatchString(l.text) {
			sure++
		}
		first := i
		if i > 0 && ls[i-1].headline() && (len(out) == 0 || out[len(out)-1].First < i-2) && !(i+1 < len(ls) && ls[i+1].headline()) {
			first = i - 1
		}
		if n := len(out); n > 0 {
			out[n-1].End = first
		}
		out = append(out, html.Entry{First: first, End: len(ls), Time: l.text, Clock: l.text})
	}
	if len(out) < 3 || !live && 2*sure < len(out) {
		return nil
	}
	told := 0
	for i := range out {
		e := &out[i]
		for k := e.First; k < e.End; k++ {
			switch l := &ls[k]; {
			case l.kind == prose:
				told++
				k = e.End
			case e.Heading == "" && l.headline() && k <= e.First+1:
				e.Heading = l.text
			}
		}
	}
	if told < len(out) {
		return nil
	}
	for i := range ls {
		if len(ls[i].text) <= 80 && html.ClockLine(ls[i].text) {
			ls[i].kind = mark
		}
	}
	return out
}

// zoned is a time of day that is more than figures.
var zoned = pattern.New(`(?i)\d\s*[ap]\.?\s?m\b|\d\s*\(?[A-Z]{2,5}\b`)

// ownAddress is the address of a story as a whole, "" where the page does not tell its own.
func ownAddress(page, own string) string {
	u, err := url.Parse(own)
	if own == "" || err != nil {
		return ""
	}
	base, err := url.Parse(page)
	if err != nil || base.Host == "" && u.Host == "" {
		return ""
	}
	if u = base.ResolveReference(u); u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// timed gives items the days and times of their entries. One that shows a time of day
// only is of the day of the entry before it in time, and of the next day where its clock
// stands earlier; the first is of the day on which the page was published. Where that
// leads beyond the day of its last change, no day is known.
func timed(d *hearsay.Document, items []hearsay.Item, entries []html.Entry) {
	var bare []int
	for i, e := range entries {
		day, at := when(e.Time, e.Clock)
		if day == "" && clockOf(e) >= 0 {
			bare = append(bare, i)
		}
		if day != "" {
			items[i].Published, items[i].Time = hearsay.Day(day), at
		}
	}
	first, err := time.Parse(time.DateOnly, d.Published.From)
	if len(bare) == 0 || err != nil {
		return
	}
	// Which way time goes is that in which the clock has less far to go.
	up, down := 0, 0
	for k := 1; k < len(bare); k++ {
		const day = 24 * 60
		ahead := (clockOf(entries[bare[k]]) - clockOf(entries[bare[k-1]]) + day) % day
		up += ahead
		down += (day - ahead) % day
	}
	days := make([]int, len(bare))
	step := func(k, before int) {
		days[k] = days[before]
		if clockOf(entries[bare[k]])+slack < clockOf(entries[bare[before]]) {
			days[k]++
		}
	}
	last := 0
	if up <= down {
		for k := 1; k < len(bare); k++ {
			step(k, k-1)
		}
		last = days[len(days)-1]
	} else {
		for k := len(bare) - 2; k >= 0; k-- {
			step(k, k+1)
		}
		last = days[0]
	}
	if end := first.AddDate(0, 0, last).Format(time.DateOnly); last > 0 && end > d.Updated.To && (d.Updated.Known() || last > 1) {
		return
	}
	for k, i := range bare {
		day := first.AddDate(0, 0, days[k]).Format(time.DateOnly)
		items[i].Published, items[i].Time = hearsay.Day(day), timeOfDay(entries[i].Clock, day)
	}
}

// slack is how many minutes an entry may stand out of the order of time: entries are
// pinned, and edited after they were posted.
const slack = 180

// clockOf is the time of day that an entry shows, in minutes, -1 for none.
func clockOf(e html.Entry) int {
	at := timeOfDay(oneClock(e.Clock), "2000-01-01")
	if t, err := time.Parse("2006-01-02T15:04:05", at[:min(len(at), 19)]); err == nil {
		return 60*t.Hour() + t.Minute()
	}
	return -1
}

// oneClock is what stands before the time of an update in a line of an entry.
func oneClock(s string) string {
	if m := anyUpdate.FindStringIndex(s); m != nil && m[0] > 0 {
		s = s[:m[0]]
	}
	return hourOnly.ReplaceAllString(s, "$1$2:00 ${3}m")
}

var hourOnly = pattern.New(`(?i)(^|[^\d:.])(\d{1,2})\s*([ap])\.?\s?m\b`)

// when is the day and the time of an entry, from what its markup declares and what it
// prints: the markup may give the time in UTC, whose day and zone are those of the clock
// that is printed. "" where it has no day.
func when(declared, printed string) (day, at string) {
	at = html.Stamp(declared)
	if at == "" {
		s := oneClock(declared)
		if day = findDate(s, date.OrderOf(s)); day != "" {
			return day, timeOfDay(s, day)
		}
		return html.Day(declared), ""
	}
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at[:10], at
	}
	if _, offset := t.Zone(); offset != 0 {
		return at[:10], at
	}
	if own := timeOfDay(oneClock(printed), at[:10]); own != "" {
		if clock, err := time.Parse("2006-01-02T15:04:05", own[:19]); err == nil {
			ahead := clock.Sub(t.Truncate(time.Minute))
			for ahead > 14*time.Hour {
				ahead -= 24 * time.Hour
			}
			for ahead <= -11*time.Hour {
				ahead += 24 * time.Hour
			}
			if ahead%(15*time.Minute) == 0 {
				own := t.In(time.FixedZone("", int(ahead.Seconds())))
				return own.Format(time.DateOnly), own.Format(time.RFC3339)
			}
		}
	}
	return at[:10], at
}
