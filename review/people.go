package review

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// people writes the speakers: merged, split, made, corrected, and without those that
// persons rejected.
func (s *saying) people(ids map[string]string, final func(string) string, decided marks[string], lost map[string]bool) {
	c := s.c
	mentions := map[string][]hearsay.Mention{}
	b := s.x.kind(Speaker)
	moved := map[string]bool{}
	for i := range c.Speakers {
		for k, m := range c.Speakers[i].Mentions {
			id := final(c.Speakers[i].ID)
			if to, ok := s.carried[ref{b.findings[i].at, k}]; ok {
				moved[id] = true
				if id = ""; to != "" {
					id = final(to)
				}
				moved[id] = true
			}
			mentions[id] = append(mentions[id], m)
		}
	}
	by := map[string]*hearsay.Speaker{}
	var order []string
	for i := range c.Speakers {
		x := c.Speakers[i]
		id := final(x.ID)
		if x.ID == id {
			by[id] = &x
		}
		order = append(order, x.ID)
	}
	for i := range c.Speakers {
		x := &c.Speakers[i]
		if id := final(x.ID); id != x.ID && by[id] != nil {
			fold(by[id], x)
			moved[id] = true
		}
	}
	keys := slices.SortedFunc(maps.Keys(s.made), func(a, b string) int { return byNumber(ids[a], ids[b]) })
	for _, key := range keys {
		id := ids[key]
		if final(key) != id {
			continue
		}
		kind := hearsay.Person
		for i := range c.Speakers {
			if k := c.Speakers[i].Kind; c.Speakers[i].ID == s.made[key].like && k != "" && k != hearsay.UnknownSpeaker && k != hearsay.Group {
				kind = k
			}
		}
		by[id] = &hearsay.Speaker{ID: id, Name: s.made[key].name, Named: true, Kind: kind}
		order = append(order, id)
	}
	for i := range c.Speakers { // what was made and then merged into one of the case
		for _, key := range keys {
			if x := by[c.Speakers[i].ID]; x != nil && final(key) == x.ID {
				fold(x, &hearsay.Speaker{Name: s.made[key].name, Named: true})
			}
		}
	}
	speaks := map[string]bool{}
	for i := range c.Statements {
		speaks[c.Statements[i].Speaker] = true
	}
	var out []hearsay.Speaker
	rejected := map[string]bool{}
	for _, id := range order {
		x := by[id]
		if x == nil {
			continue
		}
		m := decided[id]
		if m != nil && m.rejected {
			rejected[id] = true
			continue
		}
		if moved[id] || strings.HasPrefix(id, newly) || x.Mentions == nil {
			x.Mentions = mentions[id]
			slices.SortStableFunc(x.Mentions, func(a, b hearsay.Mention) int {
				return cmp.Or(strings.Compare(a.Document, b.Document), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
			})
		}
		if lost[id] && len(x.Mentions) == 0 && !speaks[id] && m == nil {
			continue
		}
		if m != nil {
			correctSpeaker(x, m)
		}
		out = append(out, *x)
	}
	c.Speakers = out
	for i := range c.Statements {
		if rejected[c.Statements[i].Speaker] {
			c.Statements[i].Speaker = ""
		}
	}
	s.refused = rejected
}

// fold adds what another speaker is called to x.
func fold(x, other *hearsay.Speaker) {
	aliases := slices.Clone(x.Aliases)
	for _, a := range append([]string{other.Name}, other.Aliases...) {
		if a != "" && a != x.Name && !slices.Contains(aliases, a) {
			aliases = append(aliases, a)
		}
	}
	x.Aliases = aliases
}

func correctSpeaker(x *hearsay.Speaker, m *mark) {
	x.Review = m.out()
	if kind, ok := m.fields["kind"]; ok {
		x.Kind = hearsay.SpeakerKind(kind)
	}
	if name := m.fields["name"]; name != "" && name != x.Name {
		old := x.Name
		x.Name = name
		x.Aliases = slices.DeleteFunc(slices.Clone(x.Aliases), func(a string) bool { return a == name })
		fold(x, &hearsay.Speaker{Name: old})
		x.Named = true
	}
}
