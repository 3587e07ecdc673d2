package report

import (
	"cmp"
	"slices"

	"github.com/openhearsay/hearsay"
)

// A denial is who says in which documents that a claim is not so.
type denial struct {
	name, href string
	statement  string            // where href leads
	sure       bool              // else it is only possible
	told       bool              // not by a possible conflict alone
	documents  map[string]string // where the words stand, by document
}

// denials are who denies a claim, the sure ones in most documents first: speakers of
// certain conflicts about it. Speakers of places that deny it, and of denials that point
// at one which asserts it, may deny it (half of such places do: `hearsay eval --only
// "cases: confidence"`), and so may those of possible conflicts that stand in two
// documents.
func (v *View) denials(k int) []*denial {
	c := &v.c.Claims[k]
	by := map[*Speaker]*denial{}
	add := func(id string, sure, told bool) {
		s := v.statements[id]
		if s == nil || id == "" || s.Speaker == nil || s.Speaker.Kind == string(hearsay.UnknownSpeaker) {
			return
		}
		x := by[s.Speaker]
		if x == nil {
			x = &denial{name: s.Speaker.Name, documents: map[string]string{}}
			by[s.Speaker] = x
		}
		if sure && !x.sure {
			x.sure, x.href, x.statement = true, "", ""
		}
		x.told = x.told || told
		x.href, x.statement = cmp.Or(x.href, s.Href), cmp.Or(x.statement, id)
		x.documents[s.s.Document] = cmp.Or(x.documents[s.s.Document], s.Href)
	}
	asserted := map[string]bool{} // statements
	for i := range c.Places {
		p := &c.Places[i]
		s := v.statements[p.Statement]
		switch {
		case p.Statement == "" || s == nil:
		case p.Stance == hearsay.Asserts:
			asserted[p.Statement] = true
		case p.Stance == hearsay.Denies && p.Confidence >= leastDenial && s.s.Kind == hearsay.Denial:
			add(p.Statement, false, true)
		}
	}
	for i := range v.c.Propositions {
		if q := &v.c.Propositions[i]; c.Proposition != "" && q.ID == c.Proposition {
			for k := range q.Places {
				if q.Places[k].Stance == hearsay.Asserts && q.Places[k].Statement != "" {
					asserted[q.Places[k].Statement] = true
				}
			}
		}
	}
	for i := range v.c.Answers {
		if a := &v.c.Answers[i]; a.Kind == hearsay.Denied && asserted[a.Of] {
			add(a.Statement, false, true)
		}
	}
	for i := range v.c.Conflicts {
		x := &v.c.Conflicts[i]
		if x.Kind == hearsay.DenialConflict && (asserted[x.A.Statement] || c.Proposition != "" && x.Proposition == c.Proposition) {
			add(x.B.Statement, x.Certain, x.Certain)
		}
	}
	source := map[string]bool{} // of the claim: nobody stands on both sides
	for _, o := range v.shown(k) {
		source[foldName(o.Name)] = true
	}
	var out []*denial
	for _, x := range by {
		if source[foldName(x.name)] {
			continue
		}
		if x.told || len(x.documents) > 1 {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b *denial) int {
		if a.sure != b.sure {
			if a.sure {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(len(b.documents), len(a.documents)), cmp.Compare(a.name, b.name), cmp.Compare(a.statement, b.statement))
	})
	return out
}

// circles notes the pairs of rows that rest on each other.
func (r *River) circles(v *View) {
	rests := map[[2]string]bool{}
	for i := range v.c.RestsOn {
		rests[[2]string{v.c.RestsOn[i].Document, foldName(v.c.RestsOn[i].Origin)}] = true
	}
	for i, a := range r.Rows {
		for _, b := range r.Rows[i+1:] {
			if rests[[2]string{a.Document.d.ID, foldName(b.Document.Name)}] && rests[[2]string{b.Document.d.ID, foldName(a.Document.Name)}] {
				r.Circles = append(r.Circles, RiverCircle{a, b})
			}
		}
	}
}
