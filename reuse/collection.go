package reuse

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/openhearsay/hearsay"
)

// Holders is how many texts may hold a passage for each pair of them to have a
// row; a passage held by more has a row from each holder to the earliest one.
const Holders = 500

// Limits of short seeds: how many texts may hold one, and how many of them two
// texts must share to be compared for their sake alone.
const (
	shortHolders     = 6
	shortSeeds       = 2
	caseShortWords   = 3
	caseShortHolders = 60
)

// perText is how many places of one gram in one text are compared: what a text
// repeats within itself is not reuse.
const perText = 4

// A Collection is texts being compared. Add takes them in any order, Passages
// ends the adding; a Collection is for one goroutine.
type Collection struct {
	options Options
	shelf   shelf
	texts   []meta // as they were added
	ids     map[string]int
	grams   *sorter // fingerprint → text and word
	short   *sorter
	usage   *usage
	batch   []Text
	size    int // bytes of text in batch
	workers []*fingerprinter
	order   []int        // texts by id
	rank    []int        // of each text in order
	astray  atomic.Int64 // seeds of which the two sides differ
	first   int          // texts from this one on are compared with all, those before not with each other
}

// meta is what is known of a text beside its words.
type meta struct {
	id, series, outlet string
	date               hearsay.Period
	day                int // the first day of date, as Day counts them; NoDay where unknown
	digest             uint64
	wires              []string // agencies it says it is from
}

// NewCollection is an empty collection; Close it in the end.
func NewCollection(options Options) *Collection {
	c := &Collection{options: options, ids: map[string]int{}, usage: newUsage()}
	c.renew()
	c.shelf.dir, c.shelf.onDisk = options.Dir, options.Memory > 0
	for range options.cores() {
		c.workers = append(c.workers, &fingerprinter{short: c.shortWords()})
	}
	return c
}

// sorter is a sorter with its share of the memory.
func (c *Collection) sorter() *sorter {
	memory := c.options.Memory
	if memory <= 0 {
		memory = 1 << 40
	}
	return newSorter(c.options.Dir, memory/5)
}

// renew makes room for the fingerprints of further texts.
func (c *Collection) renew() { c.grams, c.short = c.sorter(), c.sorter() }

func (c *Collection) shortWords() int {
	if c.options.Case {
		return caseShortWords
	}
	return shortWords
}

// batchBytes is how much text is cut into words at once.
const batchBytes = 4 << 20

// ErrText is of a text that Add refuses; others can be added.
var ErrText = errors.New("reuse")

// Add takes a text. An error names the text: ErrText for one over 2 GB, or another text
// with the same id. The same text under the same id again is passed over.
func (c *Collection) Add(t Text) error {
	if len(t.Text) >= 1<<31 {
		return fmt.Errorf("%w: %s: a text of %d bytes, over 2 GB", ErrText, t.ID, len(t.Text))
	}
	h := fnv.New64a()
	h.Write([]byte(t.Text))
	m := meta{t.ID, t.Series, t.Outlet, t.Date, Day(t.Date), h.Sum64(), wires(t.Text)}
	if i, ok := c.ids[t.ID]; ok {
		if c.texts[i].digest == m.digest {
			return nil
		}
		return fmt.Errorf("%w: %s: two different texts with this id", ErrText, t.ID)
	}
	c.ids[t.ID] = len(c.texts)
	c.texts = append(c.texts, m)
	c.batch = append(c.batch, t)
	c.size += len(t.Text)
	if c.size >= batchBytes {
		return c.flush()
	}
	return nil
}

// A fingerprinter makes the words and fingerprints of texts.
type fingerprinter struct {
	short  int // words of a short seed; 0 is no fingerprints, words alone
	split  splitter
	bytes  []byte
	hashes []uint64
}

// A prepared text is one that has been cut into words.
type prepared struct {
	words words
	long  []fingerprint
	short []fingerprint
}

