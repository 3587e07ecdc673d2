package term

import (
	"math"
	"slices"
)

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

// Meet calls each with the numbers that two sorted lists share, in order.
func Meet(a, b []int32, each func(number int32)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x == y:
			each(x)
			i, j = i+1, j+1
		case x < y:
			i++
		default:
			j++
		}
	}
}

// Shared are the numbers that two sorted lists have in common.
func Shared(a, b []int32) (both []int32) {
	Meet(a, b, func(n int32) { both = append(both, n) })
	return both
}

// Holds reports whether a sorted list has a number.
func Holds(sorted []int32, n int32) bool {
	_, ok := slices.BinarySearch(sorted, n)
	return ok
}

// A Counts is Weights over numbers.
type Counts struct {
	Texts []int32   // of each number: how many of the added texts hold it
	N     int       // how many texts were added
	Of    []float64 // the weight of each number, once they are settled
}

// NewCounts is of no texts, over so many numbers.
func NewCounts(numbers int) *Counts { return &Counts{Texts: make([]int32, numbers)} }

// Add counts one text with distinct numbers.
func (c *Counts) Add(numbers []int32) {
	c.N++
	for _, s := range numbers {
		c.Texts[s]++
	}
}

// Settle gives each number its weight, when all texts have been added.
func (c *Counts) Settle() {
	c.Of = make([]float64, len(c.Texts))
	for s, n := range c.Texts {
		c.Of[s] = c.rare(n)
	}
}

// rare is the weight of what so many texts hold.
func (c *Counts) rare(texts int32) float64 {
	return math.Log(1 + float64(max(c.N, 1))/float64(max(texts, 1)))
}

// Weight is that of a number, which may be one that was given later.
func (c *Counts) Weight(s int32) float64 {
	if int(s) >= len(c.Of) {
		return c.rare(0)
	}
	return c.Of[s]
}

// Sum is the weight of all numbers.
func (c *Counts) Sum(numbers []int32) float64 {
	sum := 0.0
	for _, s := range numbers {
		sum += c.Of[s]
	}
	return sum
}
