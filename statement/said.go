package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// time adds when each statement was made. It needs the spans, which statement holds
// which, and the dates of the sheet.
func (p *page) time() {
	for i := range p.statements {
		s := &p.statements[i]
		s.Said, s.SaidAt = p.said(i)
	}
}

// said is when statement i was made, and the words that tell it: the expression
// of time nearest to the cue in its sentence that lies in no content but that of
// a statement around it. What lies in the future of the document is none.
func (p *page) said(i int) (hearsay.Period, *hearsay.Span) {
	s := &p.statements[i]
	frame := s.Cue
	if frame == nil {
		frame = s.Source
	}
	if frame == nil {
		return hearsay.Period{}, nil
	}
	si := p.sentenceAt(frame.Start)
	if si < 0 {
		return hearsay.Period{}, nil
	}
	sent := p.a.Sentences[si]
	from, to := int(p.a.Tokens[sent.First].Start), int(p.a.Tokens[sent.End-1].End)
	k, _ := slices.BinarySearchFunc(p.dates, from, func(m hearsay.DateMention, at int) int { return m.Span.End - 1 - at })
	best, distance := -1, 0
	printed := p.d.PublishedAt(frame.Start)
	for ; k < len(p.dates) && p.dates[k].Span.Start < to; k++ {
		d := &p.dates[k]
		if p.told(i, d.Span) || printed.To != "" && d.Period.From > printed.To {
			continue
		}
		far := max(frame.Start-d.Span.End, d.Span.Start-frame.End)
		if p.clauseBetween(d.Span, *frame) {
			continue
		}
		if best < 0 || far < distance {
			best, distance = k, far
		}
	}
	if best < 0 {
		return hearsay.Period{}, nil
	}
	at := p.dates[best].Span
	return p.dates[best].Period, &at
}

// told reports whether a span lies in what statement i tells, or in the content,
// source or cue of another that is not around it.
func (p *page) told(i int, span hearsay.Span) bool {
	for j := max(0, i-reach); j < min(len(p.statements), i+reach); j++ {
		o := &p.statements[j]
		if p.extents[j].Start > span.End || p.extents[j].End < span.Start {
			continue
		}
		if j != i && p.within(i, j) {
			continue
		}
		for _, c := range o.Contents {
			if c.Overlaps(span) {
				return true
			}
		}
		if o.Source != nil && o.Source.Overlaps(span) {
			return true
		}
	}
	return false
}

// clauseBetween reports whether the start of a subordinate clause parts a date
// from the frame: "said … after he resigned on Friday".
func (p *sheet) clauseBetween(date, frame hearsay.Span) bool {
	if date.Start < frame.End {
		return false
	}
	between := " " + strings.ToLower(p.a.Text[frame.End:date.Start]) + " "
	for _, w := range [...]string{" after ", " before ", " when ", " while ", " who ", " which ", " because ", " following ", " as ", " ahead of ", " since "} {
		if strings.Contains(between, w) {
			return true
		}
	}
	return false
}
