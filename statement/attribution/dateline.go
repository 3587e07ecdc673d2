package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// datelines takes the place before the dash out of what a paragraph begins with:
// "EASTPORT, March 4 - The ferry …" is no word of the ferry's.
func (p *page) datelines(found []finding) {
	for i := range found {
		f := &found[i]
		if f.source != noSource {
			f.source = p.undated(f.source, f.cue)
		}
		for k := range f.contents {
			f.contents[k] = p.unlabelled(p.undated(f.contents[k], f.cue), f.cue)
		}
	}
}

// unlabelled is s without the name of a row or a place before a quotation with which
// its line begins: in "Upper Marlow “We lost the school,” Brandt said" the place is
// no word of hers.
func (p *page) unlabelled(s, cue stretch) stretch {
	const longest = 4
	if cue.first <= s.last || s.first != p.lineOf(s.first).first || p.quote[s.first] >= 0 {
		return s
	}
	t := s.first
	for t < s.last && t-s.first < longest && p.kind[t]&isWord != 0 && p.upper(t) && p.kind[t]&isVerb == 0 {
		t++
	}
	if p.kind[t]&isOpen == 0 || t >= s.last || p.quotes[p.quote[t]].Last < s.last {
		return s
	}
	in := p.words(stretch{t, s.last})
	for k := in.first; k <= in.last; k++ {
		switch p.tag[k] {
		case tagVBD, tagVBZ, tagVBP, tagMD:
			if p.upper(in.first) {
				return in
			}
		}
	}
	return s
}

// undated is s without a dateline, where it begins with one.
func (p *page) undated(s, cue stretch) stretch {
	l := p.lineOf(s.first)
	if s.first != l.first {
		return s
	}
	dash := p.dateline(l)
	if dash < 0 || dash >= s.last || cue.first <= dash {
		return s
	}
	if t := p.words(stretch{dash + 1, s.last}); t.first <= t.last {
		return stretch{t.first, s.last}
	}
	return s
}

// dateline is the dash that ends the dateline of line l, -1 where there is none: a
// word in capitals, or an agency in brackets, and no verb.
func (p *page) dateline(l line) int {
	const longest = 12
	brackets := false
	for t := l.first; t < l.end && t < l.first+longest; t++ {
		w := p.a.Word(t)
		if p.lower[t] == dashMark {
			if t == l.first || t+1 >= l.end {
				return -1
			}
			first := p.a.Word(l.first)
			shout := len(first) > 2 && strings.ToUpper(first) == first && strings.ContainsFunc(first, unicode.IsLetter)
			if shout || brackets {
				return t
			}
			return -1
		}
		if w == ")" {
			brackets = true
		}
		if p.kind[t]&isVerb != 0 && p.small(stretch{t, t}) || p.kind[t]&(isOpen|isClose) != 0 {
			return -1
		}
		if t == l.first && p.kind[t]&isWord == 0 {
			return -1
		}
	}
	return -1
}

// halves adds the other half of a quotation that dashes or commas divide:
// "A" — she insisted — "B".
func (p *page) halves(found []finding) {
	var taken []bool
	for i := range found {
		f := &found[i]
		if f.source == noSource || len(f.contents) != 1 {
			continue
		}
		middle := stretch{min(f.source.first, f.cue.first), max(f.source.last, f.cue.last)}
		before, after, ok := p.around(middle)
		if !ok {
			continue
		}
		have := f.contents[0]
		var other stretch
		switch {
		case have.overlaps(before) && !have.overlaps(after):
			other = after
		case have.overlaps(after) && !have.overlaps(before):
			other = before
		default:
			continue
		}
		if taken == nil {
			taken = p.claimed(found)
		}
		if !claim(taken, relation{other, noSource, nil}) {
			continue
		}
		if other.first < have.first {
			f.contents = []stretch{other, have}
		} else {
			f.contents = []stretch{have, other}
		}
	}
}

// around is the quotations before and after s, where a dash stands between each
// and s, or a comma before the second, and nothing else.
func (p *page) around(s stretch) (before, after stretch, ok bool) {
	l := p.lineOf(s.first)
	a, b := s.first-1, s.last+1
	if b < l.end && p.lower[b] != dashMark && p.lower[b] != comma {
		return before, after, false
	}
	if a >= l.first && p.lower[a] == dashMark {
		a--
	}
	b++
	if a <= l.first || b >= l.end || p.kind[a]&isClose == 0 || p.kind[b]&isOpen == 0 {
		return before, after, false
	}
	// A quotation that ends its sentence has one of its own around it.
	switch p.a.Word(a - 1) {
	case ".":
		return before, after, false
	case "?", "!":
		if r, _ := utf8.DecodeRuneInString(p.a.Word(s.first)); unicode.IsUpper(r) {
			return before, after, false
		}
	}
	q, r := p.quotes[p.quote[a]], p.quotes[p.quote[b]]
	before, after = p.words(stretch{q.First, q.Last}), p.words(stretch{r.First, r.Last})
	return before, after, before.first <= before.last && after.first <= after.last
}
