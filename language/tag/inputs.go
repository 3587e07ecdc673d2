package tag

import (
	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/learn"
)

// inputs turn words into rows of the network's input.
type inputs struct {
	words               *word.Vocabulary
	lexicon             *lexicon
	rows, universalRows int // how many
}

func newInputs(words *word.Vocabulary, l *lexicon) *inputs {
	in := &inputs{words: words, lexicon: l}
	var r learn.Rows
	in.set(&r, nil, nil, 0)
	in.rows = r.Size()
	in.setUniversal(&r, nil, nil, 0)
	in.universalRows = r.Size()
	return in
}

// A look is what the inputs see of a word.
type look struct {
	word.Word
	number, given int32
}

func (in *inputs) look(out []look, words []word.Word) []look {
	for i := range words {
		w := &words[i]
		out = append(out, look{*w, in.words.Number(w), in.lexicon.given(w)})
	}
	return out
}

// none is the tag beyond the ends of a sentence, and no tag's number; all are
// below maxTags.
const (
	none    = maxTags - 1
	maxTags = 64
)

var edge look

func at(looks []look, i int) *look {
	if i < 0 || i >= len(looks) {
		return &edge
	}
	return &looks[i]
}

func tagAt(tags []uint8, i int) int32 {
	if i < 0 || i >= len(tags) {
		return none
	}
	return int32(tags[i])
}

// The sizes of blocks of rows for parts of words, which may share a row.
const (
	few  = 512
	some = 1024
	many = 4096
)

// set sets r to the input for word i, the tags before which are known.
func (in *inputs) set(r *learn.Rows, looks []look, tags []uint8, i int) {
	w, p, q, x, y := at(looks, i), at(looks, i-1), at(looks, i-2), at(looks, i+1), at(looks, i+2)
	t1, t2 := tagAt(tags, i-1), tagAt(tags, i-2)
	place := int32(0)
	if i == 0 || i == 1 && !at(looks, 0).Has(word.Letters) {
		place = 1
	}
	words, given := int32(in.words.Size()), in.lexicon.size()
	r.Reset()
	r.Add(0, 1)
	r.Add(w.number, words)
	r.Add(p.number, words)
	r.Add(x.number, words)
	r.Add(q.number, words)
	r.Add(y.number, words)
	r.Hash(w.Suffix[0], 128)
	r.Hash(w.Suffix[1], some)
	r.Hash(w.Suffix[2], many)
	r.Hash(w.Suffix[3], many)
	r.Hash(w.Prefix[1], some)
	r.Hash(w.Prefix[2], many)
	r.Hash(p.Suffix[2], some)
	r.Hash(x.Suffix[2], some)
	r.Hash(w.Shape, few)
	r.Hash(x.Shape, few)
	r.Add(int32(w.Looks)<<1|place, 128)
	r.Add(int32(p.Looks), 64)
	r.Add(int32(x.Looks), 64)
	r.Add(w.given, given)
	r.Add(x.given, given)
	r.Add(y.given, given)
	r.Add(int32(w.Class), word.MaxClasses)
	r.Add(int32(p.Class), word.MaxClasses)
	r.Add(int32(x.Class), word.MaxClasses)
	r.Add(int32(q.Class), word.MaxClasses)
	r.Add(int32(y.Class), word.MaxClasses)
	r.Add(int32(w.Coarse)*word.MaxCoarse+int32(x.Coarse), word.MaxCoarse*word.MaxCoarse)
	r.Add(t1, maxTags)
	r.Add(t2*maxTags+t1, maxTags*maxTags)
}

// setUniversal sets r to the input for the universal part of speech of word i,
// the tags of all words being known.
func (in *inputs) setUniversal(r *learn.Rows, looks []look, tags []uint8, i int) {
	words := int32(in.words.Size())
	t := tagAt(tags, i)
	r.Reset()
	r.Add(0, 1)
	r.Add(t, maxTags)
	for d := -2; d <= 3; d++ {
		if d != 0 {
			r.Add(tagAt(tags, i+d), maxTags)
		}
	}
	r.Add(at(looks, i).number, words)
}
