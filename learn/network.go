// Package learn holds the learning machines that the stages are trained with: a
// network over sparse inputs, tables of log-linear weights and a linear-chain
// conditional random field. It knows nothing of language or news.
package learn

import (
	"encoding/binary"
	"errors"
)

// A Network is a trained network with one hidden layer of rectified units over a
// sparse input (Chen and Manning, EMNLP 2014). The input is a list of rows; what
// the hidden layer gets is the sum of the weights of these rows. All weights are
// whole numbers, so that every machine computes the same. It is not changed once
// made, and safe for concurrent use.
type Network struct {
	units, outputs, rows int
	in                   []byte  // row after row: by how many bits its weights are moved up, a weight for each unit
	out                  []int16 // for each output the weights of the units
	bias                 []int32 // of each output
}

// Limits that keep sums from running over: of a weight of the input, with mostRows
// of them in 16 bits; of what a unit gives and of a weight of the output, with
// mostUnits products in 32 bits.
const (
	mostIn    = 126 << mostUp
	mostUp    = 2 // bits that a row's weights, one byte each, are moved up by at the most
	mostRows  = 64
	mostH     = 4095
	mostOut   = 2047
	mostUnits = 192
	unitStep  = 64 // units is a multiple of this
)

// Units is the number of hidden units: 64, 128 or 192.
func (n *Network) Units() int { return n.units }

// Outputs is the number of outputs.
func (n *Network) Outputs() int { return n.outputs }

// Rows is the number of rows that an input can have.
func (n *Network) Rows() int { return n.rows }

// Hidden sets h, which has Units places, to what the hidden units give for up to
// 64 rows, from 0 to Rows-1. Nothing is allocated.
func (n *Network) Hidden(rows []int32, h []int16) {
	n.check(rows)
	sumUp(h[:n.units], n.in, rows, nil, nil, 0, mostH)
}

// check panics where there is no such row: sumUp does not look.
func (n *Network) check(rows []int32) {
	for _, r := range rows {
		if uint(r) >= uint(n.rows) {
			panic("learn: no such row")
		}
	}
}

// Score is the score of output c for what the hidden units give. Scores can be
// compared with those of the same network.
func (n *Network) Score(h []int16, c int) int32 {
	return dot(h[:n.units], n.out[c*n.units:][:n.units]) + n.bias[c]
}

// Best is the class of the highest score among some, the first of equals; class
// c has output from+c, and some is not empty.
func (n *Network) Best(h []int16, from int, some []uint8) uint8 {
	best := some[0]
	if len(some) == 1 {
		return best
	}
	top := n.Score(h, from+int(best))
	for _, c := range some[1:] {
		if s := n.Score(h, from+int(c)); s > top {
			best, top = c, s
		}
	}
	return best
}

// plainSumUp sets h to the sums of rows of in, of places of kept, which has sums as
// long as h one after the other, cut to what lies between least and most. The
// lower two bits of a row's first byte say by how many bits its weights are moved up.
func plainSumUp(h []int16, in []byte, rows []int32, kept []int16, places []int32, least, most int16) {
	clear(h)
	for _, r := range rows {
		row := in[int(r)*(len(h)+1):][:len(h)+1]
		up := row[0] & 3
		for i, w := range row[1:] {
			h[i] += int16(int8(w)) << up
		}
	}
	for _, p := range places {
		for i, x := range kept[int(p)*len(h):][:len(h)] {
			h[i] += x
		}
	}
	for i, x := range h {
		h[i] = min(max(x, least), most)
	}
}

// plainDot is the sum of the products of a and b, which are equally long.
func plainDot(a, b []int16) (sum int32) {
	for i, x := range a {
		sum += int32(x) * int32(b[i])
	}
	return sum
}

var errNetwork = errors.New("learn: not a network, or a damaged one")

const networkHeader = 6

// ReadNetwork reads what NetworkTrainer.Append wrote from the start of b, which it
// keeps and does not change, and returns the rest of b. The rows of the input are not
// looked at: whatever they are, nothing fails.
func ReadNetwork(b []byte) (*Network, []byte, error) {
	if len(b) < networkHeader {
		return nil, nil, errNetwork
	}
	n := &Network{units: unitStep * int(b[0]), outputs: int(b[1]), rows: int(binary.LittleEndian.Uint32(b[2:]))}
	b = b[networkHeader:]
	outs := n.outputs * (2*n.units + 4)
	if n.units == 0 || n.units > mostUnits || n.outputs == 0 || n.rows == 0 || len(b) < outs || n.rows > (len(b)-outs)/(n.units+1) {
		return nil, nil, errNetwork
	}
	n.in, b = b[:n.rows*(n.units+1)], b[n.rows*(n.units+1):]
	n.out, n.bias = make([]int16, n.outputs*n.units), make([]int32, n.outputs)
	for i := range n.out {
		n.out[i] = min(max(int16(binary.LittleEndian.Uint16(b[2*i:])), -mostOut), mostOut)
	}
	b = b[2*len(n.out):]
	for i := range n.bias {
		n.bias[i] = min(max(int32(binary.LittleEndian.Uint32(b[4*i:])), -mostBias), mostBias)
	}
	return n, b[4*len(n.bias):], nil
}

// mostBias is what fits beside mostUnits products in 32 bits.
const mostBias = 1<<31 - 1 - mostUnits*mostH*mostOut

// Rows is an input of a Network in the making: the values of one thing after
// another, always in the same order, each of which has its own block of rows.
type Rows struct {
	List []int32
	next int32
}

// Reset empties r.
func (r *Rows) Reset() { r.List, r.next = r.List[:0], 0 }

// Add adds the row for value, from 0 to size-1, of the next block, which has
// size rows.
func (r *Rows) Add(value, size int32) {
	r.List = append(r.List, r.next+value)
	r.next += size
}

// Hash adds the row for value, which is a hash; values may share a row.
func (r *Rows) Hash(value uint64, size int32) {
	r.Add(int32(value>>32*uint64(size)>>32), size)
}

// Size is the number of rows of all blocks together, once each has been added to.
func (r *Rows) Size() int { return int(r.next) }
