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
	name := b.text(first, end)
	if all == nil {
		if name = b.company(first, end); name == "" {
			return nobody, false
		}
	}
	for _, w := range [...]string{"both ", "Both ", "neither ", "Neither ", "the ", "The "} {
		name = strings.TrimPrefix(name, w)
	}
	key := "together " + strings.ToLower(name)
	k, ok := b.byName[key]
	if !ok {
		k = len(b.who)
		b.byName[key] = k
		b.who = append(b.who, person{hearsay.Speaker{Name: name, Named: true, Kind: hearsay.Group, Count: len(all)}, b.pairAt(first, end)})
	}
	b.who[k].Mentions = append(b.who[k].Mentions, hearsay.Mention{Span: b.a.Span(first, end)})
	return Answer{Who: k, Sure: 0.8}, true
}

// company is what one named person and those who belong to him are called together,
// "Anne Hale and her friends"; "" where the phrase is no such.
func (b *Book) company(first, end int) string {
	c := b.pairAt(first, end)
	if c < 0 {
		return ""
	}
	m := &b.refs.Mentions[b.refs.Chains[c].Best]
	if b.tag(m.Head+1) != "PRP$" {
		return ""
	}
	for i := b.firstMention(m.First); i < len(b.refs.Mentions) && b.refs.Mentions[i].First < m.Head; i++ {
		if x := &b.refs.Mentions[i]; x.Kind == coref.Name && x.NameEnd == m.Head {
			return b.wording(&b.refs.Mentions[b.refs.Chains[b.refs.Of[i]].Best]) + " " + b.text(m.Head, m.End)
		}
	}
	return ""
}

// pairAt is the chain of the two people that tokens first to end mean, -1 for none.
func (b *Book) pairAt(first, end int) int {
	for i := b.firstMention(first); i < len(b.refs.Mentions) && b.refs.Mentions[i].First < end; i++ {
		if m := &b.refs.Mentions[i]; m.First >= first && m.End == end && m.Kind == coref.Nominal && b.tag(m.Head) == "CC" {
			return b.refs.Of[i]
		}
	}
	return -1
}
