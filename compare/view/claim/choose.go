package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/origin"
	"github.com/openhearsay/hearsay/outlet"
)

// circlesOf are the outlets that have what they tell only from each other.
func circlesOf(documents []hearsay.Document, rests []hearsay.RestsOn) [][]string {
	outlets := map[string]string{}
	for i := range documents {
		outlets[documents[i].ID] = documents[i].Outlet
	}
	var links []origin.Link
	for _, x := range rests {
		links = append(links, origin.Link{Outlet: outlets[x.Document], From: x.Origin})
	}
	return origin.Circles(links)
}

// circle is the circle of outlets that a source belongs to, nil for none. Who says
// something by name ends a chain wherever his words are printed.
func (r *Reader) circle(s *source) []string {
	if p := r.speaker(s.speaker); p != nil && p.Kind != hearsay.OutletSpeaker {
		return nil
	}
	for _, c := range r.circles {
		if slices.ContainsFunc(c, func(name string) bool { return outlet.Same(name, s.name) }) {
			return c
		}
	}
	return nil
}

// leastOrigin is the probability from which on a source beside the likeliest counts
// as an origin.
const leastOrigin = 0.5

// deniers are the ids of who says that a claim is not so, and of whom they say it for,
// by the statements that are called denials; but not of one who says as surely that it
// is so. What others say that one said or did is not his word.
func (r *Reader) deniers(q *question, hits []hit) map[string]bool {
	denies, says := map[string]float64{}, map[string]float64{}
	for i := range hits {
		h := &hits[i]
		p := &r.Field.Places[h.place]
		if p.Statement < 0 || p.Speaker == "" || 1-h.p[0] < bears {
			continue
		}
		s := &r.Field.In.Statements[p.Statement]
		by := says
		switch contrary := (p.Stance == hearsay.Denies) != q.denies(); {
		case contrary && s.Kind == hearsay.Denial:
			by = denies
		case contrary || s.Within >= 0 || r.acts(q, p):
			continue
		}
		for _, id := range []string{p.Speaker, p.Side} {
			by[id] = max(by[id], 1-h.p[0])
		}
	}
	out := map[string]bool{}
	for id, p := range denies {
		out[id] = p > says[id]
	}
	return out
}

// origins is where a claim entered the documents: the likeliest source, and others
// that are likely. Outlets that name only each other are none; circle is the first
// such, where no other source is likely. Who denies the claim is none.
func (r *Reader) origins(q *question, hits []hit) (out []hearsay.Origin, circle []string) {
	out = []hearsay.Origin{}
	all := r.sources(q, hits)
	type scored struct {
		*source
		p float64
	}
	var list []scored
	denies := r.deniers(q, hits)
	for k := range all {
		if all[k].speaker != "" && denies[all[k].speaker] {
			continue
		}
		list = append(list, scored{all[k], r.Models.origin.Probabilities(r.originFeatures(q, all, k), nil)[1]})
	}
	slices.SortStableFunc(list, func(a, b scored) int { return cmp.Compare(b.p, a.p) })
	var chosen []*source
	for i, s := range list {
		if i > 0 && s.p < leastOrigin {
			break
		}
		if c := r.circle(s.source); c != nil {
			if circle == nil {
				circle = c
			}
			continue
		}
		o := hearsay.Origin{Name: s.name, Confidence: s.p, Why: s.why()}
		for d := range s.documents {
			o.Documents = append(o.Documents, r.Field.In.Documents[d].ID)
		}
		slices.Sort(o.Documents)
		var why string
		o.Independence, why = s.beside(chosen)
		o.Why = strings.Join(slices.DeleteFunc([]string{o.Why, why}, func(s string) bool { return s == "" }), "; ")
		out = append(out, o)
		chosen = append(chosen, s.source)
	}
	if len(out) > 0 {
		circle = nil
	}
	return out, circle
}

// beside says whether a source is another origin than those chosen before it, and
// why. Who is quoted by name stands behind it himself, for somebody else's words an
// outlet does not.
func (s *source) beside(chosen []*source) (hearsay.Independence, string) {
	byName := func(s *source) bool { top := s.most(); return top == speaks || top == body }
	for _, c := range chosen {
		switch {
		case s.passes[c]:
			return hearsay.SameOrigin, "it has this from " + c.name
		case c.passes[s]:
			return hearsay.SameOrigin, c.name + " has it from there"
		case s.spokesman == c:
			return hearsay.SameOrigin, "speaks for " + c.name
		case c.spokesman == s:
			return hearsay.SameOrigin, c.name + " speaks for it"
		case s.spokesman != nil && s.spokesman == c.spokesman:
			return hearsay.SameOrigin, "speaks for " + s.spokesman.name + ", as " + c.name + " does"
		}
	}
	if !byName(s) {
		return hearsay.IndependenceUnknown, ""
	}
	for _, c := range chosen {
		if !byName(c) {
			return hearsay.IndependenceUnknown, ""
		}
	}
	return hearsay.Independent, ""
}
