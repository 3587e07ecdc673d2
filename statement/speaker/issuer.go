package speaker

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/coref"
)

// papersOf are texts that speak with the voice of whoever wrote or issued them:
// the statement of a ministry is the ministry's word.
var papersOf = set(`statement statements letter memo memos memorandum email e-mail emails tweet tweets post release readout op-ed
column memoir diary testimony remarks comments speech note notes book account accounts update updates
announcement version versions`)

// issuer resolves a paper that says whose it is to that person or body: "her
// letter", "a Ministry statement", "a memo written by the director", "a
// statement from the bureau".
func (b *Book) issuer(first, end, head int) (Answer, bool) {
	if i := b.author(head); i >= 0 && b.refs.Sure[i] >= Floor {
		return Answer{Who: b.ofChain(b.refs.Of[i]), Sure: min(0.8, b.refs.Sure[i])}, true
	}
	if !papersOf[b.lower(head)] {
		return nobody, false
	}
	if x, ok := b.issues(head); ok {
		return x, true
	}
	for i := b.firstMention(first); i < len(b.refs.Mentions) && b.refs.Mentions[i].First < end; i++ {
		m := &b.refs.Mentions[i]
		if m.Head == head || m.Class == coref.Place && m.Kind == coref.Name {
			continue
		}
		start := m.First
		if m.Kind == coref.Name {
			start = m.NameFirst
		}
		if start < first || m.Class == coref.Thing || m.Class == coref.Paper || b.onlyPronouns(b.refs.Of[i]) {
			continue
		}
		before := start < head && (m.Possessive || b.tag(m.End) == "POS" || m.Kind == coref.Name)
		after := start > head && b.by(head, start)
		if (before || after) && b.refs.Sure[i] >= Floor {
			x := Answer{Who: b.ofChain(b.refs.Of[i]), Sure: min(0.8, b.refs.Sure[i])}
			return x, x.Who >= 0
		}
	}
	return nobody, false
}

// issuing are verbs whose subject speaks in the paper that is their object.
var issuing = set(`issued issues issuing issue released releases releasing sent sends sending wrote writes writing posted posts posting
made makes making gave gives giving delivered tweeted put`)

// issues is the subject of the verb by which the paper at token head came: "the port
// issued a statement saying".
func (b *Book) issues(head int) (Answer, bool) {
	if !b.hasTrees() || b.a.Relations[head] != "obj" {
		return nobody, false
	}
	v := b.a.Heads[head]
	if v < 0 || v > head || head-v > 6 || !issuing[b.lower(v)] {
		return nobody, false
	}
	for k := v - 1; k >= 0 && k > v-40; k-- {
		if b.a.Heads[k] != v || b.a.Relations[k] != "nsubj" {
			continue
		}
		if i := b.refs.At(k); i >= 0 && b.refs.Sure[i] >= Floor && !b.onlyPronouns(b.refs.Of[i]) {
			return Answer{Who: b.ofChain(b.refs.Of[i]), Sure: min(0.8, b.refs.Sure[i])}, true
		}
	}
	return nobody, false
}

// issuerOf is the issuer of a paper that another mention of it tells: "the
// statement" after "a Ministry statement", "the report" beside "the report by
// Anne Hale".
func (b *Book) issuerOf(i int) (Answer, bool) {
	m := &b.refs.Mentions[i]
	if m.Kind != coref.Nominal || m.Class != coref.Paper || b.refs.Sure[i] < Floor {
		return nobody, false
	}
	brief := m.Definite && issued[b.lower(m.Head)]
	for _, k := range b.refs.Chains[b.refs.Of[i]].Mentions {
		x := &b.refs.Mentions[k]
		if k == i || b.refs.Sure[k] < Floor || x.Kind != coref.Nominal {
			continue
		}
		if by := b.author(x.Head); by >= 0 && b.refs.Sure[by] >= Floor {
			return Answer{Who: b.ofChain(b.refs.Of[by]), Sure: 0.7}, true
		}
		if !brief || k > i {
			continue
		}
		if answer, ok := b.issuer(x.First, x.End, x.Head); ok {
			answer.Sure = min(answer.Sure, 0.7)
			return answer, true
		}
	}
	return nobody, false
}

