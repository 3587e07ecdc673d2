package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
)

// A clock is the date of a document, to the precision that is known.
type clock struct {
	known bool // the day is known
	at    time.Time
	year  int // 0 where not even that is known
	month int // 0 where unknown
}

func newClock(reference hearsay.Period) clock {
	s := reference.From
	if s == "" {
		s = reference.To
	}
	if len(s) >= 10 {
		if t, err := time.Parse("2006-01-02", s[:10]); err == nil && t.Year() > 0 {
			return clock{true, t, t.Year(), int(t.Month())}
		}
		return clock{}
	}
	if t, err := time.Parse("2006-01", s); err == nil && t.Year() > 0 {
		return clock{year: t.Year(), month: int(t.Month())}
	}
	if y := year(s); y > 0 {
		return clock{year: y}
	}
	return clock{}
}

const iso = "2006-01-02"

// day is the day so many days after the clock's.
func (c clock) day(shift int) hearsay.Period {
	if !c.known {
		return hearsay.Period{}
	}
	return hearsay.Day(c.at.AddDate(0, 0, shift).Format(iso))
}

// weekday is the most recent such day not after the clock's; with "last" the
// most recent before it, with "next" the first after it.
func (c clock) weekday(d time.Weekday, which string) hearsay.Period {
	if !c.known {
		return hearsay.Period{}
	}
	back := (int(c.at.Weekday()) - int(d) + 7) % 7
	switch which {
	case "next":
		return c.day(7 - back)
	case "last", "past":
		if back == 0 {
			back = 7
		}
	}
	return c.day(-back)
}

// The units of time above the day.
const (
	week = iota + 1
	monthUnit
	yearUnit
	weekend
)

// unit is the week, month or year so many after the clock's. Weeks begin on Monday.
func (c clock) unit(u, shift int) hearsay.Period {
	switch u {
	case yearUnit:
		if c.year == 0 || c.year+shift < 1 {
			return hearsay.Period{}
		}
		y := fmt.Sprintf("%04d", c.year+shift)
		return hearsay.Period{From: y, To: y}
	case monthUnit:
		if c.month == 0 {
			return hearsay.Period{}
		}
		n := c.year*12 + c.month - 1 + shift
		if n < 12 {
			return hearsay.Period{}
		}
		return calendar(n/12, n%12+1, 0, 0)
	}
	if !c.known {
		return hearsay.Period{}
	}
	monday := c.at.AddDate(0, 0, -(int(c.at.Weekday())+6)%7+7*shift)
	from, to := monday, monday.AddDate(0, 0, 6)
	if u == weekend {
		from = monday.AddDate(0, 0, 5)
	}
	return hearsay.Period{From: from.Format(iso), To: to.Format(iso)}
}

// until cuts off what of a period lies after the clock's day.
func (c clock) until(p hearsay.Period) hearsay.Period {
	if c.known && len(p.To) == len(iso) {
		if now := c.at.Format(iso); p.From <= now && p.To > now {
			p.To = now
		}
	}
	return p
}

// date is a date without a year: the most recent one that is not in the future.
// A day for which that is more than nine months ago is as likely the coming one
// ("the Nov. 8 vote", written in October) and stays unknown.
func (c clock) date(m, first, last int) hearsay.Period {
	switch {
	case c.known:
		y := c.year
		if first > 0 && (m > c.month || m == c.month && first > c.at.Day()) || first == 0 && m > c.month {
			y--
		}
		if first > 0 && c.year*12+c.month-(y*12+m) > 9 {
			return hearsay.Period{}
		}
		return calendar(y, m, first, last)
	case c.month > 0:
		y := c.year
		if m > c.month {
			y--
		}
		return calendar(y, m, first, last)
	}
	return hearsay.Period{}
}

// comingDay is the first such day that is not before the clock's.
func (c clock) comingDay(d time.Weekday) hearsay.Period {
	if !c.known {
		return hearsay.Period{}
	}
	return c.day((int(d) - int(c.at.Weekday()) + 7) % 7)
}

// comingDate is a date without a year: the next one that is not over.
func (c clock) comingDate(m, first, last int) hearsay.Period {
	if c.month == 0 {
		return hearsay.Period{}
	}
	y := c.year
	if m < c.month || m == c.month && first > 0 && c.known && last < c.at.Day() {
		y++
	}
	return calendar(y, m, first, last)
}

// monthNamed is "last March", "this March", "next March".
func (c clock) monthNamed(m int, which string) hearsay.Period {
	if c.month == 0 {
		return hearsay.Period{}
	}
	y := c.year
	switch {
	case which == "next":
		if m <= c.month {
			y++
		}
	case which == "this":
	case m >= c.month: // "last July", written in July, is a year ago
		y--
	}
	return calendar(y, m, 0, 0)
}

