package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/question"
	"github.com/openhearsay/hearsay/judge"
	"github.com/openhearsay/hearsay/store"
)

// judgeKey is the variable of the environment that holds the key of a judge. It is
// neither kept nor told.
const judgeKey = "HEARSAY_JUDGE_KEY"

// judgeFlags say whom to ask about a case.
type judgeFlags struct {
	Judge          string `placeholder:"URL" help:"Ask a model about the case: a server that speaks the OpenAI-compatible API, like http://127.0.0.1:11434/v1 (doc/judge.md)."`
	JudgeModel     string `placeholder:"NAME" help:"The name of the model on that server."`
	JudgeRemote    bool   `help:"The server may be on another machine: words of the documents are sent there. Says first which."`
	JudgeQuestions int    `placeholder:"N" help:"Ask at most so many questions, those first whose answers change most."`
	JudgeTwice     bool   `help:"Ask each list again in another order: what differs weighs less."`
}

// check reports what of the flags does not go together.
func (c *judgeFlags) check(command string) error {
	bad := func(format string, args ...any) error {
		return usageError{fmt.Errorf(command+": "+format, args...)}
	}
	switch {
	case c.Judge == "" && (c.JudgeModel != "" || c.JudgeRemote || c.JudgeQuestions != 0 || c.JudgeTwice):
		return bad("whom to ask? --judge names the server")
	case c.Judge == "":
		return nil
	case c.JudgeModel == "":
		return bad("--judge needs --judge-model, the name of the model on the server")
	case proposition.IsPerson(c.JudgeModel) || proposition.NearlyPerson(c.JudgeModel) || c.JudgeModel == proposition.OwnJudge:
		return bad("%s is no name for a model", c.JudgeModel)
	case c.JudgeQuestions < 0:
		return bad("--judge-questions is a number of questions")
	}
	_, err := c.client(nil)
	if errors.Is(err, judge.ErrNotLoopback) {
		return bad("%w: --judge-remote lets words of the documents be sent there", err)
	}
	if err != nil {
		return usageError{err}
	}
	return nil
}

func (c *judgeFlags) client(sleep func(context.Context, time.Duration) error) (*judge.Client, error) {
	return judge.New(judge.Options{URL: c.Judge, Model: c.JudgeModel, Key: os.Getenv(judgeKey), Remote: c.JudgeRemote, Sleep: sleep})
}

// A hearing is what judges are asked about one case, and what they told.
type hearing struct {
	*judgeFlags
	p     *program
	store store.Store // nil where nothing is kept
	told  []question.Told
	asked int
}

// hear is what judges say of a case: what is kept of their answers, and those to the
// open questions, where the flags say whom to ask. It is nil where nobody said
// anything. An error is of the case or of the flags: a judge that fails is told.
func (c *judgeFlags) hear(p *program, s store.Store, in compare.Input, m compare.Models) (*question.Heard, error) {
	h := &hearing{judgeFlags: c, p: p, store: s}
	if err := h.recall(); err != nil {
		return nil, err
	}
	if c.Judge == "" && len(h.told) == 0 {
		return nil, nil
	}
	j := compare.Join(in, m.Quotes)
	if c.Judge != "" {
		if err := h.ask(in, j, m); err != nil {
			return nil, err
		}
	}
	return question.Hear(j.Field, h.told), nil
}

// recall reads the answers that the case keeps.
func (h *hearing) recall() error {
	if h.store == nil {
		return nil
	}
	ctx := context.WithoutCancel(h.p.ctx)
	questions, err := h.store.Questions(ctx)
	if err != nil {
		return err
	}
	answers, err := h.store.Answers(ctx)
	if err != nil || len(answers) == 0 {
		return err
	}
	by, err := asked(questions)
	if err != nil {
		return err
	}
	for _, a := range answers {
		q := by[a.Question]
		r, _, err := q.Read(a.JSON)
		if err != nil { // the report comes out without it
			h.p.tell(hearsay.Problem{Message: fmt.Sprintf("the answer of %s to question %s that the case keeps: %v", a.Judge, a.Question, err), Warning: true})
			continue
		}
		h.told = append(h.told, question.Told{Question: q, Judge: a.Judge, Model: a.Model, Reading: r, Discarded: a.Discarded})
	}
	return nil
}

