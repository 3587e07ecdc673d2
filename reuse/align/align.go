// Package align says which words of one text are which of another: the one
// alignment of words that changed quotations, their display and repeated passages
// are judged by.
package align

// maxCells bounds the table of an alignment; longer texts are aligned by their
// common beginning and end alone.
const maxCells = 4 << 20

// A Table is the memory of alignments, for one after another. Its zero value is
// ready; it is not safe for concurrent use.
type Table struct {
	length []uint16
	pair   []int
}

// Pairs gives for each word of a its partner in b, or -1: a longest common
// subsequence (Wagner and Fischer 1974), of which the leftmost is taken. What it
// returns is overwritten by the next call.
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
	// length of k is that for a[lo+i:m] and b[lo+j:n], where k = i*(cols+1)+j.
	if size := (rows + 1) * (cols + 1); cap(t.length) < size {
		t.length = make([]uint16, size)
	} else {
		t.length = t.length[:size]
		clear(t.length)
	}
	for i := rows - 1; i >= 0; i-- {
		row := t.length[i*(cols+1) : (i+2)*(cols+1)]
		for j := cols - 1; j >= 0; j-- {
			if a[lo+i] == b[lo+j] {
				row[j] = row[cols+1+j+1] + 1
			} else {
				row[j] = max(row[cols+1+j], row[j+1])
			}
		}
	}
	for i, j := 0, 0; i < rows && j < cols; {
		k := i*(cols+1) + j
		switch {
		case a[lo+i] == b[lo+j]:
			t.pair[lo+i] = lo + j
			i, j = i+1, j+1
		case t.length[k+cols+1] >= t.length[k+1]:
			i++
		default:
			j++
		}
	}
	return t.pair
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
