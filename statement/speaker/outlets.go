package speaker

import (
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
)

// outletIn finds a phrase that names an outlet, or a report of one: "The Post",
// "a story in the Post", "interview with the Post".
func (b *Book) outletIn(first, end int) (Answer, bool) {
	span := b.a.Span(first, end)
	i, _ := slices.BinarySearchFunc(b.outlets, span.Start, func(m outlet.Match, at int) int { return m.End - 1 - at })
	for ; i < len(b.outlets) && b.outlets[i].Start < span.End; i++ {
		m := &b.outlets[i]
		if m.Name == "" {
			continue
		}
		of, oe := b.tokens(m.Span)
		if oe > end || b.tag(of) == "CD" { // "one agency"
			continue
		}
		// all of the phrase but an article, or the report of the outlet
		rest := b.otherWords(first, end, of, oe)
		if rest == 0 || rest == 1 {
			return Answer{Who: b.outlet(m), Sure: 0.95}, true
		}
	}
	return nobody, false
}

// otherWords looks at what stands beside an outlet's name: 0 for nothing that
// counts, 1 for words for a report, 2 for anything else.
func (b *Book) otherWords(first, end, of, oe int) int {
	kind := 0
	for i := first; i < end; i++ {
		if i >= of && i < oe {
			continue
		}
		switch w := b.lower(i); {
		case w == "the" || w == "a" || w == "an" || w == "in" || w == "by" || w == "with" || w == "of" || w == "'s" || w == "’s" || w == "from" || w == "newspaper" || w == "news" || w == "agency" || w == "website" || w == "magazine" || w == "site" || w == "'" || w == "’" || w == "own" || w == "new" || w == "paper":
		case reports[w]:
			kind = 1
		default:
			return 2
		}
	}
	return kind
}

var reports = set(`report reports story stories article articles interview account investigation analysis editorial reporting
piece profile blog column`)

func (b *Book) outlet(m *outlet.Match) int {
	key := "outlet " + m.Name
	if k, ok := b.byName[key]; ok {
		return k
	}
	k := len(b.who)
	b.byName[key] = k
	p := person{chain: -1, Speaker: hearsay.Speaker{Name: m.Name, Named: true, Kind: hearsay.OutletSpeaker}}
	for i := range b.outlets {
		if o := &b.outlets[i]; o.Name == m.Name {
			p.Mentions = append(p.Mentions, hearsay.Mention{Span: o.Span})
			p.Aliases = append(p.Aliases, o.In(b.a.Text))
		}
	}
	b.who = append(b.who, p)
	return k
}

// Outlet is the index of an outlet as a speaker, by its canonical name.
func (b *Book) Outlet(name string) int {
	for i := range b.outlets {
		if b.outlets[i].Name == name {
			return b.outlet(&b.outlets[i])
		}
	}
	return -1
}
