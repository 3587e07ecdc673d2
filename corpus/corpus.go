// Package corpus reads the corpora that hearsay is trained on and measured with:
// attributions (BBC Citron's document objects, as PolNeAR is kept here), trees
// (CoNLL-U) and rows of JSON Lines in general.
package corpus

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// An Article is a text with its attributions marked.
type Article struct {
	ID     string  `json:"id"`
	Date   string  `json:"date"`
	Text   string  `json:"text"`
	Quotes []Quote `json:"quotes"`
}

// A Quote is one attribution. Offsets count code points, End exclusive.
type Quote struct {
	Cue      *Span  `json:"cue"`
	Sources  []Span `json:"sources"`
	Contents []Span `json:"contents"`
}

// A Span counts code points, unlike hearsay.Span.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Open opens a file for reading, through gzip where its name ends in .gz; "-" is
// standard input.
func Open(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(os.Stdin), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(path, ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// Lines calls row for each line of JSON Lines, decoded into a fresh T, with its
// number from 1. Empty lines are passed over; a line may have any length.
func Lines[T any](path string, row func(n int, v T) error) error {
	f, err := Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var v T
			if err := json.Unmarshal(line, &v); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
			if err := row(n, v); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
}

// Articles reads a file of attributions whole.
func Articles(path string) ([]Article, error) {
	var all []Article
	err := Lines(path, func(_ int, a Article) error {
		all = append(all, a)
		return nil
	})
	return all, err
}

// A Tree is one sentence of a CoNLL-U file. Heads count from 0, -1 for the root.
type Tree struct {
	Document string // of the "# newdoc id" comment above it
	Words    []string
	UTags    []string // column 4
	Tags     []string // column 5
	Heads    []int
	Rels     []string
	Misc     []string // column 10
	Comments []string
	lines    []string
}

// Trees calls row for each sentence of a CoNLL-U file. Multi-word tokens and
// empty nodes are passed over.
func Trees(path string, row func(t *Tree) error) error {
	f, err := Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := ReadTrees(f, row); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// ReadTrees is Trees for any reader.
func ReadTrees(f io.Reader, row func(t *Tree) error) error {
	r := bufio.NewReaderSize(f, 1<<16)
	t, document := &Tree{}, ""
	for n := 1; ; n++ {
		line, err := r.ReadString('\n')
		if err != nil && err != io.EOF {
			return fmt.Errorf("line %d: %w", n, err)
		}
		end := err == io.EOF
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "":
			if len(t.lines) > 0 {
				t.Document = document
				if err := row(t); err != nil {
					return err
				}
				t = &Tree{}
			}
		case line[0] == '#':
			if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
				document = id
			}
			t.Comments = append(t.Comments, line)
			t.lines = append(t.lines, line)
		default:
			if err := t.add(line); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
		}
		if end {
			if len(t.lines) > 0 {
				t.Document = document
				return row(t)
			}
			return nil
		}
	}
}

func (t *Tree) add(line string) error {
	t.lines = append(t.lines, line)
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return fmt.Errorf("%d columns where CoNLL-U has 10", len(c))
	}
	if strings.ContainsAny(c[0], "-.") {
		return nil
	}
	head := -1
	if c[6] != "_" {
		if _, err := fmt.Sscanf(c[6], "%d", &head); err != nil {
			return fmt.Errorf("head %q: %w", c[6], err)
		}
		head--
	}
	t.Words = append(t.Words, c[1])
	t.UTags = append(t.UTags, c[3])
	t.Tags = append(t.Tags, c[4])
	t.Heads = append(t.Heads, head)
	t.Rels = append(t.Rels, c[7])
	t.Misc = append(t.Misc, c[9])
	return nil
}

// Write writes the sentence with the tags, heads and relations that t holds now
// and everything else as it was read, with the empty line after it.
func (t *Tree) Write(w io.Writer) error {
	var b strings.Builder
	i := 0
	for _, line := range t.lines {
		if line[0] != '#' {
			c := strings.Split(line, "\t")
			if !strings.ContainsAny(c[0], "-.") {
				c[3], c[4], c[6], c[7] = t.UTags[i], t.Tags[i], fmt.Sprint(t.Heads[i]+1), t.Rels[i]
				i++
				line = strings.Join(c, "\t")
			}
		}
		b.WriteString(line)
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}
