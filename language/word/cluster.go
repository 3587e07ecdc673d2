package word

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// A Counter counts which words stand beside each other, to cluster them.
type Counter struct {
	ids   map[uint64]int32 // by lower-case form
	forms []uint64
	seen  []int32
	text  []int32 // the words of all sentences, edge between them
}

const edgeID = 0

// NewCounter makes an empty Counter.
func NewCounter() *Counter {
	return &Counter{ids: map[uint64]int32{}, forms: []uint64{0}, seen: []int32{0}, text: []int32{edgeID}}
}

// Add counts the words of one sentence, or of any stretch without a break.
func (c *Counter) Add(words []Word) {
	for i := range words {
		k := words[i].Lower
		id, ok := c.ids[k]
		if !ok {
			id = int32(len(c.forms))
			c.ids[k] = id
			c.forms = append(c.forms, k)
			c.seen = append(c.seen, 0)
		}
		c.seen[id]++
		c.text = append(c.text, id)
	}
	c.text = append(c.text, edgeID)
}

// Options steer clustering.
type Options struct {
	Classes, Coarse int // how many, up to MaxClasses and MaxCoarse
	Words           int // the most frequent so many words get a class
	Least           int // a word must have been seen so often
	Passes          int
}

// Cluster puts words into classes so that the classes of neighbours tell most
// about each other: the exchange algorithm for bigram classes (Martin, Liermann
// and Ney, Speech Communication 1998). The same words in the same order give the
// same bytes.
func (c *Counter) Cluster(o Options, progress func(format string, args ...any)) []byte {
	ids := slices.SortedFunc(maps.Values(c.ids), func(x, y int32) int {
		return cmp.Or(cmp.Compare(c.seen[y], c.seen[x]), cmp.Compare(c.forms[x], c.forms[y]))
	})
	for len(ids) > 0 && (len(ids) > o.Words || int(c.seen[ids[len(ids)-1]]) < o.Least) {
		ids = ids[:min(o.Words, len(ids)-1)]
	}
	// words 0 and 1 are the edge of a sentence and all rare words: they keep a
	// class of their own
	number := make([]int32, len(c.forms))
	for i := range number {
		number[i] = 1
	}
	number[edgeID] = 0
	for i, id := range ids {
		number[id] = int32(i + 2)
	}
	pairs := make([]uint64, len(c.text)-1)
	for i := range pairs {
		pairs[i] = uint64(number[c.text[i]])<<32 | uint64(number[c.text[i+1]])
	}
	e := newExchange(pairs, len(ids)+2, o.Classes)
	for pass := range o.Passes {
		moved := e.pass()
		progress("classes: pass %d of %d: %d of %d words moved", pass+1, o.Passes, moved, len(ids))
		if moved*1000 < len(ids) {
			break
		}
	}
	out := Classes{NewTable(len(ids)), e.coarse(o.Coarse)}
	for i, id := range slices.Backward(ids) { // of two words with one key the more frequent one counts
		out.of.Put(uint32(c.forms[id]>>32), uint16(e.class[i+2]))
	}
	return out.append(nil)
}

// A neighbour is a word with how often it stands beside another.
type neighbour struct{ word, n int32 }

// An exchange is a clustering in the making.
type exchange struct {
	classes      int
	class        []int32 // of each word
	count        []int64 // of each word
	after        [][]neighbour
	before       [][]neighbour
	self         []int64 // how often a word follows itself
	n            []int64 // of each class
	rows, column []int64 // counts of pairs of classes: rows by the first, column by the second
	xlogx        []float64
}

// newExchange starts with the frequent words dealt out over the classes; words 0
// and 1 keep classes 0 and 1 to themselves.
func newExchange(pairs []uint64, words, classes int) *exchange {
	slices.Sort(pairs)
	e := &exchange{
		classes: classes, class: make([]int32, words), count: make([]int64, words),
		after: make([][]neighbour, words), before: make([][]neighbour, words), self: make([]int64, words),
		n: make([]int64, classes), rows: make([]int64, classes*classes), column: make([]int64, classes*classes),
		xlogx: make([]float64, 1<<16),
	}
	for i := 1; i < len(e.xlogx); i++ {
		e.xlogx[i] = float64(i) * math.Log(float64(i))
	}
	e.class[1] = 1
	for w := 2; w < words; w++ {
		e.class[w] = int32(2 + (w-2)%(classes-2))
	}
	for i := 0; i < len(pairs); {
		j := i
		for j < len(pairs) && pairs[j] == pairs[i] {
			j++
		}
		a, b, n := int32(pairs[i]>>32), int32(uint32(pairs[i])), int32(j-i)
		e.count[a] += int64(n)
		if a == b {
			e.self[a] = int64(n)
		} else {
			e.after[a] = append(e.after[a], neighbour{b, n})
			e.before[b] = append(e.before[b], neighbour{a, n})
		}
		e.pair(e.class[a], e.class[b], int64(n))
		i = j
	}
	for w, n := range e.count {
		e.n[e.class[w]] += n
	}
	return e
}

