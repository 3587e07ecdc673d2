package word

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// A Table gives words a number each, by the upper halves of the hashes of their
// lower-case forms. It is safe for concurrent use once nothing is put into it any more.
type Table struct {
	slots []slot // open addressing, as many as a power of two and more than half of them free
	words int
}

// A slot is a word's; number is 0 where it is free.
type slot struct {
	key    uint32
	number uint16
}

// Key is the key of w in a Table.
func Key(w *Word) uint32 { return uint32(w.Lower >> 32) }

// NewTable makes a table for so many words.
func NewTable(words int) *Table {
	size := 16
	for size < 2*words {
		size *= 2
	}
	return &Table{slots: make([]slot, size)}
}

// at is the slot of the word with key, or the free one where it belongs.
func (t *Table) at(key uint32) *slot {
	mask := uint32(len(t.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.number == 0 || s.key == key {
			return s
		}
	}
}

// Number is the number of w, 0 where it has none.
func (t *Table) Number(w *Word) uint16 { return t.at(Key(w)).number }

// Put gives the word with key a number, which is not 0. No more words are put into a
// table than it was made for.
func (t *Table) Put(key uint32, number uint16) {
	s := t.at(key)
	if s.number == 0 {
		t.words++
	}
	*s = slot{key, number}
}

// Len is how many words have a number.
func (t *Table) Len() int { return t.words }

// Append appends t to b, for ReadTable: the number of words, then for each, in the order
// of the keys, how much larger its key is than the one before, and its number.
func (t *Table) Append(b []byte) []byte {
	list := slices.DeleteFunc(slices.Clone(t.slots), func(s slot) bool { return s.number == 0 })
	slices.SortFunc(list, func(x, y slot) int { return cmp.Compare(x.key, y.key) })
	b = binary.AppendUvarint(b, uint64(len(list)))
	last := uint32(0)
	for _, s := range list {
		b = binary.AppendUvarint(b, uint64(s.key-last))
		b = binary.AppendUvarint(b, uint64(s.number))
		last = s.key
	}
	return b
}

// ReadTable reads what Append wrote and returns the rest of b; ok is false where b is
// damaged, or has a number that is not below numbers.
func ReadTable(b []byte, numbers uint64) (t *Table, rest []byte, ok bool) {
	ok = true
	next := func() uint64 {
		n, size := binary.Uvarint(b)
		if ok = ok && size > 0; !ok {
			return 0
		}
		b = b[size:]
		return n
	}
	words := next()
	if !ok || words > uint64(len(b))/2 {
		return nil, nil, false
	}
	t = NewTable(int(words))
	k := uint32(0)
	for range words {
		k += uint32(next())
		n := next()
		if !ok || n == 0 || n >= min(numbers, 1<<16) {
			return nil, nil, false
		}
		t.Put(k, uint16(n))
	}
	return t, b, true
}
