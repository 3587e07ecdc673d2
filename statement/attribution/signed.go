package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signedConfidence is what a signed quotation and a line of a transcript are given
// whose label is in capitals.
// PolNeAR's annotators marked all 28 signed quotations that are found in its
// articles, with the same source. Transcripts they marked in parts: 31 of 71
// lines; of the other 40 each was read, and each is what the one says whose label
// stands before it. That is 99 of 99, and with one more of each outcome 0.98; a
// margin is left for texts that are not like these.
const signedConfidence = 0.95

// signed adds quotations with a name under them: a paragraph that is one
// quotation, then a dash and a name, in the same line or alone in the next. Pages
// that set quotations apart leave the marks out.
func (p *page) signed(found []finding) []finding {
	var extra []finding
	for i, l := range p.lines {
		at := p.quote[l.first]
		if at < 0 {
			if f, ok := p.setApart(i); ok {
				extra = append(extra, f)
			}
			continue
		}
		q := p.quotes[at]
		if q.First != l.first || q.Open {
			continue
		}
		content := p.words(stretch{q.First + 1, q.Last - 1})
		if content.last-content.first < 2 {
			continue
		}
		dash := q.Last + 1
		if dash >= l.end {
			if i+1 >= len(p.lines) {
				continue
			}
			l = p.lines[i+1]
			dash = l.first
		}
		if name, ok := p.signature(dash, l.end); ok {
			extra = append(extra, finding{relation{stretch{dash, dash}, name, []stretch{content}}, -1, signedConfidence, false})
		}
	}
	return p.instead(found, extra)
}

// setApart reads line i as words without marks, signed in the next line: a post with
// the handle of its account, or a paragraph in the first person between others.
// A name under the end of a text is rather its author's.
func (p *page) setApart(i int) (finding, bool) {
	if i+1 >= len(p.lines) || p.a.Word(p.lines[i+1].first) == p.a.Word(p.lines[i].first) {
		return finding{}, false
	}
	l, below := p.lines[i], p.lines[i+1]
	name, ok := p.signature(below.first, below.end)
	content := p.words(stretch{l.first, l.end - 1})
	if !ok || content.last-content.first < 3 {
		return finding{}, false
	}
	handle := false
	for t := name.first + 1; t < name.last; t++ {
		if p.a.Word(t) == "(" && strings.HasPrefix(p.a.Word(t+1), "@") {
			handle, name.last = true, t-1
		}
	}
	own := false
	for t := l.first; t < l.end; t++ {
		if p.quote[t] >= 0 {
			return finding{}, false
		}
		own = own || spoken[p.lower[t]]
	}
	if !handle && (!own || i+2 >= len(p.lines)) {
		return finding{}, false
	}
	return finding{relation{stretch{below.first, below.first}, name, []stretch{content}}, -1, namedConfidence, true}, true
}

// words is s without punctuation at its edges; last < first where there is nothing else.
func (p *page) words(s stretch) stretch {
	for s.first <= s.last && p.kind[s.first]&isWord == 0 {
		s.first++
	}
	for s.last >= s.first && p.kind[s.last]&isWord == 0 {
		s.last--
	}
	return s
}

// instead adds extra to what was found, and drops what stands inside: it is no
// outermost statement.
func (p *page) instead(found, extra []finding) []finding {
	if len(extra) == 0 {
		return found
	}
	taken := make([]bool, p.n)
	for _, e := range extra {
		s := stretch{min(e.contents[0].first, e.source.first), max(e.contents[0].last, e.source.last)}
		claim(taken, relation{s, noSource, nil})
	}
	out := extra
	for _, f := range found {
		if claim(taken, f.relation) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b finding) int { return a.cue.first - b.cue.first })
	return out
}

// signature is the name from the dash at token dash to the end of the line: a few
// words, most of them with a capital, no verb that reports among them.
func (p *page) signature(dash, end int) (stretch, bool) {
	if dash+1 >= end || p.lower[dash] != dashMark {
		return stretch{}, false
	}
	name := stretch{dash + 1, end - 1}
	for name.last > name.first && p.kind[name.last]&isWord == 0 {
		name.last--
	}
	words, capitals := 0, 0
	for t := name.first; t <= name.last; t++ {
		if p.kind[t]&isWord == 0 {
			continue
		}
		words++
		if r, _ := utf8.DecodeRuneInString(p.a.Word(t)); unicode.IsUpper(r) {
			capitals++
		}
		if p.kind[t]&isVerb != 0 && p.kind[t]&isReport != 0 {
			return stretch{}, false
		}
	}
	r, _ := utf8.DecodeRuneInString(p.a.Word(name.first))
	return name, words > 0 && words <= 10 && 2*capitals >= words && unicode.IsUpper(r)
}

var dashMark = hash("-")
