package workbench

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/review"
)

// A subject is a finding that a person may judge, as its form shows it.
type subject struct {
	Kind     review.Kind
	Key      string
	Label    string
	Reviewed string
	Accepted bool
	Judged   bool // it may be accepted and rejected
	Fields   []subjectField
	Stance   bool  // its one field is a stance, which is shown at once
	Undo     int64 // the last decision about it, 0 for none
}

// A subjectField is what of a finding can be corrected.
type subjectField struct {
	Name, Value string
	Choices     []option // nil for any text
}

// An option is a value that a field can have, and what a person reads for it.
type option struct{ Value, Text string }

// subject is what a template shows, as something to judge; nil for what is nothing.
func (s *snapshot) subject(x any) *subject {
	y := &subject{Key: s.keys[x], Judged: true}
	now := map[string]string{}
	texts := map[string]string{} // of values that do not speak for themselves
	labelled := func(kind review.Kind, label, reviewed string) {
		y.Kind, y.Label, y.Reviewed, y.Key = kind, label, reviewed, s.keyOf[label]
	}
	switch x := x.(type) {
	case *report.Statement:
		y.Kind, y.Label, y.Reviewed = review.Statement, x.Finding().ID, x.Reviewed
		now["kind"] = x.Kind
		if x.Speaker != nil {
			now["speaker"] = x.Speaker.Name
		}
	case *report.Conflict:
		y.Kind, y.Label, y.Reviewed = review.Conflict, x.ID, x.Reviewed
		now["kind"], now["certainty"] = x.Kind, "possible"
		if x.Certain {
			now["certainty"] = "certain"
		}
	case *report.Claim:
		y.Kind, y.Label, y.Reviewed = review.Claim, x.ID, x.Reviewed
	case *report.Quote:
		y.Kind, y.Label, y.Reviewed = review.QuoteGroup, x.ID, x.Reviewed
	case *report.Answer:
		y.Kind, y.Label, y.Reviewed = review.Answer, x.ID, x.Reviewed
		now["kind"] = x.Kind
	case *report.Speaker:
		if x.Unknown {
			return nil
		}
		y.Kind, y.Label, y.Reviewed, y.Judged = review.Speaker, x.ID, x.Reviewed, false
		now["name"], now["kind"] = x.Name, x.Kind
	case *report.Document:
		f := x.Finding()
		y.Kind, y.Label, y.Judged = review.Document, x.Tag, false
		now["outlet"], now["title"], now["date"], now["byline"] = f.Outlet, f.Title, f.Published.From, strings.Join(f.Bylines, "; ")
	case *report.Passage:
		labelled(review.Passage, x.ID, x.Reviewed)
		if p := s.passages[x.ID]; p != nil {
			now["from"], now["boilerplate"] = string(cmp.Or(p.From, hearsay.FromUnknown)), "no"
		}
		texts[string(hearsay.FromA)], texts[string(hearsay.FromB)] = x.A.Document.Label(), x.B.Document.Label()
		texts[string(hearsay.FromCommon)] = "both have it from another"
	case *report.Unattributed:
		labelled(review.Unattributed, x.ID, x.Reviewed)
	case *report.Position:
		labelled(review.Position, x.ID, x.Reviewed)
	case *report.Credit:
		labelled(review.Credit, x.ID, x.Reviewed)
		now["outlet"] = x.Outlet
	case *report.Resting:
		labelled(review.RestsOn, x.ID, x.Reviewed)
		now["origin"] = s.origins[x.ID]
	case *proposition:
		labelled(review.Proposition, x.Label, x.Reviewed)
		now["text"] = x.Text
	case *place:
		labelled(x.Kind, x.Label, "")
		now["stance"], y.Stance = x.Stance, true
		y.Accepted = x.Accepted
	default:
		return nil
	}
	if y.Key == "" {
		return nil
	}
	fields, choices := review.Choices(y.Kind)
	for _, f := range fields {
		y.Fields = append(y.Fields, subjectField{f, now[f], options(choices[f], texts)})
	}
	y.Accepted = y.Accepted || strings.HasPrefix(y.Reviewed, "accepted") || strings.HasPrefix(y.Reviewed, "corrected")
	y.Undo = s.last[y.Label]
	return y
}

