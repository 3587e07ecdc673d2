package report

import (
	"cmp"
	"fmt"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A Quotation is words in a document with the address of where they stand.
type Quotation struct {
	Document  *Document
	Statement *Statement // nil where the narrator's own words are meant
	Words     string     // the content, or the narrator's words
	Excerpt   []Token    // of a statement: source, cue and content where they stand
	Kind      string     // of a statement
	Href      string
	Date      string
	Said      bool // Date is when it was said; else when it was printed
	DocHref   string
}

// Who is the speaker's name, or what stands for it.
func (q *Quotation) Who() string {
	switch {
	case q.Statement == nil && q.Document != nil:
		return q.Document.Name + ", in its own words"
	case q.Statement == nil || q.Statement.Speaker == nil:
		return "Speaker unknown"
	}
	return q.Statement.Speaker.Name
}

// Speaker is the speaker's name, "" for unknown and for the narrator.
func (q *Quotation) Speaker() string {
	if q.Statement == nil || q.Statement.Speaker == nil {
		return ""
	}
	return q.Statement.Speaker.Name
}

func (x *Statement) quotation() *Quotation {
	q := &Quotation{Document: x.Document, Statement: x, Words: cut(x.Quote, 900), Excerpt: x.Excerpt, Kind: x.Kind, Href: x.Href, Date: x.Said, Said: x.Said != "", DocHref: x.DocHref}
	if q.Date == "" && x.Document != nil {
		q.Date = x.Document.Date
	}
	return q
}

func (v *View) quotation(doc string, spans []hearsay.Span, m Mark) *Quotation {
	d := v.documents[doc]
	if d == nil {
		return &Quotation{}
	}
	q := &Quotation{Document: d, Words: cut(d.joined(spans), 900), Date: d.Date, DocHref: "#" + d.Anchor()}
	id := m.ID
	for i, s := range spans {
		m.Span, m.ID = s, fmt.Sprintf("%s-%d", id, i+1)
		if h := d.mark(m); q.Href == "" {
			q.Href = h
		}
	}
	return q
}

// Plain is the excerpt without its marks, or the words where there is none. The
// content alone would not do: what somebody denied reads like what he said.
func (q *Quotation) Plain() string {
	if len(q.Excerpt) == 0 {
		return q.Words
	}
	return plain(q.Excerpt)
}

func plain(tokens []Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.Text)
	}
	return clean(b.String())
}

// A Conflict is two accounts facing each other.
type Conflict struct {
	ID         string
	A, B       *Quotation
	Kind, Why  string
	Confidence Confidence
	Certain    bool   // else it is only possible
	About      string // id of the proposition that they differ about, "" where none is known
	Judged     string // by whom, "" where only hearsay's own model was asked
	Doubt      bool   // the first of those that are only possible
	Reviewed   string // what persons decided, "" for nothing
}

// conflicts is the case's conflicts, each as sure as it can be: a conflict is
// right only where both of its statements are. How often certain ones are right was
// measured with their statements as they were found.
func (v *View) conflicts() []hearsay.Conflict {
	rows := append([]hearsay.Conflict(nil), v.c.Conflicts...)
	for i := range rows {
		if rows[i].Certain {
			continue
		}
		for _, s := range []hearsay.ConflictSide{rows[i].A, rows[i].B} {
			if y := v.statements[s.Statement]; y != nil && s.Statement != "" {
				rows[i].Confidence = min(rows[i].Confidence, y.Confidence.Share)
			}
		}
	}
	return rows
}

func (v *View) readConflicts() {
	v.Count.Conflicts = len(v.c.Conflicts)
	rows := v.conflicts()
	sort.SliceStable(rows, func(i, j int) bool {
		if rows[i].Certain != rows[j].Certain {
			return rows[i].Certain
		}
		return rows[i].Confidence > rows[j].Confidence
	})
	for i, c := range keep(rows, v.limits.Rows, &v.Left.Conflicts) {
		x := &Conflict{ID: cmp.Or(c.ID, fmt.Sprintf("conflict%d", i+1)), Reviewed: reviewed(c.Review), Kind: string(c.Kind), Why: c.Why, Confidence: confidence(c.Confidence), Certain: c.Certain, About: c.Proposition, Judged: v.judged(c.Judged)}
		side := func(s hearsay.ConflictSide, name string) *Quotation {
			if s.Statement != "" {
				if y := v.statements[s.Statement]; y != nil {
					return y.quotation()
				}
				return &Quotation{Words: "statement " + s.Statement + " is not in the case"}
			}
			return v.quotation(s.Place.Document, []hearsay.Span{s.Place.Span}, Mark{Class: "evidence", ID: "t-" + x.ID + name, Title: "One side of a conflict", Ref: x.ID, Number: "≠"})
		}
		x.A, x.B = side(c.A, "a"), side(c.B, "b")
		// The earlier account stands left.
		if x.A.Statement != nil && x.B.Statement != nil && x.B.Statement.when() < x.A.Statement.when() {
			x.A, x.B = x.B, x.A
		}
		for _, p := range [][2]*Quotation{{x.A, x.B}, {x.B, x.A}} {
			if p[0].Statement != nil {
				p[0].Statement.Against = append(p[0].Statement.Against, Against{x.Kind, p[1].Who(), "#" + x.ID})
			}
		}
		x.Doubt = !x.Certain && (i == 0 || v.Conflicts[i-1].Certain)
		v.Conflicts = append(v.Conflicts, x)
	}
}

// A Position is what one speaker said about one matter, over time.
type Position struct {
	Speaker, Matter string
	Confidence      Confidence
	Steps           []Step
	Undated         bool // a step has no date, so that their order is not known
	ID, Reviewed    string
}

