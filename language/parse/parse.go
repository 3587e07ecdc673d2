// Package parse finds the head of each word and its relation to it: Universal
// Dependencies, version 2.
package parse

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/learn"
)

// A Parser reads a sentence from left to right (arc-hybrid transitions, linear
// models over hashed features): one model chooses the next action, another the
// relation of each arc. It is safe for concurrent use.
type Parser struct {
	labels  []string
	root    uint8
	actions *learn.Linear
	arcs    *learn.Linear
	scratch sync.Pool
}

type scratch struct {
	state    state
	units    []unit
	features []uint64
	scores   []int32
}

// Label is the relation with number n, "" where there is none.
func (p *Parser) Label(n uint8) string {
	if int(n) >= len(p.labels) {
		return ""
	}
	return p.labels[n]
}

// Apply sets heads[i] to the head of words[i], -1 for the root, and labels[i]
// to the number of its relation; words are one sentence and tags the numbers of
// their tags. Every word has a head but one. The time is linear.
func (p *Parser) Apply(words []word.Word, tags []uint8, heads []int, labels []uint8) {
	if len(words) == 0 {
		return
	}
	c, _ := p.scratch.Get().(*scratch)
	if c == nil {
		c = &scratch{scores: make([]int32, max(len(p.labels), int(actions)))}
	}
	c.units = units(c.units[:0], words, tags)
	s := &c.state
	s.reset(len(words))
	for !s.done() {
		a := p.next(c)
		label := uint8(0)
		if a != shift {
			label = p.label(c, a)
		}
		s.do(a, label)
	}
	for i := range words {
		heads[i], labels[i] = int(s.nodes[i].head), s.nodes[i].label
		if heads[i] == len(words) {
			heads[i] = -1
		}
	}
	p.scratch.Put(c)
}

func (p *Parser) next(c *scratch) action {
	s := &c.state
	var can [actions]bool
	n, only := 0, shift
	for a := range actions {
		if can[a] = s.can(a); can[a] {
			n, only = n+1, a
		}
	}
	if n == 1 {
		return only
	}
	c.features = appendActions(c.features[:0], s, c.units)
	scores := c.scores[:actions]
	clear(scores)
	p.actions.Add(c.features, scores)
	best := none
	for a := range scores {
		if can[a] && (best == none || scores[a] > scores[best]) {
			best = a
		}
	}
	return action(best)
}

func (p *Parser) label(c *scratch, a action) uint8 {
	h, d := c.state.arc(a)
	if int(h) == c.state.n {
		return p.root
	}
	c.features = appendLabel(c.features[:0], &c.state, c.units, h, d)
	scores := c.scores[:len(p.labels)]
	clear(scores)
	p.arcs.Add(c.features, scores)
	return uint8(learn.Best(scores))
}

var errModel = errors.New("parse: not a parser's model, or a damaged one")

// Read reads a model that Train wrote.
func Read(b []byte) (*Parser, error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, errModel
	}
	p := &Parser{labels: strings.Fields(string(b[size : size+int(n)]))}
	if err := p.findRoot(); err != nil {
		return nil, err
	}
	b = b[size+int(n):]
	var err error
	if p.actions, b, err = learn.ReadLinear(b); err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	if p.arcs, _, err = learn.ReadLinear(b); err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	if p.actions.Classes() != int(actions) || p.arcs.Classes() != len(p.labels) {
		return nil, errModel
	}
	return p, nil
}

func (p *Parser) findRoot() error {
	for i, l := range p.labels {
		if l == "root" {
			p.root = uint8(i)
			return nil
		}
	}
	return errModel
}
