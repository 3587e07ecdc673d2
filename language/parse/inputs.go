package parse

import (
	"github.com/openhearsay/hearsay/language/tag"
	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/learn"
)

// inputs turn states into rows of the network's input.
type inputs struct {
	words  *word.Vocabulary
	labels int32
	rows   int // how many
}

func newInputs(words *word.Vocabulary, labels int) *inputs {
	in := &inputs{words: words, labels: int32(labels)}
	var s state
	s.reset(0)
	var r learn.Rows
	in.set(&r, &s, in.look(nil, nil, nil))
	in.rows = r.Size()
	return in
}

// A look is what the inputs see of a word.
type look struct {
	number        int32 // in the vocabulary
	tag           int32
	class, coarse int32
	upTo          counts // of the words before it
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

// The tags of the root and of no word.
const (
	rootTag = maxTags - 2
	noTag   = maxTags - 1
)

var absent = look{tag: noTag}

// look appends the looks of words, and of the root, to out.
func (in *inputs) look(out []look, words []word.Word, tags []uint8) []look {
	var upTo counts
	for i := range words {
		w := &words[i]
		out = append(out, look{in.words.Number(w), int32(tags[i]), int32(w.Class), int32(w.Coarse), upTo})
		upTo.add(tag.Name(tags[i]))
	}
	return append(out, look{tag: rootTag, upTo: upTo})
}

// between says what stands between two words, the first of them left out.
func between(a, b *look) int32 {
	x, y := &a.upTo, &b.upTo
	return int32(min(y.verbs-x.verbs, 2)) + 3*int32(min(y.commas-x.commas, 2)) + 9*int32((y.quotes-x.quotes)&1) +
		18*int32(min(y.ands-x.ands, 1)) + 36*int32(min(y.stops-x.stops, 1))
}

const betweens = 72

// distance is n in steps that grow.
func distance(n int32) int32 {
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

const distances = 9

// set sets r to the input for s: much of what Zhang and Nivre (ACL 2011) look
// at, one by one.
func (in *inputs) set(r *learn.Rows, s *state, looks []look) {
	at := func(i int32) *look {
		if i < 0 || int(i) >= len(looks) {
			return &absent
		}
		return &looks[i]
	}
	i0, i1, i2, j := s.top(0), s.top(1), s.top(2), int32(s.next)
	s0, s1, s2 := at(i0), at(i1), at(i2)
	b0, b1, b2, b3 := at(j), at(j+1), at(j+2), at(j+3)
	n0, n1, nb := s.node(i0), s.node(i1), s.node(j)

	words := int32(in.words.Size())
	r.Reset()
	r.Add(0, 1)
	for _, w := range [...]*look{s0, s1, s2, b0, b1, b2, at(n0.left1), at(n0.right1), at(n1.left1), at(n1.right1), at(nb.left1)} {
		r.Add(w.number, words)
	}
	for _, w := range [...]*look{s0, s1, s2, b0, b1, b2, b3,
		at(n0.left1), at(n0.left2), at(n0.right1), at(n0.right2),
		at(n1.left1), at(n1.right1), at(n1.right2), at(nb.left1), at(nb.left2)} {
		r.Add(w.tag, maxTags)
	}
	// the neighbours in the text
	for _, i := range [...]int32{i0, i1} {
		if i < 0 {
			r.Add(noTag, maxTags)
			r.Add(noTag, maxTags)
			continue
		}
		r.Add(at(i-1).tag, maxTags)
		r.Add(at(i+1).tag, maxTags)
	}
	r.Add(at(j-1).tag, maxTags)
	for _, i := range [...]int32{n0.left1, n0.left2, n0.right1, n0.right2, n1.left1, n1.left2, n1.right1, n1.right2, nb.left1, nb.left2} {
		label := in.labels
		if i >= 0 {
			label = int32(s.nodes[i].label)
		}
		r.Add(label, in.labels+1)
	}
	for _, w := range [...]*look{s0, s1, b0, b1} {
		r.Add(w.class, word.MaxClasses)
	}
	for _, w := range [...]*look{s0, s1, b0} {
		r.Add(w.coarse, word.MaxCoarse)
	}
	r.Add(s0.tag*maxTags+b0.tag, maxTags*maxTags)
	r.Add(s1.tag*maxTags+s0.tag, maxTags*maxTags)
	r.Add(b0.tag*maxTags+b1.tag, maxTags*maxTags)
	// how far apart, what stands between, how many dependents
	if i0 >= 0 {
		r.Add(distance(j-i0), distances)
		r.Add(between(s0, b0), betweens)
	} else {
		r.Add(0, distances)
		r.Add(0, betweens)
	}
	if i1 >= 0 {
		r.Add(distance(i0-i1), distances)
		r.Add(between(s1, s0), betweens)
	} else {
		r.Add(0, distances)
		r.Add(0, betweens)
	}
	r.Add(n0.dependents(), dependents)
	r.Add(n1.dependents(), dependents)
	r.Add(nb.dependents(), dependents)
}
