package report

import (
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A Mark is a stretch of a document's text that a finding points at.
type Mark struct {
	Span   hearsay.Span
	Class  string // source, cue, content, hop, reason, said, credit, passage, quote, evidence, furniture
	ID     string // the anchor, "" for none
	Title  string // what it is, in words
	Ref    string // anchor of the finding, shown as a small number after the mark; "" for none
	Number string // what the small number says

	statement *Statement // that Ref leads to, nil for another finding
}

// A Token is one step of marked text. Exactly one of the four is meant: Break
// (a new paragraph), Open (a mark begins), Close (the last opened mark ends) or
// else Text.
type Token struct {
	Break, Open, Close bool
	Text               string
	Mark               *Mark
	First              bool // of Open: the mark's first piece, which carries its anchor
	Last               bool // of Open: its last piece, which carries the reference
}

// A piece is a part of a mark that nests properly.
type piece struct {
	mark       *Mark
	start, end int
	last       bool
}

// Tokens is the text of within, with marks as properly nested elements: a mark
// that crosses the end of another one, or of a paragraph, is cut into pieces, of
// which the first carries the anchor. Lines are paragraphs.
func Tokens(text string, within hearsay.Span, marks []Mark) []Token {
	within, ok := fit(text, within)
	if !ok {
		return nil
	}
	inside := make([]*Mark, 0, len(marks))
	for i := range marks {
		m := &marks[i]
		if s, ok := fit(text, m.Span); ok && s.Overlaps(within) {
			inside = append(inside, m)
		}
	}
	sort.SliceStable(inside, func(i, j int) bool {
		a, b := inside[i], inside[j]
		if a.Span.Start != b.Span.Start {
			return a.Span.Start < b.Span.Start
		}
		return a.Span.End > b.Span.End
	})
	var out []Token
	var active []piece // marks that have begun and not ended, by start
	next, begun := 0, map[*Mark]bool{}
	for at := within.Start; at < within.End; {
		end := within.End
		if i := strings.IndexByte(text[at:end], '\n'); i >= 0 {
			end = at + i
		}
		if strings.TrimSpace(text[at:end]) != "" {
			if len(out) > 0 {
				out = append(out, Token{Break: true})
			}
			line := hearsay.Span{Start: at, End: end}
			var here []piece
			for _, p := range active {
				if p.end > at {
					here = append(here, p)
				}
			}
			for next < len(inside) && inside[next].Span.Start < end {
				m := inside[next]
				s, _ := fit(text, m.Span)
				here = append(here, piece{mark: m, start: s.Start, end: s.End})
				next++
			}
			out = append(out, nest(text, line, here, begun, within.End)...)
			active = here
		}
		at = end + 1
	}
	return out
}

// nest writes one line; here holds the marks that touch it, by start.
func nest(text string, line hearsay.Span, here []piece, begun map[*Mark]bool, stop int) []Token {
	var out []Token
	// Each piece is cut where a piece that began before it ends.
	var queue, stack []piece
	for _, p := range here {
		s, e := max(p.start, line.Start), min(p.end, line.End)
		if s < e && strings.TrimSpace(text[s:e]) != "" {
			queue = append(queue, piece{mark: p.mark, start: s, end: e, last: p.end <= line.End || line.End >= stop})
		}
	}
	sort.SliceStable(queue, func(i, j int) bool {
		if queue[i].start != queue[j].start {
			return queue[i].start < queue[j].start
		}
		return queue[i].end > queue[j].end
	})
	at := line.Start
	say := func(to int) {
		if to > at {
			out = append(out, Token{Text: text[at:to]})
			at = to
		}
	}
	shut := func(to int) {
		for len(stack) > 0 && stack[len(stack)-1].end <= to {
			top := stack[len(stack)-1]
			say(top.end)
			out = append(out, Token{Close: true, Mark: top.mark, Last: top.last})
			stack = stack[:len(stack)-1]
		}
	}
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		shut(p.start)
		say(p.start)
		if len(stack) > 0 && p.end > stack[len(stack)-1].end {
			// It crosses the one that is open: the rest begins where that one ends.
			rest := p
			rest.start = stack[len(stack)-1].end
			p.end, p.last = rest.start, false
			i := sort.Search(len(queue), func(i int) bool { return queue[i].start >= rest.start })
			for i < len(queue) && queue[i].start == rest.start && queue[i].end >= rest.end {
				i++
			}
			queue = append(queue[:i], append([]piece{rest}, queue[i:]...)...)
		}
		out = append(out, Token{Open: true, Mark: p.mark, First: !begun[p.mark], Last: p.last})
		begun[p.mark] = true
		stack = append(stack, p)
	}
	shut(line.End)
	say(line.End)
	return out
}
