package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"unicode"
)

// shared is how many words in a row two documents have to share to be a pair.
const shared = 12

// A truth is the pairs of documents that share so many words in a row, found by brute
// force: every run of every document, hashed, sorted and grouped, with words cut in the
// plainest way (letters, digits and underscores in lower case) rather than as package
// reuse cuts them.
type truth struct {
	of    map[string]uint32 // the number of each document by its id
	pairs []uint64          // sorted
}

func newTruth(all []text) *truth {
	t := &truth{of: map[string]uint32{}}
	var runs []runOf
	seed := maphash.MakeSeed()
	for i, d := range all {
		t.of[d.ID] = uint32(i)
		runs = appendRuns(runs, d.Text, uint32(i), seed)
	}
	t.pairs = sharing(runs)
	return t
}

// none is the number of no document.
const none = ^uint32(0)

// named is the number of a document by its id.
func (t *truth) named(id string) uint32 {
	if n, ok := t.of[id]; ok {
		return n
	}
	return none
}

// number is that of a document by its id in JSON.
func (t *truth) number(id json.RawMessage) uint32 { return t.named(strings.Trim(string(id), `"`)) }

// A found is the pairs that a program found.
type found struct {
	pairs   map[uint64]bool
	centres map[uint32][]uint32 // of each document those that it has a row of many holders with
}

func newFound() *found { return &found{map[uint64]bool{}, map[uint32][]uint32{}} }

// add adds a pair; star says that it stands for all other documents that are in such a
// row with the same one.
func (f *found) add(x, y uint32, star bool) {
	if x == none || y == none || x == y {
		return
	}
	f.pairs[pair(x, y)] = true
	if star {
		f.centres[x] = append(f.centres[x], x, y)
		f.centres[y] = append(f.centres[y], x, y)
	}
}

func (f *found) has(p uint64) bool {
	if f.pairs[p] {
		return true
	}
	x, y := f.centres[uint32(p>>32)], f.centres[uint32(p)]
	return slices.ContainsFunc(x, func(c uint32) bool { return slices.Contains(y, c) })
}

// score says how many of the pairs were found, in so many rows; ours is what hearsay found,
// nil for hearsay itself.
func (t *truth) score(rows int, f, ours *found) finds {
	hit, both := 0, 0
	for _, p := range t.pairs {
		if f.has(p) {
			hit++
		}
	}
	rest := fmt.Sprintf("%d passages of %d pairs of documents", rows, len(f.pairs))
	if ours != nil {
		for p := range f.pairs {
			if ours.has(p) {
				both++
			}
		}
		rest += fmt.Sprintf(", of which hearsay has %d", both)
	}
	return finds{fmt.Sprintf("%d of %d pairs", hit, len(t.pairs)), rest}
}

// A runOf is the hash of a run of words and the document it is of.
type runOf struct {
	hash uint64
	doc  uint32
}

func appendRuns(runs []runOf, text string, doc uint32, seed maphash.Seed) []runOf {
	list := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	first := len(runs)
	for i := 0; i+shared <= len(list); i++ {
		runs = append(runs, runOf{maphash.String(seed, strings.Join(list[i:i+shared], " ")), doc})
	}
	// A document counts once for each run.
	mine := runs[first:]
	slices.SortFunc(mine, func(x, y runOf) int { return cmp.Compare(x.hash, y.hash) })
	return runs[:first+len(slices.Compact(mine))]
}

// sharing is the pairs of documents that share a run, sorted.
func sharing(runs []runOf) []uint64 {
	slices.SortFunc(runs, func(x, y runOf) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.doc, y.doc))
	})
	pairs := map[uint64]struct{}{}
	for len(runs) > 0 {
		n := 1
		for n < len(runs) && runs[n].hash == runs[0].hash {
			n++
		}
		for i := range n {
			for j := i + 1; j < n; j++ {
				pairs[pair(runs[i].doc, runs[j].doc)] = struct{}{}
			}
		}
		runs = runs[n:]
	}
	list := make([]uint64, 0, len(pairs))
	for p := range pairs {
		list = append(list, p)
	}
	slices.Sort(list)
	return list
}

func pair(x, y uint32) uint64 { return uint64(min(x, y))<<32 | uint64(max(x, y)) }
