// Package report turns a case into what a page shows: findings in reading order,
// each with its words, its chain and the anchor of its evidence. The packages
// html and markdown only lay it out. What is left out of a large case is counted
// and said (see Limits, Left).
package report

import (
	"sort"

	"github.com/openhearsay/hearsay"
)

// Limits say how much of a large case a page shows; zero means the default.
type Limits struct {
	TextBytes   int // of documents printed in full, together; default 5 MB
	Speakers    int // with their statements; default 200
	Statements  int // of one speaker; default 60
	Documents   int // in the table of documents; default 2000
	Rows        int // of every other list; default 200
	PassageSize int // words of one side of a passage; default 350
}

func (l Limits) filled() Limits {
	or := func(n *int, def int) {
		if *n <= 0 {
			*n = def
		}
	}
	or(&l.TextBytes, 5<<20)
	or(&l.Speakers, 200)
	or(&l.Statements, 60)
	or(&l.Documents, 2000)
	or(&l.Rows, 200)
	or(&l.PassageSize, 350)
	return l
}

// A View is a case ready to be laid out. It holds no reference to anything but
// the case, and the same case gives the same view.
type View struct {
	Version, Model string
	Period         string // from the first to the last known publication date, "" for none
	Lead           []Lead // the case in three sentences
	River          *River // the way of the claim that the lead is about, nil for none
	Documents      []*Document
	Printed        []*Document // those whose text is printed in full
	Problems       []hearsay.Problem
	Claims         []*Claim
	Conflicts      []*Conflict
	Answers        []*Answer
	Positions      []*Position
	Unattributed   []*Unattributed
	Quotes         []*Quote
	Speakers       []*Speaker
	Reservations   []*Reservation
	Repeats        Repeats
	Passages       []*Passage
	Timeline       []*Day
	Judges         []*Judge // who was asked beside hearsay's own model
	Count          Counts
	Left           Left

	Axis     *Axis      // of the strips of all speakers, nil where nothing has a date
	People   []*Speaker // the most telling speakers, their strips open to see
	Others   []*Speaker // all other known speakers
	Clusters []*Cluster // passages that several documents share
	Months   []*Month   // the timeline, folded by month
	Untold   []*Untold  // what could not be told

	c          *hearsay.Case
	limits     Limits
	documents  map[string]*Document
	speakers   map[string]*Speaker
	statements map[string]*Statement
	first      int          // the claim that the lead is about
	every      []*Statement // all statements, as in the case
}

// Counts are the sizes of the whole case, whatever is shown of it.
type Counts struct {
	Documents, Outlets, Words, Items               int
	Statements, Speakers, Unknown, Unnamed, Doubt  int
	Rests, Passages, Quotes, Altered, NoOutlet     int
	Conflicts, Positions, Claims, Events, Problems int
	Answers, Unattributed, Clusters                int
}

// Left counts what the limits leave out of each list.
type Left struct {
	Texts, Speakers, Statements              int
	Claims, Conflicts, Positions, Quotes     int
	Reservations, Credits, Passages, Events  int
	Boilerplate, Problems, Undated, Repeated int
	Answers, Unattributed, Clusters          int
}

// A Lead is one sentence of the summary.
type Lead struct{ Text, Href string }

// New lays out c.
func New(c *hearsay.Case, limits Limits) *View {
	v := &View{
		Version: hearsay.Version, Model: c.Model, c: c, limits: limits.filled(),
		documents: map[string]*Document{}, speakers: map[string]*Speaker{}, statements: map[string]*Statement{},
	}
	v.readDocuments()
	v.readSpeakers()
	v.readStatements()
	v.readClaims()
	v.readConflicts()
	v.readAnswers()
	v.readPositions()
	v.readUnattributed()
	v.readQuotes()
	v.readReservations()
	v.readRepeats()
	v.readPassages()
	v.readTimeline()
	v.readJudges()
	v.groupSpeakers()
	v.readStrips()
	v.readMonths()
	v.readUntold()
	v.readMoved()
	v.lead()
	return v
}

// keep cuts rows to the limit and counts what it leaves out.
func keep[T any](rows []T, limit int, left *int) []T {
	if len(rows) > limit {
		*left += len(rows) - limit
		return rows[:limit]
	}
	return rows
}

// when orders statements: by the day they were said, else published; undated
// ones last.
func (s *Statement) when() string {
	switch {
	case s.s.Said.From != "":
		return s.s.Said.From
	case s.Document != nil:
		if day := s.Document.d.PublishedAt(s.s.Extent().Start).From; day != "" {
			return day
		}
	}
	return "\uffff"
}

func sortStatements(l []*Statement) {
	sort.SliceStable(l, func(i, j int) bool {
		a, b := l[i], l[j]
		if x, y := a.when(), b.when(); x != y {
			return x < y
		}
		if a.Document != b.Document {
			return a.Document.N < b.Document.N
		}
		return a.s.Extent().Start < b.s.Extent().Start
	})
}
