// Package unattributed finds where the source of a proposition was lost on its way:
// one document has it from somebody, another that rests on that document states it in
// its own voice.
package unattributed

import (
	"cmp"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/outlet"
)

// How likely two places say the same at least, and how alike their words are: what
// is alike but in a word may be another thing.
const (
	leastSame  = 0.35
	leastAlike = 0.5
)

// Find lists the places of a case whose source was lost, at most one for each place of
// the narrator, in the order of the places. The time is linear in the pairs that o
// holds the same.
func Find(f *proposition.Field, o proposition.Opinion, rests []hearsay.RestsOn, credits []hearsay.Credit, propositions []hearsay.Proposition) []hearsay.Unattributed {
	r := &reader{f: f, rests: map[[2]string]*hearsay.RestsOn{}, said: map[int]map[int]bool{}, credited: map[string][]hearsay.Span{},
		kept: map[int]bool{}, names: map[string]string{}}
	for i := range rests {
		x := &rests[i]
		key := [2]string{x.Document, usual(x.Origin)}
		if r.rests[key] == nil {
			r.rests[key] = x
		}
	}
	for _, c := range credits {
		r.credited[c.Document] = append(r.credited[c.Document], c.Span)
	}
	for _, v := range o.Same { // what a document says with a source somewhere is not lost in it
		for _, x := range [2][2]int{{v.A, v.B}, {v.B, v.A}} {
			if p, q := &f.Places[x[0]], &f.Places[x[1]]; v.P >= leastSame && p.Statement < 0 && q.Statement >= 0 && p.Document == q.Document {
				r.kept[x[0]] = true
			}
		}
	}
	for i := range f.In.Speakers {
		r.names[f.In.Speakers[i].ID] = usual(f.In.Speakers[i].Name)
	}
	for i := range f.Places {
		if p := &f.Places[i]; p.Statement >= 0 {
			if r.said[p.Document] == nil {
				r.said[p.Document] = map[int]bool{}
			}
			r.said[p.Document][p.Order] = true
		}
	}
	best := map[int]proposition.Verdict{} // by the narrator's place
	for _, v := range o.Same {
		for _, x := range [2]proposition.Verdict{v, {A: v.B, B: v.A, P: v.P}} {
			if x.P >= leastSame && x.P > best[x.A].P && r.lost(x.A, x.B) {
				best[x.A] = x
			}
		}
	}
	places := make([]int, 0, len(best))
	for i := range best {
		places = append(places, i)
	}
	slices.Sort(places)
	var out []hearsay.Unattributed
	held := map[hearsay.Side][]string{} // ids of the propositions that hold a place
	for i := range propositions {
		for _, p := range propositions[i].Places {
			s := hearsay.Side{Document: p.Document, Span: p.Span}
			held[s] = append(held[s], propositions[i].ID)
		}
	}
	for _, i := range places {
		v := best[i]
		p, q := &f.Places[v.A], &f.Places[v.B]
		rest := r.between(p, q)
		out = append(out, hearsay.Unattributed{Stated: r.side(p), Sourced: r.side(q), Statement: f.In.Statements[q.Statement].ID,
			Proposition: common(held[r.side(p)], held[r.side(q)]),
			Why:         "it rests on " + rest.Origin + ", which has it from a source", Confidence: v.P * cmp.Or(rest.Confidence, 1)})
	}
	return out
}

type reader struct {
	f        *proposition.Field
	rests    map[[2]string]*hearsay.RestsOn // by document and the usual name of the outlet
	said     map[int]map[int]bool           // sentences of documents that lay something at somebody's door
	credited map[string][]hearsay.Span      // where a document names an outlet
	kept     map[int]bool                   // narrators' places whose document has them from a source too
	names    map[string]string              // of speakers: as outlets are usually called
}

// lost reports whether place i is the narrator's own words and place k what a document
// on which it rests has from a source.
func (r *reader) lost(i, k int) bool {
	p, q := &r.f.Places[i], &r.f.Places[k]
	if p.Statement >= 0 || q.Statement < 0 || q.Speaker == "" || p.Document == q.Document || p.Stance != hearsay.Asserts || q.Stance != hearsay.Asserts {
		return false
	}
	if r.kept[i] || r.said[p.Document][p.Order] || r.between(p, q) == nil || min(r.f.Within(p.Own.Stems, q.Own.Stems), r.f.Within(q.Own.Stems, p.Own.Stems)) < leastAlike {
		return false
	}
	return !slices.ContainsFunc(r.credited[r.f.In.Documents[p.Document].ID], p.Frame.Overlaps)
}

// between is how p's document rests on that of q, or on an outlet from which that one
// says it has what stands at q; nil where it does not.
func (r *reader) between(p, q *proposition.Place) *hearsay.RestsOn {
	s := &r.f.In.Statements[q.Statement]
	from := []string{usual(r.f.In.Documents[q.Document].Outlet), r.names[s.Speaker]}
	for _, h := range s.Via {
		from = append(from, usual(h.Name))
	}
	for _, name := range from {
		if x := r.rests[[2]string{r.f.In.Documents[p.Document].ID, name}]; x != nil && name != "" {
			return x
		}
	}
	return nil
}

func (r *reader) side(p *proposition.Place) hearsay.Side {
	return hearsay.Side{Document: r.f.In.Documents[p.Document].ID, Span: hearsay.Cover(p.Spans)}
}

// usual is the usual name of an outlet.
func usual(name string) string {
	if c, ok := outlet.Canonical(name); ok {
		return c
	}
	return name
}

// common is the first id that both lists hold, "" for none.
func common(a, b []string) string {
	for _, id := range a {
		if slices.Contains(b, id) {
			return id
		}
	}
	return ""
}
