package review

import (
	"slices"

	"github.com/openhearsay/hearsay"
)

// already reports whether a finding is so, and a person said it: a form that is sent
// twice decides once.
func (m *making) already(f *Finding, action Action, after any) bool {
	r := Of(m.c, *f)
	if r == nil {
		return false
	}
	switch action {
	case Accept:
		return r.Stands()
	case Grade:
		return graded(r.Grade, after.(string)) == r.Grade
	case Note:
		return slices.Contains(r.Notes, after.(string))
	case Correct:
		is, ok := m.is(f, after.(Field).Field)
		return ok && r.Decision == hearsay.Corrected && is == after.(Field).Value
	}
	return false
}

// is is the value that a field of a finding has.
func (m *making) is(f *Finding, field string) (value string, ok bool) {
	switch f.Kind {
	case Statement:
		s := &m.c.Statements[f.at]
		if field == "kind" {
			return string(s.Kind), true
		}
		for i := range m.c.Speakers {
			if m.c.Speakers[i].ID == s.Speaker {
				return m.c.Speakers[i].Name, true
			}
		}
		return "", s.Speaker == ""
	case Speaker:
		if field == "kind" {
			return string(m.c.Speakers[f.at].Kind), true
		}
		return m.c.Speakers[f.at].Name, true
	case Placed:
		return string(m.c.Propositions[f.at].Places[f.in].Stance), true
	case ClaimPlace:
		return string(m.c.Claims[f.at].Places[f.in].Stance), true
	case Proposition:
		return m.c.Propositions[f.at].Text, true
	}
	return "", false
}
