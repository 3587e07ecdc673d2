package word

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// Classes is a clustering of words by the words beside them in much text: words
// of one class are used alike. Every class belongs to a coarse class.
type Classes struct {
	slots  []classSlot // open addressing, class 0 is free
	coarse []uint16    // of each class
}

// Every class is below MaxClasses, every coarse one below MaxCoarse.
const (
	MaxClasses = 384
	MaxCoarse  = 64
)

type classSlot struct {
	key   uint32
	class uint16
}

// Words appends the look of each word to out, with its class where c is not nil.
func (c *Classes) Words(out []Word, words []string) []Word {
	for _, s := range words {
		out = append(out, c.Word(s))
	}
	return out
}

// Word is the look of s, with its class where c is not nil.
func (c *Classes) Word(s string) Word {
	w := Of(s)
	if c == nil {
		return w
	}
	k := classKey(w.Lower)
	mask := uint32(len(c.slots) - 1)
	for i := k & mask; c.slots[i].class != 0; i = (i + 1) & mask {
		if c.slots[i].key == k {
			w.Class = c.slots[i].class
			w.Coarse = c.coarse[w.Class]
			break
		}
	}
	return w
}

func classKey(lower uint64) uint32 { return uint32(lower >> 32) }

var errModel = errors.New("word: not a clustering, or a damaged one")

// ReadClasses reads what Counter.Cluster wrote.
func ReadClasses(b []byte) (*Classes, error) {
	next := func() uint64 {
		v, size := binary.Uvarint(b)
		if size <= 0 {
			b = nil
			return 0
		}
		b = b[size:]
		return v
	}
	n := next()
	if n == 0 || n > MaxClasses || n > uint64(len(b)) {
		return nil, errModel
	}
	c := &Classes{coarse: make([]uint16, n)}
	for i := range c.coarse {
		if c.coarse[i] = uint16(next()); c.coarse[i] >= MaxCoarse {
			return nil, errModel
		}
	}
	words := next()
	if words > uint64(len(b)) {
		return nil, errModel
	}
	size := 16
	for uint64(size) < 2*words {
		size *= 2
	}
	c.slots = make([]classSlot, size)
	k := uint32(0)
	for range words {
		k += uint32(next())
		class := next()
		if class == 0 || class >= n || b == nil {
			return nil, errModel
		}
		i := k & uint32(size-1)
		for c.slots[i].class != 0 {
			i = (i + 1) & uint32(size-1)
		}
		c.slots[i] = classSlot{k, uint16(class)}
	}
	return c, nil
}

// appendClasses writes a clustering: of is the class of each word by its key.
func appendClasses(b []byte, of []classSlot, coarse []uint16) []byte {
	b = binary.AppendUvarint(b, uint64(len(coarse)))
	for _, c := range coarse {
		b = binary.AppendUvarint(b, uint64(c))
	}
	slices.SortFunc(of, func(x, y classSlot) int { return cmp.Compare(x.key, y.key) })
	of = slices.CompactFunc(of, func(x, y classSlot) bool { return x.key == y.key })
	b = binary.AppendUvarint(b, uint64(len(of)))
	last := uint32(0)
	for _, s := range of {
		b = binary.AppendUvarint(b, uint64(s.key-last))
		b = binary.AppendUvarint(b, uint64(s.class))
		last = s.key
	}
	return b
}
