package chain

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/credit"
)

// A mention is one place that opens a carrier's scope, or asked in vain.
type mention struct {
	credit.Mention
	sentence, paragraph int
	item                int
}

// A carrier is an outlet through which the document has some of what it tells.
type carrier struct {
	name     string
	mentions []int        // in builder.mentions, in order of place
	items    map[int]bool // in which the text names it
	told     map[*hearsay.Speaker][]link
	count    int  // its mentions that carry
	rank     int  // by first mention that carries
	opens    bool // credited early as the one who reported
}

// A link is a place that says that a speaker's words went to a carrier.
type link struct {
	sentence, paragraph, mention int
	reported                     bool // the carrier only has the speaker's words in a report of its own
}

// mostCarriers bounds the carriers of a document, so that the time stays linear.
const mostCarriers = 40

// openingParagraphs are the first paragraphs of a text, headline included, in
// which a report says in short what it tells afterwards, and from whom.
const openingParagraphs = 4

// carriers collects the outlets that the text credits, and who spoke to them.
func (b *builder) carriers() {
	index := map[string]int{}
	b.home = map[*hearsay.Speaker]bool{}
	var homely []int // sentences in which somebody speaks to the document's own outlet
	for _, m := range credit.Mentions(b.Analysis.Text, b.Outlets) {
		si := b.sentenceAt(m.At.Start)
		if si < 0 || m.Role == credit.Pictured || m.Role == credit.Confirmed {
			continue
		}
		x := mention{m, si, b.Analysis.Sentences[si].Paragraph, b.Document.Item(m.At.Start)}
		if b.own(m.Name, x.item) {
			if m.Role == credit.Told {
				homely = append(homely, si)
			}
			continue
		}
		k, ok := index[m.Name]
		if !ok {
			if len(b.carrying) == mostCarriers {
				continue
			}
			k = len(b.carrying)
			index[m.Name] = k
			b.carrying = append(b.carrying, carrier{name: m.Name, items: map[int]bool{}, told: map[*hearsay.Speaker][]link{}, rank: -1})
		}
		c := &b.carrying[k]
		c.mentions = append(c.mentions, len(b.mentions))
		c.items[x.item] = true
		if m.Role.Carries() {
			if c.count++; c.rank < 0 {
				c.rank = b.ranks
				b.ranks++
			}
			c.opens = c.opens || x.paragraph < openingParagraphs && m.Role != credit.Told
		}
		b.mentions = append(b.mentions, x)
	}
	b.inSentence = map[int][]int{}
	for i := range b.Statements {
		if b.at[i] >= 0 {
			b.inSentence[b.at[i]] = append(b.inSentence[b.at[i]], i)
		}
	}
	for k := range b.carrying {
		c := &b.carrying[k]
		for _, n := range c.mentions {
			m := &b.mentions[n]
			if m.Role == credit.Told {
				for _, i := range b.inSentence[m.sentence] {
					if who := b.Speakers[i]; who != nil && b.Statements[i].Within < 0 && !inside(&b.Statements[i], m.At) {
						c.told[who] = append(c.told[who], link{m.sentence, m.paragraph, n, false})
					}
				}
				for _, who := range b.people() {
					if b.namedBefore(who, m) {
						c.told[who] = append(c.told[who], link{m.sentence, m.paragraph, n, false})
					}
				}
			} else if m.Role.Carries() && b.material(m.sentence) {
				for _, who := range b.people() {
					if b.namedIn(who, m.sentence) {
						c.told[who] = append(c.told[who], link{m.sentence, m.paragraph, n, false})
					}
				}
			}
		}
	}
	b.within(index)
	for _, si := range homely {
		for _, i := range b.inSentence[si] {
			if b.Speakers[i] != nil {
				b.home[b.Speakers[i]] = true
			}
		}
	}
}

// within links those whose words an outlet's report has to the outlet: what they
// say next they may have said there too.
func (b *builder) within(index map[string]int) {
	for i := range b.Statements {
		w := b.Statements[i].Within
		if w < 0 || b.at[i] < 0 || b.Speakers[i] == nil || b.Speakers[w] == nil || b.Speakers[w].Kind != hearsay.OutletSpeaker {
			continue
		}
		k, ok := index[b.Speakers[w].Name]
		if !ok {
			continue
		}
		c := &b.carrying[k]
		for _, n := range c.mentions[b.firstFrom(c, b.first[w]):] {
			m := &b.mentions[n]
			if m.sentence > b.last[w] {
				break
			}
			if m.Role.Carries() {
				c.told[b.Speakers[i]] = append(c.told[b.Speakers[i]], link{m.sentence, m.paragraph, n, true})
				break
			}
		}
	}
}