// asked are questions that a case keeps, by id.
func asked(rows []store.Question) (map[string]question.Question, error) {
	by := map[string]question.Question{}
	for _, x := range rows {
		var q question.Question
		if err := json.Unmarshal(x.JSON, &q); err != nil {
			return nil, fmt.Errorf("question %s: %w: %v", x.ID, store.ErrDamaged, err)
		}
		by[x.ID] = q
	}
	return by, nil
}

// known are the questions that a judge has answered.
func (h *hearing) known(name string) (all []question.Question) {
	for i := range h.told {
		if h.told[i].Judge == name {
			all = append(all, h.told[i].Question)
		}
	}
	return all
}

// open are the questions that a judge is yet to answer.
func (h *hearing) open(in compare.Input, j *compare.Joined, m compare.Models, name string) []question.Question {
	own, _ := m.Pairs.Judge(context.Background(), j.Field, j.Field.All()) // it never fails
	a := question.Asking{Field: j.Field, Own: own, Claims: in.Claims, Known: h.known(name)}
	all := a.Questions()
	if h.judgeFlags != nil && h.JudgeTwice {
		all = twice(j.Field, all, a.Known)
	}
	if h.judgeFlags != nil && h.JudgeQuestions > 0 {
		all = all[:min(len(all), h.JudgeQuestions)]
	}
	return all
}

// mostPairs is how many pairs of places a person is asked about at a time: answers change
// which ones are worth asking about.
const mostPairs = 200

// forPerson are the questions that a person is yet to answer in the workbench: instead of
// long lists pairs of places.
func (h *hearing) forPerson(in compare.Input, j *compare.Joined, m compare.Models, name string) []question.Question {
	own, _ := m.Pairs.Judge(context.Background(), j.Field, j.Field.All()) // it never fails
	a := question.Asking{Field: j.Field, Own: own, Claims: in.Claims, Known: h.known(name)}
	all := slices.DeleteFunc(a.Questions(), func(q question.Question) bool { return q.Kind == question.List })
	all = append(all, a.Pairs(mostPairs)...)
	slices.SortStableFunc(all, func(x, y question.Question) int {
		return cmp.Or(cmp.Compare(y.Worth, x.Worth), strings.Compare(x.ID, y.ID))
	})
	return all
}

// twice adds to the lists each in another order, behind it; before all those of lists
// about the case as it is that were answered once.
func twice(f *proposition.Field, open, known []question.Question) (all []question.Question) {
	answered := func(id string) bool {
		return slices.ContainsFunc(known, func(q question.Question) bool { return q.ID == id })
	}
	add := func(q question.Question) {
		if again := q.Again(); q.Kind == question.List && !q.Second && !answered(again.ID) {
			all = append(all, again)
		}
	}
	for _, q := range known {
		at := question.Locate(f, &q)
		if n := len(question.ControlNumbers(&q)); len(slices.DeleteFunc(at, func(i int) bool { return i < 0 }))+n == len(q.Places) {
			add(q)
		}
	}
	for _, q := range open {
		all = append(all, q)
		add(q)
	}
	return all
}

// maxFailures is how many questions in a row a judge may fail to answer.
const maxFailures = 3