// A Step is one statement of a position and how it differs from the one before.
type Step struct {
	Change string // "" for the first
	Why    string
	Says   *Quotation
}

func (v *View) readPositions() {
	v.Count.Positions = len(v.c.Positions)
	for _, p := range keep(v.c.Positions, v.limits.Rows, &v.Left.Positions) {
		x := &Position{Speaker: "Speaker unknown", Matter: clean(p.Matter), Confidence: confidence(p.Confidence), ID: p.ID, Reviewed: reviewed(p.Review)}
		if s := v.speakers[p.Speaker]; s != nil {
			x.Speaker = s.Name
		}
		for i, id := range p.Statements {
			y := v.statements[id]
			if y == nil {
				continue
			}
			step := Step{Says: y.quotation()}
			if i > 0 && i <= len(p.Changes) {
				step.Change = p.Changes[i-1]
				if i <= len(p.Whys) {
					step.Why = p.Whys[i-1]
				}
			}
			if i < len(p.Said) && step.Says.Date == "" {
				step.Says.Date, step.Says.Said = Date(hearsay.Period{From: p.Said[i], To: p.Said[i]}), true
			}
			x.Undated = x.Undated || step.Says.Date == ""
			x.Steps = append(x.Steps, step)
		}
		v.Positions = append(v.Positions, x)
	}
}

// A Claim is a sentence with the documents that touch it and what it rests on.
type Claim struct {
	ID         string // anchor
	Text       string
	Rows       []ClaimRow
	Silent     int // documents that do not touch it
	Origins    []Origin
	Tally      string   // "2 support, 1 denies, 3 report"
	Named      []string // the origins that the page counts: likely, and not the same as another
	Count      int      // how many these are
	Undecided  int      // of those, the ones whose independence is unknown
	Doubted    bool     // one of them is only possible
	Rests      string   // of one without such an origin: on whom most of its documents rest
	More, Left int
	Judged     string      // by whom beside hearsay's own model, "" for nobody
	Asserted   *Quotation  // the place that says it most surely, nil for none
	Denied     *Quotation  // the place that denies it most surely, nil for none
	DeniedBy   []*RiverEnd // the sure ones first
	HedgedBy   []string    // speakers who say that it may be so
	Moved      []Lead      // what changed: positions of who speaks of it, sources that got lost, altered quotations
	Reviewed   string      // what persons decided, "" for nothing
	Label      string      // "claim1", with the proposition that it was matched to: "claim1, q3"
}

// DeniedIn is how many documents carry the denial of a claim by one denier.
func (e *RiverEnd) DeniedIn() string { return Number(e.Documents, "document", "documents") }

// A ClaimRow is what one document does with a claim.
type ClaimRow struct {
	Document *Document
	Stance   string
	Words    string
	Href     string
}

// An Origin is where a claim first entered.
type Origin struct {
	Name, Independence, Why string
	Confidence              Confidence
	Documents               []*Document
	More                    int
}

func (v *View) readClaims() {
	v.Count.Claims = len(v.c.Claims)
	const docsShown = 12
	for i, c := range keep(v.c.Claims, v.limits.Rows, &v.Left.Claims) {
		x := &Claim{Label: strings.Trim(c.ID+", "+c.Proposition, ", "), ID: cmp.Or(c.ID, fmt.Sprintf("claim%d", i+1)), Reviewed: reviewed(c.Review), Text: clean(c.Text), Judged: v.judged(c.Judged)}
		n := map[hearsay.Stance]int{}
		for _, d := range v.Documents {
			stance := c.Documents[d.d.ID]
			if stance == "" {
				x.Silent++
				continue
			}
			n[stance]++
			row := ClaimRow{Document: d, Stance: string(stance)}
			if s, ok := c.Evidence[d.d.ID]; ok {
				row.Words = cut(d.words(s), 320)
				row.Href = d.mark(Mark{Span: s, Class: "evidence", ID: fmt.Sprintf("t-%s-%d", x.ID, d.N), Title: "Decided the stance on a claim"})
			}
			x.Rows = append(x.Rows, row)
		}
		x.Tally = tally(n)
		x.Rows = keep(x.Rows, v.limits.Rows, &x.More)
		for _, o := range c.Origins {
			y := Origin{Name: clean(o.Name), Independence: string(o.Independence), Why: o.Why, Confidence: confidence(o.Confidence)}
			if y.Independence == "" {
				y.Independence = string(hearsay.IndependenceUnknown)
			}
			for _, id := range o.Documents {
				if d := v.documents[id]; d != nil {
					y.Documents = append(y.Documents, d)
				}
			}
			sort.SliceStable(y.Documents, func(i, j int) bool { return y.Documents[i].N < y.Documents[j].N })
			y.Documents = keep(y.Documents, docsShown, &y.More)
			x.Origins = append(x.Origins, y)
		}
		x.Origins = keep(x.Origins, v.limits.Rows, &x.Left)
		for _, o := range v.shown(i) {
			x.Named = append(x.Named, clean(o.Name))
			if o.Independence != hearsay.Independent {
				x.Undecided++
			}
			x.Doubted = x.Doubted || o.Confidence < sureOrigin
		}
		x.Count = len(x.Named)
		v.face(x, i)
		v.Claims = append(v.Claims, x)
	}
}

func tally(n map[hearsay.Stance]int) string {
	var out string
	for _, k := range []struct {
		s         hearsay.Stance
		one, many string
	}{{hearsay.Supports, "supports", "support"}, {hearsay.Denies, "denies", "deny"}, {hearsay.Reports, "reports", "report"}} {
		if n[k.s] > 0 {
			if out != "" {
				out += ", "
			}
			out += Number(n[k.s], k.one, k.many)
		}
	}
	return out
}
