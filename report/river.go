package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay"
)

// A River is the way of one claim from its origins to the outlets, as a table of the
// documents that touch it. Wide and Narrow are drawings of it, nil until it is drawn.
type River struct {
	Claim   *Claim
	Origins []*RiverEnd // where it comes from, those of most documents first
	Through []*RiverEnd // who carried it on
	Deniers []*RiverEnd // who says that it is not so
	Rows    []*RiverRow // the documents, the earliest first; the drawing joins those of a large case
	Left    int         // documents that have no row
	Circles []RiverCircle

	Wide, Narrow *Drawing
}

// A RiverCircle is two documents that rest on each other.
type RiverCircle [2]*RiverRow

func (c RiverCircle) text() string {
	return list([]string{c[0].Document.Name, c[1].Document.Name}, 2) + " rest on each other"
}

// A RiverEnd is a name at the edge of the river.
type RiverEnd struct {
	Name, Href string
	Note       string // "among the documents", "not named", "" for nothing to say
	Documents  int
	Unknown    bool // stands for documents whose origin is not shown
	Possible   bool // that he denies it, or that it comes from there, is only possible
	Named      bool // of an origin: only documents that name it as their source tell

	key string
}

// A RiverRow is one document on the river.
type RiverRow struct {
	Document *Document
	Stance   string
	Href     string // of the words that decide
	Origin   *RiverEnd
	Through  []*RiverEnd // from the origin to the document
	Denied   []*RiverEnd // whose denial it carries
	Lost     bool        // it says in its own voice what it has from a source
	LostHref string
	FlowHref string // of the words that show from whom it has it

	denial map[*RiverEnd]string // addresses of the words of Denied
	more   []*RiverRow          // of a row of the drawing that stands for several
}

// The bounds of what a river shows.
const (
	riverRows    = 12 // lanes of the drawing
	riverOrigins = 5
	riverThrough = 5
	riverDeniers = 3
)

// leastDenial is how sure it must be that a place denies the claim, where nothing else
// says so, for its speaker to be drawn against it.
const leastDenial = 0.4

// rests says of a claim without a likely origin on whom most of its documents rest, where
// that is more than one of them; "" for nobody.
func (r *River) rests() string {
	if r == nil || len(r.Origins) == 0 || !r.Origins[0].Named || r.Origins[0].Documents < 2 {
		return ""
	}
	return fmt.Sprintf("%d of them rest on %s", r.Origins[0].Documents, r.Origins[0].Name)
}

// drawn is r with its drawings; nil for none.
func (r *River) drawn() *River {
	if r != nil {
		r.Wide, r.Narrow = r.drawWide(), r.drawNarrow()
	}
	return r
}

