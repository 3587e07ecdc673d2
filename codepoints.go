package hearsay

import (
	"sort"
	"unicode/utf8"
)

// CodePoints translates between byte offsets and code points of one text. It
// keeps one count for each 64 bytes, so that it stays small beside the text.
type CodePoints struct {
	text  string
	marks []int // marks[i] is the number of code points that start before byte 64*i
}

const codePointStep = 64

// NewCodePoints prepares the translation for text; a byte that is not part of
// valid UTF-8 counts as one code point.
func NewCodePoints(text string) *CodePoints {
	c := &CodePoints{text: text, marks: make([]int, 0, len(text)/codePointStep+1)}
	n := 0
	for i := range text {
		for len(c.marks)*codePointStep <= i {
			c.marks = append(c.marks, n)
		}
		n++
	}
	for len(c.marks)*codePointStep <= len(text) {
		c.marks = append(c.marks, n)
	}
	return c
}

// Count is the number of code points before byte offset b.
func (c *CodePoints) Count(b int) int {
	b = min(max(b, 0), len(c.text))
	at := b / codePointStep
	i := at * codePointStep
	n := c.marks[at]
	for i < b && !utf8.RuneStart(c.text[i]) {
		i++ // the rest of a code point that the mark has counted already
	}
	for i < b {
		_, size := utf8.DecodeRuneInString(c.text[i:])
		i += size
		n++
	}
	return n
}

// Byte is the byte offset of code point n: len(text) where there are fewer.
func (c *CodePoints) Byte(n int) int {
	at := sort.Search(len(c.marks), func(i int) bool { return c.marks[i] > n }) - 1
	if at < 0 {
		return 0
	}
	i, k := at*codePointStep, c.marks[at]
	for i < len(c.text) && !utf8.RuneStart(c.text[i]) {
		i++
	}
	for k < n && i < len(c.text) {
		_, size := utf8.DecodeRuneInString(c.text[i:])
		i += size
		k++
	}
	return i
}

// Span translates a span in bytes to one in code points.
func (c *CodePoints) Span(s Span) Span { return Span{c.Count(s.Start), c.Count(s.End)} }
