package speaker

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/language/token"
	"github.com/openhearsay/hearsay/outlet"
)

type tokenOf = token.Token

// ofChain is the speaker that a chain of mentions stands for.
func (b *Book) ofChain(c int) int {
	if k, ok := b.byChain[c]; ok {
		return k
	}
	chain := &b.refs.Chains[c]
	best := &b.refs.Mentions[chain.Best]
	if best.Kind == coref.Nominal && b.tag(best.Head) == "CC" { // two people
		if x, ok := b.together(best.First, best.End); ok {
			b.byChain[c] = x.Who
			return x.Who
		}
	}
	// A chain whose name is an outlet's is that outlet.
	if best.Kind == coref.Name {
		span := b.a.Span(best.NameFirst, best.NameEnd)
		i, _ := slices.BinarySearchFunc(b.outlets, span.Start, func(m outlet.Match, at int) int { return m.End - 1 - at })
		if i < len(b.outlets) && b.outlets[i].Overlaps(span) && b.outlets[i].Name != "" && chain.Class != coref.Person {
			k := b.outlet(&b.outlets[i])
			b.byChain[c] = k
			return k
		}
	}
	k := len(b.who)
	b.byChain[c] = k
	s := hearsay.Speaker{Name: b.wording(best), Named: chain.Named, Kind: kindOf(chain)}
	if best.Kind == coref.Name {
		s.Kind = b.kindByName(best, s.Kind)
	} else {
		s.Name = b.description(best.First, best.End, best.Head)
		s.Count = count(s.Name)
		if best.Number == coref.Plural && best.Class == coref.Person {
			s.Kind = hearsay.Group
		}
	}
	b.who = append(b.who, person{s, c})
	return k
}

func kindOf(c *coref.Chain) hearsay.SpeakerKind {
	switch c.Class {
	case coref.Person:
		if c.Number == coref.Plural {
			return hearsay.Group
		}
		return hearsay.Person
	case coref.Organization, coref.Place:
		return hearsay.Organization
	case coref.Paper:
		return hearsay.Paper
	}
	return hearsay.UnknownSpeaker
}

// kindByName settles what a name of unknown class is by its form: two or three
// capitalised words that speak are a person.
func (b *Book) kindByName(m *coref.Mention, k hearsay.SpeakerKind) hearsay.SpeakerKind {
	if k != hearsay.UnknownSpeaker {
		return k
	}
	if n := m.NameEnd - m.NameFirst; (n == 2 || n == 3) && b.lower(m.NameFirst-1) != "the" && b.tag(m.NameEnd-1) == "NNP" {
		return hearsay.Person
	}
	return k
}

// wording is a mention as a name: without title and article, on one line.
func (b *Book) wording(m *coref.Mention) string {
	if m.Kind == coref.Name {
		first := m.NameFirst
		if b.lower(first) == "the" && m.NameEnd-first > 1 {
			first++
		}
		return b.text(first, m.NameEnd)
	}
	end := m.End
	for end > m.First+1 && b.tag(end-1) == "POS" {
		end--
	}
	return b.text(m.First, end)
}

