package compare

import (
	"cmp"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/question"
)

// amend takes over what judges say of single statements.
func amend(c *hearsay.Case, h *question.Heard) {
	if h == nil {
		return
	}
	ids := map[string]string{}
	for i := range c.Speakers {
		if s := &c.Speakers[i]; s.Named && ids[s.Name] == "" {
			ids[s.Name] = s.ID
		}
	}
	hops := map[[2]string]hearsay.Hop{} // by document and name
	for i := range c.Statements {
		for _, x := range c.Statements[i].Via {
			if key := [2]string{c.Statements[i].Document, x.Name}; hops[key].At == nil {
				hops[key] = x
			}
		}
	}
	for i := range c.Statements {
		s := &c.Statements[i]
		a := h.Statements[s.ID]
		if a == nil {
			continue
		}
		s.Judged = a.By
		s.Kind = cmp.Or(a.Kind, s.Kind)
		switch id := ids[a.Speaker]; {
		case a.Speaker == question.NoneOfThem:
			s.Speaker = ""
		case id != "":
			s.Speaker = id
		}
		if a.Carrier != "" {
			s.Via = carried(s.Via, a, hops[[2]string{s.Document, a.Carrier}])
		}
	}
}

// carried is a chain with the one carrier that a judge chose among others, behind
// the document's own outlet.
func carried(via []hearsay.Hop, a *question.Amendment, chosen hearsay.Hop) (out []hearsay.Hop) {
	if slices.ContainsFunc(via, func(h hearsay.Hop) bool { return h.Name == a.Carrier }) {
		return via
	}
	for _, h := range via {
		if !slices.Contains(a.Options, h.Name) {
			out = append(out, h)
		}
	}
	if chosen.Name == "" {
		return out
	}
	at := 0
	if len(out) > 0 && out[0].At == nil {
		at = 1
	}
	return slices.Insert(out, at, chosen)
}

// narrators takes over which sentences of narrators deny.
func narrators(f *proposition.Field, h *question.Heard) {
	for i, denies := range h.Narrators {
		p := &f.Places[i]
		switch {
		case denies:
			p.Stance, p.Denial = hearsay.Denies, max(p.Denial, 0.5)
		case p.Stance == hearsay.Denies:
			p.Stance, p.Denial = hearsay.Asserts, 0
		}
	}
}

// claimed takes over what judges say that places do with a claim. What a document
// says in its own voice supports or denies it; what it lays at somebody's door it
// reports.
func claimed(f *proposition.Field, c *hearsay.Claim, h *question.Heard) {
	shown := h.Claims[c.Text]
	if shown == nil {
		return
	}
	c.Judged = h.ClaimsBy[c.Text]
	var stands []hearsay.Place
	for _, p := range c.Places { // those that no judge saw
		if _, seen := placeOf(f, shown, &p); !seen {
			stands = append(stands, p)
		}
	}
	voices := map[string]map[hearsay.Stance]hearsay.Span{}
	asked := map[string]bool{}
	for i := range f.Places {
		s, seen := shown[i]
		if !seen {
			continue
		}
		p := &f.Places[i]
		id := f.In.Documents[p.Document].ID
		asked[id] = true
		if s == "" {
			continue
		}
		x := hearsay.Place{Document: id, Span: hearsay.Cover(p.Spans), Stance: s, Confidence: judgedPlace}
		if p.Statement >= 0 {
			x.Statement = f.In.Statements[p.Statement].ID
		}
		stands = append(stands, x)
		if voices[id] == nil {
			voices[id] = map[hearsay.Stance]hearsay.Span{}
		}
		if _, had := voices[id][voice(&x)]; !had {
			voices[id][voice(&x)] = p.Frame
		}
	}
	slices.SortStableFunc(stands, func(a, b hearsay.Place) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	c.Places = stands
	for id := range asked {
		delete(c.Documents, id)
		delete(c.Evidence, id)
		for _, voice := range []hearsay.Stance{hearsay.Denies, hearsay.Supports, hearsay.Reports} {
			if at, ok := voices[id][voice]; ok {
				c.Documents[id], c.Evidence[id] = voice, at
				break
			}
		}
	}
}

// judgedPlace is how sure it is that a place does what a judge says that it does
// with a claim.
const judgedPlace = 0.9

// placeOf finds a place of a claim among those that a judge was shown.
func placeOf(f *proposition.Field, shown map[int]hearsay.Stance, p *hearsay.Place) (hearsay.Stance, bool) {
	for i, s := range shown {
		x := &f.Places[i]
		if f.In.Documents[x.Document].ID == p.Document && hearsay.Cover(x.Spans) == p.Span {
			return s, true
		}
	}
	return "", false
}
