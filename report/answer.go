package report

import (
	"cmp"
	"fmt"
	"sort"

	"github.com/openhearsay/hearsay"
)

// An Answer is somebody who denies, takes back, grants or refuses to speak.
type Answer struct {
	ID, Kind   string
	First      bool // the first of its kind
	Says       *Quotation
	For        string // whom the speaker speaks for, "" for himself
	To         *Quotation
	Why        string // how the text points there
	Confidence Confidence
	Reviewed   string // what persons decided, "" for nothing
}

// AnswerKinds are the headings of the kinds of answers.
var AnswerKinds = map[string]string{string(hearsay.Denied): "Denials", string(hearsay.Retracted): "Retractions", string(hearsay.Admitted): "Admissions",
	string(hearsay.Refused): "Refusals"}

// answerOrder is in which order the kinds are shown.
var answerOrder = map[hearsay.AnswerKind]int{hearsay.Denied: 0, hearsay.Retracted: 1, hearsay.Admitted: 2, hearsay.Refused: 3}

func (v *View) readAnswers() {
	v.Count.Answers = len(v.c.Answers)
	rows := append([]hearsay.Answer(nil), v.c.Answers...)
	sort.SliceStable(rows, func(i, j int) bool { return answerOrder[rows[i].Kind] < answerOrder[rows[j].Kind] })
	shown := map[hearsay.AnswerKind]int{}
	for i, a := range rows {
		s := v.statements[a.Statement]
		if s == nil {
			continue
		}
		if shown[a.Kind]++; shown[a.Kind] > v.limits.Rows {
			v.Left.Answers++
			continue
		}
		x := &Answer{ID: cmp.Or(a.ID, fmt.Sprintf("answer%d", i+1)), Reviewed: reviewed(a.Review), Kind: string(a.Kind), Says: s.quotation(), Why: a.Why, Confidence: confidence(a.Confidence)}
		x.First = len(v.Answers) == 0 || v.Answers[len(v.Answers)-1].Kind != x.Kind
		if p := v.speakers[a.For]; p != nil && a.For != "" {
			x.For = p.Name
		}
		if of := v.statements[a.Of]; of != nil {
			x.To = of.quotation()
		} else if a.To != nil {
			x.To = v.quotation(a.To.Document, []hearsay.Span{a.To.Span}, Mark{Class: "evidence", ID: "t-" + x.ID, Title: "What an answer points at", Ref: x.ID, Number: "↩"})
		}
		v.Answers = append(v.Answers, x)
	}
}

// An Unattributed is words in a document's own voice that another has from a source.
type Unattributed struct {
	ID              string // "lost3", "" where the case does not label it
	Stated, Sourced *Quotation
	Why             string
	Confidence      Confidence
	Reviewed        string // what persons decided, "" for nothing
}

func (v *View) readUnattributed() {
	v.Count.Unattributed = len(v.c.Unattributed)
	for i, u := range keep(v.c.Unattributed, v.limits.Rows, &v.Left.Unattributed) {
		x := &Unattributed{ID: u.ID, Reviewed: reviewed(u.Review), Why: u.Why, Confidence: confidence(u.Confidence)}
		x.Stated = v.quotation(u.Stated.Document, []hearsay.Span{u.Stated.Span}, Mark{Class: "evidence", ID: fmt.Sprintf("t-lost%d", i+1), Title: "Stated without its source", Ref: "unattributed"})
		if s := v.statements[u.Statement]; s != nil {
			x.Sourced = s.quotation()
		} else {
			x.Sourced = v.quotation(u.Sourced.Document, []hearsay.Span{u.Sourced.Span}, Mark{Class: "evidence", ID: fmt.Sprintf("t-lost%ds", i+1), Title: "Said with its source", Ref: "unattributed"})
		}
		v.Unattributed = append(v.Unattributed, x)
	}
}
