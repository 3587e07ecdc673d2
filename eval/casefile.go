package eval

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A CaseRow is one figure of a case: a precision and a recall where Share is nil,
// else a share of things.
type CaseRow struct {
	Name  string
	Ratio Ratio
	Share *Share
}

// A Share is how many of how many.
type Share struct{ N, Of int }

// Value is N over Of, 0 for none.
func (s Share) Value() float64 { return over(s.N, s.Of) }

// String is the row as a line of text.
func (r CaseRow) String() string {
	if r.Share != nil {
		return fmt.Sprintf("%-52s %.3f  of %d", r.Name, r.Share.Value(), r.Share.Of)
	}
	return fmt.Sprintf("%-52s P %.3f  R %.3f  F1 %.3f  (%d predicted, %d gold)", r.Name, r.Ratio.Precision(), r.Ratio.Recall(), r.Ratio.F1(),
		r.Ratio.Predicted, r.Ratio.Gold)
}

// ScoreCase measures a case against a gold file. The gold's anchors are looked up
// in the case's own texts by words; one that is not there counts against recall.
func ScoreCase(g *Gold, c *hearsay.Case) []CaseRow {
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
	for id := range g.Documents {
		s.ids = append(s.ids, id)
	}
	sort.Strings(s.ids)
	s.scoreDocuments()
	s.scoreStatements()
	s.scoreEdges()
	s.scorePassages()
	s.scoreQuotes()
	s.scoreConflicts()
	s.scoreClaims()
	return s.rows
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
	s.rows = append(s.rows, CaseRow{Name: name, Ratio: Ratio{right, predicted, gold}})
}

func (s *caseScorer) ratio(name string, n, of int) {
	s.rows = append(s.rows, CaseRow{Name: name, Share: &Share{n, of}})
}

func (s *caseScorer) text(id string) *caseText {
	t := s.texts[id]
	if t == nil {
		t = newCaseText("")
		s.texts[id] = t
	}
	return t
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

// rightSpeaker reports whether a speaker of the case is the one that the gold means.
func (s *caseScorer) rightSpeaker(g *GoldStatement, id string) bool {
	p := s.speakers[id]
	if p == nil || g.Speaker == "" {
		return p == nil && g.Speaker == ""
	}
	theirs := []string{g.Speaker}
	for _, a := range s.gold.Speakers[g.Speaker] {
		if !scorePronouns[strings.ToLower(a)] {
			theirs = append(theirs, a)
		}
	}
	ours := []string{p.Name}
	if !g.Named {
		ours = append(ours, p.Aliases...)
	}
	for _, x := range ours {
		for _, y := range theirs {
			if sameName(x, y) {
				return true
			}
		}
	}
	return false
}

func (s *caseScorer) scoreStatements() {
	type predicted struct {
		s *hearsay.Statement
		w wordSet
	}
	type golden struct {
		s *GoldStatement
		w wordSet
	}
	got, want := map[string][]predicted{}, map[string][]golden{}
	for i := range s.c.Statements {
		x := &s.c.Statements[i]
		if t, ok := s.texts[x.Document]; ok {
			got[x.Document] = append(got[x.Document], predicted{x, t.spansOf(x.Contents...)})
		}
	}
	for i := range s.gold.Statements {
		x := &s.gold.Statements[i]
		want[x.Document] = append(want[x.Document], golden{x, s.text(x.Document).find(x.Content, x.Nth)})
	}
	var tp, np, ng, found, total, right, unknown, wrong, kind, quoted, chain, hops, hopsOf, nested, nestedOf int
	for _, d := range s.ids {
		p, g, t := got[d], want[d], s.text(d)
		own := count(s.gold.Documents[d].Outlet != "")
		type pair struct {
			overlap     float64
			source, who bool
			i, j        int
		}
		var all []pair
		for i := range p {
			for j := range g {
				v := iou(p[i].w, g[j].w)
				if v < 0.5 {
					continue
				}
				theirs := t.find(g[j].s.Source, g[j].s.SourceNth)
				ours := wordSet{}
				if p[i].s.Source != nil {
					ours = t.span(*p[i].s.Source)
				}
				all = append(all, pair{v, ours.shared(theirs) > 0 || len(ours) == 0 && len(theirs) == 0, s.rightSpeaker(g[j].s, p[i].s.Speaker), i, j})
			}
		}
		sort.SliceStable(all, func(a, b int) bool {
			x, y := all[a], all[b]
			switch {
			case x.overlap != y.overlap:
				return x.overlap > y.overlap
			case x.source != y.source:
				return x.source
			case x.who != y.who:
				return x.who
			case x.i != y.i:
				return x.i < y.i
			}
			return x.j < y.j
		})
		usedP, usedG := map[int]bool{}, map[int]bool{}
		n := 0
		for _, x := range all {
			if usedP[x.i] || usedG[x.j] {
				continue
			}
			usedP[x.i], usedG[x.j] = true, true
			n++
			a, b := p[x.i].s, g[x.j].s
			switch {
			case x.who:
				right++
			case s.speakers[a.Speaker] == nil:
				unknown++
			default:
				wrong++
			}
			kind += count(string(a.Kind) == b.Kind)
			quoted += count(string(a.Quoted) == b.Quoted)
			l := commonHops(a.Via, b.Via)
			hops += l
			hopsOf += max(len(a.Via), len(b.Via))
			exact := l == len(b.Via) && l == len(a.Via)
			chain += count(exact)
			nested += count(exact && len(b.Via) > own)
		}
		for j := range g {
			nestedOf += count(len(g[j].s.Via) > own)
		}
		found += n
		total += len(g)
		if slices.Contains(s.gold.Exhaustive, d) && len(g) > 0 {
			tp += n
			np += len(p)
			ng += len(g)
		}
	}
	s.prf("statements (exhaustive documents)", tp, np, ng)
	s.ratio("statements found (all gold)", found, total)
	s.ratio("speaker right, of those found", right, found)
	s.ratio("speaker unknown, of those found", unknown, found)
	s.ratio("speaker WRONG, of those found", wrong, found)
	s.ratio("kind right, of those found", kind, found)
	s.ratio("direct/indirect/mixed right, of those found", quoted, found)
	s.ratio("chain right, of those found", chain, found)
	s.ratio("chain right, of all chained gold", nested, nestedOf)
	s.ratio("chain hops in common", hops, hopsOf)
}

// commonHops is the length of the longest common subsequence of two chains.
func commonHops(a []hearsay.Hop, b []string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			up := row[j+1]
			if sameName(a[i].Name, b[j]) {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = up
		}
	}
	return row[len(b)]
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
