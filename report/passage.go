package report

import (
	"cmp"
	"fmt"
	"math"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A Passage is a stretch that two documents share, side by side.
type Passage struct {
	ID         string
	A, B       PassageSide
	Percent    int    // similarity in hundredths
	Direction  string // in words: "B was copied from A", "both from …", "unknown"
	Arrow      string // →, ←, ⇄ or ?
	Known      bool
	Why        string
	Holders    int
	Words      int
	Confidence string
	Reviewed   string // what persons decided, "" for nothing
}

// A Shared is a cluster as one of its documents sees it.
type Shared struct {
	Others int // how many other documents hold it
	Words  int
	Href   string
}

// A PassageSide is one document's wording.
type PassageSide struct {
	Document *Document
	Runs     []Run
	Href     string
	DocHref  string

	span hearsay.Span
}

// mark makes the words of both sides places that links lead to. Only pairs that
// the page shows have them.
func (p *Passage) mark() {
	side := func(s *PassageSide, id string) {
		s.Href = s.Document.mark(Mark{Span: s.span, Class: "passage", ID: "t-" + p.ID + id, Title: "Shared with another document"})
	}
	side(&p.A, "-a")
	side(&p.B, "-b")
}

func (v *View) readPassages() {
	var rows []hearsay.Passage
	for _, p := range v.c.Passages {
		if p.Boilerplate {
			v.Left.Boilerplate++
			continue
		}
		if v.documents[p.A.Document] != nil && v.documents[p.B.Document] != nil {
			rows = append(rows, p)
		}
	}
	v.Count.Passages = len(rows)
	size := func(p hearsay.Passage) int { return max(p.A.Span.Len(), p.B.Span.Len()) }
	sort.SliceStable(rows, func(i, j int) bool { return size(rows[i]) > size(rows[j]) })
	for i, p := range keep(rows, v.limits.Rows, &v.Left.Passages) {
		x := &Passage{ID: cmp.Or(p.ID, fmt.Sprintf("passage%d", i+1)), Reviewed: reviewed(p.Review), Percent: hundredths(p.Similarity), Why: p.Why, Holders: p.Holders}
		a, b := v.documents[p.A.Document], v.documents[p.B.Document]
		x.A = PassageSide{Document: a, DocHref: "#" + a.Anchor(), span: p.A.Span}
		x.B = PassageSide{Document: b, DocHref: "#" + b.Anchor(), span: p.B.Span}
		x.A.Runs, x.B.Runs = compared(a.d.Text, b.d.Text, p)
		x.A.Runs, x.B.Runs = shortSide(x.A.Runs, v.limits.PassageSize), shortSide(x.B.Runs, v.limits.PassageSize)
		x.Words = len(strings.Fields(a.words(p.A.Span)))
		x.Known = true
		switch p.From {
		case hearsay.FromA:
			x.Arrow, x.Direction = "→", fmt.Sprintf("%s (%s) copies %s (%s)", b.Name, b.Tag, a.Name, a.Tag)
		case hearsay.FromB:
			x.Arrow, x.Direction = "←", fmt.Sprintf("%s (%s) copies %s (%s)", a.Name, a.Tag, b.Name, b.Tag)
		case hearsay.FromCommon:
			x.Arrow, x.Direction = "⇄", "Both have it from a common source"
			if p.CommonSource != "" {
				x.Direction = "Both have it from " + p.CommonSource
			}
		default:
			x.Arrow, x.Direction, x.Known = "?", "Who had it first is unknown", false
		}
		v.Passages = append(v.Passages, x)
	}
	v.readClusters(rows, v.Passages)
}

func hundredths(f float64) int {
	if math.IsNaN(f) {
		return 0
	}
	return int(math.Round(min(max(f, 0), 1) * 100))
}

// compared walks both sides of p: within each aligned part the words that both
// have are the same, others new; what stands between parts is a gap.
func compared(a, b string, p hearsay.Passage) (l, r []Run) {
	parts := p.Parts
	if len(parts) == 0 {
		parts = []hearsay.Part{{A: p.A.Span, B: p.B.Span}}
	}
	type stretch struct {
		span hearsay.Span
		runs runs
	}
	var left, right []stretch
	for _, part := range parts {
		sa, okA := fit(a, part.A)
		sb, okB := fit(b, part.B)
		if !okA || !okB {
			continue
		}
		wa, ka := words(sa.In(a))
		wb, kb := words(sb.In(b))
		pair := common(ka, kb)
		had := make([]bool, len(wb))
		var x, y runs
		for i, w := range wa {
			x.add(fate(pair[i] >= 0, ka[i]), w)
			if pair[i] >= 0 {
				had[pair[i]] = true
			}
		}
		for j, w := range wb {
			y.add(fate(had[j], kb[j]), w)
		}
		left, right = append(left, stretch{sa, x}), append(right, stretch{sb, y})
	}
	side := func(text string, whole hearsay.Span, l []stretch) []Run {
		whole, _ = fit(text, whole)
		sort.SliceStable(l, func(i, j int) bool { return l[i].span.Start < l[j].span.Start })
		var out []Run
		at := whole.Start
		for _, s := range l {
			if s.span.Start > at {
				if gap := clean(text[at:s.span.Start]); gap != "" {
					out = append(out, Run{"gap", gap, tight(text, at)})
				}
			}
			if len(s.runs) > 0 {
				s.runs[0].Tight = tight(text, s.span.Start)
			}
			out = append(out, s.runs...)
			at = max(at, s.span.End)
		}
		if at < whole.End {
			if gap := clean(text[at:whole.End]); gap != "" {
				out = append(out, Run{"gap", gap, tight(text, at)})
			}
		}
		return out
	}
	return side(a, p.A.Span, left), side(b, p.B.Span, right)
}

// tight reports whether no white space stands around offset at.
func tight(text string, at int) bool {
	space := func(s string) bool { return strings.TrimSpace(s) == "" }
	return at > 0 && at < len(text) && !space(text[at-1:at]) && !space(text[at:at+1])
}

func fate(shared bool, key string) string {
	switch {
	case shared:
		return "same"
	case key == "":
		return ""
	}
	return "new"
}

// shortSide keeps the first n words of a side and says how many more there are.
func shortSide(l []Run, n int) []Run {
	for i, x := range l {
		f := strings.Fields(x.Text)
		if len(f) <= n {
			n -= len(f)
			continue
		}
		more := len(f) - n
		for _, y := range l[i+1:] {
			more += len(strings.Fields(y.Text))
		}
		out := append([]Run(nil), l[:i]...)
		if n > 0 {
			out = append(out, Run{x.Fate, strings.Join(f[:n], " "), x.Tight})
		}
		return append(out, Run{Fate: "note", Text: "… " + Number(more, "more word", "more words") + "; see the document."})
	}
	return l
}
