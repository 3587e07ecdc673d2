package speaker

import (
	"strings"

	"github.com/openhearsay/hearsay/language/coref"
)

// agents are those who speak for somebody else.
var agents = set(`spokesman spokeswoman spokesperson lawyer attorney representative aide publicist lawyers attorneys office press`)

// onBehalf reads the phrases that name a speaker and who spoke for him: "Hale,
// through her spokesman,", with the speaker first; and a lawyer or spokesman
// whose words are followed by "on her behalf".
func (b *Book) onBehalf(first, end int) (Answer, bool) {
	for i := first; i < end && i < first+40; i++ {
		if b.lower(i) != "through" && b.lower(i) != "via" || i == first {
			continue
		}
		if agent, ok := b.agent(i+1, end); ok {
			x := b.phrase(first, i)
			if x.Who >= 0 {
				span := b.a.Span(i+1, agent)
				x.Agent = &span
				return x, true
			}
		}
	}
	// the agent stands after the source: "Hale said through a lawyer"
	for i := end; i < len(b.a.Tokens) && i < end+6; i++ {
		w := b.lower(i)
		if w == "." || w == "“" || w == "\"" {
			break
		}
		if w != "through" && w != "via" {
			continue
		}
		if agent, ok := b.agent(i+1, min(i+9, len(b.a.Tokens))); ok {
			x := b.phraseAlone(first, end)
			if x.Who >= 0 {
				span := b.a.Span(i+1, agent)
				x.Agent = &span
				return x, true
			}
		}
	}
	if agents[b.lower(b.head(first, end))] {
		return b.theirBehalf(first, end)
	}
	return nobody, false
}

// phraseAlone resolves the phrase without looking for who spoke on its behalf.
func (b *Book) phraseAlone(first, end int) Answer {
	head := b.head(first, end)
	if x, ok := b.outletIn(first, end); ok {
		return x
	}
	if x, ok := b.named(first, end, head); ok {
		return x
	}
	if i := b.refs.At(head); i >= 0 && b.refs.Sure[i] >= Floor && !b.onlyPronouns(b.refs.Of[i]) {
		return Answer{Who: b.ofChain(b.refs.Of[i]), Sure: b.refs.Sure[i]}
	}
	return nobody
}

// agent is where a phrase such as "his spokesman" or "a lawyer, Jane Roe" that
// begins at token i ends.
func (b *Book) agent(i, end int) (int, bool) {
	t := b.tag(i)
	if t != "PRP$" && t != "DT" && !strings.HasPrefix(t, "NN") && !strings.HasPrefix(t, "JJ") {
		return 0, false
	}
	for k := i; k < end && k < i+7; k++ {
		if agents[b.lower(k)] {
			if k+1 < end && b.lower(k+1) == "office" {
				k++
			}
			return k + 1, true
		}
		if u := b.tag(k); u == "," || u == "." || strings.HasPrefix(u, "VB") && u != "VBG" {
			break
		}
	}
	return 0, false
}

// theirBehalf looks for "on her behalf" and "on behalf of Hale" in the sentence
// of a lawyer's or spokesman's words.
func (b *Book) theirBehalf(first, end int) (Answer, bool) {
	agent := b.a.Span(first, end)
	for i := end; i+2 < len(b.a.Tokens) && i < end+25; i++ {
		if w := b.lower(i); w == "." || w == "?" {
			break
		}
		if b.lower(i) != "on" {
			continue
		}
		if b.tag(i+1) == "PRP$" && b.lower(i+2) == "behalf" {
			m := b.refs.At(first) // whose agent it is: "her lawyer said on her behalf"
			if b.tag(first) != "PRP$" || m < 0 || b.refs.Sure[m] < Floor || b.onlyPronouns(b.refs.Of[m]) {
				m = b.refs.At(i + 1)
			}
			if m >= 0 && b.refs.Sure[m] >= Floor && b.refs.Mentions[m].Possessive && !b.onlyPronouns(b.refs.Of[m]) {
				return Answer{Who: b.ofChain(b.refs.Of[m]), Sure: 0.7, Agent: &agent}, true
			}
		}
		if b.lower(i+1) == "behalf" && b.lower(i+2) == "of" {
			for k := b.firstMention(i + 3); k < len(b.refs.Mentions) && b.refs.Mentions[k].First <= i+4; k++ {
				if m := &b.refs.Mentions[k]; m.First >= i+3 && m.Kind != coref.Pronoun {
					return Answer{Who: b.ofChain(b.refs.Of[k]), Sure: 0.8, Agent: &agent}, true
				}
			}
		}
	}
	return nobody, false
}