// river follows claim k of the case, which the page shows as x; nil where fewer than two
// documents touch it.
func (v *View) river(k int, x *Claim) *River {
	c := &v.c.Claims[k]
	r := &River{Claim: x}
	stances := map[*Document]*ClaimRow{}
	for i := range x.Rows {
		stances[x.Rows[i].Document] = &x.Rows[i]
	}
	if len(stances) < 2 {
		return nil
	}
	ends := map[string]*RiverEnd{}
	end := func(list *[]*RiverEnd, most int, name string) *RiverEnd {
		key := foldName(name)
		if e := ends[key]; e != nil {
			return e
		}
		if len(*list) == most {
			return nil
		}
		e := &RiverEnd{Name: clean(name), key: key, Note: v.noteOf(name)}
		ends[key] = e
		*list = append(*list, e)
		return e
	}
	origin := map[string]*RiverEnd{} // by document
	for _, o := range v.shown(k) {
		if e := end(&r.Origins, riverOrigins, o.Name); e != nil {
			e.Href, e.Possible = "#"+x.ID, o.Confidence < sureOrigin
			for _, id := range o.Documents {
				if origin[id] == nil {
					origin[id] = e
				}
			}
		}
	}
	through, flow := v.carriers(c)
	named := map[string]*RiverEnd{} // whom documents without a known origin name, by key
	for _, d := range v.Documents {
		names := through[d.d.ID]
		if stances[d] == nil || origin[d.d.ID] != nil || len(names) == 0 || slices.ContainsFunc(names, func(name string) bool { return ends[foldName(name)] != nil && named[foldName(name)] == nil }) {
			continue
		}
		if e := end(&r.Origins, riverOrigins, names[0]); e != nil && e.Href == "" {
			e.Href, e.Named = "#repeats", true
			named[e.key] = e
		}
	}
	ends = map[string]*RiverEnd{} // an origin may carry for another
	denied := v.denials(k)
	lost := map[string]*hearsay.Unattributed{}
	for i := range v.c.Unattributed {
		if u := &v.c.Unattributed[i]; c.Proposition != "" && u.Proposition == c.Proposition {
			lost[u.Stated.Document] = u
		}
	}
	var unknown *RiverEnd
	for _, d := range v.Documents {
		s := stances[d]
		if s == nil {
			continue
		}
		if len(r.Rows) == v.limits.Rows {
			r.Left++
			continue
		}
		row := &RiverRow{Document: d, Stance: s.Stance, Href: s.Href, Origin: origin[d.d.ID], FlowHref: cmp.Or(flow[d.d.ID], s.Href, "#"+d.Anchor()), denial: map[*RiverEnd]string{}}
		names := through[d.d.ID]
		if row.Origin == nil {
			for _, o := range r.Origins {
				if slices.ContainsFunc(names, func(name string) bool { return foldName(name) == o.key }) {
					row.Origin = o
				}
			}
		}
		if key := foldName(d.Name); row.Origin == nil && named[key] != nil {
			row.Origin = named[key] // it is the source that others name
		}
		if row.Origin == nil && len(names) > 0 {
			row.Origin = named[foldName(names[0])]
		}
		for i, name := range names { // what stands before the origin is its own source
			if row.Origin != nil && foldName(name) == row.Origin.key {
				names = names[i+1:]
				break
			}
		}
		if row.Origin != nil && row.Origin.key == foldName(d.Name) {
			names = nil
		}
		for _, name := range names {
			if foldName(name) == foldName(d.Name) {
				continue
			}
			if e := end(&r.Through, riverThrough, name); e != nil && !slices.Contains(row.Through, e) {
				row.Through = append(row.Through, e)
			}
		}
		if row.Origin == nil && s.Stance != string(hearsay.Denies) {
			if unknown == nil {
				unknown = &RiverEnd{Name: "Origin not shown", Unknown: true}
			}
			row.Origin = unknown
		}
		if row.Origin != nil {
			row.Origin.Documents++
		}
		for _, e := range row.Through {
			e.Documents++
			e.Href = cmp.Or(e.Href, row.FlowHref)
		}
		if u := lost[d.d.ID]; u != nil {
			row.Lost = true
			row.LostHref = "#unattributed"
		}
		r.Rows = append(r.Rows, row)
	}
	if unknown != nil {
		r.Origins = append(r.Origins, unknown)
	}
	r.Origins = slices.DeleteFunc(r.Origins, func(e *RiverEnd) bool { return e.Documents == 0 })
	slices.SortStableFunc(r.Origins, func(a, b *RiverEnd) int {
		if a.Unknown != b.Unknown {
			if b.Unknown {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Documents, a.Documents)
	})
	ends = map[string]*RiverEnd{}
	for _, x := range denied {
		e := end(&r.Deniers, riverDeniers, x.name)
		if e == nil {
			continue
		}
		e.Href, e.Possible = cmp.Or(e.Href, x.href), !x.sure
		for _, row := range r.Rows {
			if href, ok := x.documents[row.Document.d.ID]; ok && !slices.Contains(row.Denied, e) {
				row.Denied = append(row.Denied, e)
				row.denial[e] = cmp.Or(href, "#"+row.Document.Anchor())
				e.Documents++
			}
		}
	}
	r.circles(v)
	return r
}

// noteOf is what a reader should know about a name: that its own document is here, or
// that it is no name.
func (v *View) noteOf(name string) string {
	key := foldName(name)
	n := 0
	for _, d := range v.Documents {
		if d.Outlet != "" && foldName(d.Outlet) == key {
			n++
		}
	}
	if n > 0 {
		return "own report here"
	}
	for i := range v.c.Speakers {
		if s := &v.c.Speakers[i]; foldName(s.Name) == key {
			switch {
			case !s.Named:
				return "not named"
			case s.Kind == hearsay.OutletSpeaker:
				return "not read here"
			}
			return ""
		}
	}
	return "not read here"
}

// carriers are, by document, who carried the claim to it from its origin, in that order:
// the chain of the place that says it most surely, else whom the document rests on; and
// the addresses of the words that show it.
func (v *View) carriers(c *hearsay.Claim) (out map[string][]string, flow map[string]string) {
	out, flow = map[string][]string{}, map[string]string{}
	sure := map[string]float64{}
	for i := range c.Places {
		p := &c.Places[i]
		s := v.statements[p.Statement]
		if s == nil || p.Statement == "" || p.Confidence <= sure[p.Document] {
			continue
		}
		var names []string
		for k := len(s.s.Via) - 1; k >= 0; k-- {
			if s.s.Via[k].At != nil {
				names = append(names, s.s.Via[k].Name)
			}
		}
		if names != nil {
			out[p.Document], sure[p.Document], flow[p.Document] = names, p.Confidence, s.Href
		}
	}
	for i := range v.c.RestsOn {
		if x := &v.c.RestsOn[i]; sure[x.Document] == 0 && !slices.Contains(out[x.Document], x.Origin) && len(out[x.Document]) == 0 {
			out[x.Document] = []string{x.Origin}
		}
	}
	for _, o := range v.Repeats.Origins {
		for _, x := range o.Documents {
			if id := x.Document.d.ID; flow[id] == "" && slices.Contains(out[id], o.Name) && len(x.Evidence) > 0 {
				flow[id] = x.Evidence[0].Href
			}
		}
	}
	return out, flow
}
