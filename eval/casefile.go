package eval

import (
	"fmt"
	"maps"
	"slices"

	"github.com/openhearsay/hearsay"
)

// A CaseRow is one figure of a case: a share of things, or a precision and a recall.
type CaseRow struct {
	Name      string
	Share     *Share // nil for a precision and a recall
	Precision Share  // right of predicted
	Recall    Share  // found of the gold's
}

// A Share is how many of how many.
type Share struct{ N, Of int }

// Value is N over Of, 0 for none.
func (s Share) Value() float64 { return over(s.N, s.Of) }

// Add is s with one more, right or not.
func (s Share) Add(right bool) Share { return Share{s.N + count(right), s.Of + 1} }

// F1 is the harmonic mean of precision and recall, 0 where either is.
func (r CaseRow) F1() float64 {
	p, q := r.Precision.Value(), r.Recall.Value()
	if p+q == 0 {
		return 0
	}
	return 2 * p * q / (p + q)
}

// String is the row as a line of text.
func (r CaseRow) String() string {
	if r.Share != nil {
		return fmt.Sprintf("%-52s %.3f  of %d", r.Name, r.Share.Value(), r.Share.Of)
	}
	return fmt.Sprintf("%-52s P %.3f  R %.3f  F1 %.3f  (%d predicted, %d gold)", r.Name, r.Precision.Value(), r.Recall.Value(), r.F1(),
		r.Precision.Of, r.Recall.Of)
}

// ScoreCase measures a case against a gold file. The gold's anchors are looked up
// in the case's own texts by words; one that is not there counts against recall.
// The rows, their order and their rules are those of a scorer that was written apart, in
// Python; TestScoreCaseAsPython compares the two where it is at hand.
func ScoreCase(g *Gold, c *hearsay.Case) []CaseRow {
	s := newCaseScorer(g, c)
	s.scoreDocuments()
	s.scoreStatements()
	s.scoreEdges()
	s.scorePassages()
	s.scoreQuotes()
	s.scoreConflicts()
	s.scorePropositions()
	s.scoreClaims()
	s.scoreClaimPlaces()
	return s.rows
}

func newCaseScorer(g *Gold, c *hearsay.Case) *caseScorer {
	s := &caseScorer{gold: g, c: c, texts: map[string]*caseText{}, documents: map[string]*hearsay.Document{},
		speakers: map[string]*hearsay.Speaker{}, statements: map[string]*hearsay.Statement{}}
	for i := range c.Documents {
		d := &c.Documents[i]
		s.documents[d.ID], s.texts[d.ID] = d, newCaseText(d.Text)
	}
	for i := range c.Speakers {
		s.speakers[c.Speakers[i].ID] = &c.Speakers[i]
	}
	for i := range c.Statements {
		s.statements[c.Statements[i].ID] = &c.Statements[i]
	}
	s.ids = slices.Sorted(maps.Keys(g.Documents))
	for _, id := range s.ids {
		if s.texts[id] == nil { // one that the case has lost
			s.texts[id] = newCaseText("")
		}
	}
	return s
}

type caseScorer struct {
	gold       *Gold
	c          *hearsay.Case
	ids        []string // of the gold's documents
	texts      map[string]*caseText
	documents  map[string]*hearsay.Document
	speakers   map[string]*hearsay.Speaker
	statements map[string]*hearsay.Statement
	rows       []CaseRow
}

func (s *caseScorer) prf(name string, right, predicted, gold int) {
	s.rows = append(s.rows, CaseRow{Name: name, Precision: Share{right, predicted}, Recall: Share{right, gold}})
}

func (s *caseScorer) ratio(name string, n, of int) {
	s.rows = append(s.rows, CaseRow{Name: name, Share: &Share{n, of}})
}

// text is a document's text, an empty one where neither side has the document.
func (s *caseScorer) text(id string) *caseText {
	if t := s.texts[id]; t != nil {
		return t
	}
	return newCaseText("")
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s *caseScorer) scoreDocuments() {
	present, outlets, dates, furniture, left := 0, 0, 0, 0, 0
	for _, id := range s.ids {
		g := s.gold.Documents[id]
		d := s.documents[id]
		present += count(d != nil)
		if d == nil {
			d = &hearsay.Document{}
		}
		outlets += count(g.Outlet == "" && d.Outlet == "" || g.Outlet != "" && d.Outlet != "" && sameName(d.Outlet, g.Outlet))
		dates += count(d.Published.From == g.Published)
		for _, b := range g.Boilerplate {
			furniture++
			left += count(len(s.text(id).find(b, 1)) > 0)
		}
	}
	s.ratio("documents", present, len(s.ids))
	s.ratio("outlet right (none where the text shows none)", outlets, len(s.ids))
	s.ratio("publication date right (none where none)", dates, len(s.ids))
	s.ratio("boilerplate left in", left, furniture)
}

func (s *caseScorer) scoreEdges() {
	type edge struct{ document, name string }
	distinct := func(l []edge) (out []edge) {
		for _, e := range l {
			if e.name != "" && !slices.ContainsFunc(out, func(o edge) bool { return o.document == e.document && sameName(e.name, o.name) }) {
				out = append(out, e)
			}
		}
		return out
	}
	score := func(name string, gold, got []edge) {
		gold, got = distinct(gold), distinct(got)
		left, n := slices.Clone(got), 0
		for _, g := range gold {
			if i := slices.IndexFunc(left, func(e edge) bool { return e.document == g.document && sameName(e.name, g.name) }); i >= 0 {
				left = slices.Delete(left, i, i+1)
				n++
			}
		}
		s.prf(name, n, len(got), len(gold))
	}
	var gc, pc, gr, pr []edge
	for _, x := range s.gold.Credits {
		gc = append(gc, edge{x.Document, x.Outlet})
	}
	for _, x := range s.c.Credits {
		pc = append(pc, edge{x.Document, x.Outlet})
	}
	for _, x := range s.gold.RestsOn {
		gr = append(gr, edge{x.Document, x.Origin})
	}
	for _, x := range s.c.RestsOn {
		pr = append(pr, edge{x.Document, x.Origin})
	}
	score("credits", gc, pc)
	score("rests_on", gr, pr)
}
