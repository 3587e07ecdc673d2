package report

import (
	"cmp"
	"fmt"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A Quote is the renderings of one utterance, the fullest first.
type Quote struct {
	ID         string
	Speaker    string
	Renderings []Rendering
	More       int
	Reviewed   string // what persons decided, "" for nothing
}

// A Rendering is one place where the utterance stands.
type Rendering struct {
	Document  *Document
	DocHref   string
	Change    string
	Runs      []Run
	Words     string
	Href      string
	Statement *Statement
	Same      bool // word for word as the fullest one
}

func (v *View) readQuotes() {
	n := &v.Count
	n.Quotes = len(v.c.QuoteGroups)
	// What changed is told before what was printed faithfully.
	var groups []hearsay.QuoteGroup
	for _, grade := range []hearsay.Change{hearsay.Altered, hearsay.Trimmed, hearsay.Verbatim} {
		for _, g := range v.c.QuoteGroups {
			if worst(g) == grade {
				groups = append(groups, g)
			}
		}
		if grade == hearsay.Altered {
			n.Altered = len(groups)
		}
	}
	for i, g := range keep(groups, v.limits.Rows, &v.Left.Quotes) {
		x := &Quote{ID: cmp.Or(g.ID, fmt.Sprintf("quote%d", i+1)), Reviewed: reviewed(g.Review), Speaker: "Speaker unknown"}
		if s := v.speakers[g.Speaker]; s != nil {
			x.Speaker = s.Name
		}
		const shown = 24
		fullest := v.fullest(g)
		for k, r := range g.Renderings {
			if k >= shown {
				x.More = len(g.Renderings) - shown
				break
			}
			d := v.documents[r.Document]
			if d == nil {
				continue
			}
			if s := v.statements[r.Statement]; s != nil {
				s.Elsewhere = "#" + x.ID
			}
			y := Rendering{Document: d, DocHref: "#" + d.Anchor(), Change: string(r.Change), Words: cut(d.joined(r.Spans), 1200), Statement: v.statements[r.Statement]}
			for n, s := range r.Spans {
				m := Mark{Span: s, Class: "quote", ID: fmt.Sprintf("t-%s-%d-%d", x.ID, k+1, n+1), Title: "Printed in several places: " + y.Change}
				if h := d.mark(m); y.Href == "" {
					y.Href = h
				}
			}
			if k == fullest {
				y.Runs = []Run{{Fate: "same", Text: y.Words}}
				x.Renderings = append([]Rendering{y}, x.Renderings...)
				continue
			}
			if fullest >= 0 {
				f := g.Renderings[fullest]
				y.Runs = Changes(cut(v.documents[f.Document].joined(f.Spans), 1200), y.Words)
			} else {
				y.Runs = []Run{{Fate: "same", Text: y.Words}}
			}
			y.Same = len(y.Runs) == 1 && y.Runs[0].Fate == "same" && fullest >= 0
			x.Renderings = append(x.Renderings, y)
		}
		if len(x.Renderings) > 2 { // those that keep the words of the first follow it
			rest := x.Renderings[1:]
			sort.SliceStable(rest, func(i, j int) bool { return rest[i].Same && !rest[j].Same })
		}
		v.Quotes = append(v.Quotes, x)
	}
}

func worst(g hearsay.QuoteGroup) hearsay.Change {
	w := hearsay.Verbatim
	for _, r := range g.Renderings {
		switch {
		case r.Change == hearsay.Altered:
			return hearsay.Altered
		case r.Change == hearsay.Trimmed:
			w = hearsay.Trimmed
		}
	}
	return w
}

// fullest is the longest verbatim rendering among those that are shown, else the
// longest one, -1 for none.
func (v *View) fullest(g hearsay.QuoteGroup) int {
	best, most := -1, -1
	for k, r := range g.Renderings {
		if d := v.documents[r.Document]; d != nil {
			n := len(strings.Fields(d.joined(r.Spans)))
			if r.Change == hearsay.Verbatim {
				n += 1 << 20
			}
			if n > most {
				best, most = k, n
			}
		}
	}
	return best
}
