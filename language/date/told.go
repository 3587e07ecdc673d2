package date

import (
	"time"

	"github.com/openhearsay/hearsay"
)

// toldReach is how many tokens behind a date with its year one without may stand that
// goes on from it.
const toldReach = 80

// A told date is the last one of a text that names its year, or that went on from one.
type told struct {
	year, month, day int  // day 0 for a month
	end              int  // the token after it
	opens            bool // it is the first of its line
}

// tell notes the match from token i on: a date with its year begins an order of time in
// which dates without one go on, and an expression that leans on the day of the text
// ("on Tuesday", "this year") ends it. on says that the match has gone on itself.
func (p *parser) tell(i int, m match, on bool) {
	from := m.period.From
	switch {
	case len(from) >= len("2006-01") && (on || p.writes(i, m.end, from[:4])):
		p.told = told{number(from[:4]), number(from[5:7]), 0, m.end, !p.joined(i)}
		if len(from) == len(iso) {
			p.told.day = number(from[8:])
		}
	case m.period.Known() && !p.writes(i, m.end, from[:4]):
		p.told = told{}
	}
}

// writes reports whether one of the tokens from i to end holds the figures of a year.
func (p *parser) writes(i, end int, year string) bool {
	for k := i; k < end; k++ {
		if w := p.word(k); len(w) >= 4 && containsYear(w, year) {
			return true
		}
	}
	return false
}

func containsYear(w, year string) bool {
	for k := 0; k+4 <= len(w); k++ {
		if w[k:k+4] == year {
			return true
		}
	}
	return false
}

func number(s string) int {
	n := 0
	for k := range len(s) {
		n = 10*n + int(s[k]-'0')
	}
	return n
}

// tells reports whether the date from token i on stands in the paragraph of the last one
// that names its year, close behind it; or both begin a line, as in a chronicle.
func (p *parser) tells(i int) bool {
	if p.told.year == 0 || i-p.told.end > toldReach {
		return false
	}
	for k := p.told.end; k <= i; k++ {
		if !p.joined(k) {
			return p.told.opens && !p.joined(i)
		}
	}
	return true
}

// goesOn is a date without a year that stands from token i on, in the light of the one
// before it that names its year; known says that this decides, and byClock is what the
// day of the text alone would make of it. The next such date from that one on is meant:
// "signed on January 3, 2025, and ended on February 20". A month that comes before that
// one in the calendar may be of the same year, told backwards: then nothing is known,
// unless the day of the text says the same. A date after that of the text is meant only
// where its clause is about what is to come.
func (p *parser) goesOn(i, m, first, last int, byClock hearsay.Period, t tense) (period hearsay.Period, known bool) {
	if !p.tells(i) {
		return hearsay.Period{}, false
	}
	y := p.told.year
	earlier := m < p.told.month || m == p.told.month && first > 0 && first < p.told.day
	if earlier {
		y++
	}
	next := calendar(y, m, first, last)
	if next == byClock || next == (hearsay.Period{}) {
		return next, next != hearsay.Period{}
	}
	if now := p.now; now.year > 0 && t != ahead && (y > now.year || y == now.year && (m > now.month || now.known && m == now.month && first > now.at.Day())) {
		return hearsay.Period{}, false
	}
	if t == ahead && p.now.year > 0 && p.told.year <= p.now.year {
		return hearsay.Period{}, false
	}
	if earlier {
		return hearsay.Period{}, true
	}
	return next, true
}

// onWeekday reports whether a period is a day, and that day of the week.
func onWeekday(p hearsay.Period, d time.Weekday) bool {
	t, err := time.Parse(iso, p.From)
	return err == nil && p.From == p.To && t.Weekday() == d
}
