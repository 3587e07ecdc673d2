package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/statement/speaker"
)

// answer adds who makes each statement, and why those who are not named are not. It
// needs the book, which statement holds which, and what each one does: an outlet that
// would not answer is rather the one that asked.
func (p *page) answer() {
	p.speakers()
	p.unnamed()
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
	return s.Kind == hearsay.NoComment
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
func (p *sheet) subject(cue hearsay.Span) (head int, verb bool) {
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
func (p *sheet) passive(cue hearsay.Span) bool {
	first, end := p.tokens(cue)
	for i := first; i < end; i++ {
		switch p.a.Lower(i) {
		case "is", "was", "were", "are", "been", "being":
			return true
		}
	}
	return false
}
