package reuse

import (
	"context"
	"runtime"

	"github.com/openhearsay/hearsay"
)

// A Text is one text to be compared.
type Text struct {
	ID     string
	Series string         // its publisher or author, "" where unknown
	Outlet string         // its outlet as a credit would name it, "" where unknown
	Date   hearsay.Period // when it was published, zero where unknown
	Text   string         // at most 2 GB; offsets count its bytes
}

// Options say how to compare. The zero value is ready to use.
type Options struct {
	// Memory is about how many bytes the comparison may take beside the texts
	// that the caller holds; what does not fit goes to temporary files. 0 is no limit.
	Memory int64

	// Dir is where temporary files go, "" for the system's place.
	Dir string

	// Cores is how many goroutines work, 0 for as many as the machine has.
	Cores int

	// Boilerplate asks for passages that are boilerplate too (mastheads,
	// signatures, legal notices); they are marked.
	Boilerplate bool

	// Case says that the texts are about one story and few: shorter passages
	// count, and a short quotation is enough to look for more around it.
	Case bool

	// Candidates asks, with Case, for everything that may be a passage, down to four
	// words in a row, each part being a run of equal words: for a caller who knows
	// more of the story and chooses.
	Candidates bool

	// Progress is told of the stage and how much of it is done, from one
	// goroutine at a time.
	Progress func(stage string, done, total int)
}

func (o *Options) cores() int {
	if o.Cores > 0 {
		return o.Cores
	}
	return runtime.GOMAXPROCS(0)
}

func (o *Options) progress(stage string, done, total int) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
}

// Find returns the passages that each two of texts share, sorted by the ids of
// the two and by where they stand; the smaller id is side a. A text that is
// given twice under one id counts once; two texts with one id are an error.
//
// A passage that up to 500 texts hold has a row for every pair of its holders;
// one that more hold has a row from each holder to the earliest one (then the
// smallest id), with the number of holders.
func Find(ctx context.Context, texts []Text, options Options) ([]hearsay.Passage, error) {
	c := NewCollection(options)
	defer c.Close()
	for i := range texts {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if err := c.Add(texts[i]); err != nil {
			return nil, err
		}
	}
	var all []hearsay.Passage
	err := c.Passages(ctx, func(p hearsay.Passage) error {
		all = append(all, p)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}
