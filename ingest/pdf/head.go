package pdf

import (
	"math"
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay/pattern"
)

const (
	marginRows = 3   // at the top and at the bottom of a page, where running heads are looked for
	samePlace  = 4.0 // points
)

// number is a page number alone.
var number = pattern.New(`(?i)^[-–—|\s]*(page|p\.|pg\.?)?\s*(\d{1,4}|[ivxlc]{1,7})(\s*(/|of)\s*\d{1,4})?[-–—|\s]*$`)

// headless takes out the running heads and feet of a document, and page numbers. They
// are told by being on several pages at one place, but for their numbers.
func headless(pages [][]piece) [][]piece {
	type place struct {
		page int
		y    float64
	}
	seen := map[string][]place{}
	margins := make([][]row, len(pages))
	for i, ps := range pages {
		margins[i] = margin(rowsOf(ps))
		for _, r := range margins[i] {
			for _, p := range r {
				k := headKey(p.text)
				seen[k] = append(seen[k], place{i, p.y})
			}
		}
	}
	needed := max(2, len(pages)/5)
	repeated := func(p piece) bool {
		k := headKey(p.text)
		n, last := 0, -1
		for _, s := range seen[k] {
			if s.page != last && math.Abs(s.y-p.y) <= samePlace {
				n, last = n+1, s.page
			}
			if n >= needed {
				return true
			}
		}
		return false
	}
	out := make([][]piece, len(pages))
	for i, ps := range pages {
		drop := map[int]bool{}
		for _, r := range margins[i] {
			rest := 0
			for _, p := range r {
				if strings.ContainsFunc(p.text, unicode.IsLetter) && len(pages) > 1 && repeated(p) {
					drop[p.original] = true
				} else if !number.MatchString(p.text) {
					rest++
				}
			}
			if rest == 0 { // what is left is page numbers
				for _, p := range r {
					drop[p.original] = true
				}
			}
		}
		for _, p := range ps {
			if !drop[p.original] {
				out[i] = append(out[i], p)
			}
		}
	}
	return out
}

// margin are the outermost rows of a page.
func margin(rows []row) []row {
	if len(rows) <= 2*marginRows {
		return rows
	}
	return append(rows[:marginRows:marginRows], rows[len(rows)-marginRows:]...)
}

// headKey is a text without its numbers and spaces, in small letters.
func headKey(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '#'
		case unicode.IsSpace(r):
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
