package json

import (
	"time"

	"github.com/openhearsay/hearsay"
)

// Each method turns one noun into its row; offsets become code points here.

func (e *encoder) document(d hearsay.Document) any {
	row := document{
		ID: d.ID, Path: d.Path, URL: known(d.URL), Outlet: known(d.Outlet),
		OutletAt: e.points.optional(d.ID, d.OutletAt), Title: d.Title, Bylines: full(d.Bylines),
		Published: when(d.Published), Items: []item{}, SHA256: d.SHA256, Language: known(d.Language),
		Furniture: e.points.spans(d.ID, d.Furniture), Warnings: full(d.Warnings), Text: d.Text,
		Updated: when(d.Updated), Section: d.Section, Credit: d.Credit, License: d.License, Gated: d.Gated, SetBy: d.Said,
		Version: d.Version, VersionOf: d.VersionOf, VersionBy: d.VersionBy,
		Review: reviewed(d.Review),
	}
	if !d.Captured.IsZero() {
		row.Captured = d.Captured.UTC().Format(time.RFC3339)
	}
	if d.Times != (hearsay.Times{}) {
		row.Times = &times{d.Times.Published, d.Times.Updated}
	}
	for _, n := range d.Notes {
		s := e.points.span(d.ID, n.Span)
		row.Notes = append(row.Notes, note{string(n.Kind), n.Rule, s.Start, s.End, when(n.Date), e.points.optional(d.ID, n.Wrong)})
	}
	for _, it := range d.Items {
		s := e.points.span(d.ID, it.Span)
		row.Items = append(row.Items, item{
			s.Start, s.End, it.Headline, known(it.Credit),
			e.points.optional(d.ID, it.CreditAt), when(it.Published), it.Comment,
			it.Time, it.Bylines, it.URL,
		})
	}
	return row
}

func (e *encoder) speaker(s hearsay.Speaker) any {
	row := speaker{ID: s.ID, Name: s.Name, Named: s.Named, Kind: string(s.Kind), Aliases: full(s.Aliases), Mentions: []place{}, Review: reviewed(s.Review)}
	if row.Kind == "" {
		row.Kind = string(hearsay.UnknownSpeaker)
	}
	if s.Count > 0 {
		row.Count = &s.Count
	}
	for _, m := range s.Mentions {
		row.Mentions = append(row.Mentions, e.points.place(m.Document, m.Span))
	}
	return row
}

func (e *encoder) statement(s hearsay.Statement) any {
	p := e.points
	row := statement{
		ID: s.ID, Document: s.Document, Item: index(s.Item),
		Source: p.optional(s.Document, s.Source), Cue: p.optional(s.Document, s.Cue),
		Contents: p.spans(s.Document, s.Contents), Speaker: known(s.Speaker),
		Kind: string(s.Kind), Quoted: string(s.Quoted), Via: []string{}, Hops: []hop{},
		Said: when(s.Said), SaidAt: p.optional(s.Document, s.SaidAt),
		Unnamed: p.optional(s.Document, s.Unnamed), Confidence: share(s.Confidence), Judged: s.Judged, Review: reviewed(s.Review),
	}
	if s.Within >= 0 && s.Within < len(e.ids) && e.ids[s.Within] != s.ID {
		row.Within = &e.ids[s.Within]
	}
	for _, h := range s.Via {
		row.Via = append(row.Via, h.Name)
		row.Hops = append(row.Hops, hop{h.Name, p.optional(s.Document, h.At), p.optional(s.Document, h.Caveat)})
	}
	return row
}

func reviewed(r *hearsay.Review) *review {
	if r == nil {
		return nil
	}
	return &review{string(r.Decision), r.Who, r.When, r.Grade, r.GradedBy, r.GradedAt, r.Notes}
}

func (e *encoder) credit(c hearsay.Credit) any {
	s := e.points.span(c.Document, c.Span)
	return credit{c.Document, index(c.Item), c.Outlet, s.Start, s.End, string(c.Kind), c.ID, reviewed(c.Review)}
}

func (e *encoder) restsOn(r hearsay.RestsOn) any {
	row := restsOn{r.Document, index(r.Item), r.Origin, r.Why, share(r.Confidence), []place{}, r.ID, reviewed(r.Review)}
	for _, s := range r.Evidence {
		row.Evidence = append(row.Evidence, e.points.place(s.Document, s.Span))
	}
	return row
}

