package tag

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"

	"github.com/openhearsay/hearsay/language/word"
)

// A lexicon knows what tags a word had in training: its ambiguity class, a
// number that words with the same tags share.
type lexicon map[uint32]uint16

func lexiconKey(w *word.Word) uint32 { return uint32(w.Lower >> 32) }

// appendAll appends the ambiguity class of each word; 0 is an unknown one,
// which is told apart by its looks instead.
func (l lexicon) appendAll(out []uint64, words []word.Word) []uint64 {
	for i := range words {
		w := &words[i]
		if c, ok := l[lexiconKey(w)]; ok {
			out = append(out, uint64(c)<<8|uint64(w.Looks&word.Capital))
		} else {
			out = append(out, 1<<40|uint64(w.Looks))
		}
	}
	return out
}

// A count says how often a word had each tag.
type count map[uint8]float64

// newLexicon makes a lexicon of the words that were seen at least least times:
// a tag counts that a word had in one of twenty places.
func newLexicon(counts map[uint32]count, least float64) lexicon {
	type set struct{ tags uint64 }
	of := map[uint32]set{}
	often := map[set]int{}
	for k, c := range counts {
		sum := 0.0
		for _, n := range c {
			sum += n
		}
		if sum < least {
			continue
		}
		var s set
		top, topN := uint8(0), 0.0
		for t, n := range c {
			if n >= sum/20 {
				s.tags |= 1 << (t & 63)
			}
			if n > topN || n == topN && t < top {
				top, topN = t, n
			}
		}
		if topN < 0.6*sum {
			top = 63
		}
		s.tags |= uint64(top) << 58
		of[k] = s
		often[s]++
	}
	sets := slices.SortedFunc(maps.Keys(often), func(a, b set) int {
		return cmp.Or(cmp.Compare(often[b], often[a]), cmp.Compare(a.tags, b.tags))
	})
	number := map[set]uint16{}
	for i, s := range sets {
		if i < 1000 {
			number[s] = uint16(i + 1)
		}
	}
	l := lexicon{}
	for k, s := range of {
		if n := number[s]; n != 0 {
			l[k] = n
		}
	}
	return l
}

func (l lexicon) appendBinary(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(l)))
	last := uint32(0)
	for _, k := range slices.Sorted(maps.Keys(l)) {
		b = binary.AppendUvarint(b, uint64(k-last))
		b = binary.AppendUvarint(b, uint64(l[k]))
		last = k
	}
	return b
}

func readLexicon(b []byte) (l lexicon, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)) {
		return nil, nil, false
	}
	b = b[size:]
	l = make(lexicon, n)
	k := uint32(0)
	for range n {
		d, size := binary.Uvarint(b)
		if size <= 0 {
			return nil, nil, false
		}
		b = b[size:]
		c, size := binary.Uvarint(b)
		if size <= 0 {
			return nil, nil, false
		}
		b = b[size:]
		k += uint32(d)
		l[k] = uint16(c)
	}
	return l, b, true
}
