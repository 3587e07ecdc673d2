package chain

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/outlet"
)

// venues finds the outlet that each statement was made to: "told the Post", "in
// an interview with Channel 9". Who goes on speaking speaks to the same outlet.
func (b *builder) venues() {
	b.venue = make([]*hearsay.Hop, len(b.Statements))
	type last struct {
		hop       *hearsay.Hop
		paragraph int
	}
	recent := map[*hearsay.Speaker]last{}
	var waiting []int // the first statements of speakers without an outlet yet
	for i := range b.Statements {
		s := &b.Statements[i]
		at := b.anchor(s)
		si := b.sentenceAt(at)
		if si < 0 {
			continue
		}
		who := b.Speakers[i]
		sent := b.Analysis.Sentences[si]
		var h *hearsay.Hop
		if !b.contrary(s) {
			if h = b.venueIn(i, sent); h == nil {
				h = b.venueLater(i, si)
			}
		}
		if w := s.Within; w >= 0 && w < len(b.Statements) {
			if h != nil && h.At != nil && b.inside(&b.Statements[w], *h.At) {
				b.venue[i] = h
			}
			continue // its chain is that of the statement around it
		}
		if h != nil {
			b.venue[i] = h
			if who != nil {
				if _, known := recent[who]; !known {
					b.backward(waiting, who, h, sent.Paragraph)
				}
				recent[who] = last{h, sent.Paragraph}
			}
			continue
		}
		waiting = append(waiting, i)
		if r, ok := recent[who]; ok && who != nil && sent.Paragraph-r.paragraph <= goesOn && !b.occasion(sent) {
			b.venue[i] = r.hop
			recent[who] = last{r.hop, sent.Paragraph}
		}
	}
}

// venueLater is the outlet that a later sentence of statement i names, where a
// quotation goes on over several: "“It fell,” she said. “I saw it,” she said on
// Channel 9." A sentence in which another statement stands is not looked at.
func (b *builder) venueLater(i, si int) *hearsay.Hop {
	s := &b.Statements[i]
	all := b.Analysis.Sentences
	end := hearsay.Cover(s.Contents).End
	for k := si + 1; k < len(all) && k < si+6; k++ {
		from, to := int(b.Analysis.Tokens[all[k].First].Start), int(b.Analysis.Tokens[all[k].End-1].End)
		if from >= end || all[k].Paragraph != all[si].Paragraph || i+1 < len(b.Statements) && b.anchor(&b.Statements[i+1]) < to {
			return nil
		}
		if h := b.venueIn(i, all[k]); h != nil {
			return h
		}
	}
	return nil
}

// goesOn is how many paragraphs later somebody still speaks to the same outlet.
const goesOn = 4

// occasions are words for other places to speak than to an outlet.
var occasions = map[string]bool{"statement": true, "tweet": true, "tweeted": true, "twitter": true, "facebook": true, "speech": true, "testified": true,
	"testimony": true, "hearing": true, "briefing": true, "letter": true, "memo": true, "reporters": true, "conference": true, "rally": true, "release": true, "debate": true}

// occasion reports whether a sentence names another occasion of speaking.
func (b *builder) occasion(sent sentence.Sentence) bool {
	for i := sent.First; i < sent.End; i++ {
		if occasions[strings.ToLower(b.Analysis.Word(i))] {
			return true
		}
	}
	return false
}

// backward gives the statements of a speaker that open the text, and sum up what
// he is then said to have told an outlet, the same outlet.
func (b *builder) backward(waiting []int, who *hearsay.Speaker, h *hearsay.Hop, paragraph int) {
	for _, i := range waiting {
		if b.Speakers[i] != who || b.venue[i] != nil || who == nil {
			continue
		}
		si := b.sentenceAt(b.anchor(&b.Statements[i]))
		if p := b.Analysis.Sentences[si].Paragraph; p == paragraph || p <= openingParagraphs && paragraph-p <= 2 {
			b.venue[i] = h
		}
	}
}

// openingParagraphs are the first paragraphs of a text, headline included, in
// which a report says in short what it tells afterwards.
const openingParagraphs = 3

