package export

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/report"
)

// The form is the JSON of TimelineJS 3, as Knight Lab documents it. What stands in a text is
// HTML there, so all of it is escaped.

type timeline struct {
	Title  slide   `json:"title"`
	Events []slide `json:"events"`
}

type slide struct {
	Start    *date     `json:"start_date,omitempty"`
	End      *date     `json:"end_date,omitempty"`
	Display  string    `json:"display_date,omitempty"`
	Text     slideText `json:"text"`
	Group    string    `json:"group,omitempty"`
	UniqueID string    `json:"unique_id,omitempty"`
	Autolink bool      `json:"autolink"`
}

type slideText struct {
	Headline string `json:"headline"`
	Text     string `json:"text"`
}

// A date has as much of month and day as is known.
type date struct {
	Year  int `json:"year"`
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
}

func dateOf(s string) *date {
	n := append(numbers(s), 0, 0, 0)
	if n[0] == 0 {
		return nil
	}
	return &date{n[0], n[1], n[2]}
}

// writeTimeline writes the timeline of a case. An entry whose time is not known has no place
// on it: how many there are stands in the title.
func writeTimeline(w io.Writer, v *view) error {
	t := timeline{Events: []slide{}}
	undated := 0
	for i := range v.c.Timeline {
		e := &v.c.Timeline[i]
		start, end := dateOf(e.Time.From), dateOf(e.Time.To)
		if start == nil {
			undated++
			continue
		}
		if end != nil && *end == *start {
			end = nil
		}
		x := slide{Start: start, End: end, Display: report.Date(e.Time), Group: "said", UniqueID: fmt.Sprintf("event%d", i+1)}
		if e.Happened {
			x.Group = "happened"
		}
		x.Text = v.slideText(e)
		t.Events = append(t.Events, x)
	}
	t.Title.Text = slideText{"What was said and what happened", fmt.Sprintf("%s, as %s tell.", report.Number(len(t.Events), "entry", "entries"), report.Number(len(v.c.Documents), "document", "documents"))}
	if undated > 0 {
		left := report.Number(undated, "entry has no known date", "entries have no known date") + " and no place here."
		t.Title.Text.Text += " " + left
		v.note("%s", left)
	}
	if len(t.Events) == 0 {
		v.note("No entry has a known date: TimelineJS shows nothing without one.")
	}
	return writeJSON(w, t, false)
}

func (v *view) slideText(e *hearsay.Event) slideText {
	safe := func(s string) string { return html.EscapeString(foreign.Line(s)) }
	d, at := v.document(e.Document), e.Span
	headline, words, doubt := e.What, "", ""
	if s := v.statements[e.Statement]; s != nil {
		d, at = v.document(s.Document), hearsay.Cover(s.Contents)
		words = v.words(s.Document, s.Contents...)
		headline = cmp.Or(v.speaker(s.Speaker).Name, "Speaker unknown") + ": " + cmp.Or(e.What, words)
		doubt = fmt.Sprintf("<p>%s, %s, as hearsay reads it. %s</p>", safe(string(s.Kind)), safe(string(s.Quoted)), safe(sure(s.Confidence)))
	}
	var text []string
	if words != "" {
		text = append(text, "<blockquote>"+safe(words)+"</blockquote>")
	}
	where := safe(cmp.Or(d.Outlet, d.Title, d.ID))
	if day := report.Date(d.Published); day != "" {
		where += ", " + safe(day)
	}
	if to := v.link(d.ID, at); to != "" {
		where = `<a href="` + html.EscapeString(to) + `">` + where + "</a>"
	}
	const most = 140
	return slideText{safe(short(headline, most)), strings.Join(append(text, doubt, "<p>"+where+"</p>"), "")}
}
