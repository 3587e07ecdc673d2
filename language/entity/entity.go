// Package entity finds names of persons, organizations, places and other things.
package entity

import (
	"errors"
	"fmt"
	"sync"

	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/learn"
)

// A Class is a class of names.
type Class uint8

// The classes.
const (
	Person Class = iota
	Organization
	Place
	Misc
	classes
)

func (c Class) String() string {
	return [...]string{"person", "organization", "place", "misc", "none"}[min(c, classes)]
}

// A Name is a name in a sentence: words First to End, End exclusive.
type Name struct {
	First, End int
	Class      Class
}

// The label of a word: 0 outside every name, else 1 + 4*class + place (Ratinov
// and Roth, CoNLL 2009).
const (
	outside = 0
	begins  = 0 // the places
	goesOn  = 1
	ends    = 2
	alone   = 3
	labels  = 1 + 4*int(classes)
)

func label(c Class, place uint8) uint8 { return 1 + 4*uint8(c) + place }

// open reports whether a name goes on after a word with label l.
func open(l uint8) bool { return l != outside && (l-1)%4 <= goesOn }

// follows reports whether label l may stand after label before.
func follows(before, l uint8) bool {
	if open(before) {
		return l != outside && (l-1)/4 == (before-1)/4 && ((l-1)%4 == goesOn || (l-1)%4 == ends)
	}
	return l == outside || (l-1)%4 == begins || (l-1)%4 == alone
}

// A Finder finds names from left to right with a linear model. It is safe for
// concurrent use.
type Finder struct {
	model   *learn.Linear
	scratch sync.Pool
}

type scratch struct {
	labels   []uint8
	features []uint64
	scores   []int32
}

// Apply appends the names in words, one sentence with the numbers of its tags,
// to out, in order and without overlap. The time is linear.
func (f *Finder) Apply(out []Name, words []word.Word, tags []uint8) []Name {
	c, _ := f.scratch.Get().(*scratch)
	if c == nil {
		c = &scratch{scores: make([]int32, labels)}
	}
	c.labels = c.labels[:0]
	style := styleOf(words)
	before := uint8(outside)
	for i := range words {
		l := uint8(outside)
		if open(before) || candidate(&words[i]) {
			clear(c.scores)
			c.features = appendFeatures(c.features[:0], words, tags, c.labels, i, style)
			f.model.Add(c.features, c.scores)
			best := -1
			for k, s := range c.scores {
				if follows(before, uint8(k)) && (i+1 < len(words) || !open(uint8(k))) && (best < 0 || s > c.scores[best]) {
					best = k
				}
			}
			l = uint8(best)
		}
		c.labels = append(c.labels, l)
		before = l
	}
	from := len(out)
	out = appendNames(out, c.labels)
	for i := from; i < len(out); i++ {
		out[i] = untitled(out[i], words)
	}
	f.scratch.Put(c)
	return out
}

// appendNames appends the names that labels, one after the other allowed, mark.
func appendNames(out []Name, labels []uint8) []Name {
	first := 0
	for i, l := range labels {
		if l == outside {
			continue
		}
		switch (l - 1) % 4 {
		case begins:
			first = i
		case ends:
			out = append(out, Name{first, i + 1, Class((l - 1) / 4)})
		case alone:
			out = append(out, Name{i, i + 1, Class((l - 1) / 4)})
		}
	}
	return out
}

// candidate reports whether a name may begin at w: names have a capital or a
// digit.
func candidate(w *word.Word) bool { return w.Has(word.Upper) || w.Has(word.Digits) }

// styleOf tells ordinary sentences from headlines: 0 ordinary, 1 most words
// begin with a capital, 2 most words are capitals.
func styleOf(words []word.Word) uint64 {
	letters, capital, capitals := 0, 0, 0
	for i := range words {
		if words[i].Has(word.Letters) {
			letters++
			if words[i].Has(word.Capital) {
				capital++
			}
			if words[i].Has(word.Capitals) {
				capitals++
			}
		}
	}
	switch {
	case letters >= 3 && 2*capitals > letters:
		return 2
	case letters >= 4 && 3*capital > 2*letters:
		return 1
	}
	return 0
}

