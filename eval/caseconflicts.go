package eval

import (
	"slices"

	"github.com/openhearsay/hearsay"
)

// A caseSide is a place that the case names: the words of a statement's content
// or of a narrator, and those of the whole statement.
type caseSide struct {
	document      string
	words, extent wordSet
}

// A goldSide is the words of a place in the gold; none where the text lacks them.
type goldSide struct {
	document string
	words    wordSet
}

func (g goldSide) equal(o goldSide) bool { return g.document == o.document && g.words.equal(o.words) }

// same reports whether two places share half of their joint words.
func (g goldSide) same(o goldSide) bool {
	return g.document == o.document && iou(g.words, o.words) >= 0.5
}

func (s *caseScorer) anchored(p GoldPlace) goldSide {
	return goldSide{p.Document, s.text(p.Document).find(p.Anchor, p.Nth)}
}

// side is the words of a statement, or of a place where no statement is known.
func (s *caseScorer) side(statement string, place hearsay.Side) (caseSide, bool) {
	if x := s.statements[statement]; x != nil && s.texts[x.Document] != nil {
		all := slices.Clone(x.Contents)
		for _, p := range []*hearsay.Span{x.Source, x.Cue} {
			if p != nil {
				all = append(all, *p)
			}
		}
		t := s.texts[x.Document]
		return caseSide{x.Document, t.spansOf(x.Contents...), t.spansOf(all...)}, true
	}
	t := s.texts[place.Document]
	if t == nil {
		return caseSide{}, false
	}
	w := t.spansOf(place.Span)
	return caseSide{place.Document, w, w}, true
}

// sides are places of the case with their stances; a place in no known document is left out.
func (s *caseScorer) sides(places []hearsay.Place) (out []caseSide, stances []hearsay.Stance) {
	for _, p := range places {
		if x, ok := s.side(p.Statement, hearsay.Side{Document: p.Document, Span: p.Span}); ok {
			out, stances = append(out, x), append(stances, p.Stance)
		}
	}
	return out, stances
}

// near reports whether a place is the gold's: half of the shorter one's words and
// a fifth of the joint ones.
func (p caseSide) near(g goldSide) bool {
	if p.document != g.document {
		return false
	}
	for _, w := range []wordSet{p.words, p.extent} {
		if n := w.shared(g.words); n > 0 && 2*n >= min(len(w), len(g.words)) && iou(w, g.words) >= 0.2 {
			return true
		}
	}
	return false
}

// An opposition is two places of the case that cannot both stand.
type opposition struct {
	a, b caseSide
	kind string
}

func (o opposition) fits(a, b goldSide) bool {
	return o.a.near(a) && o.b.near(b) || o.a.near(b) && o.b.near(a)
}

// equal does not ask for the extent.
func (o opposition) equal(a, b caseSide) bool {
	return o.a.document == a.document && o.b.document == b.document && o.a.words.equal(a.words) && o.b.words.equal(b.words)
}

// oppositions are the conflicts that the case names, and those that it means by a
// proposition: each place that asserts it against each that denies it.
func (s *caseScorer) oppositions() (named, meant []opposition) {
	for _, c := range s.c.Conflicts {
		a, okA := s.side(c.A.Statement, c.A.Place)
		b, okB := s.side(c.B.Statement, c.B.Place)
		if okA && okB {
			named = append(named, opposition{a, b, string(c.Kind)})
		}
	}
	for _, q := range s.c.Propositions {
		by := map[hearsay.Stance][]caseSide{}
		sides, stances := s.sides(q.Places)
		for i, x := range sides {
			by[stances[i]] = append(by[stances[i]], x)
		}
		for _, x := range by[hearsay.Asserts] {
			for _, y := range by[hearsay.Denies] {
				meant = append(meant, opposition{x, y, string(hearsay.DenialConflict)})
			}
		}
	}
	return named, meant
}

// A goldPair is a conflict of the gold.
type goldPair struct {
	a, b goldSide
	kind string
}

// goldPairs are the conflicts of the gold.
func (s *caseScorer) goldPairs() (pairs []goldPair) {
	for _, c := range s.gold.Conflicts {
		pairs = append(pairs, goldPair{s.anchored(c.A), s.anchored(c.B), c.Kind})
	}
	return pairs
}

// opposedByClaims are the places that assert a claim of the gold against those that
// deny it.
func (s *caseScorer) opposedByClaims() (opposed []goldPair) {
	for _, c := range s.gold.Claims {
		for _, x := range c.Places {
			for _, y := range c.Places {
				if x.Stance == hearsay.Asserts && y.Stance == hearsay.Denies {
					opposed = append(opposed, goldPair{a: s.anchored(x), b: s.anchored(y)})
				}
			}
		}
	}
	return opposed
}

// rightOpposition tells whether the gold has an opposition: as a conflict, by its
// claims, or as two places in the two camps of a dispute.
func (s *caseScorer) rightOpposition(pairs, opposed []goldPair) func(opposition) bool {
	camps := campsOfAll(pairs, disputesOf(pairs))
	return func(o opposition) bool {
		fits := func(p goldPair) bool { return o.fits(p.a, p.b) }
		return slices.ContainsFunc(pairs, fits) || slices.ContainsFunc(opposed, fits) || slices.ContainsFunc(camps, func(c goldCamps) bool {
			in := func(p caseSide, camp int) bool { return slices.ContainsFunc(c.sides[camp], p.near) }
			return in(o.a, 0) && in(o.b, 1) || in(o.a, 1) && in(o.b, 0)
		})
	}
}

