package claim

import (
	"cmp"
	"slices"

	"github.com/openhearsay/hearsay/compare/proposition"
)

// A hit is a place beside a claim.
type hit struct {
	place int
	own   float64 // how much of the claim it holds
	frame float64 // and how much the sentences that it stands in
	base  float64 // how much of the claim it and its frame hold
	bare  float64 // how much of the claim without its names it holds
	alike float64 // how alike it is to those places elsewhere that hold most of the claim
	rank  int     // in its case, from 1
	inDoc int     // in its document, from 1
	of    float64 // base over the best of the case
	ofDoc float64 // and over the best of its document
	echo  float64 // how much it holds of what the leaders elsewhere add to the claim
	p     []float64
}

// hits are the places that share a word with the claim, those that hold most of it first:
// of the case so many as are looked at, and of each document.
func (r *Reader) hits(q *question) []hit {
	type place struct {
		place int32
		base  float64
	}
	var order []place
	top := make([]float64, len(r.Field.In.Documents))
	for i := range r.Field.Places {
		p := &r.Field.Places[i]
		if base := bases(q, p); base > 0 {
			order = append(order, place{int32(i), base})
			top[p.Document] = max(top[p.Document], base)
		}
	}
	slices.SortFunc(order, func(a, b place) int { return cmp.Or(cmp.Compare(b.base, a.base), cmp.Compare(a.place, b.place)) })
	var all []hit
	seen := make([]int, len(top)) // of each document
	for n, o := range order {
		p := &r.Field.Places[o.place]
		seen[p.Document]++
		if n >= lookedAt && seen[p.Document] > lookedAtInDoc {
			continue
		}
		h := hit{place: int(o.place), own: q.sought.In(p.Own.Stems), frame: q.sought.In(p.Framed.Stems), base: o.base, bare: q.bare.In(p.Own.Stems),
			rank: n + 1, inDoc: seen[p.Document], of: o.base / order[0].base, ofDoc: o.base / top[p.Document]}
		all = append(all, h)
	}
	lead := slices.Clone(all[:min(len(all), leaders)])
	for i := range all {
		h := &all[i]
		p := &r.Field.Places[h.place]
		for _, l := range lead {
			if o := &r.Field.Places[l.place]; l.place != h.place && o.Document != p.Document {
				h.alike = max(h.alike, l.base*r.Field.Alike(o.Own, p.Own).Cosine)
			}
		}
	}
	r.echoes(q, all, lead)
	return all
}

// bases is how much of a claim a place and its frame hold.
func bases(q *question, p *proposition.Place) float64 {
	return 0.6*q.sought.In(p.Own.Stems) + 0.4*q.sought.In(p.Framed.Stems)
}

// echoes finds how much places hold of the words that at least two leaders of other
// documents use beside those of the claim.
func (r *Reader) echoes(q *question, all, lead []hit) {
	uses := map[string]map[int]bool{}
	for _, l := range lead {
		p := &r.Field.Places[l.place]
		for _, s := range r.Field.Strings(p.Own.Stems) {
			if _, ok := slices.BinarySearch(q.Stems, s); !ok {
				if uses[s] == nil {
					uses[s] = map[int]bool{}
				}
				uses[s][p.Document] = true
			}
		}
	}
	added := func(document int) *proposition.Sought { // by two documents or more beside it
		var more []string
		for s, in := range uses {
			if n := len(in); n > 2 || n == 2 && !in[document] {
				more = append(more, s)
			}
		}
		slices.Sort(more)
		return r.Field.Seek(more)
	}
	beside := map[int]*proposition.Sought{}
	for _, l := range lead {
		d := r.Field.Places[l.place].Document
		beside[d] = added(d)
	}
	elsewhere := added(-1)
	for i := range all {
		p := &r.Field.Places[all[i].place]
		more := beside[p.Document]
		if more == nil {
			more = elsewhere
		}
		all[i].echo = more.In(p.Own.Stems)
	}
}
