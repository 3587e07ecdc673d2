// Command pairs says how many of the pairs of documents that share a run of
// words a program has found. It knows the truth by brute force: every run of so
// many words of every document, hashed, sorted and grouped, with words cut in the
// plainest way (letters, digits and underscores in lower case) rather than as
// package reuse cuts them.
//
// usage: pairs DOCS.jsonl[.gz] FOUND.jsonl|FOUND.pairs [WORDS]
//
// FOUND holds rows of hearsay extract passages, or, where its name ends in
// .pairs, two ids a line with a tab between. A row with "holders" links its two
// documents to all others that have a row with the same one; such pairs are
// counted apart.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay/corpus"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "pairs:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 2 || len(args) > 3 {
		return fmt.Errorf("usage: pairs DOCS.jsonl[.gz] FOUND.jsonl|FOUND.pairs [WORDS]")
	}
	words := 12
	if len(args) == 3 {
		n, err := strconv.Atoi(args[2])
		if err != nil || n < 1 {
			return fmt.Errorf("%q is not a number of words", args[2])
		}
		words = n
	}
	number := map[string]uint32{}
	var runs []runOf
	seed := maphash.MakeSeed()
	err := corpus.Lines(args[0], func(_ int, d struct {
		ID   json.RawMessage
		Text string
	}) error {
		n := uint32(len(number))
		number[strings.Trim(string(d.ID), `"`)] = n
		runs = appendRuns(runs, d.Text, n, words, seed)
		return nil
	})
	if err != nil {
		return err
	}
	truth := sharing(runs)
	found, stars, err := readFound(args[1], number)
	if err != nil {
		return err
	}
	hit, starred := 0, 0
	for _, p := range truth {
		if _, ok := slices.BinarySearch(found, p); ok {
			hit++
		} else if stars.link(p) {
			starred++
		}
	}
	fmt.Printf("%d documents, %d pairs share %d words in a row\n", len(number), len(truth), words)
	fmt.Printf("found %d of them (%.2f %%), %d more through the earliest holder; %d pairs have a row\n",
		hit, 100*float64(hit)/float64(max(len(truth), 1)), starred, len(found))
	return nil
}

// A runOf is the hash of a run of words and the document it is of.
type runOf struct {
	hash uint64
	doc  uint32
}

func appendRuns(runs []runOf, text string, doc uint32, words int, seed maphash.Seed) []runOf {
	list := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	first := len(runs)
	for i := 0; i+words <= len(list); i++ {
		runs = append(runs, runOf{maphash.String(seed, strings.Join(list[i:i+words], " ")), doc})
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

// stars is, for each document, the centres that it has a row of many holders with.
type stars map[uint32][]uint32

func (s stars) link(p uint64) bool {
	x, y := s[uint32(p>>32)], s[uint32(p)]
	return slices.ContainsFunc(x, func(c uint32) bool { return slices.Contains(y, c) })
}

func readFound(path string, number map[string]uint32) ([]uint64, stars, error) {
	var list []uint64
	centres := stars{}
	if strings.HasSuffix(path, ".pairs") {
		f, err := os.Open(path)
		if err != nil {
			return nil, nil, err
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			a, b, _ := strings.Cut(lines.Text(), "\t")
			x, ok1 := number[a]
			y, ok2 := number[b]
			if ok1 && ok2 && x != y {
				list = append(list, pair(x, y))
			}
		}
		if err := lines.Err(); err != nil {
			return nil, nil, err
		}
	} else {
		type side struct{ Document json.RawMessage }
		err := corpus.Lines(path, func(_ int, r struct {
			A, B    side
			Holders int
		}) error {
			x, y := number[strings.Trim(string(r.A.Document), `"`)], number[strings.Trim(string(r.B.Document), `"`)]
			list = append(list, pair(x, y))
			if r.Holders > 0 {
				centres[x] = append(centres[x], x, y)
				centres[y] = append(centres[y], x, y)
			}
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	slices.Sort(list)
	return slices.Compact(list), centres, nil
}
