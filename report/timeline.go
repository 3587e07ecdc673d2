package report

import (
	"fmt"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A Month is the timeline of one month, with what is said and what happened apart.
type Month struct {
	Name           string // "March 2031"
	Days           []*Lanes
	Said, Happened int
}

// Bar is how long the bar of n entries is, in hundredths of its room; one that would
// be longer is cut.
func Bar(n int) int { return min(n, 20) * 5 }

// Glance is the first likely entry of a lane, in a line that tells what the month is
// about while it is folded; "" for none.
func (m *Month) Glance(happened bool) string {
	for _, d := range m.Days {
		l := d.Said
		if happened {
			l = d.Happened
		}
		for _, e := range l {
			switch {
			case e.Doubt != nil || e.What == "":
			case happened || e.Speaker == "" || strings.Contains(e.What, e.Speaker):
				return cut(e.What, 120)
			default:
				return e.Speaker + ": " + cut(e.What, 120)
			}
		}
	}
	return ""
}

// A Lanes is one day in two lanes.
type Lanes struct {
	Day            *Day
	Said, Happened []Event
}

// A Day is one entry of the timeline: all that was said or happened at one time.
type Day struct {
	Date   string
	ISO    string
	Events []Event
}

// An Event is one line of the timeline.
type Event struct {
	Happened bool
	What     string
	Document *Document
	Href     string
	Speaker  string
	Kind     string      // of the statement, "" for none
	Doubt    *Confidence // of a statement that is not likely right, else nil
	Stance   string      // of the statement, "" for none
	ISO      string      // when, in ISO 8601, "" for unknown
}

func (v *View) readTimeline() {
	v.Count.Events = len(v.c.Timeline)
	rows := append([]hearsay.Event(nil), v.c.Timeline...)
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].Time.From < rows[j].Time.From })
	for i, e := range keep(rows, v.limits.Rows, &v.Left.Events) {
		y := Event{Happened: e.Happened, ISO: e.Time.From, What: clean(e.What), Document: v.documents[e.Document]}
		if s := v.statements[e.Statement]; s != nil {
			y.Href = s.Href
			y.Kind, y.Stance = s.Kind, s.Stance
			if s.Speaker != nil {
				y.Speaker = s.Speaker.Name
			}
			// With its cue: what was denied would read like what was said.
			if words := plain(s.Excerpt); words != "" && (!e.Happened || y.What == "") {
				y.What = cut(words, 280)
			}
			if s.Confidence.Class != "high" {
				y.Doubt = &s.Confidence
			}
			if y.Document == nil {
				y.Document = s.Document
			}
		}
		if y.Document != nil && !e.Span.Empty() {
			if h := y.Document.mark(Mark{Span: e.Span, Class: "said", ID: fmt.Sprintf("t-time%d", i+1), Title: "Time: " + Date(e.Time)}); h != "" && y.Href == "" {
				y.Href = h
			}
		}
		if y.Href == "" && y.Document != nil {
			y.Href = "#" + y.Document.Anchor()
		}
		date := Date(e.Time)
		if date == "" {
			date = "Date unknown"
		}
		if k := len(v.Timeline); k == 0 || v.Timeline[k-1].Date != date {
			v.Timeline = append(v.Timeline, &Day{Date: date, ISO: e.Time.From})
		}
		last := v.Timeline[len(v.Timeline)-1]
		last.Events = append(last.Events, y)
	}
}

// readMonths parts the days into lanes and folds them by month.
func (v *View) readMonths() {
	for _, d := range v.Timeline {
		name := "Date unknown"
		if len(d.ISO) >= len("2006-01") {
			name = day(d.ISO[:len("2006-01")])
		} else if d.ISO != "" {
			name = d.Date
		}
		k := len(v.Months) - 1
		if k < 0 || v.Months[k].Name != name {
			v.Months = append(v.Months, &Month{Name: name})
			k++
		}
		m, l := v.Months[k], &Lanes{Day: d}
		for _, e := range d.Events {
			if e.Happened {
				l.Happened = append(l.Happened, e)
			} else {
				l.Said = append(l.Said, e)
			}
		}
		m.Said += len(l.Said)
		m.Happened += len(l.Happened)
		m.Days = append(m.Days, l)
	}
}

// Few reports whether the timeline is so short that nothing of it is folded.
func (v *View) Few() bool {
	const few = 14
	n := 0
	for _, m := range v.Months {
		n += m.Said + m.Happened
	}
	return n <= few
}
