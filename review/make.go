package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/table"
)

// An Order is what a person wants to decide.
type Order struct {
	Action Action
	About  []string // labels (see Find). Accept, Reject, Correct, Grade and Note decide about each; the others about the first, with the rest
	Field  string   // of Correct: see Choices; of a claim the document whose stance it is
	Value  string   // of Correct, Grade and Note; the name of who Merge and Split make, the text of what Part makes: "" to choose
}

// unknown is how a person says that something is not known.
const unknown = "unknown"

// stances are those of a place.
var stances = []string{string(hearsay.Asserts), string(hearsay.Denies), string(hearsay.Hedges), string(hearsay.Questions)}

// values are the fields that can be corrected, of each kind of finding, with the values
// that they take: nil for any, where "unknown" says that it is not known.
var values = map[Kind]map[string][]string{
	Document: {Outlet: nil, Title: nil, "date": nil, "byline": nil},
	Statement: {"speaker": nil, "kind": {string(hearsay.Assertion), string(hearsay.Denial), string(hearsay.Admission), string(hearsay.Hedge),
		string(hearsay.NoComment), string(hearsay.Question), string(hearsay.Demand), string(hearsay.Promise), string(hearsay.Opinion)}},
	Speaker: {"name": nil, "kind": {string(hearsay.Person), string(hearsay.Organization), string(hearsay.OutletSpeaker), string(hearsay.Paper),
		string(hearsay.Group), string(hearsay.UnknownSpeaker)}},
	Proposition: {"text": nil},
	Placed:      {"stance": stances},
	ClaimPlace:  {"stance": stances},
	Conflict: {"kind": {string(hearsay.DenialConflict), string(hearsay.Reversal), string(hearsay.Discrepancy)},
		"certainty": {"certain", "possible"}},
	Answer:  {"kind": {string(hearsay.Denied), string(hearsay.Retracted), string(hearsay.Admitted), string(hearsay.Refused)}},
	Passage: {"from": {string(hearsay.FromA), string(hearsay.FromB), string(hearsay.FromCommon), string(hearsay.FromUnknown)}, "boilerplate": {"yes", "no"}},
	Credit:  {"outlet": nil},
	Claim:   {"stance": {string(hearsay.Supports), string(hearsay.Denies), string(hearsay.Reports), "none"}},
	RestsOn: {"origin": nil},
}

// Choices are the fields of a kind of finding that a person may correct, in order, each
// with the values it takes; nil for any. Those of a claim are its documents ("D3"), and
// not among them.
func Choices(kind Kind) (fields []string, of map[string][]string) {
	if kind == Claim {
		return nil, nil
	}
	return slices.Sorted(maps.Keys(values[kind])), values[kind]
}

// Make is the decisions that an order comes to, about a case as the person sees it: with
// all earlier decisions applied. Who and When are left to be set. There are none where
// all is so already. The errors say what can be done instead.
func Make(c *hearsay.Case, o Order) ([]Decision, error) {
	if len(o.About) == 0 {
		return nil, errors.New("name what it is about: D5, s12, q3, p2, conflict1")
	}
	m := &making{c: c, x: newIndex(newList(c), nil)}
	for _, label := range o.About {
		f, err := Find(c, label)
		if err != nil {
			return nil, err
		}
		m.about = append(m.about, f)
	}
	switch o.Action {
	case Accept, Reject, Correct, Grade, Note:
		var out []Decision
		for i := range m.about {
			d, needed, err := m.single(&m.about[i], o)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", m.about[i].Label, err)
			}
			if needed {
				out = append(out, d)
			}
		}
		return out, nil
	case Merge, Split, Join, Part:
		d, err := m.several(o)
		if err != nil {
			return nil, err
		}
		return []Decision{d}, nil
	}
	return nil, fmt.Errorf("%q is nothing that can be decided so", o.Action)
}

// A making is decisions while they are made.
type making struct {
	c     *hearsay.Case
	x     *index
	about []Finding
}

// decision is a decision about findings; after is its value, nil for none.
func (m *making) decision(action Action, after any, about ...Finding) (Decision, error) {
	d := Decision{Action: action}
	for _, f := range about {
		d.Anchors = append(d.Anchors, m.x.anchor(f))
	}
	d.Finding = d.Anchors[0].Key()
	var err error
	if d.Before, err = json.Marshal(Summarize(m.c, about[0])); err == nil && after != nil {
		d.After, err = json.Marshal(after)
	}
	return d, err
}

