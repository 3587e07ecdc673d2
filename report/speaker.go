package report

import (
	"fmt"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A Speaker is who said something, with the statements that are shown.
type Speaker struct {
	N          int
	ID         string // anchor
	Name       string
	Named      bool
	Unknown    bool // the statements whose speaker is unknown
	Kind       string
	Aliases    []string
	Group      int          // how many a group says it is, 0 for unknown
	Statements []*Statement // those that are not doubtful
	Doubtful   []*Statement
	More       int      // statements that are not shown
	Kinds      []string // "6 assertions", "2 denials"
	Strip      *Strip   // nil where there is nothing to draw
	Line       string   // the strip in words
	Reviewed   string   // what persons decided, "" for nothing

	id    string // in the case
	all   []*Statement
	solid int // statements that are not doubtful
}

// Solid reports whether the speaker has a statement that is not doubtful.
func (s *Speaker) Solid() bool { return s.solid > 0 }

// Doubtful is the speakers with doubtful statements only.
func (v *View) Doubtful() []*Speaker {
	var l []*Speaker
	for _, s := range v.Speakers {
		if !s.Solid() && !s.Unknown {
			l = append(l, s)
		}
	}
	return l
}

// Total is how many statements the speaker has, shown or not.
func (s *Speaker) Total() int { return len(s.all) }

func (v *View) readSpeakers() {
	for i := range v.c.Speakers {
		s := &v.c.Speakers[i]
		if _, twice := v.speakers[s.ID]; twice || s.ID == "" {
			continue
		}
		x := &Speaker{Name: clean(s.Name), Named: s.Named, Kind: string(s.Kind), Group: s.Count, Reviewed: reviewed(s.Review), id: s.ID}
		if x.Name == "" {
			x.Name = "unknown"
		}
		for _, a := range s.Aliases {
			if a = clean(a); a != "" && a != x.Name {
				x.Aliases = append(x.Aliases, a)
			}
		}
		v.speakers[s.ID] = x
	}
}

// groupSpeakers lists the statements by speaker: who speaks most first, those
// who have doubtful statements only after them, the unknown last.
func (v *View) groupSpeakers() {
	var list []*Speaker
	unknown := &Speaker{Unknown: true, ID: "unknown", Name: "Speaker unknown"}
	for _, x := range v.every {
		if x.Document == nil {
			continue
		}
		s := x.Speaker
		if s == nil {
			s = unknown
		}
		if len(s.all) == 0 && s != unknown {
			list = append(list, s)
		}
		s.all = append(s.all, x)
	}
	v.Count.Speakers = len(list)
	for _, s := range list {
		for _, x := range s.all {
			if x.Confidence.Class != "low" {
				s.solid++
			}
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := list[i], list[j]
		if a.solid != b.solid {
			return a.solid > b.solid
		}
		if len(a.all) != len(b.all) {
			return len(a.all) > len(b.all)
		}
		return a.Name < b.Name
	})
	for _, s := range list[min(len(list), v.limits.Speakers):] {
		v.Left.Statements += len(s.all)
	}
	v.Speakers = keep(list, v.limits.Speakers, &v.Left.Speakers)
	ids := labels("p", len(v.Speakers), func(i int) string { return v.Speakers[i].id })
	for i, s := range v.Speakers {
		s.N, s.ID = numberOf(ids[i]), ids[i]
	}
	if len(unknown.all) > 0 {
		v.Speakers = append(v.Speakers, unknown)
		for _, x := range unknown.all {
			if x.Confidence.Class != "low" {
				unknown.solid++
			}
		}
	}
	for _, s := range v.Speakers {
		s.Kinds = kinds(s.all)
		sortStatements(s.all)
		for _, x := range s.all {
			if x.Confidence.Class != "low" {
				s.Statements = append(s.Statements, x)
			} else {
				s.Doubtful = append(s.Doubtful, x)
			}
		}
		// What is left out is the doubtful ones first.
		room := v.limits.Statements
		s.Statements = keep(s.Statements, room, &s.More)
		s.Doubtful = keep(s.Doubtful, room-len(s.Statements), &s.More)
		v.Left.Statements += s.More
		for _, l := range [][]*Statement{s.Statements, s.Doubtful} {
			for _, x := range l {
				x.Listed = true
			}
		}
	}
	for _, x := range v.every {
		if x.Listed {
			x.Document.Statements = append(x.Document.Statements, x)
		}
	}
	for _, d := range v.Documents {
		sort.SliceStable(d.Statements, func(i, j int) bool {
			return d.Statements[i].s.Extent().Start < d.Statements[j].s.Extent().Start
		})
		for i := range d.marks {
			if m := &d.marks[i]; m.statement != nil && !m.statement.Listed {
				m.Ref = ""
			}
		}
	}
}

// kindOrder is the order in which kinds are counted, with their plurals.
var kindOrder = [][3]string{
	{string(hearsay.Assertion), "assertion", "assertions"}, {string(hearsay.Denial), "denial", "denials"},
	{string(hearsay.Admission), "admission", "admissions"}, {string(hearsay.Hedge), "hedge", "hedges"},
	{string(hearsay.NoComment), "refusal to comment", "refusals to comment"}, {string(hearsay.Question), "question", "questions"},
	{string(hearsay.Demand), "demand", "demands"}, {string(hearsay.Promise), "promise", "promises"},
	{string(hearsay.Opinion), "opinion", "opinions"},
}

func kinds(l []*Statement) []string {
	n := map[string]int{}
	for _, x := range l {
		n[x.Kind]++
	}
	var out []string
	for _, k := range kindOrder {
		if n[k[0]] > 0 {
			out = append(out, Number(n[k[0]], k[1], k[2]))
		}
	}
	return out
}

// Others is the wordings under which a speaker appears besides the name, the
// first few of them.
func (s *Speaker) Others() string {
	const shown = 8
	if len(s.Aliases) <= shown {
		return strings.Join(s.Aliases, " · ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(s.Aliases[:shown], " · "), len(s.Aliases)-shown)
}

func sortSpans(l []hearsay.Span) {
	sort.Slice(l, func(i, j int) bool {
		if l[i].Start != l[j].Start {
			return l[i].Start < l[j].Start
		}
		return l[i].End < l[j].End
	})
}

// A Reservation is what a document says against a carrier, or why it does not
// name a source, with the statements that it holds for.
type Reservation struct {
	Caveat     bool   // on a carrier; else why a source is not named
	Of         string // the carrier, or the speaker
	Words      string
	Href       string
	Document   *Document
	Statements []*Statement
}

// readReservations gathers the reservations; one that holds for several
// statements stands once.
func (v *View) readReservations() {
	type place struct {
		doc  *Document
		span hearsay.Span
		of   string
	}
	at := map[place]*Reservation{}
	var l []*Reservation
	add := func(x *Statement, span hearsay.Span, r Reservation) {
		if r.Words == "" {
			return
		}
		k := place{x.Document, span, r.Of}
		if at[k] == nil {
			r.Document = x.Document
			at[k] = &r
			l = append(l, &r)
		}
		at[k].Statements = append(at[k].Statements, x)
	}
	for _, x := range v.every {
		if x.Document == nil {
			continue
		}
		k := 0
		for i := len(x.s.Via) - 1; i >= 0; i-- {
			if c := x.s.Via[i].Caveat; c != nil && k < len(x.Caveats) {
				add(x, *c, Reservation{Caveat: true, Of: x.Caveats[k].Hop, Words: x.Caveats[k].Words, Href: x.Caveats[k].Href})
				k++
			}
		}
		if x.s.Unnamed != nil {
			who := "speaker unknown"
			if x.Speaker != nil {
				who = x.Speaker.Name
			}
			add(x, *x.s.Unnamed, Reservation{Of: who, Words: x.Unnamed, Href: x.UnnamedAt})
		}
	}
	v.Reservations = keep(l, v.limits.Rows, &v.Left.Reservations)
}
