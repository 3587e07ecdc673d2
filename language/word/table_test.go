package word

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// TestTable: a table gives what was put into it, before and after it was written and read.
func TestTable(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	want := map[uint32]uint16{}
	table := NewTable(1000)
	for range 1000 {
		k := random.Uint32()
		if random.IntN(3) == 0 {
			k = k >> 24 << 20 // many in the same slots
		}
		n := uint16(1 + random.IntN(300))
		want[k] = n
		table.Put(k, n)
	}
	b := table.Append(nil)
	read, rest, ok := ReadTable(append(b, 7), 301)
	if !ok || len(rest) != 1 {
		t.Fatalf("read %v, %d bytes left", ok, len(rest))
	}
	for _, x := range []*Table{table, read} {
		if x.Len() != len(want) {
			t.Errorf("%d words, not %d", x.Len(), len(want))
		}
		for k, n := range want {
			if got := x.Number(&Word{Lower: uint64(k) << 32}); got != n {
				t.Fatalf("word %x has %d, not %d", k, got, n)
			}
		}
		for range 1000 {
			if k := random.Uint32(); want[k] == 0 && x.Number(&Word{Lower: uint64(k)<<32 | 5}) != 0 {
				t.Fatalf("word %x has a number", k)
			}
		}
	}
	if !bytes.Equal(b, read.Append(nil)) {
		t.Error("what was read is written in another way")
	}
	if _, _, ok := ReadTable(b, 300); ok {
		t.Error("a number too high was read")
	}
	for n := range b {
		if _, _, ok := ReadTable(b[:n], 301); ok {
			t.Fatalf("%d of %d bytes were read", n, len(b))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		if x, _, ok := ReadTable(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"), 9); ok {
			x.Number(&Word{Lower: 1 << 40})
		}
	})
}

// TestVocabulary: frequent words have numbers of their own, after reading too.
func TestVocabulary(t *testing.T) {
	c := Count{}
	for i := range uint64(500) {
		c[i<<40|i&7] = int(1000 - i) // many in the same slots
	}
	v := NewVocabulary(c, 600)
	read, rest, ok := ReadVocabulary(v.Append(nil))
	if !ok || len(rest) != 0 {
		t.Fatalf("read %v, %d bytes left", ok, len(rest))
	}
	for _, x := range []*Vocabulary{v, read} {
		for i := range uint64(500) {
			w := &Word{Lower: i<<40 | i&7}
			want := int32(i + 1)
			if i > 400 {
				want = x.Ending(w)
			}
			if got := x.Number(w); got != want {
				t.Fatalf("word %d has number %d, not %d", i, got, want)
			}
		}
	}
}
