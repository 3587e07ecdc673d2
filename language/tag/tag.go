// Package tag gives each word its Penn Treebank tag.
package tag

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

// A Tagger tags words from left to right, each by a small network over the words
// around it and the tags before it, among the tags that the word is known to
// have: what a word can be is a feature too (the ambiguity classes of Giménez and
// Màrquez, SVMTool, LREC 2004). It is safe for concurrent use.
type Tagger struct {
	in        *inputs
	net       *learn.Network
	universal *learn.Network
	utags     []string
	scratch   sync.Pool
}

type scratch struct {
	looks []look
	rows  learn.Rows
	h     []int16
}

// names is the tag set, in the order of the tags' numbers: the Penn Treebank's
// with what the English Web Treebank added to it (HYPH, NFP, ADD, AFX, GW, XX).
var names = [...]string{
	"#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN",
	"JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS",
	"RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
}

// Number is the number of the tag called name; ok is false where there is none.
func Number(name string) (n uint8, ok bool) {
	i, ok := slices.BinarySearch(names[:], name)
	return uint8(i), ok
}

// Name is the name of tag number n, "" where there is none.
func Name(n uint8) string {
	if int(n) >= len(names) {
		return ""
	}
	return names[n]
}

// Apply sets tags[i] to the number of the tag of words[i], words being one
// sentence. The time is linear.
func (t *Tagger) Apply(words []word.Word, tags []uint8) {
	s := t.begin(words)
	h := s.h[:t.net.Units()]
	for i := range words {
		some := t.in.lexicon.some(s.looks[i].given)
		if len(some) > 1 {
			t.in.set(&s.rows, s.looks, tags, i)
			t.net.Hidden(s.rows.List, h)
		}
		tags[i] = t.net.Best(h, 0, some)
	}
	t.scratch.Put(s)
}

func (t *Tagger) begin(words []word.Word) *scratch {
	s, _ := t.scratch.Get().(*scratch)
	if s == nil {
		s = &scratch{h: make([]int16, max(t.net.Units(), t.universal.Units()))}
	}
	s.looks = t.in.look(s.looks[:0], words)
	return s
}

// Universal sets out[i] to the universal part of speech of words[i], which has
// the Penn tag number tags[i].
func (t *Tagger) Universal(words []word.Word, tags []uint8, out []string) {
	s := t.begin(words)
	h := s.h[:t.universal.Units()]
	all := make([]uint8, len(t.utags))
	for i := range all {
		all[i] = uint8(i)
	}
	for i := range words {
		t.in.setUniversal(&s.rows, s.looks, tags, i)
		t.universal.Hidden(s.rows.List, h)
		out[i] = t.utags[t.universal.Best(h, 0, all)]
	}
	t.scratch.Put(s)
}

var errModel = errors.New("tag: not a tagger's model, or a damaged one")

// Read reads a model that Train wrote.
func Read(b []byte) (*Tagger, error) {
	t := &Tagger{}
	var ok bool
	if t.utags, b, ok = readNames(b); !ok {
		return nil, errModel
	}
	var words *word.Vocabulary
	if words, b, ok = word.ReadVocabulary(b); !ok {
		return nil, errModel
	}
	l, b, ok := readLexicon(b)
	if !ok {
		return nil, errModel
	}
	t.in = newInputs(words, l)
	var err error
	if t.net, b, err = learn.ReadNetwork(b); err != nil {
		return nil, fmt.Errorf("tag: %w", err)
	}
	if t.universal, _, err = learn.ReadNetwork(b); err != nil {
		return nil, fmt.Errorf("tag: %w", err)
	}
	if t.net.Outputs() != len(names) || t.net.Rows() != t.in.rows ||
		t.universal.Outputs() != max(1, len(t.utags)) || t.universal.Rows() != t.in.universalRows {
		return nil, errModel
	}
	return t, nil
}

// readNames reads words parted by spaces, with their length in bytes before them.
func readNames(b []byte) (list []string, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, nil, false
	}
	return strings.Fields(string(b[size : size+int(n)])), b[size+int(n):], true
}

func appendNames(b []byte, list []string) []byte {
	s := strings.Join(list, " ")
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}
