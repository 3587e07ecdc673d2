package workbench

import (
	"net/http"
	"slices"

	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/review"
)

// The pages of findings. Each shows a section of the report, cut to a part, or one of
// its findings with what belongs to it.

func (w *Workbench) caseFile(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	w.show(rw, r, s, "case", page{Here: "case"})
}

// cut is the view with other lists.
func (s *snapshot) cut(change func(*report.View)) *report.View {
	v := *s.view
	change(&v)
	return &v
}

func (w *Workbench) claims(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	rows, st := part(r, s.view.Claims, perPage, "claims")
	w.show(rw, r, s, "list-claims", page{Head: "Claims", Here: "claims", Steps: st, View: s.cut(func(v *report.View) { v.Claims = rows })})
}

// A claimPage is a claim with all that bears on it.
type claimPage struct {
	Claim       *report.Claim
	River       *report.River
	Proposition string // the key of its page, "" for none
	Places      []*place
	Doubtful    []*place
	More        int
	Conflicts   []*report.Conflict
}

func (w *Workbench) claim(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	x := s.claims[r.PathValue("key")]
	if x == nil {
		w.missing(rw, r)
		return
	}
	data := claimPage{Claim: x, River: s.river(x)}
	c := &s.c.Claims[slices.Index(s.view.Claims, x)]
	data.Proposition = s.keyOf[c.Proposition]
	places, more := s.places(c.Places, c.ID, review.ClaimPlace)
	data.More = more
	for _, p := range places {
		if p.Sure >= 50 || p.Accepted {
			data.Places = append(data.Places, p)
		} else {
			data.Doubtful = append(data.Doubtful, p)
		}
	}
	data.Conflicts = s.conflictsAbout(c.Proposition)
	w.show(rw, r, s, "claim-page", page{Head: x.Text, Here: "claims", Data: data})
}

func (w *Workbench) conflicts(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	rows, st := part(r, s.view.Conflicts, perPage, "conflicts")
	w.show(rw, r, s, "list-conflicts", page{Head: "Conflicts", Here: "conflicts", Steps: st, Data: rows})
}

func (w *Workbench) conflict(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	x := s.conflicts[r.PathValue("key")]
	if x == nil {
		w.missing(rw, r)
		return
	}
	w.show(rw, r, s, "list-conflicts", page{Head: "Conflict", Here: "conflicts", Data: []*report.Conflict{x}})
}

func (w *Workbench) answers(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	rows, st := part(r, s.view.Answers, perPage, "answers")
	w.show(rw, r, s, "list-answers", page{Head: "Denials and other answers", Here: "answers", Steps: st, View: s.cut(func(v *report.View) { v.Answers = rows })})
}

func (w *Workbench) positions(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	rows, st := part(r, s.view.Positions, perPage, "positions")
	w.show(rw, r, s, "list-positions", page{Head: "Positions over time", Here: "positions", Steps: st, View: s.cut(func(v *report.View) { v.Positions = rows })})
}

func (w *Workbench) lost(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	rows, st := part(r, s.view.Unattributed, perPage, "places")
	w.show(rw, r, s, "list-lost", page{Head: "Sources lost on the way", Here: "lost", Steps: st, View: s.cut(func(v *report.View) { v.Unattributed = rows })})
}

func (w *Workbench) reservations(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	rows, st := part(r, s.view.Reservations, perPage, "reservations")
	w.show(rw, r, s, "list-reservations", page{Head: "Reservations", Here: "reservations", Steps: st, View: s.cut(func(v *report.View) { v.Reservations = rows })})
}

func (w *Workbench) quotations(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	rows, st := part(r, s.view.Quotes, perPage, "quotations")
	w.show(rw, r, s, "list-quotations", page{Head: "Quotations that changed", Here: "quotations", Steps: st, View: s.cut(func(v *report.View) { v.Quotes = rows })})
}

func (w *Workbench) quotation(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	x := s.quotes[r.PathValue("key")]
	if x == nil {
		w.missing(rw, r)
		return
	}
	w.show(rw, r, s, "quotation-page", page{Head: "A quotation of " + x.Speaker, Here: "quotations", Data: x})
}

func (w *Workbench) repeats(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	v := s.cut(func(v *report.View) {
		v.Repeats.Origins = bounded(v.Repeats.Origins, 2*perPage, &v.Left.Repeated)
		v.Repeats.Credits = bounded(v.Repeats.Credits, 5*perPage, &v.Left.Credits)
	})
	w.show(rw, r, s, "list-repeats", page{Head: "Who repeats whom", Here: "repeats", View: v})
}

func (w *Workbench) passages(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	rows, st := part(r, s.view.Clusters, perPassages, "passages")
	w.show(rw, r, s, "list-passages", page{Head: "Shared passages", Here: "passages", Steps: st, View: s.cut(func(v *report.View) { v.Clusters = rows })})
}

// bounded cuts a list and counts what is left out.
func bounded[T any](l []T, most int, left *int) []T {
	if len(l) > most {
		*left += len(l) - most
		return l[:most]
	}
	return l
}

func (w *Workbench) untold(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	v := s.cut(func(v *report.View) {
		v.Untold = slices.Clone(v.Untold)
		for i, u := range v.Untold {
			y := *u
			y.Rows = bounded(y.Rows, 3*perPage, &y.More)
			if y.Speaker != nil { // they have a page
				y.Rows = append(slices.Clone(y.Rows), report.UntoldRow{Text: "All of them, on one page", Href: "#unknown"})
				y.Speaker = nil
			}
			v.Untold[i] = &y
		}
	})
	w.show(rw, r, s, "list-untold", page{Head: "What hearsay could not tell", Here: "untold", View: v})
}

// A month is one entry of the list of months.
type month struct {
	Name, Href     string
	Said, Happened int
	Here           bool
}

// A timelinePage is the months of the case, and the days of one of them.
type timelinePage struct {
	Months []month
	Month  *report.Month
}

// mostEvents is how many entries of a month stand on a page.
const mostEvents = 150

func (w *Workbench) timeline(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	months := s.view.Months
	data := timelinePage{}
	most := 0 // where nothing else is asked for, the month in which most was said
	for i, m := range months {
		if m.Said > months[most].Said {
			most = i
		}
	}
	k := number(r, "month", most+1, 1, max(len(months), 1)) - 1
	for i, m := range months {
		data.Months = append(data.Months, month{m.Name, "/timeline?month=" + itoa(i+1), m.Said, m.Happened, i == k})
	}
	p := page{Head: "Timeline", Here: "timeline"}
	if k < len(months) {
		m := *months[k]
		var days []*report.Lanes
		rest := (number(r, "page", 1, 1, 1<<20) - 1) * mostEvents
		room, total := mostEvents, 0
		for _, d := range m.Days {
			y := report.Lanes{Day: d.Day}
			for _, lane := range []struct {
				from []report.Event
				to   *[]report.Event
			}{{d.Said, &y.Said}, {d.Happened, &y.Happened}} {
				for _, e := range lane.from {
					total++
					if rest > 0 {
						rest--
					} else if room > 0 {
						room--
						*lane.to = append(*lane.to, e)
					}
				}
			}
			if len(y.Said)+len(y.Happened) > 0 {
				days = append(days, &y)
			}
		}
		m.Days, data.Month = days, &m
		_, p.Steps = part(r, make([]struct{}, total), mostEvents, "entries")
	}
	p.Data = data
	w.show(rw, r, s, "timeline-page", p)
}
