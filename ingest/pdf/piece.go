package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A piece is a run of characters on one baseline without a wide gap. Justified lines may
// be of several pieces, lines of neighbouring columns always are.
type piece struct {
	text     string
	x0, x1   float64
	y        float64 // the baseline
	size     float64 // of its largest font
	bold     bool    // all of it
	words    int
	original int // its place in the content of the page
}

const wideGap = 1.0 // ems; word spaces of justified lines are narrower, gutters are not

// pieces joins the characters of a page.
func pieces(all []glyph) (out []piece) {
	var b strings.Builder
	var p piece
	var last glyph
	flush := func() {
		if p.text = clean(b.String()); p.text != "" {
			p.words = len(strings.Fields(p.text))
			p.original = len(out)
			out = append(out, p)
		}
		b.Reset()
	}
	for _, g := range all {
		em := max(g.size, last.size)
		gap := g.x - last.right
		same := b.Len() > 0 && math.Abs(g.y-p.y) < 0.45*em && gap < wideGap*em && gap > -0.6*em && g.x > last.x-0.1*em
		if same && mark(b.String(), g, p) {
			last.right = max(last.right, g.right)
			continue
		}
		if !same {
			flush()
			p = piece{x0: g.x, x1: g.right, y: g.y, size: g.size, bold: g.bold}
		} else {
			if g.spaced && gap > 0.05*em || gap > 0.4*em {
				b.WriteByte(' ')
			}
			if g.size > p.size*1.1 { // a small letter began it
				p.y, p.size = g.y, g.size
			}
			p.x1, p.bold = max(p.x1, g.right), p.bold && g.bold
		}
		b.WriteRune(g.r)
		last = g
	}
	flush()
	return out
}

// mark reports whether a character is a raised small digit after a word: the mark of a
// footnote. Exponents follow digits or short units.
func mark(before string, g glyph, p piece) bool {
	if !unicode.IsDigit(g.r) || g.size > 0.8*p.size || g.y < p.y+0.15*p.size {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	if unicode.IsDigit(r) {
		return false
	}
	word := before[strings.LastIndexByte(before, ' ')+1:]
	return !unicode.IsLetter(r) || utf8.RuneCountInString(word) > 2
}

var ligatures = strings.NewReplacer("\uFB00", "ff", "\uFB01", "fi", "\uFB02", "fl", "\uFB03", "ffi", "\uFB04", "ffl", "\uFB05", "st", "\uFB06", "st",
	"\u200B", "", "\uFEFF", "", "\u2010", "-", "\u2011", "-")

// clean takes ligatures apart and soft hyphens out, but for one at the end.
func clean(s string) string {
	s = ligatures.Replace(strings.ToValidUTF8(s, ""))
	if strings.Contains(s, soft) {
		end := strings.HasSuffix(s, soft)
		if s = strings.ReplaceAll(s, soft, ""); end {
			s += soft
		}
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

const soft = "\u00AD"

// A row is what stands on one baseline, from left to right.
type row []piece

// rowsOf parts pieces into rows, from the top.
func rowsOf(ps []piece) (rows []row) {
	ps = slices.Clone(ps)
	slices.SortStableFunc(ps, func(a, b piece) int { return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.x0, b.x0)) })
	for _, p := range ps {
		if n := len(rows) - 1; n >= 0 && rows[n][0].y-p.y < 0.4*min(rows[n][0].size, p.size) {
			rows[n] = append(rows[n], p)
			continue
		}
		rows = append(rows, row{p})
	}
	for _, r := range rows {
		slices.SortStableFunc(r, func(a, b piece) int { return cmp.Or(cmp.Compare(a.x0, b.x0), cmp.Compare(a.original, b.original)) })
	}
	return rows
}
