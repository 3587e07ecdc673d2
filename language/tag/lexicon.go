package tag

import (
	"cmp"
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"

	"github.com/openhearsay/hearsay/language/word"
)

// A lexicon knows what tags a word had in training: its ambiguity class, a
// number that words with about the same tags share. Class 0 is that of unknown
// words.
type lexicon struct {
	class *word.Table
	tags  [][]uint8 // that the words of each class can have, in rising order
}

// given is what the lexicon says of w: its ambiguity class and whether it begins
// with a capital, or of an unknown word its looks.
func (l *lexicon) given(w *word.Word) int32 {
	if c := l.class.Number(w); c != 0 {
		return unknownLooks + 2*int32(c-1) + int32(w.Looks&word.Capital)
	}
	return unknown(w)
}

// unknown is what given says of w where the lexicon does not know it.
func unknown(w *word.Word) int32 { return int32(w.Looks) % unknownLooks }

// unknownLooks is more than any looks.
const unknownLooks = 64

// size is more than given ever says.
func (l *lexicon) size() int32 { return unknownLooks + 2*int32(len(l.tags)) }

// some is the tags that a word can have, by what given says of it.
func (l *lexicon) some(given int32) []uint8 {
	if given < unknownLooks {
		return l.tags[0]
	}
	return l.tags[1+(given-unknownLooks)/2]
}

// A count says how often a word had each tag.
type count map[uint8]float64

func (c count) sum() (n float64) {
	for _, t := range slices.Sorted(maps.Keys(c)) {
		n += c[t]
	}
	return n
}

// set is the tags that a word had in at least share of all places.
func (c count) set(share float64) (s uint64) {
	least := share * c.sum()
	for t, n := range c {
		if n >= least {
			s |= 1 << t
		}
	}
	return s
}

const (
	classShare = 1.0 / 20   // a tag of so many of a word's places counts for its class
	someShare  = 1.0 / 1000 // one of so many of a class's places is possible for its words
	maxClasses = 1000
)

// newLexicon makes a lexicon of the words that were seen at least least times.
func newLexicon(counts map[uint32]count, least float64) *lexicon {
	type set struct {
		tags uint64
		top  uint8 // the tag of most places, 63 where none has three in five
	}
	of := map[uint32]set{}
	often := map[set]int{}
	for k, c := range counts {
		sum := c.sum()
		if sum < least {
			continue
		}
		s := set{c.set(classShare), 63}
		for t, n := range c {
			if n >= 0.6*sum {
				s.top = t
			}
		}
		of[k] = s
		often[s]++
	}
	sets := slices.SortedFunc(maps.Keys(often), func(a, b set) int {
		return cmp.Or(cmp.Compare(often[b], often[a]), cmp.Compare(a.top, b.top), cmp.Compare(a.tags, b.tags))
	})
	number := map[set]uint16{}
	for i, s := range sets[:min(len(sets), maxClasses)] {
		number[s] = uint16(i + 1)
	}
	l := &lexicon{class: word.NewTable(len(of))}
	totals := make([]count, len(number)+1)
	for i := range totals {
		totals[i] = count{}
	}
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		n := number[of[k]]
		if n != 0 {
			l.class.Put(k, n)
		}
		for t, c := range counts[k] {
			totals[n][t] += c
		}
	}
	possible := make([]uint64, len(totals))
	for n, total := range totals {
		possible[n] = total.set(someShare)
	}
	for s, n := range number {
		possible[n] |= s.tags
	}
	if possible[0] == 0 {
		possible[0] = 1<<len(names) - 1
	}
	for _, set := range possible {
		l.tags = append(l.tags, list(set))
	}
	return l
}

func list(set uint64) []uint8 {
	var out []uint8
	for ; set != 0; set &= set - 1 {
		out = append(out, uint8(bits.TrailingZeros64(set)))
	}
	return out
}

func (l *lexicon) appendBinary(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(l.tags)))
	for _, tags := range l.tags {
		b = append(append(b, byte(len(tags))), tags...)
	}
	return l.class.Append(b)
}

func readLexicon(b []byte) (l *lexicon, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n == 0 || n > maxClasses+1 {
		return nil, nil, false
	}
	b = b[size:]
	l = &lexicon{}
	for range n {
		if len(b) == 0 || b[0] == 0 || len(b)-1 < int(b[0]) {
			return nil, nil, false
		}
		tags := b[1 : 1+int(b[0])]
		if !slices.IsSorted(tags) || int(tags[len(tags)-1]) >= len(names) {
			return nil, nil, false
		}
		l.tags = append(l.tags, tags)
		b = b[1+len(tags):]
	}
	l.class, b, ok = word.ReadTable(b, n)
	return l, b, ok
}
