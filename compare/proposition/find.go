package proposition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// Scratch parameters.
var (
	LeastSame    = 0.3
	LeastOppose  = 0.3
	MostPartners = 2
	PerCase      = 0.05
)

// Find groups the places of a field into propositions and sets those against each
// other of which one says that what the other says is not so.
func (f *Field) Find(m *Model) ([]hearsay.Proposition, []hearsay.Conflict) {
	if m == nil {
		return nil, nil
	}
	var links []link
	type opposed struct {
		i, j int
		p    float64
	}
	var against []opposed
	for _, p := range f.pairs() {
		v := m.pairs.Probabilities(f.pairFeatures(p.i, p.j, p.Likeness, p.rank), nil)
		same := v[Same]
		a, b := &f.Places[p.i], &f.Places[p.j]
		if g := f.groups[a.Statement]; a.Statement >= 0 && b.Statement >= 0 && g > 0 && g == f.groups[b.Statement] {
			same = max(same, 0.9)
		}
		if same > 0.1 {
			links = append(links, link{p.i, p.j, same})
		}
		da, db := a.Denial, b.Denial
		if v[Opposite] >= LeastOppose && (da >= 0.5) != (db >= 0.5) && (a.Side == "" || a.Side != b.Side) {
			against = append(against, opposed{p.i, p.j, v[Opposite]})
		}
	}
	slices.SortStableFunc(against, func(a, b opposed) int { return cmp.Compare(b.p, a.p) })
	partners := map[int]int{}
	most := max(3, int(PerCase*float64(len(f.Places))))
	var kept []opposed
	for _, o := range against {
		if len(kept) < most && partners[o.i] < MostPartners && partners[o.j] < MostPartners {
			partners[o.i]++
			partners[o.j]++
			kept = append(kept, o)
		}
	}
	groups := clusters(len(f.Places), links, LeastSame)
	of := make([]int, len(f.Places))
	for g, l := range groups {
		for _, i := range l {
			of[i] = g
		}
	}
	denies := map[int]map[int]float64{} // of a group: places that deny it
	var conflicts []hearsay.Conflict
	for _, o := range kept {
		i, j := o.i, o.j
		if f.Places[i].Denial > f.Places[j].Denial {
			i, j = j, i
		}
		if denies[of[i]] == nil {
			denies[of[i]] = map[int]float64{}
		}
		denies[of[i]][j] = max(denies[of[i]][j], o.p)
		conflicts = append(conflicts, hearsay.Conflict{A: f.side(i), B: f.side(j), Kind: hearsay.DenialConflict, Confidence: o.p,
			Why: fmt.Sprintf("one says that it is not so: %.2f", o.p)})
	}
	var out []hearsay.Proposition
	for g, l := range groups {
		if len(l) < 2 && denies[g] == nil {
			continue
		}
		q := hearsay.Proposition{ID: fmt.Sprint("q", len(out)+1)}
		best := l[0]
		for _, i := range l {
			x := f.place(i)
			if f.Places[i].Stance == hearsay.Denies {
				x.Stance = hearsay.Asserts
			}
			q.Places = append(q.Places, x)
			if f.central[i] > f.central[best] {
				best = i
			}
		}
		for i, p := range denies[g] {
			x := f.place(i)
			x.Stance, x.Confidence = hearsay.Denies, p
			q.Places = append(q.Places, x)
		}
		slices.SortStableFunc(q.Places, func(a, b hearsay.Place) int {
			return cmp.Or(strings.Compare(a.Document, b.Document), cmp.Compare(a.Span.Start, b.Span.Start))
		})
		q.Text = hearsay.Cover(f.Places[best].Spans).In(f.In.Documents[f.Places[best].Document].Text)
		out = append(out, q)
	}
	return out, conflicts
}

func (f *Field) place(i int) hearsay.Place {
	p := &f.Places[i]
	x := hearsay.Place{Document: f.In.Documents[p.Document].ID, Span: hearsay.Cover(p.Spans), Stance: p.Stance, Confidence: 0.8}
	if p.Statement >= 0 {
		x.Statement = f.In.Statements[p.Statement].ID
	}
	return x
}

func (f *Field) side(i int) hearsay.ConflictSide {
	p := &f.Places[i]
	if p.Statement >= 0 {
		return hearsay.ConflictSide{Statement: f.In.Statements[p.Statement].ID}
	}
	return hearsay.ConflictSide{Place: hearsay.Side{Document: f.In.Documents[p.Document].ID, Span: hearsay.Cover(p.Spans)}}
}
