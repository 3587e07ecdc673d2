package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A change is a move before it has a place.
type change struct {
	x               float64
	text, why, href string
}

// readStrips draws what each speaker said and picks the most telling ones: those
// who deny, grant, refuse or move, before those who only speak often.
func (v *View) readStrips() {
	v.Axis = v.newAxis()
	moves, dated := v.moves(), v.Axis != nil && v.Axis.Dated()
	weight := map[*Speaker]int{}
	for _, s := range v.Speakers {
		if s.Unknown {
			continue
		}
		w := len(s.Statements)
		for _, x := range s.Statements {
			switch x.Shape() {
			case string(hearsay.Denial), string(hearsay.Admission), string(hearsay.NoComment):
				w += 3
			case string(hearsay.Hedge):
				w += 2
			}
			w += len(x.Against)
		}
		w += 4 * len(moves[s])
		if !s.Named {
			w -= w / 4
		}
		weight[s] = w
		s.Line = s.line(len(moves[s]), dated)
	}
	const open, drawn = 12, 60
	for _, s := range v.Speakers {
		if !s.Unknown && s.Solid() {
			v.People = append(v.People, s)
		}
	}
	slices.SortStableFunc(v.People, func(a, b *Speaker) int { return cmp.Compare(weight[b], weight[a]) })
	for i, s := range v.People {
		if v.Axis != nil && i < drawn && len(s.Statements) > 0 {
			s.Strip = v.Axis.strip(s.Statements, moves[s])
		}
	}
	if len(v.People) > open+2 { // a fold for two is none
		v.Others = v.People[open:]
		v.People = v.People[:open]
	}
	for _, s := range v.Speakers {
		if s.Unknown {
			s.Line = s.line(0, dated)
		}
	}
}

// moves are the changes of positions, by speaker, in order of time; several at
// one place are one.
func (v *View) moves() map[*Speaker][]change {
	out := map[*Speaker][]change{}
	if v.Axis == nil {
		return out
	}
	for _, p := range v.c.Positions {
		s := v.speakers[p.Speaker]
		if s == nil {
			continue
		}
		for i := 1; i < len(p.Statements) && i <= len(p.Changes); i++ {
			what := p.Changes[i-1]
			a, b := v.statements[p.Statements[i-1]], v.statements[p.Statements[i]]
			if what == "" || what == "same" || a == nil || b == nil {
				continue
			}
			from, ok1 := number(a.Day())
			to, ok2 := number(b.Day())
			if !ok1 || !ok2 { // an order that is not known is not drawn
				continue
			}
			m := change{x: (v.Axis.at(from) + v.Axis.at(to)) / 2, text: what, href: b.link()}
			m.why = capital(what) + " on " + clean(p.Matter)
			if i <= len(p.Whys) && p.Whys[i-1] != "" {
				m.why += ": " + p.Whys[i-1]
			}
			out[s] = append(out[s], m)
		}
	}
	for s, l := range out {
		slices.SortStableFunc(l, func(a, b change) int { return cmp.Compare(a.x, b.x) })
		var kept []change
		for _, m := range l {
			if k := len(kept) - 1; k >= 0 && m.x-kept[k].x < 12 {
				if !strings.Contains(kept[k].text, m.text) {
					kept[k].text += ", " + m.text
				}
				kept[k].why += "; " + m.why
				continue
			}
			kept = append(kept, m)
		}
		out[s] = kept
	}
	return out
}

// line says the strip in words: "6 assertions, 2 denials; first 5 March 2031,
// last 14 March 2031; 1 change of position".
func (s *Speaker) line(moved int, dated bool) string {
	parts := []string{strings.Join(kinds(s.Statements), ", ")}
	if parts[0] == "" {
		parts[0] = "nothing that is more than doubtful"
	}
	var first, last string
	without, from, to := 0, 0, 0
	for _, x := range s.Statements {
		n, ok := number(x.Day())
		if !ok {
			without++
			continue
		}
		if first == "" || n < from {
			first, from = x.Day(), n
		}
		if last == "" || n > to {
			last, to = x.Day(), n
		}
	}
	switch {
	case first == "":
		if len(s.Statements) > 0 && dated {
			parts = append(parts, "no day known")
		}
	case first == last:
		parts = append(parts, day(first))
	default:
		parts = append(parts, "first "+day(first)+", last "+day(last))
	}
	if without > 0 && first != "" {
		parts[len(parts)-1] += fmt.Sprintf(", %d without a day", without)
	}
	if moved > 0 {
		parts = append(parts, Number(moved, "change of position", "changes of position"))
	}
	if n := len(s.Doubtful); n > 0 {
		parts = append(parts, fmt.Sprintf("%d doubtful, not drawn", n))
	}
	if s.More > 0 {
		parts = append(parts, Number(s.More, "more not shown", "more not shown"))
	}
	return strings.Join(parts, "; ")
}

// Label is the text alternative of the strip.
func (s *Speaker) Label() string { return s.Name + " over time: " + s.Line }
