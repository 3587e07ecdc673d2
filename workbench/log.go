package workbench

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
)

// A logRow is a decision as the log shows it.
type logRow struct {
	review.Decision
	About, Words, What string
	Stands             bool
	Why                string // why it is not applied
	Href               string // of what it is about, "" where that is not found
}

func (w *Workbench) log(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	log, err := w.Store.Decisions(r.Context(), "")
	if err != nil {
		w.refuse(rw, r, http.StatusInternalServerError, "The decisions could not be read", trouble(err))
		return
	}
	stands, why := map[int64]bool{}, map[int64]string{}
	for _, d := range review.Standing(log) {
		stands[d.ID] = true
	}
	for _, u := range s.reading.Unplaced {
		why[u.Decision.ID] = u.Why
	}
	rows := make([]logRow, 0, len(log))
	for _, d := range slices.Backward(log) {
		rows = append(rows, s.row(d, stands[d.ID], why[d.ID]))
	}
	rows, st := part(r, rows, perDocuments, "decisions")
	w.show(rw, r, s, "log-page", page{Head: "Review log", Here: "log", Steps: st, Data: rows})
}

func (s *snapshot) row(d review.Decision, stands bool, why string) logRow {
	x := logRow{Decision: d, Stands: stands, Why: why, Href: s.anchored[d.Finding]}
	var before review.Summary
	if json.Unmarshal(d.Before, &before) == nil {
		x.About = strings.TrimSpace(string(before.Kind) + " " + before.Label)
		if before.Speaker != "" {
			x.About += ", " + before.Speaker
		}
		x.Words = short(strings.Join(before.Words, " / "), 240)
	}
	if rest, ok := strings.CutPrefix(d.Finding, "document:"); ok && len(d.Anchors) == 0 {
		sum, field, _ := strings.Cut(rest, ":")
		x.About = field + " of a document"
		if sum = sum[:min(len(sum), 12)]; s.documents[sum] != nil {
			x.Href = "/document/" + sum
			x.About = field + " of " + s.documents[sum].Tag
		}
	}
	x.What = after(&d)
	return x
}

// after is what a decision says, in words.
func after(d *review.Decision) string {
	var text string
	var f review.Field
	var many []string
	var period struct{ From, To string }
	switch {
	case d.Action == review.Undo:
		return "takes back " + strconv.FormatInt(d.Undoes, 10)
	case len(d.After) == 0:
		return ""
	case json.Unmarshal(d.After, &text) == nil:
		return text
	case json.Unmarshal(d.After, &f) == nil && f.Field != "":
		if f.Value == "" {
			f.Value = "unknown"
		}
		return f.Field + ": " + f.Value
	case json.Unmarshal(d.After, &many) == nil:
		return strings.Join(many, "; ")
	case json.Unmarshal(d.After, &period) == nil:
		if period.From == "" {
			return "unknown"
		}
		return period.From
	}
	return ""
}

// indexReview finds the last decision about each finding, and the page of what a
// decision is about.
func (s *snapshot) indexReview() {
	s.last, s.anchored = map[string]int64{}, map[string]string{}
	finding := map[int64]string{}
	for i := range s.reading.Log {
		finding[s.reading.Log[i].ID] = s.reading.Log[i].Finding
	}
	take := func(label string, r *hearsay.Review) {
		if r == nil || r.Last == 0 {
			return
		}
		s.last[label] = r.Last
		if to, ok := s.at[label]; ok && finding[r.Last] != "" {
			s.anchored[finding[r.Last]] = to
		}
	}
	c := s.c
	for i := range c.Statements {
		take(c.Statements[i].ID, c.Statements[i].Review)
	}
	for i := range c.Speakers {
		take(c.Speakers[i].ID, c.Speakers[i].Review)
	}
	for i := range c.Conflicts {
		take(c.Conflicts[i].ID, c.Conflicts[i].Review)
	}
	for i := range c.Claims {
		take(c.Claims[i].ID, c.Claims[i].Review)
	}
	for i := range c.QuoteGroups {
		take(c.QuoteGroups[i].ID, c.QuoteGroups[i].Review)
	}
	for i := range c.Answers {
		take(c.Answers[i].ID, c.Answers[i].Review)
	}
	fields := map[string]int64{}
	for _, d := range review.Standing(s.reading.Log) {
		fields[d.Finding] = d.ID
	}
	for _, d := range s.view.Documents {
		f := d.Finding()
		if f.Review != nil {
			s.last[d.Tag] = f.Review.Last
			s.anchored[finding[f.Review.Last]] = "/document/" + s.keys[d]
		}
		for _, field := range []string{review.Outlet, review.Title, review.Published, review.Bylines} {
			s.last[d.Tag] = max(s.last[d.Tag], fields[review.FieldKey(f.SHA256, field)])
		}
	}
}
