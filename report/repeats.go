package report

import (
	"fmt"
	"slices"
	"sort"

	"github.com/openhearsay/hearsay"
)

// Repeats is who repeats whom: the origins with the documents that rest on
// them, the credits, and the same as a drawing.
type Repeats struct {
	Origins []*Rests
	Credits []*Credit
	Graph   *Graph // nil where there is nothing to draw
}

// A Rests is one origin and who repeats it.
type Rests struct {
	Name      string
	Among     bool // the origin itself is among the documents
	Count     int  // documents; one that rests on it with several items counts once
	Documents []*Resting
	More      int
}

// Papers are the documents of the list, each once.
func (r *Rests) Papers() (l []*Document) {
	for _, x := range r.Documents {
		if !slices.Contains(l, x.Document) {
			l = append(l, x.Document)
		}
	}
	return l
}

// A Resting is one document that rests on an origin, and why.
type Resting struct {
	Document *Document
	DocHref  string
	Item     string // the story of the page that does, "" for the whole
	Why      string
	Evidence []*Quotation

	ID, Reviewed string // "rests3", "" where the case does not label it; what persons decided
}

// A Credit is a place where a document names an outlet as its source.
type Credit struct {
	Document *Document
	DocHref  string
	Outlet   string
	Kind     string
	Words    string
	Href     string

	ID, Reviewed string // "credit3", "" where the case does not label it; what persons decided
}

func (v *View) readRepeats() {
	n := &v.Count
	n.Rests = len(v.c.RestsOn)
	among := map[string]bool{}
	for _, d := range v.Documents {
		if d.Outlet != "" {
			among[foldName(d.Outlet)] = true
		}
	}
	by := map[string]*Rests{}
	g := newDrawing(v)
	for i, r := range v.c.RestsOn {
		d := v.documents[r.Document]
		if d == nil {
			continue
		}
		key := foldName(r.Origin)
		o := by[key]
		if o == nil {
			o = &Rests{Name: clean(r.Origin), Among: among[key]}
			by[key] = o
			v.Repeats.Origins = append(v.Repeats.Origins, o)
		}
		x := &Resting{Document: d, DocHref: "#" + d.Anchor(), Why: r.Why, ID: r.ID, Reviewed: reviewed(r.Review)}
		if r.Item >= 0 && r.Item < len(d.Items) {
			x.Item = d.Items[r.Item].Headline
		}
		for k, e := range r.Evidence {
			if k < 3 {
				x.Evidence = append(x.Evidence, v.quotation(e.Document, []hearsay.Span{e.Span},
					Mark{Class: "credit", ID: fmt.Sprintf("t-rests%d-%d", i+1, k+1), Title: "Rests on " + o.Name}))
			}
		}
		o.Documents = append(o.Documents, x)
		if !slices.Contains(d.RestsOn, o.Name) {
			d.RestsOn = append(d.RestsOn, o.Name)
		}
		g.edge(clean(r.Origin), d, true)
	}
	for _, o := range v.Repeats.Origins {
		seen := map[*Document]bool{}
		for _, d := range o.Documents {
			seen[d.Document] = true
		}
		o.Count = len(seen)
	}
	sort.SliceStable(v.Repeats.Origins, func(i, j int) bool {
		a, b := v.Repeats.Origins[i], v.Repeats.Origins[j]
		if a.Count != b.Count {
			return a.Count > b.Count
		}
		return a.Name < b.Name
	})
	for _, o := range v.Repeats.Origins {
		sort.SliceStable(o.Documents, func(i, j int) bool { return o.Documents[i].Document.N < o.Documents[j].Document.N })
		o.Documents = keep(o.Documents, v.limits.Rows, &o.More)
	}
	v.Repeats.Origins = keep(v.Repeats.Origins, v.limits.Rows, &v.Left.Repeated)
	for i, c := range v.c.Credits {
		d := v.documents[c.Document]
		if d == nil {
			continue
		}
		g.edge(clean(c.Outlet), d, false)
		if i >= v.limits.Rows {
			v.Left.Credits++
			continue
		}
		v.Repeats.Credits = append(v.Repeats.Credits, &Credit{
			Document: d, DocHref: "#" + d.Anchor(), Outlet: clean(c.Outlet), Kind: string(c.Kind), Words: cut(d.words(c.Span), 160),
			Href: d.mark(Mark{Span: c.Span, Class: "credit", ID: fmt.Sprintf("t-credit%d", i+1), Title: "Credits " + clean(c.Outlet)}),
			ID:   c.ID, Reviewed: reviewed(c.Review),
		})
	}
	sort.SliceStable(v.Repeats.Credits, func(i, j int) bool { return v.Repeats.Credits[i].Document.N < v.Repeats.Credits[j].Document.N })
	v.Repeats.Graph = g.draw()
}