// author is the mention of the person who wrote the paper whose noun is token
// head, where "by" and a name follow: "the report, by counsel Anne Hale"; -1 for
// none. Of a body that issued a study or a poll the paper is not the voice: it
// speaks for itself.
func (b *Book) author(head int) int {
	if i := b.refs.At(head); i < 0 || b.refs.Mentions[i].Class != coref.Paper {
		return -1
	}
	k := head + 1
	for b.lower(k) == "," || b.tag(k) == "VBN" {
		k++
	}
	if b.lower(k) != "by" {
		return -1
	}
	for i := b.firstMention(k); i < len(b.refs.Mentions) && b.refs.Mentions[i].First < k+9; i++ {
		m := &b.refs.Mentions[i]
		if m.Kind != coref.Name || m.Class != coref.Person || m.NameFirst <= k {
			continue
		}
		for n := k + 1; n < m.NameFirst; n++ {
			if t := b.tag(n); t != "DT" && !strings.HasPrefix(t, "NN") && !strings.HasPrefix(t, "JJ") {
				return -1
			}
		}
		return i
	}
	return -1
}

// issued are papers that one body issues on one matter, so that the next mention
// of one is the same.
var issued = set(`statement release readout tweet`)

// handed are what is done to papers by others than those who wrote them.
var handed = set(`published obtained leaked reviewed seen cited quoted acquired`)

// by reports whether the words between a paper and a name say that it is the
// name's: "by", "from", "written by the".
func (b *Book) by(head, k int) bool {
	seen := false
	for i := head + 1; i < k && i < head+7; i++ {
		switch w := b.lower(i); {
		case w == "by" || w == "from":
			seen = true
		case handed[w]:
			return false
		case w == "the" || w == "a" || w == "an" || b.tag(i) == "VBN" || w == ",":
		case seen && (strings.HasPrefix(b.tag(i), "NN") || strings.HasPrefix(b.tag(i), "JJ")):
		default:
			return false
		}
	}
	return seen
}

// all resolves "all of those officials" and "both of the men" to the ones meant.
func (b *Book) all(first, end int) (Answer, bool) {
	if w := b.lower(first); w != "all" && w != "both" {
		return nobody, false
	}
	k := first + 1
	if b.lower(k) == "of" {
		k++
	}
	if k >= end || b.lower(k) != "those" && b.lower(k) != "the" && b.lower(k) != "these" {
		return nobody, false
	}
	i := b.refs.At(b.head(k, end))
	if i < 0 || len(b.refs.Chains[b.refs.Of[i]].Mentions) < 2 || b.refs.Sure[i] < Floor {
		return nobody, false
	}
	return Answer{Who: b.ofChain(b.refs.Of[i]), Sure: b.refs.Sure[i]}, true
}

// some are the people that a phrase takes out of a group, "two of those
// officials": they are not the group.
func (b *Book) some(first, end int) (Answer, bool) {
	w := b.lower(first)
	if first+2 >= end || b.lower(first+1) != "of" || counts[w] == 0 && w != "some" && w != "several" && w != "many" && w != "most" && w != "none" || w == "both" {
		return nobody, false
	}
	head := b.head(first+2, end)
	if !coref.Persons(b.lower(head)) {
		return nobody, false
	}
	name := b.description(first, end, head)
	if name == "" || w == "none" {
		return nobody, name != ""
	}
	s := hearsay.Speaker{Name: name, Kind: hearsay.Group, Count: counts[w],
		Mentions: []hearsay.Mention{{Span: b.a.Span(first, end)}}, Aliases: []string{b.text(first, end)}}
	if s.Count == 1 {
		s.Kind = hearsay.Person
	}
	b.who = append(b.who, person{s, -1})
	return Answer{Who: len(b.who) - 1, Sure: 0.8}, true
}
