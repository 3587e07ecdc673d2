package workbench

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/question"
	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/store"
)

// judge is the name under which the answers of a person are kept.
func judge(who string) string { return "person:" + strings.ToLower(who) }

// A choice is one answer to a question, with the key that gives it.
type choice struct {
	Key, Text, Value string
}

// A questionPage is one question with its answers.
type questionPage struct {
	Question *question.Question
	Places   []askedPlace
	Choices  []choice
	Open     int // questions for a person
	Lists    int // lists of places, which are for a model
	Skipped  int
	Next     int
	Trouble  string
	Answered int
	Judges   []*report.Judge
}

// An askedPlace is a place of a question with its address.
type askedPlace struct {
	question.Place
	Href string
}

// forPerson reports whether a question can be answered with one key: a choice of
// options about one place. A list of places is work for a model or for the file of
// `hearsay questions`.
func forPerson(q *question.Question) bool {
	return q.Kind != question.List && (q.Kind != question.Claim || len(q.Places) == 1) && len(q.Options) > 0
}

func (w *Workbench) questions(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	data := questionPage{Judges: s.view.Judges}
	all, err := s.open(judge(w.who(r)))
	if err != nil {
		data.Trouble = trouble(err)
	}
	answered, err := w.answered(r)
	if err != nil {
		data.Trouble = trouble(err)
	}
	data.Answered = len(answered)
	var open []*question.Question
	for i := range all {
		switch {
		case !forPerson(&all[i]):
			data.Lists++
		case !answered[all[i].ID]:
			open = append(open, &all[i])
		}
	}
	data.Open = len(open)
	if want := r.URL.Query().Get("id"); want != "" {
		i := slices.IndexFunc(open, func(q *question.Question) bool { return q.ID == want })
		if i < 0 {
			back(rw, r, "/questions", "twice")
			return
		}
		data.Question, data.Skipped = open[i], i
	} else if data.Skipped = number(r, "skip", 0, 0, max(len(open)-1, 0)); len(open) > 0 {
		data.Question = open[data.Skipped]
	}
	if data.Question != nil {
		data.Next = data.Skipped + 1
		data.fill(s)
	}
	w.show(rw, r, s, "question-page", page{Head: "Questions", Here: "questions", Data: data})
}

func (d *questionPage) fill(s *snapshot) {
	for _, p := range d.Question.Places {
		y := askedPlace{Place: p}
		if x := s.byID[p.Document]; x != nil {
			y.Href = s.spot(x, hearsay.Span{Start: p.Start, End: p.End})
		}
		d.Places = append(d.Places, y)
	}
	for i, o := range d.Question.Options {
		c := choice{Text: o, Value: o}
		if i < 9 {
			c.Key = strconv.Itoa(i + 1)
		}
		d.Choices = append(d.Choices, c)
	}
}

// answered are the questions that the person has answered.
func (w *Workbench) answered(r *http.Request) (map[string]bool, error) {
	all, err := w.Store.Answers(r.Context())
	by := map[string]bool{}
	for _, a := range all {
		if a.Judge == judge(w.who(r)) {
			by[a.Question] = true
		}
	}
	return by, err
}

// postQuestions takes an answer.
func (w *Workbench) postQuestions(rw http.ResponseWriter, r *http.Request) {
	if !w.sent(rw, r, 1<<16) {
		return
	}
	s := w.now.Load()
	who := judge(w.who(r))
	all, err := s.open(who)
	if err != nil {
		w.refuse(rw, r, http.StatusInternalServerError, "The questions could not be read", trouble(err))
		return
	}
	i := slices.IndexFunc(all, func(q question.Question) bool { return q.ID == r.PostForm.Get("id") && forPerson(&q) })
	if i < 0 {
		back(rw, r, "/questions", "changed")
		return
	}
	q := &all[i]
	var given any = r.PostForm.Get("option")
	if q.Kind == question.Claim {
		given = map[string][]int{r.PostForm.Get("option"): {1}}
	}
	b, _ := json.Marshal(given) // strings and numbers only
	reading, d, err := q.Read(b)
	if err != nil || d.Sum() > 0 {
		w.refuse(rw, r, http.StatusBadRequest, "That is not one of the answers", "Nothing was kept. Go back and choose one.")
		return
	}
	blob, err := json.Marshal(q)
	if err == nil {
		err = w.Store.SetQuestions(r.Context(), store.Question{ID: q.ID, JSON: blob})
	}
	kept := false
	if err == nil {
		kept, err = w.Store.SetAnswer(r.Context(), store.Answer{Question: q.ID, Judge: who, JSON: reading.Keep(q.Kind)}, false)
	}
	if err != nil {
		w.refuse(rw, r, http.StatusInternalServerError, "The answer could not be kept", unkept(err))
		return
	}
	w.look()
	if kept {
		back(rw, r, "/questions", "answered")
	} else {
		back(rw, r, "/questions", "twice")
	}
}