func (f *fingerprinter) prepare(text string) prepared {
	var p prepared
	n := len(text)/6 + 8
	p.words = words{make([]uint32, 0, n), make([]uint32, 0, n), make([]uint32, 0, n)}
	f.split.split(text, &p.words)
	if f.short == 0 {
		return p
	}
	f.bytes = bytesOf(f.bytes, p.words.hash)
	f.hashes = grams(f.hashes, f.bytes, gramWords)
	p.long = winnow(make([]fingerprint, 0, len(f.hashes)/2+1), f.hashes)
	f.hashes = grams(f.hashes, f.bytes, f.short)
	p.short = make([]fingerprint, 0, len(f.hashes))
	for i, h := range f.hashes {
		if content(p.words.hash[i:i+f.short]) >= 2 {
			p.short = append(p.short, fingerprint{h, uint32(i)})
		}
	}
	return p
}

// content is how many of the words are not function words.
func content(hash []uint32) int {
	n := 0
	for _, h := range hash {
		if h&functionWord == 0 {
			n++
		}
	}
	return n
}

// prepare cuts texts into words, on all cores.
func (c *Collection) prepare(texts []Text) []prepared {
	done := make([]prepared, len(texts))
	var next int
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, f := range c.workers {
		wg.Go(func() {
			for {
				mu.Lock()
				i := next
				next++
				mu.Unlock()
				if i >= len(done) {
					return
				}
				done[i] = f.prepare(texts[i].Text)
			}
		})
	}
	wg.Wait()
	return done
}

// flush prepares the texts of the batch and takes them in order.
func (c *Collection) flush() error {
	first := len(c.texts) - len(c.batch)
	var records []record
	for i, p := range c.prepare(c.batch) {
		doc := uint64(first+i) << 32
		c.usage.add(p.words.hash)
		records = records[:0]
		for _, f := range p.long {
			records = append(records, record{f.hash, doc | uint64(f.at)})
		}
		if err := c.grams.add(records...); err != nil {
			return fmt.Errorf("reuse: %w", err)
		}
		records = records[:0]
		for _, f := range p.short {
			records = append(records, record{f.hash, doc | uint64(f.at)})
		}
		if err := c.short.add(records...); err != nil {
			return fmt.Errorf("reuse: %w", err)
		}
		if err := c.shelf.add(c.batch[i].Text, p.words); err != nil {
			return fmt.Errorf("reuse: %w", err)
		}
	}
	c.batch, c.size = c.batch[:0], 0
	c.options.progress("words", len(c.texts), len(c.texts))
	return nil
}

// Close frees memory and temporary files.
func (c *Collection) Close() {
	c.grams.close()
	c.short.close()
	c.shelf.close()
}

// Text is the text with the given id, "" where there is none. It may be called
// from the function that Passages calls.
func (c *Collection) Text(id string) (string, error) {
	i, ok := c.ids[id]
	if !ok {
		return "", nil
	}
	return c.shelf.text(i)
}

// Passages calls yield for each passage in order; Find says in which. An error
// of yield ends it.
func (c *Collection) Passages(ctx context.Context, yield func(hearsay.Passage) error) error {
	if err := c.flush(); err != nil {
		return err
	}
	if err := c.shelf.done(); err != nil {
		return fmt.Errorf("reuse: %w", err)
	}
	c.sortTexts()
	if err := c.compare(ctx, yield); err != nil {
		return fmt.Errorf("reuse: %w", err)
	}
	return nil
}

// compare pairs up and aligns what has been added.
func (c *Collection) compare(ctx context.Context, yield func(hearsay.Passage) error) error {
	long, short := c.sorter(), c.sorter()
	defer long.close()
	defer short.close()
	heavy, err := c.pairUp(ctx, long, short)
	if err != nil {
		return err
	}
	return c.alignAll(ctx, long, short, heavy, yield)
}

func (c *Collection) sortTexts() {
	c.order = make([]int, len(c.texts))
	c.rank = make([]int, len(c.texts))
	for i := range c.order {
		c.order[i] = i
	}
	slices.SortFunc(c.order, func(i, j int) int { return cmp.Compare(c.texts[i].id, c.texts[j].id) })
	for r, i := range c.order {
		c.rank[i] = r
	}
}

// earlier reports whether the text of rank x comes before that of rank y: by
// the end of its date, undated ones last, then by id.
func (c *Collection) earlier(x, y int) bool {
	dx, dy := c.texts[c.order[x]].date, c.texts[c.order[y]].date
	if dx.Known() != dy.Known() {
		return dx.Known()
	}
	return cmp.Or(cmp.Compare(dx.From, dy.From), cmp.Compare(dx.To, dy.To), cmp.Compare(x, y)) < 0
}
