package word

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"

	"github.com/openhearsay/hearsay/learn"
)

// A Vocabulary numbers words for a network's input: the frequent ones each by
// itself, the others by their endings and looks. 0 is the number of no word.
type Vocabulary struct {
	known []uint64 // the frequent words, the most frequent first
	slots []int32  // the numbers of these, by their upper bits: open addressing, 0 is free
}

// Endings is how many numbers stand for the words that are not frequent.
const endings = 256

// A Count says how often each word was seen.
type Count map[uint64]int

// Add counts words.
func (c Count) Add(words []Word) {
	for i := range words {
		c[words[i].Lower]++
	}
}

// NewVocabulary makes a vocabulary of the words that were seen often times.
func NewVocabulary(c Count, often int) *Vocabulary {
	list := slices.SortedFunc(maps.Keys(c), func(a, b uint64) int { return cmp.Or(cmp.Compare(c[b], c[a]), cmp.Compare(a, b)) })
	n, _ := slices.BinarySearchFunc(list, often, func(w uint64, often int) int { return cmp.Compare(often, c[w]+1) })
	return newVocabulary(list[:n])
}

func newVocabulary(known []uint64) *Vocabulary {
	size := 16
	for size < 2*len(known) {
		size *= 2
	}
	v := &Vocabulary{known, make([]int32, size)}
	for i, w := range known {
		*v.at(w) = int32(i + 1)
	}
	return v
}

// at is the slot of the word w, or the free one where it belongs.
func (v *Vocabulary) at(w uint64) *int32 {
	mask := uint64(len(v.slots) - 1)
	for i := w >> 32 & mask; ; i = (i + 1) & mask {
		if n := v.slots[i]; n == 0 || v.known[n-1] == w {
			return &v.slots[i]
		}
	}
}

// Size is how many numbers there are, 0 included.
func (v *Vocabulary) Size() int { return 1 + len(v.known) + endings }

// Number is the number of w, from 1 to Size-1.
func (v *Vocabulary) Number(w *Word) int32 {
	if n := *v.at(w.Lower); n != 0 {
		return n
	}
	return v.Ending(w)
}

// Ending is the number of w as if it were not frequent.
func (v *Vocabulary) Ending(w *Word) int32 {
	return int32(1+len(v.known)) + int32(learn.Mix(w.Suffix[1], uint64(w.Looks))%endings)
}

// Append appends v to b, for ReadVocabulary.
func (v *Vocabulary) Append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(v.known)))
	for _, w := range v.known {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	return b
}

// ReadVocabulary reads what Append wrote and returns the rest of b; ok is false
// where b is damaged.
func ReadVocabulary(b []byte) (v *Vocabulary, rest []byte, ok bool) {
	if len(b) < 4 {
		return nil, nil, false
	}
	n := int(binary.LittleEndian.Uint32(b))
	if b = b[4:]; n > len(b)/8 {
		return nil, nil, false
	}
	known := make([]uint64, n)
	for i := range known {
		known[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return newVocabulary(known), b[8*n:], true
}
