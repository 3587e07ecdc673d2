package review

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// A Summary is a finding in short, as a person saw it.
type Summary struct {
	Label   string   `json:"label"` // as it was then: another report may number otherwise
	Kind    Kind     `json:"kind"`
	Words   []string `json:"words,omitempty"` // what it stands on, at most three, each cut to 200 code points
	Speaker string   `json:"speaker,omitempty"`
	Is      string   `json:"is,omitempty"` // what it is held for: the kind of a statement or conflict, the stance of a place
}

// Summarize is a finding of a case in short.
func Summarize(c *hearsay.Case, f Finding) Summary {
	s := Summary{Label: f.Label, Kind: f.Kind, Is: f.Name}
	l := newList(c)
	for _, p := range f.Places[:min(len(f.Places), 3)] {
		if d := l.documents[p.Document]; d != nil {
			s.Words = append(s.Words, short(p.Span.In(d.Text)))
		}
	}
	name := func(id string) string {
		for i := range c.Speakers {
			if c.Speakers[i].ID == id {
				return c.Speakers[i].Name
			}
		}
		return ""
	}
	switch f.Kind {
	case Document:
		d := &c.Documents[f.at]
		s.Words, s.Is = []string{short(strings.Join(strings.Fields(d.Title), " "))}, d.ID
	case Statement:
		x := &c.Statements[f.at]
		s.Speaker, s.Is = name(x.Speaker), string(x.Kind)
	case Speaker:
		s.Words, s.Speaker, s.Is = nil, f.Name, string(c.Speakers[f.at].Kind)
	case Proposition:
		s.Words = []string{short(c.Propositions[f.at].Text)}
	case Placed, ClaimPlace:
		p := placeOf(c, f)
		s.Is = string(p.Stance)
		if x := l.statements[p.Statement]; x != nil {
			s.Speaker = name(x.Speaker)
		}
	case Answer:
		if x := l.statements[c.Answers[f.at].Statement]; x != nil {
			s.Speaker = name(x.Speaker)
		}
	case QuoteGroup:
		s.Speaker = name(c.QuoteGroups[f.at].Speaker)
	case Position:
		s.Speaker, s.Is = name(c.Positions[f.at].Speaker), c.Positions[f.at].Matter
	case Passage:
		s.Is = string(c.Passages[f.at].From)
	case Claim:
		s.Words, s.Is = []string{short(f.Name)}, ""
	}
	return s
}

// Of is what persons decided about a finding of a case, nil for nothing.
func Of(c *hearsay.Case, f Finding) *hearsay.Review {
	switch f.Kind {
	case Document:
		return c.Documents[f.at].Review
	case Statement:
		return c.Statements[f.at].Review
	case Speaker:
		return c.Speakers[f.at].Review
	case Proposition:
		return c.Propositions[f.at].Review
	case Placed, ClaimPlace:
		return placeOf(c, f).Review
	case Conflict:
		return c.Conflicts[f.at].Review
	case Answer:
		return c.Answers[f.at].Review
	case Position:
		return c.Positions[f.at].Review
	case Unattributed:
		return c.Unattributed[f.at].Review
	case QuoteGroup:
		return c.QuoteGroups[f.at].Review
	case Passage:
		return c.Passages[f.at].Review
	case Credit:
		return c.Credits[f.at].Review
	case RestsOn:
		return c.RestsOn[f.at].Review
	case Claim:
		return c.Claims[f.at].Review
	}
	return nil
}

// placeOf is a place of a proposition or a claim.
func placeOf(c *hearsay.Case, f Finding) *hearsay.Place {
	if f.Kind == ClaimPlace {
		return &c.Claims[f.at].Places[f.in]
	}
	return &c.Propositions[f.at].Places[f.in]
}

// Index is where a finding stands in its list of the case; of a place, which place of
// the proposition or claim it is (from 0), else in is 0.
func (f Finding) Index() (at, in int) { return f.at, f.in }

// short is a text on one line, of at most 200 code points.
func short(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= 200 {
		return string(r)
	}
	return string(r[:199]) + "…"
}
