package report

import (
	"fmt"
	"slices"
)

// moved says how the position changed first, "" where it did not. No gold tells how many
// of these are right, so that none is told as known.
func (p *Position) moved() string {
	for _, s := range p.Steps {
		if s.Change != "" && s.Change != "same" {
			return fmt.Sprintf("%s perhaps later %s what was said before%s", p.Speaker, movedVerb(s.Change), onMatter(p.Matter))
		}
	}
	return ""
}

// readMoved tells each claim what changed about it: positions of those who speak of it,
// sources that got lost, and quotations of it that were altered.
func (v *View) readMoved() {
	altered := map[string]bool{} // addresses of quotations that changed
	for _, q := range v.Quotes {
		if q.Changed() {
			altered["#"+q.ID] = true
		}
	}
	for k, x := range v.Claims {
		c := &v.c.Claims[k]
		of := map[*Statement]bool{}
		var quotes []string
		for i := range c.Places {
			if s := v.statements[c.Places[i].Statement]; s != nil && c.Places[i].Statement != "" {
				of[s] = true
				if altered[s.Elsewhere] && !slices.Contains(quotes, s.Elsewhere) {
					quotes = append(quotes, s.Elsewhere)
				}
			}
		}
		for _, p := range v.Positions {
			about := slices.ContainsFunc(p.Steps, func(s Step) bool { return of[s.Says.Statement] })
			if s := p.moved(); about && s != "" && p.Confidence.Share >= middle {
				x.Moved = append(x.Moved, Lead{s, "#" + p.anchor()})
			}
		}
		lost := 0
		for i := range v.c.Unattributed {
			if u := &v.c.Unattributed[i]; c.Proposition != "" && u.Proposition == c.Proposition {
				lost++
			}
		}
		if lost > 0 {
			x.Moved = append(x.Moved, Lead{"in " + Number(lost, "place", "places") + " the source got lost on the way", "#unattributed"})
		}
		if len(quotes) > 0 {
			x.Moved = append(x.Moved, Lead{Number(len(quotes), "quotation of it", "quotations of it") + " changed the wording", quotes[0]})
		}
	}
}

func (p *Position) anchor() string { return or(p.ID, "positions") }
