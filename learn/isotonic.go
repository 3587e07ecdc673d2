package learn

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// An Isotonic turns the confidence that a model states into how often it is
// right: a rising line through a few points, learnt from findings that the model
// was not trained on (Zadrozny and Elkan 2002).
type Isotonic struct{ points []point }

type point struct{ stated, right float32 }

// FitIsotonic learns from confidences and whether each finding was right. With
// fewer than two findings for each group nothing is learnt and Apply changes nothing.
func FitIsotonic(stated []float64, right []bool, groups int) *Isotonic {
	n := len(stated)
	if groups < 1 || n < 2*groups {
		return &Isotonic{}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case stated[a] < stated[b]:
			return -1
		case stated[a] > stated[b]:
			return 1
		}
		return 0
	})
	type block struct{ sum, right, n float64 }
	var blocks []block
	for g := range groups {
		var b block
		for _, i := range order[g*n/groups : (g+1)*n/groups] {
			b.sum += stated[i]
			b.n++
			if right[i] {
				b.right++
			}
		}
		blocks = append(blocks, b)
		// Neighbours that fall are joined until all rise.
		for k := len(blocks) - 1; k > 0 && blocks[k].right/blocks[k].n <= blocks[k-1].right/blocks[k-1].n; k-- {
			a, b := blocks[k-1], blocks[k]
			blocks[k-1] = block{a.sum + b.sum, a.right + b.right, a.n + b.n}
			blocks = blocks[:k]
		}
	}
	c := &Isotonic{}
	for _, b := range blocks {
		c.points = append(c.points, point{float32(b.sum / b.n), float32(b.right / b.n)})
	}
	return c
}

// Apply is the calibrated form of confidence p, 0 to 1.
func (c *Isotonic) Apply(p float64) float64 {
	if len(c.points) == 0 {
		return p
	}
	var x0, y0 float64
	for _, q := range c.points {
		x1, y1 := float64(q.stated), float64(q.right)
		if p < x1 {
			return between(p, x0, y0, x1, y1)
		}
		x0, y0 = x1, y1
	}
	// Beyond the last point the line goes half of the way to certainty.
	return between(p, x0, y0, 1, (1+y0)/2)
}

func between(p, x0, y0, x1, y1 float64) float64 {
	if x1 <= x0 {
		return y1
	}
	return min(max(y0+(p-x0)/(x1-x0)*(y1-y0), 0), 1)
}

// Marshal returns the calibration as bytes that OpenIsotonic reads.
func (c *Isotonic) Marshal() []byte {
	b := []byte{byte(len(c.points))}
	for _, q := range c.points {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(q.stated))
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(q.right))
	}
	return b
}

// OpenIsotonic reads a calibration at the start of data and returns what follows it.
func OpenIsotonic(data []byte) (*Isotonic, []byte, error) {
	if len(data) < 1 || len(data)-1 < 8*int(data[0]) {
		return nil, nil, errors.New("learn: not a calibration, or a damaged one")
	}
	n := int(data[0])
	data = data[1:]
	c := &Isotonic{}
	for ; n > 0; n-- {
		c.points = append(c.points, point{
			math.Float32frombits(binary.LittleEndian.Uint32(data)),
			math.Float32frombits(binary.LittleEndian.Uint32(data[4:]))})
		data = data[8:]
	}
	return c, data, nil
}
