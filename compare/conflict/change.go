package conflict

import (
	"fmt"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// maxTurns is how often one utterance is taken back: doubted, then reversed.
const maxTurns = 2

// reversals sets what a speaker said for certain against what he, or somebody who
// speaks for him, later takes back or cannot recall. An utterance takes back one
// other at most, the likeliest, and is taken back maxTurns times.
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
	from, to := map[int]int{}, map[int]bool{}
	for _, t := range all {
		p, q := f.utteranceOf(t.x), f.utteranceOf(t.y)
		if p == q || from[p] == maxTurns || to[q] || to[p] {
			continue
		}
		from[p]++
		to[q] = true
		confidence := min(0.8, 0.3+t.score/2)
		// Each utterance stands for all its renderings: the first and fullest of
		// them, and those that one document sets side by side.
		x, y := f.first(t.x), f.first(t.y)
		if f.later(x, y) && apart(x, y) {
			f.add(x, y, hearsay.Reversal, t.why, confidence)
		} else {
			f.add(t.x, t.y, hearsay.Reversal, t.why, confidence)
		}
		if o := f.renderingIn(t.x, y.document); o != nil && o != x && apart(o, y) {
			f.add(o, y, hearsay.Reversal, t.why, confidence)
		}
	}
}

// utteranceOf numbers what x renders: its quote group, else itself.
func (f *finder) utteranceOf(x *sense) int {
	if g, ok := f.utterance[f.Statements[x.index].ID]; ok {
		return g
	}
	return -1 - x.index
}

// first is the rendering of what x renders that was printed first, by
// the outlet that more documents rest on, a quotation before an indirect one and
// the fuller before the shorter.
func (f *finder) first(x *sense) *sense {
	best := x
	for _, y := range f.renderings[f.utteranceOf(x)] {
		if y.side != x.side || y.negative != x.negative {
			continue
		}
		switch {
		case y.printed != best.printed:
			if y.printed != "" && (best.printed == "" || y.printed < best.printed) {
				best = y
			}
		case f.Followers[y.document] != f.Followers[best.document]:
			if f.Followers[y.document] > f.Followers[best.document] {
				best = y
			}
		case f.direct(y) != f.direct(best):
			if f.direct(y) {
				best = y
			}
		case len(y.words) > len(best.words):
			best = y
		}
	}
	return best
}

func (f *finder) direct(x *sense) bool { return f.Statements[x.index].Quoted == hearsay.Direct }

// renderingIn is a rendering of what x renders in a document, nil for none.
func (f *finder) renderingIn(x *sense, document string) *sense {
	for _, y := range f.renderings[f.utteranceOf(x)] {
		if y.document == document && y.side == x.side && y.negative == x.negative {
			return y
		}
	}
	return nil
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
		if len(x.numbers) == 0 && len(x.months) == 0 || x.negative || x.denied {
			continue
		}
		for _, y := range f.near(x) {
			if y.index <= x.index || y.negative || !apart(x, y) {
				continue
			}
			score, shared := f.matter(x, y)
			least := dayMatter
			if x.document == y.document {
				least = dayBeside
			}
			if a, b, ok := onDays(x, y); ok && f.eventMatter(x, y) >= least && tellsOf(shared) >= 1+count(len(x.own) > 6 && len(y.own) > 6) {
				p, q := x, y
				if u, v := f.first(x), f.first(y); x.document != y.document && apart(u, v) {
					if _, _, ok := onDays(u, v); ok {
						p, q = u, v
					}
				}
				f.add(p, q, hearsay.Discrepancy, fmt.Sprintf("two accounts of %s give different days: %s and %s", f.list(x, shared), a, b), min(0.6, 0.2+score/2))
				continue
			}
			if score < discrepancyMatter || len(shared) < leastShared+1 {
				continue
			}
			if a, b, ok := dated(x, y); ok {
				f.add(x, y, hearsay.Discrepancy, fmt.Sprintf("two accounts of %s give different months: %s and %s", f.list(x, shared), a, b), min(0.8, 0.2+score/2))
			} else if a, b, noun, ok := counted(x, y); ok && score >= surelyDenied && f.told(x, shared) >= leastAnswer {
				f.add(x, y, hearsay.Discrepancy, fmt.Sprintf("two accounts of %s count differently: %s and %s (%s)", f.list(x, shared), a, b, noun), min(0.7, 0.1+score/2))
			}
		}
	}
}

// onDays reports whether both name days of a month that they have in common, and
// no day that both name.
func onDays(x, y *sense) (a, b string, differ bool) {
	if len(x.days) == 0 || len(y.days) == 0 || len(term.Common(x.days, y.days)) > 0 {
		return "", "", false
	}
	for _, d := range x.days {
		for _, e := range y.days {
			if d[:2] == e[:2] {
				return day(d), day(e), true
			}
		}
	}
	return "", "", false
}

func day(d string) string { return longMonths[d[:2]] + " " + strings.TrimLeft(d[3:], "0") }

// light words say of an event only that it was.
var light = set(`take plac place hold put occur happen come say first second third last date day`)

// eventMatter is the share of the smaller matter that two statements have in
// common, dates, numbers and light words left out.
func (f *finder) eventMatter(x, y *sense) float64 {
	of := func(x *sense) (out []string) {
		for _, s := range x.own {
			if monthNames[s] == "" && (s[0] < '0' || s[0] > '9') && !light[trim(s)] {
				out = append(out, s)
			}
		}
		return out
	}
	a, b := of(x), of(y)
	weight, _ := f.weights.Shared(a, b)
	least := min(f.weights.Sum(a), f.weights.Sum(b))
	if least == 0 {
		return 0
	}
	return weight / least
}

// tellsOf is how many of shared are neither months nor numbers.
func tellsOf(shared []string) int {
	n := 0
	for _, s := range shared {
		if monthNames[s] == "" && (s[0] < '0' || s[0] > '9') {
			n++
		}
	}
	return n
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
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

// units measure; two measures of two things are no discrepancy.
var units = set(`year old percent million billion thousand hundred foot feet inch meter metre mile kilometre kilometer pound ton day hour
	minute month week second time dollar euro people =cost gram kilo kg km am pm gmt`)

// counted reports whether both give one number for the same thing, and not the same.
func counted(x, y *sense) (a, b, noun string, differ bool) {
	for _, s := range x.stems {
		if units[s] {
			continue
		}
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
