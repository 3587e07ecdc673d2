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
	admitted  = "admitted"  // the later one grants it
	hedged    = "hedged"    // the later one does not recall, or is not certain
	same      = "same"
)

// How likely two statements of one position say the same, by the model, or else how
// much of the lighter one's words they share, of those that do not name the speaker;
// more where one says the contrary.
const (
	likelySame     = 0.6
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
		technically substantive substantively material meaningful particular specific specifically concerning regarding about type kind solely
		merely capacity knowledge largely mostly generally primarily intentionally deliberately`)
	// totals leave none.
	totals = set(`anyone anything none nothing nobody always all every categorically absolutely ever`)
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
	index     int // of the place
	utterance int // the first place that renders the same words
	statement *hearsay.Statement
	said      string // ISO 8601, when it was said or else printed, "" for unknown
	printed   bool   // it is only known when it was printed
	stems     proposition.Stems
}

// Positions returns what named speakers said about one matter over time: at least
// two utterances whose order is known, by their dates or, within one document, by
// their places. Of the statements that render one utterance the first one stands
// for all. They are in the order of the speakers' first places.
// Of statements that the model finds alike, and of those with the same words.
func Positions(f *proposition.Field, o proposition.Opinion) []hearsay.Position {
	cal := newCalendar(f)
	likely := map[[2]int]float64{} // by the first place of each utterance
	first := utterances(f)
	for _, v := range o.Same {
		if a, b := first[v.A], first[v.B]; v.P >= likelySame {
			key := [2]int{min(a, b), max(a, b)}
			likely[key] = max(likely[key], v.P)
		}
	}
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
		x := saying{Place: p, index: i, utterance: first[i], statement: s, stems: f.Unnamed(i)}
		x.said, x.printed = cal.said(p)
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
		for _, c := range matters(f, likely, by[side]) {
			if p, ok := position(f, c); ok {
				p.Speaker = side
				out = append(out, p)
			}
		}
	}
	return out
}

// utterances is of each place the first one that renders the same utterance.
func utterances(f *proposition.Field) []int {
	first := make([]int, len(f.Places))
	of := map[int]int{} // quote group → place
	for i := range f.Places {
		first[i] = i
		if g := group(f, i); g > 0 {
			if k, ok := of[g]; ok {
				first[i] = k
			} else {
				of[g] = i
			}
		}
	}
	return first
}

func group(f *proposition.Field, i int) int {
	if s := f.Places[i].Statement; s >= 0 {
		return f.Group(s)
	}
	return 0
}

// matters parts what one side said by its matter: each statement joins the list
// whose first statement it shares most with.
func matters(f *proposition.Field, likely map[[2]int]float64, all []saying) [][]saying {
	slices.SortStableFunc(all, func(a, b saying) int { // the undated ones last
		return cmp.Or(cmp.Compare(count(a.said == ""), count(b.said == "")), cmp.Compare(a.said, b.said))
	})
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
			if m := alike(f, likely, out[k], &x); m > score && apart(out[k], &x) {
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

// latest is how many statements of a position another one is compared with.
const latest = 20

// alike is how surely x is of the matter of c, 0 to 1, 0 for not.
func alike(f *proposition.Field, likely map[[2]int]float64, c []saying, x *saying) float64 {
	sum, head := 0.0, &c[0]
	c = c[max(0, len(c)-latest):]
	for i := range c {
		sum += likely[[2]int{min(c[i].utterance, x.utterance), max(c[i].utterance, x.utterance)}]
	}
	if sum /= float64(len(c)); sum >= likelySame && shared(c, x) {
		return sum
	}
	n := len(term.Shared(x.stems, head.stems))
	m := max(f.Within(x.stems, head.stems), f.Within(head.stems, x.stems))
	least := oneMatter
	if denies(x) != denies(head) && x.Stance != hearsay.Hedges && head.Stance != hearsay.Hedges {
		least = contraryMatter
		if x.statement.Kind != hearsay.Admission {
			n--
		}
	}
	if n < leastShared || m < least {
		return 0
	}
	return m
}

// shared reports whether x has a word in common with one of c.
func shared(c []saying, x *saying) bool {
	return slices.ContainsFunc(c, func(y saying) bool { return len(term.Shared(x.stems, y.stems)) > 0 })
}

func denies(x *saying) bool { return x.Stance == hearsay.Denies }

func apart(c []saying, x *saying) bool {
	return !slices.ContainsFunc(c, func(y saying) bool { return !proposition.Apart(x.Place, y.Place) })
}

// position makes one of a list, in order of time; ok is false where the order of
// its statements is not known, or nothing tells two of them apart. Where some are
// dated by different days, the undated ones are left out; else the order of the text
// tells, in one document, and then only of a denial that is given up: two sentences of
// one speech differ in words without a change of mind.
func position(f *proposition.Field, c []saying) (p hearsay.Position, ok bool) {
	told, dates := map[string]bool{}, map[string]bool{}
	for i := range c {
		if !c[i].printed {
			told[c[i].said] = c[i].said != ""
		}
	}
	if len(told) > 1 && !told[""] || len(told) > 2 { // when others were printed says little
		c = slices.DeleteFunc(slices.Clone(c), func(x saying) bool { return x.printed })
	}
	for i := range c {
		dates[c[i].said] = true
	}
	if dates[""] && len(dates) > 2 {
		c = slices.DeleteFunc(slices.Clone(c), func(x saying) bool { return x.said == "" })
	} else if dates[""] {
		c = slices.Clone(c)
		slices.SortFunc(c, func(a, b saying) int { return cmp.Compare(a.index, b.index) })
	}
	changed := false
	p.Confidence = 1
	var before *saying
	for i := range c {
		x := &c[i]
		dated := before != nil && Before(before.said, x.said)
		if before != nil && before.Document != x.Document && !dated {
			continue // whether it came before or after is not known
		}
		p.Statements, p.Said = append(p.Statements, x.statement.ID), append(p.Said, x.said)
		p.Confidence = min(p.Confidence, x.statement.Confidence)
		if before != nil {
			change, why := changeOf(before, x)
			if dated {
				why += "; said " + before.said + " and " + x.said
			} else {
				why += "; the text tells them in this order"
				p.Confidence = min(p.Confidence, oneText)
			}
			changed = changed || change != same && (dated || denies(before) && (change == hedged || change == admitted))
			p.Changes, p.Whys = append(p.Changes, change), append(p.Whys, why)
		}
		before = x
	}
	if !changed {
		return p, false
	}
	shared := c[0].stems
	for _, x := range c[1:] {
		if common := term.Shared(shared, x.stems); len(common) > 0 {
			shared = common
		}
	}
	p.Matter = matter(f, &c[0], shared)
	return p, true
}

// oneText is how sure the order of statements is at most where only their order in
// the text tells it.
const oneText = 0.5

// changeOf says how y differs from x, which the speaker said before, and why.
func changeOf(x, y *saying) (change, why string) {
	switch {
	case y.Stance == hearsay.Hedges && x.Stance != hearsay.Hedges:
		return hedged, "the later one leaves open what the earlier one rules out or states"
	case denies(x) && !denies(y) && y.statement.Kind == hearsay.Admission:
		return admitted, "the later one grants what the earlier one denies"
	case denies(x) != denies(y) && x.Stance != hearsay.Hedges:
		return withdrawn, "the later one says the contrary"
	}
	a, b := room(x), room(y)
	switch {
	case x.Stance != y.Stance:
		return same, "the one leaves open what the other does not" // first a hedge
	case len(b.qualifiers) > len(a.qualifiers):
		return narrowed, "the later one adds “" + b.qualifiers[len(b.qualifiers)-1] + "”"
	case denies(x) && a.total != "" && b.total == "" && len(b.qualifiers) == len(a.qualifiers):
		return narrowed, "the later one no longer says “" + a.total + "”"
	case len(b.qualifiers) < len(a.qualifiers):
		return widened, "the later one no longer says “" + a.qualifiers[len(a.qualifiers)-1] + "”"
	case denies(x) && b.total != "" && a.total == "":
		return widened, "the later one says “" + b.total + "”"
	}
	return same, "no word adds or takes room"
}

// A space is how much room a statement leaves.
type space struct {
	qualifiers []string // that leave some, in the order of the text
	total      string   // the first word that leaves none ("never"), "" for none
}

// room is how much room a statement leaves.
func room(x *saying) (s space) {
	for _, word := range x.Own.Words() {
		w := word.Fold
		if qualifiers[w] {
			s.qualifiers = append(s.qualifiers, w)
		}
		if s.total == "" && totals[w] {
			s.total = w
		}
	}
	return s
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// matter is up to five of the shared words, in the order of x.
func matter(f *proposition.Field, x *saying, shared proposition.Stems) string {
	left := slices.Clone(shared)
	var out []string
	for _, w := range x.Own.Words() {
		n, ok := f.Number(term.Class(w.Stem))
		k, held := slices.BinarySearch(left, n)
		if w.Stem == "" || !ok || !held || len(out) == 5 {
			continue
		}
		left = slices.Delete(left, k, k+1)
		out = append(out, w.Span.In(f.In.Documents[x.Document].Text))
	}
	return strings.Join(out, ", ")
}
