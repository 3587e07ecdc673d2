package review

import (
	"strconv"

	"github.com/openhearsay/hearsay"
)

// Kind is the kinds of findings.
type Kind string

// The kinds. Each but a place has labels of its own: what stands before the number
// (see Label).
const (
	Document     Kind = "document"
	Statement    Kind = "statement"
	Speaker      Kind = "speaker"
	Proposition  Kind = "proposition"
	Placed       Kind = "place" // of a proposition: "q3.2" is the second place of q3
	Conflict     Kind = "conflict"
	Answer       Kind = "answer"
	Position     Kind = "position"
	Unattributed Kind = "unattributed"
	QuoteGroup   Kind = "quote"
	Passage      Kind = "passage"
	Credit       Kind = "credit"
	RestsOn      Kind = "rests-on"
	Claim        Kind = "claim"
	ClaimPlace   Kind = "claim-place" // "claim1.2" is the second place of claim1
)

// kinds are all kinds with the beginning of their labels. What Reviewer does early
// stands first.
var kinds = []kindLabel{
	{Document, "D"}, {Statement, "s"}, {Speaker, "p"}, {Passage, "passage"}, {Proposition, "q"}, {Conflict, "conflict"}, {Answer, "answer"},
	{Position, "position"}, {Unattributed, "lost"}, {QuoteGroup, "quote"}, {Credit, "credit"}, {RestsOn, "rests"}, {Claim, "claim"},
}

type kindLabel struct {
	Kind  Kind
	Label string
}

// A Finding is one finding of a case, by what it stands on.
type Finding struct {
	Kind   Kind
	Label  string
	Name   string  // see Anchor; of a place of a claim that of the claim
	Places []Place // of a document: itself, without a span; of a claim none

	at int // index in its list of the case
	in int // of a place: index in its proposition
}

// A Place is words of a document that a finding stands on.
type Place struct {
	Document string // id
	Span     hearsay.Span
	Source   string // of a statement
	Cue      string // of a statement; of a mention what the speaker says there
}

// Findings are all findings of a kind, in the order of the case.
func Findings(c *hearsay.Case, kind Kind) []Finding { return newList(c).of(kind) }

// A list makes the findings of a case.
type list struct {
	c          *hearsay.Case
	documents  map[string]*hearsay.Document
	statements map[string]*hearsay.Statement
}

func newList(c *hearsay.Case) *list {
	l := &list{c, make(map[string]*hearsay.Document, len(c.Documents)), make(map[string]*hearsay.Statement, len(c.Statements))}
	for i := range c.Documents {
		l.documents[c.Documents[i].ID] = &c.Documents[i]
	}
	for i := range c.Statements {
		l.statements[c.Statements[i].ID] = &c.Statements[i]
	}
	return l
}

// of are the findings of one kind.
func (l *list) of(kind Kind) []Finding {
	c := l.c
	var out []Finding
	add := func(id, name string, places ...Place) {
		if id == "" {
			for _, k := range kinds {
				if k.Kind == kind {
					id = k.Label + strconv.Itoa(len(out)+1)
				}
			}
		}
		out = append(out, Finding{Kind: kind, Label: id, Name: name, Places: places, at: len(out)})
	}
	switch kind {
	case Document:
		labels := make([]string, len(c.Documents))
		for n, i := range Numbered(c.Documents) {
			labels[i] = "D" + strconv.Itoa(n+1)
		}
		for i := range c.Documents {
			add(labels[i], "", Place{Document: c.Documents[i].ID})
		}
	case Statement:
		for i := range c.Statements {
			add(c.Statements[i].ID, "", l.said(&c.Statements[i]))
		}
	case Speaker:
		said := l.sources()
		for i := range c.Speakers {
			s := &c.Speakers[i]
			places := make([]Place, len(s.Mentions))
			for k, m := range s.Mentions {
				places[k] = Place{Document: m.Document, Span: m.Span, Cue: said[mentioned{s.ID, m}]}
			}
			add(s.ID, s.Name, places...)
		}
	case Proposition:
		for i := range c.Propositions {
			p := &c.Propositions[i]
			places := make([]Place, len(p.Places))
			for k := range p.Places {
				places[k] = l.placed(&p.Places[k])
			}
			add(p.ID, "", places...)
		}
	case Placed:
		for i := range c.Propositions {
			for k := range c.Propositions[i].Places {
				out = append(out, l.place(i, k))
			}
		}
	case ClaimPlace:
		for i := range c.Claims {
			for k := range c.Claims[i].Places {
				out = append(out, l.claimPlace(i, k))
			}
		}
	case Conflict:
		for i := range c.Conflicts {
			x := &c.Conflicts[i]
			add(x.ID, string(x.Kind), l.conflicting(x.A), l.conflicting(x.B))
		}
	case Answer:
		for i := range c.Answers {
			add(c.Answers[i].ID, string(c.Answers[i].Kind), l.by(c.Answers[i].Statement)...)
		}
	case Position:
		for i := range c.Positions {
			add(c.Positions[i].ID, "", l.by(c.Positions[i].Statements...)...)
		}
	case Unattributed:
		for i := range c.Unattributed {
			x := &c.Unattributed[i]
			add(x.ID, "", side(x.Stated), side(x.Sourced))
		}
	case QuoteGroup:
		for i := range c.QuoteGroups {
			var places []Place
			for _, r := range c.QuoteGroups[i].Renderings {
				places = append(places, Place{Document: r.Document, Span: hearsay.Cover(r.Spans)})
			}
			add(c.QuoteGroups[i].ID, "", places...)
		}
	case Passage:
		for i := range c.Passages {
			add(c.Passages[i].ID, "", side(c.Passages[i].A), side(c.Passages[i].B))
		}
	case Credit:
		for i := range c.Credits {
			x := &c.Credits[i]
			add(x.ID, x.Outlet, Place{Document: x.Document, Span: x.Span})
		}
	case RestsOn:
		for i := range c.RestsOn {
			x := &c.RestsOn[i]
			p := Place{Document: x.Document}
			if d := l.documents[x.Document]; d != nil && x.Item >= 0 && x.Item < len(d.Items) {
				p.Span = d.Items[x.Item].Span
			}
			add(x.ID, x.Origin, p)
		}
	case Claim:
		for i := range c.Claims {
			add(c.Claims[i].ID, c.Claims[i].Text)
		}
	}
	return out
}

