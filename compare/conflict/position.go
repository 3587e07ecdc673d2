package conflict

import (
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// Changes of a position between two statements.
const (
	narrowed  = "narrowed"  // the later one leaves more room: a qualifier added, "never" dropped
	widened   = "widened"   // the later one leaves less
	withdrawn = "withdrawn" // the later one says the contrary
	hedged    = "hedged"    // the later one does not recall, or is not certain
	same      = "same"
)

// positionMatter is the share of the smaller matter that two statements of one
// position have in common.
const positionMatter = 0.5

// contraryMatter is that share where the one says the contrary of the other.
const contraryMatter = 0.7

// qualifiers leave room in what is said.
var qualifiers = set(`only strictly significant improper untoward inappropriate directly personally knowingly officially formally formal
	technically substantive substantively material meaningful particular specific specifically concerning regarding type kind solely
	merely capacity knowledge largely mostly generally primarily intentionally deliberately`)

// Positions returns what named speakers said about one matter over time: at least
// two utterances whose order is known, by their dates or, within one document, by
// their places. Of the statements that render one utterance the first one stands
// for all.
func Positions(in Input) []hearsay.Position {
	f := newFinder(in)
	bySide := map[string][]*sense{}
	var sides []string
	for _, x := range f.all {
		if !in.Named[x.side] || in.Outlets[x.side] || len(x.own) < leastShared {
			continue
		}
		switch in.Statements[x.index].Kind {
		case hearsay.Demand, hearsay.Opinion, hearsay.Promise:
			continue
		}
		if bySide[x.side] == nil {
			sides = append(sides, x.side)
		}
		bySide[x.side] = append(bySide[x.side], x)
	}
	var out []hearsay.Position
	for _, side := range sides {
		for _, c := range f.clusters(bySide[side]) {
			if p, ok := f.position(c); ok {
				p.Speaker = side
				out = append(out, p)
			}
		}
	}
	return out
}

// clusters parts what one side said by its matter: each statement joins the
// cluster whose first statement it shares most with. Renderings of an utterance
// that is there already are left out.
func (f *finder) clusters(all []*sense) [][]*sense {
	sort.SliceStable(all, func(a, b int) bool {
		x, y := all[a], all[b]
		if x.said != y.said {
			return x.said < y.said
		}
		return x.index < y.index
	})
	var out [][]*sense
	heads := map[string][]int{} // stem → clusters whose first statement has it
	seen := map[int]bool{}
	for _, x := range all {
		if g, ok := f.utterance[f.Statements[x.index].ID]; ok {
			if seen[g] {
				continue
			}
			seen[g] = true
		}
		best, score := -1, 0.0
		tried := map[int]bool{}
		for _, s := range x.own {
			l := heads[s]
			for _, k := range l[max(0, len(l)-maxPostings):] {
				if tried[k] {
					continue
				}
				tried[k] = true
				head := out[k][0]
				m, n := f.ownMatter(x, head)
				if x.negative != head.negative && !x.unsure && !head.unsure && (m < contraryMatter || n < leastShared+1) {
					continue
				}
				if m >= positionMatter && m > score && separate(x, out[k]) {
					best, score = k, m
				}
			}
		}
		if best >= 0 {
			out[best] = append(out[best], x)
			continue
		}
		for _, s := range x.own {
			heads[s] = append(heads[s], len(out))
		}
		out = append(out, []*sense{x})
	}
	return out
}

// separate reports whether x stands apart from all of c.
func separate(x *sense, c []*sense) bool {
	for _, y := range c {
		if !apart(x, y) {
			return false
		}
	}
	return true
}

// ownMatter is the share of the smaller matter, the speaker's name left out, and
// the number of words.
func (f *finder) ownMatter(x, y *sense) (float64, int) {
	weight, n := f.weights.Shared(x.own, y.own)
	least := min(f.weights.Sum(x.own), f.weights.Sum(y.own))
	if n < leastShared || least == 0 {
		return 0, n
	}
	return weight / least, n
}

// position makes one of a cluster, in order of time; ok is false where the order
// of its statements is not known, or nothing tells two of them apart.
func (f *finder) position(c []*sense) (p hearsay.Position, ok bool) {
	if len(c) < 2 {
		return p, false
	}
	dates := map[string]bool{}
	for i, x := range c {
		dates[x.said] = true
		if i > 0 && !f.later(c[i-1], x) {
			return p, false
		}
	}
	changed := false
	for i, x := range c {
		p.Statements = append(p.Statements, f.Statements[x.index].ID)
		if i > 0 {
			change := changeOf(c[i-1], x)
			changed = changed || change != same
			p.Changes = append(p.Changes, change)
		}
	}
	if !changed && len(dates) < 2 {
		return p, false
	}
	shared := c[0].own
	for _, x := range c[1:] {
		if common := term.Common(shared, x.own); len(common) > 0 {
			shared = common
		}
	}
	p.Matter = f.matterOf(c[0], shared)
	return p, true
}

// changeOf says how y differs from x, which the speaker said before.
func changeOf(x, y *sense) string {
	switch {
	case (y.unsure || y.hedged) && !x.unsure && !x.hedged:
		return hedged
	case x.negative != y.negative && (x.explicit || y.explicit) && !x.unsure && !y.unsure:
		return withdrawn
	}
	p, q := x.room(), y.room()
	switch {
	case q > p:
		return narrowed
	case q < p:
		return widened
	}
	return same
}

// room is how much room a statement leaves: its qualifiers, less a word that
// leaves none ("never").
func (x *sense) room() int {
	n := 0
	for i := range x.words {
		if qualifiers[x.words[i].Fold] {
			n++
		}
	}
	if x.total && n == 0 {
		n--
	}
	return n
}

// matterOf is up to five of the shared words, in the order of x.
func (f *finder) matterOf(x *sense, shared []string) string {
	in := map[string]bool{}
	for _, s := range shared {
		in[s] = true
	}
	var out []string
	for i := range x.words {
		c := term.Class(x.words[i].Stem)
		if x.words[i].Stem == "" || !in[c] || len(out) == 5 {
			continue
		}
		delete(in, c)
		out = append(out, x.words[i].Span.In(f.Texts[x.document]))
	}
	return strings.Join(out, ", ")
}
