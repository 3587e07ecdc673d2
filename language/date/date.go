// Package date finds the expressions of time in English text and resolves them
// against the date of the document.
//
// It is a grammar of its own over tokens, because general date finders take the
// verbs "may" and "march", the ordinal "second" and the pronoun "we" for dates.
// What it cannot place in the calendar it still marks, with a zero Period.
package date

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/token"
)

// Find returns the expressions of time in text, in order and without overlap.
// Spans are in bytes and cover whole tokens. reference is when the text was
// published: a weekday is the most recent such day not after it, a month
// without a year the most recent one that has begun; in a clause about what is to
// come they are the next ones. tags are the Penn tags of the tokens, by which such a
// clause is known; nil for none. A date without a year that stands behind one that
// names its year is the next one from that on (goesOn). Where reference is zero, only
// expressions that name their year, and those behind them, are resolved. The result depends on the arguments alone.
func Find(text string, tokens []token.Token, tags []string, reference hearsay.Period) []hearsay.DateMention {
	if len(tags) != len(tokens) {
		tags = nil
	}
	if len(tokens) == 0 {
		return nil
	}
	// tokens may be those of a part of the text, whose length the time does not depend on.
	order := OrderOf(text[tokens[0].Start:tokens[len(tokens)-1].End])
	p := parser{text: text, tokens: tokens, tags: tags, now: newClock(reference), order: order}
	var out []hearsay.DateMention
	for i := 0; i < len(tokens); {
		p.on, p.day = false, -1
		m, ok := p.at(i)
		if !ok {
			i++
			continue
		}
		p.tell(i, m, p.on)
		out = append(out, hearsay.DateMention{
			Span:   hearsay.Span{Start: int(tokens[i].Start), End: int(tokens[m.end-1].End)},
			Period: m.period,
		})
		i = m.end
	}
	return out
}

type parser struct {
	text   string
	tokens []token.Token
	tags   []string // nil where unknown
	now    clock
	order  Order
	told   told
	on     bool         // the match went on from told
	day    time.Weekday // that stands before the date that is read, -1 for none
}

// A match is an expression that ends before token end.
type match struct {
	end    int
	period hearsay.Period
}

func (p *parser) word(i int) string {
	if i < 0 || i >= len(p.tokens) {
		return ""
	}
	return p.tokens[i].In(p.text)
}

func (p *parser) lower(i int) string {
	w := p.word(i)
	for k := 0; k < len(w); k++ {
		if w[k] >= 'A' && w[k] <= 'Z' {
			return strings.ToLower(w)
		}
	}
	return w
}

func (p *parser) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.word(i))
	return unicode.IsUpper(r)
}

// joined reports whether token i follows the one before it in the same line.
func (p *parser) joined(i int) bool {
	if i <= 0 || i >= len(p.tokens) {
		return false
	}
	return !strings.ContainsAny(p.text[p.tokens[i-1].End:p.tokens[i].Start], "\n\r")
}

// at is the expression that begins at token i.
func (p *parser) at(i int) (match, bool) {
	w := p.word(i)
	if c := w[0]; c >= '0' && c <= '9' || c == '\'' || c >= 0x80 && strings.HasPrefix(w, "’") {
		return p.number(i)
	}
	w = p.lower(i)
	if !starters[w] {
		return match{}, false
	}
	for _, rule := range [...]func(int) (match, bool){p.weekday, p.month, p.season, p.stretch, p.relative} {
		if m, ok := rule(i); ok {
			return m, true
		}
	}
	return match{}, false
}

