package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A Cluster is one passage with all documents that hold it, or a part of it.
type Cluster struct {
	ID      string
	Fullest *Holder
	Text    []Run // of the fullest holder, cut to the limit
	Holders []*Holder
	Words   int    // of the fullest holder
	Way     string // who had it first, in words
	Known   bool   // Way is told by evidence
	Why     string // the evidence, where one reason holds for all of it; else it stands with the pairs
	Pairs   []*Passage
	More    int // pairs that are not shown
	Left    int // holders that are not shown
}

// A Holder is one document that holds a passage.
type Holder struct {
	Document *Document
	DocHref  string
	Href     string
	Words    int
	Percent  int    // alike with the fullest holder; of a chain the pair that links it
	Way      string // "copies D3", "from the same source", "" for unknown
	Why      string
	span     hearsay.Span
}

const (
	holdersShown = 24
	pairsShown   = 8 // of one cluster
)

// clusters joins passages that stand on the same words: two of them belong
// together where, in one document, they share half of the shorter one; and so on
// from document to document. Each cluster keeps its passages by index.
func (v *View) clusters(rows []hearsay.Passage) [][]int {
	parent := make([]int, len(rows))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	type stretch struct {
		span hearsay.Span
		row  int
	}
	by := make(map[*Document][]stretch, len(v.Documents))
	for i, p := range rows {
		for _, s := range []hearsay.Side{p.A, p.B} {
			d := v.documents[s.Document]
			by[d] = append(by[d], stretch{s.Span, i})
		}
	}
	for _, d := range v.Documents { // not the map: the result must not hang on its order
		l := by[d]
		slices.SortStableFunc(l, func(a, b stretch) int {
			return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End))
		})
		var open []stretch // that may still overlap
		for _, s := range l {
			n := 0
			for _, o := range open {
				if o.span.End <= s.span.Start {
					continue
				}
				open[n] = o
				n++
				both := min(o.span.End, s.span.End) - s.span.Start
				if 2*both >= min(o.span.Len(), s.span.Len()) && root(o.row) != root(s.row) {
					a, b := root(o.row), root(s.row)
					parent[max(a, b)] = min(a, b)
				}
			}
			open = append(open[:n], s)
			// One stretch of each cluster that reaches as far is enough.
			for k := 0; k < len(open)-1; k++ {
				if o := open[k]; root(o.row) == root(s.row) && o.span == s.span {
					open = append(open[:k], open[k+1:]...)
					k--
				}
			}
		}
	}
	at := map[int]int{}
	var out [][]int
	for i := range rows {
		r := root(i)
		k, ok := at[r]
		if !ok {
			k = len(out)
			at[r] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// readClusters makes clusters of the passages; pairs that are shown stand in theirs.
func (v *View) readClusters(rows []hearsay.Passage, shown []*Passage) {
	groups := v.clusters(rows)
	for _, g := range groups {
		c := &Cluster{}
		holders := map[*Document]*Holder{}
		for _, i := range g {
			for _, s := range []hearsay.Side{rows[i].A, rows[i].B} {
				d := v.documents[s.Document]
				h := holders[d]
				if h == nil {
					h = &Holder{Document: d, DocHref: "#" + d.Anchor(), span: s.Span}
					holders[d] = h
					c.Holders = append(c.Holders, h)
				} else if s.Span.Overlaps(h.span) {
					h.span = hearsay.Cover([]hearsay.Span{h.span, s.Span})
				} else if s.Span.Len() > h.span.Len() {
					h.span = s.Span
				}
			}
		}
		for _, h := range c.Holders {
			h.Words = len(strings.Fields(h.Document.words(h.span)))
		}
		// The earliest first, as everywhere.
		slices.SortStableFunc(c.Holders, func(a, b *Holder) int { return cmp.Compare(a.Document.N, b.Document.N) })
		for _, h := range c.Holders {
			if c.Fullest == nil || h.Words > c.Fullest.Words {
				c.Fullest = h
			}
		}
		v.direct(c, rows, g, holders)
		c.Words = c.Fullest.Words
		v.Clusters = append(v.Clusters, c)
		// The pairs with the fullest holder come first; they tell the rest.
		var pairs []*Passage
		for _, i := range g {
			if i < len(shown) {
				pairs = append(pairs, shown[i])
			}
		}
		full := c.Fullest.Document
		slices.SortStableFunc(pairs, func(a, b *Passage) int {
			has := func(p *Passage) int {
				if p.A.Document == full || p.B.Document == full {
					return 0
				}
				return 1
			}
			return cmp.Compare(has(a), has(b))
		})
		c.Pairs = pairs[:min(len(pairs), pairsShown)]
		c.More = len(g) - len(c.Pairs)
	}
	// What most documents hold comes first, then what is longest.
	slices.SortStableFunc(v.Clusters, func(a, b *Cluster) int {
		return cmp.Or(cmp.Compare(len(b.Holders), len(a.Holders)), cmp.Compare(b.Words, a.Words))
	})
	v.Count.Clusters = len(v.Clusters)
	v.Clusters = keep(v.Clusters, v.limits.Rows, &v.Left.Clusters)
	for i, c := range v.Clusters {
		for _, p := range c.Pairs {
			p.mark()
		}
		c.ID = fmt.Sprintf("shared%d", i+1)
		d := c.Fullest.Document
		c.Text = shortSide([]Run{{Fate: "plain", Text: d.words(c.Fullest.span)}}, min(v.limits.PassageSize, 110))
		for k, h := range c.Holders {
			h.Href = h.Document.mark(Mark{Span: h.span, Class: "passage", ID: fmt.Sprintf("t-%s-%d", c.ID, k+1), Title: "Shared with other documents", Ref: c.ID, Number: "∥"})
			h.Document.Shares = append(h.Document.Shares, Shared{Others: len(c.Holders) - 1, Words: h.Words, Href: "#" + c.ID})
		}
		c.Holders = keep(c.Holders, holdersShown, &c.Left)
	}
}

// direct says of each holder where it has the passage from, and of the cluster
// who had it first, where all that is known agrees.
func (v *View) direct(c *Cluster, rows []hearsay.Passage, g []int, holders map[*Document]*Holder) {
	copies := map[*Document][]*Document{} // whom each copies
	common, source := 0, ""
	reasons := map[string]bool{}
	for _, i := range g {
		p := &rows[i]
		if p.Why != "" {
			reasons[p.Why] = true
			c.Why = p.Why
		}
		a, b := holders[v.documents[p.A.Document]], holders[v.documents[p.B.Document]]
		if a == b {
			continue
		}
		pct := hundredths(p.Similarity)
		for _, x := range [][2]*Holder{{a, b}, {b, a}} {
			if x[1] == c.Fullest || x[0].Percent == 0 {
				x[0].Percent = max(pct, x[0].Percent)
			}
		}
		switch p.From {
		case hearsay.FromA:
			copies[b.Document] = append(copies[b.Document], a.Document)
			b.Why = cmp.Or(b.Why, p.Why)
		case hearsay.FromB:
			copies[a.Document] = append(copies[a.Document], b.Document)
			a.Why = cmp.Or(a.Why, p.Why)
		case hearsay.FromCommon:
			common++
			if p.CommonSource != "" {
				source = clean(p.CommonSource)
			}
			for _, h := range []*Holder{a, b} {
				h.Way = "from a common source"
				if p.CommonSource != "" {
					h.Way = "from " + clean(p.CommonSource)
				}
				h.Why = cmp.Or(h.Why, p.Why)
			}
		}
	}
	c.Fullest.Percent = 100
	var first []*Document // they copy nobody and somebody copies them
	loose := 0            // holders of which nothing is known
	copied := map[*Document]bool{}
	for _, h := range c.Holders {
		l := copies[h.Document]
		for _, d := range l {
			copied[d] = true
		}
		if len(l) > 0 {
			slices.SortFunc(l, func(a, b *Document) int { return cmp.Compare(a.N, b.N) })
			h.Way = "copies " + l[0].Name + " (" + l[0].Tag + ")"
			if n := len(slices.Compact(l)) - 1; n > 0 {
				h.Way += fmt.Sprintf(" or one of %d others", n)
			}
		}
	}
	for _, h := range c.Holders {
		switch {
		case h.Way == "" && copied[h.Document]:
			first = append(first, h.Document)
			h.Way = "had it first, as far as this shows"
		case h.Way == "":
			loose++
		}
	}
	switch {
	case len(first) == 1 && common == 0 && loose == 0:
		c.Way, c.Known = "All have it from "+first[0].Name+" ("+first[0].Tag+")", true
		if len(c.Holders) == 2 {
			other := c.Holders[0].Document
			if other == first[0] {
				other = c.Holders[1].Document
			}
			c.Way = fmt.Sprintf("%s (%s) copies %s (%s)", other.Name, other.Tag, first[0].Name, first[0].Tag)
		}
	case common > 0 && len(copies) == 0 && loose == 0:
		c.Way, c.Known = "From a common source", true
		if source != "" {
			c.Way = "From a common source, " + source
		}
		for _, h := range c.Holders { // said once is enough
			if h.Way == "from a common source" || h.Way == "from "+source {
				h.Way = ""
			}
		}
	case len(first) > 0 || common > 0:
		c.Way, c.Known = "Who had it first is known in part: see the holders", true
		if loose > 0 {
			c.Way += fmt.Sprintf("; of %d nothing is known", loose)
		}
	case len(copies) > 0:
		c.Way = "They copy each other in a circle: who had it first is unknown"
	default:
		c.Way = "Who had it first is unknown"
	}
	if len(reasons) > 1 || !c.Known {
		c.Why = ""
	}
}
