// Package align says which words of one text are which of another: the one
// alignment of words that changed quotations, their display and repeated passages
// are judged by.
package align

import (
	"math/bits"
	"slices"
)

// maxCells bounds the table of an alignment; longer texts are aligned by their
// common beginning and end alone.
const maxCells = 4 << 20

// A Table is the memory of alignments, for one after another. Its zero value is
// ready; it is not safe for concurrent use.
type Table struct {
	rows []uint64
	mask []uint64
	pair []int
}

// Pairs gives for each word of a its partner in b, or -1: a longest common
// subsequence (Wagner and Fischer 1974), of which the leftmost is taken, its table kept as
// bits (Hyyrö 2004). What it returns is overwritten by the next call.
func Pairs[W comparable](t *Table, a, b []W) []int {
	t.pair = t.pair[:0]
	for range a {
		t.pair = append(t.pair, -1)
	}
	lo, m, n := 0, len(a), len(b)
	for lo < m && lo < n && a[lo] == b[lo] {
		t.pair[lo] = lo
		lo++
	}
	for m > lo && n > lo && a[m-1] == b[n-1] {
		m, n = m-1, n-1
		t.pair[m] = n
	}
	rows, cols := m-lo, n-lo
	if rows == 0 || cols == 0 || rows > maxCells/cols {
		return t.pair
	}
	// Row i is about a[lo+i:m]: its bit p is 0 where that has a longer subsequence in common
	// with the last p+1 words of b[lo:n] than with the last p.
	words := (cols + 63) / 64
	t.rows, t.mask = slices.Grow(t.rows[:0], (rows+1)*words)[:(rows+1)*words], slices.Grow(t.mask[:0], words)[:words]
	below := t.rows[rows*words:]
	for k := range below {
		below[k] = ^uint64(0)
	}
	for i := rows - 1; i >= 0; i-- {
		clear(t.mask) // bit p: the last word but p is that of the row
		for j, w := range b[lo:n] {
			if w == a[lo+i] {
				p := cols - 1 - j
				t.mask[p/64] |= 1 << (p % 64)
			}
		}
		row, carry := t.rows[i*words:(i+1)*words], uint64(0)
		for k, v := range below {
			row[k], carry = bits.Add64(v, v&t.mask[k], carry)
			row[k] |= v &^ t.mask[k]
		}
		below = row
	}
	for i, j := 0, 0; i < rows && j < cols; {
		switch {
		case a[lo+i] == b[lo+j]:
			t.pair[lo+i] = lo + j
			i, j = i+1, j+1
		case t.length(i+1, j, cols) >= t.length(i, j+1, cols):
			i++
		default:
			j++
		}
	}
	return t.pair
}

// length is that of a longest common subsequence of the rows from i on and the columns from
// j on, of so many.
func (t *Table) length(i, j, cols int) int {
	words, left := (cols+63)/64, cols-j
	row := t.rows[i*words:]
	ones := 0
	for k := range left / 64 {
		ones += bits.OnesCount64(row[k])
	}
	if rest := left % 64; rest > 0 {
		ones += bits.OnesCount64(row[left/64] << (64 - rest))
	}
	return left - ones
}

// A Fit sums an alignment up.
type Fit struct {
	Words       int // of the one that have a partner
	Run         int // of them, the most in a row on both sides
	First, Last int // partners of the first and the last of them; -1, -1 for none
}

// Measure sums up what Pairs returned.
func Measure(pairs []int) Fit {
	f := Fit{First: -1, Last: -1}
	run := 0
	for i, j := range pairs {
		if j < 0 {
			run = 0
			continue
		}
		if i > 0 && pairs[i-1] == j-1 && j > 0 {
			run++
		} else {
			run = 1
		}
		if f.First < 0 {
			f.First = j
		}
		f.Last = j
		f.Words++
		f.Run = max(f.Run, run)
	}
	return f
}