// anchor is where a statement's frame stands: its cue, its source, else its content.
func (b *builder) anchor(s *hearsay.Statement) int {
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

// venueIn is the outlet in a sentence to which statement i was made.
func (b *builder) venueIn(i int, sent sentence.Sentence) *hearsay.Hop {
	s := &b.Statements[i]
	from, to := int(b.Analysis.Tokens[sent.First].Start), int(b.Analysis.Tokens[sent.End-1].End)
	k, _ := slices.BinarySearchFunc(b.Outlets, from, func(m outlet.Match, at int) int { return m.End - 1 - at })
	for ; k < len(b.Outlets) && b.Outlets[k].Start < to; k++ {
		m := &b.Outlets[k]
		if m.Start < from {
			continue // "Yahoo! News" is read where it begins, though its mark ends a sentence
		}
		if m.Name != "" && b.ownOutlet(i, m.Name) {
			if !b.inside(s, m.Span) && b.leadsTo(m.Start, from) && b.Speakers[i] != nil {
				b.home[b.Speakers[i]] = true
			}
			continue
		}
		if m.Name == "" || b.Speakers[i] != nil && b.same(m.Name, b.Speakers[i].Name) {
			continue
		}
		if s.Kind == hearsay.NoComment && b.asking(m, to) {
			span := m.Span
			return &hearsay.Hop{Name: m.Name, At: &span}
		}
		if b.inside(s, m.Span) {
			continue
		}
		if b.leadsTo(m.Start, from) {
			span := m.Span
			return &hearsay.Hop{Name: m.Name, At: &span}
		}
	}
	return b.paper(i, from, to)
}

// paper reads "in a statement to the newspaper": the outlet named last before.
func (b *builder) paper(i, from, to int) *hearsay.Hop {
	sentence := strings.ToLower(b.Analysis.Text[from:to])
	if len(sentence) != to-from {
		return nil
	}
	for _, w := range [...]string{" the newspaper", " the paper", " the network", " the magazine", " the channel", " the broadcaster"} {
		k := strings.Index(sentence, w)
		if k < 0 {
			continue
		}
		span := hearsay.Span{Start: from + k + 1, End: from + k + len(w)}
		if b.inside(&b.Statements[i], span) || !b.leadsTo(span.Start, from) {
			continue
		}
		for n := len(b.Outlets) - 1; n >= 0; n-- {
			if m := &b.Outlets[n]; m.End <= span.Start && m.Name != "" {
				if b.same(m.Name, b.Document.Outlet) {
					return nil
				}
				return &hearsay.Hop{Name: m.Name, At: &span}
			}
		}
	}
	return nil
}

// ownOutlet reports whether a name is that of the document's outlet, or of the
// one that the story of statement i is credited to.
func (b *builder) ownOutlet(i int, name string) bool {
	if b.same(name, b.Document.Outlet) {
		return true
	}
	k := b.Statements[i].Item
	return k >= 0 && k < len(b.Document.Items) && b.Document.Items[k].Credit != "" && b.same(name, b.Document.Items[k].Credit)
}

// asking reports whether the words around an outlet's name make it the one that
// was refused an answer: "comment to the Post", "the Post's request for comment".
func (b *builder) asking(m *outlet.Match, to int) bool {
	text := b.Analysis.Text
	before := strings.Fields(strings.ToLower(text[max(0, m.Start-30):m.Start]))
	n := len(before)
	for n > 0 && (before[n-1] == "the" || before[n-1] == "to" || before[n-1] == "a") {
		n--
	}
	if n > 0 && n < len(before) && (before[n-1] == "comment" || before[n-1] == "speak" || before[n-1] == "talk" || before[n-1] == "respond") {
		return true
	}
	after := strings.ToLower(text[min(m.End, to):min(to, m.End+40)])
	for _, w := range [...]string{"request", "question", "inquir", "call", "email", "query"} {
		if k := strings.Index(after, w); k >= 0 && k < 14 {
			return true
		}
	}
	return false
}

// inside reports whether a span lies in the content or the source of a statement.
func (b *builder) inside(s *hearsay.Statement, span hearsay.Span) bool {
	if s.Source != nil && s.Source.Overlaps(span) {
		return true
	}
	for _, c := range s.Contents {
		if c.Overlaps(span) {
			return true
		}
	}
	return false
}

// leadsTo reports whether the words before byte at say that something was told
// to what stands there.
func (b *builder) leadsTo(at, from int) bool {
	words := strings.Fields(strings.ToLower(b.Analysis.Text[max(from, at-80):at]))
	n := len(words)
	for n > 0 && (words[n-1] == "the" || words[n-1] == "a" || words[n-1] == "both") {
		n--
	}
	if n == 0 {
		return false
	}
	switch w := words[n-1]; w {
	case "told", "tells", "telling", "tell", "informed":
		return true
	case "on":
		return true // "said on Channel 9"
	case "with", "to", "for", "by", "in":
		for k := n - 2; k >= max(0, n-8); k-- {
			if occasionsOf[w][strings.Trim(words[k], ",.;:")] {
				return true
			}
		}
	}
	return false
}

// occasionsOf are the words that, before a preposition and an outlet's name, say
// that somebody spoke to the outlet.
var occasionsOf = map[string]map[string]bool{
	"with": {"interview": true, "conversation": true, "spoke": true, "speaking": true, "talked": true, "appearance": true},
	"to": {"statement": true, "statements": true, "spoke": true, "speaking": true, "talked": true, "talking": true, "email": true, "e-mail": true, "comments": true,
		"comment": true, "remarks": true, "said": true, "letter": true, "response": true, "provided": true, "confirmed": true, "interview": true, "sent": true, "said,": true},
	"for": {"wrote": true, "writing": true, "op-ed": true, "column": true, "essay": true, "interview": true},
	"by":  {"cited": true, "quoted": true, "interviewed": true, "obtained": true},
	"in":  {"interview": true, "op-ed": true, "column": true, "article": true, "essay": true, "wrote": true, "writing": true, "letter": true, "quoted": true, "cited": true},
}
