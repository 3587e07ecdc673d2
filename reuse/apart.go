package reuse

// What the fingerprints of this package are, for those who pair them elsewhere.
const (
	// FingerprintVersion names how words are cut, hashed and picked. Fingerprints of
	// different versions have nothing to do with each other.
	FingerprintVersion = 1

	GramWords     = gramWords     // words of a fingerprint
	ShortWords    = shortWords    // words of a short seed
	ShortHolders  = shortHolders  // texts that may hold a short seed
	ShortSeeds    = shortSeeds    // short seeds that two texts must share where they share no fingerprint
	LeastStanding = leastStanding // texts of a series that hold boilerplate
	StandingSlack = standingSlack // words by which its place may differ
	StandingEdge  = standingEdge  // words from the start or the end of a text
	StandingDays  = standingDays  // days between the first and the last of these texts
)

// A Fingerprint is a gram of a text, as Collection pairs them.
type Fingerprint struct {
	Hash uint64 // of the words
	Gram int    // how many words: GramWords, or ShortWords for a short seed
	Word int    // the word of the text that it starts at, from 0
	Nth  int    // how many grams of this hash the text has up to here, 1 to 4: further ones are no fingerprints
}

// A Fingerprinter makes the fingerprints of texts one by one and counts their words. It is
// for one goroutine; the same text has the same fingerprints whatever came before.
type Fingerprinter struct {
	f     fingerprinter
	usage *usage
	times map[uint64]int
	list  []Fingerprint
}

// NewFingerprinter is a fingerprinter that has seen no text.
func NewFingerprinter() *Fingerprinter {
	return &Fingerprinter{f: fingerprinter{short: shortWords}, usage: newUsage(), times: map[uint64]int{}}
}

// Fingerprints is the fingerprints of a text, the long ones first, each kind by where it
// stands, and how many words the text has. The list is valid until the next call.
func (f *Fingerprinter) Fingerprints(text string) (list []Fingerprint, words int) {
	p := f.f.prepare(text)
	f.usage.add(p.words.hash)
	f.list = f.list[:0]
	f.append(p.long, gramWords)
	f.append(p.short, shortWords)
	return f.list, len(p.words.hash)
}

func (f *Fingerprinter) append(grams []fingerprint, words int) {
	clear(f.times)
	for _, g := range grams {
		n := f.times[g.hash] + 1
		if n > perText {
			continue
		}
		f.times[g.hash] = n
		f.list = append(f.list, Fingerprint{Hash: g.hash, Gram: words, Word: int(g.at), Nth: n})
	}
}

// Usage is in how many of the texts so far each word stands.
func (f *Fingerprinter) Usage() Usage { return f.usage.list() }

// A Usage says in how many texts words stand: it is how a comparison knows that a word is
// rare. Words are told apart by a part of their hash, as the cells of a sketch.
type Usage struct {
	Texts int
	Cells []CellCount // those of at least one text, by cell
}

// A CellCount is in how many texts the words of a cell stand.
type CellCount struct{ Cell, Texts uint32 }

// UsageCells is how many cells there are: each is smaller.
const UsageCells = wordCells

func (u *usage) list() Usage {
	l := Usage{Texts: u.texts}
	for c, n := range u.words {
		if n > 0 {
			l.Cells = append(l.Cells, CellCount{uint32(c), n})
		}
	}
	return l
}

// merge counts the texts of l as well, and from then on no others. Cells that are none are passed over.
func (u *usage) merge(l Usage) {
	u.fixed = true
	u.texts += l.Texts
	for _, c := range l.Cells {
		if c.Cell < wordCells {
			u.words[c.Cell] += c.Texts
		}
	}
}
