package version

import (
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
			has[taken{p.Document, p.Stance}] = true
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
		before := make(map[string]hearsay.Stance, len(p.Documents))
		for id, s := range p.Documents {
			before[id] = s
		}
		for id, s := range before {
			if repeated(id, func(later string) bool { return before[later] == s }) {
				delete(p.Documents, id)
				delete(p.Evidence, id)
			}
		}
	}
}

// OnlyEarlier reports whether all of the documents, of which there is one at least, are
// earlier versions.
func OnlyEarlier(docs map[string]*hearsay.Document, ids []string) bool {
	for _, id := range ids {
		if d := docs[id]; d == nil || d.VersionOf == "" {
			return false
		}
	}
	return len(ids) > 0
}
