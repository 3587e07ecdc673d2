package workbench

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/openhearsay/hearsay/review"
)

// A person decides about a finding in a form that stands with it. The form names the
// finding by the key of its page, not by its number: where the case has changed since
// the page was made, the decision is about the same finding or about none.

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
	orders, ok := s.orders(form, label)
	if !ok {
		back(rw, r, to, "changed")
		return
	}
	if len(orders) == 0 {
		back(rw, r, to, "nothing-said")
		return
	}
	all, err := s.made(orders, log)
	switch action := orders[0].Action; {
	case err != nil && (action == review.Split || action == review.Part): // the page offers what can be: it was so before
		back(rw, r, to, "changed")
		return
	case err != nil:
		w.refuse(rw, r, http.StatusBadRequest, "That cannot be decided so", err.Error())
		return
	}
	if len(all) == 0 {
		back(rw, r, to, "twice")
		return
	}
	for i := range all {
		all[i].Who, all[i].When = w.who(r), w.Now()
	}
	ids, err := w.Store.Decide(r.Context(), all...)
	if err != nil {
		w.refuse(rw, r, http.StatusInternalServerError, "The decision could not be kept", unkept(err))
		return
	}
	w.changed(r.Context())
	action := orders[0].Action
	back(rw, r, w.now.Load().after(to, label, action, review.Kind(form.Get("kind")), ids), string(action))
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
		w.refuse(rw, r, http.StatusInternalServerError, "The decision could not be taken back", unkept(err))
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
