package report

import (
	"sort"
	"strings"
)

// An Aligned is the renderings of an utterance word under word: a column for
// each stretch that all have, or that one of them changes.
type Aligned struct {
	Rows []AlignedRow
}

// An AlignedRow is one rendering; Cells are as many in every row.
type AlignedRow struct {
	Rendering *Rendering
	Cells     []Cell
}

// A Cell is what one rendering has in a column.
type Cell struct {
	Fate string // same, cut (nothing stands here), new (other words), more (words that the fullest one has there)
	Text string
	Runs []Run // of new: which of its words are
}

const (
	columnsMost = 9 // of a table that a page has room for
	alignedMost = 8 // rows
)

// columns puts the words of renderings under those of the first; nil where a table
// would be too wide to be read, or nothing differs.
func columns(texts []string) [][]Cell {
	if len(texts) < 2 || len(texts) > alignedMost {
		return nil
	}
	full, fullKeys := words(texts[0])
	n := len(full)
	type reading struct {
		shown   []string
		partner []int // of each word of the fullest, or -1
	}
	var readings []reading
	var odd [][2]int // stretches of the fullest where a rendering differs; empty ones are insertions
	for _, t := range texts[1:] {
		own, ownKeys := words(t)
		pair := common(ownKeys, fullKeys)
		r := reading{own, make([]int, n)}
		for i := range r.partner {
			r.partner[i] = -1
		}
		for i, j := range pair {
			if j >= 0 {
				r.partner[j] = i
			}
		}
		at, word := 0, 0 // next word of the fullest, of this one
		note := func(to, upto int) {
			differs := false
			for k := at; k < to; k++ {
				differs = differs || fullKeys[k] != ""
			}
			for k := word; k < upto; k++ {
				differs = differs || ownKeys[k] != ""
			}
			if differs {
				odd = append(odd, [2]int{at, to})
			}
		}
		for j := range n {
			if i := r.partner[j]; i >= 0 {
				note(j, i)
				at, word = j+1, i+1
			}
		}
		note(n, len(own))
		readings = append(readings, r)
	}
	if len(odd) == 0 {
		return nil
	}
	sort.Slice(odd, func(i, j int) bool { return odd[i][0] < odd[j][0] || odd[i][0] == odd[j][0] && odd[i][1] < odd[j][1] })
	var joined [][2]int
	for _, o := range odd {
		// A single word between two changes is no column of its own.
		if k := len(joined) - 1; k >= 0 && o[0] <= joined[k][1]+1 {
			joined[k][1] = max(joined[k][1], o[1])
			continue
		}
		joined = append(joined, o)
	}
	var cols [][2]int // even and odd by what
	var changed []bool
	at := 0
	for _, o := range joined {
		if o[0] > at {
			cols, changed = append(cols, [2]int{at, o[0]}), append(changed, false)
		}
		cols, changed = append(cols, o), append(changed, true)
		at = o[1]
	}
	if at < n {
		cols, changed = append(cols, [2]int{at, n}), append(changed, false)
	}
	if len(cols) > columnsMost {
		return nil
	}
	first := make([]Cell, len(cols))
	for k, c := range cols {
		first[k] = Cell{Fate: "same", Text: strings.Join(full[c[0]:c[1]], " ")}
		if changed[k] {
			first[k].Fate = "more"
			if c[0] == c[1] {
				first[k].Fate = "cut"
			}
		}
	}
	out := [][]Cell{first}
	for _, r := range readings {
		row := make([]Cell, len(cols))
		from := 0
		for k, c := range cols {
			to := len(r.shown)
			if k+1 < len(cols) {
				to = from
				if changed[k] { // up to the next word of the fullest that this one has
					to = len(r.shown)
					for j := c[1]; j < n; j++ {
						if r.partner[j] >= 0 {
							to = r.partner[j]
							break
						}
					}
				} else { // up to the last word that both have
					for j := c[0]; j < c[1]; j++ {
						if r.partner[j] >= 0 {
							to = r.partner[j] + 1
						}
					}
				}
			}
			to = max(to, from)
			row[k] = Cell{Fate: "same", Text: strings.Join(r.shown[from:to], " ")}
			if changed[k] {
				own, there := row[k].Text, first[k].Text
				switch {
				case own == "":
					row[k].Fate = "cut"
				case sameWords(own, there):
					row[k].Fate = "more"
				default:
					row[k].Fate = "new"
					for _, r := range Changes(there, own) {
						if r.Fate == "same" || r.Fate == "new" {
							row[k].Runs = append(row[k].Runs, r)
						}
					}
				}
			}
			from = to
		}
		out = append(out, row)
	}
	return out
}

// sameWords reports whether two texts differ in punctuation at most.
func sameWords(a, b string) bool {
	_, x := words(a)
	_, y := words(b)
	return strings.Join(x, "") == strings.Join(y, "")
}

// Aligned puts the renderings under each other, nil where that would not fit.
// Those with the same words as the fullest one stand in the list beside it only.
func (q *Quote) Aligned() *Aligned {
	var texts []string
	var of []*Rendering
	for i := range q.Renderings {
		r := &q.Renderings[i]
		if i > 0 && r.Same {
			continue
		}
		texts, of = append(texts, r.Words), append(of, r)
	}
	cells := columns(texts)
	if cells == nil {
		return nil
	}
	a := &Aligned{}
	for i, row := range cells {
		a.Rows = append(a.Rows, AlignedRow{of[i], row})
	}
	return a
}

// Changed reports whether a rendering has other words, or fewer, than the fullest.
func (q *Quote) Changed() bool {
	for i := range q.Renderings {
		if i > 0 && !q.Renderings[i].Same {
			return true
		}
	}
	return false
}

// changed are the quotations that changed, or those that did not.
func (v *View) changed(want bool) (l []*Quote) {
	for _, q := range v.Quotes {
		if q.Changed() == want {
			l = append(l, q)
		}
	}
	return l
}

// quotesOpen is how many quotations that changed are open to see.
const quotesOpen = 5

// ChangedQuotes are the first quotations that changed.
func (v *View) ChangedQuotes() []*Quote { l := v.changed(true); return l[:min(len(l), quotesOpen)] }

// MoreChanged are the quotations that changed behind the first few.
func (v *View) MoreChanged() []*Quote { l := v.changed(true); return l[min(len(l), quotesOpen):] }

// SameQuotes are the quotations whose words stayed.
func (v *View) SameQuotes() []*Quote { return v.changed(false) }

const clustersOpen = 4

// ClustersOpen are the first clusters.
func (v *View) ClustersOpen() []*Cluster { return v.Clusters[:min(len(v.Clusters), clustersOpen)] }

// ClustersMore are the clusters behind the first few.
func (v *View) ClustersMore() []*Cluster { return v.Clusters[min(len(v.Clusters), clustersOpen):] }
