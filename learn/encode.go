package learn

import (
	"encoding/binary"
	"math"
	"slices"
)

// AppendLinear appends the averaged model to b, for ReadLinear. Weights are
// rounded to multiples of unit (in the scale of the updates), those that round
// to zero are dropped. It writes the number of classes, keys and cells, then for
// each key in rising order its distance from the one before, its number of cells
// (of up to 8 classes: the set of them), and the cells.
func (p *Perceptron) AppendLinear(b []byte, unit float64) []byte {
	rows, n := p.average(unit)
	keys := make([]uint64, 0, len(rows))
	for k := range rows {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	b = binary.AppendUvarint(b, uint64(p.classes))
	b = binary.AppendUvarint(b, uint64(len(keys)))
	b = binary.AppendUvarint(b, uint64(n))
	last := uint64(0)
	for _, k := range keys {
		cells := rows[k]
		slices.SortFunc(cells, func(x, y cell) int { return int(x.class) - int(y.class) })
		b = binary.AppendUvarint(b, k-last)
		last = k
		small := p.classes <= maskClasses
		if small {
			mask := byte(0)
			for _, c := range cells {
				mask |= 1 << c.class
			}
			b = append(b, mask)
		} else {
			b = append(b, byte(len(cells)))
		}
		for _, c := range cells {
			if !small {
				b = append(b, byte(c.class))
			}
			b = binary.AppendVarint(b, int64(c.weight))
		}
	}
	return b
}

// average is the cells of each key in the averaged model, and how many there are.
func (p *Perceptron) average(unit float64) (rows map[uint64][]cell, n int) {
	rows = map[uint64][]cell{}
	weights := make([]float64, p.classes)
	for s, f := range p.keys {
		r := p.rows[s]
		if f == 0 || r.updates < p.least {
			continue
		}
		clear(weights)
		for _, c := range p.cells[r.start : r.start+uint32(r.n)] {
			weights[c.class] = math.Round((float64(c.weight) - c.total/p.step) / unit)
		}
		if p.classes == 3 { // the same for all classes changes nothing: the middle one can go
			middle := max(min(weights[0], weights[1]), min(max(weights[0], weights[1]), weights[2]))
			for c := range weights {
				weights[c] -= middle
			}
		}
		k := key(f)
		for c, w := range weights {
			if w != 0 {
				before := len(rows[k])
				rows[k] = join(rows[k], cell{int16(min(max(w, math.MinInt16), math.MaxInt16)), uint16(c)})
				n += len(rows[k]) - before
			}
		}
	}
	return rows, n
}

// join adds c to the cells of a key; where two features have one key, the larger
// weight stands.
func join(cells []cell, c cell) []cell {
	for i := range cells {
		if cells[i].class == c.class {
			if x, y := int(cells[i].weight), int(c.weight); y*y > x*x || y*y == x*x && y > x {
				cells[i].weight = c.weight
			}
			return cells
		}
	}
	return append(cells, c)
}
