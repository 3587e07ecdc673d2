package reuse

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// What it takes to say that a passage is at home in one text and a stranger in
// the other: so much more weight of its rare words (natural logarithms of how
// rare they are) in the rest of the one, that so many times the weight of those
// that the rest of the other has, and so many words of rest on both sides.
const (
	homeWeight = 8
	homeTimes  = 3
	homeRest   = 80
	quoteDoubt = 2 // weight the other way at which quotation marks prove nothing
)

// rareShare is the share of the texts that may hold a rare word, and rareLeast
// the number of texts that may in any case.
const (
	rareShare = 20
	rareLeast = 3
)

// A homeWord is a rare word of a passage.
type homeWord struct {
	hash   uint32
	at     int // word of side a where it stands first
	weight float64
	inA    bool // stands in the rest of a
	inB    bool
}

// home weighs the rare words of a passage by where else they stand: in the rest
// of a alone, of b alone, of both.
func (w *worker) home(a, b []uint32, g []segment) (onlyA, onlyB, both float64) {
	u := w.c.usage
	a0, a1, b0, b1 := extent(g)
	list := w.rare[:0]
	for _, s := range g {
		for _, r := range s.runs {
			for i := r.a; i < r.a+r.n; i++ {
				if h := a[i]; h&functionWord == 0 && u.word(h)*rareShare < u.texts+rareShare*rareLeast {
					list = append(list, homeWord{hash: h, at: i})
				}
			}
		}
	}
	slices.SortFunc(list, func(x, y homeWord) int { return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.at, y.at)) })
	list = slices.CompactFunc(list, func(x, y homeWord) bool { return x.hash == y.hash })
	w.rare = list
	if len(list) == 0 {
		return 0, 0, 0
	}
	mark := func(rest []uint32, f func(*homeWord)) {
		for _, h := range rest {
			if h&functionWord != 0 {
				continue
			}
			if i, ok := slices.BinarySearchFunc(list, h, func(x homeWord, h uint32) int { return cmp.Compare(x.hash, h) }); ok {
				f(&list[i])
			}
		}
	}
	inA, inB := func(x *homeWord) { x.inA = true }, func(x *homeWord) { x.inB = true }
	mark(a[:a0], inA)
	mark(a[a1:], inA)
	mark(b[:b0], inB)
	mark(b[b1:], inB)
	for i := range list {
		x := &list[i]
		x.weight = math.Log(float64(u.texts+1) / float64(u.word(x.hash)))
		switch {
		case x.inA && x.inB:
			both += x.weight
		case x.inA:
			onlyA += x.weight
		case x.inB:
			onlyB += x.weight
		}
	}
	return onlyA, onlyB, both
}

// byHome names the side whose other words the passage's rare words belong to,
// where the rest of the other text is about something else.
func (w *worker) byHome(p *hearsay.Passage, a, b *words, g []segment) bool {
	a0, a1, b0, b1 := extent(g)
	if len(a.hash)-(a1-a0) < homeRest || len(b.hash)-(b1-b0) < homeRest {
		return false
	}
	onlyA, onlyB, both := w.home(a.hash, b.hash, g)
	switch {
	case onlyA-onlyB > homeWeight && onlyA > homeTimes*(onlyB+both):
		p.From = hearsay.FromA
	case onlyB-onlyA > homeWeight && onlyB > homeTimes*(onlyA+both):
		p.From = hearsay.FromB
	default:
		return false
	}
	list := slices.DeleteFunc(slices.Clone(w.rare), func(x homeWord) bool {
		return x.inA == x.inB || x.inA != (p.From == hearsay.FromA)
	})
	slices.SortFunc(list, func(x, y homeWord) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.at, y.at))
	})
	var shown []string
	for _, x := range list[:min(3, len(list))] {
		shown = append(shown, "“"+a.span(x.at, x.at+1).In(w.textA)+"”")
	}
	p.Why = fmt.Sprintf("its words %s recur in the rest of this text, not of the other", strings.Join(shown, ", "))
	return true
}

// byQuotation names the side that has in its own voice what the other has
// between quotation marks.
func (w *worker) byQuotation(p *hearsay.Passage, a, b *words, g []segment) bool {
	inA, inB := quoted(w.textA, p.A.Span), quoted(w.textB, p.B.Span)
	if inA == inB || inB && !ownVoice(w.textA, p.A.Span) || inA && !ownVoice(w.textB, p.B.Span) {
		return false
	}
	onlyA, onlyB, _ := w.home(a.hash, b.hash, g)
	switch {
	case inB && onlyB-onlyA < quoteDoubt:
		p.From = hearsay.FromA
	case inA && onlyA-onlyB < quoteDoubt:
		p.From = hearsay.FromB
	default:
		return false
	}
	p.Why = "the other has it in quotation marks, this one in its own voice"
	return true
}

// quoted reports whether s is all that stands between a pair of quotation marks.
func quoted(text string, s hearsay.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[s.End:min(len(text), s.End+16)], ".,;:!?…—– "))
	switch before {
	case '“', '‘', '«', '„':
		return strings.ContainsRune("”’»“", after)
	case '"':
		return after == '"'
	}
	return false
}

// ownVoice reports whether s stands outside quotation marks: none in it, none
// open before it in its paragraph, none closed after it, and no colon that
// introduces it.
func ownVoice(text string, s hearsay.Span) bool {
	if strings.ContainsAny(s.In(text), marks) {
		return false
	}
	before, after := text[:s.Start], text[s.End:]
	if strings.HasSuffix(strings.TrimRight(before, " \t\n"), ":") {
		return false
	}
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i:]
	}
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	last, first := strings.LastIndexAny(before, "“”"), strings.IndexAny(after, "“”")
	return strings.Count(before, `"`)%2 == 0 && strings.Count(after, `"`)%2 == 0 &&
		(last < 0 || !strings.HasPrefix(before[last:], "“")) &&
		(first < 0 || !strings.HasPrefix(after[first:], "”"))
}

const marks = "“”\"«»"
