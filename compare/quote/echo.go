package quote

import (
	"math/bits"
	"slices"
	"sort"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/reuse/align"
)

const (
	gram      = 6   // words in a row by which an echo is looked for
	leastEcho = 8   // words of a unit that stands again elsewhere
	echoed    = 0.9 // of its words stand there, in order
)

// echoes finds the places outside all statements where the words of a unit stand
// again, nearly all of them and in order: a statement that the earlier stages did
// not see, a document printed as a block, a quotation repeated as a display line.
// They become units of their own, joined to that unit. The time is linear in the
// length of the texts.
func (f *finder) echoes() {
	grams := f.grams()
	if len(grams.all) == 0 {
		return
	}
	var table align.Table
	var words []term.Word
	var folds []int32 // of a document
	for n := range f.in.Documents {
		d := f.in.Documents[n].ID
		text := f.texts[d]
		words = term.AppendFolds(words[:0], text)
		folds = f.known(words, folds[:0])
		whole := false // words have their stems
		taken := f.taken(d, f.contents[d])
		next := 0 // words before it are spent
		failed := gramPlace{unit: -1}
		for n := 0; n+gram <= len(words); n++ {
			if n < next {
				continue
			}
			p, ok := grams.find(f, folds[n:n+gram])
			if !ok || overlapsAny(taken, words[n].Span) || failed == (gramPlace{p.unit, int32(n) - p.at}) {
				continue
			}
			at := int(p.at)
			u := &f.all[p.unit]
			from, to := max(next, n-at-2), min(len(words), n-at+len(u.words)+2)
			fit := align.Measure(align.Pairs(&table, u.folds[:min(maxAlign, len(u.words))], folds[from:min(to, from+maxAlign+8)]))
			if fit.Words == 0 || float64(fit.Words) < echoed*float64(len(u.words)) {
				failed = gramPlace{p.unit, int32(n) - p.at} // and so it would from its next words
				continue
			}
			first, last := fit.First, fit.Last
			span := hearsay.Span{Start: words[from+first].Span.Start, End: words[from+last].Span.End}
			next = from + last + 1
			if overlapsAny(taken, span) {
				continue
			}
			if !whole {
				words, whole = term.Words(text, hearsay.Span{End: len(text)}), true
			}
			e := unit{statement: loose, place: -1, document: d, spans: []hearsay.Span{span}, words: f.words(words[from+first : from+last+1]), stems: u.stems, direct: marked(text, span)}
			f.parent, f.size = append(f.parent, len(f.all)), append(f.size, 1)
			f.all = append(f.all, e)
			f.join(int(p.unit), len(f.all)-1)
		}
	}
}

// grams are the stretches of so many words in a row of the units by which echoes are looked
// for, each where it first stands.
type grams struct {
	all  []gramPlace
	slot []int32 // by the hash of their words, and on from there: one more than the index in all, 0 for none
}

// A gramPlace is where a gram stands.
type gramPlace struct{ unit, at int32 }

func (f *finder) grams() *grams {
	n := 0
	for _, i := range f.standing {
		if w := len(f.all[i].words); w >= leastEcho {
			n += w - gram + 1
		}
	}
	g := &grams{slot: make([]int32, 1<<bits.Len(uint(2*n)))}
	for _, i := range f.standing {
		if folds := f.all[i].folds; len(folds) >= leastEcho {
			for n := 0; n+gram <= len(folds); n++ {
				if k, held := g.look(f, folds[n:n+gram]); !held {
					g.all = append(g.all, gramPlace{int32(i), int32(n)})
					g.slot[k] = int32(len(g.all))
				}
			}
		}
	}
	return g
}

// look is the slot of a gram, and whether it is held there.
func (g *grams) look(f *finder, folds []int32) (slot int, held bool) {
	h := uint64(0)
	for _, w := range folds {
		h = (h ^ uint64(uint32(w))) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	for k := int(h) & (len(g.slot) - 1); ; k = (k + 1) & (len(g.slot) - 1) {
		if g.slot[k] == 0 {
			return k, false
		}
		if p := g.all[g.slot[k]-1]; slices.Equal(folds, f.all[p.unit].folds[p.at:p.at+gram]) {
			return k, true
		}
	}
}

// find is where a gram stands first; ok is false for one that no unit has.
func (g *grams) find(f *finder, folds []int32) (p gramPlace, ok bool) {
	k, ok := g.look(f, folds)
	if ok {
		p = g.all[g.slot[k]-1]
	}
	return p, ok
}

// taken is the contents and loose units of a document and what it tells was not said, in order of their start.
func (f *finder) taken(document string, contents []hearsay.Span) []hearsay.Span {
	out := append([]hearsay.Span(nil), contents...)
	out = append(out, f.loose[document]...)
	out = append(out, f.unsaid[document]...)
	sort.Slice(out, func(a, b int) bool { return out[a].Start < out[b].Start })
	// Keep for each the farthest end so far, so that one look back is enough.
	for i := 1; i < len(out); i++ {
		out[i].End = max(out[i].End, out[i-1].End)
	}
	return out
}

// overlapsAny reports whether one of taken, as taken orders them, overlaps span.
func overlapsAny(taken []hearsay.Span, span hearsay.Span) bool {
	i := sort.Search(len(taken), func(i int) bool { return taken[i].Start >= span.End })
	return i > 0 && taken[i-1].End > span.Start
}

// known appends the numbers of folded words to out, -1 for those that no unit has.
func (v *vocabulary) known(words []term.Word, out []int32) []int32 {
	for i := range words {
		n, ok := v.folds.Number(words[i].Fold)
		if !ok {
			n = -1
		}
		out = append(out, n)
	}
	return out
}