// place is place k of proposition i. A decision about it has the anchor of the
// proposition beside its own: the same words may stand in another one.
func (l *list) place(i, k int) Finding {
	p := &l.c.Propositions[i]
	id := p.ID
	if id == "" {
		id = "q" + strconv.Itoa(i+1)
	}
	return Finding{Kind: Placed, Label: id + "." + strconv.Itoa(numberOf(p.Places, k)), Places: []Place{l.placed(&p.Places[k])}, at: i, in: k}
}

// claimPlace is place k of claim i.
func (l *list) claimPlace(i, k int) Finding {
	x := &l.c.Claims[i]
	id := x.ID
	if id == "" {
		id = "claim" + strconv.Itoa(i+1)
	}
	return Finding{Kind: ClaimPlace, Label: id + "." + strconv.Itoa(numberOf(x.Places, k)), Name: x.Text, Places: []Place{l.placed(&x.Places[k])}, at: i, in: k}
}

// mentioned is a mention of a speaker.
type mentioned struct {
	speaker string
	hearsay.Mention
}

// sources are the words that speakers say where they are named: two who are named by the
// same words differ in them.
func (l *list) sources() map[mentioned]string {
	out := map[mentioned]string{}
	for i := range l.c.Statements {
		s := &l.c.Statements[i]
		if d := l.documents[s.Document]; d != nil && s.Source != nil {
			if key := (mentioned{s.Speaker, hearsay.Mention{Document: s.Document, Span: *s.Source}}); out[key] == "" {
				out[key] = short(hearsay.Cover(s.Contents).In(d.Text))
			}
		}
	}
	return out
}

func side(s hearsay.Side) Place { return Place{Document: s.Document, Span: s.Span} }

// said is the place of a statement: from its first content to its last.
func (l *list) said(s *hearsay.Statement) Place {
	p := Place{Document: s.Document, Span: hearsay.Cover(s.Contents)}
	if d := l.documents[s.Document]; d != nil {
		if s.Source != nil {
			p.Source = s.Source.In(d.Text)
		}
		if s.Cue != nil {
			p.Cue = s.Cue.In(d.Text)
		}
	}
	return p
}

// by are the places of statements by their ids.
func (l *list) by(ids ...string) []Place {
	var out []Place
	for _, id := range ids {
		if s := l.statements[id]; s != nil {
			out = append(out, l.said(s))
		}
	}
	return out
}

func (l *list) conflicting(s hearsay.ConflictSide) Place {
	if x := l.statements[s.Statement]; s.Statement != "" && x != nil {
		return l.said(x)
	}
	return side(s.Place)
}

// placed is the place of a proposition, with the source of its statement.
func (l *list) placed(p *hearsay.Place) Place {
	out := Place{Document: p.Document, Span: p.Span}
	if s := l.statements[p.Statement]; s != nil {
		said := l.said(s)
		out.Source, out.Cue = said.Source, said.Cue
	}
	return out
}
