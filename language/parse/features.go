package parse

import (
	"math/bits"

	"github.com/openhearsay/hearsay/language/tag"
	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/learn"
)

// A unit is what the features see of one word, each as a hash.
type unit struct {
	word, tag, both     uint64 // both joins word and tag
	class, coarse, look uint64
	upTo                counts // of the words before it
}

// counts are of what tells where clauses and quotations end.
type counts struct{ verbs, commas, quotes, ands, stops uint16 }

func (c *counts) add(tag string) {
	switch tag {
	case "VBD", "VBZ", "VBP", "MD":
		c.verbs++
	case ",":
		c.commas++
	case "``", "''":
		c.quotes++
	case "CC":
		c.ands++
	case ":", ".", "-LRB-", "-RRB-":
		c.stops++
	}
}

// between says what stands between two words, the first of them left out.
func between(a, b *unit) uint64 {
	x, y := &a.upTo, &b.upTo
	return small(int(min(y.verbs-x.verbs, 2)) + 3*int(min(y.commas-x.commas, 2)) + 9*int((y.quotes-x.quotes)&1) +
		18*int(min(y.ands-x.ands, 1)) + 36*int(min(y.stops-x.stops, 1)))
}

// absent stands for words beyond the ends of stack and sentence.
var absent = unit{word: 0x5bd1e995a1c4f2d7, tag: 0x27d4eb2f165667c5, both: 0x9fb21c651e98df25, class: 0x2545f4914f6cdd1d}

func units(out []unit, words []word.Word, tags []uint8) []unit {
	var upTo counts
	for i := range words {
		w, t := &words[i], learn.Mix(uint64(tags[i]), 0x71)
		u := unit{word: w.Lower, tag: t, both: learn.Mix(w.Lower, t)}
		if w.Class != 0 {
			u.class, u.coarse = learn.Mix(uint64(w.Class), 0x72), learn.Mix(uint64(w.Coarse), 0x73)
		} else {
			u.class, u.coarse = w.Suffix[2], t
		}
		u.look = w.Suffix[2]
		u.upTo = upTo
		upTo.add(tag.Name(tags[i]))
		out = append(out, u)
	}
	root := learn.Mix(0x74, 0x75)
	return append(out, unit{root, root, root, root, root, root, upTo})
}

// join joins hashes; the order counts.
func join(a, b uint64) uint64 { return a + bits.RotateLeft64(b, 23) }

func join3(a, b, c uint64) uint64 {
	return a + bits.RotateLeft64(b, 23) + bits.RotateLeft64(c, 41)
}

func join4(a, b, c, d uint64) uint64 {
	return a + bits.RotateLeft64(b, 17) + bits.RotateLeft64(c, 31) + bits.RotateLeft64(d, 47)
}

func small(n int) uint64 { return uint64(n+1) * 0x9e3779b97f4a7c15 }

func labelHash(l uint8) uint64 { return (uint64(l) + 3) * 0xd1342543de82ef95 }

// distance is n in steps that grow.
func distance(n int) int {
	switch {
	case n <= 4:
		return n
	case n <= 6:
		return 5
	case n <= 10:
		return 6
	case n <= 20:
		return 7
	}
	return 8
}

// view is the part of a state that features look at.
type view struct {
	s  *state
	us []unit
}

func (v view) at(i int32) *unit {
	if i < 0 || int(i) >= len(v.us) {
		return &absent
	}
	return &v.us[i]
}

func (v view) node(i int32) node {
	if i < 0 || int(i) >= len(v.s.nodes) {
		return node{head: none, left1: none, left2: none, right1: none, right2: none, label: noLabel}
	}
	return v.s.nodes[i]
}

func (v view) label(i int32) uint64 {
	if i < 0 || int(i) >= len(v.s.nodes) {
		return 0x94d049bb133111eb
	}
	return labelHash(v.s.nodes[i].label)
}

