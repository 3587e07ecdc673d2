package workbench

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/review"
)

// orders are what a form orders about the finding of a label: of a correction one for each
// field that was changed. ok is false where something that the form names is not in the
// case any more.
func (s *snapshot) orders(form url.Values, label string) (out []review.Order, ok bool) {
	about := []string{label}
	value := func(field string) string { return strings.TrimSpace(form.Get(field)) }
	switch do := form.Get("do"); do {
	case "accept", "reject":
		return []review.Order{{Action: review.Action(do), About: about}}, true
	case "merge", "split", "join", "part":
		with := map[string]review.Kind{"merge": review.Speaker, "split": review.Statement, "join": review.Proposition, "part": review.Placed}[do]
		for _, key := range form["with"] {
			other := s.label(with, key)
			if other == "" || other == label { // they are one by now
				return nil, false
			}
			if !slices.Contains(about, other) {
				about = append(about, other)
			}
		}
		if len(about) > 1 {
			out = append(out, review.Order{Action: review.Action(do), About: about, Value: foreign.Text(value("name"))})
		}
	case "note", "grade":
		if is := value(do); is != "" {
			out = append(out, review.Order{Action: review.Action(do), About: about, Value: foreign.Text(is)})
		}
	case "correct":
		fields, _ := review.Choices(review.Kind(form.Get("kind")))
		for _, f := range fields {
			is := value("field-" + f)
			if !form.Has("field-"+f) || is == value("was-"+f) {
				continue
			}
			if is == "" {
				is = "unknown"
			}
			out = append(out, review.Order{Action: review.Correct, About: about, Field: f, Value: is})
		}
		if grade := value("source") + value("words"); grade != "" {
			out = append(out, review.Order{Action: review.Grade, About: about, Value: grade})
		}
		if note := value("note"); note != "" {
			out = append(out, review.Order{Action: review.Note, About: about, Value: foreign.Text(note)})
		}
	case "stances": // of documents, about a claim
		for name := range form {
			key, is := strings.CutPrefix(name, "stance-")
			if !is || form.Get(name) == form.Get("was-"+key) || form.Get(name) == "" {
				continue
			}
			d := s.documents[key]
			if d == nil {
				return nil, false
			}
			out = append(out, review.Order{Action: review.Correct, About: about, Field: d.Tag, Value: form.Get(name)})
		}
		slices.SortFunc(out, func(a, b review.Order) int { return strings.Compare(a.Field, b.Field) })
	}
	return out, true
}

// made are the decisions of orders, without those that a log has already.
func (s *snapshot) made(orders []review.Order, log []review.Decision) (all []review.Decision, err error) {
	for _, o := range orders {
		made, err := review.Make(s.c, o)
		if err != nil {
			return nil, err
		}
		for _, d := range made {
			if !alreadySaid(log, &d) {
				all = append(all, d)
			}
		}
	}
	return all, nil
}

// alreadySaid reports whether the last decision of its kind about the same finding says the
// same: the form was sent twice.
func alreadySaid(log []review.Decision, d *review.Decision) bool {
	standing := review.Standing(log)
	for i := len(standing) - 1; i >= 0; i-- {
		o := &standing[i]
		if o.Finding != d.Finding {
			continue
		}
		judged := func(a review.Action) bool { return a == review.Accept || a == review.Reject }
		switch {
		case judged(d.Action) && judged(o.Action):
			return o.Action == d.Action
		case o.Action != d.Action || d.Action == review.Correct && fieldOf(o) != fieldOf(d):
			continue
		}
		return bytes.Equal(o.After, d.After) && sameAnchors(o, d)
	}
	return false
}

func sameAnchors(a, b *review.Decision) bool {
	x, err := json.Marshal(a.Anchors)
	y, other := json.Marshal(b.Anchors)
	return err == nil && other == nil && bytes.Equal(x, y)
}

// fieldOf is the field that a correction sets.
func fieldOf(d *review.Decision) string {
	var f review.Field
	json.Unmarshal(d.After, &f) // "" for that of a document, whose Finding names it
	return f.Field
}

// after is where the page that a form came from is after a decision about label: there
// where the finding stands, or the log where it has no page any more. kept are the numbers
// of the decisions.
func (s *snapshot) after(to, label string, action review.Action, kind review.Kind, kept []int64) string {
	u, err := url.Parse(to)
	if err != nil {
		return "/log"
	}
	gone := action == review.Reject
	if ownPage(u.Path) {
		now, still := s.at[label]
		switch path, _, _ := strings.Cut(now, "#"); {
		case gone || s.lastDecision() < kept[len(kept)-1] && (action == review.Merge || kind == review.Speaker):
			u = &url.URL{Path: "/log"}
		case still && kind == review.Speaker:
			u = &url.URL{Path: path} // the address of a person holds the name
		}
	}
	if !gone && kind != review.Document && u.Path != "/log" {
		u.Fragment = label // the page comes back where the finding stands
	}
	q := u.Query()
	last := strconv.FormatInt(kept[len(kept)-1], 10)
	q.Set("kept", last)
	if len(kept) == 1 {
		q.Set("decision", last)
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// ownPage reports whether an address is of the page of one finding.
func ownPage(path string) bool {
	for _, of := range []string{"/statement/", "/conflict/", "/quotation/", "/claim/", "/person/", "/proposition/"} {
		if strings.HasPrefix(path, of) {
			return true
		}
	}
	return false
}

// grades are the grades of the Admiralty system in words (NATO AJP-2.1): of a source, and
// of what it says.
var grades = struct{ Source, Words []option }{
	[]option{{"A", "A completely reliable"}, {"B", "B usually reliable"}, {"C", "C fairly reliable"}, {"D", "D not usually reliable"}, {"E", "E unreliable"}, {"F", "F cannot be judged"}},
	[]option{{"1", "1 confirmed by others"}, {"2", "2 probably true"}, {"3", "3 possibly true"}, {"4", "4 doubtful"}, {"5", "5 improbable"}, {"6", "6 cannot be judged"}},
}

// stances are what a document can do with a claim.
var stances = []string{string(hearsay.Supports), string(hearsay.Denies), string(hearsay.Reports), "none"}
