package workbench

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/report"
)

func itoa(n int) string { return strconv.Itoa(n) }

// short is the beginning of a text, on one line, cut at a word to about n bytes.
func short(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > n/2 {
		n = i
	}
	return s[:n] + " …"
}

// mostDots is how many statements are drawn on the list of people; that of one person
// draws all of his.
const mostDots = 600

// A personRow is a speaker in the list of people.
type personRow struct {
	*report.Speaker
	Drawn bool // his statements are drawn, else told in words
}

func (w *Workbench) people(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	all := slices.Concat(s.view.People, s.view.Others, s.view.Doubtful())
	for _, p := range s.view.Speakers {
		if p.Unknown {
			all = append(all, p)
		}
	}
	if q := strings.TrimSpace(r.URL.Query().Get("name")); q != "" {
		all = slices.DeleteFunc(all, func(p *report.Speaker) bool {
			return !strings.Contains(fold(p.Name+" "+strings.Join(p.Aliases, " ")), fold(q))
		})
	}
	rows, st := part(r, all, perPeople, "speakers")
	data, room := make([]personRow, len(rows)), mostDots
	for i, p := range rows {
		data[i].Speaker = p
		if p.Strip != nil && len(p.Strip.Dots) <= room {
			data[i].Drawn, room = true, room-len(p.Strip.Dots)
		}
	}
	w.show(rw, r, s, "people-page", page{Head: "People", Here: "people", Steps: st, Data: data})
}

// A personPage is a speaker with a part of what he said.
type personPage struct {
	Speaker    *report.Speaker
	Key        string
	Statements []*report.Statement
	Kind       string
	Kinds      []string
	Positions  []*report.Position
}

func (w *Workbench) person(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	x := s.people[r.PathValue("key")]
	if x == nil {
		w.missing(rw, r)
		return
	}
	data := personPage{Speaker: x, Key: r.PathValue("key"), Kind: r.URL.Query().Get("kind")}
	all := x.All()
	kinds := map[string]bool{}
	for _, y := range all {
		kinds[y.Kind] = true
	}
	data.Kinds = values(kinds)
	if data.Kind != "" {
		all = slices.Clone(all)
		all = slices.DeleteFunc(all, func(y *report.Statement) bool { return y.Kind != data.Kind })
	}
	for _, p := range s.view.Positions {
		if len(p.Steps) > 0 && p.Steps[0].Says.Statement != nil && p.Steps[0].Says.Statement.Speaker == x && !x.Unknown {
			data.Positions = append(data.Positions, p)
		}
	}
	rows, st := part(r, all, perSearch, "statements")
	data.Statements = rows
	w.show(rw, r, s, "person-page", page{Head: x.Name, Here: "people", Steps: st, Data: data, View: s.cut(func(v *report.View) { v.Positions = data.Positions[:min(len(data.Positions), perPage)] })})
}

// A statementPage is one statement with the words around it.
type statementPage struct {
	Statement *report.Statement
	Before    string
	After     string
	Conflicts []*report.Conflict
	Answers   []*report.Answer
}

// around is how many bytes of text stand before and after a statement on its page.
const around = 400

func (w *Workbench) statement(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	x := s.statements[r.PathValue("key")]
	if x == nil || x.Document == nil {
		w.missing(rw, r)
		return
	}
	data := statementPage{Statement: x}
	text, e := x.Document.Finding().Text, x.Finding().Extent()
	if e.Start >= 0 && e.End <= len(text) && e.Start <= e.End {
		from, to := max(e.Start-around, 0), min(e.End+around, len(text))
		data.Before, data.After = strings.ToValidUTF8(text[from:e.Start], ""), strings.ToValidUTF8(text[e.End:to], "")
	}
	for _, c := range s.view.Conflicts {
		if c.A.Statement == x || c.B.Statement == x {
			data.Conflicts = append(data.Conflicts, c)
		}
	}
	for _, a := range s.view.Answers {
		if a.Says.Statement == x || a.To != nil && a.To.Statement == x {
			data.Answers = append(data.Answers, a)
		}
	}
	data.Conflicts = data.Conflicts[:min(len(data.Conflicts), perPage)]
	data.Answers = data.Answers[:min(len(data.Answers), perPage)]
	head := "What an unknown speaker said"
	if x.Speaker != nil {
		head = "What " + x.Speaker.Name + " said"
	}
	w.show(rw, r, s, "statement-page", page{Head: head, Here: "people", Data: data})
}
