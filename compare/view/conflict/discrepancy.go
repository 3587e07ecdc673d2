package conflict

import (
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/date"
)

// alikeEnough is how alike two places are that tell of one thing. Most differences
// between two accounts that are less alike are of two things.
const (
	alikeEnough = 0.25
	asMany      = 0.5 // confidence: on cases left out about so many are right, of very few
	maxPostings = 200 // places that hold a slot of one kind and are compared
)

// A slot is a detail of what a place tells, and in what it is to be compared: a number
// with what it counts, a month, a name by its first letters. word is as it is written.
type slot struct{ kind, value, word string }

// discrepancies adds the places that tell one thing with two details.
func (g *gatherer) discrepancies() {
	f := g.f
	slots := make([][]slot, len(f.Places))
	by := map[string][]int{} // places by the kind of their slots
	for i := range f.Places {
		if f.Places[i].Stance != hearsay.Asserts {
			continue
		}
		slots[i] = slotsOf(&f.Places[i])
		for n, x := range slots[i] {
			if _, one := only(slots[i][:n], x.kind); !one {
				by[x.kind] = append(by[x.kind], i)
			}
		}
	}
	seen := map[[4]string]bool{} // one for two documents and two details
	for i := range f.Places {
		for _, s := range slots[i] {
			x, one := only(slots[i], s.kind)
			if !one {
				continue
			}
			near := by[s.kind]
			for _, k := range near[:min(len(near), maxPostings)] {
				if y, one := only(slots[k], s.kind); one && k > i && y.value != x.value && g.oneThing(i, k, s.kind[0] == '~') && (s.kind[0] != '~' || spelling(x.value, y.value)) {
					told := [4]string{f.In.Documents[f.Places[i].Document].ID, f.In.Documents[f.Places[k].Document].ID, min(x.value, y.value), max(x.value, y.value)}
					if seen[told] {
						continue
					}
					seen[told] = true
					g.add(i, k, hearsay.Discrepancy, asMany, "one thing is told with two details: “"+x.word+"” and “"+y.word+"”")
				}
			}
		}
	}
}

// oneThing reports whether two places of two sides tell of one thing: alike in their
// words, no figure in common, and none with names of its own while the other has some
// too. What a speaker says of himself ("he won by", "its teams"), and what two named
// speakers say, is of one thing only where a name is shared: lookalike sentences about
// two bodies are not. Two spellings of one name are that name.
func (g *gatherer) oneThing(i, k int, spelt bool) bool {
	a, b := &g.f.Places[i], &g.f.Places[k]
	if !proposition.Apart(a, b) || a.Side != "" && a.Side == b.Side || len(term.Common(a.Own.Numbers, b.Own.Numbers)) > 0 || g.f.Alike(a.Own, b.Own).Cosine < alikeEnough {
		return false
	}
	if spelt {
		return true
	}
	x, y := namesOf(a), namesOf(b)
	shared := len(term.Common(x, y))
	if shared == 0 && (g.named[a.Speaker] && g.named[b.Speaker] || ofItself(a) || ofItself(b)) {
		return false
	}
	return shared == len(x) || shared == len(y)
}

// namesOf are the names in the words of a place, months apart, distinct and sorted.
func namesOf(p *proposition.Place) (names []string) {
	for _, w := range p.Own.Words() {
		if w.Name && w.Stem != "" && date.Month(w.Fold) == 0 {
			names = append(names, term.Class(w.Stem))
		}
	}
	return term.Distinct(names)
}

// ofItself reports whether a place tells of somebody whom only a pronoun names.
func ofItself(p *proposition.Place) bool {
	return slices.ContainsFunc(p.Own.Words(), func(w term.Word) bool { return w.Fold == "its" || proposition.Pronoun(w.Fold) })
}

// slotsOf are the slots of a place, in the order of its words.
func slotsOf(p *proposition.Place) (all []slot) {
	words := p.Own.Words()
	for k := range words {
		w := &words[k]
		switch {
		case w.Number && k+1 < len(words):
			if next := &words[k+1]; !next.Number && next.Stem != "" && !next.Name {
				all = append(all, slot{next.Stem, w.Fold, w.Fold + " " + next.Fold})
			}
		case w.Name && date.Month(w.Fold) > 0:
			all = append(all, slot{"month", w.Fold[:3], w.Fold})
		case w.Name && len(w.Fold) >= longName:
			all = append(all, slot{"~" + w.Fold[:2], w.Fold, w.Fold})
		}
	}
	return all
}

// longName is how long a name is at least that may be a misspelling of another.
const longName = 6

// spelling reports whether one of two names of the same first letters may be written
// for the other: as long but for a letter, with the same end, and no form of it.
func spelling(a, b string) bool {
	if d := len(a) - len(b); d < -1 || d > 1 {
		return false
	}
	first, last := 0, 0
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	for last < min(len(a), len(b)) && a[len(a)-1-last] == b[len(b)-1-last] {
		last++
	}
	return last > 0 && first+last >= 3 && first < min(len(a), len(b))-3
}

// only is the one slot of a kind; ok is false for none and for several values.
func only(l []slot, kind string) (one slot, ok bool) {
	for _, x := range l {
		if x.kind != kind {
			continue
		}
		if ok && x.value != one.value {
			return one, false
		}
		one, ok = x, true
	}
	return one, ok
}
