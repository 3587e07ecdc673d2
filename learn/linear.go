package learn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// A Linear is a trained multi-class linear model over hashed features: whole
// numbers as weights, and only those that are not zero. It is not changed once
// made, and safe for concurrent use.
type Linear struct {
	classes int
	shift   uint
	slots   []slot
	cells   []cell
	order   []uint64 // keys in rising order, for encoding; nil in a model that was read
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

// keyBits is how much of a feature's hash is kept. With a million features a
// foreign one is taken for one of them about once in a million.
const keyBits = 40

func key(f uint64) uint64 { return f >> (64 - keyBits) }

type linearBuilder struct {
	keys []uint64
	rows map[uint64][]cell
	at   uint64
}

func (b *linearBuilder) row(f uint64) {
	if b.rows == nil {
		b.rows = map[uint64][]cell{}
	}
	b.at = key(f)
}

func (b *linearBuilder) cell(class int, w float64) {
	w = math.Round(min(max(w, math.MinInt16), math.MaxInt16))
	if w == 0 {
		return
	}
	cells, ok := b.rows[b.at]
	if !ok {
		b.keys = append(b.keys, b.at)
	}
	for i := range cells {
		if cells[i].class == uint16(class) { // two features of one key: the larger weight stands
			if math.Abs(w) > math.Abs(float64(cells[i].weight)) {
				cells[i].weight = int16(w)
			}
			return
		}
	}
	b.rows[b.at] = append(cells, cell{int16(w), uint16(class)})
}

func (b *linearBuilder) build(classes int) *Linear {
	slices.Sort(b.keys)
	n := 0
	for _, r := range b.rows {
		n += len(r)
	}
	l := newLinear(classes, len(b.keys), n)
	for _, k := range b.keys {
		r := b.rows[k]
		slices.SortFunc(r, func(x, y cell) int { return int(x.class) - int(y.class) })
		l.insert(k, len(r))
		l.cells = append(l.cells, r...)
	}
	l.order = b.keys
	return l
}

func newLinear(classes, keys, cells int) *Linear {
	bits := uint(4)
	for 1<<bits < keys*3/2 {
		bits++
	}
	return &Linear{classes: classes, shift: keyBits - bits, slots: make([]slot, 1<<bits), cells: make([]cell, 0, cells)}
}

func (l *Linear) insert(k uint64, n int) {
	mask := uint64(len(l.slots) - 1)
	i := k >> l.shift & mask
	for l.slots[i].key&0x7f != 0 {
		i = (i + 1) & mask
	}
	l.slots[i] = slot{k<<7 | uint64(n), uint32(len(l.cells))}
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
func (l *Linear) Features() int {
	n := 0
	for _, s := range l.slots {
		if s.key != 0 {
			n++
		}
	}
	return n
}

// Add adds the weights of features to scores, class by class; scores has room
// for all classes. Nothing is allocated.
func (l *Linear) Add(features []uint64, scores []int32) {
	scores = scores[:l.classes]
	for _, f := range features {
		for _, c := range l.find(f) {
			scores[c.class] += int32(c.weight)
		}
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

// AppendBinary appends the model to b: classes, number of keys and cells, then
// for each key in rising order its distance from the one before, its number of
// cells, and the cells.
func (l *Linear) AppendBinary(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(l.classes))
	b = binary.AppendUvarint(b, uint64(len(l.order)))
	b = binary.AppendUvarint(b, uint64(len(l.cells)))
	last := uint64(0)
	for _, k := range l.order {
		cells := l.find(k << (64 - keyBits))
		b = binary.AppendUvarint(b, k-last)
		last = k
		b = append(b, byte(len(cells)))
		for _, c := range cells {
			b = append(b, byte(c.class))
			b = binary.AppendVarint(b, int64(c.weight))
		}
	}
	return b
}

var errModel = errors.New("learn: not a linear model, or a damaged one")

// ReadLinear reads what AppendBinary wrote from the start of b and returns the
// rest of b.
func ReadLinear(b []byte) (*Linear, []byte, error) {
	r := reader{b: b}
	classes, keys, cells := r.uint(), r.uint(), r.uint()
	if r.bad || classes < 1 || classes > 127 || keys > uint64(len(b)) || cells > uint64(len(b)) {
		return nil, nil, errModel
	}
	l := newLinear(int(classes), int(keys), int(cells))
	k := uint64(0)
	for i := range keys {
		d := r.uint()
		k += d
		n := r.byte()
		if r.bad || k>>keyBits != 0 || i > 0 && d == 0 || n == 0 || uint64(n) > classes {
			return nil, nil, fmt.Errorf("%w: key %d", errModel, i)
		}
		l.insert(k, int(n))
		for range n {
			class, w := r.byte(), r.int()
			if r.bad || uint64(class) >= classes {
				return nil, nil, fmt.Errorf("%w: key %d", errModel, i)
			}
			l.cells = append(l.cells, cell{int16(w), uint16(class)})
		}
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
