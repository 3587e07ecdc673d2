package review

import (
	"cmp"
	"fmt"
)

// several is a decision about several findings together.
func (m *making) several(o Order) (Decision, error) {
	first, rest := m.about[0], m.about[1:]
	of, with := Speaker, Speaker
	switch o.Action {
	case Split:
		with = Statement
	case Join:
		of, with = Proposition, Proposition
	case Part:
		of, with = Proposition, Placed
	}
	if first.Kind != of {
		return Decision{}, fmt.Errorf("%s is a %s: to %s, name a %s first", first.Label, first.Kind, o.Action, of)
	}
	if len(rest) == 0 {
		return Decision{}, fmt.Errorf("to %s %s, name what with", o.Action, first.Label)
	}
	var all []Finding
	for _, f := range rest {
		switch {
		case o.Action == Split && f.Kind == Document:
			all = append(all, m.saidIn(&first, f.Places[0].Document)...)
		case o.Action == Part && (f.Kind == Statement || f.Kind == Document):
			all = append(all, m.placesOf(&first, &f)...)
		case f.Kind != with:
			return Decision{}, fmt.Errorf("%s is a %s: to %s %s, name a %s", f.Label, f.Kind, o.Action, first.Label, with)
		case o.Action == Split && m.c.Statements[f.at].Speaker != first.Label:
			return Decision{}, fmt.Errorf("%s is no statement of %s", f.Label, first.Label)
		case o.Action == Part && f.at != first.at:
			return Decision{}, fmt.Errorf("%s is no place of %s", f.Label, first.Label)
		case f.Label == first.Label:
			return Decision{}, fmt.Errorf("%s is named twice", f.Label)
		default:
			all = append(all, f)
		}
	}
	if len(all) == 0 {
		return Decision{}, fmt.Errorf("%s has nothing there", first.Label)
	}
	value := typed(o.Value)
	switch o.Action {
	case Split:
		value = cmp.Or(value, first.Name+" (another)")
	case Merge:
		value = cmp.Or(value, first.Name)
	case Join:
		return m.decision(o.Action, nil, append([]Finding{first}, all...)...)
	case Part:
		if len(all) >= len(first.Places) {
			return Decision{}, fmt.Errorf("%s would have no place left: reject it, or leave one", first.Label)
		}
	}
	return m.decision(o.Action, value, append([]Finding{first}, all...)...)
}

// saidIn are the statements of a speaker in a document.
func (m *making) saidIn(speaker *Finding, document string) (out []Finding) {
	for _, f := range m.x.of(Statement) {
		if s := &m.c.Statements[f.at]; s.Document == document && s.Speaker == m.c.Speakers[speaker.at].ID {
			out = append(out, f)
		}
	}
	return out
}

// placesOf are the places of a proposition that are of a statement, or in a document.
func (m *making) placesOf(p, f *Finding) (out []Finding) {
	for k, x := range m.c.Propositions[p.at].Places {
		if f.Kind == Statement && x.Statement == m.c.Statements[f.at].ID || f.Kind == Document && x.Document == f.Places[0].Document {
			out = append(out, m.x.place(p.at, k))
		}
	}
	return out
}