func (e *encoder) passage(x hearsay.Passage) any {
	row := passage{
		A: e.points.place(x.A.Document, x.A.Span), B: e.points.place(x.B.Document, x.B.Span),
		Similarity: share(x.Similarity), Parts: []part{}, From: string(x.From),
		CommonSource: known(x.CommonSource), Why: x.Why, Boilerplate: x.Boilerplate, Holders: x.Holders,
		Label: x.ID, Review: reviewed(x.Review),
	}
	if row.From == "" {
		row.From = string(hearsay.FromUnknown)
	}
	for _, q := range x.Parts {
		row.Parts = append(row.Parts, part{e.points.span(x.A.Document, q.A), e.points.span(x.B.Document, q.B)})
	}
	return row
}

func (e *encoder) quoteGroup(g hearsay.QuoteGroup) any {
	row := quoteGroup{known(g.Speaker), []rendering{}, g.Why, share(g.Confidence), g.ID, reviewed(g.Review)}
	for _, r := range g.Renderings {
		row.Renderings = append(row.Renderings, rendering{
			r.Document, known(r.Statement), e.points.spans(r.Document, r.Spans), string(r.Change),
		})
	}
	return row
}

func (e *encoder) conflict(c hearsay.Conflict) any {
	side := func(s hearsay.ConflictSide) any {
		if s.Statement != "" {
			return s.Statement
		}
		return e.points.place(s.Place.Document, s.Place.Span)
	}
	certainty := "possible"
	if c.Certain {
		certainty = "certain"
	}
	return conflict{side(c.A), side(c.B), string(c.Kind), known(c.Proposition), c.Why, share(c.Confidence), certainty, full(c.Judged), c.ID, reviewed(c.Review)}
}

func (e *encoder) answer(a hearsay.Answer) any {
	row := answer{Kind: string(a.Kind), Statement: a.Statement, For: known(a.For), About: []span{}, Rule: a.Rule, Confidence: share(a.Confidence), Label: a.ID, Review: reviewed(a.Review)}
	if s := e.said[a.Statement]; s != nil {
		row.Document, row.Speaker, row.Said = s.Document, known(s.Speaker), when(s.Said)
		row.About, row.At = e.points.spans(s.Document, s.Contents), e.points.optional(s.Document, a.At)
	}
	if a.To != nil {
		row.To = &target{e.points.place(a.To.Document, a.To.Span), known(a.Of), a.Why}
	}
	return row
}

func (e *encoder) unattributed(u hearsay.Unattributed) any {
	return unattributed{e.points.place(u.Stated.Document, u.Stated.Span), e.points.place(u.Sourced.Document, u.Sourced.Span), u.Statement, known(u.Proposition), u.Why, share(u.Confidence), u.ID, reviewed(u.Review)}
}

func (e *encoder) judge(j hearsay.Judge) any {
	return judge{j.Name, known(j.Model), j.Questions, j.Discarded, j.Controls, j.Right}
}

func (e *encoder) position(p hearsay.Position) any {
	return position{known(p.Speaker), p.Matter, full(p.Statements), full(p.Said), full(p.Changes), full(p.Whys), share(p.Confidence), p.ID, reviewed(p.Review)}
}

func (e *encoder) standings(l []hearsay.Place) []standing {
	rows := make([]standing, len(l))
	for i, p := range l {
		rows[i] = standing{e.points.place(p.Document, p.Span), known(p.Statement), string(p.Stance), share(p.Confidence), p.N, reviewed(p.Review)}
	}
	return rows
}

func origins(l []hearsay.Origin) []origin {
	rows := make([]origin, len(l))
	for i, o := range l {
		ind := o.Independence
		if ind == "" {
			ind = hearsay.IndependenceUnknown
		}
		rows[i] = origin{o.Name, full(o.Documents), string(ind), o.Why, share(o.Confidence)}
	}
	return rows
}

func (e *encoder) proposition(p hearsay.Proposition) any {
	return proposition{p.ID, p.Text, e.standings(p.Places), origins(p.Origins), share(p.Confidence), full(p.Judged), reviewed(p.Review)}
}

func (e *encoder) claim(c hearsay.Claim) any {
	row := claim{c.Text, known(c.Proposition), e.standings(c.Places), c.Documents, map[string]span{}, origins(c.Origins), c.Why, share(c.Confidence), c.Judged, c.ID, reviewed(c.Review)}
	if row.Documents == nil {
		row.Documents = map[string]hearsay.Stance{}
	}
	for d, s := range c.Evidence {
		row.Evidence[d] = e.points.span(d, s)
	}
	return row
}

func (e *encoder) event(v hearsay.Event) any {
	row := event{Time: when(v.Time), Statement: known(v.Statement), Document: v.Document, SaidOrHappened: "said", What: v.What}
	if v.Happened {
		row.SaidOrHappened = "happened"
	}
	if !v.Span.Empty() {
		s := e.points.span(v.Document, v.Span)
		row.Span = &s
	}
	return row
}
