package reuse

import (
	"cmp"
	"slices"
)

// A pile of texts that are made of the same sentences in other orders shares each
// sentence by itself: n texts of m sentences have n²·m/2 rows, each as dull as the
// next. So among candidates the number of holders from which on a passage has a row
// to the earliest holder alone is lowered from Holders until about leastRows and
// rowsPerText for each text are left. One story that five hundred texts print whole
// is one row a pair, and stays below that.
const (
	leastRows     = 30_000
	rowsPerText   = 200
	fewestHolders = 15 // how far the number of holders is lowered
)

// A bound counts the rows that a number of holders would give.
type bound struct {
	most []int   // numbers of holders, falling
	rows []int64 // twice the rows of each
}

func newBound() *bound {
	b := &bound{}
	for n := Holders; n >= fewestHolders; n /= 2 {
		b.most = append(b.most, n)
	}
	b.rows = make([]int64, len(b.most))
	return b
}

// climb takes in that a fingerprint of a text is held by so many texts, and the one
// before it in that text by so many. As many pairs of texts as hold the second and
// not the first begin a run of equal words there.
func (b *bound) climb(before, holders int) {
	for i, most := range b.most {
		b.rows[i] += int64(max(0, linked(holders, most)-linked(before, most)))
	}
}

// linked is how many others each holder is linked with.
func linked(holders, most int) int {
	if holders > most {
		return 0 // but to the earliest
	}
	return holders - 1
}

// holders is the number of holders that keeps rows within what so many texts may have.
func (b *bound) holders(texts int) int {
	for i, most := range b.most {
		if b.rows[i]/2 <= leastRows+int64(rowsPerText)*int64(texts) {
			return most
		}
	}
	return b.most[len(b.most)-1]
}

// mostHolders is how many texts may hold a passage for each pair of them to have a row.
func (c *Collection) mostHolders() (int, error) {
	if !c.options.Case || !c.options.Candidates || c.first > 0 {
		return Holders, nil
	}
	type held struct {
		place
		holders int
	}
	var all []held
	var group []place
	var current uint64
	end := func() {
		n := 0
		for i, p := range group {
			if i == 0 || p.text != group[i-1].text {
				n++
			}
		}
		if n > fewestHolders {
			for _, p := range group {
				all = append(all, held{p, n})
			}
		}
		group = group[:0]
	}
	err := c.grams.scan(func(r record) error {
		if r.key != current {
			end()
			current = r.key
		}
		group = append(group, place{int(r.val >> 32), int(uint32(r.val))})
		return nil
	})
	if err != nil {
		return 0, err
	}
	end()
	slices.SortFunc(all, func(x, y held) int {
		return cmp.Or(cmp.Compare(x.text, y.text), cmp.Compare(x.word, y.word))
	})
	b := newBound()
	for i, h := range all {
		before := 1
		if i > 0 && all[i-1].text == h.text && h.word-all[i-1].word <= window {
			before = all[i-1].holders
		}
		b.climb(before, h.holders)
	}
	return b.holders(len(c.texts)), nil
}
