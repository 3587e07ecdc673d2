package pdf

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is a row of a block.
type line struct {
	text   string
	x0, x1 float64
	y      float64
	size   float64
	bold   bool
	table  bool // it is of cells, parted by tabs
}

const cellGap = 2.2 // ems between the cells of a row

func linesOf(block []piece) (out []line) {
	for _, r := range rowsOf(block) {
		l := line{x0: r[0].x0, x1: r[0].x1, y: r[0].y, size: r[0].size, bold: true}
		var b strings.Builder
		for i, p := range r {
			if i > 0 {
				if p.x0-l.x1 > cellGap*p.size {
					l.table = true
					b.WriteByte('\t')
				} else {
					b.WriteByte(' ')
				}
			}
			b.WriteString(p.text)
			l.x1, l.size, l.bold = max(l.x1, p.x1), max(l.size, p.size), l.bold && p.bold
		}
		l.text = b.String()
		out = append(out, l)
	}
	return out
}

// A paragraph is the lines of one, and what tells whether it goes on elsewhere.
type paragraph struct {
	lines    []string
	size     float64
	bold     bool
	table    bool
	block    int     // of the document
	indented bool    // its first line is
	room     float64 // ems between its last line and the right edge
}

// paragraphsOf parts a block, by gaps, indents, short lines and fonts.
func paragraphsOf(lines []line, block int) (out []paragraph) {
	e := edgesOf(lines)
	for i, l := range lines {
		if i == 0 || e.begins(lines, i) || counted(l.text) > 1 && counted(l.text) == counted(out[len(out)-1].lines[0])+1 {
			out = append(out, paragraph{size: l.size, bold: l.bold, table: l.table, block: block, indented: l.x0-e.left > 0.6*l.size})
		}
		p := &out[len(out)-1]
		p.lines = append(p.lines, l.text)
		p.room = (e.right - l.x1) / l.size
	}
	return out
}

// edges are where the lines of a block begin and end, and how far they are apart.
type edges struct{ left, right, leading float64 }

func edgesOf(lines []line) (e edges) {
	var x0, x1, steps []float64
	for i, l := range lines {
		x0, x1 = append(x0, l.x0), append(x1, l.x1)
		if i > 0 && similar(l.size, lines[i-1].size) {
			steps = append(steps, lines[i-1].y-l.y)
		}
	}
	slices.Sort(x0)
	slices.Sort(x1)
	slices.Sort(steps)
	e.left, e.right, e.leading = x0[len(x0)/20], x1[len(x1)-1-len(x1)/20], math.Inf(1)
	if len(steps) > 0 {
		e.leading = steps[(len(steps)-1)/3]
	}
	return e
}

func similar(a, b float64) bool { return math.Abs(a-b) <= 0.08*max(a, b) }

// begins reports whether line i of a block begins a paragraph.
func (e edges) begins(lines []line, i int) bool {
	l, before := lines[i], lines[i-1]
	step, em := before.y-l.y, l.size
	switch {
	case l.table || before.table, !similar(l.size, before.size), l.bold != before.bold:
		return true
	case step > 1.3*e.leading+0.1*em, step > 2.2*em:
		return true
	case bullet(l.text):
		return true
	}
	indent := l.x0 - e.left
	if indent > 0.6*em && indent < 6*em && before.x0-e.left < 0.4*em && !bullet(before.text) {
		return true
	}
	if hyphened(before.text) || strings.HasSuffix(before.text, ",") || small(l.text) && !ended(before.text) {
		return false
	}
	room := (e.right - before.x1) / em
	return fits(l.text, room) && (ended(before.text) || room > 5 && room > 0.25*(e.right-e.left)/em)
}

// fits reports whether the first word of a text would have stood in the line before, in
// so many ems, had the paragraph gone on.
func fits(text string, room float64) bool {
	word, _, _ := strings.Cut(text, " ")
	return room > 0.8+0.55*float64(utf8.RuneCountInString(word))
}

// small reports whether a text begins with a small letter.
func small(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘("))
	return unicode.IsLower(r)
}

func bullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("•▪■●◦‣∙·", r) && n < len(s)
}

// counted is the number that an item of a list begins with, "3." or "(3)"; 0 for none.
func counted(s string) int {
	number, _, ok := strings.Cut(strings.TrimPrefix(s, "("), " ")
	bare := strings.TrimRight(number, ".)")
	if n, err := strconv.Atoi(bare); ok && err == nil && bare != number && n > 0 && n < 100 {
		return n
	}
	return 0
}

// ended reports whether a text ends as a sentence does.
func ended(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return strings.ContainsRune("\"'”’)»]", r) || unicode.IsSpace(r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".?!:…", r)
}
