package date

import "strings"

// An Order is how a text writes a date in figures.
type Order int

const (
	UnknownOrder Order = iota // no date shows it, or two dates differ
	MonthFirst                // 5/28/2010, as Americans write
	DayFirst                  // 28/5/2010
)

// OrderOf is the order of day and month in text, as the dates in figures show
// that can be read in one way only: one order holds for all of a document. It is
// linear in the length of text.
func OrderOf(text string) Order {
	found := UnknownOrder
	for i := 0; i < len(text); {
		k := strings.IndexAny(text[i:], "/.-")
		if k < 0 {
			break
		}
		at := i + k
		i = at + 1
		a, from := figures(text, at, -1)
		b, to := figures(text, at, 1)
		if a == 0 || b == 0 || to >= len(text) || text[to] != text[at] {
			continue
		}
		y, end := figures(text, to, 1)
		if end-to != 5 || year(text[to+1:end]) == 0 || y == 0 || from > 0 && (text[from-1] == '/' || text[from-1] == '-' || text[from-1] == '.') {
			continue
		}
		o := UnknownOrder
		switch {
		case a > 12 && a <= 31 && b <= 12:
			o = DayFirst
		case b > 12 && b <= 31 && a <= 12:
			o = MonthFirst
		default:
			continue
		}
		if found != UnknownOrder && found != o {
			return UnknownOrder
		}
		found = o
	}
	return found
}

// figures is the number of one to four figures directly before (step -1) or after
// (step 1) the sign at text[at], and where it starts or ends; 0 for none.
func figures(text string, at, step int) (n, border int) {
	i := at + step
	for i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' {
		if i-at == 5*step {
			return 0, 0
		}
		i += step
	}
	if step < 0 {
		for _, c := range []byte(text[i+1 : at]) {
			n = n*10 + int(c-'0')
		}
		return n, i + 1
	}
	for _, c := range []byte(text[at+1 : i]) {
		n = n*10 + int(c-'0')
	}
	return n, i
}
