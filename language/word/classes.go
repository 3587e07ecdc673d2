package word

import (
	"encoding/binary"
	"errors"
)

// Classes is a clustering of words by the words beside them in much text: words
// of one class are used alike. Every class belongs to a coarse class.
type Classes struct {
	of     *Table
	coarse []uint16 // of each class
}

// Every class is below MaxClasses, every coarse one below MaxCoarse.
const (
	MaxClasses = 384
	MaxCoarse  = 64
)

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
	if w.Class = c.of.Number(&w); w.Class != 0 {
		w.Coarse = c.coarse[w.Class]
	}
	return w
}

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
	var ok bool
	if c.of, _, ok = ReadTable(b, n); !ok {
		return nil, errModel
	}
	return c, nil
}

// append writes c, for ReadClasses.
func (c *Classes) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(c.coarse)))
	for _, k := range c.coarse {
		b = binary.AppendUvarint(b, uint64(k))
	}
	return c.of.Append(b)
}
