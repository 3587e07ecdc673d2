package reuse

// usage counts in how many texts a word stands. It is a sketch of fixed size:
// words that share a cell are counted together, so that in a very large
// collection rare words look less rare, never rarer.
type usage struct {
	texts int
	words []uint32
	stamp []uint32 // the text that was counted last in each cell
	fixed bool     // counted elsewhere: add counts no more
}

const wordCells = 1 << 19

func newUsage() *usage {
	return &usage{words: make([]uint32, wordCells), stamp: make([]uint32, wordCells)}
}

// add counts the words of one text.
func (u *usage) add(hash []uint32) {
	if u.fixed {
		return
	}
	u.texts++
	stamp := uint32(u.texts)
	for _, h := range hash {
		if c := h % wordCells; u.stamp[c] != stamp {
			u.stamp[c] = stamp
			u.words[c]++
		}
	}
}

// word is in how many texts h stands.
func (u *usage) word(h uint32) int { return int(u.words[h%wordCells]) }
