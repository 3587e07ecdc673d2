package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/chain"
	"github.com/openhearsay/hearsay/statement/kind"
	"github.com/openhearsay/hearsay/statement/speaker"
)

// A page is one document while it is read.
type page struct {
	d          *hearsay.Document
	a          *language.Analysis
	dates      []hearsay.DateMention
	outlets    []outlet.Match
	kinds      *kind.Model
	quotes     []int               // by token, see quotation.Utterances
	statements []hearsay.Statement // in the order of the text
	extents    []hearsay.Span      // of each statement
	book       *speaker.Book
	who        []speaker.Answer
}

// tokens are the tokens that lie in a span.
func (p *page) tokens(s hearsay.Span) (first, end int) {
	t := p.a.Tokens
	first, _ = slices.BinarySearchFunc(t, s.Start, func(x token.Token, at int) int { return int(x.End) - 1 - at })
	for end = first; end < len(t) && int(t[end].Start) < s.End; end++ {
	}
	return first, end
}

// sentenceAt is the index of the sentence that holds byte at, -1 for none.
func (p *page) sentenceAt(at int) int {
	i, _ := slices.BinarySearchFunc(p.a.Sentences, at, func(s sentence.Sentence, at int) int {
		return int(p.a.Tokens[s.End-1].End) - 1 - at
	})
	if i >= len(p.a.Sentences) {
		return -1
	}
	return i
}