var edge = word.Word{Form: 0x3c79ac492ba7b653, Lower: 0x1c69b3f74ac4ae35, Shape: 0x9216d5d98979fb1b}

func appendFeatures(f []uint64, words []word.Word, tags, before []uint8, i int, style uint64) []uint64 {
	n := len(words)
	at := func(k int) *word.Word {
		if k < 0 || k >= n {
			return &edge
		}
		return &words[k]
	}
	tag := func(k int) uint64 {
		if k < 0 || k >= n {
			return 0xff
		}
		return uint64(tags[k])
	}
	l1, l2 := uint64(labels), uint64(labels)
	if i > 0 {
		l1 = uint64(before[i-1])
	}
	if i > 1 {
		l2 = uint64(before[i-2])
	}
	w, p, q, x, y := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	start := uint64(0)
	if i == 0 || i == 1 && !words[0].Has(word.Letters) {
		start = 1
	}
	look := uint64(w.Looks) | start<<8 | style<<9
	t := uint64(0)
	add := func(a uint64) {
		t++
		f = append(f, learn.Mix(a, t))
	}
	add(w.Form)
	add(w.Lower)
	add(learn.Mix(w.Form, l1))
	add(w.Suffix[1])
	add(w.Suffix[2])
	add(w.Suffix[3])
	add(w.Prefix[1])
	add(w.Prefix[2])
	add(w.Shape)
	add(look)
	add(look | l1<<16)
	add(learn.Mix(w.Shape, look))
	add(p.Form)
	add(x.Form)
	add(q.Lower)
	add(y.Lower)
	add(learn.Mix(p.Lower, l1))
	add(learn.Mix(x.Lower, l1))
	add(learn.Mix(p.Form, w.Form))
	add(learn.Mix(w.Form, x.Form))
	add(learn.Mix(p.Form, x.Form))
	add(learn.Mix(x.Form, y.Form))
	add(learn.Mix(q.Lower, p.Lower))
	add(l1)
	add(l1<<8 | l2)
	add(tag(i)<<8 | l1)
	add(tag(i)<<8 | tag(i+1))
	add(tag(i-1)<<8 | tag(i))
	add(tag(i-1)<<16 | tag(i)<<8 | tag(i+1))
	add(tag(i)<<24 | tag(i+1)<<16 | tag(i+2)<<8 | l1)
	add(learn.Mix(p.Shape, learn.Mix(w.Shape, x.Shape)))
	add(learn.Mix(learn.Mix(w.Shape, x.Shape), l1))
	add(learn.Mix(w.Suffix[2], l1))
	add(x.Suffix[2])
	add(p.Suffix[2])
	add(learn.Mix(p.Lower, w.Shape))
	add(learn.Mix(x.Lower, w.Shape))
	if i > 1 && l1 != outside { // the words of the name so far
		add(learn.Mix(learn.Mix(q.Form, p.Form), l1))
	}
	if w.Class|p.Class|x.Class != 0 {
		add(uint64(w.Class))
		add(uint64(w.Class)<<8 | l1)
		add(uint64(p.Class))
		add(uint64(x.Class))
		add(uint64(q.Class)<<16 | uint64(p.Class))
		add(uint64(x.Class)<<16 | uint64(y.Class))
		add(uint64(p.Class)<<16 | uint64(w.Class))
		add(uint64(w.Class)<<16 | uint64(x.Class))
		add(uint64(p.Coarse)<<32 | uint64(w.Coarse)<<16 | uint64(x.Coarse))
	}
	return f
}

var errModel = errors.New("entity: not a name finder's model, or a damaged one")

// Read reads a model that Train wrote.
func Read(b []byte) (*Finder, error) {
	m, _, err := learn.ReadLinear(b)
	if err != nil {
		return nil, fmt.Errorf("entity: %w", err)
	}
	if m.Classes() != labels {
		return nil, errModel
	}
	return &Finder{model: m}, nil
}
