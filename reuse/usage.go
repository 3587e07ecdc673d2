package reuse

// usage counts in how many texts words and pairs of neighbouring words stand.
// It is a sketch of fixed size: what shares a cell is counted together, so that
// in a very large collection rare things look less rare, never rarer.
type usage struct {
	texts     int
	words     []uint32
	pairs     []uint8 // at most 255
	wordStamp []uint32
	pairStamp []uint32
}

const (
	wordCells = 1 << 19
	pairCells = 1 << 22
)

func newUsage() *usage {
	return &usage{
		words: make([]uint32, wordCells), wordStamp: make([]uint32, wordCells),
		pairs: make([]uint8, pairCells), pairStamp: make([]uint32, pairCells),
	}
}

// add counts the words of one text.
func (u *usage) add(hash []uint32) {
	u.texts++
	stamp := uint32(u.texts)
	for i, h := range hash {
		if c := wordCell(h); u.wordStamp[c] != stamp {
			u.wordStamp[c] = stamp
			u.words[c]++
		}
		if i == 0 {
			continue
		}
		if c := pairCell(hash[i-1], h); u.pairStamp[c] != stamp {
			u.pairStamp[c] = stamp
			if u.pairs[c] < 255 {
				u.pairs[c]++
			}
		}
	}
}

// done frees what only add needs.
func (u *usage) done() { u.wordStamp, u.pairStamp = nil, nil }

func wordCell(h uint32) uint32 { return h % wordCells }

func pairCell(x, y uint32) uint32 {
	return uint32(key(x, y) * 0x9E3779B97F4A7C15 >> 42)
}

// word is in how many texts h stands.
func (u *usage) word(h uint32) int { return int(u.words[wordCell(h)]) }

// pair is in how many texts the two words stand next to each other, at most 255.
func (u *usage) pair(x, y uint32) int { return int(u.pairs[pairCell(x, y)]) }