func (s *caseScorer) scoreConflicts() {
	named, meant := s.oppositions()
	all := slices.Concat(named, meant)
	pairs := s.goldPairs()
	opposed := s.opposedByClaims()
	found, of, kinds, total := map[string]int{}, map[string]int{}, 0, 0
	hit := make([]bool, len(pairs))
	for i, p := range pairs {
		of[p.kind]++
		kind := false
		for _, o := range all {
			if o.fits(p.a, p.b) {
				hit[i] = true
				kind = kind || o.kind == p.kind
			}
		}
		found[p.kind] += count(hit[i])
		total += count(hit[i])
		kinds += count(kind)
	}
	for _, k := range []hearsay.ConflictKind{hearsay.DenialConflict, hearsay.Reversal, hearsay.Discrepancy} {
		s.ratio("conflicts found: "+string(k), found[string(k)], of[string(k)])
	}
	disputes := disputesOf(pairs)
	n, places, placesOf := 0, 0, 0
	for _, d := range disputes {
		known := slices.ContainsFunc(d, func(i int) bool { return hit[i] })
		var sides []goldSide
		for _, i := range d {
			sides = append(sides, pairs[i].a, pairs[i].b)
		}
		w := len(distinctSides(sides))
		n += count(known)
		placesOf += w
		if known {
			places += w
		}
	}
	s.ratio("disputes found (pairs that share a side are one)", n, len(disputes))
	s.ratio("disputes found, weighted by their places", places, placesOf)
	s.ratio("conflict kind right, of those found", kinds, total)

	right := s.rightOpposition(pairs, opposed)
	for _, x := range []struct {
		name string
		list []opposition
	}{{"conflicts named that the gold has", named}, {"conflicts named or meant by a proposition that the gold has", all}} {
		n := 0
		distinct := distinctOppositions(x.list)
		for _, o := range distinct {
			n += count(right(o))
		}
		s.ratio(x.name, n, len(distinct))
	}
}

// distinctOppositions are those between other words, whichever way round.
func distinctOppositions(l []opposition) (out []opposition) {
	for _, o := range l {
		if !slices.ContainsFunc(out, func(k opposition) bool { return k.equal(o.a, o.b) || k.equal(o.b, o.a) }) {
			out = append(out, o)
		}
	}
	return out
}

func distinctSides(l []goldSide) (out []goldSide) {
	for _, x := range l {
		if !slices.ContainsFunc(out, x.equal) {
			out = append(out, x)
		}
	}
	return out
}

// disputesOf joins pairs of one kind that share a side: each dispute is the
// indices of its pairs, rising.
func disputesOf(pairs []goldPair) [][]int {
	group := make([]int, len(pairs))
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			i = group[i]
		}
		return i
	}
	for i, p := range pairs {
		for j, q := range pairs[:i] {
			if p.kind == q.kind && (p.a.same(q.a) || p.a.same(q.b) || p.b.same(q.a) || p.b.same(q.b)) {
				group[root(i)] = root(j)
			}
		}
	}
	var out [][]int
	at := map[int]int{}
	for i := range pairs {
		r := root(i)
		if _, ok := at[r]; !ok {
			at[r] = len(out)
			out = append(out, nil)
		}
		out[at[r]] = append(out[at[r]], i)
	}
	return out
}

// goldCamps are the places of a dispute on its two sides.
type goldCamps struct {
	kind  string
	sides [2][]goldSide
}

// campsOfAll are the camps of those disputes of which no place stands in both.
func campsOfAll(pairs []goldPair, disputes [][]int) (all []goldCamps) {
	for _, d := range disputes {
		if c, ok := campsOf(pairs, d); ok {
			all = append(all, goldCamps{pairs[d[0]].kind, c})
		}
	}
	return all
}

// campsOf puts the places of a dispute into two camps by walking along its pairs;
// ok is false where a place would stand in both.
func campsOf(pairs []goldPair, dispute []int) (camps [2][]goldSide, ok bool) {
	type placed struct {
		goldSide
		camp int
	}
	var all []placed
	campOf := func(u goldSide) int { // -1 for none yet
		for _, p := range all {
			if u.same(p.goldSide) {
				return p.camp
			}
		}
		return -1
	}
	put := func(u goldSide, camp int) {
		if i := slices.IndexFunc(all, func(p placed) bool { return p.equal(u) }); i >= 0 {
			all[i].camp = camp
			return
		}
		all = append(all, placed{u, camp})
	}
	ok = true
	for todo := slices.Clone(dispute); len(todo) > 0; {
		k := max(0, slices.IndexFunc(todo, func(i int) bool { return campOf(pairs[i].a) >= 0 || campOf(pairs[i].b) >= 0 }))
		p := pairs[todo[k]]
		todo = slices.Delete(todo, k, k+1)
		a, b := campOf(p.a), campOf(p.b)
		switch {
		case a < 0 && b < 0:
			a, b = 0, 1
		case a < 0:
			a = 1 - b
		case b < 0:
			b = 1 - a
		}
		ok = ok && a != b
		put(p.a, a)
		put(p.b, b)
	}
	for _, p := range all {
		camps[p.camp] = append(camps[p.camp], p.goldSide)
	}
	return camps, ok
}
