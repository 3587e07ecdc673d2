package learn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// A Linear is a trained multi-class linear model over hashed features: whole
// numbers as weights, and only those that are not zero. It is not changed once
// made, and safe for concurrent use.
type Linear struct {
	classes  int
	shift    uint
	slots    []slot
	cells    []cell
	small    []smallSlot // instead of slots and cells, for up to 4 classes
	features int
}

// A slot is a place of the hash table: the upper 32 bits of the key, which is 40
// bits of the feature, with the place and number of its cells. n == 0 is free.
type slot struct {
	key   uint64 // key<<7 | n
	start uint32
}

type cell struct {
	weight int16
	class  uint16
}

// A smallSlot has its weights beside its key, so that a look takes one line of
// memory. key is the key plus 1, 0 where the slot is free.
type smallSlot struct {
	key    uint64
	weight [smallClasses]int16
}

const smallClasses = 4

// keyBits is how much of a feature's hash is kept. With a million features a
// foreign one is taken for one of them once in 17,000 times.
const keyBits = 34

// maskClasses is how many classes fit into the one byte that says which cells a
// row of a small model has.
const maskClasses = 8

func key(f uint64) uint64 { return f >> (64 - keyBits) }

func newLinear(classes, keys, cells int) *Linear {
	size := uint(4)
	for 1<<size < keys*3/2 {
		size++
	}
	l := &Linear{classes: classes, shift: keyBits - size}
	if classes <= smallClasses {
		l.small = make([]smallSlot, 1<<size)
		return l
	}
	l.slots, l.cells = make([]slot, 1<<size), make([]cell, 0, cells)
	return l
}

func (l *Linear) insert(k uint64, cells []cell) {
	if l.small != nil {
		mask := uint64(len(l.small) - 1)
		i := k >> l.shift & mask
		for l.small[i].key != 0 {
			i = (i + 1) & mask
		}
		l.small[i].key = k + 1
		for _, c := range cells {
			l.small[i].weight[c.class] = c.weight
		}
		return
	}
	mask := uint64(len(l.slots) - 1)
	i := k >> l.shift & mask
	for l.slots[i].key&0x7f != 0 {
		i = (i + 1) & mask
	}
	l.slots[i] = slot{k<<7 | uint64(len(cells)), uint32(len(l.cells))}
	l.cells = append(l.cells, cells...)
}

func (l *Linear) find(f uint64) []cell {
	k := key(f)
	mask := uint64(len(l.slots) - 1)
	for i := k >> l.shift & mask; ; i = (i + 1) & mask {
		s := &l.slots[i]
		if s.key>>7 == k && s.key&0x7f != 0 {
			return l.cells[s.start : s.start+uint32(s.key&0x7f)]
		}
		if s.key == 0 {
			return nil
		}
	}
}

// Classes is the number of classes.
func (l *Linear) Classes() int { return l.classes }

// Features is how many features have a weight.
func (l *Linear) Features() int { return l.features }

// Add adds the weights of features to scores, class by class; scores has room
// for all classes. Nothing is allocated.
func (l *Linear) Add(features []uint64, scores []int32) {
	scores = scores[:l.classes]
	if l.small != nil {
		l.addSmall(features, scores)
		return
	}
	mask := uint64(len(l.slots) - 1)
	var first [ahead]uint64
	for len(features) > 0 {
		some := features[:min(len(features), ahead)]
		for j, f := range some {
			first[j] = l.slots[key(f)>>l.shift&mask].key
		}
		for j, f := range some {
			if first[j] == 0 {
				continue
			}
			for _, c := range l.find(f) {
				scores[c.class] += int32(c.weight)
			}
		}
		features = features[len(some):]
	}
}

// ahead is how many features are looked at together: their places in memory,
// which are far from each other, are then fetched at the same time.
const ahead = 16

func (l *Linear) addSmall(features []uint64, scores []int32) {
	var sum [smallClasses]int32
	mask := uint64(len(l.small) - 1)
	var first [ahead]uint64
	for len(features) > 0 {
		some := features[:min(len(features), ahead)]
		for j, f := range some {
			first[j] = l.small[key(f)>>l.shift&mask].key
		}
		for j, f := range some {
			if first[j] == 0 {
				continue
			}
			k := key(f)
			i := k >> l.shift & mask
			for l.small[i].key != k+1 && l.small[i].key != 0 {
				i = (i + 1) & mask
			}
			if s := &l.small[i]; s.key != 0 {
				sum[0] += int32(s.weight[0])
				sum[1] += int32(s.weight[1])
				sum[2] += int32(s.weight[2])
				sum[3] += int32(s.weight[3])
			}
		}
		features = features[len(some):]
	}
	for c := range scores {
		scores[c] += sum[c]
	}
}

// Best is the class of the highest score, the first of equals.
func Best(scores []int32) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}

// BestOf is Best for a model in training.
func BestOf(scores []float32) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}

var errModel = errors.New("learn: not a linear model, or a damaged one")

// ReadLinear reads what Perceptron.AppendLinear wrote from the start of b and returns the
// rest of b.
func ReadLinear(b []byte) (*Linear, []byte, error) {
	r := reader{b: b}
	classes, keys, cells := r.uint(), r.uint(), r.uint()
	if r.bad || classes < 1 || classes > 127 || keys > uint64(len(b)) || cells > uint64(len(b)) {
		return nil, nil, errModel
	}
	l := newLinear(int(classes), int(keys), int(cells))
	l.features = int(keys)
	row := make([]cell, 0, classes)
	k := uint64(0)
	for i := range keys {
		d := r.uint()
		k += d
		n := r.byte()
		mask := uint(0)
		if classes <= maskClasses {
			mask = uint(n)
			n = byte(bits.OnesCount(mask))
		}
		if r.bad || k>>keyBits != 0 || i > 0 && d == 0 || n == 0 || uint64(n) > classes {
			return nil, nil, fmt.Errorf("%w: key %d", errModel, i)
		}
		row = row[:0]
		for range n {
			var class byte
			if classes <= maskClasses {
				class = byte(bits.TrailingZeros(mask))
				mask &= mask - 1
			} else {
				class = r.byte()
			}
			w := r.int()
			if r.bad || uint64(class) >= classes {
				return nil, nil, fmt.Errorf("%w: key %d", errModel, i)
			}
			row = append(row, cell{int16(w), uint16(class)})
		}
		l.insert(k, row)
	}
	return l, r.b, nil
}

type reader struct {
	b   []byte
	bad bool
}

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.b)
	return v * r.take(n)
}

func (r *reader) int() int64 {
	v, n := binary.Varint(r.b)
	return v * int64(r.take(n))
}

// take moves on by n bytes; it returns 0, and marks the reader bad, where there
// are none.
func (r *reader) take(n int) uint64 {
	if n <= 0 || r.bad {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return 1
}

func (r *reader) byte() byte {
	if len(r.b) == 0 {
		r.bad = true
		return 0
	}
	v := r.b[0]
	r.b = r.b[1:]
	return v
}
