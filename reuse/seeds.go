package reuse

import (
	"context"
	"slices"
	"sync"
)

// A seed on its way to a pair is a record: the ranks of the two texts in the
// key, the words and these flags in the value.
const (
	flagShort = 1 << iota
	flagBoilerplate
	flagHeavy // one of too many holders for a row each

	flagBits = 4
	wordBits = 30
	wordMask = 1<<wordBits - 1
)

// A place is one where a gram stands: the rank of the text and the word.
type place struct{ text, word int }

// pairUp turns grams that several texts hold into seeds of pairs, the long and
// the short ones at once. It returns how many texts hold the frequent ones, by
// the place they stand at in the earliest.
func (c *Collection) pairUp(ctx context.Context, long, short *sorter) (map[place]int, error) {
	most := shortHolders
	if c.options.Case {
		most = caseShortHolders
	}
	holders, err := c.mostHolders()
	if err != nil {
		return nil, err
	}
	p := pairer{c: c, seeds: long, heavy: map[place]int{}, most: holders}
	q := pairer{c: c, seeds: short, flags: flagShort, most: min(most, holders)}
	var failed error
	var wg sync.WaitGroup
	wg.Go(func() {
		failed = q.all(ctx, c.short)
		c.short.close()
	})
	err = p.all(ctx, c.grams)
	c.grams.close()
	wg.Wait()
	if err == nil {
		err = failed
	}
	return p.heavy, err
}

type pairer struct {
	c     *Collection
	seeds *sorter
	heavy map[place]int
	flags uint64
	most  int // holders of a gram that are linked each with each
	group []place
	out   []record
	n     int // records read
	stand standing
}

func (p *pairer) all(ctx context.Context, s *sorter) error {
	var current uint64
	last, same, holders := -1, 0, 0
	p.group = p.group[:0]
	err := s.read(func(r record) error {
		if p.n++; p.n&0xFFFFF == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if r.key != current || len(p.group) == 0 {
			if holders > 1 {
				if err := p.emit(holders); err != nil {
					return err
				}
			}
			current, last, same, holders = r.key, -1, 0, 0
			p.group = p.group[:0]
		}
		text := int(r.val >> 32)
		if text != last {
			last, same = text, 0
			holders++
		}
		if same++; same > perText || p.flags&flagShort != 0 && holders > p.most {
			return nil
		}
		p.group = append(p.group, place{p.c.rank[text], int(uint32(r.val))})
		return nil
	})
	if err == nil && holders > 1 {
		err = p.emit(holders)
	}
	return err
}

// emit makes the seeds of one group.
func (p *pairer) emit(holders int) error {
	g := p.group
	slices.SortFunc(g, func(x, y place) int {
		if x.text != y.text {
			return x.text - y.text
		}
		return x.word - y.word
	})
	if holders > p.most && p.flags&flagShort != 0 {
		return nil
	}
	flags := p.flags
	// Of short seeds nobody asks whether they are boilerplate.
	if p.flags&flagShort == 0 && holders >= leastStanding && p.standing(g, holders) {
		flags |= flagBoilerplate
	}
	if holders > p.most {
		return p.star(holders, flags)
	}
	p.out = p.out[:0]
	for i, x := range g {
		for _, y := range g[i+1:] {
			if x.text != y.text && p.fresh(x, y) {
				p.out = append(p.out, seedRecord(x, y, flags))
			}
		}
		if len(p.out) > 1<<14 {
			if err := p.seeds.add(p.out...); err != nil {
				return err
			}
			p.out = p.out[:0]
		}
	}
	return p.seeds.add(p.out...)
}

// seedRecord is the seed of two places, the smaller rank first.
func seedRecord(x, y place, flags uint64) record {
	if x.text > y.text {
		x, y = y, x
	}
	return record{
		uint64(x.text)<<32 | uint64(y.text),
		uint64(x.word)<<(wordBits+flagBits) | uint64(y.word)<<flagBits | flags,
	}
}

// fresh reports whether one of the two texts is to be compared with all.
func (p *pairer) fresh(x, y place) bool {
	c := p.c
	return c.first == 0 || c.order[x.text] >= c.first || c.order[y.text] >= c.first
}

// star links each holder to the earliest one, with the first place in each.
func (p *pairer) star(holders int, flags uint64) error {
	g := p.group
	first := g[0]
	for _, x := range g {
		if x.text != first.text && p.c.earlier(x.text, first.text) {
			first = x
		}
	}
	p.heavy[first] = holders
	p.out = p.out[:0]
	last := -1
	for _, x := range g {
		// A record of a text with itself says where it holds frequent grams; it is
		// read before those of the text with others.
		p.out = append(p.out, seedRecord(x, x, flagHeavy))
		if x.text == last || x.text == first.text || !p.fresh(x, first) {
			continue
		}
		last = x.text
		p.out = append(p.out, seedRecord(first, x, flags|flagHeavy))
		if len(p.out) > 1<<14 {
			if err := p.seeds.add(p.out...); err != nil {
				return err
			}
			p.out = p.out[:0]
		}
	}
	return p.seeds.add(p.out...)
}
