package reuse

import "sort"

// A cover is the words of one side that segments hold already: intervals that
// do not overlap, sorted.
type cover struct{ at []interval }

type interval struct{ start, end int }

// find is the index of the first interval that ends after i.
func (c *cover) find(i int) int {
	return sort.Search(len(c.at), func(k int) bool { return c.at[k].end > i })
}

// covers reports whether more than half of start to end is covered.
func (c *cover) covers(start, end int) bool {
	n := 0
	for k := c.find(start); k < len(c.at) && c.at[k].start < end; k++ {
		n += min(end, c.at[k].end) - max(start, c.at[k].start)
	}
	return 2*n > end-start
}

// holds reports whether word i is covered.
func (c *cover) holds(i int) bool {
	k := c.find(i)
	return k < len(c.at) && c.at[k].start <= i
}

// free is the stretch of uncovered words around start to end: the largest
// uncovered part of it, and what is free to both sides of that.
func (c *cover) free(start, end, length int) (int, int) {
	k := c.find(start)
	from, best, bestTo := 0, -1, 0
	if k > 0 {
		from = c.at[k-1].end
	}
	bestFrom := from
	for ; ; k++ {
		to := length
		if k < len(c.at) {
			to = c.at[k].start
		}
		if n := min(end, to) - max(start, from); n > best {
			best, bestFrom, bestTo = n, from, to
		}
		if k >= len(c.at) || c.at[k].start >= end {
			return bestFrom, max(bestFrom, bestTo)
		}
		from = c.at[k].end
	}
}

// add covers start to end, which is free.
func (c *cover) add(start, end int) {
	k := c.find(start)
	c.at = append(c.at, interval{})
	copy(c.at[k+1:], c.at[k:])
	c.at[k] = interval{start, end}
}
