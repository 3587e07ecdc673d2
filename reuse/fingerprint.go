package reuse

import "github.com/zeebo/xxh3"

// gramWords is the number of words in a fingerprint and window the number of
// neighbouring grams of which one is kept: two texts that share a run of
// gramWords+window-1 words share a fingerprint of it.
const (
	gramWords = 8
	window    = 4

	// SharedRun is the length in words from which on a shared run is found for certain.
	SharedRun = gramWords + window - 1
)

// shortWords is the number of words in a short seed, which counts only where few
// texts hold it.
const shortWords = 5

// A fingerprint is the hash of a gram and the word it starts at.
type fingerprint struct {
	hash uint64
	at   uint32
}

// grams hashes every run of n words. b holds the words, four bytes each.
func grams(dst []uint64, b []byte, n int) []uint64 {
	dst = dst[:0]
	for i := 0; i+4*n <= len(b); i += 4 {
		dst = append(dst, xxh3.Hash(b[i:i+4*n]))
	}
	return dst
}

// winnow keeps the smallest hash of each window, the rightmost where two are
// equal, as Schleimer, Wilkerson and Aiken describe it. A text of fewer grams
// than a window has one fingerprint.
func winnow(dst []fingerprint, hashes []uint64) []fingerprint {
	last := -1
	for i := 0; i < len(hashes); i++ {
		if i < window-1 && i < len(hashes)-1 {
			continue
		}
		best := max(0, i-window+1)
		for j := best + 1; j <= i; j++ {
			if hashes[j] <= hashes[best] {
				best = j
			}
		}
		if best != last {
			dst = append(dst, fingerprint{hashes[best], uint32(best)})
			last = best
		}
	}
	return dst
}
