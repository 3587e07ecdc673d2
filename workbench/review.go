package workbench

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/review"
)

// A person decides about a finding in a form that stands with it. The form names the
// finding by the key of its page, not by its number: where the case has changed since
// the page was made, the decision is about the same finding or about none.

// A subject is a finding that a person may judge, as its form shows it.
type subject struct {
	Kind     review.Kind
	Key      string
	Label    string
	Reviewed string
	Accepted bool
	Judged   bool // it may be accepted and rejected
	Fields   []subjectField
	Undo     int64 // the last decision about it, 0 for none
}

// A subjectField is what of a finding can be corrected.
type subjectField struct {
	Name, Value string
	Choices     []string // nil for any text
}

// subject is what a template shows, as something to judge; nil for what is nothing.
func (s *snapshot) subject(x any) *subject {
	y := &subject{Key: s.keys[x], Judged: true}
	now := map[string]string{}
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
	default:
		return nil
	}
	if y.Key == "" {
		return nil
	}
	fields, choices := review.Choices(y.Kind)
	for _, f := range fields {
		y.Fields = append(y.Fields, subjectField{f, now[f], choices[f]})
	}
	y.Accepted = strings.HasPrefix(y.Reviewed, "accepted") || strings.HasPrefix(y.Reviewed, "corrected")
	y.Undo = s.last[y.Label]
	return y
}

// label is the label of the finding that a form names, "" where the case has it no more.
func (s *snapshot) label(kind review.Kind, key string) string {
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

// mostForm is how much a form of the review may hold, in bytes.
const mostForm = 1 << 16

// postReview takes a decision.
func (w *Workbench) postReview(rw http.ResponseWriter, r *http.Request) {
	if !w.sent(rw, r, mostForm) {
		return
	}
	form, to := r.PostForm, cameFrom(r)
	w.deciding.Lock() // one after the other: the second of two equal forms sees the first
	defer w.deciding.Unlock()
	log, err := w.Store.Decisions(r.Context(), "")
	if err != nil {
		w.refuse(rw, r, http.StatusInternalServerError, "The decisions could not be read", trouble(err))
		return
	}
	if form.Get("do") == "undo" {
		w.undo(rw, r, log, to)
		return
	}
	s := w.now.Load()
	label := s.label(review.Kind(form.Get("kind")), form.Get("key"))
	if label == "" {
		back(rw, r, to, "changed")
		return
	}
	orders := ordersOf(form, label)
	if len(orders) == 0 {
		back(rw, r, to, "nothing-said")
		return
	}
	var all []review.Decision
	for _, o := range orders {
		made, err := review.Make(s.c, o)
		if err != nil {
			w.refuse(rw, r, http.StatusBadRequest, "That cannot be decided so", err.Error())
			return
		}
		for _, d := range made {
			if !alreadySaid(log, &d) {
				d.Who, d.When = w.who(r), w.Now()
				all = append(all, d)
			}
		}
	}
	if len(all) == 0 {
		back(rw, r, to, "twice")
		return
	}
	ids, err := w.Store.Decide(r.Context(), all...)
	if err != nil {
		w.refuse(rw, r, http.StatusInternalServerError, "The decision could not be kept", err.Error())
		return
	}
	w.changed(r.Context())
	word := string(orders[0].Action)
	if word == string(review.Reject) && ownPage(to) {
		to = "/log" // the page of what was rejected is gone
	}
	u, err := url.Parse(to)
	if err == nil && word != string(review.Reject) && form.Get("kind") != string(review.Document) {
		u.Fragment = label // the page comes back where the finding stands
	}
	if err == nil && len(ids) > 0 {
		q := u.Query()
		last := strconv.FormatInt(ids[len(ids)-1], 10)
		q.Set("kept", last)
		if len(ids) == 1 {
			q.Set("decision", last)
		}
		u.RawQuery = q.Encode()
	}
	if err == nil {
		to = u.String()
	}
	back(rw, r, to, word)
}

// ownPage reports whether an address is of the page of one finding.
func ownPage(to string) bool {
	for _, of := range []string{"/statement/", "/conflict/", "/quotation/", "/claim/"} {
		if strings.HasPrefix(to, of) {
			return true
		}
	}
	return false
}

// ordersOf is what a form orders: of a correction one for each field that was changed.
func ordersOf(form url.Values, label string) (out []review.Order) {
	about := []string{label}
	switch do := form.Get("do"); do {
	case "accept", "reject":
		return []review.Order{{Action: review.Action(do), About: about}}
	case "note":
		if note := strings.TrimSpace(form.Get("note")); note != "" {
			return []review.Order{{Action: review.Note, About: about, Value: foreign.Text(note)}}
		}
	case "grade":
		return []review.Order{{Action: review.Grade, About: about, Value: form.Get("grade")}}
	case "correct":
		fields, _ := review.Choices(review.Kind(form.Get("kind")))
		for _, f := range fields {
			value := strings.TrimSpace(form.Get("field-" + f))
			if !form.Has("field-"+f) || value == strings.TrimSpace(form.Get("was-"+f)) {
				continue
			}
			if value == "" {
				value = "unknown"
			}
			out = append(out, review.Order{Action: review.Correct, About: about, Field: f, Value: value})
		}
		if grade := form.Get("grade"); grade != "" {
			out = append(out, review.Order{Action: review.Grade, About: about, Value: grade})
		}
		if note := strings.TrimSpace(form.Get("note")); note != "" {
			out = append(out, review.Order{Action: review.Note, About: about, Value: foreign.Text(note)})
		}
	}
	return out
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
		return bytes.Equal(o.After, d.After)
	}
	return false
}

// fieldOf is the field that a correction sets.
func fieldOf(d *review.Decision) string {
	var f review.Field
	json.Unmarshal(d.After, &f) // "" for that of a document, whose Finding names it
	return f.Field
}

// undo takes back a decision.
func (w *Workbench) undo(rw http.ResponseWriter, r *http.Request, log []review.Decision, to string) {
	id, _ := strconv.ParseInt(r.PostForm.Get("decision"), 10, 64)
	d, err := review.Undoing(log, id)
	if err != nil {
		back(rw, r, to, "twice")
		return
	}
	d.Who, d.When = w.who(r), w.Now()
	ids, err := w.Store.Decide(r.Context(), d)
	if err != nil {
		w.refuse(rw, r, http.StatusInternalServerError, "The decision could not be taken back", err.Error())
		return
	}
	w.changed(r.Context())
	if u, err := url.Parse(to); err == nil && len(ids) > 0 {
		q := u.Query()
		q.Set("kept", strconv.FormatInt(ids[0], 10))
		u.RawQuery = q.Encode()
		to = u.String()
	}
	back(rw, r, to, "undone")
}

// lastDecision is the number of the last decision that the snapshot knows of.
func (s *snapshot) lastDecision() (last int64) {
	for i := range s.reading.Log {
		last = max(last, s.reading.Log[i].ID)
	}
	return last
}

// everybody are the names of the speakers who speak most, to choose from.
func (s *snapshot) everybody() (names []string) {
	for _, p := range s.view.Speakers {
		if p.Named && len(names) < 100 {
			names = append(names, p.Name)
		}
	}
	return names
}
