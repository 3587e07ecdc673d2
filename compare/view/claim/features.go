package claim

import (
	"math"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/learn"
)

// A list is features being collected.
type list []learn.Feature

func (l *list) put(name string, v float64) {
	if v != 0 {
		*l = append(*l, learn.Feature{Name: name, Value: v})
	}
}

func (l *list) flag(name string, b bool) {
	if b {
		*l = append(*l, learn.Feature{Name: name, Value: 1})
	}
}

// step names the third of 0 to 1 that v lies in by tenths, so that a weight can
// rise and fall.
func (l *list) step(name string, v float64) {
	at := [...]string{" <.1", " <.2", " <.3", " <.4", " <.5", " <.6", " <.7", " <.8", " <.9", " ≤1"}
	l.flag(name+at[max(0, min(9, int(v*10)))], true)
}

// placeFeatures describe a place beside a claim.
func (r *Reader) placeFeatures(q *question, h *hit) []learn.Feature {
	f := r.Field
	p := &f.Places[h.place]
	x := make(list, 0, 40)
	own, framed := h.own, h.frame
	both := q.sought.InEither(p.Framed.Stems, p.Before.Stems)
	l := f.Alike(q.Sense, p.Own)
	x.put("own", own)
	x.step("own", own)
	x.put("frame", framed)
	x.step("frame", framed)
	x.put("with the sentence before", both)
	x.put("cosine", l.Cosine)
	x.put("cosine²", l.Cosine*l.Cosine)
	x.put("of the place", f.Within(p.Own.Stems, q.Sense.Stems))
	x.put("rank", 1/float64(h.rank))
	x.put("rank in document", 1/float64(h.inDoc))
	x.put("log rank", math.Log(float64(h.rank)))
	x.flag("first in document", h.inDoc == 1)
	x.put("bare", h.bare)
	x.step("bare", h.bare)
	x.put("alike", h.alike)
	x.step("alike", h.alike)
	x.put("of the best", h.of)
	x.step("of the best", h.of)
	x.put("of the best in the document", h.ofDoc)
	x.put("echo", h.echo)
	x.put("echo × own", h.echo*own)
	x.put("central", f.Central(h.place))
	x.put("central × own", f.Central(h.place)*own)
	if len(q.Names) > 0 {
		x.put("names", q.names.In(p.Own.Names))
		x.put("names in frame", q.names.In(p.Framed.Names))
	}
	if len(q.Numbers) > 0 {
		x.flag("number of the claim", len(term.Common(q.Numbers, p.Own.Numbers)) > 0)
		x.flag("another number", len(p.Own.Numbers) > 0 && len(term.Common(q.Numbers, p.Own.Numbers)) == 0)
	}
	x.put("pairs", q.PairsIn(p.Own))
	x.put("length", math.Log(float64(1+len(p.Own.Stems))))
	// how the claim and the place are said
	denies, claimDenies := p.Stance == hearsay.Denies, q.denies()
	x.flag("stance "+string(p.Stance), true)
	contrary := denies != claimDenies
	x.flag("contrary", contrary)
	if contrary {
		x.put("contrary × own", own)
		x.put("contrary × frame", framed)
	}
	x.flag("claim denies", claimDenies)
	x.flag("both deny", denies && claimDenies)
	x.flag("frame denies", p.Framed.Denied || p.Framed.False)
	x.flag("frame denies, claim not", (p.Framed.Denied || p.Framed.False) && !claimDenies)
	x.flag("denial in own words", p.Own.Negated != p.Own.False)
	x.flag("points at a report", p.Own.Refers)
	x.flag("narrator", p.Statement < 0)
	x.flag("headline", p.Headline)
	if p.Statement >= 0 {
		x.flag("kind "+string(f.In.Statements[p.Statement].Kind), true)
		x.flag("nested", f.In.Statements[p.Statement].Within >= 0)
	}
	x.flag("hedged", p.Own.Hedged)
	return x
}
