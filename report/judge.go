package report

import (
	"fmt"
	"strings"
)

// A Judge is who answered questions about the case.
type Judge struct {
	Name, Model string // Model is "" where it says no more than the name
	Person      bool
	Questions   int
	Discarded   int
	Controls    string // "3 of 4 control answers right", "" where it had none
}

func (v *View) readJudges() {
	for _, j := range v.c.Judges {
		x := &Judge{Name: clean(j.Name), Questions: j.Questions, Discarded: j.Discarded}
		if name, person := strings.CutPrefix(x.Name, "person:"); person {
			x.Name, x.Person = name, true
		}
		if j.Model != j.Name {
			x.Model = clean(j.Model)
		}
		if j.Controls > 0 {
			x.Controls = fmt.Sprintf("%d of %d control answers right", j.Right, j.Controls)
		}
		v.Judges = append(v.Judges, x)
	}
}

// About says what a judge did, in words.
func (j *Judge) About() string {
	parts := []string{Number(j.Questions, "question answered", "questions answered"), Number(j.Discarded, "part of an answer discarded", "parts of answers discarded")}
	if j.Model != "" {
		parts = append([]string{"model " + j.Model}, parts...)
	}
	if j.Person {
		parts = append([]string{"a person"}, parts...)
	}
	if j.Controls != "" {
		parts = append(parts, j.Controls)
	}
	return strings.Join(parts, ", ")
}

// judged are the names of who judged a finding, "" in a case where nobody but
// hearsay's own model was asked.
func (v *View) judged(by []string) string {
	if len(v.c.Judges) == 0 || len(by) == 0 {
		return ""
	}
	names := make([]string, len(by))
	for i, n := range by {
		names[i] = strings.TrimPrefix(clean(n), "person:")
	}
	return strings.Join(names, ", ")
}