func options(values []string, texts map[string]string) (out []option) {
	for _, v := range values {
		out = append(out, option{v, cmp.Or(texts[v], v)})
	}
	return out
}

// listed are the kinds of findings whose keys are made of what they stand on (indexSubjects).
var listed = []review.Kind{review.Passage, review.Unattributed, review.Position, review.Credit, review.RestsOn, review.Proposition, review.Placed, review.ClaimPlace}

// indexSubjects gives a key to each finding that is judged where it stands in a list, made
// of the words that it stands on. A proposition is found by the key of each of its places
// too: which one is its first changes as documents are added.
func (s *snapshot) indexSubjects() {
	s.keyOf, s.keyed, s.origins, s.passages = map[string]string{}, map[review.Kind]map[string]string{}, map[string]string{}, map[string]*hearsay.Passage{}
	sums := map[string]string{}
	for i := range s.c.Documents {
		sums[s.c.Documents[i].ID] = s.c.Documents[i].SHA256
	}
	at := func(p *review.Place) string { return fmt.Sprint(sums[p.Document], " ", p.Span.Start, " ", p.Span.End) }
	for _, kind := range listed {
		by := map[string]string{}
		s.keyed[kind] = by
		all := review.Findings(s.c, kind)
		for i := range all {
			f := &all[i]
			if len(f.Places) == 0 {
				continue
			}
			parts := []string{string(kind), f.Name}
			for k := range f.Places {
				if kind != review.Proposition {
					parts = append(parts, at(&f.Places[k]))
				} else if by[key(string(kind), "", at(&f.Places[k]))] == "" { // a place may be of several
					parts = append(parts, at(&f.Places[k]))
					break
				}
			}
			if kind == review.Placed { // the same words may stand in another proposition
				q, _, _ := strings.Cut(f.Label, ".")
				parts = append(parts, s.keyOf[q])
			}
			k := key(parts...)
			for n := 2; by[k] != ""; n++ {
				k = key(k, itoa(n))
			}
			by[k], s.keyOf[f.Label] = f.Label, k
		}
		if kind != review.Proposition {
			continue
		}
		for i := range all {
			for k := range all[i].Places {
				if x := key(string(kind), "", at(&all[i].Places[k])); by[x] == "" {
					by[x] = all[i].Label
				}
			}
		}
	}
	for i := range s.c.Passages {
		s.passages[s.c.Passages[i].ID] = &s.c.Passages[i]
	}
	for i := range s.c.RestsOn {
		s.origins[s.c.RestsOn[i].ID] = s.c.RestsOn[i].Origin
	}
}

// label is the label of the finding that a form names, "" where the case has it no more.
func (s *snapshot) label(kind review.Kind, key string) string {
	if slices.Contains(listed, kind) {
		return s.keyed[kind][key]
	}
	var x any
	ok := false
	switch kind {
	case review.Statement:
		x, ok = get(s.statements, key)
	case review.Conflict:
		x, ok = get(s.conflicts, key)
	case review.Claim:
		x, ok = get(s.claims, key)
	case review.QuoteGroup:
		x, ok = get(s.quotes, key)
	case review.Answer:
		x, ok = get(s.answered, key)
	case review.Speaker:
		x, ok = get(s.people, key)
	case review.Document:
		x, ok = get(s.documents, key)
	}
	if !ok {
		return ""
	}
	if d, is := x.(*report.Document); is && d.Finding().SHA256 != "" {
		return d.Finding().SHA256 // D5 may be another one in the order of other dates
	}
	if y := s.subject(x); y != nil {
		return y.Label
	}
	return ""
}

func get[T any](of map[string]T, key string) (any, bool) { x, ok := of[key]; return x, ok }