// calendar is a date of a year: a month where first is 0, else its days first
// to last. A date that no calendar has is zero.
func calendar(y, m, first, last int) hearsay.Period {
	if y < 1 || y > 9999 {
		return hearsay.Period{}
	}
	if first == 0 {
		s := fmt.Sprintf("%04d-%02d", y, m)
		return hearsay.Period{From: s, To: s}
	}
	from := time.Date(y, time.Month(m), first, 0, 0, 0, 0, time.UTC)
	to := time.Date(y, time.Month(m), last, 0, 0, 0, 0, time.UTC)
	if int(from.Month()) != m || int(to.Month()) != m || to.Before(from) {
		return hearsay.Period{}
	}
	return hearsay.Period{From: from.Format(iso), To: to.Format(iso)}
}

// season is "last summer" and its kind, by the months of the northern year.
func (c clock) season(first int, which string) hearsay.Period {
	if c.month == 0 {
		return hearsay.Period{}
	}
	y := c.year
	begun := c.month >= first
	over := c.month > first+2
	switch which {
	case "last":
		if !over {
			y--
		}
	case "next":
		if begun {
			y++
		}
	}
	return seasonOf(y, first)
}

// seasonOf is the three months from month first of year y.
func seasonOf(y, first int) hearsay.Period {
	end := y*12 + first + 1
	return hearsay.Period{From: fmt.Sprintf("%04d-%02d", y, first), To: fmt.Sprintf("%04d-%02d", end/12, end%12+1)}
}

// year is the year that s writes in four figures, 1600 to 2099; 0 for none.
func year(s string) int {
	if len(s) != 4 {
		return 0
	}
	n := 0
	for i := 0; i < 4; i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	if n < 1600 || n > 2099 {
		return 0
	}
	return n
}

// decade is the first and last year of "1990s" or "'90s".
func decade(s string) (from, to string) {
	s, ok := strings.CutSuffix(s, "s")
	if !ok {
		return "", ""
	}
	if rest, short := strings.CutPrefix(strings.Replace(s, "’", "'", 1), "'"); short && len(rest) == 2 {
		s = "19" + rest
		if rest < "30" {
			s = "20" + rest
		}
	}
	y := year(s)
	if y == 0 || y%10 != 0 {
		return "", ""
	}
	return strconv.Itoa(y), strconv.Itoa(y + 9)
}

// ordinal is the day that s writes ("22", "22nd"), 1 to 31; 0 for none.
func ordinal(s string) int {
	n, i := 0, 0
	for ; i < len(s) && i < 2 && s[i] >= '0' && s[i] <= '9'; i++ {
		n = n*10 + int(s[i]-'0')
	}
	if i == 0 || n < 1 || n > 31 {
		return 0
	}
	switch strings.ToLower(s[i:]) {
	case "", "st", "nd", "rd", "th":
		return n
	}
	return 0
}

// days is a day or a range of days ("22", "22-24"); 0 for none.
func days(s string) (first, last int) {
	if d := ordinal(s); d > 0 {
		return d, d
	}
	if a, b, ok := strings.Cut(s, "-"); ok {
		if f, l := ordinal(a), ordinal(b); f > 0 && l > f {
			return f, l
		}
	}
	return 0, 0
}

// numericDate reads 2017-07-22, 2017/07/22, 7/22/2017 and 22/7/2017 where the
// figures leave no doubt which is the day; a doubtful one is read as the other dates
// of the text are written, else as Americans write it.
func numericDate(s string, order Order) (hearsay.Period, bool) {
	if len(s) < 8 || len(s) > 10 {
		return hearsay.Period{}, false
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '/' })
	if len(parts) != 3 || strings.Contains(s, "-") && strings.Contains(s, "/") {
		return hearsay.Period{}, false
	}
	var n [3]int
	for i, part := range parts {
		v, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return hearsay.Period{}, false
		}
		n[i] = int(v)
	}
	var p hearsay.Period
	switch {
	case year(parts[0]) > 0:
		p = checked(n[0], n[1], n[2])
	case year(parts[2]) > 0 && n[0] <= 12 && (order != DayFirst || n[1] > 12):
		p = checked(n[2], n[0], n[1])
	case year(parts[2]) > 0:
		p = checked(n[2], n[1], n[0])
	}
	return p, p.Known()
}

func checked(y, m, d int) hearsay.Period {
	if m < 1 || m > 12 || d < 1 {
		return hearsay.Period{}
	}
	return calendar(y, m, d, d)
}
