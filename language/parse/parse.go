// Package parse finds the head of each word and its relation to it: Universal
// Dependencies, version 2.
package parse

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/learn"
)

// A Parser reads a sentence from left to right by arc-hybrid transitions; a small
// network chooses the next action and the relation of the arc that it makes
// (Chen and Manning, EMNLP 2014). It is safe for concurrent use.
type Parser struct {
	labels                        []string
	root                          uint8
	subject, apposed, punctuation uint8
	relations                     *relations
	in                            *inputs
	net                           *learn.Network
	scratch                       sync.Pool
}

type scratch struct {
	state    state
	tags     []uint8
	view     view
	sums     *sums
	h        []int16
	possible []uint8
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
// their tags. Every word has a head but one. The time is linear but for names that
// are taken for second subjects, each of which is one more look at the sentence.
func (p *Parser) Apply(words []word.Word, tags []uint8, heads []int, labels []uint8) {
	if len(words) == 0 {
		return
	}
	c, _ := p.scratch.Get().(*scratch)
	if c == nil {
		c = &scratch{h: make([]int16, p.net.Units())}
		c.view = view{inputs: p.in, state: &c.state}
		c.sums = newSums(p.net, &c.view)
	}
	c.tags = tags
	c.view.looks = p.in.look(c.view.looks[:0], words, tags)
	c.sums.forget()
	s := &c.state
	s.reset(len(words))
	for !s.done() {
		p.step(c)
	}
	for i := range words {
		heads[i], labels[i] = int(s.nodes[i].head), s.nodes[i].label
		if heads[i] == len(words) {
			heads[i] = -1
		}
	}
	if p.subject != noLabel && p.apposed != noLabel {
		p.apposition(tags, heads, labels)
	}
	c.tags = nil
	p.scratch.Put(c)
}

// step takes the next action.
func (p *Parser) step(c *scratch) {
	s := &c.state
	c.possible = s.possible(c.possible[:0])
	if len(c.possible) > 1 || c.possible[0] != shift {
		c.sums.hidden(&c.view, c.h)
	}
	a := p.net.Best(c.h, 0, c.possible)
	if a == shift {
		s.do(shift, 0)
		return
	}
	head, dependent := s.arc(a)
	if int(head) == s.n {
		s.do(a, p.root)
		return
	}
	s.do(a, p.net.Best(c.h, outputOf(a, len(p.labels)), p.relations.between(c.tags, head, dependent)))
}

// outputOf is the network's output for the first relation of the arcs that a
// makes; the first outputs are for the actions.
func outputOf(a action, labels int) int {
	if a == left {
		return int(actions)
	}
	return int(actions) + labels
}

func outputs(labels int) int { return int(actions) + 2*labels }

var errModel = errors.New("parse: not a parser's model, or a damaged one")

// Read reads a model that Train wrote.
func Read(b []byte) (*Parser, error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, errModel
	}
	p := &Parser{labels: strings.Fields(string(b[size : size+int(n)]))}
	if err := p.name(); err != nil {
		return nil, err
	}
	var err error
	var sets []labelSet
	if sets, b, err = readSets(b[size+int(n):], len(p.labels)); err != nil {
		return nil, err
	}
	p.relations = newRelations(sets, len(p.labels))
	words, b, ok := word.ReadVocabulary(b)
	if !ok {
		return nil, errModel
	}
	p.in = newInputs(words, len(p.labels))
	if p.net, _, err = learn.ReadNetwork(b); err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	if p.net.Outputs() != outputs(len(p.labels)) || p.net.Rows() != p.in.rows {
		return nil, errModel
	}
	return p, nil
}

// name finds the labels that the parser itself knows of.
func (p *Parser) name() error {
	for name, to := range map[string]*uint8{"nsubj": &p.subject, "appos": &p.apposed, "punct": &p.punctuation} {
		*to = noLabel
		if i := slices.Index(p.labels, name); i >= 0 {
			*to = uint8(i)
		}
	}
	i := slices.Index(p.labels, "root")
	if i < 0 {
		return errModel
	}
	p.root = uint8(i)
	return nil
}

// noLabel is no label's number.
const noLabel = 0xff
