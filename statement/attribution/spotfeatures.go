package attribution

import (
	"github.com/openhearsay/hearsay/language/coref"
)

// A sourceSort says what a source is.
type sourceSort uint32

const (
	noOne sourceSort = iota
	firstPersonSort
	pronounSort
	relativeSort
	thingPronoun
	generalSort
	nameSort
	personSort
	paperSort
	bodySort
	otherSort
)

// sortOf says what source s is.
func (p *page) sortOf(s stretch) sourceSort {
	if s == noSource {
		return noOne
	}
	if p.firstPerson(s) {
		return firstPersonSort
	}
	if s.first == s.last {
		w := p.lower[s.first]
		switch {
		case relatives[w]:
			return relativeSort
		case w == wordIt || w == wordThat || thingWords[w]:
			return thingPronoun
		case nobodyInParticular[w]:
			return generalSort
		case p.tag[s.first] == tagPRP:
			return pronounSort
		}
	}
	head := s.last
	for t := s.first; t <= s.last; t++ { // up to what hangs on the head
		if p.tag[t] == tagIN || p.tag[t] == tagWP || p.tag[t] == tagWDT || p.kind[t]&isMark != 0 {
			break
		}
		if p.kind[t]&isNoun != 0 {
			head = t
		}
	}
	switch {
	case p.tag[head] == tagNNP || p.tag[head] == tagNNPS:
		return nameSort
	case carriers[p.stem[head]]:
		return paperSort
	case bodies[p.stem[head]]:
		return bodySort
	case coref.Persons(p.a.Lower(head)):
		return personSort
	}
	return otherSort
}

// tells adds the features of whether spot s tells of something said. held is the
// finding that holds it, nil for none.
func (p *page) tells(b *bag, s *spot, held *finding) {
	t := s.at
	l := line{s.part.first, s.part.end}
	stem, class, tag, rel := p.stem[t], p.class[t], p.tag[t], p.rel[t]
	nested := flag(held != nil)
	from := uint32(p.sortOf(s.source))
	b.one(500, 0)
	b.one(501, stem)
	b.two(502, stem, tag)
	b.two(503, class, tag)
	b.three(504, class, tag, rel)
	b.two(505, stem, nested)
	b.three(506, class, tag, nested)
	b.two(507, from, class)
	b.three(508, from, class, tag)
	b.two(509, from, nested)
	b.two(510, from, stem)
	b.two(511, flag(s.passive), class)
	b.two(512, flag(s.passive), stem)
	b.three(513, flag(s.passive), from, tag)
	var right, left uint32
	clause := uint32(0)
	for _, c := range few(p.children(t)) {
		r := p.rel[c]
		side := flag(int(c) > t)
		b.three(514, r, side, class)
		b.three(515, r, side, stem)
		b.three(516, r, side, tag)
		if skippedKids[r] {
			continue
		}
		if side == 1 {
			right += mix(9, r) | 1
			if r == relCcomp || r == relXcomp || r == relAcl {
				clause = mix(r, p.tag[c])
				b.three(517, r, p.tag[c], class)
				b.three(518, r, p.lower[p.left[c]], class)
			}
			if c := p.cased(int(c)); c != 0 {
				b.two(519, c, stem)
				b.three(520, c, class, tag)
			}
		} else {
			left += mix(9, r) | 1
		}
	}
	b.two(521, right, class)
	b.two(522, right, tag)
	b.three(523, left, class, tag)
	b.three(524, clause, class, nested)
	b.three(525, clause, from, tag)
	w1, w2 := at(p.lower, t-1, l), at(p.lower, t+1, l)
	b.two(526, w1, tag)
	b.two(527, w2, class)
	b.two(528, w2, stem)
	b.two(529, w1, stem)
	b.two(530, at(p.tag, t-1, l), class)
	b.two(531, at(p.tag, t+1, l), class)
	b.three(532, at(p.tag, t-1, l), tag, at(p.tag, t+1, l))
	b.two(533, at(p.lower, t+2, l), class)
	// What makes of a saying one that was not.
	denied, hangs, opened := uint32(0), uint32(0), uint32(0)
	for i := max(s.part.first, s.cue.first-3); i < t; i++ {
		if p.kind[i]&isNegation != 0 {
			denied = 1
		}
		if unreal[p.lower[i]] {
			hangs = p.lower[i]
		}
		if ifWords[p.lower[i]] {
			opened = 1
		}
	}
	if p.tag[t] == tagVB && w1 == wordTo {
		hangs = wordTo
	}
	b.two(534, denied, class)
	b.two(535, denied, stem)
	b.two(536, hangs, class)
	b.three(537, hangs, class, nested)
	b.two(538, opened, class)
	b.two(539, hangs, stem)
	quoted := flag(p.quote[t] >= 0)
	b.three(540, quoted, from, class)
	b.three(541, quoted, from, tag)
	b.two(542, quoted, stem)
	if h := p.head[t]; h >= 0 {
		b.two(543, p.stem[h], rel)
		b.three(544, p.class[h], rel, class)
		b.three(545, p.tag[h], rel, class)
	}
	b.two(546, bucket(t-s.part.first), nested)
	if held != nil && held.cue != noSource {
		k := p.headToken(held.cue)
		b.two(547, p.class[k], class)
		b.three(548, p.stem[k], class, tag)
		b.three(549, p.class[k], from, class)
		b.two(550, flag(p.stem[k] == stem), class)
		same := flag(held.source != noSource && s.source != noSource && p.sortOf(held.source) == p.sortOf(s.source))
		b.two(551, same, from)
		b.three(552, flag(t == s.region.first), tag, class)
	}
	sent := p.a.Sentences[p.sentence[t]]
	ask := uint32(0)
	for i := sent.End - 1; i > sent.First && i > sent.End-3; i-- {
		if p.a.Word(i) == "?" {
			ask = 1
		}
	}
	b.two(553, ask, class)
	if s.source != noSource {
		b.two(554, p.lower[s.source.last], class)
		b.one(555, p.stem[s.source.last])
		b.two(556, bucket(t-s.source.last), class)
	}
}

