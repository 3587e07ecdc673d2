package reuse

import (
	"slices"

	"github.com/zeebo/xxh3"
)

// wordingWords is how many words a fingerprint of a wording has: quotations are short, and
// what is cut out of one is shorter.
const wordingWords = shortWords

// SharedWording is the length in words from which on a run of words that two wordings share
// is a fingerprint of both, unless it has fewer than two words that are no function words.
const SharedWording = wordingWords + window - 1

// A Wording is a short text, such as a quotation, by its words: as everywhere in this package,
// case, punctuation and diacritics do not count.
type Wording struct {
	Words        int
	Hash         uint64   // of all words in their order: the same words have the same one
	Fingerprints []uint64 // of runs of five words, winnowed, ascending, each once
}

// WordingOf is the wording of a text that stands in pieces. No fingerprint goes over the end
// of a piece.
func WordingOf(pieces []string) Wording {
	var s splitter
	var all, w words
	var hashes []uint64
	var b []byte
	x := Wording{}
	for _, piece := range pieces {
		w.reset()
		s.split(piece, &w)
		all.hash = append(all.hash, w.hash...)
		b = bytesOf(b, w.hash)
		hashes = grams(hashes, b, wordingWords)
		for _, f := range winnow(nil, hashes) {
			if content(w.hash[f.at:f.at+wordingWords]) >= 2 {
				x.Fingerprints = append(x.Fingerprints, f.hash)
			}
		}
	}
	x.Words = len(all.hash)
	x.Hash = xxh3.Hash(bytesOf(b, all.hash))
	slices.Sort(x.Fingerprints)
	x.Fingerprints = slices.Compact(x.Fingerprints)
	return x
}
