package reuse

import (
	"context"
	"fmt"

	"github.com/openhearsay/hearsay"
)

// A Pairing aligns pairs that were found elsewhere, as by SQL over the fingerprints of a
// Fingerprinter: what a Collection does after it has paired up its texts. Usage, Add and
// Count come first, then Seed, in any order, then Passages; the passages are those of a
// Collection of the same texts. It is for one goroutine.
type Pairing struct {
	c           *Collection
	counted     []Text // texts of which the words alone count, not yet counted
	size        int    // bytes of text in counted
	long, short *sorter
	heavy       map[place]int
	paired      bool // the texts have their order
}

// A Seed is a gram that two texts share, or one that is all too frequent.
type Seed struct {
	A, B         int // numbers that Add gave; the same for where a text holds a gram that more than Holders hold
	WordA, WordB int // where it starts, in words
	Short        bool
	Boilerplate  bool
	Holders      int // texts that hold it, where they are more than Holders and A or B is the earliest; else 0
}

// NewPairing is an empty pairing; Close it in the end. Options.Case is not for pairings.
func NewPairing(options Options) *Pairing {
	options.Case, options.Candidates = false, false
	c := NewCollection(options)
	for _, f := range c.workers {
		f.short = 0
	}
	return &Pairing{c: c, long: c.sorter(), short: c.sorter(), heavy: map[place]int{}}
}

// Add takes a text that seeds name and gives it a number, the one it has already where
// the same text came before. Errors are those of Collection.Add.
func (p *Pairing) Add(t Text) (int, error) {
	if err := p.c.Add(t); err != nil {
		return 0, err
	}
	return p.c.ids[t.ID], nil
}

// Count takes a text that no seed names: how rare words are depends on it too.
func (p *Pairing) Count(text string) {
	p.counted = append(p.counted, Text{Text: text})
	if p.size += len(text); p.size >= batchBytes {
		p.count()
	}
}

func (p *Pairing) count() {
	for _, done := range p.c.prepare(p.counted) {
		p.c.usage.add(done.words.hash)
	}
	p.counted, p.size = p.counted[:0], 0
}

// Usage takes how rare words are from a Fingerprinter of a part of all texts; called for
// each part, before the first Add. Then Add and Count count no words, and Count is needless.
func (p *Pairing) Usage(u Usage) { p.c.usage.merge(u) }

// Text is the text with the given id, "" where there is none.
func (p *Pairing) Text(id string) (string, error) { return p.c.Text(id) }

// ready ends the taking of texts.
func (p *Pairing) ready() error {
	if p.paired {
		return nil
	}
	p.paired = true
	p.count()
	if err := p.c.flush(); err != nil {
		return err
	}
	if err := p.c.shelf.done(); err != nil {
		return fmt.Errorf("reuse: %w", err)
	}
	p.c.sortTexts()
	return nil
}

// Seed takes a seed. One whose words cannot be is an error; one whose texts do not agree
// there leads to nothing, and Passages counts it.
func (p *Pairing) Seed(s Seed) error {
	if err := p.ready(); err != nil {
		return err
	}
	n := len(p.c.texts)
	if s.A < 0 || s.A >= n || s.B < 0 || s.B >= n {
		return fmt.Errorf("reuse: a seed of texts %d and %d, of %d texts", s.A, s.B, n)
	}
	length := gramWords
	if s.Short {
		length = shortWords
	}
	for _, side := range [2]struct{ text, word int }{{s.A, s.WordA}, {s.B, s.WordB}} {
		if words := int(p.c.shelf.lengths[side.text]); side.word < 0 || side.word+length > words {
			return &SeedError{p.c.texts[side.text].id, side.word, length, words}
		}
	}
	x, y := place{p.c.rank[s.A], s.WordA}, place{p.c.rank[s.B], s.WordB}
	var flags uint64
	if s.Short {
		flags |= flagShort
	}
	if s.Boilerplate {
		flags |= flagBoilerplate
	}
	if s.Holders > 0 || x.text == y.text {
		flags |= flagHeavy
	}
	if s.Holders > 0 && x.text != y.text {
		first := x
		if p.c.earlier(y.text, x.text) {
			first = y
		}
		p.heavy[first] = s.Holders
	}
	to := p.long
	if s.Short {
		to = p.short
	}
	if err := to.add(seedRecord(x, y, flags)); err != nil {
		return fmt.Errorf("reuse: %w", err)
	}
	return nil
}

// A SeedError is of a seed that says that a text has words which it does not have.
type SeedError struct {
	ID                  string
	Word, Length, Words int
}

func (e *SeedError) Error() string {
	return fmt.Sprintf("%s: a run of %d words from word %d on, in a text of %d words", e.ID, e.Length, e.Word, e.Words)
}

// Passages calls yield for each passage, in the order that Find has. astray is how many
// seeds did not stand where they were said to: but for two grams of one hash by chance,
// once in many thousand millions, the text is another one than was fingerprinted.
func (p *Pairing) Passages(ctx context.Context, yield func(hearsay.Passage) error) (astray int64, err error) {
	if err := p.ready(); err != nil {
		return 0, err
	}
	if err := p.c.alignAll(ctx, p.long, p.short, p.heavy, yield); err != nil {
		return 0, fmt.Errorf("reuse: %w", err)
	}
	return p.c.astray.Load(), nil
}

// Close frees memory and temporary files.
func (p *Pairing) Close() {
	p.long.close()
	p.short.close()
	p.c.Close()
}