func (e *exchange) pair(a, b int32, n int64) {
	e.rows[int(a)*e.classes+int(b)] += n
	e.column[int(b)*e.classes+int(a)] += n
}

func (e *exchange) f(x int64) float64 {
	if x < int64(len(e.xlogx)) {
		return e.xlogx[x]
	}
	return float64(x) * math.Log(float64(x))
}

// pass moves every word once to the class where it fits best, the frequent ones
// first, and returns how many moved.
func (e *exchange) pass() int {
	k := e.classes
	next, last := make([]int64, k), make([]int64, k) // counts of the classes after and before a word
	gain := make([]float64, k)
	moved := 0
	for w := 2; w < len(e.class); w++ {
		clear(next)
		clear(last)
		for _, x := range e.after[w] {
			next[e.class[x.word]] += int64(x.n)
		}
		for _, x := range e.before[w] {
			last[e.class[x.word]] += int64(x.n)
		}
		old := e.class[w]
		e.move(w, old, -1, next, last)
		for c := range gain {
			gain[c] = -2 * (e.f(e.n[c]+e.count[w]) - e.f(e.n[c]))
		}
		for c, n := range next {
			if n > 0 {
				e.addGain(gain, e.column[c*k:c*k+k], n)
			}
		}
		for c, n := range last {
			if n > 0 {
				e.addGain(gain, e.rows[c*k:c*k+k], n)
			}
		}
		best := old
		for c := 2; c < k; c++ {
			// the pair of the class with itself changes as a whole
			at := e.rows[c*k+c]
			if s := next[c] + last[c] + e.self[w]; s > 0 {
				gain[c] += e.f(at+s) - e.f(at)
				gain[c] -= e.f(at+next[c]) - e.f(at) + e.f(at+last[c]) - e.f(at)
			}
			if gain[c] > gain[best]+1e-9 {
				best = int32(c)
			}
		}
		e.move(w, best, 1, next, last)
		if best != old {
			e.class[w] = best
			moved++
		}
	}
	return moved
}

func (e *exchange) addGain(gain []float64, counts []int64, n int64) {
	table := e.xlogx
	alone := e.f(n)
	for b, x := range counts {
		switch {
		case x == 0:
			gain[b] += alone
		case x+n < int64(len(table)):
			gain[b] += table[x+n] - table[x]
		default:
			gain[b] += e.f(x+n) - e.f(x)
		}
	}
}

// move adds sign times the counts of word w to class c.
func (e *exchange) move(w int, c int32, sign int64, next, last []int64) {
	e.n[c] += sign * e.count[w]
	for d, n := range next {
		if n > 0 {
			e.pair(c, int32(d), sign*n)
		}
	}
	for d, n := range last {
		if n > 0 {
			e.pair(int32(d), c, sign*n)
		}
	}
	if e.self[w] > 0 {
		e.pair(c, c, sign*e.self[w])
	}
}

// coarse clusters the classes themselves into so many.
func (e *exchange) coarse(classes int) []uint16 {
	words := e.classes
	up := &exchange{
		classes: classes, class: make([]int32, words), count: slices.Clone(e.n),
		after: make([][]neighbour, words), before: make([][]neighbour, words), self: make([]int64, words),
		n: make([]int64, classes), rows: make([]int64, classes*classes), column: make([]int64, classes*classes),
		xlogx: e.xlogx,
	}
	up.class[1] = 1
	for w := 2; w < words; w++ {
		up.class[w] = int32(2 + (w-2)%(classes-2))
	}
	for a := range words {
		up.n[up.class[a]] += up.count[a]
		for b := range words {
			n := e.rows[a*words+b]
			if n == 0 {
				continue
			}
			if a == b {
				up.self[a] = n
			} else {
				up.after[a] = append(up.after[a], neighbour{int32(b), int32(n)})
				up.before[b] = append(up.before[b], neighbour{int32(a), int32(n)})
			}
			up.pair(up.class[a], up.class[b], n)
		}
	}
	for range 30 {
		if up.pass() == 0 {
			break
		}
	}
	out := make([]uint16, words)
	for i, c := range up.class {
		out[i] = uint16(c)
	}
	return out
}
