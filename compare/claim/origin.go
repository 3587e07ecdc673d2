package claim

import (
	"fmt"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/credit"
)

// A source is somebody who says the claim, in some documents.
type source struct {
	name      string
	side      string // id of the speaker it speaks for, or its own; "" for an outlet
	documents map[string]bool
	share     float64
	anonymous string // who told the outlet, as it words it
	speaker   string
}

// origins is where a claim entered the documents: the named speakers who say it;
// for sources without a name the outlet that spoke to them; else the outlet whose
// reporting the document repeats, or the document's own.
func (r *Reader) origins(q *question, hits []hit, documents map[string]hearsay.Stance) []hearsay.Origin {
	byName := map[string]*source{}
	var order []*source
	best := 0.0
	add := func(name, side, speaker, document, anonymous string, share float64) {
		if name == "" {
			return
		}
		k := strings.ToLower(credit.Name(name))
		s := byName[k]
		if s == nil {
			s = &source{name: name, side: side, speaker: speaker, documents: map[string]bool{}, anonymous: anonymous}
			byName[k] = s
			order = append(order, s)
		}
		s.documents[document] = true
		s.share = max(s.share, share)
		best = max(best, share)
	}
	for _, h := range hits {
		g := &r.segments[h.segment]
		id := r.in.Documents[g.document].ID
		if documents[id] == "" {
			continue
		}
		said := false
		for _, n := range g.statements {
			s := &r.in.Statements[n]
			switch s.Kind {
			case hearsay.NoComment, hearsay.Question, hearsay.Demand:
				continue
			}
			share, neg := r.says(q, g, s)
			if share < touches {
				continue
			}
			said = true
			if neg != q.negative {
				continue
			}
			name, side, anonymous := r.root(s)
			add(name, side, s.Speaker, id, anonymous, share)
		}
		if !said && r.own(q, g) >= touches && documents[id] == hearsay.Supports {
			add(r.house(id), "", "", id, "", h.share)
		}
	}
	if len(order) == 0 { // nobody is found saying it: whom the document credits there
		for _, h := range hits {
			g := &r.segments[h.segment]
			if id := r.in.Documents[g.document].ID; documents[id] != "" {
				add(r.credited(id, g.span), "", "", id, "", h.share)
			}
		}
	}
	var kept []*source
	for _, s := range order {
		if s.share >= best*nearly {
			kept = append(kept, s)
		}
	}
	sort.SliceStable(kept, func(a, b int) bool {
		if x, y := len(kept[a].documents), len(kept[b].documents); x != y {
			return x > y
		}
		return kept[a].share > kept[b].share
	})
	out := make([]hearsay.Origin, 0, len(kept))
	for i, s := range kept {
		o := hearsay.Origin{Name: s.name, Independence: hearsay.IndependenceUnknown}
		for d := range s.documents {
			o.Documents = append(o.Documents, d)
		}
		sort.Strings(o.Documents)
		switch {
		case s.anonymous != "":
			o.Why = fmt.Sprintf("told by %s, who is not named", s.anonymous)
		case s.speaker != "":
			o.Why = "says it, as the documents quote it"
		default:
			o.Why = "reports it in its own words"
		}
		for _, t := range kept[:i] {
			if s.side != "" && s.side == t.side {
				o.Independence = hearsay.SameOrigin
				o.Why = fmt.Sprintf("speaks for the same side as %s", t.name)
			}
		}
		out = append(out, o)
	}
	return out
}

// says is how much of a claim a statement's content holds, and whether it says
// that it is not so.
func (r *Reader) says(q *question, g *segment, s *hearsay.Statement) (share float64, neg bool) {
	var words []term.Word
	for _, c := range s.Contents {
		words = append(words, r.in.Aliases.Words(r.docs[s.Document].Text, c)...)
	}
	neg = negative(words)
	if s.Kind == hearsay.Denial && !neg {
		neg = true
	}
	x := segment{stems: term.Classes(term.Stems(words)), before: g.before}
	if name := r.speakers[s.Speaker]; name != nil { // "he" is the speaker
		x.stems = term.Distinct(append(x.stems, term.Classes(term.Stems(r.in.Aliases.Words(name.Name, hearsay.Span{End: len(name.Name)})))...))
	}
	return q.share(&x), neg
}

// root is who stands behind a statement.
func (r *Reader) root(s *hearsay.Statement) (name, side, anonymous string) {
	p := r.speakers[s.Speaker]
	hops := s.Via
	for i := range hops { // the words came through somebody who is not named
		if _, ok := outlet.Canonical(hops[i].Name); !ok && !r.named[hops[i].Name] && i > 0 {
			p, hops = &hearsay.Speaker{Name: hops[i].Name}, hops[:i]
			break
		}
	}
	if p != nil && p.Named && p.Kind != hearsay.Paper {
		side = p.ID
		if of, ok := r.in.Sides[p.ID]; ok {
			side = of
		}
		return p.Name, side, ""
	}
	if p != nil {
		anonymous = p.Name
		if of, ok := r.in.Sides[p.ID]; ok { // a spokesman without a name speaks for a named side
			return r.speakers[of].Name, of, ""
		}
	}
	for i := len(hops) - 1; i >= 0; i-- { // the outlet nearest to the speaker
		if c, ok := outlet.One(hops[i].Name); ok {
			return c, "", anonymous
		}
	}
	if house := r.house(s.Document); house != "" {
		return house, "", anonymous
	}
	return anonymous, "", anonymous
}

// beside is how far a credit may stand from what it is for, in bytes.
const beside = 250

// credited is the outlet that a document credits nearest to a place, else the one
// whose reporting it stands for.
func (r *Reader) credited(document string, at hearsay.Span) string {
	best, name := beside+1, ""
	for _, x := range r.evidence[document] {
		d := max(x.span.Start-at.End, at.Start-x.span.End, 0)
		if d < best {
			best, name = d, x.origin
		}
	}
	if name == "" {
		name = r.house(document)
	}
	return name
}

// house is the outlet whose reporting a document stands for: its own, else the
// only one that it rests on, else "".
func (r *Reader) house(document string) string {
	d := r.docs[document]
	rests := r.rests[document]
	if len(rests) == 1 {
		return rests[0]
	}
	if d.Outlet != "" {
		return credit.Name(d.Outlet)
	}
	return ""
}
