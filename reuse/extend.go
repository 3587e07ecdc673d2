package reuse

// The scores of an alignment: a matched word, one that differs, a gap's first
// and each further word. An alignment ends where its score has fallen by drop
// below its best (as in BLAST's gapped extension; affine gaps after Gotoh 1982).
const (
	scoreWord     = 4
	scoreFunction = 2
	costDiffer    = 3
	costOpen      = 3
	costExtend    = 1
	drop          = 15
)

const (
	band  = 6  // diagonals to each side of the one where a block starts
	block = 64 // words of side a in one block of the alignment
	width = 2*band + 1
	slide = 12 // matched words in a row after which a block ends and plain comparison goes on
)

// A match is a run of equal words: n words from a and from b on.
type match struct{ a, b, n int }

func value(h uint32) int {
	if h&functionWord != 0 {
		return scoreFunction
	}
	return scoreWord
}

// A sequence is the words of a text from one word on, in either direction.
type sequence struct {
	hash []uint32
	from int
	step int // 1 or -1
	n    int // words there are
}

func forward(h []uint32, from int) sequence  { return sequence{h, from, 1, len(h) - from} }
func backward(h []uint32, from int) sequence { return sequence{h, from - 1, -1, from} }

func (s *sequence) at(i int) uint32 { return s.hash[s.from+s.step*i] }

// An extender aligns two texts from a point outwards. It keeps its tables
// between calls.
type extender struct {
	back       [block + 1][width]byte
	best       [2][width]int32
	gap        [width]int32 // best score that ends in a gap on side b (a word of a alone)
	path       []match
	pathBuffer []match
}

// How a cell of the table was reached.
const (
	fromNone  = 0
	fromDiag  = 1
	fromA     = 2 // a word of a alone
	fromB     = 3 // a word of b alone
	openA     = 4 // the gap on a starts here
	openB     = 8
	maskState = 3
)

const never = -1 << 28

// extend aligns a and b from their first words on, and returns the runs of
// equal words in order, counted from there, and their score.
func (e *extender) extend(a, b sequence) []match {
	e.path = e.path[:0]
	i, j := 0, 0
	for {
		n := 0
		for i+n < a.n && j+n < b.n && a.at(i+n) == b.at(j+n) {
			n++
		}
		if n > 0 {
			e.path = append(e.path, match{i, j, n})
			i, j = i+n, j+n
		}
		if i >= a.n || j >= b.n {
			return e.path
		}
		di, dj := e.blockFrom(a, b, i, j)
		if di == 0 && dj == 0 {
			return e.path
		}
		i, j = i+di, j+dj
	}
}

// blockFrom aligns up to block words of a from (i, j) on, appends the runs up
// to the best cell to the path and returns how far that is; 0, 0 where nothing
// is gained. Cells that lie more than drop below the best are left alone, so
// that the band narrows as the score falls.
func (e *extender) blockFrom(a, b sequence, i, j int) (int, int) {
	rows := min(block, a.n-i)
	columns := b.n - j
	top, bestRow, bestCol, streak := int32(0), 0, 0, 0
	prev, next := &e.best[0], &e.best[1]
	for d := range prev {
		prev[d], next[d], e.gap[d] = never, never, never
	}
	prev[band] = 0
	e.back[0][band] = fromNone
	lo, hi := band, band // diagonals alive in the row before
	for c := 1; c <= min(band, columns); c++ {
		prev[band+c] = -int32(costOpen + costExtend*(c-1))
		e.back[0][band+c] = fromB
		hi = band + c
	}
	e.back[0][min(band+1, width-1)] |= openB
	for r := 1; r <= rows; r++ {
		wa := a.at(i + r - 1)
		gain := int32(value(wa))
		rowBest, rowAt := int32(never), 0
		gapB := int32(never)
		trace := &e.back[r]
		floor := top - drop
		newLo, newHi := width, -1
		// A cell is reached from the same diagonal, from the next one (a word of a
		// alone) or, within the row, from the one before (a word of b alone).
		from := max(lo-1, band-r, 0)
		to := min(width-1, band+columns-r)
		if from > 0 {
			next[from-1] = never
		}
		d := from
		for ; d <= to; d++ {
			if d > hi && gapB < floor && (d == 0 || next[d-1]-costOpen < floor) {
				break
			}
			c := r + d - band
			state, score := byte(fromNone), int32(never)
			if c > 0 {
				score, state = prev[d]-costDiffer, fromDiag
				if wa == b.at(j+c-1) {
					score = prev[d] + gain
				}
			}
			var flags byte
			g := int32(never)
			if d+1 < width {
				open, further := prev[d+1]-costOpen, e.gap[d+1]-costExtend
				if open >= further {
					g = open
					flags |= openA
				} else {
					g = further
				}
			}
			e.gap[d] = g
			if g > score {
				score, state = g, fromA
			}
			if d > from {
				open, further := next[d-1]-costOpen, gapB-costExtend
				if open >= further {
					gapB = open
					flags |= openB
				} else {
					gapB = further
				}
				if gapB > score {
					score, state = gapB, fromB
				}
			}
			trace[d] = state | flags
			if score < floor {
				next[d] = never
				continue
			}
			next[d] = score
			newLo, newHi = min(newLo, d), d
			if score > rowBest {
				rowBest, rowAt = score, c
			}
		}
		// What lies beyond is not alive.
		for ; d < width; d++ {
			next[d], e.gap[d] = never, never
		}
		if newHi < 0 {
			break
		}
		lo, hi = newLo, newHi
		if rowBest > top {
			top, bestRow, bestCol = rowBest, r, rowAt
			streak++
			if streak >= slide {
				break
			}
		} else {
			streak = 0
		}
		prev, next = next, prev
	}
	if top <= 0 {
		return 0, 0
	}
	e.trace(bestRow, bestCol, i, j, a, b)
	return bestRow, bestCol
}

// trace follows the table back from a cell and appends the runs of equal words.
func (e *extender) trace(r, c, i, j int, a, b sequence) {
	runs := e.pathBuffer[:0]
	state := byte(fromNone)
	for r > 0 || c > 0 {
		cell := e.back[r][c-r+band]
		if state == fromNone {
			state = cell & maskState
		}
		switch state {
		case fromDiag:
			r, c = r-1, c-1
			if a.at(i+r) == b.at(j+c) {
				if k := len(runs); k > 0 && runs[k-1].a == i+r+1 && runs[k-1].b == j+c+1 {
					runs[k-1].a, runs[k-1].b, runs[k-1].n = i+r, j+c, runs[k-1].n+1
				} else {
					runs = append(runs, match{i + r, j + c, 1})
				}
			}
			state = fromNone
		case fromA:
			if cell&openA != 0 {
				state = fromNone
			}
			r--
		case fromB:
			if cell&openB != 0 {
				state = fromNone
			}
			c--
		default:
			r, c = 0, 0
		}
	}
	e.pathBuffer = runs
	for k := len(runs) - 1; k >= 0; k-- {
		m := runs[k]
		if p := len(e.path); p > 0 && e.path[p-1].a+e.path[p-1].n == m.a && e.path[p-1].b+e.path[p-1].n == m.b {
			e.path[p-1].n += m.n
		} else {
			e.path = append(e.path, m)
		}
	}
}
