package attribution

import "slices"

// again is the cue of an outermost finding as a spot, its content the last of the
// options; ok is false where there is not one content in the sentence of its cue.
func (p *page) again(f *finding) (s spot, ok bool) {
	if len(f.contents) != 1 || f.cue == noSource || f.verbatim || f.source == f.cue {
		return s, false
	}
	c := f.contents[0]
	at := p.headToken(f.cue)
	if p.sentence[c.first] != p.sentence[at] || p.sentence[c.last] != p.sentence[at] {
		return s, false
	}
	sent := p.a.Sentences[p.sentence[at]]
	s = spot{at: at, cue: f.cue, source: f.source, holder: -1, region: line{sent.First, sent.End}, part: line{sent.First, sent.End}}
	for _, k := range few(p.children(at)) {
		s.passive = s.passive || p.rel[k] == relAuxPass
	}
	p.propose(&s)
	s.options = slices.DeleteFunc(s.options, func(o option) bool {
		return o.content == c || o.content.overlaps(f.cue) || f.source != noSource && o.content.overlaps(f.source)
	})
	x := p.words(c)
	for i := range s.options { // "that", left off
		if o := &s.options[i]; c.holds(o.content) && o.content.last == x.last && o.content.first == x.first+1 && p.lower[x.first] == wordThat {
			o.content.first--
		}
	}
	s.options = slices.DeleteFunc(s.options, func(o option) bool { return o.content == x })
	s.options = append(s.options, option{content: c, way: byField})
	return s, true
}

// propose fills in what a spot may introduce.
func (p *page) propose(s *spot) {
	t := s.at
	c := &choosing{page: p, s: s}
	for _, k := range few(p.children(t)) {
		k := int(k)
		if k <= s.cue.last || k >= s.part.end || skippedKids[p.rel[k]] {
			continue
		}
		start := max(int(p.left[k]), s.cue.last+1)
		c.ends(start, k, byTree, p.rel[k])
	}
	seen := 0
	for i := s.cue.last + 1; i < s.part.end && i < s.cue.last+9 && seen < 3; i++ {
		if p.kind[i]&isOpen != 0 {
			if q := p.quotes[p.quote[i]]; q.First == i && q.Last > i+1 && p.quote[t] != p.quote[i] {
				c.add(stretch{i + 1, min(q.Last, s.region.end-1)}, byQuote, 0, edgeQuote)
				c.ends(i+1, -1, byQuote, 0)
			}
		}
		if w := p.lower[i]; openers[w] {
			start := i
			if after[w] {
				start++
			}
			if start < s.part.end {
				c.ends(start, int(p.head[i]), byWord, w)
				seen++
			}
		}
	}
	if next := s.cue.last + 1; next < s.part.end {
		c.ends(next, -1, byNext, 0)
	}
	c.leftward()
	s.options = c.out
}

// choosing gathers options of a spot.
type choosing struct {
	*page
	s   *spot
	out []option
}

// add adds an option unless it is there, holds no word, or holds the spot where
// it should not.
func (c *choosing) add(x stretch, w way, rel uint32, e edge) {
	s := c.s
	x = stretch{max(x.first, s.region.first), min(x.last, s.region.end-1)}
	if x.first > x.last || len(c.out) >= mostOptions {
		return
	}
	if x = c.words(x); x.first > x.last || c.kind[x.first]&isWord == 0 {
		return
	}
	if w != byWhole && x.first <= s.cue.last && x.last >= s.cue.first {
		return
	}
	for i := range c.out {
		if c.out[i].content == x {
			return
		}
	}
	c.out = append(c.out, option{x, w, rel, e})
}

