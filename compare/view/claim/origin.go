package claim

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/learn"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/credit"
)

// A source is who may stand behind a claim: the end of the chains of some places.
type source struct {
	name      string
	speaker   string // id of the named speaker, "" for an outlet
	documents map[int]bool
	sure      float64 // the best probability that one of its places asserts the claim
	sum       float64
	narrated  bool   // some of it in the narrator's own voice
	anonymous string // who told the outlet, as it words it
	carried   bool   // an outlet that other documents rest on
}

// An end is who stands at the end of the chain of a place.
type end struct {
	name, speaker, anonymous string
}

// root is who stands at the end of the chain of a place: the named speaker, or
// whom he speaks for; of one without a name the outlet that has him; of the
// narrator's words the outlet that the document rests on, else its own.
func (r *Reader) root(i int) end {
	in := r.Field.In
	p := &r.Field.Places[i]
	doc := &in.Documents[p.Document]
	if p.Statement < 0 {
		return end{name: r.house(doc)}
	}
	s := &in.Statements[p.Statement]
	who := r.speaker(s.Speaker)
	if of := r.speaker(p.Side); of != nil && of.Named {
		return end{name: of.Name, speaker: of.ID}
	}
	e := end{}
	if who != nil {
		e.anonymous = who.Name
	}
	for k := len(s.Via) - 1; k >= 0; k-- {
		if name, ok := outlet.Canonical(s.Via[k].Name); ok {
			e.name = name
			return e
		}
	}
	if e.name = r.house(doc); e.name == "" {
		e.name = e.anonymous
	}
	return e
}

func (r *Reader) speaker(id string) *hearsay.Speaker {
	i, ok := slices.BinarySearchFunc(r.speakers, id, func(s *hearsay.Speaker, id string) int { return strings.Compare(s.ID, id) })
	if !ok {
		return nil
	}
	return r.speakers[i]
}

// house is the outlet whose reporting a document stands for: the only one that it
// rests on, else its own.
func (r *Reader) house(d *hearsay.Document) string {
	if rests := r.rests[d.ID]; len(rests) == 1 {
		return rests[0]
	}
	return credit.Name(d.Outlet)
}

// sources are the ends of the chains of the places that may assert a claim, those
// with the most behind them first.
func (r *Reader) sources(hits []hit) []*source {
	by := map[string]*source{}
	var all []*source
	for i := range hits {
		h := &hits[i]
		asserts := h.p[1]
		if asserts < 0.15 {
			continue
		}
		e := r.root(h.place)
		if e.name == "" {
			continue
		}
		key := strings.ToLower(strings.TrimPrefix(e.name, "The "))
		s := by[key]
		if s == nil {
			s = &source{name: e.name, speaker: e.speaker, documents: map[int]bool{}, anonymous: e.anonymous}
			by[key] = s
			all = append(all, s)
		}
		p := &r.Field.Places[h.place]
		s.documents[p.Document] = true
		s.sure = max(s.sure, asserts)
		s.sum += asserts
		s.narrated = s.narrated || p.Statement < 0
	}
	for _, x := range r.RestsOn {
		if s := by[strings.ToLower(strings.TrimPrefix(x.Origin, "The "))]; s != nil {
			s.carried = true
		}
	}
	slices.SortStableFunc(all, func(a, b *source) int {
		return cmp.Or(cmp.Compare(b.sum, a.sum), strings.Compare(a.name, b.name))
	})
	return all
}

// originFeatures describe a source among all sources of a claim.
func (r *Reader) originFeatures(q *proposition.Sense, all []*source, k int) []learn.Feature {
	s := all[k]
	x := make(list, 0, 24)
	total := 0.0
	for _, o := range all {
		total += o.sum
	}
	x.put("rank", 1/float64(k+1))
	x.flag("first", k == 0)
	x.put("share", s.sum/total)
	x.put("share of the first", s.sum/all[0].sum)
	x.put("sure", s.sure)
	x.put("sure, of the best", s.sure/slices.MaxFunc(all, func(a, b *source) int { return cmp.Compare(a.sure, b.sure) }).sure)
	x.put("log sum", math.Log1p(s.sum))
	x.put("documents", math.Log(float64(len(s.documents))))
	x.put("share of the documents", float64(len(s.documents))/float64(len(r.Field.In.Documents)))
	x.flag("speaker", s.speaker != "")
	x.flag("narrator", s.narrated)
	x.flag("narrator only", s.narrated && s.speaker == "" && s.anonymous == "")
	x.flag("unnamed", s.anonymous != "")
	x.flag("others rest on it", s.carried)
	if p := r.speaker(s.speaker); p != nil {
		x.flag("speaker: "+string(p.Kind), true)
		in := r.Field.Share(r.Field.Sense(p.Name).Stems, q.Stems)
		x.flag("named by the claim", in > 0.4)
	}
	x.put("sources", math.Log(float64(len(all))))
	x.flag("only one", len(all) == 1)
	return x
}

// origins is where a claim entered the documents.
func (r *Reader) origins(q *proposition.Sense, hits []hit, documents map[string]hearsay.Stance) []hearsay.Origin {
	all := r.sources(hits)
	out := []hearsay.Origin{}
	if len(all) == 0 || len(documents) == 0 {
		return out
	}
	type scored struct {
		*source
		p float64
	}
	var list []scored
	for k := range all {
		list = append(list, scored{all[k], r.Models.origin.Probabilities(r.originFeatures(q, all, k), nil)[1]})
	}
	slices.SortStableFunc(list, func(a, b scored) int { return cmp.Compare(b.p, a.p) })
	for i, s := range list {
		if i > 0 && s.p < 0.5 {
			break
		}
		o := hearsay.Origin{Name: s.name, Independence: hearsay.IndependenceUnknown}
		for d := range s.documents {
			o.Documents = append(o.Documents, r.Field.In.Documents[d].ID)
		}
		slices.Sort(o.Documents)
		switch {
		case s.anonymous != "":
			o.Why = fmt.Sprintf("told by %s, who is not named", s.anonymous)
		case s.speaker != "":
			o.Why = "says it, as the documents quote it"
		default:
			o.Why = "reports it in its own words"
		}
		out = append(out, o)
	}
	return out
}