// materials are nouns for what holds the words of those whom it is about.
var materials = map[string]bool{"interview": true, "interviews": true, "profile": true, "profiled": true, "messages": true, "message": true, "emails": true,
	"e-mails": true, "email": true, "e-mail": true, "letter": true, "letters": true, "correspondence": true, "transcript": true, "transcripts": true,
	"recording": true, "recordings": true, "tape": true, "tapes": true, "conversation": true, "conversations": true, "texts": true, "chat": true, "chats": true}

// material reports whether a sentence names a material of several people's words.
func (b *builder) material(si int) bool {
	sent := b.Analysis.Sentences[si]
	for i := sent.First; i < sent.End; i++ {
		if materials[b.Analysis.Lower(i)] {
			return true
		}
	}
	return false
}

// people are the named speakers that are no outlets, each once, at most mostPeople.
func (b *builder) people() []*hearsay.Speaker {
	if b.persons == nil {
		b.persons = []*hearsay.Speaker{}
		seen := map[*hearsay.Speaker]bool{}
		for i, who := range b.Speakers {
			if who != nil && who.Named && who.Kind != hearsay.OutletSpeaker && !seen[who] && b.Statements[i].Within < 0 && len(b.persons) < mostPeople {
				seen[who] = true
				b.persons = append(b.persons, who)
			}
		}
	}
	return b.persons
}

// mostPeople bounds the people that are looked for in the sentences of materials.
const mostPeople = 60

// namedBefore reports whether a speaker's last name stands before a mention in its
// sentence, and in nobody's mouth.
func (b *builder) namedBefore(who *hearsay.Speaker, m *mention) bool {
	from := int(b.Analysis.Tokens[b.Analysis.Sentences[m.sentence].First].Start)
	if from >= m.At.Start {
		return false
	}
	at := strings.Index(b.Analysis.Text[from:m.At.Start], lastName(who))
	if at < 0 {
		return false
	}
	span := hearsay.Span{Start: from + at, End: from + at + 1}
	return !slices.ContainsFunc(b.inSentence[m.sentence], func(i int) bool { return slices.ContainsFunc(b.Statements[i].Contents, span.Overlaps) })
}

// lastName is the last word of a speaker's name that is more than "Jr.".
func lastName(who *hearsay.Speaker) string {
	switch name := who.Name[strings.LastIndexByte(who.Name, ' ')+1:]; name {
	case "Jr.", "Sr.", "II", "III", "Jr", "Sr":
		return who.Name
	default:
		return name
	}
}

// namedIn reports whether a speaker's last name stands in a sentence.
func (b *builder) namedIn(who *hearsay.Speaker, si int) bool {
	sent := b.Analysis.Sentences[si]
	return strings.Contains(b.Analysis.Text[b.Analysis.Tokens[sent.First].Start:b.Analysis.Tokens[sent.End-1].End], lastName(who))
}

// own reports whether a name is that of the document's outlet, or of the one that
// the item is credited to.
func (b *builder) own(name string, item int) bool {
	if b.same(name, b.Document.Outlet) {
		return true
	}
	return item >= 0 && b.Document.Items[item].Credit != "" && b.same(name, b.Document.Items[item].Credit)
}

// anchor is where a statement's frame stands: its cue, its source, else its content.
func anchor(s *hearsay.Statement) int {
	switch {
	case s.Cue != nil:
		return s.Cue.Start
	case s.Source != nil:
		return s.Source.Start
	}
	return s.Contents[0].Start
}

// sentenceAt is the index of the sentence that holds byte at, -1 for none.
func (b *builder) sentenceAt(at int) int {
	all := b.Analysis.Sentences
	i, _ := slices.BinarySearchFunc(all, at, func(s sentence.Sentence, at int) int {
		return int(b.Analysis.Tokens[s.End-1].End) - 1 - at
	})
	if i >= len(all) {
		return -1
	}
	return i
}

// inside reports whether a span lies in the content or the source of a statement.
func inside(s *hearsay.Statement, span hearsay.Span) bool {
	return s.Source != nil && s.Source.Overlaps(span) || slices.ContainsFunc(s.Contents, span.Overlaps)
}

// same reports whether two names mean the same carrier.
func (b *builder) same(x, y string) bool {
	if x == y {
		return x != ""
	}
	k := [2]string{x, y}
	v, ok := b.alike[k]
	if !ok {
		v = outlet.Same(x, y)
		b.alike[k] = v
	}
	return v
}
