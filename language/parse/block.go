package parse

import (
	"slices"

	"github.com/openhearsay/hearsay/language/word"
)

// A block is the rows of the network's input for the values of one thing. The names say
// of what: top, second and third are the words on the stack from its top, next to next3
// those that have not been read, the first of them first; left, left2, right and right2
// are the outermost and second outermost words that depend on one of these.
type block int

// The blocks in the order of their rows: much of what Zhang and Nivre (ACL 2011) look at.
const (
	always block = iota

	topWord
	secondWord
	thirdWord
	nextWord
	next1Word
	next2Word
	topLeftWord
	topRightWord
	secondLeftWord
	secondRightWord
	nextLeftWord

	topTag
	secondTag
	thirdTag
	nextTag
	next1Tag
	next2Tag
	next3Tag
	topLeftTag
	topLeft2Tag
	topRightTag
	topRight2Tag
	secondLeftTag
	secondRightTag
	secondRight2Tag
	nextLeftTag
	nextLeft2Tag
	topBefore // the tags of the neighbours in the text
	topAfter
	secondBefore
	secondAfter
	nextBefore

	topLeftLabel
	topLeft2Label
	topRightLabel
	topRight2Label
	secondLeftLabel
	secondLeft2Label
	secondRightLabel
	secondRight2Label
	nextLeftLabel
	nextLeft2Label

	topClass
	secondClass
	nextClass
	next1Class

	topCoarse
	secondCoarse
	nextCoarse

	topNextTags
	secondTopTags
	nextNext1Tags

	topNextDistance
	topNextBetween
	secondTopDistance
	secondTopBetween

	topDependents
	secondDependents
	nextDependents

	blocks
)

// size is how many rows b has.
func (in *inputs) size(b block) int {
	switch {
	case b == always:
		return 1
	case b <= nextLeftWord:
		return in.words.Size()
	case b <= nextBefore:
		return maxTags
	case b <= nextLeft2Label:
		return int(in.labels) + 1
	case b <= next1Class:
		return word.MaxClasses
	case b <= nextCoarse:
		return word.MaxCoarse
	case b <= nextNext1Tags:
		return maxTags * maxTags
	case b == topNextDistance || b == secondTopDistance:
		return distances
	case b <= secondTopBetween:
		return betweens
	}
	return dependents
}

// A view is a state as the inputs see it.
type view struct {
	*inputs
	*state
	looks []look
	rows  []int32 // of the parts that were added
}

func (v *view) add(b block, value int32) { v.rows = append(v.rows, v.from[b]+value) }

// at is the look of word i, that of no word where there is none.
func (v *view) at(i int32) *look {
	if uint(i) >= uint(len(v.looks)) {
		return &absent
	}
	return &v.looks[i]
}

// label is the relation of word i to its head, another number where there is none.
func (v *view) label(i int32) int32 {
	if i < 0 {
		return v.labels
	}
	return int32(v.nodes[i].label)
}

// all sets rows to the input for the state, in rising order.
func (v *view) all() {
	v.rows = v.rows[:0]
	i, k := v.top(0), v.top(1)
	v.ahead()
	v.nextHas(v.node(int32(v.next)))
	v.first(i)
	v.firstHas(v.node(i))
	v.second(k)
	v.secondHas(v.node(k))
	v.third(v.top(2))
	v.together()
	slices.Sort(v.rows)
}

// The parts of an input are parted by what they hang on, so that the sums of their rows
// can be kept (see sums).

// ahead adds what hangs on which word is the next.
func (v *view) ahead() {
	j := int32(v.next)
	b0, b1, b2, b3 := v.at(j), v.at(j+1), v.at(j+2), v.at(j+3)
	v.add(always, 0)
	v.add(nextWord, b0.number)
	v.add(next1Word, b1.number)
	v.add(next2Word, b2.number)
	v.add(nextTag, b0.tag)
	v.add(next1Tag, b1.tag)
	v.add(next2Tag, b2.tag)
	v.add(next3Tag, b3.tag)
	v.add(nextBefore, v.at(j-1).tag)
	v.add(nextClass, int32(b0.class))
	v.add(next1Class, int32(b1.class))
	v.add(nextCoarse, int32(b0.coarse))
	v.add(nextNext1Tags, b0.tag*maxTags+b1.tag)
}

