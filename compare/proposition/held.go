package proposition

import (
	"sort"

	"github.com/openhearsay/hearsay"
)

// A held passage is one that stands in a place.
type held struct {
	passage int     // index in Input.Passages, twice that and one more for its other side
	share   float64 // of the place that it covers
}

// holdPassages notes which shared passages stand in which places.
func (f *Field) holdPassages() {
	n := make([]int, len(f.Places))
	f.eachHeld(func(place int, _ held) { n[place]++ })
	f.passages = make([][]held, len(f.Places))
	for i := range n {
		if n[i] > 0 {
			f.passages[i] = make([]held, 0, n[i])
		}
	}
	f.eachHeld(func(place int, h held) { f.passages[place] = append(f.passages[place], h) })
}

// eachHeld gives the places of each side of each passage, in the order of the passages.
// The time is that of the places that it gives, but for the search for the first.
func (f *Field) eachHeld(yield func(place int, h held)) {
	type stretch struct{ first, end int } // of f.Places
	of := map[string]stretch{}
	reach := make([]int, len(f.Places)) // how far this place and those before it in its document reach
	for i := range f.Places {
		p := &f.Places[i]
		id := f.In.Documents[p.Document].ID
		d, ok := of[id]
		if !ok {
			d.first = i
		}
		d.end = i + 1
		of[id] = d
		reach[i] = hearsay.Cover(p.Spans).End
		if i > d.first {
			reach[i] = max(reach[i], reach[i-1])
		}
	}
	for n := range f.In.Passages {
		for k, side := range []hearsay.Side{f.In.Passages[n].A, f.In.Passages[n].B} {
			d := of[side.Document]
			i := d.first + sort.Search(d.end-d.first, func(i int) bool { return reach[d.first+i] > side.Span.Start })
			for ; i < d.end && f.Places[i].Spans[0].Start < side.Span.End; i++ {
				all, in := 0, 0
				for _, s := range f.Places[i].Spans {
					all += s.End - s.Start
					in += max(0, min(s.End, side.Span.End)-max(s.Start, side.Span.Start))
				}
				if in > 0 {
					yield(i, held{2*n + k, float64(in) / float64(all)})
				}
			}
		}
	}
}

// shared is how much of two places is one shared passage: of the one that has less
// in it, from 0 to 1.
func (f *Field) shared(i, j int) float64 {
	best := 0.0
	a, b := f.passages[i], f.passages[j]
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0].passage/2, b[0].passage/2; {
		case x < y:
			a = a[1:]
		case x > y:
			b = b[1:]
		default: // a place may hold both sides
			for _, q := range b {
				if q.passage/2 != x {
					break
				}
				if a[0].passage != q.passage {
					best = max(best, min(a[0].share, q.share))
				}
			}
			a = a[1:]
		}
	}
	return best
}