// few is at most the first forty of children.
func few(children []int32) []int32 { return children[:min(len(children), 40)] }

// takes adds the features of what spot s introduces: option o.
func (p *page) takes(b *bag, s *spot, o *option) {
	t, c := s.at, o.content
	l := line{s.part.first, s.part.end}
	stem, class, tag := p.stem[t], p.class[t], p.tag[t]
	how := mix(uint32(o.way), o.rel)
	end := uint32(o.edge)
	w, e := uint32(o.way), end
	first, last := p.lower[c.first], p.lower[c.last]
	next, before := at(p.lower, c.last+1, l), at(p.lower, c.first-1, l)
	b.one(600, w)
	b.two(601, w, e)
	b.two(602, how, class)
	b.two(603, how, stem)
	b.three(604, how, e, tag)
	b.three(605, how, e, class)
	b.three(606, w, p.tag[c.first], class)
	b.two(607, first, class)
	b.two(608, first, w)
	b.two(609, before, w)
	b.two(610, before, stem)
	b.two(611, next, e)
	b.three(612, next, p.rel[min(c.last+1, p.n-1)], w)
	b.two(613, at(p.tag, c.last+1, l), e)
	b.three(614, at(p.lower, c.last+2, l), next, e)
	b.three(615, at(p.tag, c.last+2, l), next, w)
	length := bucket(c.last - c.first + 1)
	b.two(616, length, class)
	b.two(617, length, w)
	b.two(618, length, p.tag[c.first])
	b.two(619, p.tag[c.last], e)
	b.one(620, last)
	dist := bucket(c.first - t)
	b.two(621, dist, class)
	b.two(622, dist, w)
	open := flag(p.starts[c.first] >= 0 && p.right[p.starts[c.first]] == int32(c.last))
	b.three(623, open, w, e)
	full := flag(c.last >= s.part.end-3)
	b.three(624, full, w, e)
	b.two(625, full, class)
	q1, q2 := p.quoteState(c.first, l), p.quoteState(c.last, l)
	b.three(626, q1, q2, w)
	b.two(627, q2, p.quoteState(c.last+1, l))
	b.two(628, flag(p.quote[t] == p.quote[c.first]), flag(p.quote[c.first] == p.quote[c.last]))
	finite, commas, reports, infinitive := 0, 0, 0, uint32(0)
	for i := c.first; i <= c.last && i < c.first+80; i++ {
		switch p.tag[i] {
		case tagVBD, tagVBZ, tagVBP, tagMD:
			finite++
		case tagTO:
			if i == c.first {
				infinitive = 1
			}
		}
		if cutting[p.lower[i]] {
			commas++
		}
		if p.kind[i]&isReport != 0 && p.kind[i]&isVerb != 0 {
			reports++
		}
	}
	b.three(629, clip(finite, 3), w, class)
	b.three(630, clip(finite, 3), how, tag)
	b.three(631, clip(commas, 3), w, e)
	b.three(632, clip(reports, 2), w, e)
	b.three(633, infinitive, class, tag)
	b.two(634, infinitive, stem)
	inner := 0
	var tops [3]uint32 // relations of the phrases whose head lies outside, in order
	for i := c.first; i <= c.last && i < c.first+80; i++ {
		if h := int(p.head[i]); (h < c.first || h > c.last) && p.rel[i] != relPunct {
			if inner < len(tops) {
				tops[inner] = p.rel[i]
			}
			inner++
		}
	}
	b.two(635, clip(inner, 4), e)
	b.three(636, tops[0], tops[1], tops[2])
	b.three(637, tops[0], clip(inner, 3), class)
	b.three(638, tops[0], w, tag)
	// what hangs on the content from the right of it
	cut := uint32(0)
	for i := c.last + 1; i < min(c.last+4, s.part.end); i++ {
		if h := int(p.head[i]); h >= c.first && h <= c.last && p.rel[i] != relPunct {
			cut = p.rel[i]
		}
	}
	b.two(639, cut, e)
	b.two(640, cut, next)
	if k := len(s.options) - 1; s.options[k].way == byField { // how it stands to what the fields found
		x := s.options[k].content
		change := bucket(c.last-x.last) ^ bucket(c.first-x.first)<<8
		b.one(650, change)
		b.two(651, change, class)
		b.two(652, flag(c.last > x.last)|flag(c.last < x.last)<<1, e)
		b.three(653, flag(c.last > x.last)|flag(c.last < x.last)<<1, next, at(p.lower, x.last+1, l))
		b.two(654, flag(c == x), q1)
		b.two(655, flag(c.last > x.last)|flag(c.last < x.last)<<1, at(p.tag, min(c.last, x.last)+2, l))
		b.two(656, flag(c.first < x.first)|flag(c.first > x.first)<<1, p.tag[c.first])
	}
	if s.source != noSource {
		b.two(641, flag(c.first > s.source.last), w)
		b.three(642, flag(c.overlaps(s.source)), w, e)
	}
}
