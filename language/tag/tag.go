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

// A Tagger tags words from left to right, each by a linear model over the words
// around it and the tags before it (greedy, as Honnibal's averaged perceptron
// tagger), with what each word is known to be as a feature (the ambiguity
// classes of Giménez and Màrquez, SVMTool, LREC 2004). It is safe for concurrent
// use.
type Tagger struct {
	model     *learn.Linear
	lexicon   lexicon
	universal *learn.Linear
	utags     []string
	scratch   sync.Pool
}

type scratch struct {
	given    []uint64
	scores   []int32
	features []uint64
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
	s, _ := t.scratch.Get().(*scratch)
	if s == nil {
		s = &scratch{scores: make([]int32, len(names))}
	}
	s.given = t.lexicon.appendAll(s.given[:0], words)
	scores := s.scores
	for i := range words {
		clear(scores)
		s.features = appendFeatures(s.features[:0], words, s.given, tags, i)
		t.model.Add(s.features, scores)
		tags[i] = uint8(learn.Best(scores))
	}
	t.scratch.Put(s)
}

// Universal sets out[i] to the universal part of speech of words[i], which has
// the Penn tag number tags[i].
func (t *Tagger) Universal(words []word.Word, tags []uint8, out []string) {
	scores := make([]int32, len(t.utags))
	var features []uint64
	for i := range words {
		clear(scores)
		features = appendUniversal(features[:0], words, tags, i)
		t.universal.Add(features, scores)
		out[i] = t.utags[learn.Best(scores)]
	}
}

// none is the tag before the first word, and no tag's number.
const none = 0xff

// appendFeatures appends the features of word i; the tags before it are set.
func appendFeatures(f []uint64, words []word.Word, given []uint64, tags []uint8, i int) []uint64 {
	n := len(words)
	var edge word.Word
	at := func(k int) *word.Word {
		if k < 0 || k >= n {
			return &edge
		}
		return &words[k]
	}
	known := func(k int) uint64 {
		if k < 0 || k >= n {
			return 1
		}
		return given[k]
	}
	w, p, q, x, y := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	t1, t2 := uint64(none), uint64(none)
	if i > 0 {
		t1 = uint64(tags[i-1])
	}
	if i > 1 {
		t2 = uint64(tags[i-2])
	}
	place := uint64(0)
	if i == 0 || i == 1 && !words[0].Has(word.Letters) {
		place = 1
	}
	k0, k1, k2 := known(i), known(i+1), known(i+2)
	two := t1<<8 | t2
	add := func(template, a uint64) { f = append(f, learn.Mix(a, template)) }
	add(1, w.Form)
	add(2, w.Lower)
	for j, s := range w.Suffix {
		if s != 0 {
			add(3+uint64(j), s)
		}
	}
	for j, s := range w.Prefix {
		if s != 0 {
			add(7+uint64(j), s)
		}
	}
	add(10, w.Shape)
	add(11, uint64(w.Looks)<<1|place)
	add(12, p.Lower)
	add(13, q.Lower)
	add(14, x.Lower)
	add(15, y.Lower)
	add(16, t1)
	add(17, two)
	add(18, learn.Mix(w.Lower, t1))
	add(19, learn.Mix(w.Lower, x.Lower))
	add(20, learn.Mix(p.Lower, w.Lower))
	add(21, p.Suffix[2])
	add(22, x.Suffix[2])
	add(23, k0)
	add(24, k1)
	add(25, k2)
	add(26, learn.Mix(k0, k1))
	add(27, learn.Mix(k0, t1))
	add(28, learn.Mix(learn.Mix(k0, k1), t1))
	add(29, learn.Mix(k0, two))
	add(30, learn.Mix(learn.Mix(k1, k2), k0))
	add(31, x.Shape)
	add(32, learn.Mix(w.Shape, t1))
	add(33, learn.Mix(w.Suffix[2], t1))
	add(34, learn.Mix(p.Lower, t2))
	add(35, learn.Mix(x.Lower, t1))
	add(36, learn.Mix(p.Lower, x.Lower))
	add(37, uint64(p.Looks)<<16|uint64(w.Looks)<<8|uint64(x.Looks)|place<<32)
	if w.Class|p.Class|x.Class != 0 {
		add(38, uint64(w.Class))
		add(39, uint64(w.Coarse))
		add(40, uint64(p.Class))
		add(41, uint64(x.Class))
		add(42, uint64(y.Class))
		add(43, uint64(q.Class))
		add(44, uint64(w.Coarse)<<16|uint64(x.Coarse))
		add(45, uint64(w.Coarse)<<16|uint64(p.Coarse))
		add(46, uint64(p.Coarse)<<32|uint64(w.Coarse)<<16|uint64(x.Coarse))
	}
	return f
}

func appendUniversal(f []uint64, words []word.Word, tags []uint8, i int) []uint64 {
	n := len(words)
	tagAt := func(k int) uint64 {
		if k < 0 || k >= n {
			return none
		}
		return uint64(tags[k])
	}
	lower := func(k int) uint64 {
		if k < 0 || k >= n {
			return 0
		}
		return words[k].Lower
	}
	t := tagAt(i)
	add := func(template, a uint64) { f = append(f, learn.Mix(a, template)) }
	w := lower(i)
	add(101, t)
	add(102, w)
	add(103, learn.Mix(w, t))
	for d := -2; d <= 3; d++ {
		if d != 0 {
			add(104+uint64(d+2), learn.Mix(tagAt(i+d), t))
			add(112+uint64(d+2), learn.Mix(learn.Mix(tagAt(i+d), t), w))
		}
	}
	add(120, learn.Mix(lower(i+1), w))
	add(121, learn.Mix(lower(i-1), w))
	add(122, learn.Mix(lower(i+1), t))
	add(123, learn.Mix(lower(i-1), t))
	add(124, learn.Mix(learn.Mix(tagAt(i+1), tagAt(i+2)), w))
	add(125, learn.Mix(learn.Mix(tagAt(i-1), tagAt(i+1)), w))
	add(126, words[i].Suffix[2])
	return f
}

var errModel = errors.New("tag: not a tagger's model, or a damaged one")

// Read reads a model that Train wrote.
func Read(b []byte) (*Tagger, error) {
	t := &Tagger{}
	var ok bool
	if t.utags, b, ok = readNames(b); !ok {
		return nil, errModel
	}
	if t.lexicon, b, ok = readLexicon(b); !ok {
		return nil, errModel
	}
	var err error
	if t.model, b, err = learn.ReadLinear(b); err != nil {
		return nil, fmt.Errorf("tag: %w", err)
	}
	if t.universal, _, err = learn.ReadLinear(b); err != nil {
		return nil, fmt.Errorf("tag: %w", err)
	}
	if t.model.Classes() != len(names) || t.universal.Classes() != len(t.utags) {
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