// typed is what a person typed, on one line and without control characters.
func typed(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s))
}

// single is a decision about one finding.
func (m *making) single(f *Finding, o Order) (d Decision, needed bool, err error) {
	var after any
	about := []Finding{*f}
	if f.Kind == Placed {
		about = append(about, m.x.of(Proposition)[f.at])
	}
	switch o.Action {
	case Accept, Reject:
		if f.Kind == Document {
			return d, false, fmt.Errorf("a document is not %sed: `hearsay remove` takes it out of the case", o.Action)
		}
	case Grade:
		grade := strings.ToUpper(o.Value)
		if !grades.MatchString(grade) {
			return d, false, fmt.Errorf("%q is no grade: a letter from A (reliable) to F (cannot be judged) for the source, a number from 1 (confirmed) to 6 (cannot be judged) for what it says, or both (B2)", o.Value)
		}
		after = grade
	case Note:
		note := typed(o.Value)
		if note == "" {
			return d, false, errors.New("a note needs words")
		}
		after = note
	case Correct:
		if f.Kind == Document {
			return m.document(f, o)
		}
		if f.Kind == Claim { // "D3=denies": the field is the document
			document, err := Find(m.c, o.Field)
			if err != nil || document.Kind != Document {
				return d, false, fmt.Errorf("a claim has a stance for each document: D3=denies; %q is none", o.Field)
			}
			o.Field, about = "stance", append(about, document)
		}
		field, err := m.correct(f, o)
		if err != nil {
			return d, false, err
		}
		after = field
		if field.Field == "speaker" && field.Value != "" {
			if other, err := Find(m.c, o.Value); err == nil && other.Kind == Speaker {
				about = append(about, other)
			}
		}
	}
	if m.already(f, o.Action, after) {
		return d, false, nil
	}
	d, err = m.decision(o.Action, after, about...)
	return d, err == nil, err
}

// correct is the field that a correction sets.
func (m *making) correct(f *Finding, o Order) (Field, error) {
	allowed, ok := values[f.Kind][o.Field]
	if !ok {
		return Field{}, noField(f.Kind, o.Field)
	}
	value := typed(o.Value)
	if o.Field == "from" { // a document may be named instead of its side
		if d, err := Find(m.c, value); err == nil && d.Kind == Document {
			switch d.Places[0].Document {
			case f.Places[0].Document:
				value = string(hearsay.FromA)
			case f.Places[1].Document:
				value = string(hearsay.FromB)
			}
		}
	}
	if allowed != nil && !slices.Contains(allowed, value) {
		return Field{}, fmt.Errorf("its %s is one of %s, not %q", o.Field, strings.Join(allowed, ", "), o.Value)
	}
	if allowed == nil {
		switch {
		case o.Field == "speaker" && (strings.EqualFold(value, unknown) || strings.EqualFold(value, "none")):
			value = ""
		case value == "":
			return Field{}, fmt.Errorf("its %s needs a value", o.Field)
		case o.Field == "speaker":
			if other, err := Find(m.c, value); err == nil && other.Kind == Speaker {
				value = other.Name
			} else if kind, _, _ := parse(value); kind == Speaker {
				return Field{}, err
			}
		}
	}
	return Field{o.Field, value}, nil
}

func noField(kind Kind, field string) error {
	fields, _ := Choices(kind)
	if len(fields) == 0 {
		return fmt.Errorf("nothing of a %s can be set: accept or reject it", kind)
	}
	return fmt.Errorf("a %s has no %q that can be set: %s", kind, field, strings.Join(fields, ", "))
}

// document is the decision about a field of a document.
func (m *making) document(f *Finding, o Order) (Decision, bool, error) {
	d := &m.c.Documents[f.at]
	value := typed(o.Value)
	none := strings.EqualFold(value, unknown)
	if none {
		value = ""
	}
	switch field := o.Field; field {
	case Outlet, Title:
		return Correction(d, field, value)
	case "byline":
		authors := []string{}
		for a := range strings.SplitSeq(value, ";") {
			if a = strings.TrimSpace(a); a != "" {
				authors = append(authors, a)
			}
		}
		return Correction(d, Bylines, authors)
	case "date":
		p := table.Date(value)
		if !p.Known() && !none {
			return Decision{}, false, fmt.Errorf("%q is no date: 2031-04-03, 2031-04, 2031 or unknown", o.Value)
		}
		return Correction(d, Published, p)
	}
	return Decision{}, false, noField(Document, o.Field)
}