// ends adds the options that start at token first: where the phrase with head k
// ends (-1 for none), where all that hangs on the spot ends, and so on.
func (c *choosing) ends(first, k int, w way, rel uint32) {
	s := c.s
	end := s.part.end - 1
	tree := -1
	if k >= first && k < s.part.end {
		tree = min(int(c.right[k]), end)
		c.add(stretch{first, tree}, w, rel, edgeTree)
	}
	if r := min(int(c.right[s.at]), end); r >= first && r != tree {
		c.add(stretch{first, r}, w, rel, edgeWord)
	}
	c.add(stretch{first, end}, w, rel, edgePart)
	comma, last, and := -1, -1, -1
	inside := c.quote[first]
	for i := first + 1; i <= end; i++ {
		if c.kind[i]&isMark != 0 && c.quote[i] == inside && cutting[c.lower[i]] {
			if comma < 0 {
				comma = i - 1
			}
			last = i - 1
		}
		if and < 0 && c.rel[i] == relCc && i+1 <= end && i > first+1 {
			for j := i + 1; j <= min(i+2, end); j++ {
				switch c.tag[j] {
				case tagVBD, tagVBZ, tagVBP, tagMD, tagVBG:
					and = i - 1
				}
			}
		}
	}
	if comma >= first {
		c.add(stretch{first, comma}, w, rel, edgeComma)
	}
	if last > comma {
		c.add(stretch{first, last}, w, rel, edgeLast)
	}
	if and >= first {
		c.add(stretch{first, and}, w, rel, edgeAnd)
	}
	if s.region.end > s.part.end && (rel == wordColon || w == byQuote) {
		c.add(stretch{first, s.region.end - 1}, w, rel, edgeFar)
	}
}

// cutting are marks before which a content may end.
var cutting = hashes(",", "-", ";", ":", "(", ")", "...")

// leftward adds what stands before the spot.
func (c *choosing) leftward() {
	s, t := c.s, c.s.at
	before := s.cue.first
	if s.source != noSource && s.source.last < before && before-s.source.last < 5 {
		before = s.source.first
	}
	for _, k := range few(c.children(t)) {
		k := int(k)
		if k >= t || k < s.part.first {
			continue
		}
		switch c.rel[k] {
		case relPassive, relSubject:
			if !s.passive {
				continue
			}
			x := c.phrase(k)
			c.add(x, bySubject, c.rel[k], edgeTree)
			c.add(stretch{x.first, int(c.right[t])}, byWhole, c.rel[k], edgeWord)
			c.add(stretch{x.first, s.part.end - 1}, byWhole, c.rel[k], edgePart)
			for i := t + 1; i < s.part.end; i++ {
				if cutting[c.lower[i]] {
					c.add(stretch{x.first, i - 1}, byWhole, c.rel[k], edgeComma)
					break
				}
			}
		case relCcomp:
			c.add(c.phrase(k), byFrame, relCcomp, edgeTree)
		}
	}
	h := int(c.head[t])
	if h >= s.part.first && h < s.part.end && h < t && (c.rel[t] == relRelative || c.rel[t] == relAcl) {
		x := c.phrase(h)
		limit := t
		for _, k := range few(c.children(t)) {
			limit = min(limit, int(c.left[k]))
		}
		c.add(stretch{x.first, limit - 1}, byAntecedent, c.rel[t], edgeTree)
		if s.passive {
			c.add(stretch{x.first, x.last}, byWhole, c.rel[t], edgeTree)
			c.add(stretch{x.first, int(c.right[t])}, byWhole, c.rel[t], edgeWord)
		}
	}
	// The clause that the spot is put into, on either side of it.
	switch c.rel[t] {
	case relParataxis, relAdvcl, relCase, relAdvmod, relCcomp, relObl:
	default:
		if h >= 0 {
			return
		}
	}
	first, end := s.part.first, before
	c.add(stretch{first, end - 1}, byFrame, c.rel[t], edgePart)
	for i := before - 2; i > first; i-- {
		if cutting[c.lower[i]] {
			c.add(stretch{i + 1, end - 1}, byFrame, c.rel[t], edgeLast)
			break
		}
	}
	if h >= 0 {
		x := c.phrase(h)
		if x.first < before {
			c.add(stretch{max(x.first, first), end - 1}, byFrame, c.rel[t], edgeTree)
		}
	}
	over := s.cue.last
	if s.source != noSource {
		over = max(over, s.source.last)
	}
	if over+1 < s.part.end {
		c.add(stretch{over + 1, s.part.end - 1}, byFrame, c.rel[t], edgeWord)
		for i := over + 2; i < s.part.end; i++ {
			if cutting[c.lower[i]] {
				c.add(stretch{over + 1, i - 1}, byFrame, c.rel[t], edgeComma)
				break
			}
		}
	}
	if c.rel[t] == relAdvmod { // "the pier has reportedly fallen"
		c.add(stretch{first, s.part.end - 1}, byWhole, relAdvmod, edgePart)
		if h >= 0 {
			c.add(c.phrase(h), byWhole, relAdvmod, edgeTree)
		}
	}
}