// number reads what begins with a figure: ISO dates, 7/22/2017, 22 July 2017,
// the years and decades, "two days ago" in figures.
func (p *parser) number(i int) (match, bool) {
	w := p.word(i)
	if period, ok := numericDate(w, p.order); ok && !p.dialled(i) {
		return match{i + 1, period}, true
	}
	if day := ordinal(w); day > 0 {
		j := i + 1
		if p.lower(j) == "of" {
			j++
		}
		if m := p.monthName(j); m > 0 && p.joined(j) && (p.capital(j) || m != 5 && m != 3) {
			return p.afterMonth(i, j+1, m, day, day)
		}
	}
	if m, ok := p.count(i); ok {
		return m, true
	}
	if y := year(w); y > 0 && p.yearHere(i) {
		return match{i + 1, hearsay.Period{From: w, To: w}}, true
	}
	if from, to := decade(w); from != "" {
		return match{i + 1, hearsay.Period{From: from, To: to}}, true
	}
	return match{}, false
}

// yearHere reports whether the four figures at token i count years and not
// things: "in 2016" and "the 2016 campaign", not "2016 votes" or "$2016".
func (p *parser) yearHere(i int) bool {
	before, after := p.lower(i-1), p.lower(i+1)
	if before == "$" || before == "€" || before == "£" || before == "#" || before == "no." || after == "%" || after == "percent" {
		return false
	}
	if counted[after] && p.joined(i+1) {
		return false
	}
	if beforeYear[before] {
		return true
	}
	if strings.HasPrefix(after, "-") || before == "-" || before == "." {
		return false
	}
	switch after {
	case "", ",", ".", ")", ";", ":", "'s", "’s", "and", "or", "when", "-", "–", "—", "?", "!":
		return before == "(" || p.capital(i-1) || before == "," || before == ""
	}
	r, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLetter(r) && !strings.HasSuffix(after, "s") || yearNouns[after]
}

// weekday reads "Thursday", "last Friday", "Wednesday night", "Friday, July 5, 2019".
func (p *parser) weekday(i int) (match, bool) {
	j, which := i, ""
	switch w := p.lower(i); w {
	case "last", "next", "this", "past":
		which = w
		j++
	case "early", "late", "earlier", "later":
		j++
	}
	day, ok := weekdays[strings.TrimSuffix(p.lower(j), "s")]
	if !ok {
		day, ok = weekdays[p.lower(j)]
	}
	if !ok || !p.capital(j) || j > i && !p.joined(j) || notDays[p.lower(j-1)] {
		return match{}, false
	}
	plural := p.lower(j) != "wednes" && strings.HasSuffix(p.lower(j), "days")
	end := p.dayPart(j + 1)
	// A date that follows is the better evidence.
	k := end
	if p.word(k) == "," {
		k++
	}
	if p.lower(k) == "the" {
		k++
	}
	if p.joined(k) {
		p.day = day
		if m := p.monthName(k); m > 0 && p.capital(k) {
			if got, ok := p.month(k); ok && p.plainDay(k) {
				return got, true
			}
		} else if d := ordinal(p.word(k)); d > 0 {
			if got, ok := p.number(k); ok && len(got.period.From) != 4 {
				return got, true
			}
		}
		p.day, p.on = -1, false
	}
	if plural {
		return match{end, hearsay.Period{}}, true // "on Fridays" is no one day
	}
	if which == "" || which == "this" {
		switch p.tenseAt(i, end) {
		case ahead:
			return match{end, p.now.comingDay(day)}, true
		case either:
			return match{end, hearsay.Period{}}, true
		}
	}
	return match{end, p.now.weekday(day, which)}, true
}

// plainDay reports whether the month at token k is followed by a day.
func (p *parser) plainDay(k int) bool { return ordinal(p.word(k+1)) > 0 }

// dayPart is the token after "morning", "night" and their kind at token i.
func (p *parser) dayPart(i int) int {
	if (p.lower(i) == "early" || p.lower(i) == "late") && dayParts[p.lower(i+1)] {
		i++
	}
	if dayParts[p.lower(i)] && p.joined(i) {
		return i + 1
	}
	return i
}

// monthName is the number of the month at token i, 0 for none.
func (p *parser) monthName(i int) int { return months[strings.TrimSuffix(p.lower(i), ".")] }

