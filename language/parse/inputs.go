package parse

import (
	"github.com/openhearsay/hearsay/language/tag"
	"github.com/openhearsay/hearsay/language/word"
)

// inputs turn states into rows of the network's input.
type inputs struct {
	words  *word.Vocabulary
	labels int32
	from   [blocks]int32 // the first row of each block
	rows   int           // how many
}

func newInputs(words *word.Vocabulary, labels int) *inputs {
	in := &inputs{words: words, labels: int32(labels)}
	for b := range blocks {
		in.from[b] = int32(in.rows)
		in.rows += in.size(b)
	}
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
