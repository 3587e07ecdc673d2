// Package question asks a judge (a model on some machine, a script, a person)
// closed questions about a case: which of its places say the same and which oppose
// each other, what places do with a claim, who "he" is, what a statement does, who
// carried it. A judge chooses among numbers and options and never writes: nothing
// of its answer but these gets into a case.
//
// A question is self-contained, and its id is a hash of all that it holds, so that
// an answer can be kept and found again whatever else is added to the case.
package question

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
)

// Kind is the kinds of questions.
type Kind string

// The kinds of questions. The answer to a list is groups of numbers, that to a claim
// numbers by option, that to any other one of its options.
const (
	List    Kind = "list"    // which places say the same, which oppose each other, which deny
	Claim   Kind = "claim"   // what each place does with a claim
	Speaker Kind = "speaker" // who a source is
	Does    Kind = "kind"    // what a statement does
	Carrier Kind = "carrier" // who carried a statement to the document's outlet
)

// A Place is a place of the case as a judge sees it. Start and End count code
// points in the document's text; Words are shown with the attribution that they
// are read with.
type Place struct {
	N        int    `json:"n"` // from 1
	Document string `json:"document"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Outlet   string `json:"outlet"`
	Date     string `json:"date"`
	Speaker  string `json:"speaker"` // "" for the outlet's own words
	Cue      string `json:"cue"`
	Words    string `json:"words"`
}

// A Question is what a judge is asked.
type Question struct {
	ID      string   `json:"id"`
	Kind    Kind     `json:"kind"`
	Claim   string   `json:"claim,omitempty"`
	Ask     string   `json:"ask,omitempty"`    // the question in words, of the smaller ones
	Before  string   `json:"before,omitempty"` // the sentences before the place
	Places  []Place  `json:"places"`
	Options []string `json:"options,omitempty"`
	Second  bool     `json:"second,omitempty"` // asked again in another order

	Worth float64 `json:"-"` // doubt times what hangs on it
}

// Words is how many words a judge has to read of documents.
func (q *Question) Words() int {
	n := len(strings.Fields(q.Before))
	for i := range q.Places {
		n += len(strings.Fields(q.Places[i].Words))
	}
	return n
}

// identify numbers the places and gives the question its id.
func (q *Question) identify() {
	for i := range q.Places {
		q.Places[i].N = i + 1
	}
	q.ID = ""
	b, _ := json.Marshal(q) // strings and numbers only
	sum := sha256.Sum256(b)
	q.ID = hex.EncodeToString(sum[:8])
}

// Again is the same question about its places in another order, which depends on
// the question alone. It has an id of its own.
func (q *Question) Again() Question {
	again := *q
	again.Second = true
	again.Places = slices.Clone(q.Places)
	key := func(p Place) string {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", q.ID, p.N))
		return string(sum[:])
	}
	slices.SortFunc(again.Places, func(a, b Place) int { return strings.Compare(key(a), key(b)) })
	if again.Options = slices.Clone(q.Options); q.Kind != Claim && q.Kind != List {
		slices.Reverse(again.Options)
	}
	again.identify()
	return again
}

// A maker makes questions about one case.
type maker struct {
	f      *proposition.Field
	points []*hearsay.CodePoints // of each document, made when first needed
	names  map[string]string     // of speakers

	mentions map[string][]mention // by document, made when first needed
}

func newMaker(f *proposition.Field) *maker {
	m := &maker{f: f, points: make([]*hearsay.CodePoints, len(f.In.Documents)), names: map[string]string{}}
	for i := range f.In.Speakers {
		m.names[f.In.Speakers[i].ID] = f.In.Speakers[i].Name
	}
	return m
}

// maxWords is how many words of one place are shown.
const maxWords = 80

// place is a place of the field as it is shown: a statement with its source and
// cue, since its bare content may say the contrary of the text.
func (m *maker) place(i int) Place {
	p := &m.f.Places[i]
	d := &m.f.In.Documents[p.Document]
	if m.points[p.Document] == nil {
		m.points[p.Document] = hearsay.NewCodePoints(d.Text)
	}
	at := m.points[p.Document].Span(hearsay.Cover(p.Spans))
	x := Place{Document: d.ID, Start: at.Start, End: at.End, Outlet: d.Outlet, Date: d.PublishedAt(hearsay.Cover(p.Spans).Start).From}
	words := hearsay.Cover(p.Spans)
	if p.Statement >= 0 {
		s := &m.f.In.Statements[p.Statement]
		words = s.Extent()
		x.Speaker = m.names[s.Speaker]
		if x.Speaker == "" {
			x.Speaker = "unknown"
			if s.Source != nil {
				x.Speaker = line(s.Source.In(d.Text))
			}
		}
		if s.Cue != nil {
			x.Cue = line(s.Cue.In(d.Text))
		}
	}
	x.Words = line(words.In(d.Text))
	return x
}

// line is a text on one line, cut to maxWords words.
func line(s string) string {
	w := strings.Fields(s)
	if len(w) > maxWords {
		return strings.Join(w[:maxWords], " ") + " …"
	}
	return strings.Join(w, " ")
}

// A spot is where a place stands, and its words. Who speaks and when may become
// better known as a case grows.
type spot struct {
	document   string
	start, end int
	words      string
}

func (p *Place) spot() spot { return spot{p.Document, p.Start, p.End, p.Words} }

// places finds the places of a field by where they stand.
func (m *maker) places() map[spot]int {
	at := make(map[spot]int, len(m.f.Places))
	for i := range m.f.Places {
		p := m.place(i)
		at[p.spot()] = i
	}
	return at
}