// appendActions appends the features that the next action is chosen by, after
// Zhang and Nivre (ACL 2011).
func appendActions(f []uint64, s *state, us []unit) []uint64 {
	v := view{s, us}
	i0, i1, i2 := s.top(0), s.top(1), s.top(2)
	j := int32(s.next)
	s0, s1, s2 := v.at(i0), v.at(i1), v.at(i2)
	b0, b1, b2, b3 := v.at(j), v.at(j+1), v.at(j+2), v.at(j+3)
	n0, n1, nb := v.node(i0), v.node(i1), v.node(j)
	s0l, s0r, s0l2, s0r2 := v.at(n0.left1), v.at(n0.right1), v.at(n0.left2), v.at(n0.right2)
	s1l, s1r, s1l2, s1r2 := v.at(n1.left1), v.at(n1.right1), v.at(n1.left2), v.at(n1.right2)
	b0l, b0l2 := v.at(nb.left1), v.at(nb.left2)
	gap, gap1 := 0, 0
	if i0 >= 0 {
		gap = distance(int(j - i0))
	}
	if i1 >= 0 {
		gap1 = distance(int(i0 - i1))
	}
	d, d1 := small(gap), small(gap1+16)
	t := uint64(0)
	add := func(a uint64) {
		t++
		f = append(f, learn.Mix(a, t))
	}
	// single words
	add(s0.word)
	add(s0.tag)
	add(s0.both)
	add(s1.word)
	add(s1.tag)
	add(s1.both)
	add(s2.tag)
	add(s2.both)
	add(b0.word)
	add(b0.tag)
	add(b0.both)
	add(b1.word)
	add(b1.tag)
	add(b1.both)
	add(b2.tag)
	add(b2.both)
	add(b3.tag)
	// pairs
	add(join(s0.both, b0.both))
	add(join(s0.both, b0.word))
	add(join(s0.word, b0.both))
	add(join(s0.both, b0.tag))
	add(join(s0.tag, b0.both))
	add(join(s0.tag, b0.tag))
	add(join(b0.tag, b1.tag))
	add(join(b0.word, b1.word))
	add(join(s0.word, b1.word))
	add(join(s1.both, s0.both))
	add(join(s1.word, s0.word))
	add(join(s1.both, s0.tag))
	add(join(s1.tag, s0.both))
	add(join(s1.tag, s0.tag))
	add(join(s1.word, b0.word))
	add(join(s1.tag, b0.tag))
	// three words
	add(join3(b0.tag, b1.tag, b2.tag))
	add(join3(s0.tag, b0.tag, b1.tag))
	add(join3(s1.tag, s0.tag, b0.tag))
	add(join3(s0.both, b0.tag, b1.tag))
	add(join3(s0.tag, b0.both, b1.tag))
	add(join3(s1.tag, s0.both, b0.tag))
	add(join3(s1.both, s0.tag, b0.tag))
	add(join3(s1.tag, s0.tag, b0.both))
	add(join3(s2.tag, s1.tag, s0.tag))
	add(join4(s1.tag, s0.tag, b0.tag, b1.tag))
	add(join4(s0.tag, b0.tag, b1.tag, b2.tag))
	add(join4(s2.tag, s1.tag, s0.tag, b0.tag))
	add(join3(s0.tag, s0l.tag, b0.tag))
	add(join3(s0.tag, s0r.tag, b0.tag))
	add(join3(s0.tag, b0.tag, b0l.tag))
	add(join3(s1.tag, s1l.tag, s0.tag))
	add(join3(s1.tag, s1r.tag, s0.tag))
	add(join3(s1.tag, s0.tag, s0l.tag))
	add(join3(s1.tag, s0.tag, s0r.tag))
	add(join4(s1.tag, s1r.tag, s0.tag, b0.tag))
	// distance
	add(join(s0.word, d))
	add(join(s0.tag, d))
	add(join(b0.word, d))
	add(join(b0.tag, d))
	add(join3(s0.word, b0.word, d))
	add(join3(s0.tag, b0.tag, d))
	add(join3(s1.tag, s0.tag, d1))
	add(join3(s1.word, s0.word, d1))
	add(join4(s1.tag, s0.tag, b0.tag, d1))
	// what stands between
	g, g1 := uint64(0), uint64(0)
	if i0 >= 0 {
		g = between(s0, b0)
	}
	if i1 >= 0 {
		g1 = between(s1, s0)
	}
	add(join(s0.tag, g))
	add(join(b0.tag, g))
	add(join3(s0.tag, b0.tag, g))
	add(join3(s1.tag, s0.tag, g1))
	add(join4(s1.tag, s0.tag, b0.tag, g1))
	add(join3(s1.word, s0.tag, g1))
	add(join4(s1.tag, s0.tag, g, g1))
	// how many dependents
	v0, v1, vb := small(int(min(n0.lefts, 4))*8+int(min(n0.rights, 4))), small(int(min(n1.lefts, 4))*8+int(min(n1.rights, 4))), small(int(min(nb.lefts, 4)))
	add(join(s0.word, v0))
	add(join(s0.tag, v0))
	add(join(s1.word, v1))
	add(join(s1.tag, v1))
	add(join(b0.word, vb))
	add(join(b0.tag, vb))
	add(join3(s1.tag, s0.tag, v0+v1*3))
	// dependents
	add(join(s0l.word, s0.tag))
	add(join(s0l.tag, s0.word))
	add(join(v.label(n0.left1), s0.both))
	add(join(s0r.word, s0.tag))
	add(join(s0r.tag, s0.word))
	add(join(v.label(n0.right1), s0.both))
	add(join(s1l.tag, s1.word))
	add(join(v.label(n1.left1), s1.both))
	add(join(s1r.word, s1.tag))
	add(join(s1r.tag, s1.word))
	add(join(v.label(n1.right1), s1.both))
	add(join(b0l.word, b0.tag))
	add(join(b0l.tag, b0.word))
	add(join(v.label(nb.left1), b0.both))
	add(join3(s0.tag, s0l.tag, s0l2.tag))
	add(join3(s0.tag, s0r.tag, s0r2.tag))
	add(join3(s1.tag, s1l.tag, s1l2.tag))
	add(join3(s1.tag, s1r.tag, s1r2.tag))
	add(join3(b0.tag, b0l.tag, b0l2.tag))
	add(join3(s0.tag, v.label(n0.left1), v.label(n0.left2)))
	add(join3(s1.tag, v.label(n1.right1), v.label(n1.right2)))
	// the labels of all dependents
	add(join(s0.word, n0.leftLabels*0x9e3779b97f4a7c15))
	add(join(s0.tag, n0.leftLabels*0x9e3779b97f4a7c15))
	add(join3(s0.tag, n0.leftLabels*0x9e3779b97f4a7c15, b0.tag))
	add(join(s0.tag, n0.rightLabels*0x9e3779b97f4a7c15))
	add(join(s1.word, n1.rightLabels*0x9e3779b97f4a7c15))
	add(join(s1.tag, n1.leftLabels*0x9e3779b97f4a7c15))
	add(join3(s1.tag, n1.leftLabels*0x9e3779b97f4a7c15, s0.tag))
	add(join3(s1.tag, n1.rightLabels*0x9e3779b97f4a7c15, s0.tag))
	add(join(b0.tag, nb.leftLabels*0x9e3779b97f4a7c15))
	// classes
	add(join(s0.class, b0.class))
	add(join(s1.class, s0.class))
	add(join(s0.class, b0.tag))
	add(join(s0.tag, b0.class))
	add(join(s1.class, s0.tag))
	add(join(s1.tag, s0.class))
	add(join(s0.class, b1.tag))
	add(join3(s1.coarse, s0.coarse, b0.tag))
	add(join3(s0.coarse, b0.coarse, b1.tag))
	add(join3(s1.coarse, s0.tag, b0.coarse))
	return f
}

