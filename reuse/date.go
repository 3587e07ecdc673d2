package reuse

import (
	"math"
	"time"

	"github.com/openhearsay/hearsay"
)

// bounds is the first and the last day of a period, ok false where it is
// unknown or no date.
func bounds(p hearsay.Period) (first, last time.Time, ok bool) {
	from, to := p.From, p.To
	if from == "" {
		from = to
	}
	if to == "" {
		to = from
	}
	first, _, ok1 := day(from)
	_, last, ok2 := day(to)
	return first, last, ok1 && ok2 && !last.Before(first)
}

// day reads "2017-07-22", "2017-07" or "2017", with a time after it or not, as
// the first and last day of what it names.
func day(s string) (first, last time.Time, ok bool) {
	if len(s) > len(time.DateOnly) {
		s = s[:len(time.DateOnly)]
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, t, true
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return t, t.AddDate(0, 1, -1), true
	}
	if t, err := time.Parse("2006", s); err == nil {
		return t, t.AddDate(1, 0, -1), true
	}
	return first, last, false
}

// NoDay is the day of what has no known date.
const NoDay = math.MinInt32

// Day is the first day of the start of a period, counted from 1 January 1970; NoDay where
// the period has no start, or one that is no date.
func Day(p hearsay.Period) int {
	first, _, ok := day(p.From)
	if !ok {
		return NoDay
	}
	return int(first.Unix() / (24 * 60 * 60))
}
