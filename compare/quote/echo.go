package quote

import (
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
	type place struct{ unit, at int }
	grams := map[[gram]int32]place{}
	for _, i := range f.standing {
		w := f.all[i].words
		if len(w) < leastEcho {
			continue
		}
		for n := 0; n+gram <= len(w); n++ {
			h := [gram]int32(f.all[i].folds[n:])
			if _, ok := grams[h]; !ok {
				grams[h] = place{i, n}
			}
		}
	}
	if len(grams) == 0 {
		return
	}
	var table align.Table
	var folds []int32 // of a document
	for n := range f.in.Documents {
		d := f.in.Documents[n].ID
		text := f.texts[d]
		words := term.Words(text, hearsay.Span{End: len(text)})
		folds = f.known(words, folds[:0])
		taken := f.taken(d, f.contents[d])
		next := 0 // words before it are spent
		failed := place{unit: -1}
		for n := 0; n+gram <= len(words); n++ {
			if n < next {
				continue
			}
			p, ok := grams[[gram]int32(folds[n:])]
			if !ok || overlapsAny(taken, words[n].Span) || failed == (place{p.unit, n - p.at}) {
				continue
			}
			u := &f.all[p.unit]
			from, to := max(next, n-p.at-2), min(len(words), n-p.at+len(u.words)+2)
			fit := align.Measure(align.Pairs(&table, u.folds[:min(maxAlign, len(u.words))], folds[from:min(to, from+maxAlign+8)]))
			if fit.Words == 0 || float64(fit.Words) < echoed*float64(len(u.words)) {
				failed = place{p.unit, n - p.at} // and so it would from its next words
				continue
			}
			first, last := fit.First, fit.Last
			span := hearsay.Span{Start: words[from+first].Span.Start, End: words[from+last].Span.End}
			next = from + last + 1
			if overlapsAny(taken, span) {
				continue
			}
			e := unit{statement: loose, place: -1, document: d, spans: []hearsay.Span{span}, words: f.words(words[from+first : from+last+1]), stems: u.stems, direct: marked(text, span)}
			f.parent, f.size = append(f.parent, len(f.all)), append(f.size, 1)
			f.all = append(f.all, e)
			f.join(p.unit, len(f.all)-1)
		}
	}
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
