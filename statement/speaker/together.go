package speaker

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/coref"
)

// Conjuncts are the names that a source phrase joins by "and" or "or", each with
// its titles: "Mayor Hale and Brook" is two sources. nil where it does not.
func (b *Book) Conjuncts(source hearsay.Span) []hearsay.Span {
	first, end := b.tokens(source)
	return b.conjuncts(first, end)
}

func (b *Book) conjuncts(first, end int) []hearsay.Span {
	ends := map[int]bool{}
	var all []hearsay.Span
	joined := false
	for i := b.firstMention(first); i < len(b.refs.Mentions) && b.refs.Mentions[i].First < end; i++ {
		m := &b.refs.Mentions[i]
		if m.Kind != coref.Name || m.Class == coref.Place || m.NameFirst < first || m.NameEnd > end {
			continue
		}
		start := m.NameFirst
		for start > first && strings.HasPrefix(b.tag(start-1), "NN") {
			start--
		}
		if start > first && b.tag(start-1) == "DT" {
			start--
		}
		follows := start > first && b.a.Word(start-1) == "," && ends[start-1]
		if start > first && b.tag(start-1) == "CC" && (ends[start-1] || start-2 >= first && b.a.Word(start-2) == "," && ends[start-2]) {
			joined, follows = true, true
		}
		if len(all) > 0 && !follows {
			return nil
		}
		stop := m.NameEnd
		for stop < end && outletNouns[b.lower(stop)] { // "the Ferry news agency and the Pier newspaper"
			stop++
		}
		if stop < end && strings.HasPrefix(b.tag(stop), "NN") {
			return nil // "Harbor Watch and Pier Police officers"
		}
		ends[stop] = true
		all = append(all, b.a.Span(start, stop))
	}
	if !joined || len(all) < 2 {
		return nil
	}
	return all
}

// outletNouns may stand behind the name of an outlet.
var outletNouns = set(`news agency newspaper online daily magazine website television tv radio channel network newswire site`)

// together is the group that two or more names joined by "and" make: "Hale and
// Brook". Neither of them is the speaker alone.
func (b *Book) together(first, end int) (Answer, bool) {
	all := b.conjuncts(first, end)
	if all == nil {
		return nobody, false
	}
	name := b.text(first, end)
	for _, w := range [...]string{"both ", "Both ", "neither ", "Neither ", "the ", "The "} {
		name = strings.TrimPrefix(name, w)
	}
	key := "together " + strings.ToLower(name)
	k, ok := b.byName[key]
	if !ok {
		k = len(b.who)
		b.byName[key] = k
		b.who = append(b.who, person{hearsay.Speaker{Name: name, Named: true, Kind: hearsay.Group, Count: len(all)}, -1})
	}
	b.who[k].Mentions = append(b.who[k].Mentions, hearsay.Mention{Span: b.a.Span(first, end)})
	return Answer{Who: k, Sure: 0.8}, true
}
