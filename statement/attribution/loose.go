package attribution

import (
	"slices"

	"github.com/openhearsay/hearsay/language/quotation"
)

// looseLow is the probability of being speech from which on a quotation without
// a cue is a statement. Most quotations that no cue claims are titles and words
// held at arm's length, so that it lies high.
const looseLow = 0.9

// evens is enough where words around the quotation name a speaker.
const evens = 0.5

// looseTrust is how often a statement is right that is made of such a quotation.
const looseTrust = 0.75

// loose gives each quotation that no statement claims, and that is speech by its
// look and makes up sentences of its own, to whom it belongs:
//
//   - to the statement before it, where that is speech too and the quotation opens
//     the next line or the next sentence: “A,” she said. [new line] “B.”
//   - to the words that follow it: “A.” Mayor Brandt answered from the pier.
//   - to the words that introduce it: And from Mayor Brandt: “B.”
//   - to nobody that a phrase names: the speaker is left to those who look wider.
func (w *worker) loose(p *page, found []finding, tails []tail) []finding {
	if w.speech == nil {
		return found
	}
	taken := p.claimed(found)
	last := p.lastOf(found)
	k := 0 // findings of last that end before the quotation
	latest := -1
	for i, q := range p.quotes {
		for ; k < len(last) && last[k].end < q.First; k++ {
			latest = last[k].finding
		}
		in := p.words(stretch{q.First, q.Last})
		if in.first > in.last || slices.Contains(taken[in.first:in.last+1], true) {
			continue
		}
		if latest >= 0 {
			x := &found[latest].contents
			if next, ok := p.goesOn((*x)[len(*x)-1]); ok && next == in && claim(taken, relation{noSource, noSource, []stretch{in}}) {
				*x = append(*x, in)
				continue
			}
		}
		intro, introduced := p.introduction(q)
		alone := p.opensSentence(q.First, p.a.Sentences[p.sentence[q.First]].First) && p.closesSentence(q)
		if !introduced && !alone {
			continue
		}
		end := tails[i]
		sure := w.speaks(p, q)
		if sure < looseLow && (sure < evens || !introduced && end.cue == noSource) {
			continue
		}
		claim(taken, relation{noSource, noSource, []stretch{in}})
		switch {
		case end.cue != noSource && claim(taken, relation{end.cue, noSource, nil}):
			found = append(found, finding{relation{end.cue, end.source, []stretch{in}}, -1, namedConfidence, false})
			latest = len(found) - 1
		case introduced:
			found = append(found, finding{relation{intro.cue, intro.source, []stretch{in}}, -1, namedConfidence, false})
			latest = len(found) - 1
		case latest >= 0 && p.follows(&found[latest], q):
			found[latest].contents = append(found[latest].contents, in)
		default:
			found = append(found, finding{relation{noSource, noSource, []stretch{in}}, -1, looseTrust * sure, false})
			latest = len(found) - 1
		}
	}
	slices.SortStableFunc(found, func(a, b finding) int { return a.start() - b.start() })
	return found
}

// start is the first token of the cue, or of the content where there is none.
func (f *finding) start() int {
	if f.cue == noSource {
		return f.contents[0].first
	}
	return f.cue.first
}

// An ending is where a finding ends.
type ending struct{ end, finding int }

// lastOf are the ends of the findings, in order.
func (p *page) lastOf(found []finding) []ending {
	out := make([]ending, len(found))
	for i := range found {
		out[i] = ending{found[i].end(), i}
	}
	slices.SortStableFunc(out, func(a, b ending) int { return a.end - b.end })
	return out
}

// end is the last token of a finding.
func (f *finding) end() int {
	last := max(f.cue.last, f.source.last)
	for _, c := range f.contents {
		last = max(last, c.last)
	}
	return last
}

// follows reports whether quotation q goes on with what finding f says: f is all
// in quotation marks, and between the two stand no words, or the rest of the
// sentence that lays f at somebody's door, and at most one border of lines.
func (p *page) follows(f *finding, q quotation.Quotation) bool {
	for _, c := range f.contents {
		for t := c.first; t <= c.last; t++ {
			if p.quote[t] < 0 && p.kind[t]&isWord != 0 {
				return false
			}
		}
	}
	end := f.end()
	if p.paragraph[q.First]-p.paragraph[end] > 1 || p.sentence[q.First]-p.sentence[end] != 1 {
		return false
	}
	// Other words in marks between would be somebody else's.
	for t := end + 1; t < q.First; t++ {
		if p.quote[t] >= 0 && p.kind[t]&isWord != 0 {
			return false
		}
	}
	return true
}

// introduction reads the words by which a quotation is introduced without a verb:
// the line up to its colon, or a line of its own that begins with "from".
func (p *page) introduction(q quotation.Quotation) (relation, bool) {
	const longest = 14
	l := p.lineOf(q.First)
	var s stretch
	var cue stretch
	switch {
	case q.First-1 > l.first && p.lower[q.First-1] == colon:
		s = stretch{l.first, q.First - 2}
		cue = stretch{q.First - 1, q.First - 1}
	case q.First == l.first && p.paragraph[l.first] > 0:
		before := p.lines[p.paragraph[l.first]-1]
		s = stretch{before.first, before.end - 1}
	default:
		return relation{}, false
	}
	s = p.words(s)
	if s.first > s.last || s.last-s.first >= longest {
		return relation{}, false
	}
	from := -1
	for t := s.first; t <= s.last; t++ {
		if p.kind[t]&isVerb != 0 || p.quote[t] >= 0 {
			return relation{}, false
		}
		if from < 0 && p.lower[t] == wordFrom {
			from = t
		}
	}
	switch {
	case from >= 0 && from-s.first <= 2 && from < s.last:
		if cue == (stretch{}) {
			cue = stretch{from, from}
		}
		s.first = from + 1
		if t := p.desk(s); t <= s.last {
			s.first = t
		}
	case cue == (stretch{}):
		return relation{}, false
	}
	if !p.upper(s.first) && !articles[p.lower[s.first]] || notices[p.lower[s.first]] || notices[p.lower[s.last]] {
		return relation{}, false
	}
	for t := s.first; t <= s.last; t++ {
		if p.tag[t] == tagNNP || p.tag[t] == tagNNPS {
			return relation{cue, s, nil}, true
		}
	}
	return relation{}, false
}

// desk is the first token of s after "the desk of" and the like.
func (p *page) desk(s stretch) int {
	if s.first+2 < s.last && p.lower[s.first] == wordThe && p.lower[s.first+2] == wordOf && p.kind[s.first+1]&isNoun != 0 && !p.upper(s.first+1) {
		return s.first + 3
	}
	return s.first
}

var wordFrom, wordThe, wordOf = hash("from"), hash("the"), hash("of")
