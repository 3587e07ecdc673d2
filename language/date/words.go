package date

import (
	"strings"
	"time"
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"mon.": 1, "tue.": 2, "tues.": 2, "wed.": 3, "thu.": 4, "thur.": 4, "thurs.": 4, "fri.": 5,
}

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
	"oct": 10, "nov": 11, "dec": 12,
}

// Month is the number of the month that a word in small letters names, in full or
// short without its stop, 0 for none.
func Month(word string) int { return months[word] }

// ambiguousMonths are also verbs, given names or adjectives.
var ambiguousMonths = set("may march april june august mar jan")

// seasons begin with these months; winter ends in the next year.
var seasons = map[string]int{"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}

var units = map[string]int{"week": week, "month": monthUnit, "year": yearUnit, "weekend": weekend}

var dayParts = set("morning afternoon evening night noon midday")

var numbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}

// notDays come before a weekday that names an occasion and no day.
var notDays = set("black good super bloody cyber ash holy palm giving")

var determiners = set("the this that last next early late in since on by until from during of")

// beforeMonth are the words after which the name of a month means the month.
var beforeMonth = set(`in since until till by last this next early late mid during of from through
before after between throughout around`)

var beforeYear = set(`in since until till by of from through before after between during around
late early mid the fall autumn spring summer winter circa about`)

// counted are things that come in thousands.
var counted = set(`people men women children soldiers troops votes voters jobs miles feet acres
dollars pounds euros tons yards meters metres kilometers kilometres barrels documents pages
emails e-mails homes houses families students workers employees members delegates points`)

var yearNouns = set("elections olympics games primaries midterms polls campaigns caucuses")

// starters are the words that an expression of time can begin with.
var starters = func() map[string]bool {
	m := set(`last next this past early late earlier later mid middle the today tonight yesterday
tomorrow a an one two three four five six seven eight nine ten eleven twelve fifteen twenty`)
	for w := range weekdays {
		m[w] = true
		m[w+"s"] = true
	}
	for w := range months {
		m[w], m[w+"."], m["mid-"+w] = true, true, true
	}
	for w := range seasons {
		m[w] = true
	}
	return m
}()
