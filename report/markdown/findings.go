package markdown

import (
	"github.com/openhearsay/hearsay/report"
)

func (t *text) conflicts() {
	t.heading("Conflicts")
	if len(t.v.Conflicts) == 0 {
		t.line("None were %s. That is no proof that there are none.", t.v.Found())
	}
	for i, c := range t.v.Conflicts {
		if i > 0 {
			t.line("")
		}
		if c.Doubt {
			t.line("Only possible: read both places before you rely on one of these.")
			t.line("")
		}
		certainty := "possible"
		if c.Certain {
			certainty = "certain"
		}
		t.line("### %s. %s, %s (%s)", c.ID, esc(c.Kind), certainty, sure(c.Confidence))
		t.reviewed(c.Reviewed)
		t.line("")
		t.quotation(c.A)
		t.line("")
		t.quotation(c.B)
		if c.Why != "" {
			t.line("")
			t.line("%s", esc(report.Sentence(c.Why)))
		}
		if c.Judged != "" {
			t.line("")
			t.line("Judged by %s.", esc(c.Judged))
		}
	}
	t.left(t.v.Left.Conflicts, "conflict", "conflicts")
}

func (t *text) answers() {
	if len(t.v.Answers) == 0 {
		return
	}
	t.heading("Denials, retractions, admissions and refusals")
	for i, a := range t.v.Answers {
		if a.First {
			if i > 0 {
				t.line("")
			}
			t.line("### %s", report.AnswerKinds[a.Kind])
			t.line("")
		}
		who := esc(a.Says.Who())
		if a.For != "" {
			who += " for " + esc(a.For)
		}
		date := "date unknown"
		if a.Says.Date != "" {
			date = "printed " + a.Says.Date
			if a.Says.Said {
				date = "said " + a.Says.Date
			}
		}
		t.line("- **%s**: %s (%s, %s, %s, %s)%s", who, esc(a.Says.Plain()), tag(a.Says.Document), esc(date), sure(a.Confidence), a.ID, aside("", a.Reviewed))
		if a.To != nil {
			t.line("  - answers %s (%s): %s", esc(a.To.Plain()), tag(a.To.Document), esc(a.Why))
		}
	}
	t.left(t.v.Left.Answers, "answer", "answers")
}

func (t *text) unattributed() {
	if len(t.v.Unattributed) == 0 {
		return
	}
	t.heading("Sources lost on the way")
	for _, u := range t.v.Unattributed {
		t.line("- %s: %s (%s)%s", where(u.Stated.Document), esc(u.Stated.Plain()), sure(u.Confidence), aside(u.ID, u.Reviewed))
		t.line("  - %s has it from **%s**: %s. %s", tag(u.Sourced.Document), esc(u.Sourced.Who()), esc(u.Sourced.Plain()), esc(report.Sentence(u.Why)))
	}
	t.left(t.v.Left.Unattributed, "place", "places")
}

func (t *text) positions() {
	if len(t.v.Positions) == 0 {
		return
	}
	t.heading("Positions over time")
	for i, p := range t.v.Positions {
		if i > 0 {
			t.line("")
		}
		on := ""
		if p.Matter != "" {
			on = " – " + esc(p.Matter)
		}
		t.line("### %s%s (%s)%s", esc(p.Speaker), on, sure(p.Confidence), aside(p.ID, p.Reviewed))
		t.line("")
		if p.Undated {
			t.line("*Not all of these have a date: the order in which they were said is not known.*")
			t.line("")
		}
		for k, s := range p.Steps {
			turn := ""
			if s.Change != "" {
				turn = " **" + esc(s.Change) + "**"
				if s.Why != "" {
					turn += " (" + esc(s.Why) + ")"
				}
			}
			date := "date unknown"
			if s.Says.Date != "" {
				date = s.Says.Date
			}
			t.line("%d. %s%s: %s (%s)", k+1, esc(date), turn, esc(s.Says.Plain()), tag(s.Says.Document))
		}
	}
	t.left(t.v.Left.Positions, "position", "positions")
}

func (t *text) judges() {
	if len(t.v.Judges) == 0 {
		return
	}
	t.heading("Who was asked")
	for _, j := range t.v.Judges {
		t.line("- **%s**: %s", esc(j.Name), esc(j.About()))
	}
}
