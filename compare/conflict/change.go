package conflict

import (
	"fmt"
	"sort"

	"github.com/openhearsay/hearsay"
)

// reversals sets what a speaker said for certain against what he, or somebody who
// speaks for him, later takes back or cannot recall. Each statement takes part in
// one at most, the likeliest.
func (f *finder) reversals() {
	type turn struct {
		x, y  *sense
		score float64
		why   string
	}
	var all []turn
	for _, x := range f.all {
		if x.side == "" || x.hedged || x.unsure {
			continue
		}
		for _, y := range f.near(x) {
			if y.side != x.side || !apart(x, y) || !f.later(x, y) {
				continue
			}
			s, shared := f.matter(x, y)
			switch {
			case y.unsure && x.negative && s >= 0.3:
				all = append(all, turn{x, y, s + 0.3, fmt.Sprintf("%s first says it outright, later does not recall or is not certain: both speak of %s", f.who(x), f.list(x, shared))})
			case x.negative != y.negative && (x.explicit || y.explicit) && !(x.negated && y.negated) && !y.refers && !x.refers && s >= reversalMatter && len(shared) > leastShared:
				all = append(all, turn{x, y, s, fmt.Sprintf("%s first says one thing, later the contrary: both speak of %s", f.who(x), f.list(x, shared))})
			}
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].score > all[b].score })
	used := map[*sense]bool{}
	for _, t := range all {
		if used[t.x] || used[t.y] {
			continue
		}
		used[t.x], used[t.y] = true, true
		f.add(t.x, t.y, hearsay.Reversal, t.why, min(0.8, 0.3+t.score/2))
	}
}

// later reports whether y was said after x: by date where both are known and
// differ, else by its place in one document.
func (f *finder) later(x, y *sense) bool {
	if x.said != "" && y.said != "" && x.said != y.said && len(x.said) == len(y.said) {
		return x.said < y.said
	}
	return x.document == y.document && x.start < y.start
}

// discrepancies sets accounts of one matter against each other that count or date
// it differently.
func (f *finder) discrepancies() {
	for _, x := range f.all {
		if len(x.numbers) == 0 && len(x.months) == 0 || x.negative {
			continue
		}
		for _, y := range f.near(x) {
			if y.index <= x.index || y.negative || !apart(x, y) {
				continue
			}
			score, shared := f.matter(x, y)
			if score < discrepancyMatter || len(shared) < leastShared+1 {
				continue
			}
			if a, b, ok := dated(x, y); ok {
				f.add(x, y, hearsay.Discrepancy, fmt.Sprintf("two accounts of %s give different months: %s and %s", f.list(x, shared), a, b), min(0.8, 0.2+score/2))
			} else if a, b, noun, ok := counted(x, y); ok {
				f.add(x, y, hearsay.Discrepancy, fmt.Sprintf("two accounts of %s count differently: %s and %s (%s)", f.list(x, shared), a, b, noun), min(0.7, 0.1+score/2))
			}
		}
	}
}

// dated reports whether both name as many months, and not the same ones.
func dated(x, y *sense) (a, b string, differ bool) {
	if len(x.months) == 0 || len(x.months) != len(y.months) {
		return "", "", false
	}
	for i := range x.months {
		if x.months[i] != y.months[i] {
			differ = true
		}
	}
	return join(x.months), join(y.months), differ
}

func join(months []string) string {
	s := ""
	for i, m := range months {
		if i > 0 {
			s += " and "
		}
		s += longMonths[m]
	}
	return s
}

var longMonths = map[string]string{"01": "January", "02": "February", "03": "March", "04": "April", "05": "May", "06": "June", "07": "July",
	"08": "August", "09": "September", "10": "October", "11": "November", "12": "December"}

// counted reports whether both give one number for the same thing, and not the same.
func counted(x, y *sense) (a, b, noun string, differ bool) {
	for _, s := range x.stems {
		p, q := x.numbers[s], y.numbers[s]
		if len(p) == 1 && len(q) == 1 && p[0] != q[0] {
			return p[0], q[0], trim(s), true
		}
	}
	return "", "", "", false
}

func trim(class string) string {
	if class != "" && class[0] == '=' {
		return class[1:]
	}
	return class
}
