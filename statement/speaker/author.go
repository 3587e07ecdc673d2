package speaker

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/coref"
)

// Author is who wrote the text: the one byline, or "the author" where there is
// none or more than one; without a byline whom a line about the author names,
// "Jane Roe writes the harbor column". at is where the author says "I".
func (b *Book) Author(bylines []string, at hearsay.Span) Answer {
	s := hearsay.Speaker{Name: "the author", Kind: hearsay.Person}
	switch {
	case len(bylines) == 1 && bylines[0] != "":
		s.Name, s.Named = bylines[0], true
	case len(bylines) == 0:
		if i := b.introducesItself(); i >= 0 {
			s.Name, s.Named = b.wording(&b.refs.Mentions[i]), true
		}
	}
	if k, ok := b.byName["author"]; ok {
		b.who[k].Mentions = append(b.who[k].Mentions, hearsay.Mention{Span: at})
		return Answer{Who: k, Sure: 0.8}
	}
	s.Mentions = []hearsay.Mention{{Span: at}}
	b.byName["author"] = len(b.who)
	b.who = append(b.who, person{s, -1})
	return Answer{Who: len(b.who) - 1, Sure: 0.8}
}

// writers are nouns for who writes, in a line about the author.
var writers = set(`writer columnist blogger correspondent reporter editor contributor freelancer fellow author`)

// bioParagraphs is how many paragraphs at either end of a text may hold a line
// about its author.
const bioParagraphs = 3

// introducesItself is the mention of the author in a line that says what he writes
// and where, -1 for none: "Jane Roe writes …", "Jane Roe is a columnist for …" at
// the head of a paragraph near either end of the text.
func (b *Book) introducesItself() int {
	sentences := b.a.Sentences
	if len(sentences) == 0 {
		return -1
	}
	last := sentences[len(sentences)-1].Paragraph
	for i := range b.refs.Mentions {
		m := &b.refs.Mentions[i]
		s := sentences[m.Sentence]
		if m.Kind != coref.Name || m.NameEnd-m.NameFirst < 2 || m.NameFirst != s.First || s.Paragraph > bioParagraphs && s.Paragraph <= last-bioParagraphs {
			continue
		}
		if m.Sentence > 0 && sentences[m.Sentence-1].Paragraph == s.Paragraph {
			continue
		}
		k := m.NameEnd
		if b.lower(k) == "writes" {
			return i
		}
		if b.lower(k) != "is" || b.tag(k+1) != "DT" {
			continue
		}
		for k += 2; k < s.End && k < m.NameEnd+8 && (strings.HasPrefix(b.tag(k), "NN") || strings.HasPrefix(b.tag(k), "JJ")); k++ {
			if next := b.lower(k + 1); writers[b.lower(k)] && (next == "for" || next == "at" || next == "with" || next == "who" || next == "and" || next == ".") {
				return i
			}
		}
	}
	return -1
}