// nextHas adds what hangs on the words that depend on n, which is the next.
func (v *view) nextHas(n *node) {
	v.add(nextLeftWord, v.at(n.left1).number)
	v.add(nextLeftTag, v.at(n.left1).tag)
	v.add(nextLeft2Tag, v.at(n.left2).tag)
	v.add(nextLeftLabel, v.label(n.left1))
	v.add(nextLeft2Label, v.label(n.left2))
	v.add(nextDependents, n.dependents())
}

// first adds what hangs on word i being on the top of the stack.
func (v *view) first(i int32) {
	w := v.at(i)
	v.add(topWord, w.number)
	v.add(topTag, w.tag)
	v.add(topClass, w.class)
	v.add(topCoarse, w.coarse)
	before, after := v.beside(i)
	v.add(topBefore, before)
	v.add(topAfter, after)
}

// beside is the tags of the neighbours of word i.
func (v *view) beside(i int32) (before, after int32) {
	if i < 0 {
		return noTag, noTag
	}
	return v.at(i - 1).tag, v.at(i + 1).tag
}

// firstHas adds what hangs on the words that depend on n, which is on the top.
func (v *view) firstHas(n *node) {
	v.add(topLeftWord, v.at(n.left1).number)
	v.add(topRightWord, v.at(n.right1).number)
	v.add(topLeftTag, v.at(n.left1).tag)
	v.add(topLeft2Tag, v.at(n.left2).tag)
	v.add(topRightTag, v.at(n.right1).tag)
	v.add(topRight2Tag, v.at(n.right2).tag)
	v.add(topLeftLabel, v.label(n.left1))
	v.add(topLeft2Label, v.label(n.left2))
	v.add(topRightLabel, v.label(n.right1))
	v.add(topRight2Label, v.label(n.right2))
	v.add(topDependents, n.dependents())
}

// second adds what hangs on word i being the second of the stack.
func (v *view) second(i int32) {
	w := v.at(i)
	v.add(secondWord, w.number)
	v.add(secondTag, w.tag)
	v.add(secondClass, w.class)
	v.add(secondCoarse, w.coarse)
	before, after := v.beside(i)
	v.add(secondBefore, before)
	v.add(secondAfter, after)
}

// secondHas adds what hangs on the words that depend on n, which is the second.
func (v *view) secondHas(n *node) {
	v.add(secondLeftWord, v.at(n.left1).number)
	v.add(secondRightWord, v.at(n.right1).number)
	v.add(secondLeftTag, v.at(n.left1).tag)
	v.add(secondRightTag, v.at(n.right1).tag)
	v.add(secondRight2Tag, v.at(n.right2).tag)
	v.add(secondLeftLabel, v.label(n.left1))
	v.add(secondLeft2Label, v.label(n.left2))
	v.add(secondRightLabel, v.label(n.right1))
	v.add(secondRight2Label, v.label(n.right2))
	v.add(secondDependents, n.dependents())
}

// third adds what hangs on word i being the third of the stack.
func (v *view) third(i int32) {
	w := v.at(i)
	v.add(thirdWord, w.number)
	v.add(thirdTag, w.tag)
}

// together adds what hangs on two words at once: their tags, how far apart they are
// and what stands between.
func (v *view) together() {
	i, k, j := v.top(0), v.top(1), int32(v.next)
	s0, s1, b0 := v.at(i), v.at(k), v.at(j)
	v.add(topNextTags, s0.tag*maxTags+b0.tag)
	v.add(secondTopTags, s1.tag*maxTags+s0.tag)
	var far, farther, within, before int32
	if i >= 0 {
		far, within = distance(j-i), between(s0, b0)
	}
	if k >= 0 {
		farther, before = distance(i-k), between(s1, s0)
	}
	v.add(topNextDistance, far)
	v.add(topNextBetween, within)
	v.add(secondTopDistance, farther)
	v.add(secondTopBetween, before)
}
