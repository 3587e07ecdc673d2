package quote

import (
	"cmp"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// An Input is the case whose quotations are looked for.
type Input struct {
	Documents  []hearsay.Document // in the order of their ids
	Statements []hearsay.Statement
	Speakers   []hearsay.Speaker
	Sides      map[string]string // who speaks for whom, by id
	Aliases    *term.Aliases
	Passages   []hearsay.Passage
	Clauses    [][]hearsay.Clause // of each document: what its narrator says; nil where nobody knows
}

// A Field is the renderings of a case made ready for comparison: the sentences of
// what is said, and what stands in quotation marks outside all statements.
type Field struct {
	in       *Input
	texts    map[string]string
	contents map[string][]hearsay.Span // of the statements, by document
	loose    map[string][]hearsay.Span // units outside statements, by document
	unsaid   map[string][]hearsay.Span // sentences that tell what was not said, by document
	all      []unit
	standing []int         // units of which each stands for all in the same words of one side
	same     []int         // of each unit, the one that stands for it
	weights  *term.Weights // of stems
	rarity   *term.Weights // of stems and runs, over all units
	speakers *company
	shared   *passages
	next     []int // of each unit the one that follows in its document, -1 for none
	before   []int
}

// NewField makes a case ready. The time is linear in the length of what is said.
func NewField(in *Input) *Field {
	f := &Field{in: in, texts: map[string]string{}, contents: map[string][]hearsay.Span{}, loose: map[string][]hearsay.Span{}, unsaid: map[string][]hearsay.Span{}, weights: term.NewWeights(), rarity: term.NewWeights()}
	by := map[string][]int{}
	for i := range in.Statements {
		s := &in.Statements[i]
		by[s.Document] = append(by[s.Document], i)
		f.contents[s.Document] = append(f.contents[s.Document], s.Contents...)
	}
	vocabulary := map[string]int32{}
	for d := range in.Documents {
		id, text := in.Documents[d].ID, in.Documents[d].Text
		f.texts[id] = text
		if d < len(in.Clauses) {
			for _, c := range in.Clauses[d] {
				if c.Put.Polarity == hearsay.Unsaid {
					f.unsaid[id] = append(f.unsaid[id], c.Span)
				}
			}
		}
		start := len(f.all)
		for _, i := range by[id] {
			f.all = append(f.all, units(text, i, &in.Statements[i], in.Aliases)...)
		}
		if in.Documents[d].English() {
			l := looseUnits(text, id, f.contents[id], in.Aliases)
			for i := range l {
				f.loose[id] = append(f.loose[id], l[i].spans...)
			}
			f.all = append(f.all, l...)
		}
		f.all = append(f.all[:start], places(f.all[start:])...)
		for i := start; i < len(f.all); i++ {
			f.all[i].number = d
		}
		f.order(start)
	}
	seen := map[string]bool{}
	for i := range f.all {
		u := &f.all[i]
		for k, id := range u.speakers {
			if of, ok := in.Sides[id]; ok {
				id = of
			}
			u.sides = append(u.sides, id)
			if k == 0 {
				u.side = id
			}
		}
		u.intern(vocabulary)
		u.runs = u.threes()
		if !seen[u.key] {
			seen[u.key] = true
			f.weights.Add(u.stems)
		}
	}
	for i := range f.all {
		f.rarity.Add(f.all[i].stems)
		f.rarity.Add(f.all[i].runs)
		f.all[i].weight = f.weights.Sum(f.all[i].stems)
	}
	f.speakers = newCompany(in)
	f.shared = newPassages(in.Passages)
	f.duplicates()
	return f
}

// order notes which unit follows which in the document whose units begin at start.
func (f *Field) order(start int) {
	order := make([]int, 0, len(f.all)-start)
	for i := start; i < len(f.all); i++ {
		order = append(order, i)
		f.next, f.before = append(f.next, -1), append(f.before, -1)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := f.all[a].spans[0], f.all[b].spans[0]
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	for k, i := range order {
		for n := k + 1; n < len(order); n++ { // one that lies in it is no neighbour
			if j := order[n]; f.all[j].spans[0].Start >= f.all[i].spans[0].End {
				f.next[i] = j
				if f.before[j] < 0 {
					f.before[j] = i
				}
				break
			}
			if n > k+8 {
				break
			}
		}
	}
}

// overlapping reports whether two units of one document share text, or are parts of
// one statement: those are not two renderings.
func (f *Field) overlapping(i, j int) bool {
	a, b := &f.all[i], &f.all[j]
	return a.statement == b.statement && a.statement != loose || a.document == b.document && a.spans[0].Overlaps(b.spans[0])
}

// duplicates finds for the units of one side in the same words one that stands for
// them all. A unit of too few words has none.
func (f *Field) duplicates() {
	first := map[string]int{}
	f.same = make([]int, len(f.all))
	for i := range f.all {
		u := &f.all[i]
		f.same[i] = -1
		if len(u.stems) < leastContent && len(u.words) < leastWords {
			continue
		}
		k := u.side + "\x00" + u.key
		j, ok := first[k]
		if !ok {
			first[k] = i
			j = i
			f.standing = append(f.standing, i)
		} else if f.overlapping(i, j) {
			continue
		}
		f.same[i] = j
	}
}
