package report

import (
	"strings"
	"unicode/utf8"
)

// mostColumns is how many dates have room on the axis at most.
const mostColumns = 7

// dateColumns are the dates of the lanes in order, and the column of each lane, in a room so
// wide. Where there are too many, neighbouring days share a column.
func dateColumns(lanes []*RiverRow, room int) (names []string, at []int) {
	years := false
	for _, row := range lanes {
		years = years || yearOf(row) != yearOf(lanes[0])
	}
	var days []string
	for _, row := range lanes {
		date := row.Document.day(years)
		if len(days) == 0 || days[len(days)-1] != date {
			days = append(days, date)
		}
		at = append(at, len(days)-1)
	}
	for most := min(len(days), mostColumns); ; most-- {
		per := max(1, (len(days)+most-1)/max(1, most))
		names = names[:0]
		wide := 0
		for i := 0; i < len(days); i += per {
			names = append(names, fromTo(days[i], days[min(i+per, len(days))-1]))
			wide = max(wide, utf8.RuneCountInString(names[len(names)-1])*7+10)
		}
		if most <= 1 || (len(names)-1)*wide <= room {
			for i := range at {
				at[i] /= per
			}
			return names, at
		}
	}
}

func yearOf(row *RiverRow) string {
	s := row.Document.d.Published.From
	return s[:min(len(s), len("2006"))]
}

// fromTo is "5 Mar–8 Mar" as people write it: "5–8 Mar".
func fromTo(first, last string) string {
	if first == last {
		return first
	}
	from, month, _ := strings.Cut(first, " ")
	if _, m, _ := strings.Cut(last, " "); m == month && m != "date" {
		return from + "–" + last
	}
	return first + "–" + last
}
