package conflict

import (
	"cmp"
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

// A holder is a place with its slots of one kind: the slot, where they all say one thing.
type holder struct {
	place int
	slot  slot
	one   bool
}

// discrepancies adds the places that tell one thing with two details.
func (g *gatherer) discrepancies() {
	f := g.f
	slots := map[int][]slot{}   // of the places that are compared
	by := map[string][]holder{} // the first places with slots of a kind, in order
	names := map[int]*naming{}  // of places, once asked for
	for i := range f.Places {
		if f.Places[i].Stance != hearsay.Asserts {
			continue
		}
		l := slotsOf(&f.Places[i])
		for n, x := range l {
			if _, one := only(l[:n], x.kind); !one && len(by[x.kind]) < maxPostings {
				y, one := only(l, x.kind)
				by[x.kind] = append(by[x.kind], holder{i, y, one})
				slots[i] = l
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
			first, _ := slices.BinarySearchFunc(near, i+1, func(h holder, i int) int { return cmp.Compare(h.place, i) })
			for _, h := range near[first:] {
				k, y, spelt := h.place, h.slot, s.kind[0] == '~'
				if !h.one || y.value == x.value || spelt && !spelling(x.value, y.value) || !g.oneThing(i, k, spelt, names) {
					continue
				}
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

// A naming is whom and what the words of a place name.
type naming struct {
	names  []string // months apart, distinct and sorted
	itself bool     // it tells of somebody whom only a pronoun names
}

// namingOf is that of a place, kept in known.
func namingOf(p *proposition.Place, i int, known map[int]*naming) *naming {
	n := known[i]
	if n == nil {
		n = &naming{}
		for _, w := range p.Own.Words() {
			if w.Name && w.Stem != "" && date.Month(w.Fold) == 0 {
				n.names = append(n.names, term.Class(w.Stem))
			}
			n.itself = n.itself || w.Fold == "its" || proposition.Pronoun(w.Fold)
		}
		n.names = term.Distinct(n.names)
		known[i] = n
	}
	return n
}

// oneThing reports whether two places of two sides tell of one thing: alike in their
// words, no figure in common, and none with names of its own while the other has some
// too. What a speaker says of himself ("he won by", "its teams"), and what two named
// speakers say, is of one thing only where a name is shared: lookalike sentences about
// two bodies are not. Two spellings of one name are that name.
func (g *gatherer) oneThing(i, k int, spelt bool, known map[int]*naming) bool {
	a, b := &g.f.Places[i], &g.f.Places[k]
	if !proposition.Apart(a, b) || a.Side != "" && a.Side == b.Side || len(term.Common(a.Own.Numbers, b.Own.Numbers)) > 0 || g.f.Alike(a.Own, b.Own).Cosine < alikeEnough {
		return false
	}
	if spelt {
		return true
	}
	x, y := namingOf(a, i, known), namingOf(b, k, known)
	shared := len(term.Common(x.names, y.names))
	if shared == 0 && (g.named[a.Speaker] && g.named[b.Speaker] || x.itself || y.itself) {
		return false
	}
	return shared == len(x.names) || shared == len(y.names)
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
