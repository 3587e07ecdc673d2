package quote

import (
	"sort"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// leastEcho is how many words of a unit have to stand again elsewhere.
const leastEcho = 8

// echoes finds the places outside all statements where the words of a unit stand
// again, nearly all of them and in order: a statement that the earlier stages did
// not see, a document printed as a block, a quotation repeated as a display line.
// They become units of their own, joined to that unit. The time is linear in the
// length of the texts.
func (f *finder) echoes(documents []string, contents map[string][]hearsay.Span) {
	type place struct{ unit, at int }
	grams := map[uint64]place{}
	for _, i := range f.reps {
		w := f.all[i].words
		if len(w) < leastEcho {
			continue
		}
		for n := 0; n+gram <= len(w); n++ {
			h := hash(w[n : n+gram])
			if _, ok := grams[h]; !ok {
				grams[h] = place{i, n}
			}
		}
	}
	if len(grams) == 0 {
		return
	}
	var table alignment
	for _, d := range documents {
		text := f.texts[d]
		words := term.Words(text, hearsay.Span{End: len(text)})
		taken := f.taken(d, contents[d])
		next := 0 // words before it are spent
		for n := 0; n+gram <= len(words); n++ {
			if n < next {
				continue
			}
			p, ok := grams[hash(words[n:n+gram])]
			if !ok {
				continue
			}
			u := &f.all[p.unit]
			from, to := max(next, n-p.at-2), min(len(words), n-p.at+len(u.words)+2)
			first, last, matched := table.window(u.words, words[from:to])
			if matched == 0 || float64(matched) < otherWords*float64(len(u.words)) {
				continue
			}
			span := hearsay.Span{Start: words[from+first].Span.Start, End: words[from+last].Span.End}
			next = from + last + 1
			if overlapsAny(taken, span) {
				continue
			}
			e := unit{statement: loose, place: -1, document: d, spans: []hearsay.Span{span}, words: words[from+first : from+last+1], direct: marked(text, span)}
			e.key = term.Key(e.words)
			e.stems = u.stems
			f.parent, f.size = append(f.parent, len(f.all)), append(f.size, 1)
			f.all = append(f.all, e)
			f.join(p.unit, len(f.all)-1)
		}
	}
}

// taken is the contents and loose units of a document, in order of their start.
func (f *finder) taken(document string, contents []hearsay.Span) []hearsay.Span {
	out := append([]hearsay.Span(nil), contents...)
	out = append(out, f.loose[document]...)
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

// An alignment is the memory of window, for one call after another.
type alignment struct {
	common [(maxAlign + 1) * (maxAlign + 8 + 1)]uint8 // common words of the rest from i, j on
}

// window aligns the words of a unit with those of a stretch of text: the first
// and the last word that match, and how many do.
func (t *alignment) window(unit, text []term.Word) (first, last, matched int) {
	unit, text = unit[:min(len(unit), maxAlign)], text[:min(len(text), maxAlign+8)]
	n, m := len(unit), len(text)
	table := t.common[:(n+1)*(m+1)]
	clear(table)
	at := func(i, j int) int { return i*(m+1) + j }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if unit[i].Fold == text[j].Fold {
				table[at(i, j)] = table[at(i+1, j+1)] + 1
			} else {
				table[at(i, j)] = max(table[at(i+1, j)], table[at(i, j+1)])
			}
		}
	}
	first = -1
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case unit[i].Fold == text[j].Fold:
			if first < 0 {
				first = j
			}
			last = j
			matched++
			i++
			j++
		case table[at(i+1, j)] >= table[at(i, j+1)]:
			i++
		default:
			j++
		}
	}
	return max(first, 0), last, matched
}
