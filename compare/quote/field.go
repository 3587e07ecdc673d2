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
	standing []int // units of which each stands for all in the same words of one side
	same     []int // of each unit, the one that stands for it
	*vocabulary
	weights  *term.Counts // of stems, over units that differ in their words
	rarity   *term.Counts // of stems, over all units
	runs     *term.Counts // of runs, over all units
	speakers *company
	shared   *passages
	next     []int // of each unit the one that follows in its document, -1 for none
	before   []int
}

// NewField makes a case ready. The time is linear in the length of what is said.
func NewField(in *Input) *Field {
	f := &Field{in: in, texts: map[string]string{}, contents: map[string][]hearsay.Span{}, loose: map[string][]hearsay.Span{}, unsaid: map[string][]hearsay.Span{}, vocabulary: newVocabulary()}
	by := map[string][]int{}
	for i := range in.Statements {
		s := &in.Statements[i]
		by[s.Document] = append(by[s.Document], i)
		f.contents[s.Document] = append(f.contents[s.Document], s.Contents...)
	}
	cut := &cutter{vocabulary: f.vocabulary, keys: term.NewNumbering(), aliases: in.Aliases}
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
			f.all = append(f.all, cut.units(text, i, &in.Statements[i])...)
		}
		if in.Documents[d].English() {
			l := cut.looseUnits(text, id, f.contents[id])
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
	f.sort(f.all)
	f.speakers = newCompany(in)
	for i := range f.all {
		u := &f.all[i]
		if len(u.speakers) > 0 {
			u.who = f.speakers.by[u.speakers[0]]
		}
		for k, id := range u.speakers {
			if of, ok := in.Sides[id]; ok {
				id = of
			}
			u.sides = append(u.sides, id)
			if k == 0 {
				u.side = id
			}
		}
		u.list()
	}
	f.weigh(cut.keys.Len())
	f.shared = newPassages(in.Passages)
	f.duplicates()
	return f
}

// weigh numbers the runs of the units and weighs those and stems by how many units hold
// them. The units have so many keys.
func (f *Field) weigh(keys int) {
	f.weights, f.rarity, f.runs = term.NewCounts(f.stems.Len()), term.NewCounts(f.stems.Len()), term.NewCounts(0)
	seen := make([]bool, keys)
	numbers := map[[3]int32]int32{}
	var runs [][3]int32
	for i := range f.all {
		u := &f.all[i]
		if !seen[u.key] {
			seen[u.key] = true
			f.weights.Add(u.stems)
		}
		f.rarity.Add(u.stems)
		runs = u.threes(runs)
		u.runs = make([]int32, len(runs))
		for k, r := range runs {
			n, ok := numbers[r]
			if !ok {
				n = int32(len(numbers))
				numbers[r] = n
				f.runs.Texts = append(f.runs.Texts, 0)
			}
			u.runs[k] = n
		}
		f.runs.Add(u.runs)
	}
	f.rarity.N *= 2 // stems and runs are rare among both
	f.runs.N *= 2
	f.weights.Settle()
	f.rarity.Settle()
	f.runs.Settle()
	for i := range f.all {
		f.all[i].weight = f.weights.Sum(f.all[i].stems)
	}
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
	type said struct {
		side string
		key  int32
	}
	first := map[said]int{}
	f.same = make([]int, len(f.all))
	for i := range f.all {
		u := &f.all[i]
		f.same[i] = -1
		if len(u.stems) < leastContent && len(u.words) < leastWords {
			continue
		}
		k := said{u.side, u.key}
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