// appendLabel appends the features that the label of the arc from head to
// dependent is chosen by.
func appendLabel(f []uint64, s *state, us []unit, head, dependent int32) []uint64 {
	v := view{s, us}
	h, d := v.at(head), v.at(dependent)
	side := uint64(0x51)
	if head > dependent {
		side = 0xa7
		if int(head) == s.n {
			side = 0xc3
		}
	}
	nh, nd := v.node(head), v.node(dependent)
	gap := small(distance(max(int(head-dependent), int(dependent-head))))
	dl, dr, dl2 := v.at(nd.left1), v.at(nd.right1), v.at(nd.left2)
	dp, dn := v.at(dependent-1), v.at(dependent+1)
	hp, hn := v.at(head-1), v.at(head+1)
	lefts, rights := nh.leftLabels*0x9e3779b97f4a7c15, nh.rightLabels*0x9e3779b97f4a7c15
	ll, rr := nd.leftLabels*0x9e3779b97f4a7c15, nd.rightLabels*0x9e3779b97f4a7c15
	t := side << 8
	add := func(a uint64) {
		t++
		f = append(f, learn.Mix(a, t))
	}
	add(h.word)
	add(h.tag)
	add(d.word)
	add(d.tag)
	add(d.both)
	add(d.look)
	add(h.look)
	add(join(h.tag, d.tag))
	add(join(h.both, d.tag))
	add(join(h.tag, d.both))
	add(join(h.word, d.word))
	add(join(h.both, d.both))
	add(join3(h.tag, d.tag, gap))
	add(join(d.word, gap))
	add(join3(d.tag, dp.tag, h.tag))
	add(join3(d.tag, dn.tag, h.tag))
	add(join3(h.tag, hp.tag, d.tag))
	add(join3(h.tag, hn.tag, d.tag))
	add(join4(h.tag, d.tag, dp.tag, dn.tag))
	add(join3(d.tag, dl.word, h.tag))
	add(join3(d.tag, dl.tag, h.tag))
	add(join3(d.tag, dr.tag, h.tag))
	add(join3(d.word, dl.word, h.tag))
	add(join3(dl.word, h.word, d.tag))
	add(join3(d.tag, dl2.word, h.tag))
	add(join3(d.tag, h.tag, ll))
	add(join3(d.tag, h.tag, rr))
	add(join4(d.tag, h.tag, ll, rr))
	add(join(d.word, ll))
	add(join(h.word, ll))
	add(join(d.tag, ll))
	add(join3(h.tag, d.tag, lefts))
	add(join3(h.tag, d.tag, rights))
	add(join3(h.word, d.tag, rights))
	add(join3(h.word, d.tag, lefts))
	add(join(h.class, d.class))
	add(join(h.class, d.tag))
	add(join(h.tag, d.class))
	add(join3(h.coarse, d.coarse, dl.word))
	add(join3(h.coarse, d.class, dl.word))
	add(join(dp.word, d.tag))
	add(join(dn.word, d.tag))
	add(join(dp.word, h.tag))
	add(join3(d.look, h.tag, d.tag))
	if head < dependent {
		h, d = d, h
	}
	g := between(d, h)
	add(join3(h.tag, d.tag, g))
	add(join3(h.word, d.tag, g))
	add(join3(h.tag, d.word, g))
	return f
}
