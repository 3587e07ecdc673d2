package version

import (
	"hash/fnv"
	"strings"
	"unicode"
)

// Two texts that share an address or a path are versions of one document where so much
// of the shorter one stands in the other: of its runs of three words, or, where it has
// few words, of its words. Different articles of one site share some hundredths of
// their runs; the fifth leaves room for pages that were mostly written anew.
const (
	fewWords    = 40
	leastRuns   = 0.2
	leastShared = 0.5
	mostWords   = 1 << 18 // that are looked at
)

// Alike reports whether two texts under one name are so alike that one can be a version
// of the other. Its answer does not depend on their order.
func Alike(a, b string) bool {
	x, y := wordsOf(a), wordsOf(b)
	if len(x) > len(y) || len(x) == len(y) && a > b {
		x, y = y, x
	}
	if len(x) == 0 {
		return len(y) == 0
	}
	run, least := 3, leastRuns
	if len(x) < fewWords {
		run, least = 1, leastShared
	}
	in := runs(y, run)
	mine := runs(x, run)
	shared := 0
	for r := range mine {
		if in[r] {
			shared++
		}
	}
	return float64(shared) >= least*float64(len(mine))
}

// wordsOf are the words of a text, folded.
func wordsOf(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	words = words[:min(len(words), mostWords)]
	for i, w := range words {
		words[i] = strings.ToLower(w)
	}
	return words
}

// runs are hashes of all runs of n words.
func runs(words []string, n int) map[uint64]bool {
	all := map[uint64]bool{}
	for i := 0; i+n <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i : i+n] {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
		all[h.Sum64()] = true
	}
	return all
}
