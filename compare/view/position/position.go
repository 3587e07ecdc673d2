// Package position follows what one speaker says about one matter, in the order
// of saying: whether he narrows it, widens it, takes it back or hedges.
package position

import (
	"cmp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
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

// How much of the lighter one's words two statements of one position share, of
// those that do not name the speaker; more where one says the contrary.
const (
	oneMatter      = 0.5
	contraryMatter = 0.7
	leastShared    = 2
)

// maxCompared is how many positions of a speaker a statement is compared with, the
// latest first: it keeps the time linear.
const maxCompared = 200

var (
	// qualifiers leave room in what is said.
	qualifiers = set(`only strictly significant improper untoward inappropriate directly personally knowingly officially formally formal
		technically substantive substantively material meaningful particular specific specifically concerning regarding type kind solely
		merely capacity knowledge largely mostly generally primarily intentionally deliberately`)
	// totals leave none.
	totals = set(`never any anyone anything no none nothing nobody always all every categorically absolutely ever`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// A saying is one statement of a speaker on the way to a position.
type saying struct {
	*proposition.Place
	statement *hearsay.Statement
	said      string // ISO 8601, when it was said or else printed, "" for unknown
	stems     []string
}

// Positions returns what named speakers said about one matter over time: at least
// two utterances whose order is known, by their dates or, within one document, by
// their places. Of the statements that render one utterance the first one stands
// for all. They are in the order of the speakers' first places.
func Positions(f *proposition.Field) []hearsay.Position {
	speakers := map[string]*hearsay.Speaker{}
	for i := range f.In.Speakers {
		speakers[f.In.Speakers[i].ID] = &f.In.Speakers[i]
	}
	by := map[string][]saying{}
	var sides []string
	for i := range f.Places {
		p := &f.Places[i]
		who := speakers[p.Side]
		if p.Statement < 0 || who == nil || !who.Named || who.Kind == hearsay.OutletSpeaker {
			continue
		}
		s := &f.In.Statements[p.Statement]
		switch s.Kind {
		case hearsay.Demand, hearsay.Opinion, hearsay.Promise, hearsay.Question, hearsay.NoComment:
			continue
		}
		x := saying{Place: p, statement: s, said: cmp.Or(s.Said.From, s.Said.To, f.In.Documents[p.Document].Published.From), stems: f.Unnamed(i)}
		if len(x.stems) < leastShared {
			continue
		}
		if by[p.Side] == nil {
			sides = append(sides, p.Side)
		}
		by[p.Side] = append(by[p.Side], x)
	}
	var out []hearsay.Position
	for _, side := range sides {
		for _, c := range matters(f, by[side]) {
			if p, ok := position(f, c); ok {
				p.Speaker = side
				out = append(out, p)
			}
		}
	}
	return out
}

// matters parts what one side said by its matter: each statement joins the list
// whose first statement it shares most with.
func matters(f *proposition.Field, all []saying) [][]saying {
	slices.SortStableFunc(all, func(a, b saying) int { return cmp.Compare(a.said, b.said) })
	var out [][]saying
	seen := map[int]bool{}
	for _, x := range all {
		if g := f.Group(x.Statement); g > 0 {
			if seen[g] {
				continue
			}
			seen[g] = true
		}
		best, score := -1, 0.0
		for k := max(0, len(out)-maxCompared); k < len(out); k++ {
			head := &out[k][0]
			n := len(term.Common(x.stems, head.stems))
			m := max(f.Share(x.stems, head.stems), f.Share(head.stems, x.stems))
			least := oneMatter
			if denies(&x) != denies(head) && x.Stance != hearsay.Hedges && head.Stance != hearsay.Hedges {
				least, n = contraryMatter, n-1
			}
			if n >= leastShared && m >= least && m > score && apart(out[k], &x) {
				best, score = k, m
			}
		}
		if best >= 0 {
			out[best] = append(out[best], x)
		} else {
			out = append(out, []saying{x})
		}
	}
	return out
}

func denies(x *saying) bool { return x.Stance == hearsay.Denies }

func apart(c []saying, x *saying) bool {
	return !slices.ContainsFunc(c, func(y saying) bool { return !proposition.Apart(x.Place, y.Place) })
}

// position makes one of a list, in order of time; ok is false where the order of
// its statements is not known, or nothing tells two of them apart.
func position(f *proposition.Field, c []saying) (p hearsay.Position, ok bool) {
	changed, dates := false, map[string]bool{}
	for i := range c {
		x := &c[i]
		dates[x.said] = true
		p.Statements = append(p.Statements, x.statement.ID)
		if i == 0 {
			continue
		}
		before := &c[i-1]
		if before.Document != x.Document && (before.said == "" || x.said == "" || before.said == x.said) {
			return p, false
		}
		change := changeOf(before, x)
		changed = changed || change != same
		p.Changes = append(p.Changes, change)
	}
	if len(c) < 2 || !changed && len(dates) < 2 {
		return p, false
	}
	shared := c[0].stems
	for _, x := range c[1:] {
		if common := term.Common(shared, x.stems); len(common) > 0 {
			shared = common
		}
	}
	p.Matter = matter(f, &c[0], shared)
	return p, true
}

// changeOf says how y differs from x, which the speaker said before.
func changeOf(x, y *saying) string {
	switch {
	case y.Stance == hearsay.Hedges && x.Stance != hearsay.Hedges:
		return hedged
	case denies(x) != denies(y) && x.Stance != hearsay.Hedges:
		return withdrawn
	}
	switch d := cmp.Compare(room(y), room(x)); {
	case d > 0:
		return narrowed
	case d < 0:
		return widened
	}
	return same
}

// room is how much room a statement leaves: its qualifiers, less a word that
// leaves none ("never").
func room(x *saying) int {
	n, total := 0, false
	for i := range x.Own.Words {
		n += count(qualifiers[x.Own.Words[i].Fold])
		total = total || totals[x.Own.Words[i].Fold]
	}
	if total && n == 0 {
		n--
	}
	return n
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// matter is up to five of the shared words, in the order of x.
func matter(f *proposition.Field, x *saying, shared []string) string {
	left := slices.Clone(shared)
	var out []string
	for i := range x.Own.Words {
		w := &x.Own.Words[i]
		k, ok := slices.BinarySearch(left, term.Class(w.Stem))
		if w.Stem == "" || !ok || len(out) == 5 {
			continue
		}
		left = slices.Delete(left, k, k+1)
		out = append(out, w.Span.In(f.In.Documents[x.Document].Text))
	}
	return strings.Join(out, ", ")
}
