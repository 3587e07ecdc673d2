package pdf

import (
	"cmp"
	"slices"
)

const (
	maxColumns   = 20000 // pieces of a page; what has more is no page of columns
	maxNested    = 24    // blocks inside blocks
	columnRows   = 3     // a column has so many at least
	columnWords  = 3     // in the middle row
	gutterBins   = 600   // places at which a gutter is looked for
	gutterNarrow = 0.6   // ems
)

// blocks parts the pieces of a page into blocks of one column each, in the order in
// which they are read: what spans columns parts those above it from those below, and
// of columns side by side the left one comes first.
func blocks(ps []piece) [][]piece {
	if len(ps) > maxColumns {
		return [][]piece{ps}
	}
	return split(ps, 0)
}

func split(ps []piece, depth int) [][]piece {
	if len(ps) == 0 {
		return nil
	}
	g, ok := gutterOf(ps)
	if !ok || depth == maxNested {
		return [][]piece{ps}
	}
	var above, left, right, below []piece
	for _, p := range ps {
		switch {
		case p.y > g.top:
			above = append(above, p)
		case p.y < g.bottom:
			below = append(below, p)
		case p.x1 <= g.x:
			left = append(left, p)
		case p.x0 >= g.x:
			right = append(right, p)
		default: // at the very height of the end of the band
			above = append(above, p)
		}
	}
	var out [][]piece
	for _, part := range [][]piece{above, left, right, below} {
		if len(part) == len(ps) {
			return [][]piece{ps}
		}
		out = append(out, split(part, depth+1)...)
	}
	return out
}

// A gutter is a strip that no piece crosses between two heights.
type gutter struct{ x, top, bottom float64 }

// gutterOf is the gutter with the most rows of running text on both of its sides.
func gutterOf(ps []piece) (best gutter, ok bool) {
	ps = slices.Clone(ps)
	slices.SortStableFunc(ps, func(a, b piece) int { return cmp.Compare(b.y, a.y) })
	from, to := ps[0].x0, ps[0].x1
	sizes := make([]float64, len(ps))
	for i, p := range ps {
		from, to, sizes[i] = min(from, p.x0), max(to, p.x1), p.size
	}
	slices.Sort(sizes)
	em := sizes[len(sizes)/2]
	step := max((to-from)/gutterBins, 0.1*em)
	most := columnRows - 1
	var first, last float64 // of the places that are as good as the best
	for x := from + step; x < to; x += step {
		score, g := 0, gutter{}
		var left, right []int // words of the pieces on each side
		run := gutter{x: x}
		end := func() {
			if n := min(len(left), len(right)); n > score && median(left) >= columnWords && median(right) >= columnWords {
				score, g = n, run
			}
			left, right = nil, nil
		}
		for _, p := range ps {
			if p.x0 < x && p.x1 > x {
				end()
				continue
			}
			if len(left)+len(right) == 0 {
				run.top = p.y
			}
			run.bottom = p.y
			if p.x1 <= x {
				left = append(left, p.words)
			} else {
				right = append(right, p.words)
			}
		}
		end()
		switch {
		case score > most:
			most, best, first, last, ok = score, g, x, x, true
		case score == most && ok && g.top == best.top && g.bottom == best.bottom && x-last < 1.5*step:
			last = x
		}
	}
	if !ok || last-first+step < gutterNarrow*em {
		return gutter{}, false
	}
	best.x = (first + last) / 2
	return best, true
}

func median(v []int) int {
	if len(v) == 0 {
		return 0
	}
	v = slices.Clone(v)
	slices.Sort(v)
	return v[len(v)/2]
}
