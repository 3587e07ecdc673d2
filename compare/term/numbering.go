package term

import "slices"

// A Numbering gives each of many strings a number from 0, and keeps one of all that are
// equal. Once it is sorted the numbers are in the order of the strings, so that sorted
// lists of either are gone through alike, and sums over them come out the same to the
// last bit. It is safe for concurrent use while nothing is added.
type Numbering struct {
	numbers map[string]int32
	all     []string // by number
}

// NewNumbering is one of no strings.
func NewNumbering() *Numbering { return &Numbering{numbers: map[string]int32{}} }

// Add is the number of s, a new one where it has none.
func (n *Numbering) Add(s string) int32 {
	i, ok := n.numbers[s]
	if !ok {
		i = int32(len(n.all))
		n.numbers[s] = i
		n.all = append(n.all, s)
	}
	return i
}

// Number is the number of s; ok is false where it has none.
func (n *Numbering) Number(s string) (number int32, ok bool) {
	number, ok = n.numbers[s]
	return number, ok
}

// String is the string of a number.
func (n *Numbering) String(number int32) string { return n.all[number] }

// Len is how many strings have a number.
func (n *Numbering) Len() int { return len(n.all) }

// Sort gives the strings numbers in their order. What was number i becomes now[i].
func (n *Numbering) Sort() (now []int32) {
	before := n.all
	n.all = slices.Clone(before)
	slices.Sort(n.all)
	for i, s := range n.all {
		n.numbers[s] = int32(i)
	}
	now = make([]int32, len(before))
	for i, s := range before {
		now[i] = n.numbers[s]
	}
	return now
}
