package date

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// relative reads "yesterday", "last week", "earlier this month", "two days ago".
func (p *parser) relative(i int) (match, bool) {
	w := p.lower(i)
	switch w {
	case "today", "tonight":
		if p.capital(i) && p.capital(i-1) && p.joined(i) {
			return match{}, false // a newspaper's name
		}
		return match{i + 1, p.now.day(0)}, true
	case "yesterday":
		return match{p.dayPart(i + 1), p.now.day(-1)}, true
	case "tomorrow":
		return match{p.dayPart(i + 1), p.now.day(1)}, true
	case "earlier", "later":
		switch p.lower(i + 1) {
		case "today":
			return match{i + 2, p.now.day(0)}, true
		case "this", "last":
			m, ok := p.relative(i + 1)
			if ok && w == "earlier" && p.lower(i+1) == "this" {
				m.period = p.now.until(m.period)
			}
			return m, ok
		case "in":
			if p.lower(i+2) == "the" && (units[p.lower(i+3)] > 0 || p.lower(i+3) == "day") {
				unit := p.lower(i + 3)
				if unit == "day" {
					return match{i + 4, p.now.day(0)}, true
				}
				return match{i + 4, p.now.until(p.now.unit(units[unit], 0))}, true
			}
		}
		return match{}, false
	case "last", "this", "next":
		shift := map[string]int{"last": -1, "this": 0, "next": 1}[w]
		unit := strings.TrimSuffix(p.lower(i+1), "'s")
		if dayParts[unit] {
			if w == "this" {
				shift = 0
			}
			return match{i + 2, p.now.day(shift)}, true
		}
		if u := units[unit]; u > 0 && p.joined(i+1) {
			return match{i + 2, p.now.unit(u, shift)}, true
		}
		return match{}, false
	case "the":
		return p.unplaced(i)
	}
	return p.count(i)
}

// unplaced reads expressions that lean on another time of the text: "the
// previous day", "the same month", "the day before".
func (p *parser) unplaced(i int) (match, bool) {
	switch p.lower(i + 1) {
	case "previous", "same", "following", "next":
		if u := p.lower(i + 2); units[u] > 0 || u == "day" || dayParts[u] {
			return match{i + 3, hearsay.Period{}}, true
		}
	case "day", "week", "month", "year", "night":
		if a := p.lower(i + 2); (a == "before" || a == "after" || a == "earlier") && !p.clauseAfter(i+3) {
			return match{i + 3, hearsay.Period{}}, true
		}
	}
	return match{}, false
}

// clauseAfter reports whether a clause begins at token i ("the day before he left").
func (p *parser) clauseAfter(i int) bool {
	w := p.lower(i)
	return w != "" && w[0] >= 'a' && w[0] <= 'z'
}

// count reads "two days ago", "3 weeks earlier", "a year ago".
func (p *parser) count(i int) (match, bool) {
	n, j := p.quantity(i)
	if n == 0 {
		return match{}, false
	}
	unit := p.lower(j)
	unit = strings.TrimSuffix(unit, "s")
	if unit != "day" && units[unit] == 0 && unit != "decade" && unit != "hour" {
		return match{}, false
	}
	switch p.lower(j + 1) {
	case "ago":
		switch {
		case unit == "day":
			return match{j + 2, p.now.day(-n)}, true
		case unit == "hour" || unit == "decade":
			return match{j + 2, hearsay.Period{}}, true
		}
		return match{j + 2, p.now.unit(units[unit], -n)}, true
	case "earlier", "later", "before":
		if p.lower(j+1) == "before" && p.clauseAfter(j+2) {
			return match{}, false
		}
		return match{j + 2, hearsay.Period{}}, true
	}
	return match{}, false
}

// quantity is the number at token i and the token after it; 0 for none.
func (p *parser) quantity(i int) (n, next int) {
	w := p.lower(i)
	if n = numbers[w]; n > 0 {
		return n, i + 1
	}
	if len(w) <= 3 {
		for k := 0; k < len(w); k++ {
			if w[k] < '0' || w[k] > '9' {
				return 0, i
			}
			n = n*10 + int(w[k]-'0')
		}
		return n, i + 1
	}
	return 0, i
}

// season reads "last summer", "the summer of 2016", "fall 2015".
func (p *parser) season(i int) (match, bool) {
	j, which := i, ""
	switch w := p.lower(i); w {
	case "last", "this", "next":
		which = w
		j++
	case "early", "late":
		j++
	case "the":
		j++
	}
	s, ok := seasons[p.lower(j)]
	if !ok || j > i && !p.joined(j) {
		return match{}, false
	}
	if y := p.yearAfter(j + 1); y > 0 && p.word(j+1) != "," && p.lower(j+1) != "in" {
		return match{y, seasonOf(year(p.word(y-1)), s)}, true
	}
	if which != "" {
		return match{j + 1, p.now.season(s, which)}, true
	}
	return match{}, false
}

// stretch reads "the first few days of July", "the end of 2016", "the spring".
// The period is that of what it is a part of.
func (p *parser) stretch(i int) (match, bool) {
	if p.lower(i) != "the" {
		return match{}, false
	}
	j := i + 1
	switch p.lower(j) {
	case "first", "last", "final", "early", "closing", "opening", "past":
		j++
		if numbers[p.lower(j)] > 0 || p.lower(j) == "few" {
			j++
		}
		if u := strings.TrimSuffix(p.lower(j), "s"); u != "day" && u != "half" && u != "quarter" && u != "hour" && units[u] == 0 {
			return match{}, false
		}
	case "beginning", "start", "middle", "end", "close":
	default:
		if ordinal(p.word(j)) > 0 {
			return p.theDay(i, j)
		}
		return match{}, false
	}
	if p.lower(j+1) != "of" || !p.joined(j+2) {
		return match{}, false
	}
	k := j + 2
	if m := p.monthName(k); m > 0 && p.capital(k) {
		return p.sureMonth(i, k)
	}
	if y := year(p.word(k)); y > 0 {
		return match{k + 1, hearsay.Period{From: p.word(k), To: p.word(k)}}, true
	}
	if w := p.lower(k); w == "this" || w == "last" || w == "next" {
		return p.relative(k)
	}
	return match{}, false
}

// sureMonth is the month at token k where the words before it leave no doubt that
// it is one.
func (p *parser) sureMonth(i, k int) (match, bool) {
	return p.afterMonth(i, k+1, p.monthName(k), 0, 0)
}

// theDay reads "the 16th of May 2017" from its article.
func (p *parser) theDay(i, j int) (match, bool) {
	w := p.word(j)
	if c := w[0]; c < '0' || c > '9' {
		return match{}, false
	}
	k := j + 1
	if p.lower(k) == "of" {
		k++
	}
	m := p.monthName(k)
	if m == 0 || !p.capital(k) || !p.joined(k) {
		return match{}, false
	}
	day := ordinal(w)
	return p.afterMonth(i, k+1, m, day, day)
}
