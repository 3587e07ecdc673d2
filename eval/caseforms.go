package eval

import (
	"github.com/openhearsay/hearsay"
)

// The forms of a gold statement, each with its own row.
const (
	outerDirect   = "outer direct"
	outerMixed    = "outer mixed"
	outerIndirect = "outer indirect"
	nestedForm    = "inside another one's content"
	cuelessForm   = "without a cue"
)

// The carriers of a chain by what lets a reader know of them.
const (
	ownOutlet    = "the page's own outlet"
	outerSpeaker = "speakers of outer statements"
	otherCarrier = "other carriers" // a venue, a material, a credited outlet: how far they hold is their scope
)

// ScoreForms tells how many of the gold's statements of each form were found, and
// of those found which hops of their chains are right (precision: of the hops
// named, recall: of the gold's), each sort of carrier apart.
func ScoreForms(g *Gold, c *hearsay.Case) []CaseRow {
	s := newCaseScorer(g, c)
	found, of := map[string]int{}, map[string]int{}
	hops := map[string]*Ratio{ownOutlet: {}, outerSpeaker: {}, otherCarrier: {}}
	for _, d := range s.matchStatements() {
		for j := range d.gold {
			of[d.form(j)]++
		}
		for _, p := range d.pairs {
			found[d.form(p.gold)]++
			for _, h := range s.hops(&d, p) {
				hops[h.carrier].add(count(h.found && h.gold), count(h.found), count(h.gold))
			}
		}
	}
	for _, form := range []string{outerDirect, outerMixed, outerIndirect, nestedForm, cuelessForm} {
		s.ratio("statements found: "+form, found[form], of[form])
	}
	for _, carrier := range []string{ownOutlet, outerSpeaker, otherCarrier} {
		r := hops[carrier]
		s.prf("hops: "+carrier, r.Right, r.Predicted, r.Gold)
	}
	return s.rows
}

// holds reports whether one content has all words of another, and more.
func (a wordSet) holds(b wordSet) bool { return len(b) > 0 && len(a) > len(b) && a.shared(b) == len(b) }

// form is the form of a gold statement.
func (d *matchedDocument) form(j int) string {
	g := d.gold[j]
	if g.Cue == "" {
		return cuelessForm
	}
	for _, o := range d.gold {
		if o.content.holds(g.content) {
			return nestedForm
		}
	}
	switch hearsay.Quoted(g.Quoted) {
	case hearsay.Direct:
		return outerDirect
	case hearsay.Mixed:
		return outerMixed
	}
	return outerIndirect
}

// A hopFinding is a hop that was found, that the gold has, or both.
type hopFinding struct {
	name        string
	carrier     string // of a hop that both have, what it is in the gold
	found, gold bool
}

// hops compares the chains of a pair, hops of the gold first.
func (s *caseScorer) hops(d *matchedDocument, p statementPair) (all []hopFinding) {
	f, g := d.found[p.found], d.gold[p.gold]
	ours, theirs := map[int]bool{}, map[int]bool{}
	for _, c := range commonHops(f.Via, g.Via) {
		ours[c[0]], theirs[c[1]] = true, true
	}
	for k, name := range g.Via {
		carrier := otherCarrier
		if k == 0 && sameName(name, s.gold.Documents[d.id].Outlet) {
			carrier = ownOutlet
		} else {
			for _, o := range d.gold {
				if o.content.holds(g.content) && sameName(name, o.Speaker) {
					carrier = outerSpeaker
				}
			}
		}
		all = append(all, hopFinding{name, carrier, theirs[k], true})
	}
	for k, h := range f.Via {
		if ours[k] {
			continue
		}
		carrier := otherCarrier
		if k == 0 && sameName(h.Name, s.documents[d.id].Outlet) {
			carrier = ownOutlet
		} else {
			for _, o := range d.found {
				if p := s.speakers[o.Speaker]; p != nil && o.content.holds(f.content) && sameName(h.Name, p.Name) {
					carrier = outerSpeaker
				}
			}
		}
		all = append(all, hopFinding{h.Name, carrier, true, false})
	}
	return all
}
