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
	Long     int // that are for a model
	Skipped  int
	Next     int
	Again    bool // it is answered already, and the answer can be changed
	Trouble  string
	Answered int
	Judges   []*report.Judge
}

// An askedPlace is a place of a question with its address.
type askedPlace struct {
	question.Place
	Href string
	Day  string // in words, "" for unknown
}

// forPerson reports whether a question can be answered with one key: a choice of options
// about one place, or what two places have to do with each other. A longer list is work
// for a model or for the file of `hearsay questions`.
func forPerson(q *question.Question) bool {
	return q.Pair() || q.Kind != question.List && (q.Kind != question.Claim || len(q.Places) == 1) && len(q.Options) > 0
}

// A pairChoice is what two places can have to do with each other, with the answer that
// says so.
type pairChoice struct {
	name, text, answer string
	oneSpeaker         bool // it can be only of places of one speaker
}

func pairChoices(q *question.Question) (out []pairChoice) {
	for _, c := range []pairChoice{
		{"same", "They say the same", `{"same": [[1, 2]], "disputes": []}`, false},
		{"second", "The second says that the first is not so", `{"same": [], "disputes": [{"a": [1], "b": [2], "kind": "denial"}]}`, false},
		{"first", "The first says that the second is not so", `{"same": [], "disputes": [{"a": [2], "b": [1], "kind": "denial"}]}`, false},
		{"differ", "They differ in a number, a date, a place or a name", `{"same": [], "disputes": [{"a": [1], "b": [2], "kind": "discrepancy"}]}`, false},
		{"reversal", "The speaker no longer says what he said", `{"same": [], "disputes": [{"a": [1], "b": [2], "kind": "reversal"}]}`, true},
		{"neither", "None of this", `{"same": [], "disputes": []}`, false},
	} {
		if a, b := q.Places[0].Speaker, q.Places[1].Speaker; !c.oneSpeaker || a == b && a != "" && a != "unknown" {
			out = append(out, c)
		}
	}
	return out
}

// answerOf is the answer that a form gives to a question, as it is kept.
func answerOf(q *question.Question, option string) json.RawMessage {
	if q.Pair() {
		for _, c := range pairChoices(q) {
			if c.name == option {
				return json.RawMessage(c.answer)
			}
		}
		return nil
	}
	var given any = option
	if q.Kind == question.Claim {
		given = map[string][]int{option: {1}}
	}
	b, _ := json.Marshal(given) // strings and numbers only
	return b
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
			data.Long++
		case !answered[all[i].ID]:
			open = append(open, &all[i])
		}
	}
	data.Open = len(open)
	if want := r.URL.Query().Get("id"); want != "" {
		i := slices.IndexFunc(open, func(q *question.Question) bool { return q.ID == want })
		if i >= 0 {
			data.Question, data.Skipped = open[i], i
		} else if data.Question = w.kept(r, want, answered); data.Question != nil {
			data.Again = true
		} else {
			back(rw, r, "/questions", "changed")
			return
		}
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
		y := askedPlace{Place: p, Day: report.Date(hearsay.Day(p.Date))}
		if x := s.byID[p.Document]; x != nil {
			y.Href = s.spot(x, hearsay.Span{Start: p.Start, End: p.End})
		}
		d.Places = append(d.Places, y)
	}
	var options []choice
	if d.Question.Pair() {
		for _, c := range pairChoices(d.Question) {
			options = append(options, choice{Text: c.text, Value: c.name})
		}
	}
	for _, o := range d.Question.Options {
		options = append(options, choice{Text: o, Value: o})
	}
	for i, c := range options {
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

// kept is a question that the person has answered, nil where it is none.
func (w *Workbench) kept(r *http.Request, id string, answered map[string]bool) *question.Question {
	if !answered[id] {
		return nil
	}
	rows, err := w.Store.Questions(r.Context())
	if err != nil {
		return nil
	}
	for _, x := range rows {
		var q question.Question
		if x.ID == id && json.Unmarshal(x.JSON, &q) == nil && forPerson(&q) {
			return &q
		}
	}
	return nil
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
	again := r.PostForm.Get("again") != ""
	var q *question.Question
	if i := slices.IndexFunc(all, func(q question.Question) bool { return q.ID == r.PostForm.Get("id") && forPerson(&q) }); i >= 0 {
		q = &all[i]
	} else if answered, err := w.answered(r); err == nil {
		q = w.kept(r, r.PostForm.Get("id"), answered)
	}
	if q == nil {
		back(rw, r, "/questions", "changed")
		return
	}
	reading, d, err := q.Read(answerOf(q, r.PostForm.Get("option")))
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
		kept, err = w.Store.SetAnswer(r.Context(), store.Answer{Question: q.ID, Judge: who, JSON: reading.Keep(q.Kind)}, again)
	}
	if err != nil {
		w.refuse(rw, r, http.StatusInternalServerError, "The answer could not be kept", unkept(err))
		return
	}
	w.look()
	if kept {
		back(rw, r, "/questions?answer="+q.ID, "answered")
	} else {
		back(rw, r, "/questions", "twice")
	}
}
