package workbench

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"github.com/openhearsay/hearsay/compare/question"
	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/review"
)

func writeJSON(rw http.ResponseWriter, status int, v any) {
	rw.Header().Set("Content-Type", "application/json; charset=utf-8")
	rw.WriteHeader(status)
	e := json.NewEncoder(rw)
	e.SetEscapeHTML(false)
	e.Encode(v)
}

// lists are the lists of a case that the API serves, by their names in its JSON.
var lists = []string{"documents", "speakers", "statements", "credits", "rests_on", "shared_passages", "quote_groups", "conflicts", "answers", "positions", "unattributed", "propositions", "claims", "timeline", "judges", "problems"}

// A rowsAnswer is a part of a list.
type rowsAnswer struct {
	Generation int `json:"generation"`
	Total      int `json:"total"`
	Offset     int `json:"offset"`
	Rows       any `json:"rows"`
}

// mostRows is how many rows of a list one answer of the API holds.
const mostRows = 1000

// api serves the data of the pages (openapi.json describes it).
func (w *Workbench) api(m *http.ServeMux) {
	m.HandleFunc("GET /api/v1/openapi.json", func(rw http.ResponseWriter, r *http.Request) {
		b, err := files.ReadFile("page/openapi.json")
		if err != nil {
			w.missing(rw, r)
			return
		}
		rw.Header().Set("Content-Type", "application/json; charset=utf-8")
		rw.Write(b)
	})
	m.HandleFunc("GET /api/v1/progress", func(rw http.ResponseWriter, r *http.Request) {
		p, _ := w.hub.get()
		writeJSON(rw, http.StatusOK, p)
	})
	m.HandleFunc("GET /api/v1/{list}", func(rw http.ResponseWriter, r *http.Request) {
		s := w.now.Load()
		rows, err := s.rows()
		if err != nil {
			w.refuse(rw, r, http.StatusInternalServerError, "The case could not be written", err.Error())
			return
		}
		name := r.PathValue("list")
		if !slices.Contains(lists, name) {
			w.missing(rw, r)
			return
		}
		writePart(rw, r, s, rows[name])
	})
	m.HandleFunc("GET /api/v1/documents/{id}", func(rw http.ResponseWriter, r *http.Request) {
		rows, err := w.now.Load().rows()
		if err != nil {
			w.refuse(rw, r, http.StatusInternalServerError, "The case could not be written", err.Error())
			return
		}
		for _, row := range rows["documents"] {
			var d struct{ ID, SHA256 string }
			if json.Unmarshal(row, &d) == nil && (d.ID == r.PathValue("id") || d.SHA256 == r.PathValue("id")) {
				writeJSON(rw, http.StatusOK, row)
				return
			}
		}
		w.missing(rw, r)
	})
	m.HandleFunc("GET /api/v1/search", func(rw http.ResponseWriter, r *http.Request) {
		s := w.now.Load()
		found := s.find(searched(r.URL.Query()))
		rows, err := s.rows()
		if err != nil {
			w.refuse(rw, r, http.StatusInternalServerError, "The case could not be written", err.Error())
			return
		}
		said := rows["statements"]
		l := make([]json.RawMessage, 0, len(found))
		for _, x := range found {
			if n, ok := s.order[x]; ok && n < len(said) {
				l = append(l, said[n])
			}
		}
		writePart(rw, r, s, l)
	})
	m.HandleFunc("GET /api/v1/ask", func(rw http.ResponseWriter, r *http.Request) {
		s := w.now.Load()
		text := bound(r.URL.Query().Get("claim"), mostSearched)
		if text == "" || s.reading.Ask == nil {
			w.refuse(rw, r, http.StatusBadRequest, "There is no claim", "Name it: /api/v1/ask?claim=A+sentence")
			return
		}
		writeJSON(rw, http.StatusOK, asked(s.ask(text).Claims[0]))
	})
	m.HandleFunc("GET /api/v1/questions", func(rw http.ResponseWriter, r *http.Request) {
		s := w.now.Load()
		all, err := s.open(judge(w.who(r)))
		if err != nil {
			w.refuse(rw, r, http.StatusInternalServerError, "The questions could not be read", trouble(err))
			return
		}
		if all == nil {
			all = []question.Question{}
		}
		writePart(rw, r, s, all)
	})
	m.HandleFunc("GET /api/v1/decisions", func(rw http.ResponseWriter, r *http.Request) {
		s := w.now.Load()
		log, err := w.Store.Decisions(r.Context(), "")
		if err != nil {
			w.refuse(rw, r, http.StatusInternalServerError, "The decisions could not be read", trouble(err))
			return
		}
		stands := map[int64]bool{}
		for _, d := range review.Standing(log) {
			stands[d.ID] = true
		}
		l := make([]decisionRow, len(log))
		for i, d := range log {
			l[i] = decisionRow{d.ID, d.When.UTC().Format(time.RFC3339), d.Who, d.Action, d.Finding, d.Before, d.After, d.Undoes, stands[d.ID]}
		}
		writePart(rw, r, s, l)
	})
	m.HandleFunc("GET /api/v1/failures", func(rw http.ResponseWriter, r *http.Request) {
		all, err := w.Store.Failures(r.Context())
		if err != nil {
			w.refuse(rw, r, http.StatusInternalServerError, "The list could not be read", trouble(err))
			return
		}
		l := []Failed{}
		for _, f := range all {
			l = append(l, Failed{f.Path, f.Message})
		}
		writePart(rw, r, w.now.Load(), l)
	})
}

// A decisionRow is a decision, as `hearsay log --format json` has it.
type decisionRow struct {
	Number  int64           `json:"number"`
	When    string          `json:"when"` // RFC 3339, UTC
	Who     string          `json:"who"`
	Action  review.Action   `json:"action"`
	Finding string          `json:"finding"`
	Before  json.RawMessage `json:"before,omitempty"`
	After   json.RawMessage `json:"after,omitempty"`
	Undoes  int64           `json:"undoes,omitempty"`
	Stands  bool            `json:"stands"` // it is not taken back
}

func writePart[T any](rw http.ResponseWriter, r *http.Request, s *snapshot, all []T) {
	offset := number(r, "offset", 0, 0, len(all))
	rows := all[offset:min(offset+number(r, "limit", 100, 1, mostRows), len(all))]
	if rows == nil {
		rows = []T{}
	}
	writeJSON(rw, http.StatusOK, rowsAnswer{s.Generation, len(all), offset, rows})
}

// An askedDocument is what a document does with a claim.
type askedDocument struct {
	Document string `json:"document"`
	Stance   string `json:"stance"`
	Words    string `json:"words"`
}

// An askedOrigin is where a claim entered.
type askedOrigin struct {
	Name         string `json:"name"`
	Independence string `json:"independence"`
	Why          string `json:"why"`
}

// An askedClaim is the answer to a claim.
type askedClaim struct {
	Claim     string          `json:"claim"`
	Documents []askedDocument `json:"documents"`
	Origins   []askedOrigin   `json:"origins"`
}

func asked(c *report.Claim) askedClaim {
	a := askedClaim{Claim: c.Text, Documents: []askedDocument{}, Origins: []askedOrigin{}}
	for _, row := range c.Rows {
		a.Documents = append(a.Documents, askedDocument{row.Document.Finding().ID, row.Stance, row.Words})
	}
	for _, o := range c.Origins {
		a.Origins = append(a.Origins, askedOrigin{o.Name, o.Independence, o.Why})
	}
	return a
}