// quoted says how much of a statement's contents stands in quotation marks.
func (p *page) quoted(s *hearsay.Statement) hearsay.Quoted {
	in, out := 0, 0
	for _, c := range s.Contents {
		first, end := p.tokens(c)
		for i := first; i < end; i++ {
			w := p.a.Word(i)
			if !wordy(w) {
				continue
			}
			if p.quotes[i] >= 0 {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return hearsay.Indirect
	case out == 0:
		return hearsay.Direct
	}
	return hearsay.Mixed
}

func wordy(w string) bool {
	c := w[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 && !strings.ContainsAny(w, "“”‘’«»…–—")
}

// maxDepth is how many statements may lie inside one another.
const maxDepth = 32

// reach is how many statements back one is looked for that holds another or was
// spoken before it; it keeps the time linear in any text.
const reach = 200

// order puts the statements in the order of the text, the longer one first.
func (p *page) order() {
	n := len(p.statements)
	extents := make([]hearsay.Span, n)
	index := make([]int, n)
	for i := range p.statements {
		extents[i], index[i] = p.statements[i].Extent(), i
	}
	slices.SortStableFunc(index, func(a, b int) int {
		if extents[a].Start != extents[b].Start {
			return extents[a].Start - extents[b].Start
		}
		return extents[b].End - extents[a].End
	})
	place := make([]int, n)
	sorted := make([]hearsay.Statement, n)
	p.extents = make([]hearsay.Span, n)
	for to, from := range index {
		place[from], sorted[to], p.extents[to] = to, p.statements[from], extents[from]
	}
	for i := range sorted {
		if w := sorted[i].Within; w >= 0 {
			sorted[i].Within = place[w]
		}
	}
	p.statements = sorted
}

// nest finds the statement whose content holds each one for which the extractor
// did not say: the smallest of them. What somebody denies is not in that one's words.
func (p *page) nest() {
	defer func() {
		for i := range p.statements {
			if w := p.statements[i].Within; w >= 0 && p.denied(i, w) {
				p.statements[i].Within = p.statements[w].Within
			}
		}
	}()
	for i := range p.statements {
		s := &p.statements[i]
		if s.Within >= 0 {
			continue
		}
		own := p.extents[i]
		best, size := -1, 0
		for j := max(0, i-reach); j < min(len(p.statements), i+reach); j++ {
			if p.extents[j].Start > own.Start {
				break
			}
			if j == i || p.extents[j].End < own.End || p.within(j, i) {
				continue
			}
			o := &p.statements[j]
			for _, c := range o.Contents {
				if n := hearsay.Cover(o.Contents).Len(); c.Contains(own) && c != s.Contents[0] && (best < 0 || n < size) {
					best, size = j, n
				}
			}
		}
		s.Within = best
	}
}

// denied reports whether statement i is all that statement w denies, by a noun: "Hale
// denied Brook's claim that the pier had fallen". The narrator names it, not Hale.
func (p *page) denied(i, w int) bool {
	s, o := &p.statements[i], &p.statements[w]
	if s.Cue == nil || o.Cue == nil || len(o.Contents) != 1 {
		return false
	}
	first, _ := p.tokens(o.Contents[0])
	noun, end := p.tokens(*s.Cue)
	_, last := p.tokens(s.Contents[len(s.Contents)-1])
	_, limit := p.tokens(o.Contents[0])
	const title = 6 // tokens of "Deputy Mayor Peter Brook's"
	if noun-first > title || noun < first || limit-last > 1 || noun >= end {
		return false
	}
	named := false
	for k := noun; k < end; k++ {
		named = named || strings.HasPrefix(p.tag(k), "NN")
	}
	at, stop := p.tokens(*o.Cue)
	for k := at; k < stop; k++ {
		if english.Reporting(english.Stem(strings.ToLower(p.a.Word(k)))) == english.Refuse && strings.HasPrefix(p.tag(k), "VB") {
			return named
		}
	}
	return false
}

// tag is the tag of token k, "" where there is none.
func (p *page) tag(k int) string {
	if k < len(p.a.Tags) {
		return p.a.Tags[k]
	}
	return ""
}

// within reports whether statement j lies, by what is known so far, inside statement i.
func (p *page) within(j, i int) bool {
	for n := 0; j >= 0 && n < maxDepth; n++ {
		if j == i {
			return true
		}
		j = p.statements[j].Within
	}
	return false
}

// sources are the source phrases of the statements, in order.
func (p *page) sources() []coref.Source {
	var all []coref.Source
	for i := range p.statements {
		if s := p.statements[i].Source; s != nil {
			source := coref.Source{Span: *s, Nested: p.statements[i].Within >= 0}
			if !source.Nested && p.statements[i].Quoted != hearsay.Indirect {
				source.Words = p.statements[i].Contents
			}
			all = append(all, source)
		}
	}
	slices.SortStableFunc(all, func(a, b coref.Source) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return all
}

// speakers resolves the sources.
func (p *page) speakers() {
	p.who = make([]speaker.Answer, len(p.statements))
	for i := range p.who {
		p.who[i].Who = -1
	}
	for _, i := range p.outside() {
		s := &p.statements[i]
		switch {
		case s.Source == nil:
			p.who[i] = p.implicit(i)
		case p.firstPerson(*s.Source):
			if w := p.holder(i); w >= 0 {
				p.who[i] = p.who[w]
				p.who[i].Agent = nil
				p.who[i].Sure *= 0.9
			} else if first, _ := p.tokens(*s.Source); first < len(p.quotes) && p.quotes[first] < 0 {
				p.who[i] = p.writer(*s.Source)
			}
		default:
			p.who[i] = p.book.Find(*s.Source)
		}
		if p.who[i].Sure < speaker.Floor || p.asks(i) {
			p.who[i].Who = -1
		}
	}
}

// asks reports whether a pronoun makes an outlet the one that would not answer:
// it is rather the one that asked. "The Gazette asked the ministry. It declined to
// comment."
func (p *page) asks(i int) bool {
	s := &p.statements[i]
	if p.who[i].Who < 0 || s.Source == nil {
		return false
	}
	if who := p.book.Speaker(p.who[i].Who); who.Kind != hearsay.OutletSpeaker && (p.d.Outlet == "" || !strings.HasPrefix(p.d.Outlet, who.Name)) {
		return false
	}
	if !strings.EqualFold(s.Source.In(p.a.Text), "it") && !strings.EqualFold(s.Source.In(p.a.Text), "they") {
		return false
	}
	return p.kind(s) == hearsay.NoComment
}

// kind is what a statement does: by the rule that found it, else by the model.
func (p *page) kind(s *hearsay.Statement) hearsay.Kind {
	switch {
	case s.Kind != "":
		return s.Kind
	case p.withheld(s):
		return hearsay.NoComment
	}
	return p.kinds.Of(p.a, s).Kind
}

// writer is who says "I" or "we" outside quotation marks: the author, or the
// outlet, which alone of the two is many.
func (p *page) writer(at hearsay.Span) speaker.Answer {
	switch strings.ToLower(strings.TrimSpace(at.In(p.a.Text))) {
	case "we", "our", "us", "ourselves":
		if p.d.Outlet != "" {
			return p.book.Paper(p.d.Outlet, at)
		}
	}
	return p.book.Author(p.d.Bylines, at)
}

// outside is the statements with those that hold others before what they hold.
func (p *page) outside() []int {
	depth := make([]int, len(p.statements))
	order := make([]int, len(p.statements))
	for i := range p.statements {
		order[i] = i
		for j, n := p.statements[i].Within, 0; j >= 0 && n < maxDepth; j, n = p.statements[j].Within, n+1 {
			depth[i]++
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return depth[a] - depth[b] })
	return order
}

// holder is the statement in whose content statement i stands; -1 for none.
func (p *page) holder(i int) int { return p.statements[i].Within }

func (p *page) firstPerson(s hearsay.Span) bool {
	switch strings.ToLower(strings.TrimSpace(s.In(p.a.Text))) {
	case "i", "we", "my", "our", "me", "us", "myself", "ourselves":
		return true
	}
	return false
}

// implicit is the speaker of a statement whose source is left out: who spoke
// last, where the quotation goes on.
func (p *page) implicit(i int) speaker.Answer {
	s := &p.statements[i]
	none := speaker.Answer{Who: -1}
	if s.Quoted != hearsay.Direct || s.Within >= 0 {
		return none
	}
	if s.Cue != nil {
		if p.passive(*s.Cue) {
			return none
		}
		if k, verb := p.subject(*s.Cue); k >= 0 {
			x := p.book.Find(p.a.Span(k, k+1))
			x.Sure *= 0.8
			return x
		} else if verb {
			return none // somebody else may be its subject
		}
	}
	here := p.sentenceAt(s.Contents[0].Start)
	best := -1
	for j := max(0, i-reach); j < i; j++ {
		o := &p.statements[j]
		if o.Within >= 0 || o.Source == nil || p.extents[j].Start >= s.Contents[0].Start {
			continue
		}
		if best < 0 || p.extents[j].End >= p.extents[best].End {
			best = j
		}
	}
	if best < 0 || p.who[best].Who < 0 || here < 0 {
		return none
	}
	there := p.sentenceAt(p.extents[best].End - 1)
	if there < 0 || p.a.Sentences[here].Paragraph-p.a.Sentences[there].Paragraph > 1 || here-there > 2 {
		return none
	}
	x := p.who[best]
	x.Sure = 0.6
	x.Agent = nil
	return x
}

// subject is the head of the subject of a cue's verb, -1 for none; verb reports
// whether the cue has one.
func (p *page) subject(cue hearsay.Span) (head int, verb bool) {
	first, end := p.tokens(cue)
	si := p.sentenceAt(cue.Start)
	if si < 0 || len(p.a.Heads) != len(p.a.Tokens) {
		return -1, false
	}
	s := p.a.Sentences[si]
	for k := first; k < end; k++ {
		verb = verb || strings.HasPrefix(p.a.Tags[k], "VB")
	}
	for k := s.First; k < s.End; k++ {
		if h := p.a.Heads[k]; h >= first && h < end && p.a.Relations[k] == "nsubj" {
			return k, verb
		}
	}
	return -1, verb
}

// passive reports whether a cue says that something was said, without by whom.
func (p *page) passive(cue hearsay.Span) bool {
	first, end := p.tokens(cue)
	for i := first; i < end; i++ {
		switch strings.ToLower(p.a.Word(i)) {
		case "is", "was", "were", "are", "been", "being":
			return true
		}
	}
	return false
}

// chains fills in who carried each statement.
func (p *page) chains(m *chain.Model) {
	in := &chain.Input{Document: p.d, Analysis: p.a, Outlets: p.outlets, Statements: p.statements,
		Speakers: make([]*hearsay.Speaker, len(p.statements)), Agents: make([]*hearsay.Span, len(p.statements)), AgentNames: make([]string, len(p.statements))}
	for i, x := range p.who {
		if x.Who >= 0 {
			in.Speakers[i] = p.book.Speaker(x.Who)
		}
		if x.Agent != nil {
			in.Agents[i] = x.Agent
			in.AgentNames[i] = p.book.Agent(*x.Agent, x.Who)
		}
	}
	for i, hops := range m.Build(in) {
		p.statements[i].Via = hops
	}
}

// findings numbers the speakers and joins all.
func (p *page) findings() hearsay.Findings {
	keep := map[int]bool{}
	for _, x := range p.who {
		if x.Who >= 0 {
			keep[x.Who] = true
		}
	}
	speakers, id := p.book.Speakers(p.d.ID, keep)
	for i := range p.statements {
		s := &p.statements[i]
		if x := p.who[i]; x.Who >= 0 {
			s.Speaker = id[x.Who]
			if s.Confidence == 0 {
				s.Confidence = 1
			}
		}
	}
	return hearsay.Findings{Speakers: speakers, Statements: p.statements, Dates: p.dates}
}
