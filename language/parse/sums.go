package parse

import "github.com/openhearsay/hearsay/learn"

// From one action to the next little of the input changes, and a word comes to the top
// of the stack again and again with the same dependents. So the sums of the rows of a
// part are kept under what the part hangs on.

// held is for how many words of a sentence sums are kept, by the lower bits of a word's
// place in it; a power of two. Few words stand on a stack at once.
const held = 32

// The places of the sums: of the parts first, second and third for held words each, of
// the parts ahead and nextHas, and of what a word has that has no dependents.
const (
	firstPlace = iota * held
	secondPlace
	thirdPlace
	aheadPlace
	nextPlace = aheadPlace + iota - 3
	bareFirstPlace
	bareSecondPlace
	bareNextPlace
	places
)

// A key is what a sum hangs on: a word and the last word that came to depend on it, on
// the side on which words still can.
type key struct{ word, last int32 }

// unknown is the key of no sum.
var unknown = key{-2, -2}

type sums struct {
	*learn.Sums
	keys [nextPlace + 1]key // of what is kept at a place
	at   [5]int32           // the places that make an input
	with [1]int32
}

func newSums(net *learn.Network, v *view) *sums {
	s := &sums{Sums: net.NewSums(places)}
	for place, part := range map[int32]func(*node){bareFirstPlace: v.firstHas, bareSecondPlace: v.secondHas, bareNextPlace: v.nextHas} {
		v.rows = v.rows[:0]
		part(&bare)
		s.Set(place, v.rows, nil)
	}
	return s
}

// forget is called before another sentence.
func (s *sums) forget() {
	for i := range s.keys {
		s.keys[i] = unknown
	}
}

// known reports whether the sum under k is kept at place, and takes it that it will be.
func (s *sums) known(place int32, k key) bool {
	if s.keys[place] == k {
		return true
	}
	s.keys[place] = k
	return false
}

// hidden sets h to the hidden units for the state, as they are for the rows of view.all.
func (s *sums) hidden(v *view, h []int16) {
	i, k, l, j := v.top(0), v.top(1), v.top(2), int32(v.next)
	s.at = [...]int32{firstPlace + i&(held-1), secondPlace + k&(held-1), thirdPlace + l&(held-1), aheadPlace, nextPlace}
	if n := v.node(i); !s.known(s.at[0], key{i, n.right1}) {
		v.rows = v.rows[:0]
		v.first(i)
		s.set(s.at[0], v, n, v.firstHas, bareFirstPlace)
	}
	if n := v.node(k); !s.known(s.at[1], key{k, n.right1}) {
		v.rows = v.rows[:0]
		v.second(k)
		s.set(s.at[1], v, n, v.secondHas, bareSecondPlace)
	}
	if !s.known(s.at[2], key{l, none}) {
		v.rows = v.rows[:0]
		v.third(l)
		s.Set(s.at[2], v.rows, nil)
	}
	if !s.known(aheadPlace, key{j, none}) {
		v.rows = v.rows[:0]
		v.ahead()
		s.Set(aheadPlace, v.rows, nil)
	}
	if n := v.node(j); n.left1 == none {
		s.at[4] = bareNextPlace
	} else if !s.known(nextPlace, key{j, n.left1}) {
		v.rows = v.rows[:0]
		v.nextHas(n)
		s.Set(nextPlace, v.rows, nil)
	}
	v.rows = v.rows[:0]
	v.together()
	s.Hidden(v.rows, s.at[:], h)
}

// set keeps at place the sum of the rows of v and of what n has, which is that at
// nothing where no words depend on n.
func (s *sums) set(place int32, v *view, n *node, part func(*node), nothing int32) {
	if n.left1 == none && n.right1 == none {
		s.with[0] = nothing
		s.Set(place, v.rows, s.with[:])
		return
	}
	part(n)
	s.Set(place, v.rows, nil)
}