// text is tokens first to end with single spaces, words that a line end divides
// made whole.
func (b *Book) text(first, end int) string {
	words := strings.Fields(b.a.Span(first, end).In(b.a.Text))
	out := words[:0]
	for _, w := range words {
		if n := len(out); n > 0 && len(out[n-1]) > 1 && strings.HasSuffix(out[n-1], "-") && w[0] >= 'a' && w[0] <= 'z' && w != "and" && w != "or" && w != "to" {
			out[n-1] = strings.TrimSuffix(out[n-1], "-") + w
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// described is the speaker of a description that no other mention explains: it
// keeps its wording, and the same wording in the same text is one speaker only
// where it is definite.
func (b *Book) described(first, end, head int) Answer {
	if t := b.tag(head); strings.HasPrefix(t, "PRP") || t == "EX" || strings.HasPrefix(t, "W") {
		return nobody
	}
	name := b.description(first, end, head)
	if name == "" {
		return nobody
	}
	if !b.speaks(first, end, head) {
		return nobody
	}
	if more := max(b.insiders(end), b.made(head, end)); more > end && head == end-1 {
		name += " " + b.text(end, more) // the span ends too early
		end = more
	}
	s := hearsay.Speaker{Name: name, Kind: hearsay.UnknownSpeaker, Count: count(name),
		Mentions: []hearsay.Mention{{Span: b.a.Span(first, end)}}, Aliases: []string{b.text(first, end)}}
	if w := b.otherOrder(first, end, head); w != "" {
		s.Aliases = append(s.Aliases, w)
	}
	key := ""
	chain := -1
	if i := b.refs.At(head); i >= 0 {
		m := &b.refs.Mentions[i]
		switch m.Class {
		case coref.Person:
			s.Kind = hearsay.Person
			if m.Number == coref.Plural {
				s.Kind = hearsay.Group
			}
		case coref.Organization:
			s.Kind = hearsay.Organization
		case coref.Paper:
			s.Kind = hearsay.Paper
		}
		if m.Kind == coref.Name && b.lower(first) != "one" {
			s.Named = true
			key = name
		}
		if m.Definite {
			key = strings.ToLower(name)
		}
		if c := b.refs.Of[i]; len(b.refs.Chains[c].Mentions) > 1 {
			if k, ok := b.byChain[c]; ok {
				return Answer{Who: k, Sure: 0.8}
			}
		}
	}
	if key != "" {
		if k, ok := b.byName[key]; ok {
			b.who[k].Mentions = append(b.who[k].Mentions, s.Mentions...)
			return Answer{Who: k, Sure: 0.8}
		}
		b.byName[key] = len(b.who)
	}
	b.who = append(b.who, person{s, chain})
	return Answer{Who: len(b.who) - 1, Sure: 0.85}
}

// insiders is where what a source is close to ends: "a source" before "close to
// Hale" or "familiar with the talks"; end where nothing of the kind follows.
func (b *Book) insiders(end int) int {
	switch w := b.lower(end) + " " + b.lower(end+1); w {
	case "close to", "familiar with", "briefed on":
	default:
		return end
	}
	k := end + 2
	for k < end+8 && (strings.HasPrefix(b.tag(k), "NN") || strings.HasPrefix(b.tag(k), "JJ") || b.tag(k) == "DT" || b.tag(k) == "PRP$" || b.tag(k) == "POS") {
		k++
	}
	if k == end+2 {
		return end
	}
	return k
}

// made is where a participle ends that says where or how a thing was made which was
// taken for a bare noun: "audio" before "recorded at the pier"; end for none.
func (b *Book) made(head, end int) int {
	if i := b.refs.At(head); b.tag(end) != "VBN" || b.tag(end+1) != "IN" || i < 0 || b.refs.Mentions[i].Class == coref.Person || b.refs.Mentions[i].Class == coref.Organization {
		return end
	}
	k := end + 1
	for k < end+9 && (strings.HasPrefix(b.tag(k), "NN") || strings.HasPrefix(b.tag(k), "JJ") || b.tag(k) == "DT" || b.tag(k) == "IN" || b.tag(k) == "PRP$" || b.tag(k) == "POS" || b.tag(k) == "CD") {
		k++
	}
	if k == end+1 || b.tag(k-1) == "IN" || b.tag(k-1) == "DT" {
		return end
	}
	return k
}

// occasions are nouns for where and when somebody speaks.
var occasions = set(`conference hearing interview briefing meeting rally debate event call session appearance ceremony dinner lunch
visit trip program show second minute hour day days week weeks month months year years time morning afternoon
evening night today yesterday tomorrow`)

// otherOrder is the shorter wording of "a spokesman for the Bureau of Harbor
// Safety": "a BHS spokesman" where the text calls the bureau so, else "a Bureau
// of Harbor Safety spokesman"; "" where the phrase is no such.
func (b *Book) otherOrder(first, end, head int) string {
	if !strings.HasPrefix(b.lower(head), "spokes") || head+2 >= end || b.tag(head+1) != "IN" {
		return ""
	}
	for i := b.firstMention(head + 1); i < len(b.refs.Mentions) && b.refs.Mentions[i].First < end; i++ {
		m := &b.refs.Mentions[i]
		if m.Kind != coref.Name || m.NameFirst <= head || m.NameEnd > end {
			continue
		}
		name := b.wording(m)
		for _, k := range b.refs.Chains[b.refs.Of[i]].Mentions {
			if x := &b.refs.Mentions[k]; x.Kind == coref.Name && b.refs.Sure[k] >= Floor && x.NameEnd-x.NameFirst == 1 {
				if w := b.wording(x); len(w) < len(name) {
					name = w
				}
			}
		}
		return "a " + name + " " + b.lower(head)
	}
	return ""
}

// speaks reports whether a phrase may mean somebody or something that speaks: a
// noun for things ("the calls", "today") is more likely a wrong source than a
// speaker.
func (b *Book) speaks(first, end, head int) bool {
	if coref.Quantity(b.lower(head)) && b.lower(head+1) == "of" && head+2 < end { // what is counted
		return b.speaks(head+2, end, b.head(head+2, end))
	}
	t := b.tag(head)
	if strings.HasPrefix(t, "VB") && coref.Persons(b.lower(head)) && head > first {
		return true // "immigration advocates", taken for a verb
	}
	if strings.HasPrefix(t, "VB") || strings.HasPrefix(t, "RB") || t == "IN" || t == "MD" || t == "CC" || t == "TO" {
		return false
	}
	if w := b.lower(head); occasions[w] && !(w == "program" && b.possessed(first, head)) {
		return false
	}
	i := b.refs.At(head)
	if i < 0 {
		return strings.HasPrefix(t, "NN") || t == "CD" || t == "DT" || t == "JJ"
	}
	return true
}

// possessed reports whether the noun at token head is somebody's, "the port's program".
func (b *Book) possessed(first, head int) bool {
	for k := first; k < head; k++ {
		if b.tag(k) == "POS" || b.tag(k) == "PRP$" {
			return true
		}
	}
	return false
}

// subjects are the pronouns that begin a clause about the noun before them: "all the
// experts I asked".
var subjects = set(`i we he she they`)

// description is how an unnamed speaker is called: the phrase up to a relative
// clause, its first letter small, a possessive pronoun replaced by whose it is.
func (b *Book) description(first, end, head int) string {
	stop := end
	for i := max(head, first) + 1; i < end; i++ {
		w, t := b.lower(i), b.tag(i)
		if coref.Acronym(b.a.Word(i)) {
			continue // "a WHO spokesman"
		}
		if w == "who" || w == "which" || w == "whose" || w == "whom" || t == "WDT" || w == "," || w == "(" || w == "—" || w == "–" || w == "--" {
			stop = i
			break
		}
		if (t == "VBD" || t == "VBZ" || t == "VBP") && w != "close" ||
			t == "VBG" && strings.HasPrefix(b.tag(i-1), "NN") && !strings.HasPrefix(b.tag(i+1), "NN") || t == "PRP" && subjects[w] || w == "that" {
			stop = i
			break
		}
	}
	for stop > first && edge(b.a.Word(stop-1)) && !b.closes(first, stop-1) {
		stop--
	}
	if stop <= first {
		return ""
	}
	var name string
	if b.tag(first) == "PRP$" {
		if x := b.possessor(first); x != "" {
			return x + "'s " + b.text(first+1, stop)
		}
	}
	for i := first; i < stop; i++ { // "one of his sources"
		if b.tag(i) == "PRP$" && i > first {
			if x := b.possessor(i); x != "" {
				name = b.text(first, i) + " " + x + "'s"
				if i+1 < stop {
					name += " " + b.text(i+1, stop)
				}
				return lowerFirst(name)
			}
		}
	}
	name = b.text(first, stop)
	if t := b.tag(first); !strings.HasPrefix(t, "NNP") {
		name = lowerFirst(name)
	}
	return name
}

// possessor is the name of whom a possessive pronoun means, "" where that is not sure.
func (b *Book) possessor(i int) string {
	m := b.refs.At(i)
	if m < 0 || b.refs.Sure[m] < Floor || b.onlyPronouns(b.refs.Of[m]) {
		return ""
	}
	c := &b.refs.Chains[b.refs.Of[m]]
	if !c.Named {
		return ""
	}
	return b.wording(&b.refs.Mentions[c.Best])
}

var counts = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "twenty": 20, "both": 2}

// count is how many a description says they are: "nine current and former
// officials" → 9, "at least three people" → 3, 0 where it does not say.
func count(name string) int {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if i > 2 {
			break
		}
		if n := counts[w]; n > 0 {
			return n
		}
		n := 0
		for k := 0; k < len(w) && len(w) < 4 && w[k] >= '0' && w[k] <= '9'; k++ {
			n = n*10 + int(w[k]-'0')
			if k == len(w)-1 {
				return n
			}
		}
		if (w == "a" || w == "an") && i == 0 && len(words) > 1 && words[1] != "dozen" && words[1] != "few" && words[1] != "number" {
			return 1
		}
	}
	return 0
}

// Describe is what an unnamed person is called, from the phrase in a span.
func (b *Book) Describe(span hearsay.Span) string {
	first, end := b.tokens(span)
	for first < end && edge(b.a.Word(first)) {
		first++
	}
	if first >= end {
		return ""
	}
	if x, ok := b.named(first, end, b.head(first, end)); ok {
		return b.who[x.Who].Name
	}
	return b.description(first, end, b.head(first, end))
}

// Agent is what one who speaks for the speaker of is called. "Her spokesman" is
// that speaker's: whoever "her" could mean elsewhere, here she is spoken for.
func (b *Book) Agent(span hearsay.Span, of int) string {
	name := b.Describe(span)
	first, end := b.tokens(span)
	if first < end && b.tag(first) == "PRP$" && of >= 0 && b.who[of].Named {
		if rest, ok := strings.CutPrefix(strings.ToLower(name), b.lower(first)+" "); ok {
			return b.who[of].Name + "'s " + name[len(name)-len(rest):]
		}
	}
	return name
}

// Mentioned reports whether a speaker is mentioned in a span.
func (b *Book) Mentioned(who int, span hearsay.Span) bool {
	for _, m := range b.who[who].Mentions {
		if span.Contains(m.Span) {
			return true
		}
	}
	if c := b.who[who].chain; c >= 0 {
		for _, i := range b.refs.Chains[c].Mentions {
			if m := &b.refs.Mentions[i]; span.Contains(b.a.Span(m.First, m.End)) {
				return true
			}
		}
	}
	return false
}

// Paper is the outlet of the document as a speaker: its "we".
func (b *Book) Paper(name string, at hearsay.Span) Answer {
	k := b.Outlet(name)
	if k < 0 {
		key := "outlet " + name
		found, ok := b.byName[key]
		if !ok {
			found = len(b.who)
			b.byName[key] = found
			b.who = append(b.who, person{hearsay.Speaker{Name: name, Named: true, Kind: hearsay.OutletSpeaker}, -1})
		}
		k = found
	}
	b.who[k].Mentions = append(b.who[k].Mentions, hearsay.Mention{Span: at})
	return Answer{Who: k, Sure: 0.7}
}
