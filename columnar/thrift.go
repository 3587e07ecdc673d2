package columnar

import (
	"encoding/binary"
	"errors"
)

// deepest is how far structs and lists of a footer may lie within each other.
const deepest = 64

var errThrift = errors.New("lists or structs that cannot be: it is damaged")

// fits goes through a struct in Thrift's compact protocol, as footers and the heads of pages
// are written, and returns how many bytes it has. It refuses what says that it has more
// elements or bytes than there are, before anybody makes room for them: a list of 2³¹ row
// groups takes six bytes to write.
//
// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
func fits(b []byte) (int, error) {
	w := walker{b: b}
	w.structure(0)
	if w.failed {
		return 0, errThrift
	}
	return w.at, nil
}

// A walker goes through bytes. After a failure it goes no further.
type walker struct {
	b      []byte
	at     int
	failed bool
}

func (w *walker) fail() { w.failed = true }

func (w *walker) byte() byte {
	if w.failed || w.at >= len(w.b) {
		w.fail()
		return 0
	}
	w.at++
	return w.b[w.at-1]
}

func (w *walker) uvarint() uint64 {
	if w.failed {
		return 0
	}
	u, n := binary.Uvarint(w.b[w.at:])
	if n <= 0 {
		w.fail()
		return 0
	}
	w.at += n
	return u
}

func (w *walker) skip(n uint64) {
	if w.failed || n > uint64(len(w.b)-w.at) {
		w.fail()
		return
	}
	w.at += int(n)
}

// The types of the compact protocol.
const (
	thriftStop   = 0
	thriftTrue   = 1
	thriftFalse  = 2
	thriftByte   = 3
	thriftInt64  = 6 // 16 and 32 bits are 4 and 5, all three as variable-length integers
	thriftDouble = 7
	thriftBinary = 8
	thriftList   = 9
	thriftSet    = 10
	thriftMap    = 11
	thriftStruct = 12
	thriftUUID   = 13
)

func (w *walker) structure(depth int) {
	if depth > deepest {
		w.fail()
	}
	for !w.failed {
		head := w.byte()
		kind := head & 15
		if kind == thriftStop {
			return
		}
		if head>>4 == 0 {
			w.uvarint() // the number of the field
		}
		if kind != thriftTrue && kind != thriftFalse { // a field that is true or false has no more bytes
			w.value(kind, depth+1)
		}
	}
}

func (w *walker) value(kind byte, depth int) {
	switch kind {
	case thriftTrue, thriftFalse, thriftByte:
		w.skip(1)
	case 4, 5, thriftInt64:
		w.uvarint()
	case thriftDouble:
		w.skip(8)
	case thriftBinary:
		w.skip(w.uvarint())
	case thriftUUID:
		w.skip(16)
	case thriftList, thriftSet:
		head := w.byte()
		n := uint64(head >> 4)
		if n == 15 {
			n = w.uvarint()
		}
		w.elements(n, depth, head&15)
	case thriftMap:
		n := w.uvarint()
		if n > 0 {
			kinds := w.byte()
			w.elements(n, depth, kinds>>4, kinds&15)
		}
	case thriftStruct:
		w.structure(depth)
	default:
		w.fail()
	}
}

// elements goes through n elements, or pairs of them; each has a byte at least.
func (w *walker) elements(n uint64, depth int, kinds ...byte) {
	if depth > deepest || w.failed || n > uint64(len(w.b)-w.at) {
		w.fail()
		return
	}
	for range n {
		for _, k := range kinds {
			if w.value(k, depth+1); w.failed {
				return
			}
		}
	}
}
