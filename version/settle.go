package version

import (
	"iter"
	"maps"
	"slices"

	"github.com/openhearsay/hearsay"
)

// Settle completes a case that was made from what Blank gave. The texts are again as
// they were read (docs), and an earlier version that does with a claim, or with a
// proposition, what a later one of its document does too counts no second time.
func Settle(c *hearsay.Case, docs []hearsay.Document) {
	texts := make(map[string]*hearsay.Document, len(docs))
	several := false
	for i := range docs {
		texts[docs[i].ID] = &docs[i]
		several = several || docs[i].Version > 0
	}
	if !several {
		return
	}
	for i := range c.Documents {
		if d := texts[c.Documents[i].ID]; d != nil {
			c.Documents[i].Text = d.Text
		}
	}
	// noted reports whether words stand in a note about what an earlier version had wrong:
	// that a later one speaks of them there does not repeat them.
	noted := func(id string, s hearsay.Span) bool {
		for i := range c.Documents {
			d := &c.Documents[i]
			if d.ID != id {
				continue
			}
			return slices.ContainsFunc(d.Notes, func(n hearsay.Note) bool {
				return n.Span.Overlaps(s) && (n.Kind == hearsay.Correction || n.Kind == hearsay.Clarification || n.Kind == hearsay.Retraction)
			})
		}
		return false
	}
	// repeated reports whether an earlier version does what later ones do.
	repeated := func(id string, does func(id string) bool) bool {
		d := texts[id]
		if d == nil || d.VersionOf == "" {
			return false
		}
		for n := d.Version + 1; ; n++ {
			later := ID(d.VersionOf, n)
			if texts[later] == nil {
				return does(d.VersionOf)
			}
			if does(later) {
				return true
			}
		}
	}
	places := func(all []hearsay.Place) []hearsay.Place {
		type taken struct {
			document string
			stance   hearsay.Stance
		}
		has := map[taken]bool{}
		for _, p := range all {
			if !noted(p.Document, p.Span) {
				has[taken{p.Document, p.Stance}] = true
			}
		}
		return slices.DeleteFunc(slices.Clone(all), func(p hearsay.Place) bool {
			return repeated(p.Document, func(id string) bool { return has[taken{id, p.Stance}] })
		})
	}
	origins := func(all []hearsay.Origin) {
		for i := range all {
			in := slices.Clone(all[i].Documents)
			all[i].Documents = slices.DeleteFunc(slices.Clone(in), func(id string) bool {
				return repeated(id, func(later string) bool { return slices.Contains(in, later) })
			})
		}
	}
	for i := range c.Propositions {
		p := &c.Propositions[i]
		p.Places = places(p.Places)
		origins(p.Origins)
	}
	for i := range c.Claims {
		p := &c.Claims[i]
		p.Places = places(p.Places)
		origins(p.Origins)
		before := maps.Clone(p.Documents)
		for id, s := range before {
			if repeated(id, func(later string) bool { return before[later] == s && !noted(later, p.Evidence[later]) }) {
				delete(p.Documents, id)
				delete(p.Evidence, id)
			}
		}
		if len(p.Documents) < len(before) {
			p.Why += "; earlier versions that say the same as later ones are not counted"
			for k := range p.Origins {
				p.Origins[k].Documents = slices.DeleteFunc(p.Origins[k].Documents, func(id string) bool { return p.Documents[id] == "" })
			}
			p.Origins = slices.DeleteFunc(p.Origins, func(o hearsay.Origin) bool { return len(o.Documents) == 0 })
		}
		says := maps.Clone(p.Documents)
		maps.DeleteFunc(says, func(id string, _ hearsay.Stance) bool { return noted(id, p.Evidence[id]) })
		if len(says) > 0 && onlyEarlier(texts, maps.Keys(says)) {
			p.Why += "; " + OnlyEarlier
			if len(says) < len(p.Documents) {
				p.Why += Corrected
			}
		}
	}
}

// What Settle adds to the reason of a claim that no latest version makes, and what behind
// that where a later one tells of it as wrong.
const (
	OnlyEarlier = "only an earlier version says so"
	Corrected   = ", which a later one corrects"
)

// onlyEarlier reports whether all of the documents are earlier versions.
func onlyEarlier(docs map[string]*hearsay.Document, ids iter.Seq[string]) bool {
	for id := range ids {
		if d := docs[id]; d == nil || d.VersionOf == "" {
			return false
		}
	}
	return true
}
