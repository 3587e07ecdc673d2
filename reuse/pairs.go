package reuse

import (
	"context"
	"sort"
	"sync"

	"github.com/openhearsay/hearsay"
)

// jobRecords is about how many seeds go to a worker at once.
const jobRecords = 1 << 12

// A job is the seeds of some pairs, in order, and what became of them.
type job struct {
	records []record
	texts   []heavyText
	found   []hearsay.Passage
	err     error
	done    chan struct{}
}

// A heavyText is where a text holds grams that too many texts hold: words, sorted.
type heavyText struct {
	text  int
	words []int
}

// alignAll hands the pairs to the workers and yields what they find in order.
func (c *Collection) alignAll(ctx context.Context, long, short *sorter, heavy map[place]int, yield func(hearsay.Passage) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	cores := c.options.cores()
	work := make(chan *job, cores)
	queue := make(chan *job, 4*cores)
	var wg sync.WaitGroup
	for range cores {
		wg.Go(func() {
			w := newWorker(c, heavy)
			for j := range work {
				if ctx.Err() == nil {
					j.found, j.err = w.do(j)
				}
				close(j.done)
			}
		})
	}
	wg.Go(func() {
		for j := range queue {
			<-j.done
			if j.err != nil {
				stop(j.err)
			}
			for _, p := range j.found {
				if ctx.Err() != nil {
					break
				}
				if err := yield(p); err != nil {
					stop(err)
				}
			}
		}
	})
	j := &job{done: make(chan struct{})}
	send := func() {
		queue <- j
		work <- j
		j = &job{done: make(chan struct{})}
	}
	var last uint64
	var before record
	var own heavyText
	err := readAll(func(r record) error {
		if r == before {
			return nil // a seed that was given twice, as a Pairing may be
		}
		before = r
		if x := int(r.key >> 32); x == int(uint32(r.key)) {
			if own.text != x || own.words == nil {
				own = heavyText{text: x}
			}
			own.words = append(own.words, int(r.val>>(wordBits+flagBits)))
			return nil
		} else if own.words != nil && own.text == x && (len(j.texts) == 0 || j.texts[len(j.texts)-1].text != x) {
			j.texts = append(j.texts, own)
		}
		if r.key != last {
			last = r.key
			if len(j.records) >= jobRecords {
				if ctx.Err() != nil {
					return context.Cause(ctx)
				}
				c.options.progress("alignment", int(r.key>>32), len(c.order))
				send()
				if own.words != nil && own.text == int(r.key>>32) {
					j.texts = append(j.texts, own)
				}
			}
		}
		j.records = append(j.records, r)
		return nil
	}, long, short)
	if err == nil {
		send()
	}
	close(work)
	close(queue)
	wg.Wait()
	if err == nil {
		err = context.Cause(ctx)
	}
	return err
}

// A worker aligns pairs and makes rows of what it finds.
type worker struct {
	c     *Collection
	heavy map[place]int
	align aligner
	ra    reader
	rb    reader
	seeds []seed

	textA, textB string
	rare         []homeWord

	frequent []int // where side a holds grams that too many texts hold, sorted
}

func newWorker(c *Collection, heavy map[place]int) *worker {
	w := &worker{c: c, heavy: heavy}
	w.ra.shelf, w.rb.shelf = &c.shelf, &c.shelf
	w.align.limits = c.options.limits()
	return w
}

func (w *worker) do(j *job) ([]hearsay.Passage, error) {
	var all []hearsay.Passage
	records, texts := j.records, j.texts
	for len(records) > 0 {
		x := int(records[0].key >> 32)
		for len(texts) > 0 && texts[0].text < x {
			texts = texts[1:]
		}
		w.frequent = nil
		if len(texts) > 0 && texts[0].text == x {
			w.frequent = texts[0].words
		}
		n := 1
		for n < len(records) && records[n].key == records[0].key {
			n++
		}
		found, err := w.pair(records[:n])
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
		records = records[n:]
	}
	w.c.astray.Add(w.align.astray)
	w.align.astray = 0
	return all, nil
}

// pair compares two texts.
func (w *worker) pair(records []record) ([]hearsay.Passage, error) {
	c := w.c
	x, y := int(records[0].key>>32), int(uint32(records[0].key))
	w.seeds = w.seeds[:0]
	long := false
	for _, r := range records {
		s := seed{a: int(r.val >> (wordBits + flagBits)), b: int(r.val >> flagBits & wordMask), n: gramWords, count: 1}
		if r.val&flagShort != 0 {
			s.short, s.n, s.count = true, c.shortWords(), 0
		} else {
			long = true
		}
		if r.val&flagBoilerplate != 0 && s.count > 0 {
			s.boiler = 1
		}
		if r.val&flagHeavy != 0 {
			s.holders = max(w.heavy[place{x, s.a}], w.heavy[place{y, s.b}])
		}
		w.seeds = append(w.seeds, s)
	}
	if !long && !c.options.Case && len(w.seeds) < shortSeeds {
		return nil, nil
	}
	a, err := w.ra.get(c.order[x])
	if err != nil {
		return nil, err
	}
	b, err := w.rb.get(c.order[y])
	if err != nil {
		return nil, err
	}
	groups := w.align.align(a.hash, b.hash, w.seeds)
	if len(groups) == 0 {
		return nil, nil
	}
	if w.textA, err = c.shelf.text(c.order[x]); err != nil {
		return nil, err
	}
	if w.textB, err = c.shelf.text(c.order[y]); err != nil {
		return nil, err
	}
	var found []hearsay.Passage
	for _, g := range groups {
		if w.listed(g) {
			p := w.passage(x, y, a, b, g)
			if p.Boilerplate && !c.options.Boilerplate {
				continue
			}
			found = append(found, p)
		}
	}
	return found, nil
}

// listed reports whether a group has a row: not where all it shares is held by
// too many texts and neither of the two is the earliest of those.
func (w *worker) listed(g []segment) bool {
	if len(w.frequent) == 0 {
		return true
	}
	rare := 0
	for _, s := range g {
		if s.holders > 0 {
			return true
		}
		for _, r := range s.runs {
			i := sort.SearchInts(w.frequent, r.a-gramWords+1)
			at := r.a
			for ; i < len(w.frequent) && w.frequent[i] < r.a+r.n; i++ {
				rare += max(0, w.frequent[i]-at)
				at = max(at, w.frequent[i]+gramWords)
			}
			rare += max(0, r.a+r.n-at)
		}
	}
	return rare >= SharedRun
}
