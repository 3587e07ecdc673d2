package table

import (
	netmail "net/mail"
	"strconv"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/pattern"
)

// An order is that of day and month in the dates of a table.
type order int

const (
	unread order = iota // not looked at
	dayFirst
	monthFirst
	either // it makes no difference, or the dates differ in it
)

// enough is how many dates have to show an order, with none that shows the other.
const enough = 3

// orderOf is the order that a date shows by itself, unread for none.
func orderOf(m []string) order {
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[2])
	switch {
	case a == b:
		return either
	case a > 12:
		return dayFirst
	case b > 12:
		return monthFirst
	}
	return unread
}

// ambiguous reports whether day and month of a date could be exchanged.
func ambiguous(s string) bool {
	m := slashes.FindStringSubmatch(source.Line(s[:min(len(s), 100)]))
	return m != nil && orderOf(m) == unread
}

// dayOrMonth reads the table through for the order of day and month in its dates.
func (t *table) dayOrMonth() order {
	var seen [either + 1]int
	all := &table{columns: t.columns, path: t.path, limits: t.limits, ctx: t.ctx, dates: func(s string) {
		if m := slashes.FindStringSubmatch(source.Line(s[:min(len(s), 100)])); m != nil {
			seen[orderOf(m)]++
		}
	}}
	if all.read(t.open()) != nil {
		return either
	}
	switch {
	case seen[dayFirst] >= enough && seen[monthFirst] == 0:
		return dayFirst
	case seen[monthFirst] >= enough && seen[dayFirst] == 0:
		return monthFirst
	}
	return either
}

var (
	isoDay  = pattern.New(`^((?:1[5-9]|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ,])`)
	compact = pattern.New(`^((?:1[5-9]|20)\d\d)(\d\d)(\d\d)(?:$|T)`)
	isoPart = pattern.New(`^(?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$`)
	seconds = pattern.New(`^1\d{9}(?:\d{3})?(?:\.\d+)?$`)
	slashes = pattern.New(`^(\d{1,2})[-/.](\d{1,2})[-/.]((?:1[5-9]|20)\d\d)(?:$|[T ,])`)
)

// Date is the day, month or year that a cell names; zero where it cannot be read, and
// where day and month could be exchanged.
func Date(cell string) hearsay.Period { return period(source.Line(cell), either) }

// period is the day, month or year that a date names, in the zone that it is in; zero
// where it cannot be read, and where day and month could be exchanged and the other
// dates of the table do not tell.
func period(s string, o order) hearsay.Period {
	day := func(y, m, d string) hearsay.Period {
		t, err := time.Parse("2006-1-2", y+"-"+strings.TrimLeft(m, "0")+"-"+strings.TrimLeft(d, "0"))
		if err != nil {
			return hearsay.Period{}
		}
		return hearsay.Day(t.Format("2006-01-02"))
	}
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := compact.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if isoPart.MatchString(s) {
		return hearsay.Day(s)
	}
	if seconds.MatchString(s) {
		whole, _, _ := strings.Cut(s, ".")
		n, _ := strconv.ParseInt(whole[:10], 10, 64)
		return hearsay.Day(time.Unix(n, 0).UTC().Format("2006-01-02"))
	}
	if m := slashes.FindStringSubmatch(s); m != nil {
		switch shown := orderOf(m); {
		case shown == dayFirst || shown == either || shown == unread && o == dayFirst:
			return day(m[3], m[2], m[1])
		case shown == monthFirst || shown == unread && o == monthFirst:
			return day(m[3], m[1], m[2])
		}
		return hearsay.Period{}
	}
	if t, err := netmail.ParseDate(s); err == nil && t.Year() >= 1500 && t.Year() < 2100 {
		return hearsay.Day(t.Format("2006-01-02"))
	}
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, ",", " ")), " ")
	for _, name := range []string{"Monday ", "Tuesday ", "Wednesday ", "Thursday ", "Friday ", "Saturday ", "Sunday ", "Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "} {
		s = strings.TrimPrefix(s, name)
	}
	w := strings.Fields(s)
	if len(w) < 3 {
		return hearsay.Period{}
	}
	for _, layout := range []string{"January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, strings.Join(w[:3], " ")); err == nil && t.Year() >= 1500 && t.Year() < 2100 {
			return hearsay.Day(t.Format("2006-01-02"))
		}
	}
	return hearsay.Period{}
}