// month reads "July 22, 2017", "March 2017", "late December", "in March", "March and June 2016".
func (p *parser) month(i int) (match, bool) {
	j, which := i, ""
	switch w := p.lower(i); w {
	case "early", "late", "mid", "middle":
		j++
		if w == "mid" && p.word(j) == "-" {
			j++
		}
	case "last", "this", "next", "past":
		which = w
		j++
	default:
		if rest, ok := strings.CutPrefix(w, "mid-"); ok && months[rest] > 0 {
			return p.afterMonth(i, i+1, months[rest], 0, 0)
		}
	}
	m := p.monthName(j)
	if m == 0 || !p.capital(j) || j > i && !p.joined(j) {
		return match{}, false
	}
	k := j + 1
	if p.joined(k) {
		if first, last := days(p.word(k)); first > 0 && p.lower(k+1) != "%" {
			return p.afterMonth(i, k+1, m, first, last)
		}
	}
	if y := p.yearAfter(k); y > 0 {
		return p.afterMonth(i, k, m, 0, 0)
	}
	if j == i && !p.monthAlone(i) {
		return match{}, false
	}
	if which != "" {
		return match{k, p.now.monthNamed(m, which)}, true
	}
	return p.afterMonth(i, k, m, 0, 0)
}

// yearAfter is the index after a year at token k, with or without a comma or
// "of" before it; 0 for none.
func (p *parser) yearAfter(k int) int {
	if (p.word(k) == "," || p.lower(k) == "of" || p.lower(k) == "in") && p.joined(k) {
		k++
	}
	if p.joined(k) && year(p.word(k)) > 0 && !counted[p.lower(k+1)] {
		return k + 1
	}
	return 0
}

// afterMonth finishes a date that begins at token i and whose month, and days first
// to last (0 for none), have been read: its year may follow, or follow another month
// ("in March and June 2016").
func (p *parser) afterMonth(i, k, m, first, last int) (match, bool) {
	if y := p.yearAfter(k); y > 0 {
		return match{y, calendar(year(p.word(y-1)), m, first, last)}, true
	}
	if w := p.lower(k); (w == "and" || w == "or" || w == "to") && p.capital(k+1) && p.monthName(k+1) > 0 {
		n := k + 2
		if d, _ := days(p.word(n)); d > 0 {
			n++
		}
		if y := p.yearAfter(n); y > 0 {
			return match{k, calendar(year(p.word(y-1)), m, first, last)}, true
		}
	}
	var byClock hearsay.Period
	t := p.tenseAt(i, k)
	switch t {
	case ahead:
		byClock = p.now.comingDate(m, first, last)
	case either:
	default:
		byClock = p.now.date(m, first, last)
	}
	if next, known := p.goesOn(i, m, first, last, byClock, t); known && (p.day < 0 || !onWeekday(byClock, p.day)) {
		p.on = next.Known()
		return match{k, next}, true
	}
	return match{k, byClock}, true
}

// monthAlone reports whether a month's name without day and year means the
// month: "March", "May", "April" and "June" are also verbs and given names.
func (p *parser) monthAlone(i int) bool {
	before, after := p.lower(i-1), p.word(i+1)
	if beforeMonth[before] {
		return true
	}
	ambiguous := ambiguousMonths[p.lower(i)]
	if p.monthName(i-2) > 0 && (before == "and" || before == "or" || before == "to") {
		return true
	}
	if ambiguous && p.lower(i) != "march" && p.lower(i) != "april" {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(after); unicode.IsUpper(r) && p.joined(i+1) {
		return false // April Ryan
	}
	if r, _ := utf8.DecodeRuneInString(p.word(i - 1)); unicode.IsUpper(r) && p.joined(i) && before != "a" && !determiners[before] {
		return false // the Women's March, Theresa May
	}
	if ambiguous {
		return before == "a" || before == "his" || before == "her" || before == "their"
	}
	return p.lower(i) != p.word(i)
}