// ask puts the open questions to the judge of the flags.
func (h *hearing) ask(in compare.Input, j *compare.Joined, m compare.Models) error {
	client, err := h.client(h.p.sleep)
	if err != nil {
		return usageError{err}
	}
	questions := h.open(in, j, m, h.JudgeModel)
	if len(questions) == 0 {
		return nil
	}
	if u, err := url.Parse(h.Judge); h.JudgeRemote && err == nil && !judge.Loopback(u.Hostname()) {
		h.p.say("%s", leaving(questions, client.Host()))
	}
	bar := h.p.progress("asking", "question", len(questions))
	warn := func(format string, args ...any) {
		bar.tell(hearsay.Problem{Message: fmt.Sprintf(format, args...), Warning: true})
	}
	failures := 0
	discarded := question.Discards{}
	for i := range questions {
		q := &questions[i]
		answer, err := client.Ask(h.p.ctx, q)
		if h.p.ctx.Err() != nil {
			warn("stopped: %s not asked; what was answered counts", number(len(questions)-i, "question"))
			break
		}
		var reading *question.Reading
		var d question.Discards
		if err == nil {
			reading, d, err = q.Read(answer)
			discarded.Add(d)
		}
		if err != nil {
			warn("question %s: %v", q.ID, err)
			if failures++; failures == maxFailures {
				warn("the judge fails: %s not asked", number(len(questions)-i-1, "question"))
				break
			}
			bar.step()
			continue
		}
		failures = 0
		if err := h.take(question.Told{Question: *q, Judge: h.JudgeModel, Model: h.JudgeModel, Reading: reading, Discarded: d.Sum()}, false); err != nil {
			bar.finish()
			return err
		}
		h.asked++
		bar.step()
	}
	bar.finish()
	h.p.say("%s answered %d of %s%s", h.JudgeModel, h.asked, number(len(questions), "question"), told(discarded))
	h.trust(j, h.JudgeModel)
	return nil
}

// take keeps an answer, also where the program is about to end.
func (h *hearing) take(t question.Told, replace bool) error {
	if h.store != nil {
		ctx := context.WithoutCancel(h.p.ctx)
		b, err := json.Marshal(t.Question)
		if err != nil {
			return err
		}
		err = h.store.SetQuestions(ctx, store.Question{ID: t.Question.ID, JSON: b})
		if err == nil {
			_, err = h.store.SetAnswer(ctx, store.Answer{Question: t.Question.ID, Judge: t.Judge, Model: t.Model, JSON: t.Reading.Keep(t.Question.Kind), Discarded: t.Discarded}, replace)
		}
		if err != nil && !errors.Is(err, store.ErrReadOnly) { // a case that cannot be written can be reported on
			return err
		}
	}
	h.told = append(h.told, t)
	return nil
}

// trust tells of a judge that has controls wrong.
func (h *hearing) trust(j *compare.Joined, name string) {
	for _, x := range question.Hear(j.Field, h.told).Judges {
		if x.Name == name && x.Right < x.Controls {
			h.p.tell(hearsay.Problem{Message: fmt.Sprintf("%s had %d of %d control answers right: what it says weighs less", name, x.Right, x.Controls), Warning: true})
		}
	}
}

// leaving says what of which documents leaves the machine.
func leaving(questions []question.Question, host string) string {
	words := map[string]int{}
	sum := 0
	for i := range questions {
		q := &questions[i]
		for _, id := range q.Documents() {
			words[id]++
		}
		sum += q.Words()
	}
	ids := make([]string, 0, len(words))
	for id := range words {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(words[b], words[a]), strings.Compare(a, b)) })
	const most = 20
	more := ""
	if len(ids) > most {
		more = fmt.Sprintf(" and %d more", len(ids)-most)
	}
	return fmt.Sprintf("--judge-remote: %d words of %s go to %s: %s%s", sum, number(len(words), "document"), host, strings.Join(ids[:min(len(ids), most)], ", "), more)
}

// told is what was discarded, in words.
func told(d question.Discards) string {
	if d.Sum() == 0 {
		return ""
	}
	var parts []string
	for why, n := range d {
		parts = append(parts, fmt.Sprintf("%d × %s", n, why))
	}
	slices.Sort(parts)
	return "; discarded: " + strings.Join(parts, ", ")
}
